from datetime import date

import pytest

from pipeline.compose.checks.number_texts import number_texts
from pipeline.model.document import Table
from pipeline.model.fixed import replace
from pipeline.model.form import Form, FormTable
from pipeline.model.notice import Severity
from pipeline.model.table import Value
from tests.compose.checks.ground import evidence_of, found, said, sheet

HEAD = ["STT", "Tuyến", "Chiều dài [km]"]
ROWS = [["1", "a", "12,5"], ["2", "b", "8"], ["3", "c", "1.200"], ["4", "d", "45"]]


def test_a_number_with_two_readings_is_told_with_both() -> None:
    evidence = evidence_of(sheet([HEAD, *ROWS, ["5", "e", "15,000"]]))
    notice = next(iter(number_texts(evidence)))
    assert (notice.cell, notice.code) == ("S!C6", "so-hai-nghia")
    assert "15 hoặc 15.000" in notice.message


def test_words_in_a_column_of_numbers_are_told() -> None:
    assert found(number_texts, evidence_of(sheet([HEAD, *ROWS, ["5", "e", "12O"]]))) == [
        ("S!C6", "chu-trong-cot-so")
    ]


def test_ranges_bounds_dashes_and_no_data_are_values() -> None:
    honest = [["5", "e", "28-30"], ["6", "f", ">68,0"], ["7", "g", "-"], ["8", "h", "chưa có"]]
    assert found(number_texts, evidence_of(sheet([HEAD, *ROWS, *honest]))) == []


def test_a_letter_for_a_figure_is_told_in_a_table_of_three_rows_too() -> None:
    table = sheet([HEAD, ["1", "a", "12,5"], ["2", "b", "8"], ["3", "c", "1O5"]])
    assert found(number_texts, evidence_of(table)) == [("S!C4", "chu-trong-cot-so")]


def test_marks_codes_angles_and_rough_figures_are_let_pass() -> None:
    honest = [["5", "e", "(2)"], ["6", "f", "(*)"], ["7", "g", "0205 3812 345"],
              ["8", "h", "21°50′"], ["9", "i", "khoảng 40.000"], ["10", "", "(1.250)"]]  # fmt: skip
    assert found(number_texts, evidence_of(sheet([HEAD, *ROWS, *honest]))) == []


@pytest.mark.parametrize(
    "text",
    [
        "không", "không có", "chưa có", "chưa có số liệu", "chưa xác định", "phần còn lại",
        "còn lại", "kxđ", "n/a", "na", "//", "nt", "không xác định", "chưa thống kê", "kph", "bỏ",
        "-", "Chưa có",
    ],
)  # fmt: skip
def test_words_for_no_value_are_values(text: str) -> None:
    assert found(number_texts, evidence_of(sheet([HEAD, *ROWS, ["5", "e", text]]))) == []


@pytest.mark.parametrize(
    "text",
    [
        "khoảng 40",
        "Xấp xỉ 40",
        "gần 40",
        "ước 40",
        "dự kiến 40",
        "đạt 40",
        "~40",
        "(12)",
        "**",
        "0205 3812 345",
        "21°50′",
        "(*)",
    ],
)
def test_words_before_a_figure_are_let_pass(text: str) -> None:
    assert found(number_texts, evidence_of(sheet([HEAD, *ROWS, ["5", "e", text]]))) == []


def test_words_without_a_figure_are_a_remark_and_with_one_a_warning() -> None:
    for text, severity in (("nâng cấp", Severity.INFO), ("12O", Severity.WARNING)):
        (notice,) = number_texts(evidence_of(sheet([HEAD, *ROWS, ["5", "e", text]])))
        assert notice.severity is severity


def test_seven_of_ten_make_a_column_of_numbers_and_six_do_not() -> None:
    def told(words: int) -> int:
        rows = [["1", "a", "12"]] * (10 - words) + [["2", "b", "nâng cấp"]] * words
        return len(found(number_texts, evidence_of(sheet([HEAD, *rows]))))

    assert told(3) == 3
    assert told(4) == 0


def test_two_numbers_beside_one_text_hold_only_texts_with_digits() -> None:
    two = [["1", "a", "12"], ["2", "b", "8"]]
    assert found(number_texts, evidence_of(sheet([HEAD, *two, ["3", "c", "nâng cấp"]]))) == []
    assert len(found(number_texts, evidence_of(sheet([HEAD, *two, ["3", "c", "1O5"]])))) == 1
    one = [["1", "a", "12"]]
    assert found(number_texts, evidence_of(sheet([HEAD, *one, ["3", "c", "1O5"]]))) == []


def test_three_of_five_are_enough_beside_a_text_with_digits() -> None:
    rows = [["1", "a", "12"]] * 3 + [["2", "b", "1O5"], ["3", "c", "nâng cấp"]]
    assert found(number_texts, evidence_of(sheet([HEAD, *rows]))) == [("S!C5", "chu-trong-cot-so")]


def test_a_day_among_numbers_is_one_that_excel_made() -> None:
    table = sheet([HEAD, *ROWS, ["5", "e", "7"]])
    last = table.grid.rows[-1]
    cells = (*last.cells[:2], replace(last.cells[2], value=date(2025, 4, 3)))
    grid = replace(table.grid, rows=(*table.grid.rows[:-1], replace(last, cells=cells)))
    (notice,) = number_texts(evidence_of(replace(table, grid=grid)))
    assert (notice.code, notice.cell) == ("so-thanh-ngay", "S!C6")


def test_a_long_text_is_cut_at_sixty_letters() -> None:
    for length, shown in ((60, "x" * 60), (61, "x" * 59 + "…")):
        (notice,) = number_texts(evidence_of(sheet([HEAD, *ROWS, ["5", "e", "x" * length]])))
        assert f"“{shown}”" in notice.message


TWO, WORDS, DAY = "so-hai-nghia", "chu-trong-cot-so", "so-thanh-ngay"


def told(*cells: str, name: str = "Chiều dài [km]", unit: str = "") -> list[tuple[str, str]]:
    rows = [[str(at), f"tuyến {chr(96 + at)}", cell] for at, cell in enumerate(cells, 1)]
    return found(number_texts, evidence_of(sheet([["STT", "Tuyến", name], *rows], unit=unit)))


def typed(table: Table, *values: Value) -> Table:
    """The table with these values in the last cells of its first rows, as Excel keeps them."""
    head, *body = table.grid.rows
    rows = [
        replace(row, cells=(*row.cells[:2], replace(row.cells[2], value=value)))
        for row, value in zip(body, values, strict=False)
    ]
    return replace(table, grid=replace(table.grid, rows=(head, *rows, *body[len(rows) :])))


def test_what_is_said_of_two_readings_names_both_and_the_unit() -> None:
    table = sheet([HEAD, *ROWS, ["5", "e", "15,000"]])
    assert said(number_texts, evidence_of(table)) == [
        "S!C6 warning so-hai-nghia: “15,000” có thể là 15 hoặc 15.000 (cột “Chiều dài”, km)"
        " → viết 15 hoặc 15.000: dấu phẩy cho phần thập phân, dấu chấm cho hàng nghìn"
    ]
    bare = sheet([["STT", "Tuyến", "Số hộ"], *ROWS, ["5", "e", "15,000"]])
    (line,) = said(number_texts, evidence_of(bare))
    assert "(cột “Số hộ”) →" in line
    (shared,) = said(number_texts, evidence_of(replace(bare, unit="hộ")))
    assert "(cột “Số hộ”, hộ) →" in shared


def test_two_readings_are_told_of_a_single_cell_where_a_unit_says_that_it_counts() -> None:
    words = ("nâng cấp", "mở rộng", "sửa")
    assert told(*words, "15,000", name="Việc") == []
    assert told("15,000", "8", name="Việc") == []
    assert told("15,000", "8", "9", name="Việc") == [("S!C2", TWO)]
    assert told(*words, "15,000 km", name="Việc") == [("S!C5", TWO)]
    assert told(*words, "15,000", name="Việc", unit="km") == [("S!C5", TWO)]


def test_what_is_said_of_words_and_days_names_the_column() -> None:
    (line,) = said(number_texts, evidence_of(sheet([HEAD, *ROWS, ["5", "e", "12O"]])))
    assert line == (
        "S!C6 warning chu-trong-cot-so: cột “Chiều dài” là cột số, ô này là chữ: “12O” nên không "
        "cộng, không so sánh được → ghi một số, hoặc dấu - nếu không có số liệu; chuyển lời giải "
        "thích sang cột Ghi chú"
    )
    days = typed(sheet([HEAD, ["0", "x", "3-4"], *ROWS]), date(2025, 4, 3))
    assert said(number_texts, evidence_of(days)) == [
        "S!C2 warning so-thanh-ngay: cột “Chiều dài” là cột số, ô này là ngày 3-4: Excel đã tự "
        "đổi khi gõ, ví dụ 3-4 hoặc 1/2 → đổi ô sang dạng chữ (Text) hoặc số rồi gõ lại giá trị"
    ]


def test_days_are_told_in_a_column_of_numbers_alone() -> None:
    table = sheet([HEAD, *ROWS])
    assert found(number_texts, evidence_of(typed(table, *[date(2025, 4, 3)] * 4))) == []
    assert found(number_texts, evidence_of(typed(table, *[date(2025, 4, 3)] * 2))) == []
    assert found(number_texts, evidence_of(typed(table, date(2025, 4, 3)))) == [("S!C2", DAY)]


def test_yes_and_no_are_no_numbers() -> None:
    table = sheet([HEAD, *ROWS, ["5", "e", "nâng cấp"]])
    assert found(number_texts, evidence_of(table)) == [("S!C6", WORDS)]
    assert found(number_texts, evidence_of(typed(table, True, False))) == []


def test_three_numbers_are_enough_for_words_and_three_of_five_for_texts_with_digits() -> None:
    assert told("12", "8", "9", "nâng cấp") == [("S!C5", WORDS)]
    assert told("12", "8", "1O5") == [("S!C4", WORDS)]
    assert told("12", "8", "1O5", "2O5") == []
    assert told("12", "1O5") == []
    assert told("12", "8", "9", "1O5", "2O5") == [("S!C5", WORDS), ("S!C6", WORDS)]
    assert told("12", "8", "9", "1O5", "2O5", "3O5") == []
    assert told("12", "8", "-", "", "1O5") == [("S!C6", WORDS)]


@pytest.mark.parametrize(
    ("name", "asked"),
    [("Chiều dài [km]", True), ("STT", False), ("TT", False), ("Đơn vị tính", False),
     ("ĐVT", False), ("Ghi chú", False), ("Năm hoàn thành", False)],
)  # fmt: skip
def test_only_columns_that_may_count_are_read(name: str, *, asked: bool) -> None:
    assert (told("12", "8", "9", "10", "1O5", name=name) != []) is asked
    assert (told("12", "8", "9", "10", "15,000", name=name) != []) is asked


def test_header_rows_hold_no_numbers() -> None:
    assert told("12", "8", "9", name="1O5") == []


def test_no_more_than_twenty_cells_are_told_and_a_filled_form_is_left_to_its_reading() -> None:
    numbers = [[str(at), "a", "12"] for at in range(60)]
    words = [[str(at), "a", "1O5"] for at in range(21)]
    evidence = evidence_of(sheet([HEAD, *numbers, *words]))
    assert len(found(number_texts, evidence)) == 20
    filled = FormTable(Form("f", "F", ()), evidence.tables[0].table.workbook, "S", (), ())
    assert found(number_texts, replace(evidence, forms=(filled,))) == []
    other = replace(filled, sheet="T")
    assert len(found(number_texts, replace(evidence, forms=(other,)))) == 20


def test_a_formula_or_an_error_was_told_by_the_reader_of_the_workbook() -> None:
    for text in ("=SUM(C2:C5)", "#REF!", "#N/A", "#DIV/0!", "#NAME?"):
        assert found(number_texts, evidence_of(sheet([HEAD, *ROWS, ["5", "e", text]]))) == []
    for text in ("#1 A", "nâng cấp"):
        assert len(found(number_texts, evidence_of(sheet([HEAD, *ROWS, ["5", "e", text]])))) == 1
