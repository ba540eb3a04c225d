"""Every workbook of the sample prints whole, in type that can be read; a clipped one is found."""

import shutil
from pathlib import Path

import pytest

from pipeline.render.excel.lists import ListColumn, ListSheet, table_workbook
from tests.office.convert import to_pdf
from tests.office.printed_sheets import sheet_defects
from tests.sample_drafts import SampleDrafts

pytestmark = pytest.mark.office


def judged(book: Path, folder: Path) -> list[str]:
    return sheet_defects(book, to_pdf(book, folder))


def test_every_workbook_of_the_third_draft_prints_whole(
    sample_drafts: SampleDrafts, tmp_path: Path
) -> None:
    books = sorted(sample_drafts.folder(3).glob("*.xlsx"))
    assert len(books) >= 5
    assert {book.name: judged(book, tmp_path) for book in books} == {
        book.name: [] for book in books
    }


def test_a_row_too_low_and_a_column_too_far_are_found(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet()
    wrapped = book.add_format({"text_wrap": True})
    page.set_row(0, 15)
    page.write(0, 0, " ".join(f"chữ{n}" for n in range(30)), wrapped)
    page.set_column(1, 1, 400)
    page.write(1, 1, "xa")
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    book.close()
    told = " ".join(judged(path, tmp_path))
    assert "words are not printed" in told
    assert "no page of pages" in told
    assert "type of" in told


def test_a_list_of_ours_prints_whole(tmp_path: Path) -> None:
    words = "Tiếp thu ý kiến, điều chỉnh quy mô dự án theo đề nghị của cơ quan góp ý. "
    columns = (ListColumn("Mã", 12), ListColumn("Nội dung", 80), ListColumn("Giải trình", 300))
    rows = tuple((f"YK{n}", words * (1 + n % 9), words * (n % 4)) for n in range(40))
    path = tmp_path / "b.xlsx"
    path.write_bytes(table_workbook((ListSheet("S", columns, rows),), "Danh sách"))
    assert judged(path, tmp_path) == []
    shutil.rmtree(tmp_path, ignore_errors=True)
