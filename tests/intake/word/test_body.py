"""The blocks of a body in reading order, tracked changes settled, boxes and controls opened."""

import pytest

from pipeline.intake.word.body import RawBlock, raw_blocks
from pipeline.intake.word.package import W
from pipeline.intake.word.styles import Styles
from pipeline.intake.word.tokens import Kind
from pipeline.intake.word.tracked import TrackedChanges
from tests.intake.word.elements import by, element, run

ACCEPTED, REJECTED = TrackedChanges.ACCEPTED, TrackedChanges.REJECTED
STYLES = Styles(None)
TABLE = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
LYING = '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>'
UPRIGHT = '<w:sectPr><w:pgSz w:orient="portrait"/></w:sectPr>'


def p(text: str, properties: str = "") -> str:
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inner}{run(text) if text else ''}</w:p>"


def gone(text: str, kind: str = "del") -> str:
    """A paragraph whose mark is revised."""
    return p(text, f"<w:rPr>{by(kind, '')}</w:rPr>")


def blocks(content: str, tracked: TrackedChanges = ACCEPTED) -> list[RawBlock]:
    return raw_blocks(element(f"<w:body>{content}</w:body>"), STYLES, tracked)


def texts(content: str, tracked: TrackedChanges = ACCEPTED) -> list[str]:
    """What the paragraphs say; "|" for a table."""
    return [
        "|" if block.is_table else "".join(t.value for t in block.found if t.kind is Kind.TEXT)
        for block in blocks(content, tracked)
    ]


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    assert texts(p("một") + TABLE + p("") + p("hai")) == ["một", "|", "", "hai"]


@pytest.mark.parametrize(
    "around", ["sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo", "smartTag"]
)
def test_what_only_holds_blocks_is_opened(around: str) -> None:
    assert texts(f"<w:{around}>{p('trong')}{TABLE}</w:{around}>") == ["trong", "|"]


def test_what_is_no_block_is_passed_over() -> None:
    assert texts('<w:bookmarkStart w:name="a"/><w:la><w:p/></w:la>' + p("một")) == ["một"]


def test_a_paragraph_has_its_style_and_the_properties_that_serve() -> None:
    change = '<w:pPrChange><w:pPr><w:pStyle w:val="cu"/></w:pPr></w:pPrChange>'
    content = p("một", f'<w:pStyle w:val="moi"/>{change}') + TABLE
    accepted, table = blocks(content)
    rejected, _ = blocks(content, REJECTED)
    assert (accepted.style, rejected.style, table.style) == ("moi", "cu", "")
    assert accepted.properties is accepted.node.find(f"{W}pPr")
    assert rejected.properties is not accepted.properties
    assert table.properties is None


def test_a_paragraph_whose_mark_is_deleted_joins_the_next_with_its_style() -> None:
    content = gone("một ") + gone("hai ") + p("ba", '<w:pStyle w:val="x"/>') + p("bốn")
    assert texts(content) == ["một hai ba", "bốn"]
    assert blocks(content)[0].style == "x"
    assert texts(content, REJECTED) == ["một ", "hai ", "ba", "bốn"]


def test_a_mark_that_was_inserted_goes_when_changes_are_rejected() -> None:
    content = gone("một ", "ins") + p("hai")
    assert texts(content) == ["một ", "hai"]
    assert texts(content, REJECTED) == ["một hai"]


def test_words_before_a_table_stay_a_paragraph_though_their_mark_is_gone() -> None:
    found = blocks(gone("một") + TABLE + p("hai"))
    assert [block.is_table for block in found] == [True, True, False]
    assert [len(block.found) for block in found] == [1, 0, 1]
    assert texts(gone("") + TABLE) == ["|"]


def test_words_at_the_very_end_stay_though_their_mark_is_gone() -> None:
    assert texts(p("một") + gone("hai")) == ["một", "hai"]
    assert texts(p("một") + gone("")) == ["một"]
    (block,) = blocks(gone("hai"))
    assert (block.node.tag, block.style, block.properties) == (f"{W}p", "", None)


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("<m:oMath/>", True),
        ("<w:r><w:drawing/></w:r>", True),
        ('<w:r><w:footnoteReference w:id="1"/></w:r>', True),
        ("<w:r><w:br/></w:r>", False),
        ('<w:bookmarkStart w:name="a"/>', False),
    ],
)
def test_what_shows_is_kept_though_no_paragraph_is_left_for_it(content: str, kept: bool) -> None:
    mark = f"<w:pPr><w:rPr>{by('del', '')}</w:rPr></w:pPr>"
    assert bool(blocks(f"<w:p>{mark}{content}</w:p>")) is kept


def test_the_boxes_of_a_paragraph_stand_behind_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('trong khung')}{TABLE}</w:txbxContent></w:pict></w:r>"
    content = f"<w:p>{run('ngoài')}{box}</w:p>{p('sau')}"
    assert texts(content) == ["ngoài", "trong khung", "|", "sau"]


def test_boxes_are_settled_and_styled_like_the_rest() -> None:
    inner = f'<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr>{by("ins", run("thêm"))}</w:p>'
    content = f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    assert texts(content) == ["", "thêm"]
    assert texts(content, REJECTED) == ["", ""]
    assert blocks(content)[1].style == "x"


def lying(content: str) -> list[bool]:
    return [block.landscape for block in blocks(content)]


def test_the_blocks_of_a_lying_section_lie_up_to_the_one_that_ends_it() -> None:
    content = p("dọc", UPRIGHT) + p("ngang") + TABLE + p("", LYING) + p("dọc") + UPRIGHT
    assert lying(content) == [False, True, True, True, False]


def test_the_last_section_is_the_bodys_own() -> None:
    assert lying(p("dọc", UPRIGHT) + p("ngang") + LYING) == [False, True]
    assert lying(p("ngang") + TABLE + LYING) == [True, True]
    assert lying(p("dọc")) == [False]


def test_a_section_that_does_not_say_how_its_page_lies_is_upright() -> None:
    assert lying(p("a", "<w:sectPr/>") + p("b") + "<w:sectPr><w:pgSz/></w:sectPr>") == [False] * 2
    assert lying(p("a", LYING) + p("b", "<w:sectPr/>") + p("c") + LYING) == [True, False, True]
