"""What a machine can find wrong with the pages of a report: each check gives its defects.

    python -m tests.office.page_checks FILE.pdf … [--allow TEXT]

prints them all, then how often each fault of typesetting stands in the file and on which pages
(`typesetting.judge`), and exits 1 if there is one; --allow names a text with braces that may
stand, --counts leaves all but the counts out.

A defect is a page of the file (from 1; 0 for the whole of it) and what is wrong there.
Layout: A4, margins 20/20/30/20 mm, number in the top margin (NĐ 30/2020/NĐ-CP, Phụ lục I).
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from tests.office.pdf_pages import Ink, Page, Word, read_font_uses, read_fonts, read_ink, read_pages
from tests.office.typesetting.findings import Defect
from tests.office.typesetting.judge import beyond_limits, judged, told

SLACK: Final = 1.0
INK_SLACK: Final = 2.5
"""Borders of a table stand outside its text by the padding of a cell (1.9 mm in Word)."""
NEARLY_EMPTY: Final = 0.25
UNWANTED: Final = ("Error", "Lỗi!", "{{", "}}", "¿")
"""LibreOffice prints "¿" for a part of a formula that it could not read."""
PART: Final = re.compile(r"PHẦN ([IVXLC]+)")
APPENDIX: Final = re.compile(r"(?:Phụ lục|PHỤ LỤC) ([IVXLC]+)")
OPENING: Final = re.compile(r"MỤC LỤC|DANH MỤC (?:BẢNG|HÌNH|CÁC|TỪ|CHỮ|PHỤ)\b.*")
TEXT_FONTS: Final = ("TimesNewRoman", "LiberationSerif")
CODE_FONTS: Final = ("CourierNew", "LiberationMono", "DejaVuSansMono")
MATH_FONTS: Final = ("CambriaMath", "DejaVuMathTeXGyre", "OpenSymbol", "STIX", "LatinModernMath")
"""OpenSymbol: LibreOffice draws the signs of a formula and of a bulleted list with it."""
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def outside_margins(pages: Sequence[Page], slack: float = SLACK) -> list[Defect]:
    """Words that reach into a margin; only a header may stand in the top one."""
    found = []
    for page in pages:
        margins = page.margins
        right, bottom = page.width - margins.right, page.height - margins.bottom
        for word in page.words:
            over = max(margins.left - word.left, word.right - right, word.bottom - bottom)
            if over > slack:
                found.append(Defect(page.number, f"“{word.text}” {over:.1f} mm into a margin"))
        found += [
            Defect(page.number, f"“{word.text}” crosses into the top margin")
            for word in page.body
            if word.top < margins.top - 2 * slack
        ]
    return found


def ink_outside_margins(
    pages: Sequence[Page], inks: Sequence[Ink], slack: float = INK_SLACK
) -> list[Defect]:
    """Pages where a picture, a line or a table's border reaches into a margin."""
    found = []
    for page, ink in zip(pages, inks, strict=True):
        margins = page.margins
        for box in (ink.header, ink.body):
            if box is None:
                continue
            over = max(
                margins.left - box[0],
                box[2] - (page.width - margins.right),
                box[3] - (page.height - margins.bottom),
            )
            if over > slack:
                found.append(Defect(page.number, f"something drawn {over:.1f} mm into a margin"))
    return found


def nearly_empty(
    pages: Sequence[Page], inks: Sequence[Ink], allowed: Collection[int] = ()
) -> list[Defect]:
    """Pages that end in their first quarter, but before a Phần, a Phụ lục or a list, and the last.

    Args:
        pages: The file's pages.
        inks: What is drawn on each, text or not (`read_ink`).
        allowed: Pages that may be so.
    """
    found = []
    for page, ink in zip(pages, inks, strict=True):
        body = page.height - page.margins.top - page.margins.bottom
        filled = (ink.body[3] - page.margins.top) / body if ink.body else 0.0
        follower = pages[page.number] if page.number < len(pages) else None
        if filled < NEARLY_EMPTY and page.number not in allowed and follower is not None:
            blank = ink.body is None
            if blank or not opens(follower):
                found.append(Defect(page.number, f"nearly empty: {filled:.0%} of it is used"))
    return found


def opens(page: Page) -> bool:
    """Whether a Phần, a Phụ lục, the contents or a list begins on top of the page."""
    patterns = (PART, APPENDIX, OPENING)
    return any(pattern.fullmatch(page.first_line) for pattern in patterns)


def other_fonts(pdf: Path, *, code: bool = True) -> list[Defect]:
    """Fonts but Times New Roman or its metric twin Liberation Serif, those of formulas (Cambria
    Math and what LibreOffice has for it) and, with `code`, a fixed-width one; each once a page.
    Single operators of a formula may come from anywhere: text fonts have no "⋅"."""
    allowed = (*TEXT_FONTS, *MATH_FONTS, *(CODE_FONTS if code else ()))

    def is_strange(name: str) -> bool:
        return not name.replace(" ", "").startswith(allowed)

    if not (strange := {name for name in read_fonts(pdf) if is_strange(name)}):
        return []
    seen: dict[tuple[int, str], str] = {}
    explained: set[str] = set()
    for use in read_font_uses(pdf):
        if is_strange(use.font) and use.text:
            explained.add(use.font)
            if not all(unicodedata.category(sign) == "Sm" for sign in use.text):
                seen.setdefault((use.page, use.font), use.text)
    found = [Defect(page, f"font {font}: “{text}”") for (page, font), text in seen.items()]
    return found + [Defect(0, f"font {name}") for name in strange - explained]


def unwanted_text(
    pages: Sequence[Page],
    allowed: Collection[str] = (),
    unwanted: Collection[str] = UNWANTED,
) -> list[Defect]:
    """Words of a broken field or template on a page, header included.

    `allowed` are texts that may stand (an agency's own braces, say): taken out before looking.
    """
    found = []
    for page in pages:
        header = " ".join(word.text for word in page.header)
        for line in (header, *page.lines):
            rest = line
            for text in allowed:
                rest = rest.replace(text, "")
            found += [Defect(page.number, f"“{n}” in “{line}”") for n in unwanted if n in rest]
    return found


def printed_number(page: Page) -> str:
    """The number in the middle of the top margin, as printed; "" where there is none."""
    middles = (page.width / 2, (page.margins.left + page.width - page.margins.right) / 2)

    def is_central(word: Word) -> bool:
        return any(abs((word.left + word.right) / 2 - middle) < 8 for middle in middles)

    numbers = [
        word.text
        for word in page.header
        if is_central(word) and re.fullmatch(r"\d+|[ivxlc]+", word.text)
    ]
    return numbers[0] if len(numbers) == 1 else ""


def from_roman(text: str) -> int:
    """The value of "xiv"; 0 for what is not a Roman number in small letters."""
    values = [_ROMAN.get(letter, 0) for letter in text]
    if not values or 0 in values:
        return 0
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def first_pages(pages: Sequence[Page]) -> tuple[int, tuple[int, ...]]:
    """The page where Phần I begins (0 if it does nowhere) and those where Phụ lục begin."""
    part = next((p.number for p in pages if p.first_line == "PHẦN I"), 0)
    appendices = tuple(
        page.number for page in pages if page.number > part and APPENDIX.fullmatch(page.first_line)
    )
    return part, appendices


def right_numbers(pages: Sequence[Page]) -> dict[int, int]:
    """The number each page has, shown or not, from Phần I on: continuous, each Phụ lục from 1."""
    part, appendices = first_pages(pages)
    numbers: dict[int, int] = {}
    count = 0
    for page in pages:
        if not part or page.number < part:
            continue
        count = 1 if page.number in appendices else count + 1
        numbers[page.number] = count
    return numbers


def wrong_numbers(pages: Sequence[Page]) -> list[Defect]:
    """Page numbers that are not as they should be.

    From Phần I continuous, none on its first page; each Phụ lục from 1, shown or hidden on its
    first page; before Phần I none, or i, ii … without a gap.
    """
    part, appendices = first_pages(pages)
    if not part:
        return [Defect(0, "no page begins with PHẦN I")]
    right = right_numbers(pages)
    found = list(_wrong_roman(pages[: part - 1]))
    for page in pages[part - 1 :]:
        shown, number = printed_number(page), str(right[page.number])
        if page.number == part:
            wanted = [""]
        else:
            wanted = [number, ""] if page.number in appendices else [number]
        if shown not in wanted:
            found.append(Defect(page.number, f"numbered “{shown}”, not “{wanted[0]}”"))
    return found


def _wrong_roman(pages: Sequence[Page]) -> Iterator[Defect]:
    before = 0
    for page in pages:
        shown = printed_number(page)
        value = from_roman(shown)
        if shown and not value:
            yield Defect(page.number, f"numbered “{shown}” before Phần I")
        elif before and value != before + 1:
            yield Defect(page.number, f"numbered “{shown}” after {before} (Roman)")
        before = value or before


def all_defects(
    pdf: Path, allowed_text: Collection[str] = (), allowed_empty: Collection[int] = ()
) -> list[Defect]:
    """Every defect of a report's PDF, in the order of its pages."""
    pages = read_pages(pdf)
    inks = tuple(read_ink(pdf, pages))
    checks: tuple[Callable[[], list[Defect]], ...] = (
        lambda: outside_margins(pages),
        lambda: ink_outside_margins(pages, inks),
        lambda: nearly_empty(pages, inks, allowed_empty),
        lambda: other_fonts(pdf),
        lambda: unwanted_text(pages, allowed_text),
        lambda: wrong_numbers(pages),
    )
    return sorted(defect for check in checks for defect in check())


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Defects of the pages of reports.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--allow", action="append", default=[], metavar="TEXT")
    parser.add_argument("--counts", action="store_true")
    asked = parser.parse_args(arguments)
    count = 0
    for file in asked.files:
        faults = judged(file)
        pages = len(read_pages(file))
        set_badly = beyond_limits(faults, pages)
        found = [] if asked.counts else [*all_defects(file, asked.allow), *set_badly]
        for page, what in found:
            print(f"{file}: page {page}: {what}")
        print(told(faults, pages))
        count += len(set_badly) if asked.counts else len(found)
    print(f"{count} defects in {len(asked.files)} files")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
