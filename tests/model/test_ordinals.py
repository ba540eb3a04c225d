"""Ordinals: what counts within an item, and what the bookmarks of the written file count."""

from pipeline.model.document import Cell, Grid, Row
from pipeline.model.flow import FlowFigure, FlowParagraph, FlowSection, FlowTable, Role, SectionKind
from pipeline.model.inlines import Text
from pipeline.model.ordinals import standings
from pipeline.model.table import Column

TITLE = FlowParagraph("Heading3", (Text("Y tế"),), Role.HEADING, level=3)
BODY = FlowParagraph("BodyText", (Text("Một đoạn."),))
GRID = Grid((Column("Tên"),), (Row((Cell((Text("a"),)),)), Row((Cell((Text("b"),)),))))
TABLE = FlowTable(
    GRID,
    GRID,
    above=(FlowParagraph("TenBang", (Text("Bảng"),), Role.TABLE_CAPTION),),
    below=(FlowParagraph("NguonBang", (Text("Nguồn: x"),)),),
)
FIGURE = FlowFigure(
    FlowParagraph("HinhAnh", role=Role.DRAWING),
    (FlowParagraph("TenHinh", (Text("Hình"),), Role.FIGURE_CAPTION),),
)


def section(*blocks: FlowParagraph | FlowTable | FlowFigure) -> FlowSection:
    return FlowSection("y-te", SectionKind.ITEM, "Phần I, mục I.1", "1.", "so-y-te", blocks)


def test_paragraphs_captions_and_rows_count_in_reading_order() -> None:
    found = list(standings(section(TITLE, BODY, TABLE, FIGURE, BODY)))
    assert [(entry.ordinal, entry.block, entry.row) for entry in found] == [
        (1, 0, None),
        (2, 1, None),
        (3, 2, None),
        (4, 2, 0),
        (5, 2, 1),
        (6, 2, None),
        (7, 3, None),
        (8, 3, None),
        (9, 4, None),
    ]
    assert [entry.text for entry in found[2:6]] == ["Bảng", "a", "b", "Nguồn: x"]


def test_what_the_layout_prints_itself_and_rules_do_not_count() -> None:
    attached = FlowParagraph("KemTheo", (Text("(Kèm theo …)"),), Role.FIXED)
    rule = FlowParagraph("DuongKe", role=Role.RULE)
    found = list(standings(section(TITLE, attached, rule, BODY)))
    assert [(entry.ordinal, entry.block) for entry in found] == [(1, 0), (2, 3)]
