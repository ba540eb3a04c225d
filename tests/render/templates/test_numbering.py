from lxml import etree

from pipeline.render.templates.numbering import (
    APPENDICES,
    BULLETS,
    HEADINGS,
    NUMBERED,
)  # fmt: skip
from pipeline.work.archive import read_parts
from tests.render.samples import W
from tests.render.templates.made import made


def levels(number: int, what: str) -> list[str]:
    root = etree.fromstring(read_parts(made("bao-cao.docx"))["word/numbering.xml"])
    found = root.find(f"{W}abstractNum[@{W}abstractNumId='{number}']")
    assert found is not None
    return [str(node.get(f"{W}val")) for node in found.iter(f"{W}{what}")]


def test_headings_read_as_the_decree_asks() -> None:
    assert levels(HEADINGS, "lvlText")[:5] == ["PHẦN %1", "%2.", "%3.", "%3.%4.", "%3.%4.%5."]
    assert levels(HEADINGS, "numFmt")[:3] == ["upperRoman", "upperRoman", "decimal"]
    assert levels(HEADINGS, "pStyle") == [f"Heading{level}" for level in range(1, 10)]


def test_appendices_count_apart_and_their_headings_from_one() -> None:
    assert levels(APPENDICES, "lvlText")[:3] == ["Phụ lục %1", "%2.", "%2.%3."]
    assert levels(APPENDICES, "pStyle") == ["PhuLuc", *(f"PhuLuc{n}" for n in range(2, 8))]


def test_bullets_change_with_their_level() -> None:
    assert levels(BULLETS, "lvlText")[:5] == ["-", "+", "•", "◦", "◦"]


def test_every_list_has_nine_levels() -> None:
    for number in (HEADINGS, APPENDICES, BULLETS, NUMBERED):
        assert len(levels(number, "lvlText")) == 9
