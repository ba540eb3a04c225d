"""Tables of a Word file as grids: merged ranges, header rows, groups and totals.

What a row is its identity says; a row without one is known by its look: a header row repeats,
a row that is bold throughout is a total. A cell in several paragraphs is one cell.

Source: ECMA-376 Part 1, 17.4 (tables).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from lxml import etree

from pipeline.intake.word.identity import KnownBlock
from pipeline.intake.word.package import W
from pipeline.limits import MAX_WORD_COLUMNS
from pipeline.model.document import COVERED, Cell, Grid, Inline, Row
from pipeline.model.fixed import replace
from pipeline.model.inlines import PLAIN, Marks, Text
from pipeline.model.shown_grid import align_of
from pipeline.model.table import Align, Column, RowKind

CellReader = Callable[[etree._Element], tuple[Inline, ...]]
RowFilter = Callable[[etree._Element], bool]

_STYLES: Final = (
    ("BangTieuDe", Align.CENTER),
    ("BangGiua", Align.CENTER),
    ("BangChu", Align.LEFT),
    ("BangSo", Align.RIGHT),
)
_KINDS: Final = tuple(RowKind)
_DASHES: Final = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class _Box:
    """One `w:tc` at its place: how many columns it takes, and its part in a vertical merge."""

    column: int
    span: int
    node: etree._Element
    merge: str  # "" | "restart" | "continue"


def read_grid(
    table: etree._Element,
    read_cell: CellReader,
    *,
    stays: RowFilter,
    style_of: Callable[[etree._Element], str],
    known: Callable[[etree._Element], KnownBlock | None],
) -> Grid:
    """Give the grid of a `w:tbl`.

    Args:
        table: The `w:tbl`.
        read_cell: Gives the runs of a `w:tc`.
        stays: Says whether a `w:tr` or `w:tc` is there, tracked changes considered.
        style_of: Gives the style's id of a `w:p`.
        known: Gives what a `w:tr` is known as.

    Returns:
        As many columns as the widest row has; cells that a row lacks are empty.
    """
    rows = [(row, list(_boxes(row, stays))) for row in table_rows(table) if stays(row)]
    width = min(max((_reach(boxes) for _, boxes in rows), default=0), MAX_WORD_COLUMNS)
    heights = merged_heights([boxes for _, boxes in rows])
    made: list[Row] = []
    looks: list[list[Align | None]] = []
    for index, (node, boxes) in enumerate(rows):
        row, look = _row(boxes, width, heights, index, read_cell, style_of)
        told = known(node)
        kind = _kind(node, row, told)
        if kind in (RowKind.GROUP, RowKind.TOTAL):
            row = replace(row, cells=tuple(map(_unbold, row.cells)))
        made.append(replace(row, kind=kind, line=told.line if told else None))
        looks.append(look)
    columns = tuple(_column(made, looks, column) for column in range(width))
    shown = (_aligned(row, look, columns) for row, look in zip(made, looks, strict=True))
    return Grid(columns, tuple(shown))


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Give the `w:tr` of a table, those in content controls too."""
    for node in table:
        if node.tag == f"{W}tr":
            yield node
        elif node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from table_rows(node)


def row_cells(row: etree._Element) -> Iterator[etree._Element]:
    """Give the `w:tc` of a row, those in content controls too."""
    for node in row:
        if node.tag == f"{W}tc":
            yield node
        elif node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from row_cells(node)


def _boxes(row: etree._Element, stays: RowFilter) -> Iterator[_Box]:
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for node in row_cells(row):
        if not stays(node):
            continue
        span = max(1, _number(node.find(f"{W}tcPr/{W}gridSpan"), 1))
        merged = node.find(f"{W}tcPr/{W}vMerge")
        merge = "" if merged is None else str(merged.get(f"{W}val", "continue"))
        if column + span > MAX_WORD_COLUMNS:
            return
        yield _Box(column, span, node, merge)
        column += span


def _number(node: etree._Element | None, default: int) -> int:
    value = "" if node is None else str(node.get(f"{W}val", ""))
    return int(value) if value.isdecimal() and len(value) < 5 else default


def _reach(boxes: list[_Box]) -> int:
    return max((box.column + box.span for box in boxes), default=0)


class Merging(Protocol):
    """A cell that may be part of a vertical merge: its column, and "" | "restart" | "continue"."""

    @property
    def column(self) -> int:
        """Give the column of the grid that it begins in."""

    @property
    def merge(self) -> str:
        """Give its part in the merge, "" for none."""


def merged_heights(rows: Sequence[Sequence[Merging]]) -> dict[tuple[int, int], int]:
    """Give how many rows the merged cells reach, by row and column of their first."""
    heights: dict[tuple[int, int], int] = {}
    starts: dict[int, int] = {}
    for index, boxes in enumerate(rows):
        going: dict[int, int] = {}
        for box in boxes:
            if box.merge == "continue" and box.column in starts:
                going[box.column] = starts[box.column]
                heights[starts[box.column], box.column] += 1
            elif box.merge:
                going[box.column] = index
                heights[index, box.column] = 1
        starts = going
    return heights


def _row(
    boxes: list[_Box],
    width: int,
    heights: dict[tuple[int, int], int],
    index: int,
    read_cell: CellReader,
    style_of: Callable[[etree._Element], str],
) -> tuple[Row, list[Align | None]]:
    cells = [Cell()] * width
    look: list[Align | None] = [None] * width
    for box in boxes:
        for column in range(box.column + 1, box.column + box.span):
            cells[column] = COVERED
        if box.merge == "continue" and (index, box.column) not in heights:
            cells[box.column] = COVERED
            continue
        runs = read_cell(box.node)
        rows = heights.get((index, box.column), 1)
        text = "".join(run.text for run in runs if isinstance(run, Text))
        cells[box.column] = Cell(runs, text or None, rows=rows, columns=box.span)
        look[box.column] = _look(box.node, style_of)
    return Row(tuple(cells)), look


def _look(cell: etree._Element, style_of: Callable[[etree._Element], str]) -> Align | None:
    paragraph = cell.find(f"{W}p")
    if paragraph is None:
        return None
    style = style_of(paragraph)
    align = next((align for name, align in _STYLES if style.startswith(name)), None)
    if align is Align.RIGHT and paragraph.find(f"{W}pPr/{W}ind") is not None:
        return Align.DECIMAL
    return align


def _kind(node: etree._Element, row: Row, told: KnownBlock | None) -> RowKind:
    if told and told.row in _KINDS:
        return RowKind(told.row)
    header = node.find(f"{W}trPr/{W}tblHeader")
    if header is not None and header.get(f"{W}val", "1") not in ("0", "false", "off"):
        return RowKind.HEADER
    if told:
        return RowKind.BODY
    words = [run for cell in row.cells for run in cell.runs if isinstance(run, Text)]
    strong = bool(words) and all(run.marks.bold for run in words)
    return RowKind.TOTAL if strong else RowKind.BODY


def _unbold(cell: Cell) -> Cell:
    """Take away the bold that the kind of its row gives a cell."""
    runs = tuple(
        Text(run.text, _plain(replace(run.marks, bold=False))) if isinstance(run, Text) else run
        for run in cell.runs
    )
    return replace(cell, runs=runs) if runs else cell


def _plain(marks: Marks) -> Marks:
    return PLAIN if marks == PLAIN else marks


def _column(rows: list[Row], looks: list[list[Align | None]], column: int) -> Column:
    """Give a column's name, and the alignment that most of its cells have."""
    name = ""
    for row in rows:
        if row.kind is not RowKind.HEADER:
            break
        name = row.cells[column].text or name
    counted = Counter(
        look[column]
        for row, look in zip(rows, looks, strict=True)
        if row.kind is not RowKind.HEADER and look[column] and row.cells[column].columns == 1
        and row.cells[column].text.strip() not in _DASHES
    )  # fmt: skip
    if Align.DECIMAL in counted:
        return Column(name, align=Align.DECIMAL)
    most = max(counted.items(), key=lambda entry: (entry[1], entry[0] or ""), default=(None, 0))[0]
    return Column(name, align=None if most is Align.LEFT else most)


def _aligned(row: Row, look: list[Align | None], columns: tuple[Column, ...]) -> Row:
    """Give the row with the alignment of those cells that do not follow their column."""
    if row.kind is RowKind.HEADER:
        return row
    cells = tuple(
        replace(cell, align=found)
        if found and _side(align_of(cell, cell.text, column) or Align.LEFT) is not _side(found)
        else cell
        for cell, found, column in zip(row.cells, look, columns, strict=True)
    )
    return replace(row, cells=cells)


def _side(align: Align) -> Align:
    return Align.RIGHT if align is Align.DECIMAL else align
