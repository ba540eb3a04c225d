"""What awaits a body: its parts, days, signatures, comments and answers, worked out from files."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pipeline.consult.deadline import answer_by
from pipeline.model.delivery import Delivery
from pipeline.model.delivery_counts import counted
from pipeline.model.feedback_sheet import NAME as FEEDBACK
from pipeline.model.fixed import Fixed
from pipeline.model.outline import Round
from pipeline.render.site.own_comments import FOLDER as COMMENTS
from pipeline.render.site.own_comments import counted_comments
from pipeline.rounds.served.journal import JOURNAL, Line
from pipeline.rounds.served.state import STATE
from pipeline.site.desk.parts import (
    PartLine,
    deliveries_of,
    part_line,
    waiting_signatures,
)
from pipeline.site.downloads import package_of
from pipeline.site.keys import Role, file_stamp
from pipeline.site.served import Served
from pipeline.stages.commenting.answers import ACT as ANSWERED
from pipeline.stages.commenting.period import period_of
from pipeline.stages.commenting.sending import ACT as COMMENTED
from pipeline.stages.commenting.sending import folder_of
from pipeline.stages.handing.drafts import WAITS
from pipeline.stages.handing.exchange import ACT as HANDED
from pipeline.stages.handing.sent_signatures import SENT, SentSignature, sent_stamps
from pipeline.workspace.records import DELIVERIES, SIGNATURES

_ACTS: Final = {HANDED: "Nộp bài", WAITS: "Nộp bài, chờ hợp nhất", COMMENTED: "Góp ý",
                ANSWERED: "Ý kiến về kết quả", SENT: "Văn bản ký"}  # fmt: skip
_RECENT: Final = 6
_AUTHORS: Final = frozenset({Role.HAND_IN, Role.CONSULT, Role.WATCH})


class Tile(Fixed):
    """A figure: the number, what it counts, where more of it is, "warn" where it is pressing."""

    number: str
    words: str
    address: str = ""
    grade: str = ""


class Task(Fixed):
    """Something to be done: what, the state it is in, more of it, and the way to do it."""

    title: str
    state: str
    told: str
    address: str
    button: str


class OwnWork(Fixed):
    """All of it, in the order in which it is shown."""

    body: str
    round: str
    parts: tuple[PartLine, ...] = ()
    tiles: tuple[Tile, ...] = ()
    tasks: tuple[Task, ...] = ()
    receipts: tuple[tuple[str, str], ...] = ()


def own_work(served: Served, body: str, role: Role) -> OwnWork:
    """Give what awaits a body, of what a role may do and see.

    It is worked out again once a file that it is read from was written, or the day is another.
    """
    figures = served.figures()
    stamp = served.today, id(figures), *_stamps(served, body)
    found: OwnWork
    # what is kept holds the figures, so that no others get their id
    _, found = served.kept.of(
        ("work", body, role), lambda: (figures, _worked_out(served, body, role)), stamp
    )
    return found


def _stamps(served: Served, body: str) -> Iterator[object]:
    """Give what is another once a record of a body, or the list of issued rounds, is another."""
    yield file_stamp(served.workspace / STATE / JOURNAL)
    yield sent_stamps(served.workspace)  # returned a moment after the journal's line
    issued = served.issued.rounds()
    yield issued
    yield bool(issued) and served.pages(issued[-1]) is not None
    for number in range(1, served.round_number + 1):
        folder = served.workspace / "sections" / f"lan-{number}"
        said = folder_of(served.workspace, number, body)
        for path in (
            folder / body / DELIVERIES, folder / body / SIGNATURES, said, said.with_suffix(".xlsx"),
        ):  # fmt: skip
            yield file_stamp(path)


def _worked_out(served: Served, body: str, role: Role) -> OwnWork:
    current = served.shared().round
    sent = served.kept.sent(served.workspace, body)
    own = deliveries_of(served, current, body) if role in _AUTHORS else ()
    waiting = waiting_signatures(served, current.number, body) if own else ()
    lines = tuple(part_line(served, one, current, role, waiting, sent) for one in own)
    tiles = (*_own_tiles(served, current, own, role), *_said_tiles(served, body, role))
    tasks = (
        *_owed(lines, own),
        *_to_sign(own, current, role, waiting),
        *_to_say(served, body, role),
    )
    receipts = tuple(_receipt(served, line) for line in sent[:_RECENT])
    return OwnWork(served.name_of(body), current.name, lines, tiles, tasks, receipts)


def _own_tiles(
    served: Served, current: Round, own: Sequence[Delivery], role: Role
) -> Iterator[Tile]:
    if not own:
        return
    counts = counted(own)
    if current.due is not None:
        way = "/nop" if role is Role.HAND_IN else ""
        yield _left(current.due, served.today, "nộp bài", way, settled=not counts.owed)
    came = counts.received + counts.unchanged + counts.withdrawn
    yield Tile(f"{came}/{counts.asked}", "phần việc đã nhận", f"/co-quan/{own[0].record.agency}")
    way = f"/ky/{current.number}" if role is Role.HAND_IN else ""
    yield Tile(f"{counts.signed}/{counts.signed + counts.unsigned}", "phần đã ký", way)


def _left(due: date, today: date, what: str, address: str, *, settled: bool) -> Tile:
    days = (due - today).days
    if days < 0:
        words = f"ngày quá hạn {what} ({due:%d/%m/%Y})"
        return Tile(f"{-days}", words, address, "" if settled else "warn")
    return Tile(f"{days}", f"ngày còn lại để {what} ({due:%d/%m/%Y})", address)


def _said_tiles(served: Served, body: str, role: Role) -> Iterator[Tile]:
    """Give the last day for comments, and what became of those that a body made."""
    number = max(served.issued.rounds(), default=0)
    plan = served.shared().schedule.round(number) if number else None
    if plan is not None and role is Role.COMMENT and (last := _last(served, plan)):
        said = folder_of(served.workspace, number, body).is_dir()
        yield _left(last, served.today, f"trả lời {plan.name}", f"/gop-y/{number}", settled=said)
    told, opened = _comments(served, number, body)
    if told:
        words = f"ý kiến đã góp: {told - opened} đã xử lý, {opened} còn mở"
        yield Tile(f"{told}", words, f"/y-kien/{number}/{body}")


def _last(served: Served, plan: Round) -> date | None:
    """Give the last day for comments on an issued round, None once none are taken."""
    last = answer_by(plan, served.shared().settings.holidays)
    closed = period_of(served.workspace, plan.number, last, served.today).closed
    return None if closed else last


def _comments(served: Served, number: int, body: str) -> tuple[int, int]:
    """Give how many comments of a body the pages of a round tell of, and how many are open."""
    pages = served.pages(number) if number else None
    page = pages.get(f"{COMMENTS}/{body}.html") if pages else None
    return (0, 0) if page is None else counted_comments(page.data)


def _owed(lines: Sequence[PartLine], own: Sequence[Delivery]) -> Iterator[Task]:
    for line, one in zip(lines, own, strict=True):
        if one.is_due:
            yield Task(line.title, line.state, line.told, line.hand_in, "Nộp")


def _to_sign(
    own: Sequence[Delivery], current: Round, role: Role, waiting: Sequence[SentSignature]
) -> Iterator[Task]:
    way = f"/ky/{current.number}" if role is Role.HAND_IN else ""
    yield from (
        Task(f"Văn bản ký số {one.letter.number}", "tư vấn trả lại", one.returned, way, "Ký lại")
        for one in waiting if one.returned
    )  # fmt: skip
    sent = {item for one in waiting for item in one.letter.items}
    lacking = [one for one in own if one.needs_signature and one.record.item not in sent]
    if lacking:
        titles = "; ".join(one.record.title for one in lacking[:3])
        more = f" và {len(lacking) - 3} phần nữa" if len(lacking) > 3 else ""
        state = f"{len(lacking)} phần chưa có chữ ký"
        yield Task("Thủ trưởng ký các phần đã gửi", state, f"{titles}{more}", way, "Gửi văn bản ký")


def _to_say(served: Served, body: str, role: Role) -> Iterator[Task]:
    """Give what is asked of whoever comments: a word on the newest draft, and on the answers."""
    number = max(served.issued.rounds(), default=0)
    plan = served.shared().schedule.round(number) if number else None
    if plan is None or role is not Role.COMMENT:
        return
    own = folder_of(served.workspace, number, body)
    if (last := _last(served, plan)) and not (own.is_dir() or own.with_suffix(".xlsx").is_file()):
        told = f"hạn trả lời {last:%d/%m/%Y}"
        yield Task(f"Góp ý {plan.name}", "chưa trả lời", told, f"/gop-y/{number}", "Đọc và góp ý")
    answered = f"trich-gui/{body}/{FEEDBACK}.xlsx" in served.kept.names(package_of(served, number))
    if answered and not (own / f"{FEEDBACK}.xlsx").is_file():
        told = "chọn Đồng ý hoặc Bảo lưu với từng kết quả"
        yield Task("Kết quả tiếp thu ý kiến của cơ quan", "đã có trả lời", told,
                   f"/ket-qua/{number}", "Cho ý kiến")  # fmt: skip


def _receipt(served: Served, line: Line) -> tuple[str, str]:
    item = next((one for one in served.shared().outline.items if one.id == line.entry.item), None)
    day, _, hour = line.at.partition("T")
    when = f"{hour[:5]} {'/'.join(reversed(day.split('-')))}"
    words = ": ".join(filter(None, (_ACTS[line.entry.act], item.title if item else "")))
    return f"/bien-nhan/{line.entry.id}", f"{words}, {when}"
