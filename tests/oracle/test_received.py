import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.oracle.marked_docx import B, deleted, inserted
from tests.oracle.received import letter_rows, received, sheet_rows, word_marks
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


def letter(path: Path, *tables: tuple[tuple[str, ...], ...], part: str = "") -> Path:
    made = "".join(f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>" for rows in tables)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{made}</w:body></w:document>"
        )
        if part:
            package.writestr("customXml/item1.xml", part)
    return path


def _row(cells: tuple[str, ...]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_cell(cell)}</w:tc>' for cell in cells)}</w:tr>"


def _cell(words: str) -> str:
    merged = "<w:tcPr><w:vMerge/></w:tcPr>" if words == "^" else ""
    return f"{merged}{paragraph(f'<w:r><w:t>{words}</w:t></w:r>')}"


FOREIGN = ("TT", "Nội dung trong dự thảo", "Ý kiến góp ý")
ANSWERED = ("TT", "Nội dung góp ý", "Tiếp thu, giải trình")


def test_a_letter_counts_the_rows_of_its_comment_tables(tmp_path: Path) -> None:
    rows = (FOREIGN, ("1", "300 km", "Rà soát."), ("2", "", "Thống nhất"), ("3", "", "^"))
    other = (("Họ tên", "Chức vụ"), ("A", "Giám đốc"))
    path = tmp_path / "a.docx"
    assert letter_rows(letter(path, other, rows, (FOREIGN, ("1", "", "Bỏ mục 2.")))) == 2
    (tmp_path / "b.docx").write_bytes(b"PK")
    assert letter_rows(tmp_path / "b.docx") == 0
    assert letter_rows(letter(path, rows, part="<a xmlns='urn:quyhoach:dinh-danh:1'/>")) == 0


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ((ANSWERED, ("1", "Rà soát.", "Tiếp thu."), ("2", "Bỏ.", "")), 0),
        ((ANSWERED, ("1", "Rà soát.", ""), ("2", "Bỏ.", "")), 2),
        ((("Nội dung cũ", "Nội dung mới", "Ý kiến"), ("a", "b", "YK1-STC-001")), 0),
        ((("TT", "Nội dung góp ý", "Ý kiến của cơ quan về kết quả"), ("1", "Bỏ.", "")), 0),
    ],
)
def test_tables_of_ours_that_came_back_are_no_comments(
    tmp_path: Path, rows: tuple[tuple[str, ...], ...], count: int
) -> None:
    assert letter_rows(letter(tmp_path / "a.docx", rows)) == count
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(tmp_path / "a.xlsx")
    assert sheet_rows(tmp_path / "a.xlsx") == count
