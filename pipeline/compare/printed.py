"""What is printed of a block, as a value to look up: equal exactly where nothing differs.

Keys leave out what is computed (numbers of headings and captions, words of references) and
what nobody sees (identifiers, indicators). A plain text is its own key, so that the many
blocks that stayed cost next to nothing.
"""

from collections.abc import Hashable
from typing import Final

from pipeline.model.chart import Chart
from pipeline.model.document import Cell, Grid, Inline, NoteMark, Row
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


def marks_key(marks: Marks) -> Hashable:
    """Give what is printed of marks: all but the indicator; () for plain text."""
    if marks is PLAIN:
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
            shown = marks_key(marks)
            return (text, shown) if shown else text
        case LineBreak():
            return ("break",)
        case Math(tex=tex, omml=omml):
            return ("formula", tex or omml)
        case NoteMark(first=True):
            return ("note", tuple(block_key(block) for block in note_content(run)))
        case NoteMark(label=label):
            return ("note again", label)
        case Reference(target=target, found=found, caption=caption, marks=marks):
            return ("reference", target, found, caption, marks_key(marks))
        case Image(sha256=digest):
            return ("image", digest)
        case PictureMark(path=path, alt=alt):
            return ("no image", alt or path)
        case Drawing(image=image):
            return ("drawing", drawing_key(image))


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
        return inline_key(runs[0])
    keys: list[Hashable] = []
    words, look = "", None
    for run in runs:
        if type(run) is Text:
            shown = marks_key(run.marks)
            if shown == look:
                words += run.text
                continue
            _close(keys, words, look)
            words, look = run.text, shown
            continue
        _close(keys, words, look)
        words, look = "", None
        keys.append(inline_key(run))
    _close(keys, words, look)
    return keys[0] if len(keys) == 1 else tuple(keys)


def _close(keys: list[Hashable], words: str, look: Hashable) -> None:
    if words:
        keys.append((words, look) if look else words)


def style_key(paragraph: FlowParagraph) -> Hashable:
    """Give the look of a paragraph: style, level, and how its list counts and from what."""
    place = paragraph.list_place
    counts = None if place is None else (place.level, place.start)
    return (paragraph.style, paragraph.role, paragraph.level, paragraph.appendix, counts)


def paragraph_key(paragraph: FlowParagraph) -> Hashable:
    """Give what is printed of a paragraph."""
    place = paragraph.list_place
    runs = runs_key(paragraph.runs)
    if place is None:
        return (paragraph.style, paragraph.role, paragraph.level, paragraph.appendix, runs)
    return (paragraph.style, paragraph.role, place.level, place.start, runs)


def cell_key(cell: Cell) -> Hashable:
    """Give what is printed of a cell: its text alone in the plain case."""
    runs = cell.runs
    if cell.rows == 1 == cell.columns and cell.align is None:
        return runs_key(runs) if runs else ""
    return (runs_key(runs) if runs else "", cell.rows, cell.columns, cell.align)


def row_key(row: Row) -> Hashable:
    """Give what is printed of a row."""
    return (row.kind, *map(cell_key, row.cells))


def grid_key(grid: Grid) -> Hashable:
    """Give what is printed of a table's rows, and how its columns stand."""
    return (tuple(column.align for column in grid.columns), *map(row_key, grid.rows))


def table_key(table: FlowTable) -> Hashable:
    """Give what is printed of a table, with the lines above and below it."""
    above = tuple(map(paragraph_key, table.above))
    below = tuple(map(paragraph_key, table.below))
    return ("table", above, grid_key(table.written), below)


def block_key(block: FlowBlock) -> Hashable:
    """Give what is printed of a block."""
    match block:
        case FlowParagraph():
            return paragraph_key(block)
        case FlowTable():
            return table_key(block)
        case FlowFigure():
            return ("figure", *map(paragraph_key, block.paragraphs))


def block_sort(block: FlowBlock) -> str:
    """Give what a block may become another of: text, a heading, a table …"""
    match block:
        case FlowTable():
            return "table"
        case FlowFigure():
            return "figure"
        case FlowParagraph(role=Role.HEADING):
            return "text"
        case FlowParagraph(role=role):
            return role.value


def block_text(block: FlowBlock) -> str:
    """Give the words of a block: cells parted by " | ", lines and rows by line ends."""
    match block:
        case FlowParagraph():
            return paragraph_text(block)
        case FlowTable():
            return table_text(block)
        case FlowFigure():
            lines = (line.text for line in block.below)
            return "\n".join(filter(None, (drawn_text(block), *lines)))


def paragraph_text(paragraph: FlowParagraph) -> str:
    """Give the words of a paragraph, a formula as its source."""
    if paragraph.role is Role.DRAWING:
        return ""
    return paragraph.text


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
    texts: list[str] = []
    for run in figure.drawing.runs:
        match run:
            case Drawing(image=Image(file=file, sha256=digest)):
                texts.append(f"[{file.rpartition('/')[2]} {digest[:8]}]")
            case Drawing(image=Chart(series=series)):
                texts += (
                    f"{entry.name}: "
                    + " ".join(datum.text if datum else "-" for datum in entry.data)
                    for entry in series
                )
            case _:
                pass
    return "\n".join(texts)


def folded_key(key: Hashable) -> Hashable:
    """Give a key with every text in it folded: equal where only the form differs."""
    if isinstance(key, str):
        return folded_form(key)
    if isinstance(key, tuple):
        return tuple(folded_key(part) for part in key)
    return key
