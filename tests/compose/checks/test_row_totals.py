import pytest

from pipeline.compose.checks.row_totals import row_totals
from tests.compose.checks.ground import evidence_of, found, sheet

HEAD = ["STT", "Dự án", "Vốn [tỷ đồng]"]


def test_a_total_that_is_not_the_sum_of_its_groups_is_told_at_its_cell() -> None:
    table = sheet(
        [HEAD, ["I", "Giao thông", "300"], ["1", "a", "100"], ["2", "b", "200"],
         ["II", "Y tế", "150"], ["1", "c", "90"], ["2", "d", "60"], ["", "Tổng cộng", "470"]]
    )  # fmt: skip
    assert found(row_totals, evidence_of(table)) == [("S!C8", "tong-dong-sai")]


def test_a_group_that_is_not_the_sum_of_its_rows_is_told() -> None:
    table = sheet(
        [HEAD, ["I", "Giao thông", "310"], ["1", "a", "100"], ["2", "b", "200"],
         ["II", "Y tế", "150"], ["1", "c", "90"], ["2", "d", "60"], ["", "Tổng cộng", "460"]]
    )  # fmt: skip
    assert found(row_totals, evidence_of(table)) == [("S!C2", "tong-dong-sai")]


def test_rounding_of_shown_numbers_is_no_mistake() -> None:
    table = sheet([HEAD, ["1", "a", "33,3"], ["2", "b", "33,3"], ["3", "c", "33,3"],
                   ["", "Tổng cộng", "100,0"]])  # fmt: skip
    assert found(row_totals, evidence_of(table)) == []


def test_a_total_of_some_groups_says_so_in_its_name() -> None:
    table = sheet(
        [HEAD, ["I", "Đường tỉnh", "30"], ["1", "a", "10"], ["2", "b", "20"],
         ["II", "Đường xã", "15"], ["3", "c", "9"], ["4", "d", "6"],
         ["III", "Đường sắt", "7"], ["5", "e", "7"], ["", "Tổng cộng đường bộ", "45"]]
    )  # fmt: skip
    assert found(row_totals, evidence_of(table)) == []


def test_rates_are_never_added() -> None:
    table = sheet([["STT", "Khu vực", "Tỷ lệ [%]"], ["1", "a", "40"], ["2", "b", "60"],
                   ["", "Tổng cộng", "51"]])  # fmt: skip
    assert found(row_totals, evidence_of(table)) == []


def test_ranges_add_up_as_intervals() -> None:
    right = sheet([HEAD, ["1", "a", "8 - 9"], ["2", "b", "2 - 3"], ["", "Tổng cộng", "11"]])
    wrong = sheet([HEAD, ["1", "a", "8 - 9"], ["2", "b", "2 - 3"], ["", "Tổng cộng", "19"]])
    assert found(row_totals, evidence_of(right)) == []
    assert found(row_totals, evidence_of(wrong)) == [("S!C4", "tong-dong-sai")]


def test_what_stands_under_a_number_as_1_1_adds_up_to_it() -> None:
    rows = [["1", "GRDP", "37000"], ["1.1", "a", "8000"], ["1.2", "b", "28000"],
            ["2", "Vốn", "500"], ["2.1", "c", "300"], ["2.2", "d", "200"]]  # fmt: skip
    assert found(row_totals, evidence_of(sheet([HEAD, *rows]))) == [("S!C2", "tong-dong-sai")]
    some = [["1", "Số xã", "61"], ["1.1", "Đạt chuẩn", "40"], ["1.2", "Nâng cao", "15"]]
    assert found(row_totals, evidence_of(sheet([HEAD, *some]))) == []


def told(*rows: list[str], head: list[str] = HEAD) -> list[tuple[str, str]]:
    return found(row_totals, evidence_of(sheet([head, *rows])))


def test_what_is_said_names_the_rows_added_and_the_gap() -> None:
    rows = [["1", "a", "10"], ["2", "b", "20"], ["", "Tổng cộng", "32"]]
    (notice,) = row_totals(evidence_of(sheet([HEAD, *rows])))
    assert "tổng của cột “Vốn” là 32" in notice.message
    assert "(C2 đến C3) cộng lại được 30 (chênh 2)" in notice.message
    group = [["I", "Giao thông", "34"], ["1", "a", "10"], ["2", "b", "20"]]
    (notice,) = row_totals(evidence_of(sheet([HEAD, *group])))
    assert notice.message.startswith("dòng “Giao thông”")


def test_a_total_that_stands_first_is_the_sum_of_what_is_below() -> None:
    rows = [["", "Tổng cộng", "30"], ["1", "a", "10"], ["2", "b", "20"]]
    assert told(*rows) == []
    assert told(["", "Tổng cộng", "33"], *rows[1:]) == [("S!C2", "tong-dong-sai")]


def test_a_second_total_may_be_of_all_totals_of_what_follows_or_of_everything() -> None:
    first = [["1", "a", "10"], ["2", "b", "20"], ["", "Tổng cộng", "30"]]
    second = [["1", "c", "5"], ["2", "d", "6"], ["", "Tổng cộng", "11"]]
    for last in ("41",):
        assert told(*first, *second, ["", "Tổng cộng", last]) == []
    assert told(*first, *second[:2], ["", "Tổng cộng", "41"]) == []
    assert told(*first, *second[:2], ["", "Tổng cộng", "44"]) == [("S!C7", "tong-dong-sai")]


def test_a_row_in_another_unit_or_of_words_makes_no_sum() -> None:
    assert told(["1", "a", "10"], ["2", "b", "đang lập"], ["", "Tổng cộng", "15"]) == []
    assert told(["1", "a", "10"], ["2", "b", "…"], ["3", "c", "2"], ["", "Tổng cộng", "15"]) == [
        ("S!C5", "tong-dong-sai")
    ]
    for sign in ("-", "–", "—", "...", ""):
        rows = [["1", "a", "10"], ["2", "b", sign], ["3", "c", "5"], ["", "Tổng cộng", "15"]]
        assert told(*rows) == []


def test_rows_of_several_units_are_never_added() -> None:
    head = ["STT", "Chỉ tiêu", "Đơn vị", "Năm 2025"]
    rows = [["I", "Hạ tầng", "km", "31"], ["1", "a", "km", "10"], ["2", "b", "cầu", "20"]]
    assert told(*rows, head=head) == []
    same = [["I", "Hạ tầng", "km", "31"], ["1", "a", "km", "10"], ["2", "b", "km", "20"]]
    assert told(*same, head=head) == [("S!D2", "tong-dong-sai")]


def test_a_group_far_from_its_rows_is_no_sum_unless_others_are() -> None:
    far = [["I", "A", "60"], ["1", "a", "10"], ["2", "b", "20"]]
    assert told(*far) == []
    others = [["II", "B", "7"], ["1", "c", "3"], ["2", "d", "4"]]
    assert told(*far, *others) == [("S!C2", "tong-dong-sai")]


def test_parts_under_a_dotted_number_must_be_nearer() -> None:
    near = [["1", "A", "31,2"], ["1.1", "a", "10,0"], ["1.2", "b", "20,5"]]
    assert told(*near) == [("S!C2", "tong-dong-sai")]
    further = [["1", "A", "33"], ["1.1", "a", "10"], ["1.2", "b", "20"]]
    assert told(*further) == []


def test_counted_things_must_fit_exactly_and_measured_ones_nearly() -> None:
    rows = [["1", "a", "10"], ["2", "b", "20"], ["3", "c", "20"], ["", "Tổng cộng", "51"]]
    assert told(*rows, head=["STT", "Xã", "Dân số [người]"]) == [("S!C5", "tong-dong-sai")]
    assert told(*rows, head=["STT", "Xã", "Diện tích [ha]"]) == []


def total(label: str, number: str) -> list[str]:
    """A row that its workbook marks as a total, whatever it is called."""
    return ["Tổng cộng", label, number]


def row(mark: str, number: str, label: str = "x") -> list[str]:
    return [mark, label, number]


TWO_GROUPS = (row("I", "30"), row("1", "10"), row("2", "20"), row("II", "40"), row("3", "15"),
              row("4", "25"))  # fmt: skip
PART_OF = (row("1", "10"), row("2", "20"), row("3", "15", "Trong đó: y"))


@pytest.mark.parametrize(
    "rows",
    [
        # the groups above, not what stands under them
        [*TWO_GROUPS, total("Cộng", "70")],
        # what stands in the last group
        [row("I", ""), row("1", "10"), row("2", "20"), row("II", ""), row("3", "50"),
         row("4", "60"), total("Cộng", "110")],
        # all rows above, though a total of some stands between
        [row("1", "10"), row("2", "20"), total("Cộng", ""), row("3", "50"), row("4", "60"),
         total("Tổng số", "140")],
        # a group and its rows alike
        [row("I", "30"), row("1", "10"), row("2", "20"), total("Cộng", "60")],
        # rows that are not parts of others
        [*PART_OF, total("Cộng", "30")],
        # the totals above
        [*PART_OF, total("Cộng", "30"), row("4", "50"), row("5", "60"), total("Cộng", "110"),
         total("Tổng số", "140")],
        # the total above and the rows since
        [*PART_OF, total("Cộng", "30"), row("4", "50"), row("5", "60"), total("Tổng số", "140")],
        [total("Cộng", "30"), row("1", "10"), row("2", "20"), total("Tổng số", "60")],
        # the rows below, where the total stands first
        [total("Tổng số", "70"), *TWO_GROUPS],
        [total("Tổng số", "60"), *TWO_GROUPS[:3]],
        [row("1", "90"), total("Tổng số", "70"), row("2", "30"), row("3", "40")],
    ],
)  # fmt: skip
def test_a_total_is_right_by_any_reading_that_makes_it_so(rows: list[list[str]]) -> None:
    assert told(*rows) == []
    at = max(i for i, cells in enumerate(rows) if cells[0] == "Tổng cộng")
    off = [*rows[:at], [*rows[at][:2], f"{int(rows[at][2]) + 7}"], *rows[at + 1 :]]
    assert told(*off) == [(f"S!C{at + 2}", "tong-dong-sai")]


def test_what_stands_under_groups_may_be_added_without_them() -> None:
    wrong_groups = (row("I", "60"), *TWO_GROUPS[1:3], row("II", "90"), *TWO_GROUPS[4:])
    assert "S!C8" not in dict(told(*wrong_groups, total("Cộng", "70")))
    assert "S!C8" in dict(told(*wrong_groups, total("Cộng", "77")))


@pytest.mark.parametrize(
    "rows",
    [
        # some rows alone are no total
        [row("1", "10"), row("2", "20"), row("3", "30"), row("4", "40"), total("Cộng", "90")],
        [row("1", "10"), row("2", "20"), row("3", "30"), row("4", "40"), total("Cộng", "70")],
        [*TWO_GROUPS, row("III", "50"), row("5", "25"), row("6", "25"), total("Tổng số", "70")],
        # nor are rows below where rows stand above, or another total does
        [row("1", "10"), row("2", "20"), total("Cộng", "70"), row("3", "30"), row("4", "40")],
        [row("1", "10"), row("2", "20"), total("Cộng", "30"), total("Cộng", "70"),
         row("3", "30"), row("4", "40")],
        # nor what follows the next total
        [total("Cộng", "160"), row("1", "10"), row("2", "20"), total("Cộng", "30"),
         row("3", "60"), row("4", "70")],
    ],
)  # fmt: skip
def test_a_total_is_wrong_where_no_reading_makes_it_right(rows: list[list[str]]) -> None:
    assert len(told(*rows)) == 1


def test_only_neighbours_are_added_for_a_named_total_and_never_one_alone() -> None:
    groups = [row("I", "30"), row("1", "30"), row("II", "45"), row("2", "45"), row("III", "60"),
              row("3", "60"), row("IV", "1"), row("4", "1")]  # fmt: skip
    right = {n: told(*groups, total("Tổng cộng đường bộ", str(n))) == [] for n in (
        75, 105, 135, 106, 61, 136, 90, 30, 45,
    )}  # fmt: skip
    assert [n for n, is_right in right.items() if is_right] == [75, 105, 135, 106, 61, 136]


@pytest.mark.parametrize("label", ["Tổng cộng", "Tổng số:", "Tổng", "Cộng.", "cộng"])
def test_a_total_of_everything_is_not_called_after_a_part(label: str) -> None:
    groups = [*TWO_GROUPS, row("III", "50"), row("5", "50")]
    assert told(*groups, total(label, "70")) == [("S!C10", "tong-dong-sai")]


def test_runs_of_groups_are_tried_only_where_there_are_few() -> None:
    for count, places in ((20, []), (21, [("S!C23", "tong-dong-sai")])):
        rows = [row(str(i + 1), "10") for i in range(count)]
        assert told(*rows, total("Tổng cộng đường bộ", "150")) == places


@pytest.mark.parametrize("label", ["Toàn tỉnh", "Cả tỉnh", "Tổng vốn"])
def test_the_whole_province_may_be_an_average_and_no_sum(label: str) -> None:
    rows = [row("1", "60"), row("2", "64"), row("3", "62")]
    assert told(*rows, total(label, "62")) == []
    assert told(*rows, total(label, "180")) == [("S!C5", "tong-dong-sai")]
    for plain in ("Tổng cộng", "Tổng số", "Bình thường"):
        assert told(*rows, total(plain, "62")) == [("S!C5", "tong-dong-sai")]


@pytest.mark.parametrize(
    ("whole", "parts", "is_near"),
    [("100", ("40", "40"), True), ("100", ("40", "39"), False), ("80", ("50", "50"), True),
     ("79", ("50", "50"), False)],
)  # fmt: skip
def test_a_group_is_near_its_rows_within_a_fifth_of_the_larger(
    whole: str, parts: tuple[str, str], is_near: bool
) -> None:
    rows = [row("I", whole), *(row(str(i), number) for i, number in enumerate(parts, 1))]
    assert (told(*rows) != []) is is_near


def test_parts_under_a_dotted_number_are_near_within_three_in_a_hundred() -> None:
    assert told(row("1", "100"), row("1.1", "50"), row("1.2", "47")) != []
    assert told(row("1", "100"), row("1.1", "50"), row("1.2", "46")) == []


def test_rows_are_added_only_where_some_mark_or_kind_says_that_they_lie_under_others() -> None:
    under = [row("1", "32"), row("-", "10"), row("-", "20")]
    assert told(*under) == []
    for first in (row("I", ""), row("A", ""), row("1.1", "")):
        assert told(first, *under) == [("S!C3", "tong-dong-sai")]


@pytest.mark.parametrize(
    "rows",
    [
        [row("I", "12"), ["", "y", "10"]],  # one row without a number is a line of its own
        [row("I", "32"), row("1", "10", "Trong đó: a"), row("2", "20")],
        [row("I", "30"), row("1", "10"), row("2", "20"), row("3", "4", "Trong đó: b")],
        [row("I", "32", "Mật độ bình quân"), row("1", "10"), row("2", "20")],
        [row("I", "32"), row("1", "10"), row("2", "20", "Tỷ lệ đô thị hóa")],
        [row("I", "32"), row("1", "10"), row("2", "20"), row("3", "đang lập")],
        [row("I", "32"), row("1", "10"), row("2", "20"), row("3", ">5")],
        [row("I", "32"), row("1", "–"), row("2", "")],
        [row("I", "đang lập"), row("1", "10"), row("2", "20")],
    ],
)  # fmt: skip
def test_what_makes_no_sum_is_let_pass(rows: list[list[str]]) -> None:
    assert told(*rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        [row("I", "12"), row("1", "10")],
        [row("I", "32"), ["", "a", "10"], ["", "b", "20"]],
        [row("I", "36"), row("1", "10"), row("2", "20"), row("3", "1", "Trong đó: b")],
        [row("I", "32"), row("1", "10", "Tỷ trọng a (%)"), row("2", "20", "Tỷ trọng b (%)")],
        *([row("I", "32"), row("1", "10"), row("2", "20"), row("3", sign)]
          for sign in ("-", "–", "—", "…", "...", "")),
    ],
)  # fmt: skip
def test_what_makes_a_sum_is_held_to_it(rows: list[list[str]]) -> None:
    assert told(*rows) == [("S!C2", "tong-dong-sai")]


UNITS = ["STT", "Chỉ tiêu", "Đơn vị", "Năm 2025"]


@pytest.mark.parametrize(
    ("head", "rows", "is_sum"),
    [
        (UNITS, [["I", "A", "", "32"], ["1", "a", "km", "10"], ["2", "b", "km", "20"]], False),
        (UNITS, [["I", "A", "km", "32"], ["1", "a", "", "10"], ["2", "b", "", "20"]], True),
        (HEAD, [row("I", "32"), row("1", "10", "a (km)"), row("2", "20", "b (km)")], True),
        (HEAD, [row("I", "32", "A (ha)"), row("1", "10", "a (km)"), row("2", "20")], False),
        (HEAD, [row("I", "32", "A (ha)"), row("1", "10", "a"), row("2", "20", "(ha)")], True),
        (HEAD, [row("I", "32"), row("1", "10 ha"), row("2", "20 km")], False),
        (HEAD, [row("I", "32 ha"), row("1", "10 km"), row("2", "20 km")], False),
        (HEAD, [row("I", "32 ha"), row("1", "10 ha"), row("2", "20")], True),
    ],
)  # fmt: skip
def test_only_rows_in_the_unit_of_the_whole_are_added(
    head: list[str], rows: list[list[str]], is_sum: bool
) -> None:
    assert (told(*rows, head=head) != []) is is_sum


def test_a_column_of_units_may_stand_first() -> None:
    rows = [["km", "a", "10"], ["km", "b", "20"], ["", "Tổng cộng", "37"]]
    assert told(*rows, head=["Đơn vị", "Đường", "Dài"]) == []


def test_a_total_of_one_row_is_no_sum() -> None:
    assert told(row("1", "10"), total("Cộng", "15")) == []


@pytest.mark.parametrize("name", ["Thứ tự", "Năm", "Ghi chú", "Tỷ lệ", "Mật độ", "STT"])
def test_columns_that_do_not_measure_are_never_added(name: str) -> None:
    rows = [["1", "a", "10", "1"], ["2", "b", "20", "2"], ["", "Tổng cộng", "30", "9"]]
    assert told(*rows, head=["STT", "Tên", "Vốn", name]) == []
    assert told(*rows, head=["STT", "Tên", "Vốn", "Số hộ"]) == [("S!D4", "tong-dong-sai")]


def test_the_unit_of_the_table_serves_where_the_column_has_none() -> None:
    rows = [HEAD_OF_FOUR, ["1", "10"], ["2", "20"], ["3", "20"], ["Tổng cộng", "51"]]
    for unit, places in (("%", []), ("ha", []), ("hộ", ["S!B5"]), ("", ["S!B5"])):
        made = evidence_of(sheet(rows, unit=unit))
        assert [cell for cell, _ in found(row_totals, made)] == places, unit
    own = [["STT", "Đất [ha]"], *rows[1:]]
    assert found(row_totals, evidence_of(sheet(own, unit="hộ"))) == []


HEAD_OF_FOUR = ["STT", "Đất"]


@pytest.mark.parametrize(
    "unit",
    ["người", "hộ", "dự án", "công trình", "trường", "lớp", "cơ sở", "xã", "phường", "cụm",
     "đô thị", "giường", "trạm"],
)  # fmt: skip
def test_things_that_are_counted_must_fit_exactly(unit: str) -> None:
    rows = [row("1", "10"), row("2", "20"), total("Cộng", "31")]
    assert told(*rows, head=["STT", "Xã", f"Năm 2025 [{unit}]"]) != []
    assert told(*rows, head=["STT", "Xã", "Năm 2025 [km]"]) == []


@pytest.mark.parametrize(
    ("parts", "whole", "is_held"),
    [
        (("40", "60"), "90", True),  # the parts are a whole
        (("40", "59,1"), "80", True),
        (("40", "59"), "80", False),
        (("40", "61"), "80", False),
        (("40", "50"), "100", True),  # the total says so
        (("40", "50"), "96", True),
        (("40", "50"), "95", False),
        (("40", "70"), "105", False),
        (("40", "50"), "đủ", False),
    ],
)
def test_shares_are_held_to_their_total_where_it_or_they_come_near_one_hundred(
    parts: tuple[str, str], whole: str, is_held: bool
) -> None:
    rows = [row("1", parts[0]), row("2", parts[1]), row("3", "-"), total("Cộng", whole)]
    assert (told(*rows, head=["STT", "Ngành", "Tỷ trọng [%]"]) != []) is is_held


def test_shares_of_a_group_alone_are_no_whole() -> None:
    rows = [row("I", "57"), row("1", "20"), row("2", "23")]
    assert told(*rows, head=["STT", "Ngành", "Tỷ trọng [%]"]) == []


@pytest.mark.parametrize(
    ("whole", "is_right"),
    [("9", False), ("10", True), ("12", True), ("13", True), ("14", False), ("5 - 9", False),
     ("5 - 10", True), ("13 - 20", True), ("14 - 20", False)],
)  # fmt: skip
def test_a_total_in_the_interval_of_its_ranges_is_a_choice(whole: str, is_right: bool) -> None:
    rows = [row("1", "8 - 9"), row("2", "2 - 4"), total("Cộng", whole)]
    assert (told(*rows, head=["STT", "Xã", "Số hộ"]) == []) is is_right


def test_what_a_total_misses_by_no_more_than_rounding_is_right() -> None:
    rows = [row("1", "10,0"), row("2", "20,0"), row("3", "30,0")]
    for number, places in (("60,1", []), ("60,2", ["S!C5"]), ("59,9", []), ("59,8", ["S!C5"])):
        assert [cell for cell, _ in told(*rows, total("Cộng", number))] == places


def test_what_is_said_of_groups_names_the_first_and_last_of_them() -> None:
    (notice,) = row_totals(evidence_of(sheet([HEAD, *TWO_GROUPS, total("Cộng", "77")])))
    assert "(C2 đến C5) cộng lại được 70 (chênh 7)" in notice.message
    assert notice.fix.endswith("sửa tổng thành 70")
