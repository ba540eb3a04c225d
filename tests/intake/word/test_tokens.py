"""A paragraph as a line of tokens: everything that stands in it, and who revised it."""

import pytest
from lxml import etree

from pipeline.intake.word.package import MC, W
from pipeline.intake.word.tokens import Kind, Token, text_boxes, tokens
from tests.intake.word.elements import by, paragraph, run


def line(content: str) -> list[tuple[Kind, str]]:
    return [(token.kind, token.value) for token in tokens(paragraph(content))]


@pytest.mark.parametrize(
    ("inside", "kind", "value"),
    [
        ("<w:t>chữ</w:t>", Kind.TEXT, "chữ"),
        ("<w:t/>", Kind.TEXT, ""),
        ("<w:delText>bỏ</w:delText>", Kind.TEXT, "bỏ"),
        ("<w:tab/>", Kind.TEXT, "\t"),
        ("<w:ptab/>", Kind.TEXT, "\t"),
        ("<w:noBreakHyphen/>", Kind.TEXT, "\u2011"),
        ("<w:softHyphen/>", Kind.TEXT, ""),
        ('<w:sym w:char="F0B7"/>', Kind.TEXT, "\uf0b7"),
        ('<w:sym w:char="khong"/>', Kind.TEXT, "\ufffd"),
        ("<w:sym/>", Kind.TEXT, "\ufffd"),
        ('<w:sym w:char="110000"/>', Kind.TEXT, "\ufffd"),
        ("<w:br/>", Kind.BREAK, ""),
        ('<w:br w:type="textWrapping"/>', Kind.BREAK, ""),
        ("<w:cr/>", Kind.BREAK, ""),
        ('<w:footnoteReference w:id="3"/>', Kind.NOTE, "3"),
        ("<w:footnoteRef/>", Kind.NOTE_SIGN, ""),
        ('<w:commentReference w:id="4"/>', Kind.COMMENT_SIGN, "4"),
        ("<w:drawing/>", Kind.DRAWING, ""),
        ("<w:pict/>", Kind.DRAWING, ""),
        ("<w:object/>", Kind.DRAWING, ""),
        ('<w:fldChar w:fldCharType="begin"/>', Kind.FIELD_BEGIN, ""),
        ('<w:fldChar w:fldCharType="separate"/>', Kind.FIELD_SEPARATE, ""),
        ('<w:fldChar w:fldCharType="end"/>', Kind.FIELD_END, ""),
        ("<w:instrText>PAGE</w:instrText>", Kind.INSTRUCTION, "PAGE"),
        ("<w:delInstrText>REF a</w:delInstrText>", Kind.INSTRUCTION, "REF a"),
        ("<w:instrText/>", Kind.INSTRUCTION, ""),
    ],
)
def test_what_stands_in_a_run_is_a_token_of_it(inside: str, kind: Kind, value: str) -> None:
    node = paragraph(f"<w:r>{inside}</w:r>")
    (token,) = tokens(node)
    assert (token.kind, token.value) == (kind, value)
    assert token.run is node[0]
    assert token.node is node[0][0]
    assert token.revisions == ()


@pytest.mark.parametrize(
    "inside",
    [
        '<w:br w:type="page"/>',
        '<w:br w:type="column"/>',
        '<w:fldChar w:fldCharType="khac"/>',
        "<w:fldChar/>",
        "<w:rPr><w:t>không phải chữ</w:t></w:rPr>",
        "<w:lastRenderedPageBreak/>",
        "<w:p><w:t>đoạn khác</w:t></w:p>",
        "<w:tbl><w:t>bảng</w:t></w:tbl>",
        "<w:la><w:t>lạ</w:t></w:la>",
    ],
)
def test_what_says_nothing_in_a_line_is_no_token(inside: str) -> None:
    assert line(f"<w:r>{inside}</w:r>") == []


@pytest.mark.parametrize(
    ("content", "kind", "value"),
    [
        ('<w:bookmarkStart w:id="1" w:name="_Ref_a"/>', Kind.BOOKMARK, "_Ref_a"),
        ('<w:bookmarkEnd w:id="1"/>', Kind.BOOKMARK_END, "1"),
        ('<w:commentRangeStart w:id="2"/>', Kind.COMMENT, "2"),
        ('<w:commentRangeEnd w:id="2"/>', Kind.COMMENT_END, "2"),
        ("<w:bookmarkEnd/>", Kind.BOOKMARK_END, ""),
        ("<m:oMath/>", Kind.MATH, ""),
        ("<m:oMathPara/>", Kind.MATH, ""),
    ],
)
def test_what_stands_between_runs_is_a_token_of_none(content: str, kind: Kind, value: str) -> None:
    (token,) = tokens(paragraph(content))
    assert (token.kind, token.value, token.run) == (kind, value, None)


def test_properties_of_a_paragraph_say_nothing() -> None:
    assert list(tokens(paragraph("", '<w:rPr><w:ins w:id="1"/></w:rPr>'))) == []


@pytest.mark.parametrize(
    "around",
    [
        "sdt",
        "sdtContent",
        "smartTag",
        "customXml",
        "ruby",
        "rt",
        "rubyBase",
        "bdo",
        "dir",
        "subDoc",
    ],
)
def test_what_only_holds_is_walked_through(around: str) -> None:
    assert line(f"<w:{around}>{run('chữ')}</w:{around}>") == [(Kind.TEXT, "chữ")]


@pytest.mark.parametrize("around", ["sdtPr", "sdtEndPr"])
def test_what_a_control_says_of_itself_is_left_out(around: str) -> None:
    assert line(f"<w:sdt><w:{around}>{run('gợi ý')}</w:{around}></w:sdt>") == []


def test_a_link_opens_and_closes_round_its_words() -> None:
    node = paragraph(f'<w:hyperlink w:anchor="a">{run("chữ")}</w:hyperlink>{run("sau")}')
    found = list(tokens(node))
    assert [token.kind for token in found] == [Kind.LINK, Kind.TEXT, Kind.LINK_END, Kind.TEXT]
    assert found[0].node is found[2].node is node[0]


def test_a_simple_field_is_told_as_one_in_full() -> None:
    assert line(f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>') == [
        (Kind.FIELD_BEGIN, ""),
        (Kind.INSTRUCTION, "PAGE"),
        (Kind.FIELD_SEPARATE, ""),
        (Kind.TEXT, "7"),
        (Kind.FIELD_END, ""),
    ]
    assert line("<w:fldSimple/>")[1] == (Kind.INSTRUCTION, "")


def test_of_alternate_content_the_first_choice_is_read() -> None:
    choices = f"<mc:Choice>{run('một')}</mc:Choice><mc:Fallback>{run('hai')}</mc:Fallback>"
    inner = "<mc:AlternateContent>%s</mc:AlternateContent>"
    assert line(f"<w:r>{inner % choices}</w:r>") == [(Kind.TEXT, "một")]
    assert line(f"<w:r>{inner % ''}</w:r>") == []


def test_a_token_knows_the_revisions_around_it_outermost_first() -> None:
    content = by("ins", by("del", "<w:r><w:delText>x</w:delText></w:r>")) + run("y")
    first, second = tokens(paragraph(content))
    assert [node.tag for node in first.revisions] == [f"{W}ins", f"{W}del"]
    assert second.revisions == ()


@pytest.mark.parametrize(
    ("kinds", "inserted", "deleted"),
    [
        (("ins",), True, False),
        (("moveTo",), True, False),
        (("del",), False, True),
        (("moveFrom",), False, True),
        (("ins", "del"), True, True),
        ((), False, False),
    ],
)
def test_accepting_and_rejecting_take_what_their_marks_say(
    kinds: tuple[str, ...], inserted: bool, deleted: bool
) -> None:
    content = run("x")
    for kind in reversed(kinds):
        content = by(kind, content)
    (token,) = tokens(paragraph(content))
    assert (token.inserted, token.deleted) == (inserted, deleted)


@pytest.mark.parametrize(
    "content",
    [
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "<w:r><w:instrText>x</w:instrText></w:r>",
        "<w:hyperlink/>",
        "<w:fldSimple/>",
        "<w:r><w:br/></w:r>",
        "<w:r><w:sym/></w:r>",
        "<w:bookmarkEnd/>",
        "<m:oMath/>",
        f"<w:sdt>{run('x')}</w:sdt>",
        f"<mc:AlternateContent><mc:Choice>{run('x')}</mc:Choice></mc:AlternateContent>",
        f"<w:hyperlink>{run('x')}</w:hyperlink>",
        f"<w:fldSimple>{run('x')}</w:fldSimple>",
    ],
)
def test_whatever_stands_in_a_revision_is_revised(content: str) -> None:
    found = list(tokens(paragraph(by("ins", content))))
    assert found
    assert all(len(token.revisions) == 1 for token in found)


@pytest.mark.parametrize("around", ["%s", "<w:sdt>%s</w:sdt>", "<w:ins>%s</w:ins>"])
def test_tokens_know_their_run_through_what_holds_them(around: str) -> None:
    node = paragraph(around % run("x"))
    (token,) = tokens(node)
    assert token.run is not None
    assert token.run.tag == f"{W}r"


def boxed(text: str, inside: str = "") -> str:
    content = f"<w:txbxContent><w:p>{run(text)}{inside}</w:p></w:txbxContent>"
    return f"<w:r><w:pict>{content}</w:pict></w:r>"


def said(box: etree._Element) -> str:
    return "".join(map(str, box.itertext()))


def test_the_text_boxes_of_a_paragraph_are_given_once_each() -> None:
    node = paragraph(boxed("một", boxed("trong")) + boxed("hai"))
    found = [said(box) for box in text_boxes(node)]
    assert found == ["mộttrong", "hai"]
    (first, _) = text_boxes(node)
    assert [said(box) for box in text_boxes(first[0])] == ["trong"]


def test_what_an_older_program_shows_in_a_box_is_no_box_of_its_own() -> None:
    shown = f"<mc:Choice>{boxed('mới')}</mc:Choice><mc:Fallback>{boxed('cũ')}</mc:Fallback>"
    node = paragraph(f"<w:r><mc:AlternateContent>{shown}</mc:AlternateContent></w:r>")
    assert [said(box) for box in text_boxes(node)] == ["mới"]
    assert next(node.iter(f"{MC}Fallback")) is not None


def test_a_token_by_itself_belongs_to_no_one() -> None:
    token = Token(Kind.TEXT)
    assert (token.value, token.node, token.run, token.revisions) == ("", None, None, ())
