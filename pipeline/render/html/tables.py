"""Tables in HTML: header rows, merged cells, numbers lined up on the comma."""

import re
from collections.abc import Iterable
from typing import Final

from pipeline.model.document import Cell, Grid, Row, Table
from pipeline.model.shown_grid import align_of, shown_grid
from pipeline.model.table import Align, Column, RowKind
from pipeline.render.html.inlines import write_inlines
from pipeline.render.html.writing import HtmlWriting, escape

_FRACTION: Final = re.compile(r"[^,]*\d(?:,(\d+))?\D*")
_MOST_DIGITS: Final = 9
_NARROW: Final = 5  # so many columns fit a page of a phone's width
_MOST_COLUMNS: Final = 60
_WIDE: Final = 8
_FREE: Final = "margin-inline:-24mm -14mm;max-width:none"


def table_css() -> str:
    """Give the rules for widths and decimals, which an attribute may not say under the policy."""
    widths = "".join(f".w{share}{{width:{share}%}}" for share in range(1, 101))
    # in Times New Roman a figure is half an em wide, a comma a quarter
    decimals = "".join(
        f"td.d{digits}{{padding-right:calc(.35em + {digits / 2}em)}}"
        f"td.e{digits}{{padding-right:calc(.35em + {digits / 2 + 0.25}em)}}"
        for digits in range(1, _MOST_DIGITS + 1)
    )
    columns = "".join(
        f".c{count}{{min-width:{count * 4.5}em}}" for count in range(_NARROW, _MOST_COLUMNS + 1)
    )
    # what is too wide for a sheet of paper takes its margins too
    wide = ",".join(f".c{count}" for count in range(_WIDE, _MOST_COLUMNS + 1))
    free = f"@media screen and (min-width:64rem){{.sheet .frame:has(>table:is({wide})){{{_FREE}}}}}"
    return widths + decimals + columns + free


def write_grid(writing: HtmlWriting, table: Table) -> str:
    """Give the `table` element."""
    # a cell that a notice points to keeps its place
    marked = {address for book, address in writing.cells if book == table.workbook}
    grid = shown_grid(table.grid, marked)
    count = len(grid.columns)
    wide = f' class="c{min(count, _MOST_COLUMNS)}"' if count >= _NARROW else ""
    places = tuple(_fraction_width(grid, index) for index in range(count))
    header = grid.header
    split = len(header) if _stands_apart(header) else 0
    head = "".join(_row(writing, table, row, places) for row in grid.rows[:split])
    body = "".join(_row(writing, table, row, places) for row in grid.rows[split:])
    opened = f"<thead>{head}</thead>" if head else ""
    return f"<table{wide}>{_columns(grid.columns)}{opened}<tbody>{body}</tbody></table>"


def _stands_apart(header: tuple[Row, ...]) -> bool:
    """Say whether no header cell reaches into the body; a browser would cut it off there."""
    return all(
        index + cell.rows <= len(header) for index, row in enumerate(header) for cell in row.cells
    )


def _columns(columns: Iterable[Column]) -> str:
    shares = [column.width for column in columns]
    if not any(shares):
        return ""
    return f"<colgroup>{''.join(map(_column, shares))}</colgroup>"


def _column(share: float | None) -> str:
    return f'<col class="w{min(100, max(1, round(share * 100)))}">' if share else "<col>"


def _row(writing: HtmlWriting, table: Table, row: Row, places: tuple[int | None, ...]) -> str:
    kind = "" if row.kind in {RowKind.BODY, RowKind.HEADER} else f' class="{row.kind}"'
    columns = table.grid.columns
    cells: list[str] = []
    heads = row.kind is RowKind.HEADER
    named = row.kind in {RowKind.BODY, RowKind.HEADER}
    for index, cell in enumerate(row.cells):
        if cell.covered:
            continue
        align = cell.align if heads else align_of(cell, cell.text, columns[index])
        tag = "th" if heads else "td"
        scope = _scope(cell) if heads else ""
        if not named and cell.runs:
            # what opens a group or total row names it
            named, tag, scope = True, "th", ' scope="row"'
        classes = _classes(cell, align, tag, places[index])
        told = _attributes(writing, table, cell, classes) + scope
        cells.append(f"<{tag}{told}>{write_inlines(writing, cell.runs, table.source)}</{tag}>")
    return f"<tr{kind}>{''.join(cells)}</tr>"


def _scope(cell: Cell) -> str:
    return ' scope="colgroup"' if cell.columns > 1 else ' scope="col"'


def _attributes(writing: HtmlWriting, table: Table, cell: Cell, classes: str) -> str:
    attributes = ""
    if writing.cells and cell.address:
        mark = writing.cells.pop((table.workbook, cell.address), None)
        if mark is not None:
            attributes = f' id="{escape(mark.id)}"'
            classes = f"{classes} {mark.kind}".lstrip()
    if classes:
        attributes += f' class="{classes}"'
    if cell.rows > 1:
        attributes += f' rowspan="{cell.rows}"'
    if cell.columns > 1:
        attributes += f' colspan="{cell.columns}"'
    return attributes


def _classes(cell: Cell, align: Align | None, tag: str, widest: int | None) -> str:
    if align is None or align is Align.LEFT:
        return "left" if align and tag == "th" else ""
    if align is not Align.DECIMAL:
        return align.value
    digits = _digits(cell) if tag == "td" else None
    missing = min((widest or 0) - (digits or 0), _MOST_DIGITS)
    if digits is None or missing <= 0:
        return "right"
    return f"right {'d' if digits else 'e'}{missing}"


def _fraction_width(grid: Grid, index: int) -> int | None:
    """Give how many decimals the longest number of a decimal column has."""
    if grid.columns[index].align is not Align.DECIMAL:
        return None
    digits = (_digits(row.cells[index]) for row in grid.rows if row.kind is not RowKind.HEADER)
    return max((count for count in digits if count is not None), default=None)


def _digits(cell: Cell) -> int | None:
    """Give how many decimals a cell shows, None where it shows no single number."""
    found = _FRACTION.fullmatch(cell.text)
    return None if found is None else len(found[1] or "")
