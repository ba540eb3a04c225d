"""Small workbooks for the tests of intake: written by openpyxl, or part by part."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def saved(book: Workbook) -> bytes:
    """Give a workbook's bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(rows: Iterable[Sequence[object]], title: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    """Give a workbook whose one sheet holds these rows."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def changed(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Give a package with some parts replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, part in parts.items():
            target.writestr(name, part)
    return stream.getvalue()


def with_sheet_xml(data: bytes, body: bytes, after: bytes = b"") -> bytes:
    """Give a workbook whose first sheet holds this sheet data, written as XML."""
    xml = b'<worksheet xmlns="%s"><sheetData>%s</sheetData>%s</worksheet>'
    return changed(data, {SHEET: xml % (MAIN.encode(), body, after)})
