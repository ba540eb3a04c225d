"""Small PDFs drawn for the tests of the judge: texts and grids where a test wants them.

Places are points from the upper left corner of an A4 page. Source: PDFium, fpdf_edit.h.
"""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

WIDTH, HEIGHT = 595.0, 842.0
LEFT: Final = 86.0  # where text begins on an upright page
RIGHT: Final = 538.0
TOP: Final = 60.0
_FONTS: Final = Path("/usr/share/fonts/truetype/liberation2")
_ROW: Final = 20.0


@dataclass(frozen=True, slots=True)
class Said:
    """A line of text with its foot at `down`.

    `gap` is put between its words where not 0; with `ends` it stands at the right margin.
    """

    text: str
    down: float
    left: float = LEFT
    size: float = 14.0
    bold: bool = False
    gap: float = 0.0
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A grid with its top at `down`: rows of cells, those named in `bold` so printed."""

    rows: tuple[tuple[str, ...], ...]
    down: float
    bold: frozenset[int] = frozenset()
    height: float = _ROW
    size: float = 12.0

    @property
    def foot(self) -> float:
        return self.down + len(self.rows) * self.height


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: what stands on it; `wide` turns it."""

    parts: tuple[Said | Ruled, ...]
    wide: bool = False


def draw(path: Path, *pages: Drawn) -> Path:
    """Write a PDF with these pages."""
    document = pypdfium2.PdfDocument.new()
    fonts = {bold: _font(document, bold=bold) for bold in (False, True)}
    for drawn in pages:
        size = (HEIGHT, WIDTH) if drawn.wide else (WIDTH, HEIGHT)
        page = document.new_page(*size)
        for part in drawn.parts:
            if isinstance(part, Said):
                _say(page, fonts, part, size[1])
            else:
                _rule(page, fonts, part, size[1])
        pdfium.FPDFPage_GenerateContent(page)
    document.save(path)
    return path


def grid(count: int, *, head: Sequence[str] = ("STT", "Tên", "Số")) -> tuple[tuple[str, ...], ...]:
    """Give a header and rows of three cells."""
    return (tuple(head), *((str(n), f"Công trình {n}", f"{n},5") for n in range(1, count + 1)))


@cache
def _bytes(name: str) -> bytes:
    return (_FONTS / name).read_bytes()


def _font(document: Any, *, bold: bool) -> Any:
    data = _bytes("LiberationSerif-Bold.ttf" if bold else "LiberationSerif-Regular.ttf")
    letters = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    return pdfium.FPDFText_LoadFont(document, letters, len(data), pdfium.FPDF_FONT_TRUETYPE, 1)


def _say(page: Any, fonts: Any, said: Said, height: float) -> None:
    left = said.left
    for word in said.text.split(" ") if said.gap else [said.text]:
        end = _text(page, fonts[said.bold], word, said.size, left, height - said.down, said.ends)
        left = end + said.gap


def _text(
    page: Any, font: Any, text: str, size: float, left: float, base: float, ends: bool = False
) -> float:
    """Write a text and give where it ends."""
    raw = text.encode("utf-16-le") + b"\0\0"
    signs = (ctypes.c_ushort * (len(raw) // 2)).from_buffer_copy(raw)
    drawn = pdfium.FPDFPageObj_CreateTextObj(page.pdf, font, size)
    pdfium.FPDFText_SetText(drawn, signs)
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *edges)
    left = RIGHT - edges[2].value if ends else left
    pdfium.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, left, base)
    pdfium.FPDFPage_InsertObject(page, drawn)
    return left + edges[2].value


def _rule(page: Any, fonts: Any, ruled: Ruled, height: float) -> None:
    columns = len(ruled.rows[0])
    step = (RIGHT - LEFT) / columns
    for level in range(len(ruled.rows) + 1):
        _bar(page, LEFT, height - ruled.down - level * ruled.height, RIGHT - LEFT, 0.8)
    for column in range(columns + 1):
        _bar(page, LEFT + column * step, height - ruled.foot, 0.8, ruled.foot - ruled.down)
    for index, row in enumerate(ruled.rows):
        base = height - ruled.down - (index + 0.75) * ruled.height
        for column, text in enumerate(row):
            if text:
                font = fonts[index in ruled.bold]
                _text(page, font, text, ruled.size, LEFT + column * step + 6, base)


def _bar(page: Any, left: float, bottom: float, width: float, height: float) -> None:
    bar = pdfium.FPDFPageObj_CreateNewRect(left, bottom, width, height)
    pdfium.FPDFPageObj_SetFillColor(bar, 0, 0, 0, 255)
    pdfium.FPDFPath_SetDrawMode(bar, pdfium.FPDF_FILLMODE_WINDING, 0)
    pdfium.FPDFPage_InsertObject(page, bar)
