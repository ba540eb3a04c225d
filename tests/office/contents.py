"""What the contents of a report promise, and where headings and captions really stand.

Read from the PDF alone, so that a contents with a wrong number is found without the program
that wrote it. The front of the report ends where Phần I begins; the contents and the lists of
tables and figures stand there.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdf
from pypdf.generic import Destination

from tests.office.page_checks import OPENING, first_pages, right_numbers
from tests.office.pdf_pages import Page, Word, plain, read_pages
from tests.office.typesetting.findings import Defect

CAPTION: Final = re.compile(r"(?:Bảng|Hình) (?:PL)?\d+\.\d+\b")
_LEADER: Final = re.compile(r"(?:\s*[.…_]){3,}\s*$")
_SHOWN: Final = re.compile(r"^(?P<text>.*?)(?P<leader>(?:\s*[.…_])+\s*|\s+)(?P<shown>\d+)$")
_COUNTED: Final = re.compile(
    r"^(?P<text>.*?)(?:(?:\s*[.…_]){3,}\s*|\s+)\(?(?P<shown>\d+ trang)\)?$"
)
_PART: Final = re.compile(r"^(PHẦN [IVXLC]+)\. ")
_REACH: Final = 0.7


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents or of a list.

    `shown` is the number printed ("12"), "12 trang" for a Phụ lục, "" where it has none;
    `title` is that of its list ("MỤC LỤC"); `page` is where the entry itself stands.
    """

    title: str
    text: str
    shown: str
    page: int


@dataclass(frozen=True, slots=True)
class Place:
    """A heading or caption and the page of the file where it stands."""

    text: str
    page: int
    level: int = 0


def contents_entries(pdf: Path | Sequence[Page]) -> tuple[Entry, ...]:
    """Every entry of the contents and the lists, in order; an entry of several lines is one."""
    pages = read_pages(pdf) if isinstance(pdf, Path) else pdf
    part, _ = first_pages(pages)
    entries: list[Entry] = []
    title, begun = "", ""
    for page in pages[: max(0, part - 1)]:
        for row, line in zip(page.rows, page.lines, strict=True):
            if OPENING.fullmatch(line):
                title, begun = line, ""
            elif title:
                found = _ended(page, row, line)
                if found is None:
                    begun = f"{begun} {line}".strip()
                else:
                    text = plain(f"{begun} {found[0]}")
                    entries.append(Entry(title, text, found[1], page.number))
                    begun = ""
    return tuple(entries)


def _ended(page: Page, row: Sequence[Word], line: str) -> tuple[str, str] | None:
    """Text and number of a row that ends an entry: a number at the right margin, or a leader."""
    if (found := _COUNTED.match(line)) is not None:
        return _LEADER.sub("", found["text"]), found["shown"]
    found = _SHOWN.match(line)
    at_margin = page.width - page.margins.right - row[-1].right < _REACH
    if found is None or not (at_margin or len(found["leader"].strip()) >= 3):
        return None
    return _LEADER.sub("", found["text"]), found["shown"]


def places_of(text: str, pages: Sequence[Page]) -> tuple[int, ...]:
    """The pages from Phần I on where `text` stands alone: from the start of a row to the end of
    one, over as many rows as it takes. A sentence that merely holds it does not count."""
    part, _ = first_pages(pages)
    words = [re.escape(word) for word in plain(text).split(" ")]
    # LibreOffice may break a line behind a hyphen or slash within a word
    broken = r"\s".join(words).replace(r"\-", r"\-\s?").replace("/", r"/\s?")
    pattern = re.compile(f"^{broken}$", re.MULTILINE)
    return tuple(
        page.number for page in pages if page.number >= max(1, part) and pattern.search(page.text)
    )


def captions_in(pages: Sequence[Page]) -> tuple[Place, ...]:
    """The first row of every caption "Bảng 3.1 …", "Hình PL2.4 …" from Phần I on."""
    part, _ = first_pages(pages)
    return tuple(
        Place(line, page.number)
        for page in pages
        if page.number >= max(1, part)
        for line in page.lines
        if CAPTION.match(line)
    )


def outline_of(pdf: Path) -> tuple[Place, ...]:
    """The headings that LibreOffice wrote into the PDF's outline, level from 1, with pages."""
    reader = pypdf.PdfReader(pdf)
    found: list[Place] = []

    def walk(items: Sequence[object], level: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, level + 1)
            elif isinstance(item, Destination):
                page = reader.get_destination_page_number(item)
                found.append(Place(plain(str(item.title)), (page or 0) + 1, level))

    walk(reader.outline, 1)
    return tuple(found)


def wrong_entries(pdf: Path) -> list[Defect]:
    """Entries that do not stand, alone on their rows, on the page that they name.

    Entries "12 trang" are compared with the length of their Phụ lục; those without a number
    are not looked at here.
    """
    pages = read_pages(pdf)
    _, appendices = first_pages(pages)
    numbers = right_numbers(pages)
    first_appendix = appendices[0] if appendices else len(pages) + 1
    found = []
    for entry in contents_entries(pages):
        if entry.shown.endswith("trang"):
            continue
        # a Phần has its number on a line of its own
        places = places_of(_PART.sub(r"\1 ", entry.text), pages)
        if not places:
            found.append(Defect(entry.page, f"“{entry.text}” stands nowhere"))
            continue
        in_text = [page for page in places if page < first_appendix] or list(places)
        if entry.shown not in {str(numbers[page]) for page in in_text}:
            where = ", ".join(str(numbers[page]) for page in in_text)
            found.append(
                Defect(entry.page, f"“{entry.text}” is on {where}, contents say {entry.shown}")
            )
    return found + _wrong_lengths(contents_entries(pages), pages)


def _wrong_lengths(entries: Collection[Entry], pages: Sequence[Page]) -> list[Defect]:
    _, appendices = first_pages(pages)
    ends = (*appendices[1:], len(pages) + 1)
    lengths = [str(end - start) for start, end in zip(appendices, ends, strict=False)]
    counted = [entry for entry in entries if entry.shown.endswith("trang")]
    if not counted:
        return []
    if len(counted) != len(lengths):
        return [Defect(0, f"{len(counted)} Phụ lục in the contents, {len(lengths)} in the report")]
    return [
        Defect(entry.page, f"“{entry.text}” has {length} pages, contents say {entry.shown}")
        for entry, length in zip(counted, lengths, strict=True)
        if entry.shown != f"{length} trang"
    ]
