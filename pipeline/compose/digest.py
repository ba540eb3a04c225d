"""The hash of all that a draft says, by which a returned sheet or file names its draft.

Names of files, line numbers and dates do not count; words, formatting, numbers, pictures,
their order and who wrote them do.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from msgspec.structs import astuple

from pipeline.compose.by_item import ByItem
from pipeline.model.chart import Chart
from pipeline.model.document import (
    Block,
    Box,
    Cell,
    Code,
    DefinitionList,
    Figure,
    Formula,
    Heading,
    Inline,
    List,
    NoteMark,
    Table,
    inner_blocks,
    own_runs,
    plain_text,
)
from pipeline.model.inlines import PLAIN, Image, Marks, Math, Text
from pipeline.model.report import Report, Section

_SAID: Final = msgspec.msgpack.Decoder(bytes)


def content_hash(report: Report, by_item: ByItem | None = None) -> str:
    """Give the hex SHA-256 of the report's content; `by_item` has the lines of its sections."""
    return hashlib.sha256(b"\0".join(_lines(report, by_item or ByItem()))).hexdigest()


def _lines(report: Report, by_item: ByItem) -> Iterator[bytes]:
    def said(section: Section) -> bytes:
        return by_item.of(section, "said", _SAID, lambda: "\0".join(_section(section)).encode())

    yield report.outline.title.encode()
    yield str(report.round.number).encode()
    for part in report.parts:
        yield f"part {part.title}".encode()
        for chapter in part.chapters:
            yield f"chapter {chapter.title}".encode()
            yield from map(said, chapter.sections)
    yield from map(said, report.appendices)


def _section(section: Section) -> Iterator[str]:
    yield f"section {section.item.id} {section.title}"
    for block in section.blocks:
        yield f"by {block.source.agency}"
        yield from block_lines(block)


def block_lines(block: Block) -> Iterator[str]:
    """Give the words of a block and of what it holds, line by line, with their formatting."""
    kind = type(block).__name__
    match block:
        case Heading(level=level):
            yield f"{kind} {level} {_runs(block.runs)}"
        case Table():
            yield f"{kind} {block.unit}|{block.origin}|{block.landscape}|{block.options}"
            yield _runs(block.caption)
            grid = block.grid
            yield "|".join((grid.title, *grid.notes))
            for row in grid.rows:
                yield row.kind + "\t".join(map(_cell, row.cells))
        case Figure(image=Chart() as chart):
            yield f"{kind} {_runs(block.caption)} {block.options}"
            yield from _chart(chart)
        case Figure(image=Image() as image):
            yield f"{kind} {image.sha256} {image.alt} {_runs(block.caption)} {block.options}"
        case Code(text=text) | Box(text=text):
            yield f"{kind} {text}"
        case Formula(tex=tex):
            yield f"{kind} {tex}"
        case List(start=start, items=items):
            yield f"{kind} {start} {len(items)}"
        case DefinitionList(entries=entries):
            yield kind + "|".join(_runs(entry.term) for entry in entries)
        case _:
            yield f"{kind} {getattr(block, 'letter', '')} {_runs(own_runs(block))}"
    for run in own_runs(block):
        if isinstance(run, NoteMark):
            yield from _inner(run.blocks)
    yield from _inner(inner_blocks(block))
    yield f"end {kind}"


def _chart(chart: Chart) -> Iterator[str]:
    yield f"{chart.kind} {chart.axis}|{chart.unit}|{chart.percent}|{chart.origin}|{chart.alt}"
    yield "\t".join(chart.categories)
    yield "|".join(chart.notes)
    yield from map(repr, chart.areas)
    for series in chart.series:
        numbers = (f"{datum.value} {datum.text}" if datum else "" for datum in series.data)
        yield "\t".join((series.name, *numbers))


def _inner(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from block_lines(block)


def _cell(cell: Cell) -> str:
    text = _runs(cell.runs)
    return text if cell.rows == cell.columns == 1 else f"{text}[{cell.rows},{cell.columns}]"


def _runs(runs: tuple[Inline, ...]) -> str:
    if len(runs) == 1 and isinstance(runs[0], Text):  # as nearly all cells have
        return _words(runs[0])
    return "".join(map(_run, runs))


def _words(text: Text) -> str:
    return text.text if text.marks == PLAIN else f"{_marks(text.marks)}{text.text}\1"


def _run(run: Inline) -> str:
    match run:
        case Text():
            return _words(run)
        case Image(sha256=sha256, alt=alt):
            return f"\1image {sha256} {alt}\1"
        case Math(tex=tex):
            return f"\1math {tex}\1"
        case NoteMark(label=label, first=first):
            return f"\1note {label if not first else ''}\1"
        case _:
            return plain_text((run,)) or f"\1{type(run).__name__}\1"


def _marks(marks: Marks) -> str:
    return f"\1{','.join(str(value) for value in astuple(marks))}\1"
