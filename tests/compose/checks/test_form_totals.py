from decimal import Decimal

import pytest

from pipeline.compose.checked import run_checks
from pipeline.compose.checks.form_totals import form_totals
from pipeline.model.fixed import replace
from pipeline.model.form import ColumnSum, FieldType, Form, FormField, FormTable, Share, TotalRules
from tests.compose.checks.filled import filled_in, with_forms
from tests.compose.checks.ground import said

NUMBER = FieldType.NUMBER
FIELDS = (
    FormField("stt", "STT"),
    FormField("ten", "Tên"),
    FormField("tong", "Tổng", type=NUMBER),
    FormField("mot", "Phần một", type=NUMBER),
    FormField("hai", "Phần hai", type=NUMBER),
)


def form(totals: TotalRules) -> Form:
    return Form(
        "f", "F", FIELDS, missing_values=("-",), group_column="ten", order_column="stt",
        totals=totals,
    )  # fmt: skip


def told(table: FormTable) -> list[tuple[str | None, str]]:
    return [(notice.cell, notice.code) for notice in form_totals(with_forms(table))]


def test_columns_add_up_to_their_total_in_every_row() -> None:
    columns = form(TotalRules(columns=(ColumnSum("tong", ("mot", "hai")),)))
    rows = (("1", "a", "3", "1", "2"), ("2", "b", "4", "1", "2"), ("3", "c", "2", "2", "-"),
            ("", "Tổng cộng", "9,4", "4", "5"), ("4", "d", "5", "2", "1,2 và 3"))  # fmt: skip
    assert told(filled_in(columns, *rows)) == [("S!C3", "tong-cot-sai")]


def test_rows_add_up_to_their_group_and_to_the_total() -> None:
    sums = form(TotalRules(rows=("tong",)))
    rows = (("I", "A", "3", "", ""), ("1", "a", "1", "", ""), ("2", "b", "2", "", ""),
            ("II", "B", "9", "", ""), ("3", "c", "4", "", ""), ("4", "d", "4", "", ""),
            ("", "Tổng cộng", "11", "", ""))  # fmt: skip
    assert told(filled_in(sums, *rows)) == [("S!C5", "tong-dong-sai")]
    wrong = (*rows[:3], ("II", "B", "8", "", ""), *rows[4:6], ("", "Tổng cộng", "12", "", ""))
    assert told(filled_in(sums, *wrong)) == [("S!C8", "tong-dong-sai")]


def test_a_group_without_rows_counts_by_its_own_number() -> None:
    sums = form(TotalRules(rows=("tong",)))
    rows = (("I", "A", "3", "", ""), ("1", "a", "1", "", ""), ("1.1", "a1", "1", "", ""),
            ("2", "b", "2", "", ""), ("II", "B", "5", "", ""),
            ("", "Tổng cộng", "8", "", ""))  # fmt: skip
    assert told(filled_in(sums, *rows)) == []


def test_shares_may_leave_their_declared_remainder_and_nothing_else() -> None:
    rule = Share("tong", remainder="Thuế sản phẩm")
    rows = [("1", "a", "40", "", ""), ("2", "b", "50 - 51", "", "")]
    shares = form(TotalRules(shares=(rule,)))
    ranged = FormField("tong", "Tổng", type=NUMBER, ranges=True)
    shares = Form("f", "F", (*FIELDS[:2], ranged, *FIELDS[3:]), totals=shares.totals)
    assert told(filled_in(shares, *rows)) == []
    rest = (*rows, ("3", "Thuế sản phẩm", "5", "", ""))
    assert told(filled_in(shares, *rest)) == [("S!C4", "ty-trong-khac-100")]
    assert told(filled_in(shares, *rows, ("3", "c", "12", "", ""))) == [
        ("S!C4", "ty-trong-khac-100")
    ]


def test_the_tolerance_is_that_of_the_descriptor() -> None:
    rule = ColumnSum("tong", ("mot", "hai"))
    row = ("1", "a", "3,2", "1", "2")
    wide, narrow = (
        form(TotalRules(columns=(rule,), tolerance=Decimal(step))) for step in ("0.5", "0.1")
    )
    assert told(filled_in(wide, row)) == []
    assert told(filled_in(narrow, row)) == [("S!C2", "tong-cot-sai")]


def test_one_defect_of_a_cell_is_told_once_however_many_checks_see_it() -> None:
    columns = form(TotalRules(columns=(ColumnSum("tong", ("mot", "hai")),) * 2))
    found = run_checks(with_forms(filled_in(columns, ("1", "a", "4", "1", "2"))))
    assert [notice.code for notice in found] == ["tong-cot-sai"]


COLUMNS = form(TotalRules(columns=(ColumnSum("tong", ("mot", "hai")),)))
ROWS = form(TotalRules(rows=("tong",)))


def column(*marked: tuple[str, str], of: Form = ROWS) -> list[str]:
    """The cells told of rows given as (STT, number); "I" opens a group, "=" is the total."""
    rows = [
        ("", "Tổng cộng", number, "", "") if mark == "=" else (mark, f"dòng {at}", number, "", "")
        for at, (mark, number) in enumerate(marked)
    ]
    return [cell or "" for cell, _ in told(filled_in(of, *rows))]


def test_a_column_is_told_with_its_parts_and_what_they_make() -> None:
    table = filled_in(COLUMNS, ("1", "a", "1.004", "1.000", "2,5"))
    assert said(form_totals, with_forms(table)) == [
        "S!C2 error tong-cot-sai: cột “Tổng” là 1.004, nhưng tổng của “Phần một”, “Phần hai” "
        "cùng dòng là 1.002,5 → sửa số sai trong dòng, hoặc sửa ô này thành 1.002,5"
    ]


@pytest.mark.parametrize(
    ("total", "one", "two", "wrong"),
    [
        ("3,5", "1", "2", False),  # half a unit off
        ("3,6", "1", "2", True),
        ("2,4", "1", "2", True),
        ("4", "", "", False),  # no part is known
        ("4", "-", "", False),
        ("4", "1", "", True),
        ("", "1", "2", False),
        ("8 - 9", "1", "2", False),
        ("4", "1 - 2", "2", False),  # a part that is no exact number
        ("4", "1", "hơn 2", False),
        ("4", "1", "chưa có", True),  # words count for nothing
    ],
)
def test_a_column_is_judged_where_total_and_parts_are_numbers(
    total: str, one: str, two: str, *, wrong: bool
) -> None:
    assert (told(filled_in(COLUMNS, ("1", "a", total, one, two))) != []) is wrong


@pytest.mark.parametrize("missing", ["tong", "mot", "hai"])
def test_a_sum_is_not_asked_of_a_sheet_without_its_columns(missing: str) -> None:
    table = filled_in(COLUMNS, ("1", "a", "9", "1", "2"))
    present = tuple(name for name in table.present if name != missing)
    assert told(replace(table, present=present)) == []


def test_a_total_of_rows_is_told_with_where_they_stand_and_how_far_it_is_off() -> None:
    rows = (("1", "a", "", "", ""), ("2", "b", "1.000", "", ""), ("3", "c", "2", "", ""),
            ("4", "d", "chưa có", "", ""), ("", "Tổng cộng", "1.004,5", "", ""))  # fmt: skip
    assert said(form_totals, with_forms(filled_in(ROWS, *rows))) == [
        "S!C6 error tong-dong-sai: cột “Tổng” ghi tổng 1.004,5, nhưng các dòng thành phần "
        "(C3 đến C4) cộng lại được 1.002 (chênh 2,5) → đối chiếu từng dòng rồi sửa số sai, "
        "hoặc sửa tổng thành 1.002"
    ]


@pytest.mark.parametrize(
    ("total", "wrong"),
    [("3", False), ("3,5", False), ("3,6", True), ("2,4", True), ("", False), ("> 5", False)],
)
def test_a_total_may_be_off_by_the_tolerance(total: str, *, wrong: bool) -> None:
    assert (column(("1", "1"), ("2", "2"), ("=", total)) == ["S!C4"]) is wrong


def test_nothing_adds_up_where_a_row_is_no_exact_number_or_none_is_known() -> None:
    assert column(("1", "1"), ("2", "2 - 3"), ("=", "9")) == []
    assert column(("1", ""), ("2", "-"), ("=", "9")) == []
    assert column(("=", "9")) == []


def test_only_a_single_total_is_that_of_all_rows_before_it() -> None:
    assert column(("1", "1"), ("=", "1"), ("2", "2"), ("=", "9")) == []
    assert column(("1", "1"), ("=", "9"), ("2", "8")) == ["S!C3"]
    assert column(("1", "1"), ("=", "9"), ("2", "8"), of=COLUMNS) == []


def test_a_group_ends_with_the_next_and_with_the_total() -> None:
    assert column(("I", "3"), ("1", "1"), ("2", "2"), ("II", "4"), ("1", "4"), ("=", "7")) == []
    assert column(("I", "7"), ("1", "1"), ("2", "2"), ("II", "4"), ("1", "4")) == ["S!C2"]
    assert column(("I", "6"), ("1", "1"), ("2", "2"), ("=", "3")) == ["S!C2"]


def nested(*rows: tuple[str, str, tuple[str, ...]]) -> list[str]:
    """The cells told of rows (STT, number, titles of the groups around), the row's title A…."""
    titled = [(mark, chr(65 + at), number, "", "") for at, (mark, number, _) in enumerate(rows)]
    table = filled_in(ROWS, *titled)
    placed = tuple(
        replace(row, group=group) for row, (_, _, group) in zip(table.rows, rows, strict=True)
    )
    return [cell or "" for cell, _ in told(replace(table, rows=placed))]


def test_a_group_holds_its_inner_groups_and_what_is_in_them() -> None:
    inside = (("II", "3", ("A",)), ("1", "1", ("A", "B")), ("2", "2", ("A", "B")))
    more = (("II", "4", ("A",)), ("1", "4", ("A", "E")), ("III", "5", ()), ("1", "5", ("G",)))
    assert nested(("I", "7", ()), *inside, *more) == []
    assert nested(("I", "12", ()), *inside, *more) == ["S!C2"]
    assert nested(("I", "3", ()), *inside, *more) == ["S!C2"]


def test_a_group_with_a_number_of_its_own_stands_for_its_rows() -> None:
    # what stands under B is only named in part
    rows = (("II", "3", ("A",)), ("1", "1", ("A", "B")), ("2", "4", ("A",)))
    assert nested(("I", "7", ()), *rows) == ["S!C3"]
    assert nested(("I", "5", ()), *rows) == ["S!C3"]
    assert nested(("I", "8", ()), *rows) == ["S!C2", "S!C3"]


@pytest.mark.parametrize("mark", ["1.1", "a", "-", "+", "–", "•", "(a)", "a.", " b ", ""])
def test_rows_under_a_row_may_be_left_out(mark: str) -> None:
    assert column(("1", "3"), (mark, "1"), ("2", "2"), ("=", "5")) == []
    assert column(("1", "3"), (mark, "1"), ("2", "2"), ("=", "6")) == []
    assert column(("1", "3"), (mark, "1"), ("2", "2"), ("=", "7")) == ["S!C5"]


@pytest.mark.parametrize("mark", ["3", "B", "V", "X"])
def test_rows_beside_a_row_may_not_be_left_out(mark: str) -> None:
    assert column(("1", "3"), (mark, "1"), ("2", "2"), ("=", "5")) == ["S!C5"]


def test_of_several_readings_the_nearest_is_told() -> None:
    table = filled_in(ROWS, ("1", "a", "10", "", ""), ("1.1", "b", "4", "", ""),
                      ("", "Tổng cộng", "11", "", ""))  # fmt: skip
    (notice,) = form_totals(with_forms(table))
    assert "(C2 đến C2) cộng lại được 10 (chênh 1)" in notice.message
    table = filled_in(ROWS, ("1", "a", "10", "", ""), ("1.1", "b", "4", "", ""),
                      ("", "Tổng cộng", "13", "", ""))  # fmt: skip
    (notice,) = form_totals(with_forms(table))
    assert "(C2 đến C3) cộng lại được 14 (chênh 1)" in notice.message


RANGED = FormField("tong", "Tỷ trọng", type=NUMBER, ranges=True)


def shares(rest: str = "", whole: str = "100") -> Form:
    share = Share("tong", Decimal(whole), rest)
    ranged = (*FIELDS[:2], RANGED, *FIELDS[3:])
    return replace(form(TotalRules(shares=(share,))), fields=ranged)


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        (("40", "60"), False), (("40", "60,5"), False), (("40", "60,6"), True),
        (("40", "59,5"), False), (("40", "59,4"), True), (("99", ), False), (("99", ""), False),
        (("40 - 45", "55"), False), (("30 - 35", "60 - 65"), False), (("30 - 35", "60"), True),
        (("45 - 50", "60"), True), (("> 40", "70", "20"), True), (("> 40", "70"), False),
        (("40", "70", "chưa có"), True),
    ],
)  # fmt: skip
def test_shares_make_their_whole_within_the_tolerance(
    cells: tuple[str, ...], *, wrong: bool
) -> None:
    rows = [(str(at), cell) for at, cell in enumerate(cells, 1)]
    assert (column(*rows, of=shares()) != []) is wrong


def test_shares_are_told_at_the_last_of_them_with_what_they_make() -> None:
    table = filled_in(shares(), ("1", "a", "40", "", ""), ("2", "b", "70 - 80", "", ""),
                      ("3", "c", "", "", ""), ("", "Tổng cộng", "100", "", ""))  # fmt: skip
    assert said(form_totals, with_forms(table)) == [
        "S!C3 error ty-trong-khac-100: các tỷ trọng của cột “Tỷ trọng” cộng lại được 110, phải "
        "bằng 100 → sửa số sai, hoặc thêm dòng cho phần còn lại"
    ]
    short = filled_in(shares(whole="1"), ("1", "a", "0,1 - 0,2", "", ""), ("2", "b", "0,1", "", ""))
    (notice,) = form_totals(with_forms(short))
    assert "cộng lại được 0,3, phải bằng 1" in notice.message


def test_what_is_left_to_a_declared_remainder_may_be_missing() -> None:
    of = shares("Thuế sản phẩm")
    rows = (("1", "a", "40", "", ""), ("2", "b", "50", "", ""))
    assert told(filled_in(of, *rows)) == []
    assert len(told(filled_in(shares(), *rows))) == 1
    for words, cell, wrong in (("thuế sản  phẩm.", "5", True), ("Thuế sản phẩm", "", False),
                               ("Thuế khác", "5", False)):  # fmt: skip
        assert (told(filled_in(of, *rows, ("3", words, cell, "", ""))) != []) is wrong


def test_each_group_has_its_whole_where_groups_carry_no_number() -> None:
    of = shares()
    assert column(("I", ""), ("1", "40"), ("2", "60"), ("II", ""), ("1", "50"), ("2", "50"),
                  of=of) == []  # fmt: skip
    assert column(("I", ""), ("1", "40"), ("2", "70"), ("II", ""), ("1", "50"), ("2", "50"),
                  of=of) == ["S!C4"]  # fmt: skip
    assert column(("I", ""), ("1", "50"), ("II", ""), ("1", "40"), of=of) == []


def test_groups_with_numbers_make_the_whole_together() -> None:
    of = shares()
    rows = [("I", "40"), ("1", "30"), ("2", "10"), ("II", "60"), ("1", "60")]
    assert column(*rows, ("=", "100"), of=of) == []
    assert column(("I", "50"), *rows[1:], of=of) == ["S!C5"]
    assert column(*rows, ("III", "-"), of=of) == []


def test_a_sheet_with_the_columns_of_a_sum_alone_is_judged() -> None:
    table = filled_in(COLUMNS, ("1", "a", "9", "1", "2"))
    assert told(replace(table, present=("tong", "mot", "hai"))) == [("S!C2", "tong-cot-sai")]


def test_what_lies_in_a_group_of_a_counted_group_is_counted_there() -> None:
    inside = (("II", "3", ("A",)), ("III", "", ("A", "B")), ("1", "1", ("A", "B", "C")))
    assert nested(("I", "7", ()), *inside, ("1", "4", ("A",))) == ["S!C3"]


def test_groups_with_and_without_numbers_make_a_total_together() -> None:
    rows = (("I", ""), ("1", "1"), ("2", "2"), ("II", "5"), ("1", "1"))
    assert column(*rows, ("=", "8")) == ["S!C5"]
    assert column(("-", "3"), ("I", "5"), ("1", "1"), ("=", "8")) == ["S!C3"]


def test_without_a_declared_remainder_shares_must_make_their_whole() -> None:
    full = (("1", "a", "40", "1", "2"), ("2", "b", "50", "1", "2"))
    assert len(told(filled_in(shares(), *full))) == 1


def test_totals_and_rows_under_others_are_no_shares_where_groups_carry_numbers() -> None:
    of = shares()
    groups = (("I", "A", "40", "", ""), ("II", "B", "60", "", ""))
    assert told(filled_in(of, *groups, ("9", "Tổng cộng", "100", "", ""))) == []
    assert told(filled_in(of, ("-", "c", "5", "", ""), *groups)) == []
