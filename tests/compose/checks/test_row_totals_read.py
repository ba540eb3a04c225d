"""What is read of a table before its rows are added, and what is said of a total."""

from pipeline.compose.checks.row_totals import row_totals
from tests.compose.checks.ground import evidence_of, found, said, sheet

HEAD = ["STT", "Dự án", "Vốn [tỷ đồng]"]
ROWS = [["1", "a", "100"], ["2", "b", "200"]]
WRONG = ["", "Tổng cộng", "470"]
TOLD = [("S!C4", "tong-dong-sai")]


def told(*rows: list[str], head: list[str] = HEAD, unit: str = "") -> list[tuple[str, str]]:
    return found(row_totals, evidence_of(sheet([head, *rows], unit=unit)))


def test_a_total_is_told_with_the_rows_that_hold_numbers_and_the_gap() -> None:
    rows = [["1", "a", ""], ["2", "b", "1.000"], ["3", "c", "200"], ["4", "d", "-"],
            ["", "Tổng cộng", "1.300,5"]]  # fmt: skip
    assert said(row_totals, evidence_of(sheet([HEAD, *rows]))) == [
        "S!C6 warning tong-dong-sai: tổng của cột “Vốn” là 1.300,5, nhưng các dòng thành phần "
        "(C3 đến C4) cộng lại được 1.200 (chênh 100,5) → đối chiếu từng dòng rồi sửa số sai, hoặc "
        "sửa tổng thành 1.200"
    ]
    groups = [["I", "Y tế", "310"], *ROWS, ["II", "Xã", "5"], ["1", "c", "5"]]
    (line,) = said(row_totals, evidence_of(sheet([HEAD, *groups])))
    assert "dòng “Y tế” của cột “Vốn” là 310, nhưng các dòng thành phần (C3 đến C4)" in line


def test_rates_are_known_by_the_unit_of_their_column_or_of_the_table() -> None:
    amounts = ["STT", "Dự án", "Kết quả"]
    assert told(*ROWS, WRONG, head=amounts) == TOLD
    assert told(*ROWS, WRONG, head=amounts, unit="%") == []
    assert told(*ROWS, WRONG, head=[*amounts[:2], "Kết quả [%]"]) == []
    assert told(*ROWS, WRONG, head=[*amounts[:2], "Kết quả [%]"], unit="tỷ đồng") == []
    assert told(*ROWS, WRONG, head=[*amounts[:2], "Kết quả [tỷ đồng]"], unit="%") == TOLD


def test_a_row_of_words_is_left_out_of_a_total() -> None:
    words = ["3", "c", "chưa có số liệu"]
    assert told(ROWS[0], words, ROWS[1], WRONG) == [("S!C5", "tong-dong-sai")]
    assert told(ROWS[0], words, ROWS[1], ["", "Tổng cộng", "300"]) == []
    assert told(["", "Tổng cộng", "470"], ROWS[0], words, ROWS[1]) == [("S!C2", "tong-dong-sai")]
    assert told(["", "Tổng cộng", "300"], ROWS[0], words, ROWS[1]) == []


SHARES = ["STT", "Khu vực", "Cơ cấu [%]"]


def test_shares_without_a_total_are_left_to_their_own_check() -> None:
    groups = [["I", "A", "30"], ["1", "a", "20"], ["2", "b", "5"], ["II", "B", "45"]]
    assert told(*groups, head=SHARES) == []
    large = [["I", "A", "97"], ["1", "a", "40"], ["2", "b", "50"]]
    assert told(*large, head=SHARES) == []


def test_one_of_several_totals_near_one_hundred_makes_shares_of_a_column() -> None:
    rows = [["1", "a", "40"], ["2", "b", "20"], ["", "Tổng cộng I", "70"], ["3", "c", "40"],
            ["", "Tổng cộng", "100"]]  # fmt: skip
    table = [row if row[1] != "Tổng cộng I" else ["", "Tổng cộng", "70"] for row in rows]
    assert told(*table, head=SHARES) == [("S!C4", "tong-dong-sai")]


def test_a_child_that_opens_a_part_list_may_be_added_or_not() -> None:
    inner = [["1", "a", "10"], ["2", "Trong đó: b", "4"], ["3", "c", "20"]]
    rest = [["II", "Y", "7"], ["1", "d", "7"]]
    for number, wrong in (("34", False), ("30", False), ("38", True)):
        rows = [["I", "X", number], *inner, *rest]
        assert (told(*rows) != []) is wrong


def test_a_total_after_two_others_may_be_of_the_rows_since_the_last() -> None:
    def rows(last: str) -> list[list[str]]:
        total = "Tổng cộng"
        return [["1", "a", "1"], ["2", "b", "2"], ["", total, "3"], ["3", "c", "10"],
                ["4", "d", "20"], ["", total, "30"], ["5", "e", "300"], ["6", "f", "500"],
                ["", total, last]]  # fmt: skip

    for last, wrong in (("800", False), ("833", False), ("830", False), ("33", False),
                        ("803", True)):  # fmt: skip
        assert (told(*rows(last)) != []) is wrong, last


def test_rows_before_an_earlier_total_count_for_the_last_and_words_among_them_do_not() -> None:
    rows = [["1", "a", "5"], ["2", "b", "chưa có"], ["", "Tổng cộng", "9"], ["3", "c", "7"]]
    assert told(*rows, ["", "Tổng cộng", "12"]) == []
    assert told(*rows, ["", "Tổng cộng", "20"]) == [("S!C6", "tong-dong-sai")]


def test_a_total_may_be_of_all_rows_and_of_those_that_lie_outermost_of_the_numbered() -> None:
    group = [["I", "A", "10"], ["1", "a", "3"]]
    assert told(*group, ["", "Tổng cộng", "13"]) == [("S!C2", "tong-dong-sai")]
    inner = [["I", "A", ""], ["1", "a", "10"], ["1.1", "b", "4"], ["2", "c", "20"]]
    assert told(*inner, ["", "Tổng cộng", "30"]) == [("S!C3", "tong-dong-sai")]
    assert told(*inner, ["", "Tổng cộng", "37"]) == [("S!C6", "tong-dong-sai")]
