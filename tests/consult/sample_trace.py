"""Two small drafts of one item, with the changes between them written by hand."""

from collections.abc import Sequence
from datetime import date

from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind, Place
from pipeline.model.comment import (
    Certainty,
    Comment,
    Consultation,
    Disposition,
    Letter,
    RegisterRow,
    Response,
)
from pipeline.model.comparison import Comparison
from pipeline.model.document import Cell, Grid, Row
from pipeline.model.flow import (
    Flow,
    FlowBlock,
    FlowParagraph,
    FlowSection,
    FlowTable,
    Role,
    SectionKind,
)
from pipeline.model.inlines import Text
from pipeline.model.table import Column, RowKind

ITEM = "y-te"
AGENCY = "so-y-te"
PLACE = "Phần II, mục VII.2"


def line(words: str) -> FlowParagraph:
    return FlowParagraph("BodyText", (Text(words),))


def heading(words: str, number: str, level: int = 4) -> FlowParagraph:
    return FlowParagraph("Heading4", (Text(words),), Role.HEADING, number=number, level=level)


def table(caption: str, number: str, *rows: Sequence[str]) -> FlowTable:
    read = tuple(
        Row(
            tuple(Cell((Text(words),)) for words in cells),
            RowKind.BODY if index else RowKind.HEADER,
        )
        for index, cells in enumerate(rows)
    )
    grid = Grid(tuple(Column(name) for name in rows[0]), read)
    above = FlowParagraph("TenBang", (Text(caption),), Role.TABLE_CAPTION, number=number)
    return FlowTable(grid, grid, above=(above,))


TITLE = FlowParagraph("Heading3", (Text("Y tế"),), Role.HEADING, number="2.", level=3)
BEDS = table("Giường bệnh", "2.3", ("Tên", "Số"), ("Tuyến tỉnh", "900"), ("Tuyến xã", "120"))
OLD = (
    TITLE,  # 1
    line("Mạng lưới y tế cơ sở được củng cố sau sắp xếp."),  # 2
    heading("Kết quả", "2.1."),  # 3
    line("Toàn tỉnh có 26 giường bệnh trên một vạn dân."),  # 4
    BEDS,  # 5 caption, 6 header, 7, 8
    line("Nhân lực y tế còn thiếu ở vùng biên giới."),  # 9
)


def flow(number: int, *blocks: FlowBlock, item: str = ITEM, place: str = PLACE) -> Flow:
    section = FlowSection(item, SectionKind.ITEM, place, "2.", AGENCY, tuple(blocks))
    day = date(2025, 11, 15 * number)
    names = {AGENCY: "Sở Y tế"}
    return Flow(number, f"Dự thảo lần {number}", day, "Báo cáo", AGENCY, names, (section,))


def place(block: int, words: str = "") -> Place:
    return Place(words or f"{PLACE}, đoạn {block}", block)


def change(
    id_: str,
    old: tuple[int, str] | None,
    new: tuple[int, str] | None,
    *,
    where: str = "",
    reason: str = "",
) -> Change:
    """A change from (ordinal, words) to (ordinal, words)."""
    kind = ChangeKind.CHANGED if old and new else ChangeKind.ADDED if new else ChangeKind.DELETED
    return Change(
        id_,
        ITEM,
        AGENCY,
        "Sở Y tế",
        kind,
        ChangeClass.CONTENT,
        ChangedThing.PARAGRAPH,
        place(old[0], where) if old else None,
        place(new[0], where) if new else None,
        old[1] if old else "",
        new[1] if new else "",
        reason=reason,
    )


def comparison(new: Sequence[FlowBlock], *changes: Change) -> Comparison:
    return Comparison(flow(1, *OLD), flow(2, *new), (), changes)


def response(
    code: str,
    disposition: Disposition | None,
    *,
    block: int | None = None,
    content: str = "Đề nghị rà soát số liệu.",
    quote: str = "",
    proposed: str = "",
    changed_at: str = "",
) -> Response:
    certainty = Certainty.BY_TEXT if block else Certainty.BY_ITEM
    at = place(block) if block else Place(PLACE, 1)
    comment = Comment(
        1,
        "so-tai-chinh",
        Letter("so-tai-chinh"),
        content,
        item=ITEM,
        quote=quote,
        proposed=proposed,
        certainty=certainty,
        place=at,
        span=_span(block) if block else None,
    )
    row = RegisterRow(code, disposition=disposition, changed_at=changed_at, cell="TiepThu!A2")
    return Response(comment, row)


def _span(block: int) -> tuple[int, int]:
    """A caption's ordinals are those of its whole table, a heading's all below it."""
    if block == 5:
        return 5, 9
    return (3, 10) if block == 3 else (block, block + 1)


def consultation(*responses: Response) -> Consultation:
    return Consultation(1, responses=responses)
