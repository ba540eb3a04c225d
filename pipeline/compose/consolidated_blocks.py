"""Consolidated tables as blocks of the report: a line that names the table, then the table."""

from collections.abc import Iterable, Mapping

from pipeline.model.consolidated import GENERATED, ConsolidatedTable
from pipeline.model.document import Block, Cell, Grid, Inline, Paragraph, Row, Source, Table
from pipeline.model.inlines import Reference, Text
from pipeline.model.outline import Item
from pipeline.model.table import Align, Column, RowKind

_WIDE = 6  # columns from which a table stands on a landscape page
_LONG = 13  # rows from which it does; of a shorter one the width decides


def generated_blocks(
    items: Iterable[Item], tables: Iterable[ConsolidatedTable], *, file: str
) -> Mapping[str, tuple[Block, ...]]:
    """Give, by item, the blocks of the tables it asks for; items without one are left out.

    `file` is the outline, where notices on such a table lead.
    """
    known = {table.id: table for table in tables}
    found = {
        item.id: tuple(
            block
            for name in item.consolidated
            if name in known
            for block in _blocks(known[name], Source(item.lead, file, item.line))
        )
        for item in items
    }
    return {item: blocks for item, blocks in found.items() if blocks}


def _blocks(table: ConsolidatedTable, source: Source) -> tuple[Block, ...]:
    name = f"bang-tong-hop-{table.id}"
    line: tuple[Inline, ...] = (
        Text(f"{table.title} {table.made_from}, nêu tại "),
        Reference(name, line=source.line),
        Text("."),
    )
    made = Table(
        grid=_grid(table),
        caption=(Text(table.title),),
        id=name,
        landscape=True if len(table.columns) >= _WIDE and len(table.rows) >= _LONG else None,
        options=((GENERATED, table.id),),
        source=source,
    )
    return (Paragraph(line, source), made)


def _grid(table: ConsolidatedTable) -> Grid:
    total = sum(column.width for column in table.columns)
    figures = [
        all(
            row.cells[at].value is not None or row.cells[at].text in ("", "-") for row in table.rows
        )
        for at in range(len(table.columns))
    ]
    columns = tuple(
        Column(column.title, column.unit, _align(at, figures[at]), column.width / total)
        for at, column in enumerate(table.columns)
    )
    titles = (
        f"{column.name} ({column.unit})" if column.unit else column.name for column in columns
    )
    header = Row(tuple(_cell(title) for title in titles), RowKind.HEADER)
    body = tuple(
        Row(tuple(_cell(cell.text, cell.value) for cell in row.cells), row.kind)
        for row in table.rows
    )
    return Grid(columns, (header, *body), notes=table.notes)


def _align(position: int, is_figure: bool) -> Align | None:
    if position == 0:
        return Align.CENTER
    return Align.RIGHT if is_figure else None


def _cell(text: str, value: object = None) -> Cell:
    if not text:
        return Cell()
    return Cell((Text(text),), text if value is None else value)  # type: ignore[arg-type]
