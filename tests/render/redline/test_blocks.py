import pytest
from lxml import etree

from pipeline.work.archive import read_parts
from tests.render.redline_cases import CASES
from tests.render.redline_shown import is_golden
from tests.render.samples import W, body

GOLDEN = ("figures", "tables-apart", "tables-at-the-end", "end-before-new-paragraph")


@pytest.mark.parametrize("name", GOLDEN)
def test_pieces_are_as_they_were(name: str, request: pytest.FixtureRequest) -> None:
    assert is_golden(name, CASES[name](), request)


def thin_lines(name: str) -> list[tuple[str, ...]]:
    """The marks of each thin line in order, that at the end of the body too."""
    return [
        tuple(etree.QName(mark).localname for mark in node.iterfind(f"{W}pPr/{W}rPr/*"))
        for node in body(CASES[name]().redline().data)
        if node.tag == f"{W}p"
        and node.find(f"{W}pPr/{W}pStyle[@{W}val='NgatTrang']") is not None
        and node.find(f"{W}pPr/{W}sectPr") is None
    ]


def test_tables_are_kept_apart_in_either_draft_and_in_the_redline() -> None:
    # before B, C, then those gone, came, gone, and two that both drafts have after another
    *lines, end = thin_lines("tables-apart")
    assert lines == [("ins",), ("del",), ("del",), ("ins",), ("del",), (), ()]
    assert end == ()


def test_a_deleted_table_and_an_inserted_one_share_a_line_that_neither_draft_has() -> None:
    assert thin_lines("tables-at-the-end")[0] == ("ins", "del")


def test_tables_with_words_between_them_need_no_line() -> None:
    assert thin_lines("whole-tables") == []


def test_pictures_and_charts_of_both_drafts_are_in_the_file() -> None:
    names = list(read_parts(CASES["figures"]().redline().data))
    assert len([name for name in names if name.startswith("word/media/")]) == 2
    assert len([name for name in names if name.startswith("word/charts/chart")]) == 2


def marks_by_paragraph(name: str) -> list[list[str]]:
    """The marks of each paragraph of the text, that of its end first."""
    return [
        [etree.QName(mark).localname for mark in node.iter(f"{W}ins", f"{W}del")]
        for node in body(CASES[name]().redline().data).iterfind(f"{W}p")
    ]


def test_a_picture_in_place_of_another_is_a_paragraph_of_its_own() -> None:
    listed = marks_by_paragraph("figures")
    at = listed.index(["del", "del"])
    assert listed[at + 1] == ["ins", "ins"]
    assert listed[at + 2] == ["del", "ins"]  # their caption


def test_a_last_insertion_does_not_touch_the_new_paragraph_after_it() -> None:
    listed = marks_by_paragraph("end-before-new-paragraph")
    at = listed.index(["ins", "del"])
    assert listed[at + 1] == ["ins", "ins"]
