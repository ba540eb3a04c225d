"""The paragraphs and table rows of a draft as a reviewer's copy is held against them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.intake.review.things import Thing, draft_things
from pipeline.intake.review.units import FORMULA, tidy
from pipeline.model.document import Inline, NoteMark, Row
from pipeline.model.flow import (
    Flow,
    FlowBlock,
    FlowFigure,
    FlowParagraph,
    FlowTable,
    Role,
    note_content,
    paragraphs,
)
from pipeline.model.identity import block_bookmark
from pipeline.model.inlines import LineBreak, Math, Reference, Text
from pipeline.model.ordinals import Standing, standings


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A paragraph or table row of the draft, by the text its file prints.

    `runs` is what stands in a paragraph, `style` the id of its style, "" for rows. `table` is
    the ordinal of a row's table in the draft, -1 elsewhere, `name` the caption of that table.
    """

    section: int
    item: str
    ordinal: int
    bookmark: str
    text: str
    cells: tuple[str, ...]
    is_row: bool
    notes: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()
    runs: tuple[Inline, ...] = ()
    style: str = ""
    table: int = -1
    name: str = ""


def draft_blocks(flow: Flow, letters: Mapping[str, str] | None = None) -> list[DraftBlock]:
    """Give the blocks of the draft in reading order; `letters` are formulas' by their TeX."""
    made: list[DraftBlock] = []
    draft = f"lan-{flow.round_number}"
    tables = 0
    for index, section in enumerate(flow.sections):
        numbers: dict[int, int] = {}
        for standing in standings(section):
            printed = standing.printed
            if isinstance(printed, Row):
                runs: tuple[Inline, ...] = tuple(r for cell in printed.cells for r in cell.runs)
                cells = tuple(_text(cell.runs) for cell in printed.cells if not cell.covered)
            else:
                runs = printed.runs
                cells = (_text(runs),)
            block = section.blocks[standing.block]
            if standing.block not in numbers and isinstance(block, FlowTable):
                numbers[standing.block], tables = tables, tables + 1
            made.append(
                DraftBlock(
                    index,
                    section.id,
                    standing.ordinal,
                    block_bookmark(draft, section.id, standing.ordinal),
                    tidy(" ".join(cells)),
                    cells,
                    isinstance(printed, Row),
                    tuple(_notes(runs)),
                    tuple(draft_things(runs, letters or {}, _caption(section.blocks, standing))),
                    () if isinstance(printed, Row) else runs,
                    "" if isinstance(printed, Row) else _style(printed),
                    numbers.get(standing.block, -1) if isinstance(printed, Row) else -1,
                    _name(block),
                )
            )
    return made


def _style(paragraph: FlowParagraph) -> str:
    """Give the id of a paragraph's style; a heading's is Word's own of its level."""
    if paragraph.role is not Role.HEADING:
        return paragraph.style
    return "" if paragraph.appendix else f"Heading{paragraph.level}"


def _name(block: FlowBlock) -> str:
    if not isinstance(block, FlowTable) or block.caption is None:
        return ""
    return block.caption.text


def _caption(blocks: Sequence[FlowBlock], standing: Standing) -> str:
    """Give the caption of the figure whose drawing stands here, "" elsewhere."""
    block = blocks[standing.block]
    if not isinstance(block, FlowFigure) or standing.printed is not block.drawing:
        return ""
    return block.caption.text if block.caption is not None else ""


def fixed_lines(flow: Flow) -> frozenset[str]:
    """Give the lines that the layout prints itself, which no identity knows."""
    return frozenset(
        _text(line.runs)
        for section in flow.sections
        for line in paragraphs(section.blocks)
        if line.role is Role.FIXED
    )


def _text(runs: Iterable[Inline]) -> str:
    return tidy("".join(map(_words, runs)))


def _words(run: Inline) -> str:
    match run:
        case Text(text=text):
            return text
        case LineBreak():
            return " "
        case Math():
            return FORMULA
        case Reference(text=text, target=target):
            return text or f"@{target}"
        case _:
            return ""


def _notes(runs: Iterable[Inline]) -> Iterator[str]:
    for run in runs:
        if isinstance(run, NoteMark) and run.first:
            yield tidy(" ".join(_lines(run)))


def _lines(note: NoteMark) -> Iterator[str]:
    for block in note_content(note):
        match block:
            case FlowParagraph():
                yield _text(block.runs)
            case FlowTable():
                yield from (_text(c.runs) for row in block.grid.rows for c in row.cells)
            case FlowFigure():
                yield from (_text(line.runs) for line in block.below)
