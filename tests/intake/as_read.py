"""A flow as a Word file can tell it: what is computed or lies outside of the file left out.

A file holds neither paths of pictures nor the labels of notes; a cell's value is its text; the
alignment of a column is that of its cells.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.model.chart import Chart, Datum, Series
from pipeline.model.document import NOWHERE, Cell, Grid, Inline, NoteMark, Row, Source
from pipeline.model.fixed import replace
from pipeline.model.flow import (
    Flow,
    FlowBlock,
    FlowFigure,
    FlowNote,
    FlowParagraph,
    FlowSection,
    FlowTable,
    Role,
    note_content,
    paragraphs,
)
from pipeline.model.inlines import PLAIN, Drawing, Image, Math, PictureMark, Reference, Text
from pipeline.model.table import Column, RowKind
from pipeline.render.word.inlines import web_address


def as_read(flow: Flow) -> tuple[FlowSection, ...]:
    named = frozenset(filter(None, _identifiers(flow)))
    return tuple(
        replace(section, blocks=tuple(_block(block, named) for block in section.blocks))
        for section in flow.sections
    )


def _identifiers(flow: Flow) -> Iterator[str]:
    for section in flow.sections:
        for block in section.blocks:
            if isinstance(block, FlowTable):
                yield from block.anchors
            for line in paragraphs((block,)):
                yield from (line.id, *line.anchors)


Names = frozenset[str]
_UNKNOWN = (Role.RULE, Role.FIXED)


def _block(block: FlowBlock, named: Names) -> FlowBlock:
    match block:
        case FlowParagraph():
            return _paragraph(block, named)
        case FlowFigure():
            lines = tuple(_paragraph(line, named) for line in block.below)
            return FlowFigure(_paragraph(block.drawing, named), lines)
        case FlowTable():
            grid = _grid(block.grid, named)
            return FlowTable(
                grid,
                grid,
                tuple(_paragraph(line, named) for line in block.above),
                tuple(_paragraph(line, named) for line in block.below),
                landscape=block.landscape,
                options=block.options,
                key=block.key,
                anchors=block.anchors,
                workbook=block.workbook if grid.rows else "",
            )


def _paragraph(paragraph: FlowParagraph, named: Names) -> FlowParagraph:
    place = paragraph.list_place
    return replace(
        paragraph,
        runs=_runs(paragraph.runs, named),
        # two lists of bullets in a row are one to a reader
        list_place=replace(place, key=0) if place else None,
        # what the layout prints itself has no identity to tell whose it is
        source=NOWHERE if paragraph.role in _UNKNOWN else Source(paragraph.source.agency),
    )


def _runs(runs: Iterable[Inline], named: Names) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for run in (_inline(run, named) for run in runs):
        last = made[-1] if made else None
        if isinstance(run, Text) and isinstance(last, Text) and run.marks == last.marks:
            made[-1] = Text(last.text + run.text, last.marks)
        elif run != Text("", PLAIN):
            made.append(run)
    return tuple(made)


def _inline(run: Inline, named: Names) -> Inline:
    match run:
        case Text(text=text, marks=marks):
            link = web_address(marks.link)
            target = marks.target if marks.target in named and not link else ""
            return Text(text, replace(marks, indicator="", link=link, target=target))
        case Math(tex=tex):
            return Math(tex)
        case NoteMark(first=first):
            inside = tuple(_unsourced(_block(block, named)) for block in note_content(run))
            return FlowNote("", first=first, content=inside)
        case Reference(found=False):
            return Text(run.text or f"@{run.target}", run.marks)
        case Reference():
            return replace(run, line=None)
        case Image():
            return _image(run)
        case Drawing(image=Chart() as chart):
            return Drawing(_chart(chart), "")
        case Drawing(image=Image() as image):
            return Drawing(_image(image), "")
        case PictureMark(path=path, alt=alt):
            return Text(f"[Thiếu hình: {alt or path}]")
        case _:
            return run


def _unsourced(block: FlowBlock) -> FlowBlock:
    return replace(block, source=NOWHERE)


def _image(image: Image) -> Image:
    return replace(image, file="", alt=image.alt.strip(), chart=None)


def _chart(chart: Chart) -> Chart:
    series = tuple(
        Series(one.name, tuple(Datum(d.value, "") if d else None for d in one.data))
        for one in chart.series
    )
    return replace(chart, series=series, file="")


def _grid(grid: Grid, named: Names) -> Grid:
    rows = tuple(_row(row, named) for row in grid.rows)
    return Grid(tuple(Column() for _ in grid.columns), rows)


def _row(row: Row, named: Names) -> Row:
    strong = row.kind in (RowKind.GROUP, RowKind.TOTAL)
    return Row(tuple(_cell(cell, named, strong) for cell in row.cells), row.kind)


def _cell(cell: Cell, named: Names, strong: bool) -> Cell:
    runs = _runs(cell.runs, named)
    if strong:  # the row makes everything in it bold
        bare = (
            replace(run, marks=replace(run.marks, bold=False)) if isinstance(run, Text) else run
            for run in runs
        )
        runs = _runs(bare, named)
    return Cell(runs, rows=cell.rows, columns=cell.columns)


def differences(old: Any, new: Any, place: str = "") -> list[str]:
    """Say where two values made of dataclasses and tuples differ, innermost first."""
    if old == new:
        return []
    if type(old) is not type(new):
        return [f"{place}: {old!r:.200} / {new!r:.200}"]
    if isinstance(old, tuple):
        if len(old) != len(new):
            return [f"{place}: {len(old)} / {len(new)}: {old!r:.300} / {new!r:.300}"]
        pairs = enumerate(zip(old, new, strict=True))
        return [told for n, (a, b) in pairs for told in differences(a, b, f"{place}[{n}]")]
    if hasattr(old, "__dataclass_fields__"):
        return [
            told
            for name in old.__dataclass_fields__
            for told in differences(getattr(old, name), getattr(new, name), f"{place}.{name}")
        ]
    return [f"{place}: {old!r:.200} / {new!r:.200}"]
