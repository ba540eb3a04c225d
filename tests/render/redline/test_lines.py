import pytest
from lxml import etree

from pipeline.model.comparison import RevisedParagraph, Span
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph, ListPlace, Role
from pipeline.model.inlines import PLAIN, Drawing, Marks, Text
from pipeline.render.redline.lines import new_runs, revised_paragraph, write_spans
from pipeline.render.word.pages import Piece
from pipeline.render.word.writing import Writing
from pipeline.work.archive import read_parts
from tests.render.comparisons import (
    Pair,
    came,
    dele,
    ins,
    kept,
    line,
    moved_away,
    moved_here,
    pair,
    restyled,
    went,
    whole,
    whole_line,
)
from tests.render.redline_cases import CASES
from tests.render.redline_shown import is_golden, shown_xml, writing_of
from tests.render.samples import W, body, para, png, text_of, words

GOLDEN = (
    "words", "split-and-merged", "moved", "looks", "list-items", "list-begins-elsewhere",
    "headings", "notes", "references", "formulas",
)  # fmt: skip


@pytest.mark.parametrize("name", GOLDEN)
def test_lines_are_written_as_they_were(name: str, request: pytest.FixtureRequest) -> None:
    assert is_golden(name, CASES[name](), request)


def runs_of(case: Pair) -> etree._Element:
    return body(case.redline().data)


def shown(node: etree._Element) -> str:
    """Text of a paragraph, deleted text in brackets."""
    return "".join(
        f"[{text.text}]" if text.tag == f"{W}delText" else str(text.text)
        for text in node.iter(f"{W}t", f"{W}delText")
    ).replace("\u00a0", " ")


def test_marks_stand_inside_links_and_never_around_them() -> None:
    link = words("trang", link="https://langson.gov.vn")
    later = Text("tỉnh", link.marks)
    case = pair([para(link)], [para(later)], lambda o, n: [line(n[0], dele(link), ins(later))])
    found = list(runs_of(case).iter(f"{W}hyperlink"))
    assert [[etree.QName(child).localname for child in node] for node in found] == [
        ["del"],
        ["ins"],
    ]


def gone_heading() -> etree._Element:
    return next(
        node for node in runs_of(CASES["headings"]()).iter(f"{W}p") if "[Bỏ]" in shown(node)
    )


def test_a_heading_that_is_gone_shows_its_number_by_a_list_of_its_own() -> None:
    gone = gone_heading()
    assert shown(gone) == "[Bỏ]"
    assert gone.find(f"{W}bookmarkStart") is None
    number = gone.find(f"{W}pPr/{W}numPr/{W}numId")
    assert number is not None
    root = etree.fromstring(read_parts(CASES["headings"]().redline().data)["word/numbering.xml"])
    own = root.find(f"{W}num[@{W}numId='{number.get(f'{W}val')}']")
    assert own is not None
    texts = [node.get(f"{W}val") for node in own.iter(f"{W}lvlText")]
    assert texts == ["1.1."]
    kinds = [
        node.get(f"{W}val")
        for node in root.iter(f"{W}abstractNumId")
        if (above := node.getparent()) is not None and above is not own
    ]
    kind = own.find(f"{W}abstractNumId")
    assert kind is not None
    assert kind.get(f"{W}val") not in kinds


def test_rejecting_gives_a_heading_that_is_gone_back_to_the_list_of_its_style() -> None:
    gone = gone_heading()
    numbering = gone.find(f"{W}pPr/{W}numPr")
    assert numbering is not None
    assert [etree.QName(node).localname for node in numbering] == ["ilvl", "numId", "ins"]


def test_a_caption_that_is_gone_goes_with_the_field_of_its_number() -> None:
    root = runs_of(CASES["whole-tables"]())
    assert "[Bảng ][1.][1][. ][Chỉ tiêu]" in [shown(node) for node in root.iter(f"{W}p")]
    codes = [str(node.text).strip() for node in root.iter(f"{W}delInstrText")]
    assert codes == ["SEQ Bang_1 \\* ARABIC"]


def test_a_reference_that_is_gone_goes_whole_with_its_field() -> None:
    found = runs_of(CASES["references"]()).iter(f"{W}delInstrText")
    (gone,) = (node for node in found if "REF" in str(node.text))
    holder = next(gone.iterancestors(f"{W}del"))
    kinds = [node.get(f"{W}fldCharType") for node in holder.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_an_inserted_caption_has_its_number_inserted_too() -> None:
    root = runs_of(CASES["whole-tables"]())
    fields = [node for node in root.iter(f"{W}instrText") if "SEQ" in str(node.text)]
    assert [next(node.iterancestors(f"{W}ins"), None) is not None for node in fields] == [True]


def test_changed_formatting_keeps_its_text_and_says_how_it_looked() -> None:
    root = runs_of(CASES["looks"]())
    changes = list(root.iter(f"{W}rPrChange"))
    owners = [change.getparent() for change in changes]
    now = [
        [etree.QName(child).localname for child in owner] for owner in owners if owner is not None
    ]
    before = [[etree.QName(child).localname for child in change[0]] for change in changes]
    assert now == [["b", "bCs", "rPrChange"], ["rPrChange"]]
    assert before == [[], ["i", "iCs"]]


def test_changed_properties_of_a_paragraph_come_last() -> None:
    for change in runs_of(CASES["looks"]()).iter(f"{W}pPrChange"):
        assert change.getnext() is None


def test_a_deleted_paragraph_of_a_list_counts_in_the_list_that_stayed() -> None:
    root = runs_of(CASES["list-items"]())
    numbers = {str(node.get(f"{W}val")) for node in root.iter(f"{W}numId")}
    assert len(numbers) == 1


def test_the_mark_of_a_paragraph_that_is_gone_goes_with_it() -> None:
    case = pair([para("bỏ"), para("x")], [para("x")], lambda o, n: [whole(o[0], went()), n[0]])
    gone = next(node for node in runs_of(case).iter(f"{W}p") if shown(node) == "[bỏ]")
    assert gone.find(f"{W}pPr/{W}rPr/{W}del") is not None
    assert text_of(gone) == ""


def test_what_is_kept_is_written_once() -> None:
    case = pair([para("a cũ")], [para("a mới")],
                lambda o, n: [line(n[0], kept("a "), dele("cũ"), ins("mới"))])  # fmt: skip
    assert [shown(node) for node in runs_of(case).iter(f"{W}p")][-1] == "a [cũ]mới"


def new_writing() -> Writing:
    return writing_of(pair([], [], lambda old, new: []))


def written(own: RevisedParagraph, writing: Writing | None = None) -> Piece:
    return revised_paragraph(writing or new_writing(), own)


def shown_line(own: RevisedParagraph, writing: Writing | None = None) -> str:
    return shown_xml(written(own, writing).xml).replace("\u00a0", " ")


def titled(level: int, number: str, role: Role = Role.HEADING, **more: object) -> FlowParagraph:
    style = f"Heading{level}" if role is Role.HEADING else "TenBang"
    made = FlowParagraph(style, (Text("Bỏ"),), role, number=number, level=level)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("own", "number"),
    [
        (titled(1, "I"), "<r><delText>PHẦN I</delText></r><r><br/></r>"),
        (titled(1, "I."), "<r><delText>PHẦN I</delText></r><r><br/></r>"),
        (titled(1, "Phụ lục I", appendix=True), "<r><delText>Phụ lục I</delText></r><r><br/></r>"),
        (titled(3, "9."), "<r><delText>9. </delText></r>"),
        (titled(4, " 1.1 "), "<r><delText>1.1. </delText></r>"),
        (titled(0, "5)"), "<r><delText>5) </delText></r>"),
        (titled(0, "1.2", Role.TABLE_CAPTION), "<r><delText>Bảng 1.2. </delText></r>"),
        (titled(0, "1.2", Role.FIGURE_CAPTION), "<r><delText>Hình 1.2. </delText></r>"),
    ],
)
def test_what_is_gone_has_its_old_number_before_it(own: FlowParagraph, number: str) -> None:
    xml = shown_line(whole_line(own, went()))
    assert f'<del id="1000001">{number}</del><del id="1000002">' in xml
    kept_words = RevisedParagraph(own, kept("Bỏ"), mark=went())
    assert "delText" not in shown_line(kept_words)
    bare = replace(own, number="")
    assert shown_line(whole_line(bare, went())).count("<del ") == 2


def test_a_heading_that_is_gone_counts_in_no_list_but_in_a_note_it_has_its_style() -> None:
    uncounted = '<numPr><ilvl val="0"/><numId val="0"/></numPr>'
    own = titled(3, "9.")
    assert uncounted in shown_line(whole_line(own, went()))
    writing = new_writing()
    writing.in_note = True
    assert "numPr" not in shown_line(whole_line(own, went()), writing)
    plain = FlowParagraph("BodyText", (Text("x"),))
    assert "numPr" not in shown_line(whole_line(plain, went()))


@pytest.mark.parametrize("gone", [True, False])
def test_a_paragraph_of_a_list_that_came_or_went_stands_in_one(gone: bool) -> None:
    listed = FlowParagraph("DanhSach1", (Text("x"),), list_place=ListPlace(1, 0, 1))
    xml = shown_line(whole_line(listed, went() if gone else came()))
    assert '<numPr><ilvl val="0"/><numId val="' in xml


def test_pieces_say_whether_their_paragraph_came_or_went() -> None:
    own = FlowParagraph("BodyText", (Text("x"),))

    def flags(mark: RevisedParagraph) -> tuple[bool, ...]:
        piece = written(mark)
        return piece.keeps, piece.gone, piece.came, piece.loose

    assert flags(whole_line(own, went())) == (False, True, False, True)
    assert flags(whole_line(own, came())) == (False, False, True, True)
    assert flags(RevisedParagraph(own, kept("x"))) == (False, False, False, False)
    keeping = replace(own, keeps=True)
    assert flags(whole_line(keeping, went()))[0] is flags(whole_line(keeping, came()))[0] is True


def test_properties_change_only_where_they_are_told_and_by_whom() -> None:
    own = FlowParagraph("BodyText", (Text("x"),))
    before = replace(own, style="TrichDan")
    told = RevisedParagraph(own, kept("x"), was=before, restyled=restyled())
    change = '<pPrChange id="1000001"><pPr><pStyle val="TrichDan"/></pPr></pPrChange></pPr>'
    assert change in shown_line(told)
    assert "pPrChange" not in shown_line(replace(told, was=None))
    assert "pPrChange" not in shown_line(replace(told, restyled=None))
    inserted = shown_line(replace(told, mark=came()))
    assert '<rPr><ins id="' in inserted
    assert inserted.index("<rPr><ins") < inserted.index("<pPrChange")


def test_an_appendix_title_has_its_letters_whatever_became_of_them() -> None:
    own = titled(1, "Phụ lục I", appendix=True)
    told = RevisedParagraph(own, (*kept("Danh "), *dele("cũ"), *ins("mục")))
    xml = shown_line(told)
    letters = '<r><rPr><rStyle val="TieuDePhuLuc"/></rPr>'
    assert f"{letters}<t>Danh </t></r>" in xml
    assert f"{letters}<delText>cũ</delText></r></del>" in xml
    assert f"{letters}<t>mục</t></r></ins>" in xml
    sub = replace(own, level=2)
    assert "TieuDePhuLuc" not in shown_line(RevisedParagraph(sub, kept("x")))


def test_the_number_of_what_came_whole_came_with_it() -> None:
    own = titled(0, "1.2", Role.TABLE_CAPTION)
    number = "<r><t>Bảng </t></r>"
    assert f'<ins id="1000003">{number}' in shown_line(whole_line(own, came()))
    partly = RevisedParagraph(own, (*kept("a"), *ins("b")), mark=came())
    assert f"/>{number}" in shown_line(partly)


def test_words_left_by_a_paragraph_that_is_gone_are_those_of_the_next() -> None:
    own = FlowParagraph("BodyText", (Text("x"),))
    writing = new_writing()
    written(RevisedParagraph(own, (*kept("Một "), *dele("bỏ")), mark=went()), writing)
    assert writing.joined == "Một "
    written(RevisedParagraph(own, kept("hai.")), writing)
    assert writing.joined == ""
    alone = new_writing()
    written(RevisedParagraph(own, kept("Một hai.")), alone)
    assert [one.text_hash for one in writing.identities] == [
        one.text_hash for one in alone.identities
    ]


def test_a_paragraph_of_a_picture_is_known_by_its_picture() -> None:
    image, _ = png(30, 20)
    drawn = FlowParagraph("HinhAnh", (Drawing(image, "Hình 1.1"),), Role.DRAWING)
    runs = (Text("chữ"), *drawn.runs)

    def known(spans: tuple[Span, ...]) -> str:
        writing = new_writing()
        writing.media = {image.sha256: png(30, 20)[1]}
        written(RevisedParagraph(drawn, spans), writing)
        return writing.identities[0].text_hash

    assert known((Span(runs),)) == known((Span(drawn.runs),))
    assert known((Span(drawn.runs),)) != known(kept("chữ"))


def test_only_what_is_not_gone_is_in_the_new_draft() -> None:
    spans = (*kept("a"), *dele("b"), *ins("c"), Span((Text("d"),), moved_away()),
             Span((Text("e"),), moved_here()), Span((Text("f"),), restyled()))  # fmt: skip
    assert [run.text for run in new_runs(spans) if isinstance(run, Text)] == ["a", "c", "e", "f"]


def test_runs_leave_nothing_behind_them() -> None:
    writing = new_writing()
    bold = Text("đậm", Marks(bold=True))
    told = write_spans(writing, (Span((bold,), restyled(), was=PLAIN), *dele("x")))
    assert (writing.revision, writing.was) == (None, None)
    assert "<w:rPrChange" in told
    writing.revision = came(7)
    within = shown_xml(write_spans(writing, (Span((bold,), restyled(), was=PLAIN), *kept("y"))))
    assert writing.revision == came(7)
    assert "rPrChange" not in within  # all of it came
    assert within.count("<ins ") == 2
