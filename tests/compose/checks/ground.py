"""Small drafts for the tests of checks: one section with some blocks, one or two rounds."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from pipeline.compose.assemble import compose
from pipeline.compose.checks import Check, Evidence, gather
from pipeline.model.document import Block, Cell, Grid, Row, Table
from pipeline.model.fixed import replace
from pipeline.model.legal import LegalDocument
from pipeline.model.notice import Notice
from pipeline.model.numbers import Number, read_number
from pipeline.model.registers import Indicator, Registers, Units
from pipeline.model.report import Report
from pipeline.model.table import Column, RowKind
from tests.samples import contribution, item, materials, outline, paragraph, source, text

NO_REGISTERS = Registers()
REGISTERS = Registers(
    (Indicator("grdp", "Tăng trưởng", "%/năm", "8 - 9", "10 - 11"),),
    "sections/chi-tieu.xlsx",
    (
        LegalDocument("58/2023/NĐ-CP", "Nghị định", date(2023, 8, 12)),
        LegalDocument("66/2025/NQ-CP", "Nghị quyết", date(2025, 8, 28), expired=date(2025, 11, 1)),
    ),
    Units(
        frozenset({"Xã Cao Lộc", "Phường Kỳ Lừa"}),
        (("Thị trấn Cao Lộc", ("Phường Kỳ Lừa",)), ("Xã Cao Lộc", ("Xã Cao Lộc",))),
        ("Huyện Cao Lộc",),
    ),
)
Texts = Sequence[Sequence[str]]


def report_of(*blocks: Block, item_id: str = "muc") -> Report:
    """A report whose one item holds the blocks."""
    shape = outline([[("Chương", [item(item_id)])]])
    return compose(materials(shape, contribution(item_id, *blocks))).value


def evidence_of(
    *blocks: Block,
    registers: Registers = NO_REGISTERS,
    previous: Report | None = None,
    item_id: str = "muc",
) -> Evidence:
    return gather(report_of(*blocks, item_id=item_id), registers, previous=previous)


def sheet(rows: Texts, *, unit: str = "", caption: str = "Bảng thử", id_: str = "") -> Table:
    """A table from Excel: the first row names the columns, "(ha)" in a name is its unit.

    A row that begins with a Roman numeral is a group, one with "Tổng cộng" a total.
    """
    columns = []
    for name in rows[0]:
        words, _, inner = name.partition(" [")
        columns.append(Column(words, inner.rstrip("]")))
    grid_rows = tuple(
        Row(
            tuple(_cell(value, index, column) for column, value in enumerate(row)),
            _kind(index, row),
            index + 1,
        )
        for index, row in enumerate(rows)
    )
    grid = Grid(tuple(columns), grid_rows, "S")
    workbook = "sections/lan-1/so-xay-dung/a.xlsx"
    return Table(
        grid, text(caption), id_, unit=unit, workbook=workbook, source=replace(source(), line=9)
    )


def found(check: Check, evidence: Evidence) -> list[tuple[str, str]]:
    """What a check tells: place and code."""
    notices: Iterator[Notice] = check(evidence)
    return [(notice.cell or str(notice.line), notice.code) for notice in notices]


def said(check: Check, evidence: Evidence) -> list[str]:
    """What a check says: "S!A2 warning mat-dong: message → fix" a notice, a line for a cell."""
    return [
        f"{notice.cell or notice.line} {notice.severity} {notice.code}: "
        f"{notice.message} → {notice.fix}"
        for notice in check(evidence)
    ]


def _cell(value: str, row: int, column: int) -> Cell:
    address = f"S!{chr(ord('A') + column)}{row + 1}"
    if not value:
        return Cell(address=address)
    reading = read_number(value)
    typed: str | Decimal = reading.value if isinstance(reading, Number) and row else value
    unit = reading.unit if isinstance(reading, Number) and row else ""
    return Cell(text(value), typed, address, unit=unit)


def _kind(index: int, row: Sequence[str]) -> RowKind:
    if index == 0:
        return RowKind.HEADER
    if "Tổng cộng" in row[:2]:
        return RowKind.TOTAL
    return RowKind.GROUP if row[0] in ("I", "II", "III") else RowKind.BODY


def codes(check: Check, words: str) -> list[str]:
    """The codes of what a check tells of a paragraph."""
    return [code for _, code in found(check, evidence_of(paragraph(words), registers=REGISTERS))]
