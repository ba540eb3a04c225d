from decimal import Decimal

from pipeline.compose.checks.evidence import Evidence
from pipeline.compose.checks.form_values import form_values, notice_at
from pipeline.model.form import Constraints, FieldType, Form, FormField
from pipeline.model.notice import Severity
from tests.compose.checks.filled import filled_in, with_forms

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


def test_years_may_be_joined_by_any_dash() -> None:
    rows = (("1", "", "", "2026-2030"), ("2", "", "", "2026 – 2030"), ("3", "", "", "2026/2030"))
    assert told(evidence(*rows)) == [("S!D4", "gia-tri-sai-mau")]


def test_a_word_outside_the_list_is_told_with_its_nearest() -> None:
    (notice,) = form_values(evidence(("1", "Kê thừa mới", "", "")))
    assert "có phải là “Kế thừa”?" in (notice.fix or "")


def test_a_notice_at_a_cell_names_the_workbook_and_the_agency() -> None:
    table = filled_in(FORM, ("1", "", "", ""))
    notice = notice_at(table, table.rows[0].cells[0], "ma", "Sai", "Sửa")
    assert (notice.severity, notice.file, notice.cell) == (Severity.ERROR, "f.xlsx", "S!A2")
