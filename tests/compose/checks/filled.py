"""Filled forms for the tests of checks: rows of texts as their fields read them."""

from pipeline.compose.checks import Evidence, gather
from pipeline.intake.excel.form_values import read_value
from pipeline.model.document import Cell
from pipeline.model.form import Form, FormCell, FormRow, FormTable
from pipeline.model.numbers import Number, read_number
from pipeline.model.registers import Registers, Units
from pipeline.model.table import RowKind
from tests.compose.checks.ground import report_of
from tests.samples import text

UNITS = Units(
    frozenset({"Xã Cao Lộc", "Xã Kiên Mộc", "Phường Kỳ Lừa"}),
    codes=(("Xã Cao Lộc", "06001"), ("Xã Kiên Mộc", "06002"), ("Phường Kỳ Lừa", "06003")),
)


def filled_in(form: Form, *rows: tuple[str, ...], file: str = "f.xlsx") -> FormTable:
    """A form filled from A2 down; a row opens a group by "I", "II", a total by "Tổng cộng"."""
    read: list[FormRow] = []
    group: tuple[str, ...] = ()
    for number, row in enumerate(rows, 2):
        kind = _kind(row)
        if kind is RowKind.GROUP:
            group = ()
        cells = tuple(
            _cell(form, column, words, f"S!{'ABCDEFG'[column]}{number}", kind)
            for column, words in enumerate(row)
        )
        read.append(FormRow(cells, kind, () if kind is RowKind.TOTAL else group, number))
        if kind is RowKind.GROUP:
            group = (row[1],)
    names = tuple(field.name for field in form.fields)
    return FormTable(form, file, "S", tuple(read), names)


def with_forms(*tables: FormTable) -> Evidence:
    return gather(report_of(), Registers(units=UNITS), forms=tables)


def _kind(row: tuple[str, ...]) -> RowKind:
    if "Tổng cộng" in row:
        return RowKind.TOTAL
    return RowKind.GROUP if row[0] in ("I", "II", "III") else RowKind.BODY


def _cell(form: Form, column: int, words: str, address: str, kind: RowKind) -> FormCell:
    field = form.fields[column]
    if not words or words in form.missing_values:
        return FormCell(None, words, "", address)
    if kind is not RowKind.BODY and not field.type.numeric:
        return FormCell(words, words, "", address)
    number = read_number(words)
    value = number.value if isinstance(number, Number) and field.type.numeric else words
    reading = read_value(Cell(text(words), value, address), field)
    return FormCell(reading.value, words, reading.unit, address)
