"""A PDF's pages as they are seen: words with their boxes, rows of text, ink, fonts.

Lengths are millimetres from the top left corner of the page; pages count from 1.
Source: `pdftotext -bbox-layout`, `pdffonts` and `pdftoppm` (poppler).
"""

import re
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from lxml import etree
from PIL import Image

from tests.office.convert import run, to_pictures

MM: Final = 25.4 / 72
_BATCH: Final = 40
_INK_DPI: Final = 50


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of a page."""

    top: float
    bottom: float
    left: float
    right: float


PORTRAIT: Final = Margins(20, 20, 30, 20)
LANDSCAPE: Final = Margins(30, 20, 20, 20)  # the page turned: its binding margin is above


@dataclass(frozen=True)
class Page:
    """A page: number in the file, size, words in the order poppler reads them."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def margins(self) -> Margins:
        return LANDSCAPE if self.width > self.height else PORTRAIT

    @cached_property
    def header(self) -> tuple[Word, ...]:
        """What stands wholly in the top margin."""
        return tuple(word for word in self.words if word.middle < self.margins.top)

    @cached_property
    def body(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if word.middle >= self.margins.top)

    @cached_property
    def rows(self) -> tuple[tuple[Word, ...], ...]:
        """Words of the body that stand on one line, from the top; across columns and cells."""
        rows: list[list[Word]] = []
        for word in sorted(self.body, key=lambda word: word.middle):
            if rows and word.middle - rows[-1][0].middle < (word.bottom - word.top) * 0.45:
                rows[-1].append(word)
            else:
                rows.append([word])
        return tuple(tuple(sorted(row, key=lambda word: word.left)) for row in rows)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text of each row, NFC, one space between words."""
        return tuple(plain(" ".join(word.text for word in row)) for row in self.rows)

    @cached_property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def first_line(self) -> str:
        return self.lines[0] if self.lines else ""


def plain(text: str) -> str:
    """`text` in NFC with single ordinary spaces, so that two ways of reading it agree."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


def read_pages(pdf: Path) -> tuple[Page, ...]:
    """Every page with its words.

    Raises ConversionError if poppler cannot read the file.
    """
    printed = run(["pdftotext", "-bbox-layout", pdf, "-"])
    root = etree.fromstring(printed, etree.XMLParser(recover=True, huge_tree=True))
    found = root.iter("{*}page")
    return tuple(_page(number, element) for number, element in enumerate(found, start=1))


def _page(number: int, element: etree._Element) -> Page:
    words = tuple(
        Word(word.text or "", *(_mm(word, side) for side in ("xMin", "yMin", "xMax", "yMax")))
        for word in element.iter("{*}word")
    )
    return Page(number, _mm(element, "width"), _mm(element, "height"), words)


def _mm(element: etree._Element, name: str) -> float:
    return float(element.get(name, "0")) * MM


@dataclass(frozen=True, slots=True)
class Ink:
    """How far what is drawn on a page reaches: text, lines, pictures; None where nothing is.

    `header` is what stands in the top margin, `body` all below; (left, top, right, bottom).
    """

    page: int
    header: tuple[float, float, float, float] | None
    body: tuple[float, float, float, float] | None


def read_ink(pdf: Path, pages: tuple[Page, ...]) -> Iterator[Ink]:
    """The ink of each page, measured on pictures of 50 dots an inch (half a millimetre)."""
    for start in range(0, len(pages), _BATCH):
        batch = pages[start : start + _BATCH]
        with tempfile.TemporaryDirectory(prefix="ink-") as folder:
            pictures = to_pictures(
                pdf,
                Path(folder),
                dpi=_INK_DPI,
                grey=True,
                first=batch[0].number,
                last=batch[-1].number,
            )
            for page, picture in zip(batch, pictures, strict=True):
                yield _ink(page, picture)


def _ink(page: Page, picture: Path) -> Ink:
    with Image.open(picture) as image:
        dark = image.convert("L").point([255] * 235 + [0] * 21)  # thin lines come out light grey
    cut = round(page.margins.top / 25.4 * _INK_DPI) - 2
    header = dark.crop((0, 0, dark.width, cut)).getbbox()
    body = dark.crop((0, cut, dark.width, dark.height)).getbbox()
    return Ink(page.number, _box(header, 0), _box(body, cut))


def _box(
    box: tuple[int, int, int, int] | None, down: int
) -> tuple[float, float, float, float] | None:
    if box is None:
        return None
    left, top, right, bottom = (value * 25.4 / _INK_DPI for value in box)
    return left, top + down * 25.4 / _INK_DPI, right, bottom + down * 25.4 / _INK_DPI


@dataclass(frozen=True, slots=True)
class FontUse:
    """Words set in a font on a page; the font's name is without the prefix of a subset."""

    page: int
    font: str
    text: str


def read_fonts(pdf: Path) -> frozenset[str]:
    """Names of all fonts in the PDF, those in which nothing is set on a page included."""
    listed = run(["pdffonts", pdf]).decode("utf-8", "replace").splitlines()[2:]
    return frozenset(_font_name(line.split()[0]) for line in listed if line.split())


def read_font_uses(pdf: Path) -> Iterator[FontUse]:
    """Every piece of text with its font. Not by `pdffonts -f`: LibreOffice's pages share one
    dictionary of fonts, so that each page seems to have them all."""
    printed = run(["pdftohtml", "-xml", "-i", "-fontfullname", "-stdout", pdf])
    root = etree.fromstring(printed, etree.XMLParser(recover=True, huge_tree=True))
    names: dict[str, str] = {}
    for page in root.iter("page"):
        for spec in page.iter("fontspec"):
            names[spec.get("id", "")] = _font_name(spec.get("family", ""))
        for text in page.iter("text"):
            words = plain("".join(str(part) for part in text.itertext()))
            yield FontUse(int(page.get("number", "0")), names.get(text.get("font", ""), ""), words)


def _font_name(name: str) -> str:
    return re.sub(r"^[A-Z]{6}\+", "", name)
