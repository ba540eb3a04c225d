"""The items of a draft as sheets: each written by itself, so that one may be written anew alone.

A sheet depends on its item, on what the item refers to, on the number of its first footnote and
on the page it stands on; nothing of what is written before it on the page changes it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from pipeline.model.report import Report, Section
from pipeline.model.site import Stand
from pipeline.render.html.blocks import write_section
from pipeline.render.html.unbroken_words import unbroken_words
from pipeline.render.html.writing import (
    HtmlWriting,
    Links,
    Mark,
    escape,
    first_notes,
    identifiers,
    report_links,
)
from pipeline.render.tex import Key

_OPENING: Final = '<article class="sheet"'
_END: Final = "</article>\n"


@dataclass(frozen=True)
class Marked:
    """Where notices stand on an agency's page, and whose page it is; all empty on the report's."""

    lines: Mapping[tuple[str, int], Mark] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], Mark] = field(default_factory=dict)
    agency: str = ""


@dataclass(frozen=True)
class Sheets:
    """What the sheets of a draft are written with.

    Attributes:
        report: The draft.
        pages: The page of each item.
        media: Pictures by SHA-256.
        stands: Ids and places of blocks, by file and line.
        formulas: MathML by (TeX, stands alone).
    """

    report: Report
    pages: Mapping[str, str]
    media: Mapping[str, bytes]
    stands: Mapping[tuple[str, int], Stand]
    formulas: Mapping[Key, str] = field(default_factory=dict)

    @cached_property
    def _firsts(self) -> Mapping[str, int]:
        return first_notes(self.report)

    @cached_property
    def _identifiers(self) -> Mapping[str, tuple[str, ...]]:
        return identifiers(self.report)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {agency.id: agency.name for agency in self.report.agencies}

    def links(self, own: Collection[str], *, up: str = "") -> Links:
        """Give the links of a page that holds the items `own`; `up` leads to the other pages."""

        def page_of(section: Section) -> str:
            item = section.item.id
            return "" if item in own else f"{up}{self.pages[item]}"

        return report_links(self.report, page_of, self._identifiers)

    def sheet(
        self,
        section: Section,
        *,
        links: Links,
        level: int,
        above: str = "",
        marked: Marked | None = None,
    ) -> str:
        """Give an item as a sheet, its heading at `level`, `above` before it."""
        told = marked or Marked()
        writing = HtmlWriting(
            links=links,
            media=self.media,
            formulas=self.formulas,
            marks=dict(told.lines),
            cells=dict(told.cells),
            names=self._names if told.agency else {},
            agency=told.agency,
            stands=self.stands,
        )
        first = self._firsts.get(section.item.id, 1)
        written = write_section(writing, section, level=level, first_note=first)
        return f'{_OPENING} aria-label="{escape(section.title)}">\n{above}{written}{_END}'


def with_sheet(page: bytes, item: str, sheet: str) -> bytes:
    """Give a page with the sheet of an item in the place of the one it has; without one, as it is.

    What authors write is escaped, so that nothing of theirs looks like the end of a sheet.
    """
    text = page.decode()
    at = text.find(f' id="{escape(item)}">')
    start = text.rfind(_OPENING, 0, at)
    end = text.find(_END, at)
    if at < 0 or start < 0 or end < 0:
        return page
    return (text[:start] + unbroken_words(sheet) + text[end + len(_END) :]).encode()
