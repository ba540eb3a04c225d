"""Rows that show all their words at once and still grow when somebody writes more into them.

A row without a height stands one line high in LibreOffice, which takes a file of Excel's to have
them all; a height set by hand (`customHeight`) stays when the words outgrow it, in both. So the
height is written and not called set by hand, as Excel writes what it has measured. XlsxWriter and
openpyxl call every height set by hand; openpyxl forgets which ones were.

Source: ECMA-376 Part 1, 18.3.1.73 (row: ht, customHeight).
"""

import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from pipeline.render.excel.printing import row_height
from pipeline.work.archive import Parts, read_parts, zip_parts

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ROW: Final = re.compile(rb'<row r="(\d+)"[^>]*>')
_BY_HAND: Final = b' customHeight="1"'
_TRUE: Final = frozenset({"1", "true"})
FIRST_SHEET: Final = "xl/worksheets/sheet1.xml"
_SHEETS: Final = "xl/worksheets/sheet"
_BOOK: Final = "xl/workbook.xml"
_USUAL_WIDTH: Final = 8.43  # letters of a column that says nothing
_USUAL_SIZE: Final = 11.0  # points, for which `row_height` counts

ByHand = Mapping[str, frozenset[int]]
"""The rows whose height somebody set, by the sheet's name."""


def growing(xlsx: bytes, by_hand: Mapping[str, Collection[int]] | None = None) -> bytes:
    """Give a workbook of XlsxWriter's or openpyxl's whose rows grow.

    `by_hand` are the rows that keep their height, by the sheet's part.
    """
    return zip_parts(growing_parts(read_parts(xlsx), by_hand))


def growing_parts(parts: Parts, by_hand: Mapping[str, Collection[int]] | None = None) -> Parts:
    """Give the same of the parts of a workbook."""
    return {
        name: _growing(data, (by_hand or {}).get(name, ())) if name.startswith(_SHEETS) else data
        for name, data in parts.items()
    }


def _growing(sheet: bytes, by_hand: Collection[int]) -> bytes:
    def row(found: re.Match[bytes]) -> bytes:
        return found[0] if int(found[1]) in by_hand else found[0].replace(_BY_HAND, b"")

    return _ROW.sub(row, sheet)


def heights_by_hand(xlsx: bytes) -> ByHand:
    """Give the rows whose height somebody set, of a workbook whoever saved it."""
    parts = read_parts(xlsx)
    return {
        name: frozenset(_by_hand(parts[part]))
        for name, part in _sheet_parts(parts)
        if part in parts
    }


def parts_of(book: "Workbook", by_hand: ByHand) -> Mapping[str, frozenset[int]]:
    """Give the same by the part that openpyxl gave each sheet when it saved the workbook."""
    return {
        page.path.lstrip("/"): by_hand[page.title]
        for page in book.worksheets
        if page.title in by_hand
    }


def _sheet_parts(parts: Parts) -> Iterator[tuple[str, str]]:
    from lxml import etree

    relations = etree.fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
    targets = {str(one.get("Id")): str(one.get("Target")) for one in relations}
    for sheet in etree.fromstring(parts.get(_BOOK, b"<none/>")).iter("{*}sheet"):
        relation = next((value for key, value in sheet.items() if str(key).endswith("}id")), "")
        target = targets.get(str(relation), "")
        yield str(sheet.get("name")), target[1:] if target.startswith("/") else f"xl/{target}"


def _by_hand(sheet: bytes) -> Iterator[int]:
    from lxml import etree

    at = 0
    for _, row in etree.iterparse(io.BytesIO(sheet), tag="{*}row"):
        at = int(row.get("r", at + 1))  # a row may leave out its number
        if row.get("customHeight") in _TRUE:
            yield at
        row.clear()


def set_heights(page: "Worksheet", rows: Iterable[int], *, raised: bool) -> None:
    """Let rows of a sheet of openpyxl's be as high as their words.

    Rows that have a height keep it, or are `raised` where their words need more.
    """
    widths = _widths(page)
    for number in rows:
        dimension = page.row_dimensions[number]
        if dimension.height is None or raised:
            needed = max((_height(cell, widths) for cell in page[number]), default=0.0)
            dimension.height = max(dimension.height or 0.0, needed)


def _widths(page: "Worksheet") -> dict[int, float]:
    """Give the widths of columns that say one, in letters; 0 of those folded away."""
    widths = {}
    for one in page.column_dimensions.values():
        one.reindex()  # one that was not read from a file does not know its number yet
        width = 0.0 if one.hidden else one.width
        widths.update(dict.fromkeys(range(one.min or 0, (one.max or 0) + 1), width))
    return widths


def _height(cell: Any, widths: Mapping[int, float]) -> float:
    """Give how high a row is that shows a cell; a line where its words are not to be wrapped."""
    width = widths.get(cell.column, _USUAL_WIDTH)
    part = float(cell.font.sz or _USUAL_SIZE) / _USUAL_SIZE if cell.has_style else 1.0
    wrapped = bool(width) and isinstance(cell.value, str) and bool(cell.alignment.wrap_text)
    return part * row_height([(str(cell.value), width / part)] if wrapped else [])
