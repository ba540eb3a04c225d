"""A comparison of two drafts made by hand, with a change of every kind, and its summary."""

from datetime import date
from decimal import Decimal

from pipeline.compare.telling.entries import tell
from pipeline.model.change import (
    Change,
    ChangeClass,
    ChangedThing,
    ChangeKind,
    Place,
    TableChange,
    Tracked,
    change_id,
)
from pipeline.model.change_summary import ChangeSummary, ItemShare, NumericChange, Tally
from pipeline.model.comparison import (
    Comparison,
    Fate,
    RevisedBlock,
    RevisedParagraph,
    RevisedSection,
    Revision,
    Span,
)
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, FlowParagraph, FlowSection, Role, SectionKind
from pipeline.model.identity import block_bookmark
from pipeline.model.inlines import Text
from pipeline.model.verdict import Trace
from pipeline.render.changelog.entries import DraftPages, Log, Redline, change_log

NAMES = {
    "so-xay-dung": "Sở Xây dựng",
    "so-y-te": "Sở Y tế",
    "so-tai-chinh": "Sở Tài chính",
}
TITLE = "Báo cáo Điều chỉnh Quy hoạch tỉnh Lạng Sơn thời kỳ 2021 - 2030, tầm nhìn đến năm 2050"
ROAD = "Phần II, mục I.1"
HEALTH = "Phần III, mục II.1"
LONG = "Hệ thống đường bộ của tỉnh gồm các tuyến quốc lộ, tỉnh lộ và đường huyện. " * 12


def heading(text: str, number: str, level: int) -> FlowParagraph:
    return FlowParagraph(
        f"Heading{level}", (Text(text),), role=Role.HEADING, number=number, level=level
    )


def para(text: str) -> FlowParagraph:
    return FlowParagraph("BodyText", (Text(text),))


def section(
    id_: str, kind: SectionKind, place: str, number: str, owner: str, *blocks: FlowBlock
) -> FlowSection:
    return FlowSection(id_, kind, place, number, owner, blocks)


def flow(round_number: int, day: date, *, health: bool) -> Flow:
    sections = [
        section("phan:1", SectionKind.PART, "Phần II", "II", "so-tai-chinh",
                heading("HIỆN TRẠNG HẠ TẦNG", "II", 1)),
        section("giao-thong", SectionKind.ITEM, ROAD, "1.", "so-xay-dung",
                heading("Hạ tầng giao thông", "1.", 3)),
        section("phan:2", SectionKind.PART, "Phần III", "III", "so-tai-chinh",
                heading("PHƯƠNG ÁN PHÁT TRIỂN", "III", 1)),
        section("y-te", SectionKind.ITEM, HEALTH, "1.", "so-y-te", heading("Y tế", "1.", 3)),
        section("cap-nuoc", SectionKind.ITEM, "Phần III, mục II.2", "2.", "so-xay-dung",
                heading("Cấp nước", "2.", 3)),
    ]  # fmt: skip
    return Flow(
        round_number,
        f"Dự thảo lần {round_number}",
        day,
        TITLE,
        "so-tai-chinh",
        NAMES,
        tuple(s for s in sections if health or s.id != "y-te"),
    )


def change(
    item: str,
    kind: ChangeKind,
    what: ChangedThing,
    old: str,
    new: str,
    *,
    old_place: Place | None = None,
    new_place: Place | None = None,
    agency: str = "so-xay-dung",
) -> Change:
    return Change(
        change_id(1, 2, item, old, new, 1),
        item,
        agency,
        NAMES.get(agency, ""),
        kind,
        ChangeClass.CONTENT,
        what,
        old_place,
        new_place,
        old,
        new,
    )


def spans(change_index: int, *texts: tuple[str, Fate | None]) -> tuple[Span, ...]:
    return tuple(
        Span(
            (Text(text),),
            None if fate is None else Revision(fate, change_index, "Sở Xây dựng"),
        )
        for text, fate in texts
    )


EDITED = spans(
    0,
    (LONG + "Đến năm 2025 có ", None),
    ("07", Fate.DELETED),
    ("08", Fate.INSERTED),
    (" tuyến quốc lộ, dài ", None),
    ("544 km", Fate.DELETED),
    ("612 km", Fate.INSERTED),
    (". " + LONG, None),
)


def text_of(held: tuple[Span, ...], *, new: bool) -> str:
    return "".join(
        run.text
        for span in held
        if span.revision is None or (span.revision.fate.is_new == new)
        for run in span.runs
        if isinstance(run, Text)
    )


CHANGES = (
    replace(
        change("giao-thong", ChangeKind.CHANGED, ChangedThing.PARAGRAPH,
               text_of(EDITED, new=False), text_of(EDITED, new=True),
               old_place=Place(f"{ROAD}, đoạn 1", 2), new_place=Place(f"{ROAD}, đoạn 1", 2)),
        comments=("YK1-SGTVT-01", "YK1-BXD-03"), reason="Cập nhật theo Nghị quyết 202",
        marks=(1, 2, 3, 4),
    ),
    replace(
        change("giao-thong", ChangeKind.CHANGED, ChangedThing.CELL, "15", "20",
               old_place=Place("Bảng 2.1, dòng 3, cột Quy mô", 6),
               new_place=Place("Bảng 2.1, dòng 3, cột Quy mô", 6)),
        tables=(TableChange("Bảng 2.1", "QL.1A", "Quy mô", "15", "20", Decimal(5),
                            Decimal(100) / 3, "km"),),
        reason="Điều chỉnh quy mô",
    ),
    change("giao-thong", ChangeKind.DELETED, ChangedThing.PARAGRAPH, "=Đoạn bỏ đi & <xóa>.", "",
           old_place=Place(f"{ROAD}, đoạn 4", 9)),
    change("y-te", ChangeKind.ADDED, ChangedThing.PARAGRAPH, "",
           "Xây mới bệnh viện 500 giường. " * 40, new_place=Place(f"{HEALTH}, đoạn 1", 2),
           agency="so-y-te"),
    change("y-te", ChangeKind.MOVED, ChangedThing.PARAGRAPH, "Đoạn chuyển chỗ.",
           "Đoạn chuyển chỗ.", old_place=Place(f"{ROAD}, đoạn 5", 10),
           new_place=Place(f"{HEALTH}, đoạn 2", 3), agency=""),
    replace(
        change("cap-nuoc", ChangeKind.CHANGED, ChangedThing.PARAGRAPH, "Thuỷ lợi – hoà mạng",
               "Thủy lợi - hòa mạng", old_place=Place("Phần III, mục II.2, đoạn 1", 2),
               new_place=Place("Phần III, mục II.2, đoạn 1", 2)),
        class_=ChangeClass.FORM, tracked=Tracked.FORMAL,
    ),
    replace(
        change("cap-nuoc", ChangeKind.CHANGED, ChangedThing.FIGURE, "Hình [a1]", "Hình [b2]",
               old_place=Place("Hình 3.1", 4), new_place=Place("Hình 3.1", 4)),
        tracked=Tracked.UNTRACKED,
    ),
)  # fmt: skip
SUMMARY = ChangeSummary(
    by_agency=(
        Tally("so-xay-dung", "Sở Xây dựng",
              ((ChangeKind.CHANGED, 4), (ChangeKind.DELETED, 1)), 4, 1),
        Tally("so-y-te", "Sở Y tế", ((ChangeKind.ADDED, 1), (ChangeKind.MOVED, 1)), 2),
    ),
    by_part=(
        Tally("phan:1", "Phần II", ((ChangeKind.CHANGED, 2), (ChangeKind.DELETED, 1)), 3),
        Tally("phan:2", "Phần III", ((ChangeKind.ADDED, 1), (ChangeKind.CHANGED, 2),
                                     (ChangeKind.MOVED, 1)), 3, 1),
    ),
    by_kind=(
        Tally("doan", "Đoạn văn", ((ChangeKind.ADDED, 1), (ChangeKind.CHANGED, 2),
                                   (ChangeKind.DELETED, 1), (ChangeKind.MOVED, 1)), 4, 1),
        Tally("o", "Ô của bảng", ((ChangeKind.CHANGED, 1),), 1),
        Tally("hinh", "Hình", ((ChangeKind.CHANGED, 1),), 1),
    ),
    largest=(
        NumericChange(CHANGES[1].id, "so-xay-dung", "Bảng 2.1, dòng 3", "QL.1A", "Quy mô", "15",
                      "20", Decimal(5), Decimal(100) / 3, "km"),
    ),
    items=(
        ItemShare("giao-thong", ROAD, "Hạ tầng giao thông", "so-xay-dung", 3, 12, 400),
        ItemShare("y-te", HEALTH, "Y tế", "so-y-te", 2, 240, 245),
        ItemShare("cap-nuoc", "Phần III, mục II.2", "Cấp nước", "so-xay-dung", 2, 0, 30),
        ItemShare("thoat-nuoc", "Phần III, mục II.3", "Thoát nước", "so-xay-dung", 0, 0, 90),
    ),
)  # fmt: skip
REDLINE = Redline(
    "so-sanh-lan-1.docx",
    {1: (5, 6)},
    frozenset({block_bookmark("lan-2", "giao-thong", 2), block_bookmark("lan-1", "giao-thong", 9)}),
)


def comparison(
    changes: tuple[Change, ...] = CHANGES, blocks: tuple[RevisedBlock, ...] | None = None
) -> Comparison:
    """The comparison of draft 1 with draft 2; `blocks` are those of the item on roads."""
    old = flow(1, date(2025, 11, 15), health=False)
    new = flow(2, date(2025, 11, 30), health=True)
    revised = (RevisedParagraph(para(""), EDITED),) if blocks is None else blocks
    sections = tuple(
        RevisedSection(s, revised if s.id == "giao-thong" else s.blocks) for s in new.sections
    )
    return Comparison(old, new, sections, changes)


def log(
    changes: tuple[Change, ...] = CHANGES, blocks: tuple[RevisedBlock, ...] | None = None
) -> Log:
    return shown(comparison(changes, blocks))


def shown(
    compared: Comparison,
    *,
    pages: DraftPages | None = None,
    trace: Trace | None = None,
    redline: Redline | None = None,
) -> Log:
    """The log of a comparison, told as it is told."""
    return change_log(
        compared,
        tell(compared),
        SUMMARY,
        redline=redline or REDLINE,
        pages=pages or DraftPages(),
        trace=trace,
    )


def many(count: int) -> Log:
    """The log of so many changes, those of the sample over and over."""
    kinds = CHANGES[:5]
    changes = tuple(
        replace(kinds[index % 5], id=f"{kinds[index % 5].id}-{index}") for index in range(count)
    )
    blocks = tuple(RevisedParagraph(para(""), _of(index)) for index in range(0, count, 5))
    return log(changes, blocks)


def _of(index: int) -> tuple[Span, ...]:
    return tuple(
        replace(span, revision=replace(span.revision, change=index) if span.revision else None)
        for span in EDITED
    )
