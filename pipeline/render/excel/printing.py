"""How every workbook prints: A4 on its side, title above, page below, headings on each page.

The columns people read stand first and fill the width in type of eight points at least; the
others stand to their right, folded away, and do not print. Rows are as high as their words.

Sources: ECMA-376 Part 1, 18.3.1.46 (headers and footers), 18.3.1.13 (columns, their outline),
18.3.1.63 (page set-up); XlsxWriter and openpyxl say the same in words of their own.
"""

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet as OpenpyxlSheet
    from xlsxwriter.worksheet import Worksheet

FACE: Final = "Times New Roman"
ROOM: Final = 190.0  # letters across: type of 11 points is then printed in some 8.6
A4: Final = 9  # 18.3.1.63, paperSize
_NARROWEST: Final = 11.0  # letters that a column keeps when it gives room to others
_MARGIN: Final = 0.4  # inches, at the sides
_ABOVE, _BELOW = 0.75, 0.65
_LINE: Final = 15.0  # points from line to line
_BOLD: Final = 0.9  # of the letters that a line holds
_HIGHEST: Final = 409.0  # points; Excel's own limit of a row
_FILLED: Final = 0.97  # letters to a digit's width: words end lines, yet letters are narrower
_LONGEST: Final = 200  # letters of a title: 255 with its codes are what a header holds
_FOOTER: Final = "&C&11Trang &P/&N"  # the page shrinks it with the rest


class Laid(NamedTuple):
    """Where a column stands and how: its position as given, its width, whether it is folded."""

    place: int
    width: float
    folded: bool


def laid_columns(widths: Sequence[float], aside: Sequence[bool]) -> tuple[Laid, ...]:
    """Give the columns as they stand: those read, as wide as the page has room, then the others.

    Of too many to be read at all, the last are folded too.
    """
    read = [place for place, folded in enumerate(aside) if not folded]
    while len(read) > 1 and _least(widths, read) > ROOM:
        read.pop()
    fitted = fitted_widths([widths[place] for place in read])
    rest = [place for place in range(len(widths)) if place not in set(read)]
    return (
        *(Laid(place, width, folded=False) for place, width in zip(read, fitted, strict=True)),
        *(Laid(place, widths[place], folded=True) for place in rest),
    )


def _least(widths: Sequence[float], places: Iterable[int]) -> float:
    return sum(min(widths[place], _NARROWEST) for place in places)


def fitted_widths(widths: Sequence[float]) -> list[float]:
    """Give widths of columns that have room on the page; the wide ones give most."""
    excess = sum(widths) - ROOM
    spare = sum(max(0.0, width - _NARROWEST) for width in widths)
    if excess <= 0 or spare <= 0:
        return list(widths)
    share = min(1.0, excess / spare)
    return [width - max(0.0, width - _NARROWEST) * share for width in widths]


def row_height(texts: Iterable[tuple[str, float]], *, bold: bool = False) -> float:
    """Give how high a row is that shows every text in its width; at least one line."""
    part = _BOLD if bold else 1.0
    lines = max((_lines(text, width * part) for text, width in texts), default=1)
    return min(lines * _LINE, _HIGHEST)


def _lines(text: str, width: float) -> int:
    room = max(1.0, width * _FILLED)
    if "\n" not in text:
        return max(1, math.ceil(len(text) / room))
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))


def set_face(book: Any) -> None:
    """Let a workbook of openpyxl's have the face of all our papers where no cell says otherwise."""
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    # a cell without a font of its own has the first of the list
    book._fonts = IndexedList([Font(name=FACE, size=11)])
    book._named_styles["Normal"].font = Font(name=FACE, size=11)


def header_of(title: str, sheet: str) -> str:
    """Give what stands above each page: the workbook's title, and the sheet's name beneath it."""
    words = title if not sheet or sheet == title else f"{title}\n{sheet}" if title else sheet
    return "&C&B" + words[:_LONGEST].replace("&", "&&")


def set_up(
    page: "Worksheet", *, title: str, sheet: str, head: int | None = 0, fixed: int = 1
) -> None:
    """Set a sheet of XlsxWriter's up for print; `head` is its row of headings, from 0, or None.

    The headings and the first `fixed` columns stay while others are scrolled.
    """
    if head is not None:
        page.freeze_panes(head + 1, fixed)
        page.repeat_rows(head)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=_MARGIN, right=_MARGIN, top=_ABOVE, bottom=_BELOW)
    page.fit_to_pages(1, 0)
    page.set_header(header_of(title, sheet))
    page.set_footer(_FOOTER)


def set_up_openpyxl(
    page: "OpenpyxlSheet", *, title: str, sheet: str, head: int = 1, fixed: str = "A"
) -> None:
    """Set a sheet of openpyxl's up in the same way; `head` counts from 1, `fixed` is a column."""
    from openpyxl.worksheet.properties import PageSetupProperties

    page.freeze_panes = f"{fixed}{head + 1}"
    page.print_title_rows = f"{head}:{head}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = page.page_margins
    margins.left = margins.right = _MARGIN
    margins.top, margins.bottom = _ABOVE, _BELOW
    for part, words in ((page.oddHeader, header_of(title, sheet)), (page.oddFooter, _FOOTER)):
        assert part is not None
        assert part.center is not None, "openpyxl gives every part of them"
        part.center.text = words.removeprefix("&C")
