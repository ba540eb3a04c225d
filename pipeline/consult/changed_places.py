"""What "Nội dung chỉnh sửa tại" names, in a consultant's words, and which changes stand there.

A cell may hold several places, one a line or parted by ";". Each is read from the coarse to the
fine: the item by its id in brackets, by "Phần III, mục VI.3", "Phụ lục V" or its title; within
it a table or figure by number or caption, a heading by its words, a paragraph or row by its
ordinal. What cannot be read finer stands for the whole it is in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.consult.places.addressed import Addressed
from pipeline.consult.places.spots import Spots
from pipeline.model.change import Change
from pipeline.model.flow import Flow, FlowFigure, FlowParagraph, FlowSection, FlowTable, Role
from pipeline.model.ordinals import standings
from pipeline.model.text import bare, folded

_PARTS: Final = re.compile(r"[;\n]+")
_ID: Final = re.compile(r"\[([^\]\s]+)\]")
_PLACE: Final = re.compile(
    r"(phần [ivxlc]+(?:, mục [ivxlc0-9]+(?:\.[0-9]+)*)?|phụ lục [ivxlc]+)\b", re.IGNORECASE
)
_LABEL: Final = re.compile(r"\b(?:bảng|hình) (?:pl)?[0-9]+\.[0-9]+", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[\"“]([^\"”]+)[\"”]")
_PARAGRAPH: Final = re.compile(r"\bđoạn (?:thứ )?([0-9]+)", re.IGNORECASE)
_COLUMN: Final = re.compile(r"\bcột (?!cuối|đầu|mới|thứ)([^,;\n)]+)", re.IGNORECASE)
_ROW: Final = re.compile(r"\bdòng (?:thứ )?([0-9]+)", re.IGNORECASE)
_SHORTEST: Final = 6  # letters of a caption or title that is looked for


@dataclass(frozen=True, slots=True)
class Named:
    """One place that was named: items, and of them the ordinals meant, None for all.

    `prefix` is what the words of the place begin with ("phần iii, mục vi.3.1"), "" for any.
    `ordinals` are pairs (first, behind the last) in the new draft. `column` is the name of a
    table's column, "" where none is named.
    """

    items: frozenset[str]
    prefix: str = ""
    ordinals: tuple[tuple[int, int], ...] | None = None
    column: str = ""

    @property
    def is_fine(self) -> bool:
        """Say whether it names less than a whole item."""
        return self.ordinals is not None or "đoạn" in self.prefix

    def holds(self, change: Change) -> bool:
        """Say whether a change stands in this place, in the new draft or, if gone, the old."""
        if change.item not in self.items:
            return False
        place = change.new_place or change.old_place
        if place is None or not self._is_in_column(change):
            return False
        if self.ordinals is not None and change.new_place is not None:
            return any(first <= place.block < behind for first, behind in self.ordinals)
        return _begins(folded(place.text), self.prefix)

    def _is_in_column(self, change: Change) -> bool:
        """Say whether a change of cells is one of the column that is named."""
        cells = change.tables
        return not cells or any(self.column in bare(cell.column) for cell in cells)


class ChangedPlaces:
    """Reads the places of one new draft."""

    def __init__(self, flow: Flow) -> None:
        self._sections = flow.sections
        self._spots = Spots(flow)
        self._addressed = Addressed(self._spots)
        self._ids = {section.id: section for section in flow.sections}
        self._titles = [
            (folded(title), section) for section in flow.sections if (title := _title(section))
        ]

    def read(self, words: str) -> tuple[Named, ...]:
        """Give every place that the words name; () where they name none that is there."""
        return tuple(
            named for part, sections in self._parts(words) for named in self._named(part, sections)
        )

    def items(self, words: str) -> tuple[str, ...]:
        """Give the items that the words name one by one, whatever of them is meant."""
        return tuple(sections[0].id for _, sections in self._parts(words) if len(sections) == 1)

    def _parts(self, words: str) -> Iterator[tuple[str, tuple[FlowSection, ...]]]:
        """Give each part of the words with its sections, else those of the part before it."""
        before: tuple[FlowSection, ...] = ()
        for part in filter(str.strip, _PARTS.split(words)):
            before = self._of(part) or before
            yield part, before

    def _of(self, part: str) -> tuple[FlowSection, ...]:
        """Give the sections that a part of the words names."""
        ids = tuple(self._ids[name] for name in _ID.findall(part) if name in self._ids)
        if ids:
            return ids
        place = _PLACE.search(part)
        if place is not None:
            wanted = folded(place[1])
            nearest = [s for s in self._sections if _begins(wanted, folded(s.place))]
            below = [s for s in self._sections if _begins(folded(s.place), wanted)]
            if nearest and not below:
                longest = max(len(section.place) for section in nearest)
                return tuple(section for section in nearest if len(section.place) == longest)
            return tuple(below)
        label = _LABEL.search(part)
        if label is not None:
            wanted = folded(label[0])
            return tuple(section for section in self._sections if _captioned(section, wanted))
        words = folded(part)
        return tuple(
            section
            for title, section in self._titles
            if (title if len(title) >= _SHORTEST else f"mục {title}") in words
        )

    def _named(self, part: str, sections: Sequence[FlowSection]) -> Iterator[Named]:
        if not sections:
            return
        place = _PLACE.search(part)
        prefix = folded(place[1]) if place and not _ID.search(part) else ""
        if len(sections) > 1:
            yield Named(frozenset(section.id for section in sections), prefix)
            return
        (section,) = sections
        items, own = frozenset({section.id}), folded(section.place)
        ordinals = _ordinals(section, _without_place(part, section))
        finer = self._finer(part, section)
        paragraph = _PARAGRAPH.search(part)
        column = _column(part)
        if finer is not None and (ordinals is None or _lies_in(finer[0], ordinals)):
            yield Named(items, folded(finer[1]), (finer[0],), column)
        elif ordinals is None and paragraph is not None:
            yield Named(items, f"{prefix or own}, đoạn {paragraph[1]}")
        else:
            # what the item's own place says is no finer than the item
            yield Named(items, "" if _begins(own, prefix) else prefix, ordinals, column)

    def _finer(self, part: str, section: FlowSection) -> tuple[tuple[int, int], str] | None:
        """Give the one stretch within an item that an address names, with the words of its place.

        None for none or several.
        """
        own = self._spots.stretch(section.id)
        words = _ID.sub(" ", part)
        found = self._addressed.look_up(words, own) if own else None
        if found is None or own is None or not found.is_exact or len(found.stretches) != 1:
            return None
        (stretch,) = found.stretches
        if found.missing or stretch == own or not own.holds(stretch):
            return None
        within = stretch.end[0] == stretch.start[0]
        behind = stretch.end[1] if within else len(self._spots.of(section.id)) + 1
        return (stretch.start[1], behind), stretch.place


def _column(part: str) -> str:
    """Give the name of the column that is named, bare; "" for none or for its mere position."""
    found = _COLUMN.search(part)
    return bare(found[1].strip(' “”"')) if found else ""


def _lies_in(finer: tuple[int, int], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(first <= finer[0] and finer[1] <= behind for first, behind in stretches)


def _without_place(part: str, section: FlowSection) -> str:
    """Give what is left when the item's id, place and title are taken away."""
    rest = _PLACE.sub(" ", _ID.sub(" ", part))
    title = _title(section)
    return rest.replace(title, " ") if title else rest


def _ordinals(section: FlowSection, words: str) -> tuple[tuple[int, int], ...] | None:
    """Give the stretches of an item that the words name; None where they name none."""
    told = folded(words)
    stretch = _block(section, told, [folded(quoted) for quoted in _QUOTED.findall(words)])
    row = _ROW.search(words)
    if stretch is not None:
        rows = _rows(section, stretch)
        number = int(row[1]) if row else 0
        return (rows[number - 1],) if 0 < number <= len(rows) else (stretch,)
    return None


def _block(section: FlowSection, told: str, quoted: Sequence[str]) -> tuple[int, int] | None:
    """Give the stretch of the table, figure or heading that is named."""
    ordinals: dict[int, list[int]] = {}
    for entry in standings(section):
        ordinals.setdefault(entry.block, []).append(entry.ordinal)
    last = max((numbers[-1] for numbers in ordinals.values()), default=0)
    open_: tuple[int, int] | None = None  # first ordinal and level of a heading that was named
    for position, block in enumerate(section.blocks):
        numbers = ordinals.get(position)
        if not numbers:
            continue
        if isinstance(block, FlowParagraph) and block.role is Role.HEADING:
            if open_ is not None and block.level <= open_[1]:
                return open_[0], numbers[0]
            if open_ is None and position and _is_named(folded(block.text), told, quoted):
                open_ = numbers[0], block.level
        elif isinstance(block, FlowTable | FlowFigure) and open_ is None:
            caption = block.caption
            if caption is not None and (
                _is_named(folded(caption.text), told, quoted) or _has_label(block, told)
            ):
                return numbers[0], numbers[-1] + 1
    return (open_[0], last + 1) if open_ is not None else None


def _is_named(title: str, told: str, quoted: Sequence[str]) -> bool:
    if len(title) < _SHORTEST:
        return title in quoted
    return (
        title in told
        or any(len(q) >= _SHORTEST and q in title for q in quoted)
        or (
            # a caption cut short: "bảng Dân số và lao động" for "Dân số và lao động giai đoạn …"
            any(told.find(word) >= 0 for word in (f"bảng {title[:20]}", f"hình {title[:20]}"))
        )
    )


def _has_label(block: FlowTable | FlowFigure, told: str) -> bool:
    caption = block.caption
    label = _LABEL.search(told)
    if caption is None or label is None or not caption.number:
        return False
    word = "bảng" if isinstance(block, FlowTable) else "hình"
    return folded(label[0]) == f"{word} {caption.number}".casefold()


def _captioned(section: FlowSection, label: str) -> bool:
    return any(
        _has_label(block, label)
        for block in section.blocks
        if isinstance(block, FlowTable | FlowFigure)
    )


def _rows(section: FlowSection, stretch: tuple[int, int]) -> list[tuple[int, int]]:
    """Give the rows within a stretch, header rows left out."""
    first, behind = stretch
    return [
        (entry.ordinal, entry.ordinal + 1)
        for entry in standings(section)
        if first <= entry.ordinal < behind
        and entry.row is not None
        and entry.printed not in _header(section, entry.block)
    ]


def _header(section: FlowSection, block: int) -> tuple[object, ...]:
    table = section.blocks[block]
    return table.grid.header if isinstance(table, FlowTable) else ()


def _title(section: FlowSection) -> str:
    first = section.blocks[0] if section.blocks else None
    return first.text if isinstance(first, FlowParagraph) else ""


def _begins(text: str, start: str) -> bool:
    """Say whether a place's words begin with others, ending where a number ends."""
    behind = text[len(start) : len(start) + 1]
    return text.startswith(start) and not (start and behind.isalnum())
