"""`ke-hoach.yaml` → `Schedule`: rounds, milestones, lists of dossiers."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from pipeline.intake.nearest import or_nearest
from pipeline.intake.shared.fields import Findings, Record, read_root
from pipeline.model.notice import Notice, Outcome
from pipeline.model.outline import (
    CONSULTATION,
    COUNCIL_ROUND,
    DRAFT,
    Agency,
    DossierEntry,
    DossierSource,
    Group,
    Milestone,
    Round,
    Schedule,
)

_SCHEDULE: Final = ("lan", "moc", "ho-so", "co-quan-ky")
_GROUPS: Final = tuple(group.value for group in Group)
_ROUND: Final = ("so", "ten", "ngay", "han-nop", "loai", "lay-y-kien", "gui-ngay", "han-tra-loi")
_MILESTONE: Final = ("tieu-de", "han", "xong", "chu-tri", "phoi-hop", "lan", "viec")
_ENTRY: Final = ("id", "ten", "bat-buoc", "nguon", "chu-tri", "can-cu")
_PLACED: Final = re.compile(r"ho-so/[^/\\][^\\]*")
# A round of the appraisal council; any other round has no `loai`.
_KINDS: Final = (COUNCIL_ROUND,)
_ABOUT: Final = (DRAFT, CONSULTATION)
_WORKING_DAYS: Final = re.compile(r"[1-9]\d{0,2} ngày làm việc")


def read_schedule(text: str, file: str) -> Outcome[Schedule | None]:
    """Give the schedule, rounds by number; None where it holds no usable round."""
    record, findings = read_root(text, file, _SCHEDULE, "kế hoạch")
    if record is None:
        if not findings.notices:
            _report_empty(findings, 1)
        return Outcome(None, tuple(findings.notices))
    schedule = Schedule(
        rounds=_rounds(record.records("lan", _ROUND, required=True), findings),
        milestones=_milestones(record.records("moc", _MILESTONE), findings),
        dossiers=tuple(
            (key.text, _entries(inner.records(key.text, _ENTRY), findings))
            for key, inner in record.open_record("ho-so")
        ),
        issuers=_issuers(record.record("co-quan-ky", _GROUPS)),
    )
    if not schedule.rounds:
        _report_empty(findings, record.line)
        return Outcome(None, tuple(findings.notices))
    return Outcome(schedule, tuple(findings.notices))


def check_schedule(schedule: Schedule, agencies: Sequence[Agency], file: str) -> tuple[Notice, ...]:
    """Say which of those consulted, and of those who sign, is neither a group nor an agency."""
    findings = Findings(file)
    known = [*(group.value for group in Group), *(agency.id for agency in agencies)]
    for one in schedule.rounds:
        for body in one.consulted:
            if body not in known:
                groups = ", ".join(group.value for group in Group)
                fix = or_nearest(body, known, f"dùng mã nhóm ({groups}) hoặc mã cơ quan")
                message = f"lay-y-kien của lần {one.number}: không có '{body}'"
                findings.error("co-quan-khong-co", message, fix, None)
    ids = [agency.id for agency in agencies]
    for step in schedule.milestones:
        for body in filter(None, (step.lead, *step.partners)):
            if body not in ids:
                fix = or_nearest(body, ids, "dùng mã trong co-quan.yaml")
                message = f"mốc “{step.title}”: không có cơ quan '{body}'"
                findings.error("co-quan-khong-co", message, fix, None)
    for group, body in schedule.issuers:
        signing = next((one for one in agencies if one.id == body), None)
        _report_issuer(findings, group, signing, body, ids)
    return tuple(findings.notices)


def _issuers(record: Record | None) -> tuple[tuple[Group, str], ...]:
    if record is None:
        return ()
    named = ((group, record.identifier(group.value)) for group in Group)
    return tuple((group, body) for group, body in named if body)


def _report_issuer(
    findings: Findings, group: Group, body: Agency | None, written: str, known: Sequence[str]
) -> None:
    """Tell of a signing body that nobody knows, or whose head is not on record."""
    where = f"co-quan-ky của nhóm '{group.value}'"
    if body is None:
        fix = or_nearest(written, known, "dùng mã trong co-quan.yaml; hiện cơ quan lập ký")
        findings.error("co-quan-khong-co", f"{where}: không có cơ quan '{written}'", fix, None)
    elif not body.head_title:
        message = f"{where}: {body.name} chưa ghi thủ trưởng, công văn chưa có chức vụ người ký"
        fix = f"thêm `thu-truong: {{ten: …, chuc-vu: …}}` cho '{body.id}' trong co-quan.yaml"
        findings.warning("co-quan-ky-thieu-thu-truong", message, fix, None)


def _rounds(records: Sequence[Record], findings: Findings) -> tuple[Round, ...]:
    rounds: dict[int, Round] = {}
    for record in records:
        one = _round(record, findings)
        if one is not None and one.number in rounds:
            message = f"lần dự thảo {one.number} đã có"
            findings.error("lan-trung-so", message, "đặt số khác cho lần này", record.line)
        elif one is not None:
            rounds[one.number] = one
    ordered = tuple(rounds[number] for number in sorted(rounds))
    for earlier, later in pairwise(ordered):
        if later.day < earlier.day:
            message = f"ngày của lần {later.number} ({later.day}) trước lần {earlier.number}"
            findings.warning("lan-nguoc-ngay", message, "kiểm tra lại ngay của hai lần", None)
    return ordered


def _round(record: Record, findings: Findings) -> Round | None:
    number = record.number("so", required=True)
    day = record.day("ngay", required=True)
    name = record.text("ten")
    kind = record.word("loai", _KINDS)
    consulted = record.identifiers("lay-y-kien")
    sent = record.day("gui-ngay")
    due, answer_by = record.day("han-nop"), _answer_by(record)
    _report_order(findings, record.line, (("han-nop", due), ("ngay", day)))
    last = answer_by if isinstance(answer_by, date) else None
    _report_order(findings, record.line, (("ngay", day), ("gui-ngay", sent), ("han-tra-loi", last)))
    if isinstance(answer_by, str) and sent is None:
        message = f"han-tra-loi là '{answer_by}' nhưng không có gui-ngay để tính"
        findings.warning("thieu-gui-ngay", message, "thêm dòng `gui-ngay: …`", record.line)
    if number is None or day is None:
        return None
    name = name or f"Dự thảo lần {number}"
    return Round(number, day, name, kind, consulted, sent, answer_by, due)


def _report_order(findings: Findings, line: int, days: Sequence[tuple[str, date | None]]) -> None:
    """Tell of days that cannot follow one another, those that are not given left out."""
    known = [(name, day) for name, day in days if day is not None]
    for (first, earlier), (second, later) in pairwise(known):
        if later < earlier:
            message = f"{second} ({later}) trước {first} ({earlier})"
            findings.warning("lan-nguoc-ngay", message, "kiểm tra lại hai ngày này", line)


def _answer_by(record: Record) -> date | str | None:
    """Give the date or the words "15 ngày làm việc"; None where there is neither."""
    words = record.text("han-tra-loi")
    return words if _WORKING_DAYS.fullmatch(words) else record.day("han-tra-loi")


def _milestones(records: Sequence[Record], findings: Findings) -> tuple[Milestone, ...]:
    steps = tuple(map(_milestone, records))
    due = [(step, record.line) for step, record in zip(steps, records, strict=True) if step.due]
    for (earlier, _), (later, line) in pairwise(due):
        if earlier.due and later.due and later.due < earlier.due:
            message = f"hạn {later.due} trước hạn của mốc đứng trước ({earlier.due})"
            findings.warning("moc-nguoc-ngay", message, "kiểm tra lại hai hạn này", line)
    return steps


def _milestone(record: Record) -> Milestone:
    return Milestone(
        record.text("tieu-de", required=True),
        record.day("han"),
        record.day("xong"),
        record.identifier("chu-tri"),
        record.identifiers("phoi-hop"),
        record.number("lan"),
        record.word("viec", _ABOUT),
    )


def _entries(records: Sequence[Record], findings: Findings) -> tuple[DossierEntry, ...]:
    entries: dict[str, DossierEntry] = {}
    for record in records:
        name = record.identifier("id", required=True)
        words = record.text("ten", required=True)
        source, path = _source(record, findings)
        entry = DossierEntry(
            name,
            words or name,
            record.flag("bat-buoc"),
            source,
            path,
            record.identifier("chu-tri"),
            record.text("can-cu"),
        )
        if name in entries:
            message = f"mã tài liệu '{name}' có hai lần trong một bộ hồ sơ"
            findings.error("ho-so-trung-ma", message, "bỏ một dòng, hoặc đặt mã khác", record.line)
        elif name:
            entries[name] = entry
    return tuple(entries.values())


def _source(record: Record, findings: Findings) -> tuple[DossierSource, str]:
    """Give where a document comes from, and its path where that is named; else `ho-so/<id>`."""
    written = record.text("nguon")
    known = [source.value for source in DossierSource]
    if not written or written in known:
        return DossierSource(written or DossierSource.PLACED), ""
    path = written.rstrip("/")
    if _PLACED.fullmatch(path) and not {"", ".", ".."} & {*path.split("/")}:
        return DossierSource.PLACED, path
    fix = or_nearest(written, known, f"dùng một trong: {', '.join(known)}, hoặc ho-so/<tệp>")
    message = f"'nguon' không nhận giá trị '{written}'"
    findings.error("ho-so-nguon-la", message, fix, record.line)
    return DossierSource.PLACED, ""


def _report_empty(findings: Findings, line: int) -> None:
    fix = "thêm khóa lan với ít nhất một dòng `- so: 1` và `ngay: 2025-11-15`"
    findings.error("ke-hoach-trong", "kế hoạch không có lần dự thảo nào dùng được", fix, line)
