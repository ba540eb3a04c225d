"""Tables as pipe tables, with their caption above them."""

from collections.abc import Iterator
from typing import Final

from pipeline.model.document import SUMMARISED, Grid, Row, Table
from pipeline.model.table import Align
from pipeline.render.markdown.escaping import in_cell
from pipeline.render.markdown.inlines import attributes, line_of, titled

_RULES: Final = {
    None: "---",
    Align.LEFT: ":---",
    Align.CENTER: ":---:",
    Align.RIGHT: "---:",
    Align.DECIMAL: "---:",
}


def pipe_table(table: Table) -> str:
    """Give a table with one header row; merged cells are written once, lines of a cell as one.

    Above it stands its caption, where it has one, or anything else that is said of it.
    """
    above = caption_line(table)
    rows = "\n".join(_rows(table.grid))
    return f"{above}\n\n{rows}" if above else rows


def caption_line(table: Table) -> str:
    """Give `Bảng: Tiêu đề {#bang-x …}`, "" where nothing is said of the table."""
    said = attributes(table.id, table_options(table))
    if not table.caption and not said:
        return ""
    return f"Bảng: {titled(table.caption, said)}"


def table_options(table: Table) -> tuple[tuple[str, str], ...]:
    """Give what the attributes of a table say, its unit and origin among them."""
    named = (("don-vi", table.unit), ("nguon", table.origin))
    turned = (("landscape", ""),) if table.landscape else ()
    own = (
        (f".{SUMMARISED}", "") if key == SUMMARISED else (key, value)
        for key, value in table.options
    )
    return (*own, *(pair for pair in named if pair[1]), *turned)


def _rows(grid: Grid) -> Iterator[str]:
    first, *others = grid.rows
    yield _row(first)
    yield f"|{'|'.join(_RULES[column.align] for column in grid.columns)}|"
    for row in others:
        yield _row(row)


def _row(row: Row) -> str:
    cells = (in_cell(line_of(cell.runs, breaks=" ")).strip() for cell in row.cells)
    return f"| {' | '.join(cells)} |"
