"""The acceptor settles each kind of mark as the specification says, and refuses others."""

from collections.abc import Callable

import pytest
from lxml import etree

from tests.oracle.acceptor import (
    UnsettledError,
    accepted,
    accepted_of,
    rejected,
)
from tests.oracle.docx_parts import Package, W, words_in
from tests.oracle.marked_docx import (
    A,
    B,
    deleted,
    deleted_mark,
    inserted,
    inserted_mark,
    marked_row,
    row,
)
from tests.oracle.small_docx import cell, docx, note_reference, paragraph, run, table

Settle = Callable[[bytes], Package]


def texts(package: Package) -> list[str]:
    """The text of each paragraph of the body, tables included."""
    return [words_in(node) for node in package.trees[package.main].iter(f"{W}p")]


def both(body: str, notes: dict[int, str] | None = None) -> tuple[list[str], list[str]]:
    source = docx(body, notes or {})
    return texts(accepted(source)), texts(rejected(source))


def test_an_inserted_run_stays_when_accepted_and_goes_when_rejected() -> None:
    assert both(paragraph(run("a") + inserted("b"))) == (["ab"], ["a"])


def test_a_deleted_run_goes_when_accepted_and_is_text_again_when_rejected() -> None:
    body = paragraph(run("a") + deleted("b"))
    assert both(body) == (["a"], ["ab"])
    tree = rejected(docx(body)).trees["word/document.xml"]
    assert tree.find(f".//{W}delText") is None


def test_a_deletion_inside_anothers_insertion_is_settled_by_itself() -> None:
    inside = f'<w:ins w:id="900" {A}>{run("mới")}{deleted(" thừa", by=B)}</w:ins>'
    source = docx(paragraph(run("a ") + inside))
    assert texts(accepted(source)) == ["a mới"]
    assert texts(rejected(source)) == ["a "]
    assert texts(accepted_of(source, {"A"})) == ["a mới thừa"]
    assert texts(accepted_of(source, {"B"})) == ["a "]


def test_only_the_given_authors_changes_are_accepted() -> None:
    source = docx(paragraph(inserted("a", by=A) + inserted("b", by=B) + deleted("c", by=B)))
    assert texts(accepted_of(source, {"A"})) == ["ac"]
    assert texts(accepted_of(source, {"B"})) == ["b"]


def test_the_code_of_a_deleted_field_is_code_again() -> None:
    marked = f'<w:del w:id="7" {A}><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>'
    tree = rejected(docx(paragraph(marked))).trees["word/document.xml"]
    assert [node.text for node in tree.iter(f"{W}instrText")] == ["PAGE"]


def test_an_inserted_paragraph_is_gone_without_a_trace() -> None:
    body = paragraph("a") + paragraph(inserted("b"), inserted_mark()) + paragraph("c")
    assert both(body) == (["a", "b", "c"], ["a", "c"])


def test_a_deleted_paragraph_without_a_deleted_mark_leaves_an_empty_one() -> None:
    body = paragraph("a") + paragraph(deleted("b")) + paragraph("c")
    assert both(body)[0] == ["a", "", "c"]


def test_a_paragraph_whose_mark_goes_joins_the_next_and_takes_its_properties() -> None:
    left = paragraph("a", '<w:pStyle w:val="Heading2"/>' + deleted_mark())
    source = docx(left + paragraph("b", '<w:pStyle w:val="Heading1"/>'))
    assert texts(accepted(source)) == ["ab"]
    tree = accepted(source).trees["word/document.xml"]
    assert [node.get(f"{W}val") for node in tree.iter(f"{W}pStyle")] == ["Heading1"]
    assert texts(rejected(source)) == ["a", "b"]


def test_a_split_is_one_inserted_mark() -> None:
    body = paragraph("Câu một.", inserted_mark()) + paragraph(deleted(" ") + run("Câu hai."))
    assert both(body) == (["Câu một.", "Câu hai."], ["Câu một. Câu hai."])


def test_several_marks_in_a_row_join_into_the_last() -> None:
    gone = deleted_mark()
    body = paragraph("a", gone) + paragraph("b", gone) + paragraph("c")
    assert both(body)[0] == ["abc"]


def test_the_mark_of_a_cells_last_paragraph_cannot_go() -> None:
    marked = f"<w:tc>{paragraph('a')}{paragraph(deleted('b'), deleted_mark())}</w:tc>"
    body = table(marked, columns=1) + paragraph("")
    assert both(body)[0][:2] == ["a", ""]


def test_an_emptied_paragraph_before_a_table_goes() -> None:
    body = paragraph(deleted("a"), deleted_mark()) + table(cell("x"), columns=1) + paragraph("z")
    assert both(body) == (["x", "z"], ["a", "x", "z"])


def test_a_paragraph_whose_mark_is_both_inserted_and_deleted_goes_either_way() -> None:
    twice = f'<w:rPr><w:ins w:id="8" {A}/><w:del w:id="9" {A}/></w:rPr>'
    middle = paragraph("<w:r/>", '<w:pStyle w:val="NgatTrang"/>' + twice)
    body = table(cell("x"), columns=1) + middle + table(cell("y"), columns=1) + paragraph("")
    assert both(body) == (["x", "y", ""], ["x", "y", ""])


def test_a_move_stands_in_one_place_only() -> None:
    here = (
        '<w:moveFromRangeStart w:id="10" w:name="m1" '
        f'{A}/><w:moveFrom w:id="11" {A}>{run("b")}</w:moveFrom><w:moveFromRangeEnd w:id="10"/>'
    )
    there = (
        '<w:moveToRangeStart w:id="12" w:name="m1" '
        f'{A}/><w:moveTo w:id="13" {A}>{run("b")}</w:moveTo><w:moveToRangeEnd w:id="12"/>'
    )
    gone = f'<w:rPr><w:moveFrom w:id="14" {A}/></w:rPr>'
    come = f'<w:rPr><w:moveTo w:id="15" {A}/></w:rPr>'
    body = paragraph("a") + paragraph(here, gone) + paragraph("c") + paragraph(there, come)
    assert both(body + paragraph("d")) == (["a", "c", "b", "d"], ["a", "b", "c", "d"])


def test_a_deleted_row_goes_when_accepted() -> None:
    body = table(row("a"), marked_row("b", "del"), marked_row("c", "ins"), columns=1)
    assert both(body + paragraph("")) == (["a", "c", ""], ["a", "b", ""])


def test_a_table_of_deleted_rows_is_gone_whole() -> None:
    source = docx(table(marked_row("a", "del"), marked_row("b", "del"), columns=1) + paragraph("z"))
    assert accepted(source).trees["word/document.xml"].find(f".//{W}tbl") is None
    assert texts(accepted(source)) == ["z"]
    assert texts(rejected(source)) == ["a", "b", "z"]


def test_a_column_comes_and_goes_with_the_grid() -> None:
    former = '<w:tblGridChange w:id="30"><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>'
    body = table(
        cell("a") + cell("b", f'<w:cellIns w:id="31" {A}/>'),
        cell("c") + cell("d", f'<w:cellIns w:id="32" {A}/>'),
        columns=2,
    ).replace("</w:tblGrid>", f"{former}</w:tblGridChange></w:tblGrid>", 1)
    source = docx(body + paragraph(""))
    assert texts(accepted(source)) == ["a", "b", "c", "d", ""]
    assert texts(rejected(source)) == ["a", "c", ""]
    grids = [
        len(list(settle(source).trees["word/document.xml"].iter(f"{W}gridCol")))
        for settle in (accepted, rejected)
    ]
    assert grids == [2, 1]


def test_a_deleted_cell_goes_when_accepted() -> None:
    body = table(cell("a") + cell("b", f'<w:cellDel w:id="31" {A}/>'), columns=2)
    assert both(body + paragraph("")) == (["a", ""], ["a", "b", ""])


def test_former_properties_come_back_when_a_change_is_rejected() -> None:
    marked = (
        f'<w:r><w:rPr><w:b/><w:rPrChange w:id="40" {A}><w:rPr><w:i/></w:rPr></w:rPrChange>'
        "</w:rPr><w:t>a</w:t></w:r>"
    )
    change = (
        f'<w:pStyle w:val="Heading2"/><w:pPrChange w:id="41" {A}><w:pPr>'
        '<w:pStyle w:val="Heading1"/><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    )
    source = docx(paragraph(marked, change))
    now, before = (
        settle(source).trees["word/document.xml"].find(f".//{W}p")
        for settle in (accepted, rejected)
    )
    assert now is not None
    assert before is not None
    assert _names(now) == ["pPr", "pStyle", "r", "rPr", "b", "t"]
    assert _names(before) == ["pPr", "pStyle", "jc", "r", "rPr", "i", "t"]
    style = before.find(f"{W}pPr/{W}pStyle")
    assert style is not None
    assert style.get(f"{W}val") == "Heading1"


def test_a_rejected_change_of_a_paragraph_keeps_its_mark_and_section() -> None:
    change = (
        f'<w:rPr><w:ins w:id="42" {A}/></w:rPr><w:sectPr/>'
        f'<w:pPrChange w:id="41" {B}><w:pPr/></w:pPrChange>'
    )
    source = docx(paragraph("a", '<w:jc w:val="center"/>' + change) + paragraph("b"))
    assert texts(accepted_of(source, {"A"})) == ["a", "b"]
    first = accepted_of(source, {"A"}).trees["word/document.xml"].find(f".//{W}p")
    assert first is not None
    assert _names(first) == ["pPr", "sectPr", "r", "t"]


def test_a_merge_down_is_settled_both_ways() -> None:
    change = f'<w:cellMerge w:id="43" {A} w:vMerge="cont" w:vMergeOrig="rest"/>'
    source = docx(table(cell("a", change), columns=1) + paragraph(""))
    found = [
        settle(source).trees["word/document.xml"].find(f".//{W}vMerge")
        for settle in (accepted, rejected)
    ]
    assert [node is not None and node.get(f"{W}val") for node in found] == ["continue", "restart"]


def test_a_note_whose_reference_is_gone_is_gone() -> None:
    marked = f'<w:ins w:id="50" {A}>{note_reference(2)}</w:ins>'
    source = docx(paragraph(run("a") + marked), {2: paragraph(inserted("Nguồn."))})
    assert _notes(accepted(source)) == ["Nguồn."]
    assert _notes(rejected(source)) == []


def test_an_edit_inside_a_note_is_settled_there() -> None:
    words = {2: paragraph(run("Nguồn ") + deleted("cũ") + inserted("mới"))}
    source = docx(paragraph(run("a") + note_reference(2)), words)
    assert _notes(accepted(source)) == ["Nguồn mới"]
    assert _notes(rejected(source)) == ["Nguồn cũ"]


def test_an_emptied_hyperlink_is_gone() -> None:
    link = f'<w:hyperlink r:id="rId7">{inserted("trang")}</w:hyperlink>'
    source = docx(paragraph(run("a") + link))
    assert rejected(source).trees["word/document.xml"].find(f".//{W}hyperlink") is None


def test_a_note_of_what_a_number_read_before_changes_nothing() -> None:
    note = f'<w:numPr><w:numId w:val="1"/><w:numberingChange w:id="61" {A}/></w:numPr>'
    source = docx(paragraph("a", note))
    for settle in (accepted, rejected):
        assert "numberingChange" not in _names(settle(source).trees["word/document.xml"])
        assert "numId" in _names(settle(source).trees["word/document.xml"])


def test_marks_it_does_not_know_are_refused() -> None:
    unknown = f'<w:r><w:rPr><w:ins w:id="60" {A}/></w:rPr><w:t>a</w:t></w:r>'
    with pytest.raises(UnsettledError, match="unknown use of ins"):
        accepted(docx(paragraph(unknown)))


def test_the_source_is_left_as_it_was() -> None:
    source = docx(paragraph(run("a") + inserted("b")))
    rejected(source)
    assert texts(accepted(source)) == ["ab"]


def _names(node: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in node.iter() if child is not node]


def _notes(package: Package) -> list[str]:
    tree = package.tree("footnotes")
    assert tree is not None
    return [words_in(note) for note in tree if note.get(f"{W}type") is None]
