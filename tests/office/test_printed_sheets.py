"""Every workbook of the sample prints whole, in type that can be read; a clipped one is found."""

import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from pipeline.render.excel.lists import ListColumn, ListSheet, table_workbook
from tests.office.convert import to_pdf
from tests.office.printed_sheets import sheet_defects
from tests.sample_drafts import REPOSITORY, SampleDrafts, copied

pytestmark = pytest.mark.office
# what else leaves workbooks: forms and sheets of all, kits of an agency and of a ministry
COMMANDS = (
    "responses 2 --workspace {root}",
    "forms --workspace {root}",
    "kit 3 --agency so-y-te --workspace {root}",
    "kit 3 --agency bo-xay-dung --workspace {root}",
    "status --today 2025-12-01 --workspace {root}",
    "progress --today 2025-12-01 --workspace {root}",
    "fleet report {root} --out {root}/build/doan --today 2025-12-01",
)


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


def test_every_kind_of_workbook_that_commands_leave_prints_whole(
    sample_drafts: SampleDrafts, tmp_path: Path
) -> None:
    sample_drafts.folder(3)
    root = copied(sample_drafts.root, tmp_path / "tinh")
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", *command.format(root=root).split()],
            cwd=REPOSITORY, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), f"{command}: {done.stderr}"
    books = root.glob("build/**/*.xlsx")
    largest = {kind(book): book for book in sorted(books, key=lambda book: book.stat().st_size)}
    assert len(largest) >= 30
    told = {}
    for number, book in enumerate(sorted(largest.values())):
        # many are of one name in folders of different bodies
        named = Path(shutil.copy(book, tmp_path / f"{number}-{book.name}"))
        told[str(book.relative_to(root))] = judged(named, tmp_path)
    assert {name: defects for name, defects in told.items() if defects} == {}


def kind(book: Path) -> tuple[object, ...]:
    """Give what tells a workbook from others of its making: its sheets by name and headings."""
    pages = openpyxl.load_workbook(book).worksheets
    return book.name, *(tuple(next(page.iter_rows(values_only=True), ())) for page in pages)


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
