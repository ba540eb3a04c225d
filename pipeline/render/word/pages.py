"""Page sections: which pieces stand on upright pages, which on wide ones, where numbers restart.

Every section says everything, in the order of CT_SectPr; what a section does not say is
inherited in Word and lost in LibreOffice.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from pipeline.model.fixed import Fixed, replace
from pipeline.model.identity import BLOCK_PREFIX
from pipeline.render.word.paragraphs import REMARKS, opening_tag, paragraph
from pipeline.render.word.writing import Frame

_A3: Final = (23_811, 16_838)  # twips: 420 mm x 297 mm
_SHORT: Final = 900  # letters: upright text shorter than this joins the wide page beside it
_TAG: Final = re.compile("<[^>]*>")
_REMARKS: Final = tuple(map(opening_tag, REMARKS))
_BOOKMARK: Final = re.compile(rf'w:name="({BLOCK_PREFIX}\w+)"')
_CLOSING: Final = re.compile("<w:pPrChange|</w:pPr>")


class Opening(IntEnum):
    """What a piece begins."""

    NOTHING = 0
    PART = 1  # a new page, by its style
    APPENDIX = 2  # a new section, pages counted from 1
    REPORT = 3  # the first section of the report, pages counted from 1
    FRONT = 4  # contents and lists, pages counted i, ii …


class Piece(Fixed):
    """A paragraph or table of the body, with what the pages need to know of it.

    `keeps` is true for headings, which go with what follows them; a `large` piece stands on A3
    where it is wide. In a redline, `gone` is what
    only the draft before has, `came` what only the new one has; `loose` is a paragraph whose
    end may go, so that it cannot hold a section's properties.
    """

    xml: str
    wide: bool = False
    large: bool = False
    keeps: bool = False
    opening: Opening = Opening.NOTHING
    gone: bool = False
    came: bool = False
    loose: bool = False

    @property
    def is_table(self) -> bool:
        """Say whether it is a table, which cannot hold a section's properties."""
        return self.xml.startswith("<w:tbl>")

    @property
    def is_remark(self) -> bool:
        """Say whether it is the source or a note of what stands above it."""
        return self.xml.startswith(_REMARKS)


class PageSetup(Fixed):
    """The page as the template's last section has it, lengths in twips.

    `references` is the XML of header and footer references.
    """

    references: str
    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int

    @property
    def portrait(self) -> Frame:
        """Give the room for text on an upright page."""
        return Frame(self.width - self.left - self.right, self.height - self.top - self.bottom)

    @property
    def landscape(self) -> Frame:
        """Give the room on a wide page: the binding margin, left on an upright page, is above."""
        return Frame(self.height - self.top - self.bottom, self.width - self.left - self.right)

    @property
    def large(self) -> Frame:
        """Give the room on a wide page of A3, whose margins are those of the other wide pages."""
        wide, high = _A3
        return Frame(wide - self.top - self.bottom, high - self.left - self.right)


def lay_pages(
    pieces: Sequence[Piece], setup: PageSetup, upright: frozenset[str] = frozenset()
) -> tuple[str, str]:
    """Give the body's XML and the `w:sectPr` of its last section, which stands in the shell.

    Pages are the new draft's: what is gone stands on the page it falls on. Short text behind a
    wide table stands on its page, but from a paragraph on whose bookmark is in `upright`.
    """
    settled = _settled([piece for piece in pieces if not piece.gone], upright)
    groups = _sections(_with_gone(pieces, settled))
    if not groups:
        return "", section_properties(setup, wide=False, opening=Opening.REPORT)
    parts: list[str] = []
    for number, group in enumerate(groups):
        first = group[0]
        properties = section_properties(
            setup, wide=first.wide, large=first.large, opening=first.opening
        )
        last = number == len(groups) - 1
        parts.extend(piece.xml for piece in group[:-1])
        parts.extend(_ending(group[-1], "" if last else properties, last))
    return "".join(parts), properties


def _ending(piece: Piece, properties: str, last: bool) -> tuple[str, ...]:
    """Give the last piece of a section with its properties.

    A table cannot hold them, and must not end a body: a line of one point follows it. So it
    does after a paragraph whose end may go, and after a caption: LibreOffice loses the number
    from the bookmark of a paragraph that ends a section, and references to it read "Hình 1."
    (tried with 7.4).
    """
    if piece.is_table or piece.loose or (not last and "<w:fldChar" in piece.xml):
        return piece.xml, paragraph("NgatTrang", "", properties)
    if last:
        return (piece.xml,)
    found = _CLOSING.search(piece.xml)
    assert found is not None, "every paragraph has properties"
    at = found.start()
    return (piece.xml[:at] + properties + piece.xml[at:],)


def _with_gone(pieces: Sequence[Piece], settled: Sequence[Piece]) -> Sequence[Piece]:
    """Give the settled pieces with those that are gone in their places between them."""
    if len(pieces) == len(settled):
        return settled
    rest = iter(settled)
    found: list[Piece] = []
    wide, large = (settled[0].wide, settled[0].large) if settled else (False, False)
    for piece in pieces:
        placed = replace(piece, wide=wide, large=large) if piece.gone else next(rest)
        wide, large = placed.wide, placed.large
        found.append(placed)
    return found


def _settled(pieces: Sequence[Piece], upright: frozenset[str]) -> list[Piece]:
    """Give the pieces with headings before a wide table, and short text around it, made wide."""
    settled = list(pieces)
    for start, end in _upright_runs(settled):
        before = start > 0 and settled[start - 1].wide and not _opens(settled[start])
        after = end < len(settled) and not _opens(settled[end])
        if not before and not after:
            continue
        first = _behind_remarks(settled, start, end) if before else start
        turned = range(first, end)
        if not _is_short(settled[first:end]):
            turned = range(_headed(settled, first, end) if after else end, end)
        elif before and not after:
            turned = range(first, _turning(settled, first, end, upright))
        for index in turned:
            settled[index] = replace(settled[index], wide=True)
    return settled


def _behind_remarks(pieces: list[Piece], start: int, end: int) -> int:
    """Give where the text begins behind sources and notes of a wide table, which are made wide."""
    while start < end and pieces[start].is_remark:
        pieces[start] = replace(pieces[start], wide=True)
        start += 1
    return start


def _headed(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Give where the headings begin that go with the piece at `end`."""
    first = end
    while first > start and pieces[first - 1].keeps:
        first -= 1
    return first


def _turning(pieces: Sequence[Piece], start: int, end: int, upright: frozenset[str]) -> int:
    """Give from which piece on pages are upright again, `end` for none."""
    for index in range(start, end) if upright else ():
        if not upright.isdisjoint(_BOOKMARK.findall(pieces[index].xml)):
            return index
    return end


def _opens(piece: Piece) -> bool:
    return piece.opening is not Opening.NOTHING


def _upright_runs(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Give the runs of upright pieces that share pages, as (first, behind the last)."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, piece in enumerate(pieces):
        if start is not None and (piece.wide or _opens(piece)):
            runs.append((start, index))
            start = None
        if start is None and not piece.wide:
            start = index
    if start is not None:
        runs.append((start, len(pieces)))
    return runs


def _is_short(pieces: Sequence[Piece]) -> bool:
    letters = 0
    for piece in pieces:
        if piece.is_table or "<w:drawing>" in piece.xml:
            return False
        letters += max(80, len(_TAG.sub("", piece.xml)))
        if letters > _SHORT:
            return False
    return True


def _sections(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        restarts = piece.opening >= Opening.APPENDIX
        if not groups or restarts or piece.wide != groups[-1][-1].wide:
            groups.append([])
        groups[-1].append(piece)
    return groups


def section_properties(
    setup: PageSetup, *, wide: bool, opening: Opening, large: bool = False
) -> str:
    """Give a complete `w:sectPr`; one that opens the report or an appendix counts from 1.

    A `large` one is of A3 where it is `wide`.

    The number is hidden on the report's first page only.
    """
    restarts = opening >= Opening.APPENDIX
    form = "lowerRoman" if opening is Opening.FRONT else "decimal"
    hidden = opening is Opening.REPORT
    if wide:
        width, height = _A3 if large else (setup.height, setup.width)
        size = f'w:w="{width}" w:h="{height}" w:orient="landscape"'
        margins = (setup.left, setup.top, setup.right, setup.bottom)
    else:
        size = f'w:w="{setup.width}" w:h="{setup.height}"'
        margins = (setup.top, setup.right, setup.bottom, setup.left)
    top, right, bottom, left = margins
    start = ' w:start="1"' if restarts else ""
    return (
        f'<w:sectPr>{setup.references}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{setup.header}" w:footer="{setup.footer}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="{form}"{start}/><w:cols w:space="720"/>'
        f"{'<w:titlePg/>' if hidden else ''}</w:sectPr>"
    )
