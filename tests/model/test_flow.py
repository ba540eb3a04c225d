"""The flow: paragraphs of blocks in reading order, captions, names of agencies."""

from datetime import date

import pytest

from pipeline.model.document import Grid, NoteMark, plain_text
from pipeline.model.flow import (
    Flow,
    FlowFigure,
    FlowNote,
    FlowParagraph,
    FlowSection,
    FlowTable,
    Role,
    SectionKind,
    note_content,
    paragraphs,
)
from pipeline.model.inlines import Text

CAPTION = FlowParagraph("TenBang", (Text("Dân số"),), Role.TABLE_CAPTION, number="2.1")
UNIT = FlowParagraph("DonViBang", (Text("Đơn vị: người"),))
ORIGIN = FlowParagraph("NguonBang", (Text("Nguồn: Cục Thống kê"),))
TABLE = FlowTable(Grid((), ()), Grid((), ()), above=(CAPTION, UNIT), below=(ORIGIN,))


def test_paragraphs_of_a_table_stand_above_and_below_it() -> None:
    before = FlowParagraph("BodyText", (Text("Mở đầu."),))
    drawing = FlowParagraph("HinhAnh", role=Role.DRAWING)
    below = FlowParagraph("TenHinh", (Text("Sơ đồ"),), Role.FIGURE_CAPTION)
    found = list(paragraphs((before, TABLE, FlowFigure(drawing, (below,)))))
    assert found == [before, CAPTION, UNIT, ORIGIN, drawing, below]


def test_a_table_and_a_figure_know_their_caption() -> None:
    assert TABLE.caption is CAPTION
    assert FlowTable(Grid((), ()), Grid((), ()), above=(UNIT,)).caption is None
    assert FlowFigure(FlowParagraph("HinhAnh"), (ORIGIN,)).caption is None


def test_an_agency_that_is_not_known_is_named_by_the_planning_agency() -> None:
    names = {"so-tai-chinh": "Sở Tài chính", "so-y-te": "Sở Y tế"}
    flow = Flow(1, "Dự thảo lần 1", date(2025, 11, 15), "Báo cáo", "so-tai-chinh", names, ())
    assert flow.agency_name("so-y-te") == "Sở Y tế"
    assert flow.agency_name("") == flow.agency_name("so-moi") == "Sở Tài chính"


def test_a_printed_note_has_its_content_and_a_bare_mark_has_none() -> None:
    content = (FlowParagraph("FootnoteText", (Text("Theo NQ 202."),)),)
    assert note_content(FlowNote("1", content=content)) == content
    assert note_content(NoteMark("1", first=False)) == ()
    assert plain_text((Text("a"), FlowNote("1", content=content))) == "a"


@pytest.mark.parametrize(
    ("place", "number", "own", "words"),
    [
        ("Phần I, mục 2", "2.", "2.1.", "Phần I, mục 2.1"),
        ("Phụ lục I", "Phụ lục I", "1.", "Phụ lục I, mục 1"),
        ("Phần I, mục 2", "2.", "", "Phần I, mục 2"),
        ("Phần I, mục I.2", "2.", "2.1", "Phần I, mục I.2.1"),
    ],
)
def test_a_heading_is_named_by_the_numbers_above_it(
    place: str, number: str, own: str, words: str
) -> None:
    section = FlowSection("a", SectionKind.ITEM, place, number, "so-y-te", ())
    assert section.heading_place(own) == words
