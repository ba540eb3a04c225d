import errno
import gc
import io
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import SerialisationError
from openpyxl import Workbook, load_workbook

from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Agency, Group
from pipeline.render.excel.lists import (
    ListColumn,
    ListSheet,
    repeatable,
    saved,
    table_workbook,
)
from pipeline.render.excel.notices_workbook import notices_workbook

AGENCIES = tuple(
    Agency(name, f"Sở {name}", Group.DEPARTMENT) for name in ("so-c", "so-a", "so-b", "so-im-lang")
)


def notice(severity: Severity, agency: str | None, message: str = "sai") -> Notice:
    return Notice(
        severity, "ma-loi", message, "sửa", "sections/a.md", 7, agency=agency, item="y-te"
    )


NOTICES = (
    notice(Severity.ERROR, "so-a"),
    notice(Severity.WARNING, "so-a"),
    notice(Severity.INFO, "so-c"),
    notice(Severity.ERROR, None),
    notice(Severity.ERROR, "so-la"),
)


def read(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def rows(content: bytes, sheet: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in read(content)[sheet].iter_rows(values_only=True)]


def one_cell(text: str) -> bytes:
    return table_workbook((ListSheet("S", (ListColumn("A"),), ((text,),)),), "T")


# The workbook of notices


def test_the_summary_counts_each_agency_s_notices_in_the_order_of_the_list() -> None:
    assert rows(notices_workbook(NOTICES, AGENCIES), "Tổng hợp") == [
        ("Cơ quan", "Lỗi", "Cảnh báo", "Lưu ý", "Cộng"),
        ("Sở so-c", 0, 0, 1, 1),
        ("Sở so-a", 1, 1, 0, 2),
        ("so-la", 1, 0, 0, 1),
        ("(không thuộc cơ quan nào)", 1, 0, 0, 1),
        ("Cộng", 3, 1, 1, 5),
    ]


def test_each_notice_is_a_row_with_its_place_words_and_mending() -> None:
    cell = Notice(Severity.WARNING, "so-mo-ho", "mơ hồ", "viết rõ", "a.xlsx", 3, cell="S!D4")
    assert rows(notices_workbook((NOTICES[0], cell), AGENCIES), "Thông báo") == [
        ("Mức độ", "Cơ quan", "Mục", "Tệp", "Dòng/Ô", "Nội dung", "Cách sửa", "Mã"),
        ("lỗi", "Sở so-a", "y-te", "sections/a.md", 7, "sai", "sửa", "ma-loi"),
        ("cảnh báo", None, None, "a.xlsx", "S!D4", "mơ hồ", "viết rõ", "so-mo-ho"),
    ]


def test_headers_stay_in_sight_columns_filter_and_text_wraps() -> None:
    page = read(notices_workbook(NOTICES, AGENCIES))["Thông báo"]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:H6"
    assert page["G2"].alignment.wrap_text
    assert page["A1"].font.b


def test_a_sheet_without_rows_says_that_there_is_nothing() -> None:
    empty = ListSheet("Trống", (ListColumn("Mã"), ListColumn("Nội dung")), ())
    page = read(table_workbook((empty,), "Danh sách"))["Trống"]
    assert [[cell.value for cell in row] for row in page] == [
        ["Mã", "Nội dung"],
        ["Không có", None],
    ]
    assert page.auto_filter.ref == "A1:B1"


def test_no_notice_makes_a_workbook_too() -> None:
    content = notices_workbook((), AGENCIES)
    assert rows(content, "Tổng hợp")[1:] == [("Cộng", 0, 0, 0, 0)]
    assert [row[0] for row in rows(content, "Thông báo")] == ["Mức độ", "Không có"]


# What a cell holds


@pytest.mark.parametrize("text", ["=1+1", "+84 25", "-5", "@SUM(A1)", '=HYPERLINK("http://a")'])
def test_a_text_that_begins_like_a_formula_stays_a_text(text: str) -> None:
    cell = read(one_cell(text))["S"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(one_cell(text))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_what_a_cell_cannot_hold_is_replaced_visibly() -> None:
    assert read(one_cell("a\x00b\x1fc\ud800d\uffffe"))["S"]["A2"].value == "a�b�c�d�e"


def test_what_excel_would_read_as_an_escaped_letter_is_escaped() -> None:
    with zipfile.ZipFile(io.BytesIO(one_cell("a_x0041_b"))) as archive:
        assert b"<t>a_x005F_x0041_b</t>" in archive.read("xl/sharedStrings.xml")


def test_a_text_that_looks_like_markup_stays_a_text() -> None:
    text = "<r>bold & <b>big</b></r>"
    assert read(one_cell(text))["S"]["A2"].value == text


def test_a_text_longer_than_a_cell_says_that_it_was_cut() -> None:
    value = str(read(one_cell("x" * 40_000))["S"]["A2"].value)
    assert len(value) == 32_767
    assert value.endswith("[cắt bớt: ô Excel chỉ chứa 32.767 ký tự]")


def test_signs_that_excel_counts_twice_are_cut_in_sight_too() -> None:
    value = str(read(one_cell("😀" * 20_000))["S"]["A2"].value)
    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    assert value.endswith("[cắt bớt: ô Excel chỉ chứa 32.767 ký tự]")


def test_numbers_and_dates_keep_their_type() -> None:
    row = (3, Decimal("1.5"), date(2025, 11, 30), None)
    sheet = ListSheet("S", (ListColumn("A"),) * 4, (row,))
    read_back = rows(table_workbook((sheet,), "T"), "S")[1]
    assert read_back[:2] == (3, 1.5)
    assert str(read_back[2])[:10] == "2025-11-30"


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1))
def test_texts_come_back_as_they_went_in(texts: list[str]) -> None:
    content = table_workbook((ListSheet("S", (ListColumn("A"),), tuple((t,) for t in texts)),), "T")
    given_back = [row[0] for row in rows(content, "S")[1:]]
    assert given_back == [t.replace("\ufffe", "�").replace("\uffff", "�") for t in texts]


def test_sheet_names_are_made_lawful_and_unlike() -> None:
    names = ("Bảng: A/B", "bảng- a-b", "", "x" * 40, "x" * 40, "y" * 30 + "'y", "😀" * 20)
    sheets = [ListSheet(name, (ListColumn("A"),), ()) for name in names]
    made = read(table_workbook(sheets, "T")).sheetnames
    short = "x" * 31, "x" * 27 + " (2)", "y" * 30, "😀" * 15
    assert made == ["Bảng- A-B", "bảng- a-b (2)", "Trang", *short]


# The same bytes


def test_the_same_notices_give_the_same_bytes() -> None:
    assert notices_workbook(NOTICES, AGENCIES) == notices_workbook(NOTICES, AGENCIES)


def test_a_package_loses_its_times_and_keeps_its_content() -> None:
    content = notices_workbook(NOTICES, AGENCIES)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert core.count(">2000-01-01T00:00:00Z<") == 2
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        for name in reversed(parts):
            archive.writestr(zipfile.ZipInfo(name, (2024, 2, 3, 4, 5, 6)), parts[name])
    assert repeatable(other.getvalue()) == content


@pytest.mark.parametrize(
    ("said", "number"), [("IO_ENOSPC", errno.ENOSPC), ("IO_EFBIG", errno.EFBIG), ("?", errno.EIO)]
)
def test_a_disk_that_takes_no_sheet_is_an_error_of_the_system(
    said: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_book: Workbook, _file: io.BytesIO) -> None:
        raise SerialisationError(said)

    monkeypatch.setattr(Workbook, "save", refused)
    with pytest.raises(OSError, match=said.replace("?", ".")) as failed:
        saved(Workbook())
    assert failed.value.errno == number
    assert failed.value.filename


def test_a_full_disk_is_told_once_and_nothing_fails_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = tmp_path / "sheet"
    full.symlink_to("/dev/full")
    made = "openpyxl.worksheet._writer.create_temporary_file"
    monkeypatch.setattr(made, lambda suffix="": str(full))
    unheard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unheard.append)
    book = Workbook()
    book.worksheets[0].append(["Xã"] * 9_000)
    with pytest.raises(OSError, match="IO_ENOSPC") as failed:
        saved(book)
    assert failed.value.errno == errno.ENOSPC
    del failed, book
    gc.collect()
    assert unheard == []
