from decimal import Decimal

from pipeline.model.form import FieldType, Form, FormCell, FormField, FormRow, FormTable
from pipeline.model.table import RowKind

FORM = Form("f", "F", (FormField("a", "A"), FormField("b", "B", type=FieldType.NUMBER)))
GROUP = FormRow((FormCell("I", "I", address="S!A2"), FormCell()), RowKind.GROUP, line=2)
BODY = FormRow((FormCell("x", "x"), FormCell(Decimal(1), "1")), group=("I",), line=3)
TABLE = FormTable(FORM, "f.xlsx", "S", (GROUP, BODY), ("a", "b"))


def test_numbers_and_integers_are_numeric() -> None:
    assert [kind.value for kind in FieldType if kind.numeric] == ["number", "integer"]


def test_a_table_gives_columns_cells_and_body_rows() -> None:
    assert [cell.text for cell in TABLE.column("a")] == ["I", "x"]
    assert TABLE.column("khong") == ()
    assert TABLE.cell(BODY, "b").value == Decimal(1)
    assert TABLE.cell(BODY, "khong") == FormCell()
    assert TABLE.body == (BODY,)
