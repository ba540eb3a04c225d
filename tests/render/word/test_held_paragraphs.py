"""A shell's paragraphs are held together by their words, whoever wrote which of them."""

from lxml import etree

from pipeline.render.word.held_paragraphs import hold_paragraphs
from tests.render.samples import W

_NAMESPACE = W.strip("{}")


def held(inner: str) -> list[str]:
    root = etree.fromstring(f'<w:body xmlns:w="{_NAMESPACE}">{inner}</w:body>')
    hold_paragraphs(root)
    return [str(text.text).replace("\u00a0", "~") for text in root.iter(f"{W}t")]


def paragraph(*texts: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"


def cell(width: str, content: str) -> str:
    return f"<w:tc><w:tcPr>{width}</w:tcPr>{content}</w:tc>"


def test_a_name_stays_with_the_number_that_another_run_gives() -> None:
    assert held(paragraph("Căn cứ khoản ", "2", " Điều ", "5; 12", " xã")) == [
        *("Căn cứ khoản~", "2", " Điều~", "5; 12", "~xã"),
    ]


def test_each_paragraph_is_one_of_its_own() -> None:
    assert held(paragraph("Điều ") + paragraph("5 và Bảng 3")) == ["Điều ", "5 và Bảng~3"]


def test_a_cell_holds_together_what_it_has_room_for() -> None:
    words = paragraph("thời kỳ 2021 - 2030 - 2050")
    wide, narrow = '<w:tcW w:w="5000" w:type="dxa"/>', '<w:tcW w:w="1500" w:type="dxa"/>'
    assert held(cell(wide, words)) == ["thời kỳ 2021~-~2030~-~2050"]
    assert held(cell(narrow, words)) == ["thời kỳ 2021 - 2030 - 2050"]
    assert held(cell("", words)) == ["thời kỳ 2021 - 2030 - 2050"]
    assert held(cell('<w:tcW w:w="5000" w:type="pct"/>', words)) == ["thời kỳ 2021 - 2030 - 2050"]
