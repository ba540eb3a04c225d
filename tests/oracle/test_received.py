import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.oracle.marked_docx import B, deleted, inserted
from tests.oracle.received import received, sheet_rows, word_marks
from tests.oracle.small_docx import paragraph

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = ("Mục", "Vị trí, trích dẫn", "Nội dung góp ý", "Đề nghị sửa thành")


def sheet(path: Path, *rows: tuple[str, ...]) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    for row in (("Phiếu góp ý",), (), HEAD, *rows):
        page.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (("Y tế", "", "Sửa lại.", ""), 1),
        (("Y tế", "500 giường", "", ""), 1),
        (("", "", "", "600 giường"), 1),
        (("Y tế", "", "", ""), 0),
        (("", "", "Thống nhất, không có ý kiến.", ""), 0),
        (("", "", "Thống nhất, đề nghị sửa mục 2", ""), 1),
        (("", "500 giường", "Thống nhất", ""), 0),
    ],
)
def test_a_row_counts_where_it_says_something(
    tmp_path: Path, row: tuple[str, ...], count: int
) -> None:
    assert sheet_rows(sheet(tmp_path / "a.xlsx", row)) == count


def test_a_folder_is_counted_with_what_stands_deeper_and_without_locks(tmp_path: Path) -> None:
    folder = tmp_path / "sections" / "lan-1" / "y-kien"
    sheet(folder / "a.xlsx", ("", "", "Một.", ""))
    sheet(folder / "b" / "1.xlsx", ("", "", "Hai.", ""), ("", "", "Ba.", ""))
    sheet(folder / "~$a.xlsx", ("", "", "Bốn.", ""))
    (folder / "hong.xlsx").write_bytes(b"PK")
    assert received(tmp_path, 1) == 3
    assert received(tmp_path, 2) == 0


def test_a_word_file_counts_comments_and_edited_paragraphs_by_author(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    body = (
        paragraph(inserted("một") + deleted("hai") + inserted("ba", B)),
        paragraph(deleted("bốn")),
        paragraph("không sửa"),
    )
    comments = "".join(f'<w:comment w:id="{n}" w:author="A"/>' for n in range(3))
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W}>{''.join(body)}</w:document>")
        package.writestr("word/comments.xml", f"<w:comments {W}>{comments}</w:comments>")
    assert word_marks(path) == 3 + 3


def test_a_word_file_that_is_none_counts_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK")
    assert word_marks(path) == 0
