import pytest

from pipeline.intake.markdown.pasted.paragraphs import indented, lines_as_paragraphs
from tests.intake.as_markdown import read
from tests.intake.markdown.pasted.looked_at import found, mended


@pytest.mark.parametrize("indent", ["    ", "\t", "      ", "  \t"])
def test_an_indented_paragraph_is_read_as_code_and_mended_to_one(indent: str) -> None:
    text = f"Trên.\n\n{indent}Đoạn thụt.\n{indent}Tiếp.\n\nDưới."
    assert type(read(text).value.blocks[1]).__name__ == "Code"
    assert found(indented, text) == [("thut-thanh-ma", 2)]
    assert mended(indented, text) == "Trên.\n\nĐoạn thụt.\nTiếp.\n\nDưới."


@pytest.mark.parametrize(
    "text",
    [
        "- một\n\n    tiếp theo",
        "a) một\n\n    tiếp theo",
        "[^1]: một\n\n    tiếp theo",
        "1. một\n\n    tiếp theo",
        "đoạn\n    nối tiếp",
        "   ba dấu cách",
    ],
)
def test_what_goes_on_with_a_list_a_note_or_a_paragraph_is_no_code(text: str) -> None:
    assert found(indented, text) == []


def test_lines_that_each_end_a_sentence_are_paragraphs() -> None:
    text = "Đoạn một kết thúc.\nĐoạn hai cũng vậy;\nĐoạn ba dài hơn hai đoạn trên một chút."
    assert found(lines_as_paragraphs, text) == [("dong-la-doan", 0)]
    assert mended(lines_as_paragraphs, text) == text.replace("\n", "\n\n")
    long = f"{'chữ ' * 40}hết.\n{'chữ ' * 30}hết."
    assert found(lines_as_paragraphs, long) == [("dong-la-doan", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Câu thứ nhất của đoạn\nđược ngắt ở đây.",
        "Câu thứ nhất kết thúc ở đúng cuối dòng này.\nNghiêng hẳn sang dòng sau thì thôi.",
        "- một.\n- hai.",
        "Một câu.",
        "a) một.\nb) hai.",
    ],
)
def test_lines_broken_where_no_word_fitted_and_lists_are_none(text: str) -> None:
    assert found(lines_as_paragraphs, text) == []
