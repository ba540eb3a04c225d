"""A copy as units: their words before and after the changes, marks, fates and bookmarks."""

import pytest

from pipeline.intake.review.units import (
    FORMULA,
    CommentMark,
    ReviewParagraph,
    bare,
    draft_words,
    mark_revision,
    read_review_paragraph,
    row_fate,
    settle_marks,
    tidy,
)
from pipeline.intake.word.package import W
from pipeline.intake.word.tokens import Kind
from tests.intake.review.copies import STYLES, cut, ins, p, row, table, units
from tests.intake.word.elements import by, element, paragraph, run


def read(content: str) -> ReviewParagraph:
    return read_review_paragraph(paragraph(content), STYLES)


def field(instruction: str, shown: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + asked + mark("separate") + run(shown) + mark("end")


def test_words_are_kept_as_they_were_and_as_they_are_asked_for() -> None:
    found = read(run("một ") + ins("hai ") + cut("ba ") + run("bốn"))
    assert (found.before, found.after) == ("một ba bốn", "một hai bốn")


def test_breaks_and_formulas_stand_in_the_words() -> None:
    assert read(run("a") + "<w:r><w:br/></w:r><m:oMath/><w:r><w:drawing/></w:r>").before == (
        f"a {FORMULA}"
    )


@pytest.mark.parametrize("name", ["NOTEREF x", "TOC \\o", "PAGEREF y"])
def test_results_of_fields_that_are_no_text_of_the_draft_are_left_out(name: str) -> None:
    assert read(run("a") + field(f" {name} ", "7") + run("b")).before == "ab"


def test_results_of_other_fields_are_words() -> None:
    assert read(run("a ") + field("REF TOC", "Bảng 1") + run(" b")).before == "a Bảng 1 b"
    assert read(field("TOC", "7") + field("PAGE", "8")).before == "8"
    assert read("<w:r><w:instrText>TOC</w:instrText></w:r>" + run("a")).before == "a"
    assert read('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + field("TOC", "x")).before == ""


def test_comments_bookmarks_and_notes_are_marked_where_they_stand() -> None:
    found = read(
        run("ab") + '<w:commentRangeStart w:id="1"/><w:bookmarkStart w:name="_qh_a"/>'
        + ins("cd") + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        '<w:r><w:footnoteReference w:id="7"/></w:r>'
        + by("ins", '<w:r><w:endnoteReference w:id="8"/></w:r>')
    )  # fmt: skip
    assert found.marks == [
        CommentMark(Kind.COMMENT, "1", 2), CommentMark(Kind.COMMENT_END, "1", 4),
        CommentMark(Kind.COMMENT_SIGN, "1", 4),
    ]  # fmt: skip
    assert (found.bookmarks, found.cell) == (["_qh_a"], -1)
    told = [(sign.id, sign.is_end, sign.inserted) for sign in found.notes]
    assert told == [("7", False, False), ("8", True, True)]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, None, ("một ba bốn", "một hai bốn")),
        (0, 4, ("một ", "một ")),
        (2, 6, ("t ", "t ha")),
        (4, 8, ("", "hai ")),
        (8, 11, ("ba ", "")),
        (9, 13, ("a bố", "bố")),
        (99, None, ("", "")),
    ],
)
def test_a_range_of_letters_counts_those_of_both_sides(
    start: int, end: int | None, words: tuple[str, str]
) -> None:
    found = read(run("một ") + ins("hai ") + cut("ba ") + run("bốn"))
    assert found.range_text(start, end) == words


def test_paragraphs_rows_and_boxes_are_units_in_their_order() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('khung')}</w:txbxContent></w:pict></w:r>"
    found = units(p("một") + table(row("a", "b"), row("c")) + p(run("hai") + box))
    assert [unit.before for unit in found] == ["một", "a b", "c", "hai", "khung"]
    assert [unit.row is not None for unit in found] == [False, True, True, False, False]
    assert found[1].cells == ["a", "b"]
    assert found[0].cells == ["một"]


def test_what_a_reviewer_split_is_one_unit() -> None:
    found = units(p("một ", mark="ins") + p("hai", mark="moveTo") + p("ba") + p("bốn", mark="del"))
    assert [unit.before for unit in found] == ["một haiba", "bốn"]
    assert found[0].after == "một hai ba"
    assert [unit.before for unit in units(p("a", mark="ins") + table(row("b")))] == ["a", "b"]
    assert [unit.before for unit in units(p("a", mark="ins"))] == ["a"]


def test_a_row_inserted_as_a_whole_has_no_words_before() -> None:
    one, two, three = units(table(row("a", fate="ins"), row("b", fate="del"), row("c")))
    assert [(u.before, u.after) for u in (one, two, three)] == [("", "a"), ("b", "b"), ("c", "c")]
    assert row_fate(element("<w:tr><w:trPr><w:cantSplit/></w:trPr></w:tr>")) == ""
    assert row_fate(element("<w:tr/>")) == ""
    assert one.row is not None
    assert row_fate(one.row) == f"{W}ins"


def test_a_cell_that_goes_on_from_above_has_only_what_stands_in_it() -> None:
    def cell(content: str, merge: str) -> str:
        return f"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{content}</w:tc></w:tr>"

    goes_on, begins = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
    found = units(table(
        cell(p(""), goes_on), cell(p("a"), goes_on), cell(p("", "_qh_a"), goes_on),
        cell(p('<w:commentRangeStart w:id="1"/>'), goes_on), cell(p(""), begins), cell(p(""), ""),
    ))  # fmt: skip
    assert [len(unit.paragraphs) for unit in found] == [0, 1, 1, 1, 1, 1]
    assert found[2].bookmarks == ["_qh_a"]


def test_paragraphs_of_one_cell_are_one_text() -> None:
    inner = f"<w:tr><w:tc>{p('một')}{p('hai')}</w:tc><w:tc>{p('ba')}</w:tc></w:tr>"
    (unit,) = units(table(inner))
    assert unit.cells == ["một hai", "ba"]
    assert [paragraph_.cell for paragraph_ in unit.paragraphs] == [0, 0, 1]


@pytest.mark.parametrize(
    ("style", "text", "words"),
    [
        ("TenBang", "Bảng 1.1. Dân số", "Dân số"),
        ("TenBang", "Dân số", "Dân số"),
        ("BodyText", "Bảng 1.1. Dân số", "Dân số"),
        ("BodyText", "Bảng 1.1 nêu dân số", "Bảng 1.1 nêu dân số"),
        ("Heading4", "1.1. Đường bộ", "1.1. Đường bộ"),
    ],
)
def test_words_are_held_against_the_draft_without_a_captions_number(
    style: str, text: str, words: str
) -> None:
    (unit,) = units(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>')
    assert draft_words(unit) == words


def test_a_number_written_before_a_heading_goes_too() -> None:
    out = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    heading = f'<w:p><w:pPr><w:pStyle w:val="Heading4"/>{out}</w:pPr>{run("1.1. Đường bộ")}</w:p>'
    (unit,) = units(heading)
    assert draft_words(unit) == "Đường bộ"
    (of_row,) = units(table(row("1.1. Đường")))
    assert draft_words(of_row) == "1.1. Đường"


def test_letters_alone_are_the_same_in_every_form() -> None:
    assert bare("hoà  “A” – B") == bare('hòa "A"-B')
    assert bare("A B") != bare("A C")


def test_texts_are_compared_composed_and_with_single_spaces() -> None:
    assert tidy("  a\u0302 \n b\u00a0c ") == "â b c"


def test_the_end_of_a_paragraph_is_revised_by_its_first_mark() -> None:
    assert mark_revision(paragraph("")) is None
    assert mark_revision(paragraph("", "<w:rPr><w:b/></w:rPr>")) is None
    found = mark_revision(paragraph("", f"<w:rPr><w:b/>{by('moveFrom', '')}</w:rPr>"))
    assert found is not None
    assert found.tag == f"{W}moveFrom"


def settled(content: str) -> list[list[str]]:
    """What stands in each paragraph, in order: ids and names of marks, words."""
    body = element(f"<w:body>{content}</w:body>")
    settle_marks(body)
    return [
        [str(node.get(f"{W}id") or node.text or node.tag.removeprefix(W)) for node in one
         if node.tag != f"{W}pPr"]
        for one in body.iter(f"{W}p")
    ]  # fmt: skip


def test_what_begins_between_blocks_belongs_to_the_next_what_ends_to_the_one_before() -> None:
    begin, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    mark = '<w:bookmarkStart w:id="2"/>'
    assert settled(p("a") + mark + begin + p("b", mark="ins") + end + p("c")) == [
        ["r"], ["2", "1", "r", "1"], ["r"],
    ]  # fmt: skip
    assert settled(end + p("a") + begin) == [["r"]]
    assert settled(f"<w:tbl>{begin}<w:tr>{mark}<w:tc>{p('a')}{end}</w:tc></w:tr></w:tbl>") == [
        ["1", "2", "r", "1"],
    ]  # fmt: skip


def test_marks_within_a_paragraph_stay_where_they_are() -> None:
    inner = run("a") + '<w:commentRangeStart w:id="1"/>' + run("b")
    assert settled(f"<w:p>{inner}</w:p>") == [["r", "1", "r"]]
