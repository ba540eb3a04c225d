"""Each file that a body takes along says what it is."""

import pytest

from pipeline.render.site.file_words import file_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("noi-dung-lan-2.docx", "Phần của cơ quan như trong dự thảo lần 2 (Word)"),
        ("phieu-tra-loi.docx", "Phiếu trả lời ý kiến của cơ quan (Word)"),
        ("phieu-tra-loi-tham-dinh.docx", "Phiếu trả lời ý kiến của cơ quan (Word)"),
        ("so-sanh-lan-1.docx", "Bản so sánh với lần 1, các mục liên quan (Word)"),
        ("so-y-te.xlsx", "Phiếu góp ý (Excel)"),
        ("du-an.xlsx", "Biểu mẫu: Dự án ưu tiên (Excel)"),
        ("khac.pdf", "khac (pdf)"),
    ],
)
def test_a_file_is_named_in_words(name: str, words: str) -> None:
    assert file_words(name, body="so-y-te", forms={"du-an": "Dự án ưu tiên"}) == words
