"""Pipe tables → grids, and the captions "Bảng: …" beside them."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.intake.markdown.attributes import Attributes, table_options
from pipeline.intake.markdown.inlines import read_runs
from pipeline.intake.markdown.reading import Reading
from pipeline.intake.row_kinds import row_kinds
from pipeline.model.document import (
    Block,
    Cell,
    Grid,
    Inline,
    Paragraph,
    Placement,
    Row,
    Source,
    Table,
    plain_text,
)
from pipeline.model.fixed import Fixed, replace
from pipeline.model.inlines import Text
from pipeline.model.numbers import NotNumber, Number, is_unit, read_number
from pipeline.model.table import Align, Column, RowKind

_ALIGNS = {
    "text-align:left": Align.LEFT,
    "text-align:center": Align.CENTER,
    "text-align:right": Align.RIGHT,
}
_OWN_KEYS = ("landscape", "don-vi", "nguon")
_DASHES = ("-", "–", "…")
_NO = ("false", "khong", "không", "0")


class CaptionLine(Fixed):
    """A paragraph "Bảng: …" waiting for its table."""

    runs: tuple[Inline, ...]
    attributes: Attributes
    source: Source


def read_table(reading: Reading, tokens: Sequence[Token]) -> Table:
    """Give the table of the tokens from `table_open` to `table_close`.

    The first row is the header. A row longer than the header widens the grid, a shorter one
    is filled up; both are noted.
    """
    line = reading.line(tokens[0])
    rows: list[Row] = []
    cells: list[Cell] = []
    aligns: list[Align | None] = []
    for token in tokens:
        if token.type == "inline":
            cells.append(_cell(reading, token, line, typed=bool(rows)))
        elif token.type == "th_open":
            aligns.append(_ALIGNS.get(str(token.attrs.get("style", ""))))
        elif token.type == "tr_open":
            line = reading.line(token, line)
            if "cells" in token.meta:
                _note_ragged(reading, token.meta["cells"], len(aligns), line)
        elif token.type == "tr_close":
            rows.append(Row(tuple(cells), RowKind.BODY if rows else RowKind.HEADER, line))
            cells = []
    width = max(len(row.cells) for row in rows)
    aligns += [None] * (width - len(aligns))
    wide = tuple(_widened(row, width) for row in rows)
    names = (cell.text for cell in wide[0].cells)
    columns = tuple(Column(name, align=align) for name, align in zip(names, aligns, strict=True))
    grid = Grid(columns, (wide[0], *_with_kinds(wide[1:])))
    return Table(grid, source=reading.source(reading.line(tokens[0])))


def _with_kinds(rows: Sequence[Row]) -> Iterator[Row]:
    """Give the rows of the body with groups and totals known."""
    texts = [[cell.text.strip() for cell in row.cells] for row in rows]

    def is_figure(row: int, column: int) -> bool:
        text = texts[row][column]
        return text in _DASHES or is_unit(text) or not isinstance(read_number(text), NotNumber)

    for row, kind in zip(rows, row_kinds(texts, is_figure=is_figure), strict=True):
        yield row if kind is row.kind else replace(row, kind=kind)


def _cell(reading: Reading, token: Token, line: int, *, typed: bool) -> Cell:
    """Give a cell; below the header a number has its value, as one in a workbook has."""
    runs = read_runs(reading, token.content, line)
    if not runs:
        return Cell()
    text = plain_text(runs)
    number = read_number(text) if typed else None
    if isinstance(number, Number):
        return Cell(runs, number.value, unit=number.unit)
    return Cell(runs, text or None)


def _widened(row: Row, width: int) -> Row:
    missing = width - len(row.cells)
    return replace(row, cells=row.cells + (Cell(),) * missing) if missing else row


def _note_ragged(reading: Reading, cells: int, width: int, line: int) -> None:
    if cells > width:
        fix = "thêm cột vào dòng tiêu đề, hoặc viết \\| cho dấu | nằm trong ô"
    else:
        fix = "thêm các ô còn thiếu, ô trống cũng có dấu | của mình"
    reading.warn(
        "dong-bang-lech", f"dòng này có {cells} ô, dòng tiêu đề của bảng có {width} ô", fix, line
    )


def with_captions(reading: Reading, entries: Sequence[Block | CaptionLine]) -> tuple[Block, ...]:
    """Give the blocks with each caption put on its table: the one after it, else before it.

    A caption without a table becomes a paragraph, with a notice.
    """
    if not any(isinstance(entry, CaptionLine) for entry in entries):
        return tuple(entry for entry in entries if not isinstance(entry, CaptionLine))
    blocks: list[Block] = []
    waiting: CaptionLine | None = None
    for entry in entries:
        if isinstance(entry, CaptionLine):
            blocks += _placed_before(reading, blocks, waiting)
            waiting = entry
        elif waiting is not None and _bare(entry):
            blocks.append(_captioned(entry, waiting))
            waiting = None
        else:
            blocks += _placed_before(reading, blocks, waiting)
            waiting = None
            blocks.append(entry)
    blocks += _placed_before(reading, blocks, waiting)
    return tuple(blocks)


def _placed_before(
    reading: Reading, blocks: list[Block], caption: CaptionLine | None
) -> Iterator[Block]:
    """Put the caption on the table that ends `blocks`; give its paragraph where there is none."""
    if caption is None:
        return
    if blocks and _bare(blocks[-1]):
        blocks[-1] = _captioned(blocks[-1], caption)
        return
    reading.warn(
        "ten-bang-khong-bang",
        "dòng 'Bảng: …' không có bảng ngay dưới hay ngay trên, in ra như một đoạn",
        "đặt bảng ngay dưới dòng này (dòng | … | và dòng |---|), hoặc bỏ chữ 'Bảng:'",
        caption.source.line or 1,
    )
    runs = (Text("Bảng: "), *caption.runs) if caption.runs else (Text("Bảng:"),)
    yield Paragraph(_merged(runs), caption.source)


def _merged(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    first, *rest = runs
    if rest and isinstance(first, Text) and isinstance(rest[0], Text):
        head = rest[0]
        if head.marks == first.marks:
            return (replace(first, text=first.text + head.text), *rest[1:])
    return runs


def _bare(block: Block | CaptionLine) -> bool:
    return isinstance(block, Table | Placement) and not block.caption and not block.id


def _captioned(block: Block | CaptionLine, caption: CaptionLine) -> Block:
    attributes = caption.attributes
    if isinstance(block, Placement):
        options = block.options + table_options(attributes)
        return replace(block, caption=caption.runs, id=attributes.id, options=options)
    assert isinstance(block, Table)
    pairs = dict(attributes.pairs)
    landscape = None
    if "landscape" in pairs:
        landscape = pairs["landscape"].casefold() not in _NO
    return replace(
        block,
        caption=caption.runs,
        id=attributes.id,
        unit=pairs.get("don-vi", ""),
        origin=pairs.get("nguon", ""),
        landscape=landscape,
        options=tuple(pair for pair in table_options(attributes) if pair[0] not in _OWN_KEYS),
        source=block.source,
    )
