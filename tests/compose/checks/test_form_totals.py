from decimal import Decimal

from pipeline.compose.checks import run_checks
from pipeline.compose.checks.form_totals import form_totals
from pipeline.model.form import ColumnSum, FieldType, Form, FormField, FormTable, Share, TotalRules
from tests.compose.checks.filled import filled_in, with_forms

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
