"""A mark of secrecy is a line of its own, wherever it is stamped."""

import unicodedata

import pytest

from pipeline.intake.secrecy import secrecy_in_name, secrecy_mark
from tests.intake.departmental.pages import para, row, table
from tests.ooxml.markup import file_of


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("MẬT", "MẬT"),
        ("**TỐI MẬT**\n\nNội dung", "TỐI MẬT"),
        ("| TUYỆT  MẬT |", "TUYỆT MẬT"),
        ("| Số 12 | MẬT |", "MẬT"),
        ("[MẬT]", "MẬT"),
        ("<b>MẬT</b>", "MẬT"),
        ("“MẬT”", "MẬT"),
        ("M Ậ T", "MẬT"),
        (unicodedata.normalize("NFD", "TỐI MẬT"), "TỐI MẬT"),
        ("Số 12/BC-UBND\tMẬT", "MẬT"),
        ("Số 12/BC-UBND      MẬT", "MẬT"),
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


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("MẬT - báo cáo.docx", "MẬT"),
        ("bao-cao_MẬT.docx", "MẬT"),
        ("Báo cáo (MẬT).docx", "MẬT"),
        ("Công văn MẬT của Sở.docx", "MẬT"),
        (unicodedata.normalize("NFD", "BÁO CÁO - MẬT.xlsx"), "MẬT"),
        ("TỐI_MẬT.png", "TỐI MẬT"),
        ("KẾ HOẠCH TUYỆT MẬT.docx", "TUYỆT MẬT"),
        ("MẬT ĐỘ DÂN SỐ.xlsx", ""),
        ("MẬT-ĐỘ-DÂN-SỐ.xlsx", ""),
        ("SẢN LƯỢNG MẬT.xlsx", ""),
        ("Bảo vệ BÍ MẬT nhà nước.docx", ""),
        ("Mật độ.xlsx", ""),
        ("mật ong.png", ""),
        ("MẬT", ""),
    ],
)
def test_a_name_says_it_where_the_word_is_set_apart(name: str, mark: str) -> None:
    assert secrecy_in_name(name) == mark
