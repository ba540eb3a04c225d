"""The paragraphs and rows of a draft, and stretches of them, as comments point to them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from pipeline.consult.places.addresses import searched
from pipeline.consult.places.section_blocks import SectionBlocks
from pipeline.model.change import Place
from pipeline.model.document import NoteMark, Row, own_runs, plain_text, walk
from pipeline.model.fixed import Fixed
from pipeline.model.flow import Flow, FlowFigure, FlowParagraph, FlowSection, FlowTable, Role
from pipeline.model.identity import block_bookmark
from pipeline.model.ordinals import Standing, standings
from pipeline.model.pages import Pages
from pipeline.model.table import RowKind

_LONGEST_NAME: Final = 60  # letters of a row's name in the words of a place


class Spot(Fixed):
    """A paragraph or table row of a draft: its item, ordinal there, place in words, and text.

    `ordinal` is as `model.ordinals` counts. `label` is "Bảng 3.2" for what is numbered, ""
    elsewhere; `text` is folded for searching, and so is `caption`, that of a row's table.
    """

    item: str
    ordinal: int
    place: str
    label: str
    text: str
    caption: str = ""


class Stretch(Fixed):
    """A stretch of a draft, from a block to the one before another.

    `start` and `end` are (position of the section in the draft, ordinal there); what stands at
    `end` is no longer in it. `place` names it.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    place: str

    def holds(self, other: "Stretch") -> bool:
        """Say whether another stretch lies in this one; each lies in itself."""
        return self.start <= other.start and other.end <= self.end


class _Item:
    """The spots of one item, their texts in one so that words are looked for in one go."""

    def __init__(self, spots: tuple[Spot, ...]) -> None:
        self.spots = spots
        # no folded text has a line break: what is found stands in one spot
        self._whole = "\n".join(spot.text for spot in spots)
        self._starts = list(accumulate((len(spot.text) + 1 for spot in spots), initial=0))

    def holding(self, words: str) -> Iterator[Spot]:
        """Give the spots that hold the words, of which there is at least a letter."""
        at = self._whole.find(words)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield self.spots[number]
            at = self._whole.find(words, self._starts[number + 1])


class Spots:
    """The paragraphs and rows of one draft, by item, with their pages where they are known."""

    def __init__(self, flow: Flow, pages: Pages | None = None) -> None:
        self.sections: Sequence[FlowSection] = flow.sections
        self._draft = f"lan-{flow.round_number}"
        self._positions = {section.id: at for at, section in enumerate(flow.sections)}
        self._items: dict[str, _Item] = {}
        self._blocks: dict[int, SectionBlocks] = {}
        self._pages = pages

    @property
    def has_pages(self) -> bool:
        """Say whether it is known on which page each block stands."""
        return self._pages is not None

    def knows(self, item: str) -> bool:
        """Say whether the draft has the item."""
        return item in self._positions

    def section_place(self, item: str) -> Place | None:
        """Give where an item begins, None where the draft does not have it."""
        at = self._positions.get(item)
        return None if at is None else Place(self.sections[at].place, 1, self.page(item, 1))

    def at(self, item: str, ordinal: int) -> Place | None:
        """Give the place of what has an ordinal in an item; the item's own for its title."""
        spots = self.of(item)
        if ordinal < 2 or ordinal > len(spots):
            return self.section_place(item)
        return self.place(spots[ordinal - 1])

    def of(self, item: str) -> tuple[Spot, ...]:
        """Give the paragraphs and rows of an item in reading order."""
        return self._item(item).spots

    def blocks(self, at: int) -> SectionBlocks:
        """Give the lines and tables of a section by its position in the draft."""
        if at not in self._blocks:
            self._blocks[at] = SectionBlocks(self.sections[at])
        return self._blocks[at]

    def place(self, spot: Spot) -> Place:
        """Give a block's place, with its page where it is known."""
        return Place(spot.place, spot.ordinal, self.page(spot.item, spot.ordinal))

    def page(self, item: str, ordinal: int) -> int | None:
        """Give the page on which a block begins, None where it is not known."""
        if self._pages is None:
            return None
        return self._pages.numbers.get(block_bookmark(self._draft, item, ordinal))

    def whole(self) -> Stretch:
        """Give the whole draft as a stretch."""
        return Stretch((0, 1), (len(self.sections), 1), "toàn bộ dự thảo")

    def stretch(self, item: str) -> Stretch | None:
        """Give an item as a stretch, None where the draft does not have it."""
        at = self._positions.get(item)
        return None if at is None else Stretch((at, 1), (at + 1, 1), self.sections[at].place)

    def one(self, spot: Spot) -> Stretch:
        """Give a block as a stretch of its own."""
        at = self._positions[spot.item]
        return Stretch((at, spot.ordinal), (at, spot.ordinal + 1), spot.place)

    def within(self, stretch: Stretch) -> Iterator[Spot]:
        """Give the paragraphs and rows of a stretch in reading order."""
        for _, spots in self._parts(stretch):
            yield from spots

    def holding(self, words: str, stretch: Stretch) -> Iterator[Spot]:
        """Give what holds the words in a stretch; they are searched, and at least a letter."""
        for item, spots in self._parts(stretch):
            ordinals = range(spots[0].ordinal, spots[-1].ordinal + 1)
            yield from (spot for spot in item.holding(words) if spot.ordinal in ordinals)

    def _parts(self, stretch: Stretch) -> Iterator[tuple[_Item, tuple[Spot, ...]]]:
        """Give the items that a stretch touches, each with its spots in it, at least one."""
        for at in range(stretch.start[0], min(stretch.end[0] + 1, len(self.sections))):
            item = self._item(self.sections[at].id)
            first = stretch.start[1] if at == stretch.start[0] else 1
            behind = stretch.end[1] if at == stretch.end[0] else len(item.spots) + 1
            if spots := item.spots[first - 1 : behind - 1]:
                yield item, spots

    def _item(self, item: str) -> _Item:
        if item not in self._items:
            at = self._positions.get(item)
            self._items[item] = _Item(() if at is None else tuple(_spots(self.sections[at])))
        return self._items[item]


def _spots(section: FlowSection) -> Iterator[Spot]:
    heading, count = section.place, 0
    for standing in standings(section):
        block = section.blocks[standing.block]
        if isinstance(block, FlowParagraph):
            if block.role is Role.HEADING:
                heading = section.heading_place(block.number) if standing.ordinal > 1 else heading
                count = 0
            else:
                count += 1
            place = f"{heading}, đoạn {count}" if count else heading
            yield Spot(section.id, standing.ordinal, place, "", searched(_with_notes(block)))
        else:
            yield _numbered(section, standing, block, heading)


def _numbered(
    section: FlowSection, standing: Standing, block: FlowTable | FlowFigure, heading: str
) -> Spot:
    """Give the spot of a caption, a row, or what else stands with a table or figure."""
    word = "Bảng" if isinstance(block, FlowTable) else "Hình"
    caption = block.caption
    label = f"{word} {caption.number}" if caption and caption.number else ""
    place = label or f"{heading}, {word.lower()}"
    text = searched(standing.text)
    if not isinstance(standing.printed, Row):
        return Spot(section.id, standing.ordinal, place, label, text)
    row = standing.printed
    if row.kind is not RowKind.HEADER and (name := _row_name(row)):
        place = f"{place}, dòng “{name}”"
    words = " ".join(filter(None, (caption.text if caption else "", label))) or place
    return Spot(section.id, standing.ordinal, place, label, text, searched(words))


def _row_name(row: Row) -> str:
    """Give the words that name a row: its first cell that is more than a number."""
    texts = (cell.text.strip() for cell in row.cells)
    name = next((text for text in texts if any(map(str.isalpha, text)) and len(text) > 3), "")
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def _with_notes(paragraph: FlowParagraph) -> str:
    notes = (inner for run in paragraph.runs if isinstance(run, NoteMark) for inner in run.blocks)
    return " ".join((paragraph.text, *(plain_text(own_runs(inner)) for inner in walk(notes))))
