"""What a page of HTML knows while it is written: links, pictures, formulas, notes, places.

Text reaches a page only through `escape`, so markup is escaped by construction.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape as escape_markup
from typing import Final, NamedTuple
from urllib.parse import quote

from pipeline.model.document import (
    NOWHERE,
    Block,
    Division,
    Figure,
    Heading,
    NoteMark,
    Source,
    Table,
    own_runs,
    walk,
)
from pipeline.model.report import Report, Section
from pipeline.model.site import Stand

_SPECIAL: Final = re.compile("[&<>\"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SAFE_LINK: Final = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_MARKER: Final = "~"  # opens ids of our own; no identifier of an author's begins with it


def escape(text: str) -> str:
    """Give the text for HTML; a character that HTML cannot hold becomes U+FFFD, visibly."""
    if _SPECIAL.search(text) is None:
        return text
    return escape_markup(_UNFIT.sub("\ufffd", text))


def safe_link(address: str) -> str:
    """Give an http, https or mailto address, "" for any other."""
    return address if _SAFE_LINK.match(address) else ""


def fragment(name: str) -> str:
    """Give the link to an id of the same page."""
    return "#" + quote(name, safe="~")


@dataclass(frozen=True, slots=True)
class Links:
    """Where the identifiers of a report are: addresses to link to, and places in words.

    `addresses` holds those that this page may link to, `places` all of them.
    """

    addresses: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    def opening(self, target: str) -> tuple[str, str]:
        """Give the tags round words that point to an identifier."""
        name = target if target in self.places else target.removeprefix("muc-")
        address = self.addresses.get(name)
        if address is not None:
            return f'<a href="{escape(address)}">', "</a>"
        place = self.places.get(name)
        return (f'<span title="{escape(place)}">', "</span>") if place else ("", "")


def report_links(
    report: Report,
    page_of: Callable[[Section], str | None],
    known: Mapping[str, tuple[str, ...]] | None = None,
) -> Links:
    """Give the links of one page.

    `page_of` names the page that holds a section: "" for this one, None where there is none;
    `known` are the report's `identifiers`, where several pages are written.
    """
    known = identifiers(report) if known is None else known
    addresses: dict[str, str] = {}
    places: dict[str, str] = {}
    for section in report.sections():
        page = page_of(section)
        place = f"{section.place}: {section.title}" if section.place else section.title
        for name in (section.item.id, *known[section.item.id]):
            places[name] = place
            if page is not None:
                addresses[name] = page + fragment(name)
    return Links(addresses, places)


def identifiers(report: Report) -> dict[str, tuple[str, ...]]:
    """Give the ids that authors gave to what stands in each item."""
    return {section.item.id: tuple(_named(section.blocks)) for section in report.sections()}


def _named(blocks: Iterable[Block]) -> Iterator[str]:
    for block in walk(blocks):
        if isinstance(block, Heading | Table | Figure | Division) and block.id:
            yield block.id


def first_notes(report: Report) -> dict[str, int]:
    """Give the number of each item's first footnote; Word counts them through the report."""
    numbers: dict[str, int] = {}
    count = 1
    for section in report.sections():
        numbers[section.item.id] = count
        count += sum(
            isinstance(run, NoteMark) and run.first
            for block in walk(section.blocks)
            for run in own_runs(block)
        )
    return numbers


class Mark(NamedTuple):
    """What a notice asks of its place: an id to jump to ("" where it has one) and a class."""

    id: str
    kind: str


@dataclass(slots=True)
class HtmlWriting:
    """The state of one page.

    Attributes:
        links: Where identifiers are.
        media: Bytes of the pictures by SHA-256.
        formulas: MathML by (TeX, stands alone); a formula not in it is shown as TeX.
        marks, cells: Places of notices, by file and line, and by workbook and address.
        names: Names of agencies by id.
        agency: Whose page it is; blocks of others are marked as theirs. "" marks none.
        lines: Whether blocks say their file and line.
        stands: Ids and places of blocks by file and line, where each is to have a link of its own.
        next_note: The number of the next footnote.
    """

    links: Links
    media: Mapping[str, bytes]
    formulas: Mapping[tuple[str, bool], str]
    marks: dict[tuple[str, int], Mark] = field(default_factory=dict)
    cells: dict[tuple[str, str], Mark] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    agency: str = ""
    lines: bool = False
    stands: Mapping[tuple[str, int], Stand] = field(default_factory=dict)
    next_note: int = 1
    notes: list[tuple[int, NoteMark]] = field(default_factory=list)
    inner_notes: list[NoteMark] = field(default_factory=list)
    in_note: bool = False
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _placed: set[tuple[str, int]] = field(default_factory=set)

    def attributes(self, source: Source = NOWHERE, *, name: str = "", classes: str = "") -> str:
        """Give the attributes of a block: its id, its place, what a notice asks of it."""
        mark = self.marks.pop((source.file, source.line), None) if source.line else None
        if mark is not None:
            name = name or mark.id
            classes = f"{classes} {mark.kind}".lstrip()
        stand = self.stands.get((source.file, source.line)) if source.line else None
        if stand is not None and (source.file, source.line or 0) not in self._placed:
            # a list and its first item stand in one line: the outermost has the link
            self._placed.add((source.file, source.line or 0))
            name = name or stand.id
        else:
            stand = None
        text = f' id="{escape(name)}"' if name else ""
        if stand is not None:
            text += f' data-place="{escape(stand.place)}"'
        if classes:
            text += f' class="{escape(classes)}"'
        if self.lines and source.line is not None:
            text += f' data-file="{escape(source.file)}" data-line="{source.line}"'
        return text

    def enter(self, first_note: int) -> None:
        """Begin a section: the labels of its footnotes are its own."""
        self.next_note = first_note
        self.notes = []
        self._numbers = {}

    def note(self, mark: NoteMark, source: Source) -> int:
        """Give the number of a footnote, 0 for a mark that has none.

        None has a second mark without a first, and, as in Word, a note within a note: its
        content follows the note it stands in.
        """
        known = None if mark.first else self._numbers.get((source.file, mark.label))
        if known is not None:
            return known
        if not mark.first and not mark.blocks:
            return 0
        if self.in_note:
            self.inner_notes.append(mark)
            return 0
        number = self.next_note
        self.next_note += 1
        self._numbers[source.file, mark.label] = number
        self.notes.append((number, mark))
        return number


def marker(kind: str, number: int | None = None) -> str:
    """Give an id of our own, apart from every identifier of an author's."""
    return f"{_MARKER}{kind}" if number is None else f"{_MARKER}{kind}{number}"
