"""The paragraphs and rows of a draft as comments point to them, to be found by their words.

A quotation may be the draft's own words, or a description such as `Bảng "Dân số", dòng “Nam”,
cột 2024: “812,2”`; of that, the words in quotation marks are looked for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.model.change import Place
from pipeline.model.document import NoteMark, Row, own_runs, plain_text, walk
from pipeline.model.flow import Flow, FlowFigure, FlowParagraph, FlowSection, FlowTable, Role
from pipeline.model.identity import block_bookmark
from pipeline.model.ordinals import Standing, standings
from pipeline.model.pages import Pages
from pipeline.model.table import RowKind
from pipeline.model.text import folded

_ALIKE: Final = 88  # of 100: a quotation with a slip or a word left out
_SHORTEST: Final = 12  # letters of a quotation that is looked for letter by letter
_TELLING: Final = 25  # letters that name a place in the whole draft, when no item is given
_LONGEST_NAME: Final = 60  # letters of a row's name in the words of a place
_LONGEST: Final = 4_000  # letters of a paragraph searched for something merely alike
_QUOTED: Final = re.compile(r'"([^"]+)"')
_MARKS: Final = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "-"), ("—", "-"))


@dataclass(frozen=True, slots=True)
class Spot:
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
        self._draft = f"lan-{flow.round_number}"
        self._sections = {section.id: section for section in flow.sections}
        self._items: dict[str, _Item] = {}
        self._pages = pages

    def knows(self, item: str) -> bool:
        """Say whether the draft has the item."""
        return item in self._sections

    def section_place(self, item: str) -> Place | None:
        """Give where an item begins, None where the draft does not have it."""
        section = self._sections.get(item)
        return None if section is None else Place(section.place, 1, self._page(item, 1))

    def at(self, item: str, ordinal: int) -> Place | None:
        """Give the place of what has an ordinal in an item; the item's own for its title."""
        spots = self.of(item)
        if ordinal < 2 or ordinal > len(spots):
            return self.section_place(item)
        return self.place(spots[ordinal - 1])

    def of(self, item: str) -> tuple[Spot, ...]:
        """Give the paragraphs and rows of an item in reading order."""
        return self._item(item).spots

    def find(self, item: str, quote: str) -> Spot | None:
        """Give the block of an item that a quotation means, None where no block is sure."""
        return _found(self._item(item), _searched(quote), ends=quote.rstrip('"” ').endswith("."))

    def find_anywhere(self, quote: str) -> Spot | None:
        """Give the one block of the draft that holds the words; None for none or several."""
        wanted = _searched(quote).strip('" .')
        if len(wanted) < _TELLING:
            return None
        holding = [spot for item in self._sections for spot in self._item(item).holding(wanted)]
        return holding[0] if len(holding) == 1 else None

    def place(self, spot: Spot) -> Place:
        """Give a block's place, with its page where it is known."""
        return Place(spot.place, spot.ordinal, self._page(spot.item, spot.ordinal))

    def _item(self, item: str) -> "_Item":
        if item not in self._items:
            section = self._sections.get(item)
            self._items[item] = _Item(() if section is None else tuple(_spots(section)))
        return self._items[item]

    def _page(self, item: str, ordinal: int) -> int | None:
        if self._pages is None:
            return None
        return self._pages.numbers.get(block_bookmark(self._draft, item, ordinal))


def _searched(text: str) -> str:
    # six searches for a sign are far quicker than `str.translate`, which looks up every letter
    for mark, plain in _MARKS:
        text = text.replace(mark, plain)
    return folded(text)


def _found(item: _Item, wanted: str, *, ends: bool) -> Spot | None:
    """Give what holds the words; `ends` says that the quotation ends a sentence."""
    plain = wanted.strip('" .…')
    if not plain:
        return None
    exact = list(item.holding(plain))
    if ends and len(exact) > 1:
        # the same words go on elsewhere; searched texts have lost their last full stop
        sentences = [s for s in exact if f"{plain}." in s.text or s.text.endswith(plain)]
        exact = sentences or exact
    if exact and (len(plain) >= _SHORTEST or len(exact) == 1):
        return exact[0]
    return _by_quotations(item.spots, wanted) or _alike(item.spots, plain)


def _by_quotations(spots: Sequence[Spot], wanted: str) -> Spot | None:
    """Give what holds most of the words in quotation marks; rows hold their caption's too."""
    parts = [part.strip(" .") for part in _QUOTED.findall(wanted)]
    parts = [part for part in parts if part]
    if not any(len(part) >= _SHORTEST // 2 for part in parts):
        return None
    best, most = None, (0, 0)
    for spot in spots:
        own = sum(part in spot.text for part in parts)
        held = own + sum(part in spot.caption for part in parts) if own else 0
        # of a caption and its rows the caption stands for the table, unless a row says more
        if (held, bool(spot.caption)) > most and held:
            best, most = spot, (held, bool(spot.caption))
    return best


def _alike(spots: Sequence[Spot], plain: str) -> Spot | None:
    if len(plain) < _TELLING:
        return None
    texts = {at: spot.text for at, spot in enumerate(spots) if len(plain) <= len(spot.text) + 9}
    short = {at: text for at, text in texts.items() if len(text) <= _LONGEST}
    near = process.extractOne(plain, short, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE)
    return None if near is None else spots[near[2]]


def _spots(section: FlowSection) -> Iterator[Spot]:
    heading, count = section.place, 0
    for standing in standings(section):
        block = section.blocks[standing.block]
        if isinstance(block, FlowParagraph):
            if block.role is Role.HEADING:
                heading = heading_place(section, block.number) if standing.ordinal > 1 else heading
                count = 0
            else:
                count += 1
            place = f"{heading}, đoạn {count}" if count else heading
            yield Spot(section.id, standing.ordinal, place, "", _searched(_with_notes(block)))
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
    text = _searched(standing.text)
    if not isinstance(standing.printed, Row):
        return Spot(section.id, standing.ordinal, place, label, text)
    row = standing.printed
    if row.kind is not RowKind.HEADER and (name := _row_name(row)):
        place = f"{place}, dòng “{name}”"
    words = " ".join(filter(None, (caption.text if caption else "", label))) or place
    return Spot(section.id, standing.ordinal, place, label, text, _searched(words))


def _row_name(row: Row) -> str:
    """Give the words that name a row: its first cell that is more than a number."""
    texts = (cell.text.strip() for cell in row.cells)
    name = next((text for text in texts if any(map(str.isalpha, text)) and len(text) > 3), "")
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def heading_place(section: FlowSection, number: str) -> str:
    """Give the words for a heading inside an item: "Phần III, mục II.1.2"."""
    label = number.removesuffix(".")
    if not label:
        return section.place
    if ", mục " not in section.place:
        return f"{section.place}, mục {label}"
    return section.place.removesuffix(section.number.removesuffix(".")) + label


def _with_notes(paragraph: FlowParagraph) -> str:
    notes = (inner for run in paragraph.runs if isinstance(run, NoteMark) for inner in run.blocks)
    return " ".join((paragraph.text, *(plain_text(own_runs(inner)) for inner in walk(notes))))
