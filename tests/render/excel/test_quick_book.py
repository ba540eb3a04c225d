import io
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from pipeline.render.excel.quick_book import QuickBook
from pipeline.work.archive import read_parts

MADE = datetime.combine(date(2000, 1, 1), time())
OPTIONS = {"in_memory": True, "default_format_properties": {"font_size": 11}}
TEXTS = (
    "",
    " đầu",
    "a & b < c > d",
    'lời "trích"',
    "hai\ndòng",
    "_x0041_",
    "\x01",
    "<r>x</r>",
    "=1",
)


def filled(kind: Any) -> tuple[Any, io.BytesIO]:
    file = io.BytesIO()
    book = kind(file, OPTIONS)
    book.set_properties({"author": "a", "created": MADE})
    page, hidden = book.add_worksheet("Một"), book.add_worksheet("Hai")
    looks: list[Any] = [book.add_format({"bold": True}), None, book.add_format({"italic": True})]
    page.set_row(3, 40, looks[2])
    page.set_column(2, 2, 20, looks[0])
    for row, text in enumerate(TEXTS):
        for column, look in enumerate(looks):
            page.write_string(row, column, text, look)
    page.write_blank(20, 30, None, looks[0])
    page.write_number(21, 0, 1.5, looks[2])
    page.write_rich_string(22, 0, "a", looks[0], "b", "c", looks[2])
    page.write_url(23, 0, "external:x.docx#y", looks[2], "dẫn")
    page.write_boolean(24, 0, True, looks[0])
    page.write_comment(1, 1, "ghi chú")
    hidden.write_string(0, 0, TEXTS[1])
    book.close()
    return book, file


def test_its_parts_are_those_xlsxwriter_packs() -> None:
    quick, _ = filled(QuickBook)
    _, packed = filled(Workbook)
    assert quick.parts == read_parts(packed.getvalue())


def shared(kind: Any, texts: list[str]) -> bytes:
    file = io.BytesIO()
    book = kind(file, OPTIONS)
    page = book.add_worksheet()
    for row, text in enumerate(texts):
        page.write_string(row, 0, text)
    book.close()
    parts = book.parts if kind is QuickBook else read_parts(file.getvalue())
    return bytes(parts["xl/sharedStrings.xml"])


SIGNS = st.one_of(
    st.characters(codec="utf-8"), st.sampled_from(" \n\t\r&<>\"'_x0041_\xa0\x85\ufffe")
)


@given(st.lists(st.text(SIGNS, max_size=9), min_size=1, max_size=9))
def test_every_text_is_written_as_xlsxwriter_writes_it(texts: list[str]) -> None:
    assert shared(QuickBook, texts) == shared(Workbook, texts)


def test_nothing_is_packed() -> None:
    _, file = filled(QuickBook)
    assert read_parts(file.getvalue()) == {}


def test_a_text_and_an_empty_cell_with_a_look_are_written_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = QuickBook(io.BytesIO(), OPTIONS)
    page, look = book.add_worksheet(), book.add_format({"bold": True})
    page.write_string(0, 0, "chữ", look)
    page.write_blank(0, 1, None, look)
    monkeypatch.delattr("xlsxwriter.worksheet.Worksheet._write_cell")
    book.close()
    assert (
        b'<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/>'
        in book.parts["xl/worksheets/sheet1.xml"]
    )
