from lxml import etree

from pipeline.render.word.apart.stretch import MARK, mark
from pipeline.render.word.runs import escape


def test_a_mark_says_what_it_stands_for_and_is_no_text_of_any_author() -> None:
    found = MARK.fullmatch(mark("b", 12))
    assert found is not None
    assert found.groups() == ("b", "12")
    assert MARK.search(escape(mark("b", 12))) is None


def test_no_file_of_xml_can_hold_a_mark() -> None:
    try:
        etree.fromstring(f"<a>{mark('b', 1)}</a>")
    except etree.XMLSyntaxError:
        return
    raise AssertionError
