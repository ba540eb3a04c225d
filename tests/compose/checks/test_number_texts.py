from pipeline.compose.checks.number_texts import number_texts
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
