"""Paragraphs and tables of a Word file become sections, tables and figures of a flow."""

from decimal import Decimal

import pytest

from pipeline.intake.word.body import raw_blocks
from pipeline.intake.word.flow import FlowReader, as_asked
from pipeline.intake.word.identity import (
    KnownBlock,
    KnownFigure,
    KnownSection,
    KnownTable,
    WordIdentity,
)
from pipeline.intake.word.inlines import Surroundings
from pipeline.intake.word.numbers import ListPlaces
from pipeline.intake.word.paragraphs import Reading
from pipeline.intake.word.styles import Styles
from pipeline.intake.word.tracked import TrackedChanges
from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.model.document import NoteMark, Source
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowSection, FlowTable
from pipeline.model.flow import SectionKind as Kind
from pipeline.model.inlines import Drawing, Image, LineBreak, Text
from tests.intake.word.elements import element, run

IMAGE = Image("a.png", "Sơ đồ", "png", 10, 10, "0" * 64)
CHART = Chart(ChartKind.LINE, ("2025",), (Series("GRDP", (Datum(Decimal(1), "1"),)),))
LYING = '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>'
STYLES = Styles(None)


def p(style: str, text: str = "", *names: str, properties: str = "") -> str:
    marks = "".join(f'<w:bookmarkStart w:name="{name}"/>' for name in names)
    styled = f'<w:pStyle w:val="{style}"/>{properties}'
    return f"<w:p><w:pPr>{styled}</w:pPr>{marks}{run(text) if text else ''}</w:p>"


def table(text: str = "ô", name: str = "", row: str = "") -> str:
    mark = f'<w:bookmarkStart w:name="{name}"/>' if name else ""
    cell = f"<w:tc><w:p>{mark}{run(text)}</w:p></w:tc>"
    return f"<w:tbl><w:tr><w:trPr>{row}</w:trPr>{cell}</w:tr></w:tbl>"


def reader(
    identity: WordIdentity, tracked: TrackedChanges, shown: Image | Chart, *, in_note: bool = False
) -> FlowReader:
    around = Surroundings({}, {"_Ref_a": "bang-a"}, lambda _: Drawing(shown), NoteMark)
    reading = Reading(identity, ListPlaces(None), around, in_note=in_note)
    return FlowReader(reading, tracked, STYLES)


def sections(
    content: str,
    identity: WordIdentity | None = None,
    tracked: TrackedChanges = TrackedChanges.ACCEPTED,
    shown: Image | Chart = IMAGE,
) -> tuple[FlowSection, ...]:
    body = raw_blocks(element(f"<w:body>{content}</w:body>"), STYLES, tracked)
    return reader(identity or WordIdentity(), tracked, shown).sections(body)


def blocks(
    content: str, identity: WordIdentity | None = None, shown: Image | Chart = IMAGE
) -> tuple[FlowBlock, ...]:
    (section,) = sections(content, identity, shown=shown)
    return section.blocks


def known(item: str, agency: str = "so-y-te", file: str = "a/y.md", line: int = 3) -> KnownBlock:
    return KnownBlock(item, "doan", agency, "", file, line, "")


def test_a_section_begins_with_each_heading_down_to_the_items_and_appendices() -> None:
    found = sections(
        p("BodyText", "Lời nói đầu") + p("Heading1", "A") + p("Heading2", "B") + p("Heading3", "C")
        + p("Heading4", "trong mục") + p("Heading2", "D") + p("Heading1", "E") + p("Heading2", "F")
        + p("PhuLuc", "G") + p("PhuLuc2", "trong phụ lục")
    )  # fmt: skip
    assert [(one.kind, one.id, one.number) for one in found] == [
        (Kind.ITEM, "muc:loinoidau", ""), (Kind.PART, "phan:1", "I"),
        (Kind.CHAPTER, "phan:1/chuong:1", "I"), (Kind.ITEM, "muc:c", "1."),
        (Kind.CHAPTER, "phan:1/chuong:2", "II"), (Kind.PART, "phan:2", "II"),
        (Kind.CHAPTER, "phan:2/chuong:1", "I"), (Kind.APPENDIX, "muc:g", "Phụ lục I"),
    ]  # fmt: skip
    assert [len(one.blocks) for one in found] == [1, 1, 1, 2, 1, 1, 1, 2]
    assert [one.place for one in found[1:4]] == ["Phần I", "Phần I, mục I", "Phần I, mục I.1"]
    inner = found[-1].blocks[1]
    assert isinstance(inner, FlowParagraph)
    assert (inner.appendix, inner.number, found[-1].place) == (True, "1.", "Phụ lục I")


def test_a_section_is_what_its_identity_says() -> None:
    identity = WordIdentity(
        planner="so-tai-chinh",
        blocks={"_qh_a": known("y-te"), "_qh_b": known("giao-duc", "so-gd")},
        sections={"y-te": KnownSection("y-te", "Phần I, mục II.3", "3.", "so-cu", (("x", "y"),))},
    )
    one, two, three = sections(
        p("Heading3", "A", "_qh_a") + p("Heading3", "B", "_qh_b") + p("Heading3", "C"), identity
    )
    assert (one.id, one.place, one.owner, one.reasons) == (
        "y-te", "Phần I, mục II.3", "so-cu", (("x", "y"),),
    )  # fmt: skip
    assert (two.id, two.place, two.owner, two.reasons) == ("giao-duc", "Phần , mục 2", "so-gd", ())
    assert (three.id, three.owner) == ("muc:c", "so-tai-chinh")


def test_lists_count_anew_in_each_section() -> None:
    found = sections(p("Heading3", "A") + p("DanhSach1", "x") + p("Heading3", "B") + p("DanhSach1"))
    places = [one.blocks[1].list_place for one in found if isinstance(one.blocks[1], FlowParagraph)]
    assert [place.key if place else 0 for place in places] == [1, 1]


def test_a_list_does_not_go_on_behind_a_table() -> None:
    first, _, second = blocks(p("DanhSach1", "x") + table() + p("DanhSach1", "y"))
    assert isinstance(first, FlowParagraph)
    assert isinstance(second, FlowParagraph)
    assert first.list_place != second.list_place


def shown(block: FlowBlock) -> tuple[list[str], str, list[str]]:
    assert isinstance(block, FlowTable)
    cells = "|".join(cell.text for row in block.grid.rows for cell in row.cells)
    return [line.text for line in block.above], cells, [line.text for line in block.below]


def test_a_table_has_the_lines_above_and_below_it() -> None:
    above = p("TenBang", "Bảng 1. Dân số") + p("TieuDeBang", "tiêu đề") + p("DonViBang", "người")
    below = p("NguonBang", "Nguồn: A") + p("GhiChuBang", "Ghi chú") + p("BodyText", "sau")
    one, two = blocks(above + table() + below)
    assert shown(one) == (["Dân số", "tiêu đề", "người"], "ô", ["Nguồn: A", "Ghi chú"])
    assert isinstance(two, FlowParagraph)


def test_lines_above_no_table_are_a_table_without_cells() -> None:
    found = blocks(p("TenBang", "Bảng 1. A") + p("BodyText", "x") + p("TenBang", "Bảng 2. B"))
    assert [isinstance(one, FlowTable) for one in found] == [True, False, True]
    assert shown(found[0]) == (["A"], "", [])
    two = blocks(p("TenBang", "Bảng 1. A") + p("TenBang", "Bảng 2. B") + table())
    assert [shown(one)[0] for one in two] == [["A"], ["B"]]


def test_what_only_parts_pages_is_passed_over() -> None:
    assert len(blocks(p("NgatTrang") + p("BodyText", "x") + p("NgatTrang", "y"))) == 1


def test_a_table_taken_away_as_a_whole_is_not_there() -> None:
    content = p("BodyText", "x") + table(row="<w:del/>") + table(row="<w:ins/>")
    assert len(blocks(content)) == 2
    (kept,) = sections(content, tracked=TrackedChanges.REJECTED)
    assert len(kept.blocks) == 2
    assert shown(kept.blocks[1])[1] == "ô"
    assert len(blocks("<w:tbl/>" + p("BodyText", "x"))) == 2


def test_a_table_is_from_where_its_caption_or_its_rows_are() -> None:
    identity = WordIdentity(
        blocks={
            "_qh_c": known("y-te"),
            "_qh_r": known("y-te", file="a/b.xlsx", line=9),
            "_qh_m": known("y-te", file="a/m.md", line=5),
        }
    )
    (one,) = blocks(p("TenBang", "Bảng 1. A", "_qh_c") + table(name="_qh_r"), identity)
    (two,) = blocks(table(name="_qh_m"), identity)
    (three,) = blocks(table(name="_qh_r") + p("NguonBang", "Nguồn: B", "_qh_c"), identity)
    assert isinstance(one, FlowTable)
    assert isinstance(two, FlowTable)
    assert isinstance(three, FlowTable)
    assert (one.source, one.workbook) == (Source("so-y-te", "a/y.md", 3), "a/b.xlsx")
    assert (two.source, two.workbook) == (Source("so-y-te", "a/m.md", 5), "")
    assert (three.source, three.workbook) == (Source("so-y-te", "a/y.md", 3), "a/b.xlsx")


def test_a_source_written_as_a_paragraph_of_its_own_is_one() -> None:
    identity = WordIdentity(blocks={"_qh_c": known("y-te", line=3), "_qh_n": known("y-te", line=8)})
    found = blocks(
        p("TenBang", "Bảng 1. A", "_qh_c") + table() + p("NguonBang", "Nguồn: B", "_qh_n"), identity
    )
    assert [isinstance(one, FlowTable) for one in found] == [True, False]


def test_references_point_to_a_table_without_a_caption_by_its_own_mark() -> None:
    (bare,) = blocks(table(name="_Ref_a"))
    (captioned,) = blocks(p("TenBang", "Bảng 1. A") + table(name="_Ref_a"))
    assert isinstance(bare, FlowTable)
    assert isinstance(captioned, FlowTable)
    assert (bare.anchors, captioned.anchors) == (("bang-a",), ())


def test_a_table_on_a_page_that_lies_says_so() -> None:
    one, two, _ = blocks(table() + p("BodyText", "", properties=LYING) + table())[:3]
    assert isinstance(one, FlowTable)
    assert (one.landscape, isinstance(two, FlowParagraph)) == (True, True)
    (upright,) = blocks(table())
    assert isinstance(upright, FlowTable)
    assert upright.landscape is None


def test_the_paragraphs_of_a_cell_are_lines_and_tables_in_it_are_opened() -> None:
    inner = "<w:tbl><w:tr>%s</w:tr></w:tbl>"
    cell = f"<w:tc><w:p>{run('một')}</w:p><w:p/><w:p>{run('hai')}</w:p>%s</w:tc>"
    deep = inner % (cell % (inner % f"<w:tc><w:p>{run('trong')}</w:p></w:tc>"))
    (found,) = blocks(deep)
    assert isinstance(found, FlowTable)
    assert found.grid.rows[0].cells[0].runs == (
        Text("một"), LineBreak(), Text("hai"), LineBreak(), Text("trong"),
    )  # fmt: skip


DRAWN = '<w:p><w:pPr><w:pStyle w:val="HinhAnh"/></w:pPr><w:r><w:drawing/></w:r></w:p>'


def test_a_figure_is_its_drawing_and_the_caption_below() -> None:
    figure, after = blocks(DRAWN + p("TenHinh", "Hình 1. Sơ đồ") + p("NguonBang", "Nguồn: A"))
    assert isinstance(figure, FlowFigure)
    assert figure.drawing.runs == (Drawing(IMAGE),)
    assert [line.text for line in figure.below] == ["Sơ đồ"]
    assert isinstance(after, FlowParagraph)
    (alone,) = blocks(DRAWN)
    assert isinstance(alone, FlowFigure)
    assert alone.below == ()


def test_a_chart_has_its_sources_and_notes_too() -> None:
    lines = p("NguonBang", "Nguồn: A") + p("NguonBang", "Nguồn: B") + p("GhiChuBang", "Chú")
    (figure,) = blocks(DRAWN + p("TenHinh", "Hình 1. GRDP") + lines, shown=CHART)
    assert isinstance(figure, FlowFigure)
    assert [line.text for line in figure.below] == ["GRDP", "Nguồn: A", "Nguồn: B", "Chú"]
    (drawn,) = figure.drawing.runs
    assert isinstance(drawn, Drawing)
    assert isinstance(drawn.image, Chart)
    assert (drawn.image.origin, drawn.image.notes) == ("A", ("Nguồn: B", "Chú"))


@pytest.mark.parametrize(("more", "wide"), [("", True), (table(), False)])
def test_a_figure_lies_where_its_page_does_for_no_tables_sake(more: str, wide: bool) -> None:
    found = blocks(DRAWN + p("TenHinh", "Hình 1. A") + more + LYING)
    figure = found[0]
    assert isinstance(figure, FlowFigure)
    assert (figure.drawing.wide, figure.below[0].wide) == (wide, wide)


def note(content: str) -> tuple[FlowBlock, ...]:
    accepted = TrackedChanges.ACCEPTED
    body = raw_blocks(element(f"<w:footnote>{content}</w:footnote>"), STYLES, accepted)
    return reader(WordIdentity(), accepted, IMAGE, in_note=True).note(body)


def test_a_note_is_read_without_its_sign_and_the_space_behind() -> None:
    sign = "<w:r><w:footnoteRef/></w:r>"
    (one,) = note(f"<w:p>{sign}{run('  Luật')}{run(' số 1')}</w:p>")
    assert isinstance(one, FlowParagraph)
    assert one.text == " Luật số 1"
    (bare,) = note(f"<w:p>{run(' Luật')}</w:p>")
    assert isinstance(bare, FlowParagraph)
    assert bare.text == " Luật"


def test_the_paragraph_that_a_table_at_the_end_of_a_note_needs_is_left_out() -> None:
    assert len(note(f"<w:p>{run('a')}</w:p>{table()}<w:p/>")) == 2
    assert len(note(f"<w:p>{run('a')}</w:p>{table()}<w:p>{run('b')}</w:p>")) == 3
    assert len(note(f"<w:p>{run('a')}</w:p><w:p/>")) == 2


def test_a_caption_in_a_note_is_a_paragraph() -> None:
    (one,) = note(p("TenBang", "Bảng 1. A"))
    assert isinstance(one, FlowParagraph)


def test_tables_and_figures_are_as_their_authors_asked_where_none_came_or_went() -> None:
    made = sections(table() + DRAWN + table() + DRAWN, shown=CHART)
    identity = WordIdentity(
        tables=(KnownTable(True, (0,), (("form", "x"),)), KnownTable(False)),
        figures=(KnownFigure(True, "tỷ"), KnownFigure()),
    )
    one, first, two, second = as_asked(made, identity)[0].blocks
    assert isinstance(one, FlowTable)
    assert isinstance(two, FlowTable)
    assert (one.landscape, one.key, one.options) == (True, (0,), (("form", "x"),))
    assert (two.landscape, two.key, two.options) == (False, (), ())
    assert isinstance(first, FlowFigure)
    assert isinstance(second, FlowFigure)
    assert (first.drawing.wide, second.drawing.wide) == (True, False)
    (drawn,) = first.drawing.runs
    assert isinstance(drawn, Drawing)
    assert isinstance(drawn.image, Chart)
    assert drawn.image.unit == "tỷ"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_where_a_table_came_or_went_all_stay_as_they_look(count: int) -> None:
    made = sections(table() + table())
    identity = WordIdentity(tables=(KnownTable(True),) * count)
    assert as_asked(made, identity) == made
    figures = sections(DRAWN + DRAWN)
    assert as_asked(figures, WordIdentity(figures=(KnownFigure(True),) * count)) == figures
