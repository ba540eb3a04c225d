"""What is printed of a block, as a value to look up: equal exactly where nothing differs.

Keys leave out what is computed (numbers of headings and captions, words of references) and
what nobody sees (identifiers, indicators). A plain text is its own key, so that the many
blocks that stayed cost next to nothing.
"""

from collections.abc import Callable, Hashable
from itertools import groupby
from typing import Final

from pipeline.model.chart import Chart, Series
from pipeline.model.document import Cell, Grid, Inline, NoteMark, Row, plain_text
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowTable, Role, note_content
from pipeline.model.folding import folded_form
from pipeline.model.inlines import (
    PLAIN,
    Drawing,
    Image,
    LineBreak,
    Marks,
    Math,
    PictureMark,
    Reference,
    Text,
)

_NO_MARKS: Final = ()
_PLAIN_CELL: Final = (Cell().rows, Cell().columns, Cell().align)


def marks_key(marks: Marks) -> Hashable:
    """Give what is printed of marks: all but the indicator; () for plain text."""
    if marks == PLAIN:
        return _NO_MARKS
    shown = (
        marks.bold,
        marks.italic,
        marks.strike,
        marks.superscript,
        marks.subscript,
        marks.underline,
        marks.code,
        marks.link,
        marks.target,
    )
    return shown if any(shown) else _NO_MARKS


def inline_key(run: Inline) -> Hashable:
    """Give what is printed of an inline that is not text; formulas by source, images by hash."""
    match run:
        case Text(text=text, marks=marks):
            return _text_key(text, marks_key(marks))
        case LineBreak():
            return LineBreak
        case Math(tex=tex, omml=omml):
            return (Math, tex or omml)
        case NoteMark(first=True):
            return (NoteMark, tuple(block_key(block) for block in note_content(run)))
        case NoteMark(label=label):
            return (NoteMark, label)
        case Reference(target=target, found=found, caption=caption, marks=marks):
            return (Reference, target, found, caption, marks_key(marks))
        case Image(sha256=digest):
            return (Image, digest)
        case PictureMark(path=path, alt=alt):
            return (PictureMark, alt or path)
        case Drawing(image=image):
            return (Drawing, drawing_key(image))


def _text_key(text: str, look: Hashable) -> Hashable:
    return (text, look) if look else text


def drawing_key(image: Image | Chart) -> Hashable:
    """Give what a picture or chart shows, without the words that stand in for it."""
    if isinstance(image, Image):
        return image.sha256
    series = tuple(
        (entry.name, tuple(datum.text if datum else None for datum in entry.data))
        for entry in image.series
    )
    return (image.kind, image.categories, series, image.axis, image.unit, image.percent)


def runs_key(runs: tuple[Inline, ...]) -> Hashable:
    """Give what is printed of runs; neighbours that look alike count as one."""
    if len(runs) == 1:
        return inline_key(*runs)
    keys: list[Hashable] = []
    for look, same in groupby(runs, _look):
        if look is None:
            keys.extend(map(inline_key, same))
        else:
            keys.append(_text_key(plain_text(same), look))
    return keys.pop() if len(keys) == 1 else tuple(keys)


def _look(run: Inline) -> Hashable:
    """Give the look of a text, None for what is no text."""
    return marks_key(run.marks) if isinstance(run, Text) else None


def style_key(paragraph: FlowParagraph) -> Hashable:
    """Give the look of a paragraph: style, level, and how its list counts and from what."""
    place = paragraph.list_place
    counts = None if place is None else (place.level, place.start)
    return (paragraph.style, paragraph.role, paragraph.level, paragraph.appendix, counts)


def paragraph_key(paragraph: FlowParagraph) -> Hashable:
    """Give what is printed of a paragraph."""
    return (style_key(paragraph), runs_key(paragraph.runs))


def cell_key(cell: Cell) -> Hashable:
    """Give what is printed of a cell: its text alone in the plain case."""
    runs, look = runs_key(cell.runs), (cell.rows, cell.columns, cell.align)
    return runs if look == _PLAIN_CELL else (runs, *look)


def row_key(row: Row) -> Hashable:
    """Give what is printed of a row."""
    return (row.kind, *map(cell_key, row.cells))


def grid_key(grid: Grid) -> Hashable:
    """Give what is printed of a table's rows, and how its columns stand."""
    return (tuple(column.align for column in grid.columns), *map(row_key, grid.rows))


def table_key(table: FlowTable, key_of: Callable[[Grid], Hashable] = grid_key) -> Hashable:
    """Give what is printed of a table, with the lines above and below it.

    `key_of` gives what is printed of a grid, for those that read each once.
    """
    above = tuple(map(paragraph_key, table.above))
    below = tuple(map(paragraph_key, table.below))
    return (FlowTable, above, key_of(table.written), below)


def block_key(block: FlowBlock) -> Hashable:
    """Give what is printed of a block."""
    match block:
        case FlowParagraph():
            return paragraph_key(block)
        case FlowTable():
            return table_key(block)
        case FlowFigure():
            return (FlowFigure, *map(paragraph_key, block.paragraphs))


def block_sort(block: FlowBlock) -> str:
    """Give what a block may become another of: text, a heading, a table …"""
    match block:
        case FlowTable():
            return "table"
        case FlowFigure():
            return "figure"
        case FlowParagraph(role=Role.HEADING):
            return "text"
        # in place of a contribution: like a source line in words, it parted that from its table
        case FlowParagraph(style="HopThongBao"):
            return "box"
        case FlowParagraph(role=role):
            return role.value


def block_text(block: FlowBlock) -> str:
    """Give the words of a block: cells parted by " | ", lines and rows by line ends.

    A formula is its source, a picture its file, a chart its numbers.
    """
    match block:
        case FlowParagraph():
            return block.text
        case FlowTable():
            return table_text(block)
        case FlowFigure():
            lines = (line.text for line in block.below)
            return "\n".join(filter(None, (drawn_text(block), *lines)))


def table_text(table: FlowTable) -> str:
    """Give the words of a table: its lines and rows, cells parted by " | "."""
    above = (line.text for line in table.above)
    rows = (row_text(row) for row in table.grid.rows)
    below = (line.text for line in table.below)
    return "\n".join(filter(None, (*above, *rows, *below)))


def row_text(row: Row) -> str:
    """Give the texts of a row's cells, " | " between two."""
    return " | ".join(cell.text for cell in row.cells if not cell.covered)


def drawn_text(figure: FlowFigure) -> str:
    """Give what tells one picture from another, or the numbers of a chart."""
    drawn = (run.image for run in figure.drawing.runs if isinstance(run, Drawing))
    return "\n".join(map(_image_text, drawn))


def _image_text(image: Image | Chart) -> str:
    if isinstance(image, Image):
        return f"[{image.file.rpartition('/')[2]} {image.sha256[:8]}]"
    return "\n".join(f"{series.name}: {_data_text(series)}" for series in image.series)


def _data_text(series: Series) -> str:
    return " ".join(datum.text if datum else "-" for datum in series.data)


def folded_key(key: Hashable) -> Hashable:
    """Give a key with every text in it folded: equal where only the form differs."""
    if isinstance(key, str):
        return folded_form(key)
    if isinstance(key, tuple):
        return tuple(folded_key(part) for part in key)
    return key
