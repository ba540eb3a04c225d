from dataclasses import replace
from datetime import date

import pytest

from pipeline.compose.checks.number_texts import number_texts
from pipeline.model.notice import Severity
from tests.compose.checks.ground import evidence_of, found, sheet

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
    ["khoảng 40", "Xấp xỉ 40", "gần 40", "ước 40", "dự kiến 40", "đạt 40", "~40", "(12)", "**"],
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
