"""Whether a workbook prints: every word of it, in type that can be read, no column on another page.

LibreOffice prints it; poppler reads the words and the sizes of the letters back. A line that its
row has no room for, and a column that the page has none for, are not in the PDF at all. Shares
no code with the pipeline.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import openpyxl
from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from tests.office.convert import run

SMALLEST: Final = 8.0  # points
_ROUNDED: Final = 0.5  # poppler tells whole points
_LONG: Final = 14  # letters of a word that may be broken over lines
_A4: Final = ("9", 9)


def sheet_defects(book: Path, pdf: Path) -> list[str]:
    """Give what of a workbook does not print as it should, [] where all does."""
    told = re.split(r"[\s\-‐/]+", run(["pdftotext", "-layout", pdf, "-"]).decode())
    printed = Counter(told)
    found: list[str] = []
    wanted: Counter[str] = Counter()
    for page in openpyxl.load_workbook(book).worksheets:
        if page.sheet_state == "visible":
            found += _set_up(page)
            wanted += Counter(word for text in _shown(page) for word in _words(text))
    lost = wanted - printed
    if lost:
        found.append(f"{sum(lost.values())} words are not printed: {', '.join(sorted(lost)[:8])}")
    small = [size for size in _sizes(pdf) if size < SMALLEST - _ROUNDED]
    if small:
        found.append(f"type of {min(small)} points")
    return found


def _set_up(page: Worksheet) -> Iterator[str]:
    name = page.title
    if page.page_setup.paperSize not in _A4:
        yield f"{name}: paper {page.page_setup.paperSize}"
    footer = page.oddFooter
    if footer is None or footer.center is None or "&P/&N" not in str(footer.center.text):
        yield f"{name}: no page of pages"
    if page.freeze_panes and not page.print_title_rows:
        yield f"{name}: headings stand on the first page alone"


def _shown(page: Worksheet) -> Iterator[str]:
    """Give the texts of the cells that print, without those folded away."""
    left, top, right, bottom = _area(page)
    hidden = {
        place
        for column in page.column_dimensions.values()
        if column.hidden
        for place in range(column.min or 0, (column.max or 0) + 1)
    }
    for row in page.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right):
        if page.row_dimensions[int(row[0].row or 0)].hidden:
            continue
        for cell in row:
            if isinstance(cell.value, str) and cell.column not in hidden:
                yield cell.value


def _area(page: Worksheet) -> tuple[int, int, int, int]:
    if page.print_area:
        area = str(page.print_area).rpartition("!")[2].replace("$", "")
        left, top, right, bottom = (int(bound or 1) for bound in range_boundaries(area))
        return left, top, right, bottom
    return 1, 1, page.max_column, page.max_row


def _words(text: str) -> list[str]:
    """Give the words of a text that no line may break; signs alone are none."""
    whole = (word for word in text.split() if len(word) <= _LONG)
    parts = (part for word in whole for part in re.split(r"[-‐/]", word))
    return [part for part in parts if any(map(str.isalnum, part))]


def _sizes(pdf: Path) -> set[float]:
    """Give the sizes of type in which words stand."""
    told = run(["pdftohtml", "-xml", "-stdout", "-i", "-zoom", "1", pdf])
    root = etree.fromstring(told, etree.XMLParser(recover=True, load_dtd=False))
    sizes = {str(spec.get("id")): float(spec.get("size", "0")) for spec in root.iter("fontspec")}
    used = {
        str(text.get("font")) for text in root.iter("text") if str(text.xpath("string()")).strip()
    }
    return {sizes[font] for font in used if font in sizes}
