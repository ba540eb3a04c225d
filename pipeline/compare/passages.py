"""A section as a line of passages: what a comparison matches, with the words of each place."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.blocks import (
    Block,
    Box,
    Code,
    DefinitionList,
    Figure,
    Formula,
    Heading,
    Paragraph,
    Table,
    own_runs,
    walk,
)
from pipeline.model.change import ChangedThing
from pipeline.model.chart import Chart
from pipeline.model.inlines import Image, NoteMark, plain_text
from pipeline.model.report import Report, Section


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, table, figure or footnote with its text and its place.

    `place` is "Phần III, mục II.1.2, đoạn 4" or "Bảng 3.2"; `ordinal` counts the passages
    of an item from 1.
    """

    item: str
    agency: str
    what: ChangedThing
    text: str
    place: str
    ordinal: int


def passages(report: Report, section: Section) -> tuple[Passage, ...]:
    """Give the passages of a section in reading order, its own title first."""
    owner = section.item.lead
    found = [Passage(section.item.id, owner, ChangedThing.HEADING, section.title, section.place, 1)]
    heading = section.place
    count = 0
    for block, what, text in _leaves(section.blocks):
        agency = block.source.agency or report.outline.planning_agency
        match block:
            case Heading(number=number):
                heading, count = _heading_place(section, number), 0
                place = heading
            case Table(number=number) if number:
                place = f"Bảng {number}"
            case Figure(number=number) if number:
                place = f"Hình {number}"
            case _:
                count += what is ChangedThing.PARAGRAPH
                place = f"{heading}, đoạn {max(count, 1)}"
        found.append(Passage(section.item.id, agency, what, text, place, len(found) + 1))
    return tuple(found)


def _leaves(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ChangedThing, str]]:
    for block in walk(blocks):
        match block:
            case Heading():
                yield block, ChangedThing.HEADING, plain_text(block.runs)
            case Paragraph():
                yield block, ChangedThing.PARAGRAPH, plain_text(block.runs)
            case Table():
                yield block, ChangedThing.TABLE, _table_text(block)
            case Figure():
                words = plain_text(block.caption) or block.image.alt
                yield block, ChangedThing.FIGURE, f"{words} [{_picture(block)}]"
            case Code(text=text) | Box(text=text):
                yield block, ChangedThing.PARAGRAPH, text
            case Formula(tex=tex):
                yield block, ChangedThing.PARAGRAPH, tex
            case DefinitionList():
                terms = "; ".join(plain_text(entry.term) for entry in block.entries)
                yield block, ChangedThing.PARAGRAPH, terms
            case _:
                pass
        for run in own_runs(block):
            if isinstance(run, NoteMark) and run.first:
                words = " ".join(plain_text(own_runs(inner)) for inner in walk(run.blocks))
                yield Paragraph((), block.source), ChangedThing.FOOTNOTE, words


def _table_text(table: Table) -> str:
    grid = table.grid
    head = (plain_text(table.caption), table.unit, grid.title)
    rows = (" | ".join(cell.text for cell in row.cells if not cell.covered) for row in grid.rows)
    return "\n".join((*filter(None, head), *rows, *filter(None, (table.origin, *grid.notes))))


def _picture(figure: Figure) -> str:
    """Give what tells one picture from another, or the numbers of a chart."""
    match figure.image:
        case Image(sha256=digest):
            return digest[:8]
        case Chart(series=series):
            numbers = (datum.text if datum else "-" for entry in series for datum in entry.data)
            return " ".join(numbers)


def _heading_place(section: Section, number: str) -> str:
    label = number.removesuffix(".")
    if ", mục " not in section.place:
        return f"{section.place}, mục {label}"
    own = section.number.removesuffix(".")
    return section.place.removesuffix(own) + label
