"""A mark of secrecy is a line of its own, wherever it is stamped."""

import pytest

from pipeline.intake.secrecy import secrecy_mark
from tests.intake.departmental.pages import para, row, table
from tests.ooxml.markup import file_of


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("MẬT", "MẬT"),
        ("**TỐI MẬT**\n\nNội dung", "TỐI MẬT"),
        ("| TUYỆT  MẬT |", "TUYỆT MẬT"),
        ("[MẬT]", "MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("độ mật: MẬT", ""),
        ("Bảo vệ bí mật nhà nước: tài liệu MẬT không gửi qua mạng.", ""),
        ("Mật", ""),
        ("MẬT ONG", ""),
        ("Mật độ dân số", ""),
    ],
)
def test_only_a_line_that_says_nothing_else_is_a_mark(text: str, mark: str) -> None:
    assert secrecy_mark(text.encode(), "a.md") == mark


@pytest.mark.parametrize("blocks", [[para("MẬT")], [table(row("Số 1", "TỐI MẬT"))]])
def test_a_word_file_is_looked_through_paragraph_by_paragraph(blocks: list[str]) -> None:
    assert secrecy_mark(file_of(para("Báo cáo"), *blocks), "a.DOCX") in ("MẬT", "TỐI MẬT")
    assert secrecy_mark(file_of(para("Mật độ dân số là 98")), "a.docx") == ""


def test_a_text_box_and_its_paragraph_are_two_lines() -> None:
    box = (
        "<w:p><w:r><w:t>Số 1</w:t></w:r><w:r><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    assert secrecy_mark(file_of(box), "a.docx") == "MẬT"


def test_a_cell_of_a_workbook_is_a_line() -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0].append(["Bảng", "MẬT"])
    data = io.BytesIO()
    book.save(data)
    assert secrecy_mark(data.getvalue(), "a.xlsx") == "MẬT"


def test_what_cannot_be_read_bears_none() -> None:
    assert secrecy_mark(b"PK", "a.docx") == ""
    assert secrecy_mark(b"\xff\xfe\x00", "a.md") == ""
    assert secrecy_mark(b"MAT", "a.png") == ""
