"""Tables of plain texts in WordprocessingML: lists of comments, points and tasks for print.

Unlike the report's tables these are ours from end to end: columns have fixed widths, groups
span the whole row, and a cell holds lines that are bold or slanted as a whole.

Source: ECMA-376 Part 1, 17.4 (tables).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.model.fixed import Fixed, replace
from pipeline.model.letter_widths import width
from pipeline.render.unbroken import unbroken
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.runs import run
from pipeline.render.word.tables.cells import PADDING

USUAL: Final = 11  # points of its letters
_FORMATS: Final = {
    (False, False): "",
    (True, False): "<w:rPr><w:b/><w:bCs/></w:rPr>",
    (False, True): "<w:rPr><w:i/><w:iCs/></w:rPr>",
    (True, True): "<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr>",
}
_TALLEST: Final = 700  # letters in a cell: a shorter row stays on one page
_TOP: Final = '<w:vAlign w:val="top"/>'
_STYLED: Final = re.compile(r'(<w:pStyle w:val="[^"]*"/>)(?!<w:keepNext/>)')
_GROUP_FILL: Final = '<w:shd w:val="clear" w:color="auto" w:fill="DDE6F0"/>'


class Line(Fixed):
    """A paragraph of a cell; `label` stands bold before its text.

    `marked` are the stretches of the text that stand bold, as letters, in order. `runs` is the
    text as runs already written, a reference's.
    """

    text: str
    bold: bool = False
    italic: bool = False
    label: str = ""
    marked: tuple[tuple[int, int], ...] = ()
    runs: str = ""


class TextRow(Fixed):
    """A row: the lines of each cell, or one cell across the table where `span` is true.

    `shaded` marks the heading of a group. `fills` are the colours of its cells' ground, "" for
    none; () for a row without any.
    """

    cells: tuple[tuple[Line, ...], ...]
    span: bool = False
    shaded: bool = False
    fills: tuple[str, ...] = ()


def table_styles(size: int = USUAL) -> tuple[str, ...]:
    """Give the styles that a table with letters of a size uses."""
    return (*(f"{cell}{size}" for cell in ("BangChu", "BangGiua", "BangTieuDe")), "Bang")


def text_table(
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[TextRow],
    *,
    centred: frozenset[int] = frozenset(),
    size: int = USUAL,
    keeps: bool = False,
) -> str:
    """Give a table with its heading repeated on every page.

    Args:
        heads: Names of the columns.
        widths: Their widths in twips.
        rows: As many cells as columns, or one that spans them.
        centred: Columns whose text stands in the middle.
        size: The size of its letters: 11, 10, 9 or 8.
        keeps: Whether its last row stands on the page of what follows, a signature.

    Spaces at which no line is to end are held where the cell has the room.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([(Line(name),) for name in heads], widths, style=f"BangTieuDe{size}", head=True)
    held = (_row_held(row, widths, size) for row in rows)
    written = list(_written(held, widths, centred, size))
    if keeps and written and "<w:cantSplit/>" in written[-1]:
        # a taller row may be torn, and its end then stands with the signature
        written[-1] = _STYLED.sub(r"\1<w:keepNext/>", written[-1])
    body = "".join(written)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def _row_held(row: TextRow, widths: Sequence[int], size: int) -> TextRow:
    """Give a row with the spaces at which no line is to end, where its cells have the room."""
    rooms = (sum(widths),) if row.span else widths
    cells = [
        tuple([_held(line, (room - PADDING) / (20 * size)) for line in lines])
        for lines, room in zip(row.cells, rooms, strict=True)
    ]
    return replace(row, cells=tuple(cells))


def _held(line: Line, room: float) -> Line:
    if " " not in line.text:
        return line
    text = unbroken(line.text, lambda part: width(part, bold=True) <= room)
    return line if text == line.text else replace(line, text=text)


def _written(
    rows: Iterable[TextRow], widths: Sequence[int], centred: frozenset[int], size: int
) -> Iterator[str]:
    for row in rows:
        if row.span:
            yield _spanning(row, widths, f"BangChu{size}")
        else:
            style = f"BangChu{size}"
            yield _row(row.cells, widths, style=style, centred=centred, fills=row.fills)


def _spanning(row: TextRow, widths: Sequence[int], style: str) -> str:
    fill = _GROUP_FILL if row.shaded else ""
    properties = (
        f'<w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(widths)}"/>{fill}</w:tcPr>'
    )
    # a heading goes with the row it heads
    content = _lines(row.cells[0], style, "<w:keepNext/>")
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{properties}{content}</w:tc></w:tr>"


def _row(
    cells: Sequence[tuple[Line, ...]],
    widths: Sequence[int],
    *,
    style: str,
    centred: frozenset[int] = frozenset(),
    head: bool = False,
    fills: tuple[str, ...] = (),
) -> str:
    tallest = max(sum(len(line.text) for line in lines) for lines in cells)
    whole = "<w:cantSplit/>" if head or tallest < _TALLEST else ""
    properties = f"<w:trPr>{whole}{'<w:tblHeader/>' if head else ''}</w:trPr>"
    top = "" if head else _TOP
    middle = style.replace("BangChu", "BangGiua")
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_ground(fill)}{top}</w:tcPr>'
        f"{_lines(lines, middle if column in centred else style)}</w:tc>"
        for column, (lines, width, fill) in enumerate(
            zip(cells, widths, fills or ("",) * len(cells), strict=True)
        )
    )
    return f"<w:tr>{properties if whole else ''}{written}</w:tr>"


def _ground(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""


def _lines(lines: tuple[Line, ...], style: str, properties: str = "") -> str:
    filled = [line for line in lines if line.text]
    if not filled:
        return paragraph(style, "", properties)
    return "".join(paragraph(style, _runs(line), properties) for line in filled)


def _runs(line: Line) -> str:
    if line.runs:
        return line.runs
    look = _FORMATS[line.bold, line.italic]
    label = run(f"{line.label} ", _FORMATS[True, line.italic]) if line.label else ""
    return label + (_marked(line, look) if line.marked else run(line.text, look))


def _marked(line: Line, look: str) -> str:
    at, runs = 0, []
    for start, end in line.marked:
        runs += [run(line.text[at:start], look)] if at < start else []
        runs.append(run(line.text[start:end], _FORMATS[True, line.italic]))
        at = end
    rest = line.text[at:]
    return "".join((*runs, run(rest, look))) if rest or not runs else "".join(runs)
