import pytest

from pipeline.compose.checks.shares import shares
from pipeline.model.fixed import replace
from tests.compose.checks.ground import evidence_of, found, said, sheet
from tests.samples import text

HEAD = ["STT", "Khu vực", "Cơ cấu [%]"]


def test_shares_must_add_up_to_one_hundred() -> None:
    table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "28"]])
    assert found(shares, evidence_of(table)) == [("S!C4", "ty-trong-khac-100")]


def test_a_declared_remainder_may_be_left_out() -> None:
    table = sheet([HEAD, ["1", "a", "12 - 13"], ["2", "b", "32-33"], ["3", "c", "50-51"],
                   ["4", "Thuế sản phẩm trừ trợ cấp", "Phần còn lại"]])  # fmt: skip
    assert found(shares, evidence_of(table)) == []


def test_the_row_whose_share_is_not_its_part_is_told() -> None:
    table = sheet([["STT", "Nguồn", "Vốn", "Tỷ trọng [%]"], ["1", "a", "400", "40"],
                   ["2", "b", "350", "32"], ["3", "c", "250", "25"]])  # fmt: skip
    assert found(shares, evidence_of(table)) == [("S!D3", "ty-trong-khac-100")]


def test_shares_of_different_wholes_are_let_pass() -> None:
    table = sheet([["Năm", "Tỷ trọng vốn [%]"], ["2021", "34"], ["2022", "35"], ["2023", "36"]])
    assert found(shares, evidence_of(table)) == []


def test_rows_headed_only_rate_are_shares_where_four_of_them_come_near_one_hundred() -> None:
    rows = [["1", "Kinh", "16,5"], ["2", "Nùng", "42,9"], ["3", "Tày", "36,0"]]
    head = ["STT", "Dân tộc", "Tỷ lệ [%]"]
    off = sheet([head, *rows, ["4", "Nhóm thứ tư", "8,6"]])
    assert [code for _, code in found(shares, evidence_of(off))] == ["ty-trong-khac-100"]
    assert found(shares, evidence_of(sheet([head, *rows]))) == []
    rates = sheet([head, ["1", "a", "64"], ["2", "b", "2,5"], ["3", "c", "27,3"], ["4", "d", "65"]])
    assert found(shares, evidence_of(rates)) == []


def test_a_pure_structure_may_be_far_off() -> None:
    table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "45"]])
    assert [code for _, code in found(shares, evidence_of(table))] == ["ty-trong-khac-100"]


def told(head: list[str], *rows: list[str]) -> list[tuple[str, str]]:
    return found(shares, evidence_of(sheet([head, *rows])))


def test_what_is_said_names_the_rows_and_what_they_add_up_to() -> None:
    table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "28"]])
    (notice,) = shares(evidence_of(table))
    assert "(C2 đến C4) cộng lại được 103%" in notice.message
    low = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "20"]])
    (notice,) = shares(evidence_of(low))
    assert "cộng lại được 95%" in notice.message


def test_two_shares_are_enough_and_one_is_none() -> None:
    assert told(HEAD, ["1", "a", "40"], ["2", "b", "55"]) == [("S!C3", "ty-trong-khac-100")]
    assert told(HEAD, ["1", "a", "95"]) == []


def test_a_share_below_nothing_or_above_all_is_no_share() -> None:
    assert told(HEAD, ["1", "a", "-0,5"], ["2", "b", "95"]) == []
    assert told(HEAD, ["1", "a", "0"], ["2", "b", "95"]) == [("S!C3", "ty-trong-khac-100")]
    assert told(HEAD, ["1", "a", "101"], ["2", "b", "2"]) == []
    assert told(HEAD, ["1", "a", "100"], ["2", "b", "3"]) == [("S!C2", "ty-trong-khac-100")]


def test_how_far_off_rows_may_be_follows_from_the_name_of_their_column() -> None:
    def off(name: str, last: int) -> bool:
        rows = [["1", "a", "40"], ["2", "b", "30"], ["3", "c", str(last)]]
        return bool(told(["STT", "Khu vực", name], *rows))

    assert (off("Cơ cấu [%]", 5), off("Cơ cấu [%]", 4)) == (True, False)  # 25 from 100
    assert (off("Cơ cấu [%]", 55), off("Cơ cấu [%]", 56)) == (True, False)
    name = "Tỷ trọng lao động qua đào tạo [%]"
    assert (off(name, 22), off(name, 21)) == (True, False)  # 8 from 100
    assert (off(name, 38), off(name, 39)) == (True, False)


def test_rows_of_a_rate_may_be_six_from_one_hundred() -> None:
    def off(last: str) -> bool:
        rows = [["1", "a", "40"], ["2", "b", "30"], ["3", "c", "20"], ["4", "d", last]]
        return bool(told(["STT", "Nhóm", "Tỷ lệ (%)"], *rows))

    assert (off("4"), off("3"), off("16"), off("17")) == (True, False, True, False)


def test_a_remainder_said_below_the_table_allows_less_and_never_more() -> None:
    def said(last: str) -> list[tuple[str, str]]:
        table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", last]])
        grid = replace(table.grid, notes=("Còn lại là thuế sản phẩm.",))
        return found(shares, evidence_of(replace(table, grid=grid)))

    assert said("20") == []
    assert said("28") == [("S!C4", "ty-trong-khac-100")]


def test_a_table_with_its_total_is_left_to_the_check_of_totals() -> None:
    rows = [["1", "a", "40"], ["2", "b", "35"], ["3", "c", "28"], ["", "Tổng cộng", "100"]]
    assert told(HEAD, *rows) == []


def test_shares_under_a_group_are_those_of_every_column_but_its_name() -> None:
    head = ["STT", "Chỉ tiêu", "2025", "2030"]
    rows = [["I", "Cơ cấu kinh tế", "", ""], ["1", "a", "40", "40"], ["2", "b", "60", "57"]]
    assert told(head, *rows) == [("S!D4", "ty-trong-khac-100")]


def test_one_culprit_is_told_and_two_are_not_told_apart() -> None:
    head = ["STT", "Nguồn", "Vốn", "Tỷ trọng [%]"]
    one = [["1", "a", "400", "43"], ["2", "b", "350", "35"], ["3", "c", "250", "25"]]
    assert told(head, *one) == [("S!D2", "ty-trong-khac-100")]
    two = [["1", "a", "400", "43"], ["2", "b", "350", "37"], ["3", "c", "250", "25"]]
    assert told(head, *two) == [("S!D4", "ty-trong-khac-100")]


WIDE, NARROW = "Cơ cấu [%]", "Tỷ trọng lao động qua đào tạo [%]"


def is_told(name: str, *cells: str, label: str = "x", last: str = "y") -> bool:
    """Whether rows of a column of that name are told to make no whole."""
    rows = [[str(at), f"{label} {at}", cell] for at, cell in enumerate(cells, 1)]
    rows[-1][1] = last
    return told(["STT", "Khu vực", name], *rows) != []


def test_shares_are_told_at_the_last_of_them_with_the_rows_and_their_sum() -> None:
    table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "35"], ["3", "c", "28"], ["4", "d", ""]])
    assert said(shares, evidence_of(table)) == [
        "S!C4 warning ty-trong-khac-100: các tỷ trọng của cột “Cơ cấu” (C2 đến C5) cộng lại được "
        "103%, phải bằng 100% → sửa số sai, hoặc thêm dòng cho phần còn lại"
    ]


@pytest.mark.parametrize(
    "name",
    ["Cơ cấu", "Tỷ trọng", "Tỉ trọng vốn", "Cơ cấu kinh tế", "Cơ cấu đất", "Cơ cấu sử dụng đất",
     "Cơ cấu dân số", "Cơ cấu lao động", "Cơ cấu kinh tế năm 2025", "Cơ cấu (%)",
     "Cơ cấu – 2025", "Cơ cấu – năm 2030"],
)  # fmt: skip
def test_a_name_that_can_mean_nothing_else_is_a_whole_from_afar(name: str) -> None:
    assert is_told(name, "40", "35")
    assert not is_told(f"{name} khác", "40", "35")


def test_what_rounding_explains_is_let_pass() -> None:
    for cells, wrong in (
        (("33,5", "33", "35"), False), (("33,6", "33", "35"), True),
        (("33,5", "33", "32"), False), (("33,4", "33", "32"), True),
        (("33,33", "33,33", "33,33"), False), (("33,4", "33,4", "33,4"), True),
    ):  # fmt: skip
        assert is_told(WIDE, *cells) is wrong, cells


def test_ranges_are_near_by_either_end() -> None:
    assert is_told(NARROW, "30 - 45", "30 - 47")  # 60 to 92
    assert not is_told(NARROW, "30 - 45", "30 - 46")
    assert is_told(NARROW, "50 - 90", "58 - 90")  # 108 to 180
    assert not is_told(NARROW, "50 - 90", "59 - 90")
    assert not is_told(NARROW, "30 - 60", "30 - 60")


@pytest.mark.parametrize(
    "label",
    ["Còn lại", "Thuế sản phẩm", "Trừ trợ cấp", "Phần khác", "Ngành khác", "Không xác định",
     "Chưa phân bổ"],
)  # fmt: skip
def test_a_row_for_the_rest_may_leave_its_number_open(label: str) -> None:
    assert not is_told(WIDE, "40", "55", "", last=label)
    assert is_told(WIDE, "40", "50", "5", last=label)
    assert is_told(WIDE, "40", "55", "", last="Nông nghiệp")
    assert not is_told(WIDE, "45", "55", "", last=label)


def test_with_a_remainder_more_than_all_is_wrong_however_far() -> None:
    assert is_told(NARROW, "60", "70", "", last="Còn lại")
    assert not is_told(NARROW, "60", "70", "")
    assert not is_told("Tỷ lệ [%]", "60", "70", "", last="Còn lại")


def test_fewer_than_four_rows_of_a_rate_are_no_whole() -> None:
    assert not is_told("Tỷ lệ [%]", "33,0", "33,0", "35,0")
    assert is_told("Tỉ lệ (%)", "33,0", "33,0", "20,0", "15,0")


def test_rows_of_years_are_no_parts() -> None:
    assert told(["Năm", "Nguồn", "Cơ cấu [%]"], ["2021", "a", "50"], ["2022", "b", "55"]) == []
    assert told(HEAD, ["", "Năm 2021", "50"], ["", "Đến 1995", "55"]) == []
    assert told(HEAD, ["", "Ước 2025", "50"], ["", "Nông nghiệp", "55"]) == []
    assert told(HEAD, ["", "Mã 12025", "50"], ["", "Nông nghiệp", "55"]) != []


def test_the_outermost_rows_make_the_whole() -> None:
    groups = [["I", "a", "60"], ["1", "x", "30"], ["2", "y", "30"], ["II", "b", "43"]]
    assert told(HEAD, *groups) == [("S!C5", "ty-trong-khac-100")]
    assert told(HEAD) == []


def test_rows_under_a_share_make_its_whole_in_each_column_that_counts() -> None:
    head = ["STT", "Chỉ tiêu", "Đơn vị", "2025", "2030"]
    rows = [["1", "Cơ cấu kinh tế", "%", "", ""], ["1.1", "a", "%", "40", "40"],
            ["1.2", "b", "%", "57", "60"], ["2", "Dân số", "%", "95", "95"]]  # fmt: skip
    assert told(head, *rows) == [("S!D4", "ty-trong-khac-100")]
    other = [["1", "Hộ nghèo", "%", "", ""], *rows[1:]]
    assert told(head, *other) == []
    marks = [["I", "Cơ cấu", "%", ""], ["50", "a", "%", "50"], ["45", "b", "%", "50"]]
    assert told(head[:4], *marks) == []


def test_the_row_that_is_not_its_part_is_known_by_amounts_of_any_size() -> None:
    head = ["STT", "Nguồn", "Vốn", "Tỷ trọng [%]"]
    small = [["1", "a", "0,4", "40"], ["2", "b", "0,35", "32"], ["3", "c", "0,25", "25"]]
    assert told(head, *small) == [("S!D3", "ty-trong-khac-100")]
    nothing = [["1", "a", "0", "40"], ["2", "b", "0", "32"], ["3", "c", "0", "25"]]
    assert told(head, *nothing) == [("S!D4", "ty-trong-khac-100")]
    some = [["1", "a", "400", "40"], ["2", "b", "0", "5"], ["3", "c", "600", "60"]]
    assert told(head, *some) == [("S!D3", "ty-trong-khac-100")]
    below = [["1", "a", "-4", "40"], ["2", "b", "7", "32"], ["3", "c", "7", "25"]]
    assert told(head, *below) == [("S!D4", "ty-trong-khac-100")]
    gap = [["1", "a", "400", "40"], ["2", "b", "", "32"], ["3", "c", "250", "25"]]
    assert told(head, *gap) == [("S!D4", "ty-trong-khac-100")]


@pytest.mark.parametrize(("share", "row"), [("35,15", 2), ("35,16", 4)])
def test_a_share_may_miss_its_part_by_a_little(share: str, row: int) -> None:
    head = ["STT", "Nguồn", "Vốn", "Tỷ trọng [%]"]
    rows = [["1", "a", "400", "43"], ["2", "b", "350", share], ["3", "c", "250", "25"]]
    assert told(head, *rows) == [(f"S!D{row}", "ty-trong-khac-100")]


@pytest.mark.parametrize("where", ["caption", "title", "notes", "origin", ""])
def test_a_remainder_may_be_declared_anywhere_about_the_table(where: str) -> None:
    words = "Phần CÒN LẠI là thuế"
    table = sheet([HEAD, ["1", "a", "40"], ["2", "b", "55"]])
    grid = replace(
        table.grid,
        title=words if where == "title" else "",
        notes=(words,) if where == "notes" else (),
    )
    about = replace(table, grid=grid, origin=words if where == "origin" else "")
    if where == "caption":
        about = replace(about, caption=text(words))
    assert (found(shares, evidence_of(about)) == []) is bool(where)
