import io
import time
import tracemalloc
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.preflight import check_package
from pipeline.limits import DEFAULT, MAX_TABLE_DEPTH
from pipeline.model.fixed import replace
from pipeline.model.notice import Severity
from tests.intake.workbooks import changed, saved, sheet_of, with_sheet_xml
from tests.unreadable_archives import locked, packed_otherwise

BOOK = saved(sheet_of([["STT", "Tên"], [1, "Đường"]])[0])


def word_file() -> bytes:
    document = docx.Document()  # noqa: TID251 -- a file as Word writes it
    document.add_paragraph("Kính gửi")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def refused(data: bytes) -> str:
    """Give the code of the one error, found within 2 s and 60 MB of memory."""
    tracemalloc.start()
    started = time.process_time()
    notices = check_package(data, file="bang.xlsx", kind="xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.process_time() - started < 6  # tracing memory makes it slower
    assert peak < 60_000_000
    assert [notice.severity for notice in notices] == [Severity.ERROR]
    assert notices[0].fix
    return notices[0].code


def test_good_files_give_no_notice_in_milliseconds() -> None:
    word = word_file()
    started = time.process_time()
    assert check_package(BOOK, file="a.xlsx", kind="xlsx") == ()
    assert check_package(word, file="a.docx", kind="docx") == ()
    assert time.process_time() - started < 2


def test_each_kind_is_refused_under_the_others_name() -> None:
    assert check_package(BOOK, file="a.docx", kind="docx")[0].code == "tep-sai-loai"
    assert check_package(word_file(), file="a.xlsx", kind="xlsx")[0].code == "tep-sai-loai"


def test_a_zip_bomb_is_refused_by_its_sizes() -> None:
    assert refused(changed(BOOK, {"xl/media/a.png": b"\0" * 50_000_000})) == "tep-qua-lon"


def test_a_million_styled_empty_rows_are_refused_with_the_way_to_mend_it() -> None:
    rows = b"".join(b'<row r="%d" s="1" customFormat="1"/>' % row for row in range(1, 1_000_001))
    data = with_sheet_xml(BOOK, rows)
    assert refused(data) == "tep-qua-lon"
    notice = check_package(data, file="bang.xlsx", kind="xlsx")[0]
    assert "Delete Rows" in notice.fix


def test_a_huge_list_of_strings_is_refused() -> None:
    strings = b"<sst>" + b"".join(b"<si><t>%d</t></si>" % n for n in range(160_000)) + b"</sst>"
    assert refused(changed(BOOK, {"xl/sharedStrings.xml": strings})) == "tep-qua-lon"


def test_prefixed_cells_are_counted_too() -> None:
    cells = b"".join(b'<x:c r="A%d"/>' % n for n in range(160_000))
    assert refused(with_sheet_xml(BOOK, cells)) == "tep-qua-lon"


def test_a_doctype_is_found_wherever_it_hides() -> None:
    late = b"<!-- %s --><!DOCTYPE x><styleSheet/>" % (b"x" * 1_100_000)
    assert refused(changed(BOOK, {"xl/styles.xml": late})) == "tep-co-thuc-the"


def test_a_part_in_another_encoding_is_refused_rather_than_left_uncounted() -> None:
    utf16 = '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")
    assert refused(changed(BOOK, {"xl/styles.xml": utf16})) == "tep-hong"


def test_a_file_whose_parts_python_cannot_unpack_is_refused() -> None:
    book = saved(sheet_of([["STT"], [1]])[0])
    assert refused(packed_otherwise(book)) == "tep-hong"
    assert refused(locked(book)) == "tep-co-mat-khau"


def test_a_sheet_in_the_clothes_of_a_picture_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as package:
        types = package.read("[Content_Types].xml").replace(b"sheet1.xml", b"sheet1.png")
    assert refused(changed(BOOK, {"[Content_Types].xml": types})) == "tep-hong"


def test_two_entries_of_one_name_are_refused() -> None:
    stream = io.BytesIO(BOOK)
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("xl/workbook.xml", b"<x/>")
    assert refused(stream.getvalue()) == "tep-hong"


def test_tables_nested_without_end_are_refused_in_a_word_file() -> None:
    deep = b"<w:tbl>" * (MAX_TABLE_DEPTH + 1)
    data = changed(word_file(), {"word/document.xml": b"<w:document>" + deep})
    assert [n.code for n in check_package(data, file="a.docx", kind="docx")] == ["tep-qua-lon"]


@pytest.mark.parametrize("prefix", [b"w:", b"x:", b""])
def test_a_prefix_of_its_own_hides_no_table(prefix: bytes) -> None:
    deep = b"<%btbl foo='1'>" % prefix * (MAX_TABLE_DEPTH + 1)
    data = changed(word_file(), {"word/document.xml": b"<w:document>" + deep})
    assert [n.code for n in check_package(data, file="a.docx", kind="docx")] == ["tep-qua-lon"]


def test_too_many_paragraphs_or_tags_are_refused_in_a_word_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limits = replace(DEFAULT, paragraphs=100)
    many = changed(word_file(), {"word/document.xml": b"<w:document>" + b"<y:p/>" * 101})
    told = check_package(many, file="a.docx", kind="docx", limits=limits)
    assert [n.code for n in told] == ["tep-qua-lon"]
    monkeypatch.setattr("pipeline.intake.preflight.MAX_TAGS", 100)
    small = changed(word_file(), {"word/document.xml": b"<w:document>" + b"<y/>" * 101})
    assert [n.code for n in check_package(small, file="a.docx", kind="docx")] == ["tep-qua-lon"]


@given(st.integers(0, len(BOOK) - 1), st.integers(0, 255))
def test_a_flipped_byte_never_raises(place: int, byte: int) -> None:
    data = BOOK[:place] + bytes([byte]) + BOOK[place + 1 :]
    check_package(data, file="a.xlsx", kind="xlsx")


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_one_error(data: bytes) -> None:
    notices = check_package(data, file="a.xlsx", kind="xlsx")
    assert [notice.severity for notice in notices] == [Severity.ERROR]


def ole(stream: str, text: str = "") -> bytes:
    """An OLE file with one stream, and a text somewhere in it."""
    name = (stream + "\0").encode("utf-16-le")
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little") + bytes(62)
    body = text.encode("utf-16-le").ljust(1024, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + body + entry


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ole("WordDocument"), "(.doc)"),
        (ole("WordDocument", "Book and Workbook"), "(.doc)"),
        (ole("Workbook", "WordDocument"), "(.xls)"),
        (ole("Book"), "(.xls)"),
        (ole("Other"), "đời cũ"),
    ],
)
def test_an_old_file_is_called_by_its_streams_not_by_its_words(data: bytes, words: str) -> None:
    (notice,) = check_package(data, file="a.docx", kind="docx")
    assert notice.code == "tep-doi-cu"
    assert words in notice.message


def test_a_file_cut_before_its_directory_is_called_by_what_is_left() -> None:
    (notice,) = check_package(ole("Workbook")[:-40], file="a.docx", kind="docx")
    assert "(.xls)" in notice.message


@pytest.mark.parametrize("macros", [False, True])
def test_a_docm_under_another_name_is_one_warning(macros: bool) -> None:
    word = word_file()
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        types = package.read("[Content_Types].xml").replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )
    parts = {"[Content_Types].xml": types, **({"word/vbaProject.bin": b"x"} if macros else {})}
    (notice,) = check_package(changed(word, parts), file="a.docx", kind="docx")
    assert (notice.code, notice.severity) == ("tep-sai-duoi", Severity.WARNING)
    assert ".docm" in notice.message
    assert ("macro trong đó" in notice.message) == macros
