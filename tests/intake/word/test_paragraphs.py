"""One paragraph of a Word file: number, level, words, anchors and where it came from."""

from collections.abc import Mapping

import pytest

from pipeline.intake.word.identity import KnownBlock, WordIdentity
from pipeline.intake.word.inlines import Surroundings
from pipeline.intake.word.numbers import ListPlaces
from pipeline.intake.word.paragraphs import (
    LABEL,
    Reading,
    bookmarks,
    heading_level,
    known_as,
    notes_from,
    read_paragraph,
    source_of,
)
from pipeline.intake.word.tokens import tokens
from pipeline.model.document import NOWHERE, Grid, NoteMark, Source
from pipeline.model.flow import FlowNote, FlowParagraph, FlowTable, ListPlace, Role
from pipeline.model.inlines import LineBreak, Marks, Text
from tests.intake.word.elements import paragraph, run

NAMES = {"_Ref_a": "bang-a", "_Ref_b": "bang-b"}
UNCOUNTED = '<w:numPr><w:numId w:val="0"/></w:numPr>'
BREAK = "<w:r><w:br/></w:r>"


def reading(blocks: Mapping[str, KnownBlock] | None = None, *, appendix: bool = False) -> Reading:
    around = Surroundings({}, NAMES, lambda _: None, NoteMark)
    return Reading(WordIdentity(blocks=blocks or {}), ListPlaces(None), around, appendix=appendix)


def known(number: str = "", line: int | None = 7) -> KnownBlock:
    return KnownBlock("y-te", "doan", "so-y-te", number, "a/y-te.md", line, "")


def named(*names: str) -> str:
    return "".join(f'<w:bookmarkStart w:name="{name}"/>' for name in names)


def read(
    style: str, content: str, properties: str = "", using: Reading | None = None
) -> FlowParagraph:
    node = paragraph(content, properties)
    found = tuple(tokens(node))
    return read_paragraph(using or reading(), style, found, node.find("{*}pPr"))


def test_bookmarks_are_given_in_order() -> None:
    assert bookmarks(list(tokens(paragraph(named("b", "a") + run("x"))))) == ["b", "a"]


def test_a_paragraph_is_known_by_its_first_identity() -> None:
    identity = WordIdentity(blocks={"_qh_b": known("1"), "_qh_c": known("2"), "khac": known("3")})
    assert known_as(["khac", "_qh_a", "_qh_b", "_qh_c"], identity) == known("1")
    assert known_as(["khac", "_qh_a"], identity) is None


def test_the_source_is_the_one_its_identity_tells() -> None:
    assert source_of(None) is NOWHERE
    assert source_of(known()) == Source("so-y-te", "a/y-te.md", 7)


@pytest.mark.parametrize(
    ("style", "appendix", "level"),
    [
        ("Heading1", False, 1), ("Heading9", False, 9), ("PhuLuc", True, 1), ("PhuLuc2", True, 2),
        ("Heading4", True, 2), ("Heading3", True, 1), ("Heading2", True, 1), ("PhuLuc3", False, 3),
    ],
)  # fmt: skip
def test_the_level_of_a_heading_is_its_styles(style: str, appendix: bool, level: int) -> None:
    assert heading_level(style, appendix=appendix) == level


def test_a_heading_is_counted_and_the_break_behind_its_number_left_out() -> None:
    found = read("Heading1", BREAK + BREAK + run("HIỆN TRẠNG") + BREAK + run("và"))
    assert (found.role, found.number, found.level, found.keeps) == (Role.HEADING, "I", 1, True)
    assert found.runs == (Text("HIỆN TRẠNG"), LineBreak(), Text("và"))
    assert (found.appendix, read("PhuLuc", run("A"), using=reading(appendix=True)).appendix) == (
        False, True,
    )  # fmt: skip


def test_the_number_that_an_identity_tells_wins_over_counting() -> None:
    using = reading({"_qh_a": known("IV")})
    assert read("Heading1", named("_qh_a") + run("A"), using=using).number == "IV"
    assert read("Heading1", run("B"), using=using).number == "II"


@pytest.mark.parametrize(
    ("content", "number", "words"),
    [
        (run("1.1. Đường bộ"), "1.1.", "Đường bộ"),
        (run("PHẦN II") + BREAK + run("HIỆN TRẠNG"), "II", "HIỆN TRẠNG"),
        (run("Phụ lục"), "Phụ", "lục"),
        (run("1."), "1.", ""),
        (BREAK + run("a"), "", "\na"),
    ],
)
def test_a_heading_out_of_its_list_has_the_number_written_before_it(
    content: str, number: str, words: str
) -> None:
    found = read("Heading2", content, UNCOUNTED)
    assert (found.number, found.text.replace("\n", "\n")) == (number, found.text)
    assert "".join("\n" if isinstance(r, LineBreak) else r.text for r in found.runs
                   if isinstance(r, LineBreak | Text)) == words  # fmt: skip


def test_a_heading_known_to_have_no_number_loses_no_word() -> None:
    using = reading({"_qh_a": known(""), "_qh_b": known("3.")})
    found = read("Heading2", named("_qh_a") + run("Lời nói đầu"), UNCOUNTED, using)
    assert (found.number, found.text) == ("", "Lời nói đầu")
    found = read("Heading2", named("_qh_b") + run("3. Y tế"), UNCOUNTED, using)
    assert (found.number, found.text) == ("3.", "Y tế")


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("Bảng 1.1. Dân số", "1.1", "Dân số"),
        ("Hình PL5.2. Sơ đồ", "PL5.2", "Sơ đồ"),
        ("Bảng 3.", "3", ""),
        ("Bảng 3", "3", ""),
        ("Bảng 3.1.Dân số", "", "Bảng 3.1.Dân số"),
        ("Bảng dân số", "", "Bảng dân số"),
        ("Biểu 1.1. Dân số", "", "Biểu 1.1. Dân số"),
    ],
)
def test_a_caption_is_its_words_without_label_and_number(
    text: str, number: str, words: str
) -> None:
    found = read("TenBang", run(text))
    assert (found.role, found.number, found.text) == (Role.TABLE_CAPTION, number, words)


def test_a_caption_that_opens_with_no_words_has_no_number() -> None:
    assert read("TenHinh", BREAK + run("Hình 1. A")).number == ""
    assert read("TenHinh", "").runs == ()
    marked = read("TenHinh", run("Hình 1. Sơ ", "<w:b/>") + run("đồ"))
    assert marked.runs == (Text("Sơ ", Marks(bold=True)), Text("đồ"))
    assert LABEL.match("bảng 1. a") is None


def test_the_innermost_bookmark_is_a_headings_own_the_others_stand_around_it() -> None:
    found = read("Heading1", named("_Ref_b", "_Toc1", "_Ref_a", "_qh_x") + run("A"))
    assert (found.id, found.anchors) == ("bang-a", ("bang-b",))
    found = read("TenBang", named("_Ref_b", "_Ref_9") + run("Bảng 1. A"))
    assert (found.id, found.anchors) == ("_Ref_9", ("bang-b",))


def test_a_bookmark_outside_that_of_the_contents_is_around_the_heading() -> None:
    found = read("Heading1", named("_Ref_a", "_Toc1") + run("A"))
    assert (found.id, found.anchors) == ("", ("bang-a",))


def test_a_paragraph_of_text_has_no_identifier_of_its_own() -> None:
    found = read("BodyText", named("_Ref_a") + run("A"))
    assert (found.id, found.anchors, found.role) == ("", ("bang-a",), Role.TEXT)


@pytest.mark.parametrize(
    ("style", "keeps"),
    [("BodyText", False), ("ThuatNgu", True), ("HinhAnh", True), ("KemTheo", True),
     ("TenBang", False), ("Heading5", True)],
)  # fmt: skip
def test_what_stays_with_the_next_is_known_by_its_style(style: str, keeps: bool) -> None:
    assert read(style, run("A")).keeps is keeps


def test_items_of_lists_have_their_place() -> None:
    assert read("DanhSach2", run("A")).list_place == ListPlace(1, 1, None)
    assert read("BodyText", run("A")).list_place is None


def test_text_kept_as_written_has_its_line_ends_in_it() -> None:
    assert read("MaNguon", run("a") + BREAK + run("b")).runs == (Text("a\nb"),)
    assert read("BodyText", run("a") + BREAK + run("b")).runs == (
        Text("a"), LineBreak(), Text("b"),
    )  # fmt: skip


def test_a_note_was_written_where_its_mark_stands() -> None:
    note = FlowNote(
        "1", content=(FlowParagraph("FootnoteText"), FlowTable(Grid((), ()), Grid((), ())))
    )
    here = Source("so-y-te", "a.md", 3)
    text, placed = notes_from(here, (Text("a"), note))
    assert text == Text("a")
    assert isinstance(placed, FlowNote)
    first, table = placed.content
    assert isinstance(first, FlowParagraph)
    assert (first.source, table) == (here, note.content[1])
    assert notes_from(NOWHERE, (note,)) == (note,)
    assert notes_from(here, (NoteMark("1"),)) == (NoteMark("1"),)
