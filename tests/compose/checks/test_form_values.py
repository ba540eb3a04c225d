from decimal import Decimal

from pipeline.compose.checks.evidence import Evidence, gather
from pipeline.compose.checks.form_values import form_values
from pipeline.model.form import (
    Constraints,
    FieldType,
    ForeignKey,
    Form,
    FormCell,
    FormField,
    FormRow,
    FormTable,
)
from pipeline.model.registers import Registers, Units
from tests.compose.checks.ground import report_of

FORM = Form(
    "f",
    "F",
    (
        FormField("ma", "Mã", constraints=Constraints(required=True, pattern="[0-9]+")),
        FormField("noi", "Địa điểm", many=True, also=("Toàn tỉnh",)),
        FormField(
            "so", "Số", type=FieldType.NUMBER,
            constraints=Constraints(minimum=Decimal(1), maximum=Decimal(9)),
        ),
    ),
    primary_key=("ma",),
    foreign_keys=(ForeignKey(("noi",), "don-vi", ("ten",)),),
)  # fmt: skip


def filled(*rows: tuple[str, str, str]) -> Evidence:
    body = tuple(
        FormRow(
            tuple(
                FormCell(
                    Decimal(text) if column == 2 and text else text,
                    text,
                    "",
                    f"S!{'ABC'[column]}{n}",
                )
                for column, text in enumerate(row)
            )
        )
        for n, row in enumerate(rows, 2)
    )
    table = FormTable(FORM, "f.xlsx", "S", body, ("ma", "noi", "so"))
    units = Units(frozenset({"Xã Cao Lộc", "Xã Kiên Mộc"}))
    return gather(report_of(), Registers(units=units), forms=(table,))


def test_limits_keys_and_lists_are_held_to_the_cell() -> None:
    evidence = filled(("1", "Cao Lộc", "5"), ("", "Toàn tỉnh", "0"), ("1", "Huyện X", "12"),
                      ("a", "Cao Lộc, Kiên Mộc và các xã khác", "3"))  # fmt: skip
    assert [(n.cell, n.code) for n in form_values(evidence)] == [
        ("S!A3", "o-bat-buoc-trong"), ("S!C3", "gia-tri-ngoai-khoang"),
        ("S!C4", "gia-tri-ngoai-khoang"), ("S!B4", "khoa-ngoai-khong-co"),
        ("S!A5", "gia-tri-sai-mau"), ("S!A4", "khoa-trung"),
    ]  # fmt: skip
