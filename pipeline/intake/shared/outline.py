"""`de-cuong.yaml` → `Outline`.

Required: tieu-de, tinh, co-quan-lap, phan with muc (directly or within chuong), and in each
mục id, tieu-de, chu-tri. What is wrong is reported by line; what can be used is used, so
that one faulty mục hides no other.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from pipeline.intake.nearest import or_nearest
from pipeline.intake.shared.fields import Findings, Record, read_root
from pipeline.model.consolidated import CONSOLIDATED
from pipeline.model.notice import Notice, Outcome
from pipeline.model.outline import (
    Agency,
    ChapterOutline,
    Item,
    ItemKind,
    Outline,
    Paper,
    PartOutline,
)

_OUTLINE: Final = (
    "tieu-de", "tinh", "co-quan-lap", "tu-van", "phan", "phu-luc", "so-sanh-quy-hoach",
    "tom-tat",
)  # fmt: skip
_PART: Final = ("tieu-de", "chuong", "muc")
_CHAPTER: Final = ("tieu-de", "muc")
_ITEM: Final = ("id", "tieu-de", "chu-tri", "phoi-hop", "loai", "tu-lan", "tong-hop")
_APPENDIX: Final = (*_ITEM, "kho")


def read_outline(text: str, file: str) -> Outcome[Outline | None]:
    """Give the outline; None where the file cannot be read or holds no usable mục."""
    record, findings = read_root(text, file, _OUTLINE, "đề cương")
    if record is None:
        if not findings.notices:
            _report_empty(findings, 1)
        return Outcome(None, tuple(findings.notices))
    items = _Items(findings)
    outline = Outline(
        title=record.text("tieu-de", required=True),
        province=record.text("tinh", required=True),
        planning_agency=record.identifier("co-quan-lap", required=True),
        consultant=record.identifier("tu-van"),
        parts=tuple(
            _part(part, items, findings) for part in record.records("phan", _PART, required=True)
        ),
        appendices=items.read(record.records("phu-luc", _APPENDIX)),
        file=file,
        compares_plan=record.flag("so-sanh-quy-hoach"),
        summarised=record.flag("tom-tat"),
    )
    if not outline.items:
        _report_empty(findings, record.line)
        return Outcome(None, tuple(findings.notices))
    return Outcome(outline, tuple(findings.notices))


def check_outline(outline: Outline, agencies: Sequence[Agency]) -> tuple[Notice, ...]:
    """Say which agencies the outline names that `co-quan.yaml` does not have."""
    findings = Findings(outline.file)
    known = [agency.id for agency in agencies]
    _require(outline.planning_agency, "co-quan-lap", known, findings, None)
    _require(outline.consultant, "tu-van", known, findings, None)
    for item in outline.items:
        _require(item.lead, f"chu-tri của mục '{item.id}'", known, findings, item.line)
        for partner in item.partners:
            where = f"phoi-hop của mục '{item.id}'"
            _require(partner, where, known, findings, item.line)
    return tuple(findings.notices)


def _require(
    agency: str, where: str, known: Collection[str], findings: Findings, line: int | None
) -> None:
    if agency and agency not in known:
        fix = or_nearest(agency, known, "thêm cơ quan này vào co-quan.yaml, hoặc sửa mã")
        message = f"{where}: không có cơ quan '{agency}' trong co-quan.yaml"
        findings.error("co-quan-khong-co", message, fix, line)


class _Items:
    """The mục read so far, so that a doubled id is seen wherever it stands."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._lines: dict[str, int] = {}

    def read(self, records: Iterable[Record]) -> tuple[Item, ...]:
        """Give the usable items: those with an id that no earlier one has."""
        found = (self._item(record) for record in records)
        return tuple(item for item in found if item is not None)

    def _item(self, record: Record) -> Item | None:
        name = record.identifier("id", required=True)
        lead = record.identifier("chu-tri", required=True)
        item = Item(
            id=name,
            title=record.text("tieu-de", required=True) or name,
            lead=lead,
            partners=self._partners(record, lead),
            kind=record.choice("loai", ItemKind, ItemKind.OTHER),
            from_round=record.number("tu-lan") or 1,
            line=record.line,
            consolidated=self._tables(record),
            paper=record.choice("kho", Paper, Paper.A4),
        )
        if name in self._lines:
            message = f"mã mục '{name}' đã dùng ở dòng {self._lines[name]}"
            fix = "đặt mã khác cho một trong hai mục"
            self._findings.error("muc-trung-ma", message, fix, record.line)
            return None
        if name:
            self._lines[name] = record.line
        return item if name else None

    def _tables(self, record: Record) -> tuple[str, ...]:
        tables = record.identifiers("tong-hop")
        for table in tables:
            if table not in CONSOLIDATED:
                known = f"dùng một trong: {', '.join(CONSOLIDATED)}"
                message = f"tong-hop: không có bảng tổng hợp '{table}'"
                fix = or_nearest(table, CONSOLIDATED, known)
                self._findings.error("tong-hop-khong-co", message, fix, record.line)
        return tuple(table for table in tables if table in CONSOLIDATED)

    def _partners(self, record: Record, lead: str) -> tuple[str, ...]:
        partners = record.identifiers("phoi-hop")
        if lead and lead in partners:
            message = f"'{lead}' vừa chủ trì vừa phối hợp"
            self._findings.error("chu-tri-phoi-hop", message, "bỏ khỏi phoi-hop", record.line)
        return tuple(partner for partner in partners if partner != lead)


def _part(record: Record, items: _Items, findings: Findings) -> PartOutline:
    """Give a part; mục directly under it stand in a chapter without a title, before chuong."""
    title = record.text("tieu-de", required=True)
    direct = items.read(record.records("muc", _ITEM))
    chapters = tuple(_chapter(chapter, items) for chapter in record.records("chuong", _CHAPTER))
    if direct and chapters:
        message = f"phần '{title}' có cả chuong và muc"
        fix = "đưa các mục vào một chương, hoặc bỏ chuong"
        findings.error("phan-co-chuong-va-muc", message, fix, record.line)
    if not direct and not chapters:
        findings.error(
            "phan-trong", f"phần '{title}' chưa có mục nào", "thêm chuong hoặc muc", record.line
        )
    return PartOutline(title, ((ChapterOutline("", direct),) if direct else ()) + chapters)


def _chapter(record: Record, items: _Items) -> ChapterOutline:
    title = record.text("tieu-de", required=True)
    return ChapterOutline(title, items.read(record.records("muc", _ITEM, required=True)))


def _report_empty(findings: Findings, line: int) -> None:
    fix = "thêm phan, trong đó có muc với id, tieu-de, chu-tri (xem HUONG-DAN.md)"
    findings.error("de-cuong-trong", "đề cương không có mục nào dùng được", fix, line)
