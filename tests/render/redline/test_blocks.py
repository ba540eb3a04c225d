import pytest
from lxml import etree

from pipeline.compose.flow import lay_out
from pipeline.model.comparison import RevisedBlock, RevisedFigure, RevisedParagraph, Span
from pipeline.model.document import Figure
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowTable
from pipeline.model.inlines import Text
from pipeline.render.redline.blocks import revised_pieces
from pipeline.render.word.pages import Piece
from pipeline.render.word.writing import Writing
from pipeline.work.archive import read_parts
from tests.render.comparisons import came, dele, ins, kept, pair, went, whole, whole_line
from tests.render.redline_cases import CASES
from tests.render.redline_shown import is_golden, writing_of
from tests.render.redline_tables import plain_table
from tests.render.samples import W, body, para, png, single, words

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


IMAGE, DATA = png(30, 20)


def new_writing() -> Writing:
    return writing_of(pair([], [], lambda old, new: [], {IMAGE.sha256: DATA}))


def flowing(*blocks: object) -> tuple[FlowBlock, ...]:
    return lay_out(single(*blocks)).sections[1].blocks[1:]  # type: ignore[arg-type]


_TABLE, TEXT, _SOURCE = flowing(plain_table("Tên|2025", "GRDP|7"), para("chữ"), para("Nguồn"))
_FIGURE = flowing(Figure(IMAGE, (words("Sơ đồ"),), "hinh-a", "1.1"))[0]
assert isinstance(_TABLE, FlowTable)
assert isinstance(_SOURCE, FlowParagraph)
NOTE = replace(_SOURCE, style="NguonBang")
assert isinstance(_FIGURE, FlowFigure)
TABLE: FlowTable = _TABLE
FIGURE: FlowFigure = _FIGURE
WIDE = replace(TABLE, landscape=True)
WIDE_FIGURE = replace(FIGURE, drawing=replace(FIGURE.drawing, wide=True))


def pieces(*blocks: RevisedBlock, wide: bool = False) -> list[Piece]:
    return revised_pieces(new_writing(), blocks, wide=wide)


def test_what_is_gone_stands_on_the_page_that_is_there() -> None:
    gone = whole(TABLE, went())
    assert [piece.wide for piece in revised_pieces(new_writing(), [gone])] == [False]
    assert [piece.wide for piece in pieces(gone, wide=True)] == [True]
    assert [piece.wide for piece in pieces(WIDE, TEXT, gone)] == [True, False, False]
    assert [piece.wide for piece in pieces(TEXT, WIDE, gone) if piece.is_table] == [True, True]
    # a wide figure that is gone turns no page
    assert [p.wide for p in pieces(TEXT, whole(WIDE_FIGURE, went()), gone) if p.is_table] == [False]
    assert [p.wide for p in pieces(TEXT, whole(WIDE_FIGURE, came()), gone) if p.is_table] == [True]


@pytest.mark.parametrize("wide", [True, False])
def test_a_figure_is_as_wide_as_its_drawing_and_what_follows_is_not(wide: bool) -> None:
    writing = new_writing()
    own = WIDE_FIGURE if wide else FIGURE
    found = revised_pieces(writing, [RevisedFigure(own, own.paragraphs)])
    assert [piece.wide for piece in found] == [wide] * 2
    assert writing.wide is False
    writing.wide = True
    revised_pieces(writing, [RevisedFigure(own, own.paragraphs)])
    assert writing.wide is True


def test_a_caption_stands_with_what_follows_it() -> None:
    def keeping(*blocks: RevisedBlock) -> list[bool]:
        return ["<w:keepNext/>" in piece.xml for piece in pieces(*blocks)]

    drawing, caption = FIGURE.paragraphs
    assert isinstance(caption, FlowParagraph)
    for lines in ((drawing, caption), (drawing, RevisedParagraph(caption, (Span(caption.runs),)))):
        figure = RevisedFigure(FIGURE, lines)
        assert keeping(figure) == [False, False]
        assert keeping(figure, TEXT) == [False, False, False]
        assert keeping(figure, NOTE)[:2] == [False, True]
        assert keeping(figure, whole(NOTE, came()))[:2] == [False, True]
        more = replace(figure, paragraphs=(*lines, TEXT))  # type: ignore[arg-type]
        assert keeping(more) == [False, True, False]


def test_a_table_is_kept_with_a_note_that_follows_it() -> None:
    rows = [piece.xml.count("<w:keepNext/>") for piece in pieces(TABLE, NOTE)]
    assert rows[0] == 2
    changed = whole(TABLE, came())
    assert pieces(changed, NOTE)[0].xml.count("<w:keepNext/>") == 2
    assert pieces(changed, TEXT)[0].xml.count("<w:keepNext/>") == 0


def marks(*blocks: RevisedBlock) -> list[str]:
    """Of each thin line the marks of its end; "table" and "text" for the rest."""
    return [
        "table"
        if piece.is_table
        else " ".join(name for name in ("ins", "del") if f"<w:{name} " in piece.xml) + "."
        if "NgatTrang" in piece.xml
        else "text"
        for piece in pieces(*blocks)
    ]


GONE, NEW = whole(TABLE, went()), whole(TABLE, came())


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((TABLE, TABLE), ["table", ".", "table"]),
        ((TABLE, TEXT, TABLE), ["table", "text", "table"]),
        ((TABLE, GONE), ["table", "del.", "table"]),
        ((GONE, TABLE), ["table", "del.", "table"]),
        ((TABLE, NEW), ["table", "ins.", "table"]),
        ((NEW, TABLE), ["table", "ins.", "table"]),
        ((GONE, GONE), ["table", "del.", "table"]),
        ((GONE, NEW), ["table", "ins del.", "table"]),
        ((NEW, GONE), ["table", "ins del.", "table"]),
        ((TABLE, GONE, TABLE), ["table", "del.", "table", ".", "table"]),
        ((TABLE, NEW, TABLE), ["table", "ins.", "table", ".", "table"]),
        ((TABLE, whole(TEXT, went()), TABLE), ["table", "text", "ins.", "table"]),
        ((TABLE, whole(TEXT, came()), TABLE), ["table", "text", "del.", "table"]),
        ((TABLE, whole(TEXT, went()), NEW), ["table", "text", "ins.", "table"]),
        ((TABLE, whole(TEXT, came()), GONE), ["table", "text", "del.", "table"]),
        ((TABLE, whole(TEXT, went()), GONE), ["table", "text", "table"]),
        ((GONE, whole(TEXT, came()), NEW), ["table", "text", "table"]),
    ],
)
def test_a_thin_line_parts_tables_in_the_draft_in_which_they_would_join(
    blocks: tuple[RevisedBlock, ...], expected: list[str]
) -> None:
    assert marks(*blocks) == expected


@pytest.mark.parametrize(
    ("follows", "order"),
    [(came(1), ["a", "c", "b"]), (went(1), ["a", "b", "c"]), (None, ["a", "b", "c"])],
)
def test_a_deletion_stands_last_before_a_paragraph_that_came(
    follows: object, order: list[str]
) -> None:
    text = FlowParagraph("BodyText", (Text("x"),))
    first = RevisedParagraph(text, (*kept("a"), *dele("b"), *ins("c")))
    after = text if follows is None else whole_line(text, follows)  # type: ignore[arg-type]

    def told(block: RevisedBlock, then: RevisedBlock) -> list[str]:
        xml = pieces(block, then)[0].xml
        return sorted("abc", key=lambda word: xml.index(f">{word}</w:"))

    assert told(first, after) == order
    marked = replace(first, mark=came())
    assert told(marked, after) == ["a", "b", "c"]
    turned = replace(first, spans=(*kept("a"), *ins("c"), *dele("b")))
    assert told(turned, after) == ["a", "c", "b"]


def test_a_picture_alone_took_the_place_of_another() -> None:
    drawing = FIGURE.drawing
    two = RevisedParagraph(drawing, (*dele(*drawing.runs), *ins(*drawing.runs)))

    def flags(line: RevisedParagraph) -> list[tuple[bool, bool]]:
        found = pieces(RevisedFigure(FIGURE, (line,)))
        return [(piece.gone, piece.came) for piece in found]

    assert flags(two) == [(True, False), (False, True)]
    assert flags(replace(two, spans=two.spans[::-1])) == [(False, False)]
    assert flags(replace(two, mark=came())) == [(False, True)]
    assert flags(replace(two, spans=two.spans[:1])) == [(False, False)]
