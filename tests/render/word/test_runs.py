from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.inlines import PLAIN, Marks
from pipeline.render.word.runs import escape, field, run, run_properties
from pipeline.render.word.shell import DECLARATIONS
from tests.render.samples import W, text_of


def parsed(xml: str) -> etree._Element:
    return etree.fromstring(f"<x {DECLARATIONS}>{xml}</x>")


def test_markup_in_text_stays_text() -> None:
    assert text_of(parsed(run('A & B < C > "D" {{ x }}'))) == 'A & B < C > "D" {{ x }}'


def test_what_xml_cannot_hold_is_seen() -> None:
    assert escape("a\x00b\x0bc\ud800d\uffffe") == "a\ufffdb\ufffdc\ufffdd\ufffde"


def test_tabs_and_line_ends_become_words() -> None:
    assert text_of(parsed(run("a\tb\r\nc\nd"))) == "a\tb\nc\nd"


def test_plain_text_has_no_properties() -> None:
    assert run_properties(PLAIN) == ""
    assert run_properties(Marks()) == ""


def test_properties_come_in_the_order_of_the_schema() -> None:
    every = Marks(bold=True, italic=True, strike=True, underline=True, superscript=True, code=True)
    names = [etree.QName(node).localname for node in parsed(run_properties(every))[0]]
    assert names == ["rStyle", "b", "bCs", "i", "iCs", "strike", "u", "vertAlign"]


def test_a_total_row_makes_plain_text_bold() -> None:
    assert run_properties(PLAIN, bold=True) == "<w:rPr><w:b/><w:bCs/></w:rPr>"


def test_a_field_opens_separates_and_closes_round_its_result() -> None:
    found = parsed(field("SEQ Bang_3 \\* ARABIC", "2"))
    kinds = [node.get(f"{W}fldCharType") for node in found.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert text_of(found) == "2"


@given(st.text())
def test_any_text_gives_xml_with_as_many_letters(text: str) -> None:
    one_break = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(text_of(parsed(run(one_break)))) == len(one_break)
