from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from pipeline.compose.checks.evidence import Evidence
from pipeline.compose.checks.form_values import form_values, notice_at
from pipeline.model.fixed import replace
from pipeline.model.form import Constraints, FieldType, Form, FormCell, FormField, FormTable
from pipeline.model.notice import Severity
from tests.compose.checks.filled import filled_in, with_forms
from tests.compose.checks.ground import said

FORM = Form(
    "f",
    "F",
    (
        FormField("ma", "Mã", constraints=Constraints(required=True, pattern="[0-9]+")),
        FormField("loai", "Loại", constraints=Constraints(enum=("Kế thừa", "Bổ sung"))),
        FormField(
            "so", "Số", type=FieldType.NUMBER,
            constraints=Constraints(minimum=Decimal(1), maximum=Decimal(9)),
        ),
        FormField("ky", "Kỳ", constraints=Constraints(pattern="20[0-9]{2}( - 20[0-9]{2})?")),
    ),
    primary_key=("ma",),
    missing_values=("-",),
)  # fmt: skip


def told(evidence: Evidence) -> list[tuple[str | None, str]]:
    return [(notice.cell, notice.code) for notice in form_values(evidence)]


def evidence(*rows: tuple[str, ...]) -> Evidence:
    return with_forms(filled_in(FORM, *rows))


def of_one(field: FormField, *cells: str, key: Sequence[str] = ()) -> list[str]:
    """What is said of a form of one column (A) filled with these cells, from A2 down."""
    form = Form("f", "F", (field,), primary_key=tuple(key))
    return said(form_values, with_forms(filled_in(form, *((cell,) for cell in cells))))


def test_limits_keys_and_lists_are_held_to_the_cell() -> None:
    rows = (("1", "Kế thừa", "5", ""), ("", "Thừa kế", "0", ""), ("1", "Bổ sung", "12", ""),
            ("a", "-", "3", "2026"))  # fmt: skip
    assert told(evidence(*rows)) == [
        ("S!A3", "o-bat-buoc-trong"), ("S!B3", "gia-tri-ngoai-danh-muc"),
        ("S!C3", "gia-tri-ngoai-khoang"), ("S!C4", "gia-tri-ngoai-khoang"),
        ("S!A5", "gia-tri-sai-mau"), ("S!A4", "khoa-trung"),
    ]  # fmt: skip


def test_a_dash_leaves_a_required_cell_empty_and_any_other_as_it_may_be() -> None:
    assert told(evidence(("-", "-", "-", "-"))) == [("S!A2", "o-bat-buoc-trong")]


def test_groups_and_totals_need_not_keep_to_the_fields() -> None:
    assert told(evidence(("I", "Nhóm", "", ""), ("", "Tổng cộng", "12", ""))) == []


def test_columns_that_a_sheet_does_not_have_are_not_asked_for() -> None:
    table = filled_in(FORM, ("", "Thừa kế", "5", ""))
    assert told(with_forms(replace(table, present=("loai", "so", "ky")))) == [
        ("S!B2", "gia-tri-ngoai-danh-muc")
    ]


def test_a_required_cell_left_empty_is_told() -> None:
    assert of_one(FORM.fields[0], " ") == [
        "S!A2 error o-bat-buoc-trong: cột “Mã” bắt buộc, ô này để trống → điền giá trị"
    ]
    optional = FormField("ma", "Mã", constraints=Constraints(pattern="[0-9]+"))
    assert of_one(optional, "", " ") == []


def test_numbers_may_be_the_limits_themselves_and_nothing_beyond() -> None:
    assert of_one(FORM.fields[2], "1", "9") == []
    assert of_one(FORM.fields[2], "0,9", "9,1") == [
        "S!A2 error gia-tri-ngoai-khoang: 0,9 nhỏ hơn 1 là mức thấp nhất của “Số”"
        " → kiểm tra số và đơn vị",
        "S!A3 error gia-tri-ngoai-khoang: 9,1 lớn hơn 9 là mức cao nhất của “Số”"
        " → kiểm tra số và đơn vị",
    ]
    free = FormField("so", "Số", type=FieldType.NUMBER)
    assert of_one(free, "-5", "0", "99") == []


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [("1 - 9", False), ("0 - 5", True), ("5 - 10", True), ("> 1", False), ("> 0", True),
     ("< 9", False), ("< 10", True), ("< 0", True), ("> 10", True)],
)  # fmt: skip
def test_both_ends_of_a_range_and_the_one_of_a_bound_keep_within_the_limits(
    cell: str, *, wrong: bool
) -> None:
    assert (of_one(replace(FORM.fields[2], ranges=True), cell) != []) is wrong


def test_days_keep_within_days() -> None:
    limits = Constraints(minimum=date(2021, 3, 5), maximum=date(2025, 12, 31))
    days = FormField("ngay", "Ngày", type=FieldType.DATE, constraints=limits)
    assert of_one(days, "5/3/2021", "31/12/2025") == []
    assert of_one(days, "4/3/2021", "01/01/2026") == [
        "S!A2 error gia-tri-ngoai-khoang: 4/3/2021 nhỏ hơn 5/3/2021 là mức thấp nhất của “Ngày”"
        " → kiểm tra số và đơn vị",
        "S!A3 error gia-tri-ngoai-khoang: 01/01/2026 lớn hơn 31/12/2025 là mức cao nhất của "
        "“Ngày” → kiểm tra số và đơn vị",
    ]
    mixed = FormField("so", "Số", type=FieldType.NUMBER, constraints=limits)
    assert of_one(mixed, "5") == []


def test_yes_and_no_are_no_quantities() -> None:
    limits = Constraints(minimum=Decimal(5), maximum=Decimal(6))
    yes = FormField("co", "Có", type=FieldType.BOOLEAN, constraints=limits)
    assert of_one(yes, "Có", "Không") == []


@pytest.mark.parametrize(
    ("cell", "right"),
    [("2026", True), ("2026-2030", True), ("2026 – 2030", True), ("2026—2030", True),
     (" 2026 ", True), ("2026/2030", False), ("26", False)],
)  # fmt: skip
def test_years_may_be_joined_by_any_dash(cell: str, *, right: bool) -> None:
    assert (of_one(FORM.fields[3], cell) == []) is right


def test_a_pattern_is_shown_by_its_example() -> None:
    field = replace(FORM.fields[3], example="2026 - 2030")
    assert of_one(field, "26") == [
        "S!A2 error gia-tri-sai-mau: “26” không đúng mẫu của cột “Kỳ” → viết như ví dụ: 2026 - 2030"
    ]
    (plain,) = of_one(FORM.fields[3], "26")
    assert plain.endswith("→ xem ghi chú ở đầu cột")


def test_a_word_outside_the_list_is_told_with_its_nearest() -> None:
    assert of_one(FORM.fields[1], "Kê thừa mới", "???") == [
        "S!A2 error gia-tri-ngoai-danh-muc: “Kê thừa mới” không có trong danh sách của cột “Loại”:"
        " Kế thừa; Bổ sung → có phải là “Kế thừa”? chọn trong danh sách",
        "S!A3 error gia-tri-ngoai-danh-muc: “???” không có trong danh sách của cột “Loại”:"
        " Kế thừa; Bổ sung → chọn trong danh sách",
    ]


@pytest.mark.parametrize(
    ("word", "listed", "near"),
    [
        ("abcxy", "abcde", True),  # 60 of 100
        ("abcdefghijkuvwxyz0", "abcdefghijk12345678", False),  # 59,5
    ],
)
def test_a_word_is_near_where_most_of_it_is_the_same(word: str, listed: str, *, near: bool) -> None:
    (told_one,) = of_one(FormField("loai", "Loại", constraints=Constraints(enum=(listed,))), word)
    assert ("có phải là" in told_one) is near


def test_what_must_be_unique_is_told_where_it_stands_again() -> None:
    unique = FormField("ma", "Mã", constraints=Constraints(unique=True))
    assert of_one(unique, "A1", "a1.", "A2", "", "") == [
        "S!A3 error khoa-trung: “a1.” (Mã) đã có ở ô A2 → gộp hai dòng, hoặc sửa cho phân biệt"
    ]
    assert of_one(FormField("ma", "Mã"), "A1", "A1") == []
    assert len(of_one(FormField("ma", "Mã"), "A1", "A1", "A1", key=["ma"])) == 2


def test_a_key_of_two_columns_is_doubled_where_both_are() -> None:
    fields = (FormField("ma", "Mã"), FormField("xa", "Xã"))
    form = Form("f", "F", fields, primary_key=("ma", "xa"))
    rows = (("1", "a"), ("1", "b"), ("2", "a"), ("1", "A"), ("1", ""), ("1", ""))
    assert said(form_values, with_forms(filled_in(form, *rows))) == [
        "S!A5 error khoa-trung: “1” (Mã, Xã) đã có ở ô A2 → gộp hai dòng, hoặc sửa cho phân biệt"
    ]


def test_twenty_notices_of_a_kind_are_told_of_each_table() -> None:
    def table() -> FormTable:
        return filled_in(FORM, *((str(n), "Thừa kế", "99", "") for n in range(1, 23)))

    codes = [code for _, code in told(with_forms(table(), table()))]
    assert {code: codes.count(code) for code in codes} == {
        "gia-tri-ngoai-danh-muc": 40, "gia-tri-ngoai-khoang": 40,
    }  # fmt: skip


def test_a_notice_at_a_cell_names_the_workbook_and_the_agency() -> None:
    table = filled_in(FORM, ("1", "", "", ""))
    notice = notice_at(table, table.rows[0].cells[0], "ma", "Sai", "Sửa")
    assert (notice.severity, notice.file, notice.cell) == (Severity.ERROR, "f.xlsx", "S!A2")
    assert (notice.code, notice.message, notice.fix) == ("ma", "Sai", "Sửa")
    assert notice.agency is None
    of = notice_at(replace(table, agency="so-y-te"), FormCell(), "ma", "Sai", "Sửa")
    assert (of.cell, of.agency) == (None, "so-y-te")
