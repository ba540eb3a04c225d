"""Words of a progress report that its paper, its workbook and its letters share."""

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.model.comment import Answer
from pipeline.model.delivery import (
    ANSWER_WORDS,
    DUTY_WORDS,
    SIGN_WORDS,
    STATE_WORDS,
    Delivery,
    DeliveryState,
    DeliveryStatus,
)
from pipeline.model.progress import STANDING_WORDS, Move, Moved, Period, Progress, Reminder, Task
from pipeline.model.receipt import Difficulty
from pipeline.model.signature import SignState

_MOVED = {
    Moved.STATE: "tình trạng",
    Moved.SIGNATURE: "chữ ký",
    Moved.ANSWER: "trả lời lấy ý kiến",
    Moved.COMMENTS: "số ý kiến",
}
_NOTHING = "không có"


def day_text(day: date | None) -> str:
    """Give "05/12/2025", "" for no day."""
    return f"{day:%d/%m/%Y}" if day else ""


def period_text(period: Period) -> str:
    """Give the days of a report in words."""
    end = f"đến ngày {day_text(period.end)}"
    return f"sau ngày {day_text(period.start)} {end}" if period.start else end


def standing_text(task: Task) -> str:
    """Give how a step stands: "Chậm 3 ngày"."""
    words = STANDING_WORDS[task.standing]
    return f"{words} {task.days} ngày" if task.days else words


def who_text(task: Task, status: DeliveryStatus) -> str:
    """Give who leads a step and who takes part in it."""
    step = task.milestone
    planner = status.outline.planning_agency if status.outline else ""
    lead = status.named(step.lead or planner)
    partners = ", ".join(status.named(one) for one in step.partners)
    return f"{lead}; phối hợp: {partners}" if partners else lead


def troubles(status: DeliveryStatus, task: Task) -> tuple[tuple[int, Difficulty], ...]:
    """Give the difficulties told with a step: all of them with the one that is being done."""
    return tuple(enumerate(status.difficulties, 1)) if task.is_current else ()


def overview(progress: Progress) -> Iterator[str]:
    """Give the sentences that open the report."""
    status = progress.status
    one = status.current
    late = sum(entry.late is True for entry in one.deliveries)
    owed = sum(entry.state is DeliveryState.OWED for entry in one.deliveries)
    due = f", hạn nộp ngày {day_text(one.round.due)}" if one.round.due else ""
    yield (
        f"Đang thực hiện {one.round.name} (ngày {day_text(one.round.day)}{due}): còn {owed} phần "
        f"hoặc biểu mẫu chưa gửi; {late} phần chậm hạn."
    )
    undated = sum(entry.late is None for entry in one.deliveries)
    if undated:
        yield f"{undated} phần đã nhận nhưng không rõ ngày nhận nên chưa xác định được đúng hạn."


def moves_together(moves: Sequence[Move]) -> Iterator[tuple[str, Move]]:
    """Give each move once with the rounds it is seen in, "1, 2": what holds on is seen again."""
    found: dict[tuple[str, str, Moved, str, str], list[Move]] = {}
    for move in moves:
        key = (move.agency, move.item, move.what, move.old, move.new)
        found.setdefault(key, []).append(move)
    for same in found.values():
        yield ", ".join(str(move.round) for move in same), same[0]


def move_texts(move: Move, titles: dict[str, str]) -> tuple[str, str, str]:
    """Give what moved, what it was and what it is."""
    what = titles.get(move.item, move.item) if move.item else ""
    kind = _MOVED[move.what]
    return (f"{what}: {kind}" if what else kind, _value(move, move.old), _value(move, move.new))


def _value(move: Move, text: str) -> str:
    if not text:
        return _NOTHING
    match move.what:
        case Moved.STATE:
            return STATE_WORDS[DeliveryState(text)]
        case Moved.SIGNATURE:
            return SIGN_WORDS[SignState(text)]
        case Moved.ANSWER:
            return ANSWER_WORDS[Answer(text)]
        case Moved.COMMENTS:
            return text


def titles_of(status: DeliveryStatus) -> dict[str, str]:
    """Give the titles of items and forms by id, as the newest round has them."""
    return {entry.record.item: entry.record.title for _, entry in status.all()}


def reminded_of(reminder: Reminder, status: DeliveryStatus) -> Iterator[tuple[str, str, str]]:
    """Give each thing an agency is reminded of: what, by when, and what it has to do."""
    by = day_text(reminder.round.due)
    for entry in reminder.due:
        yield part_text(entry), by, _to_do(entry)
    for entry in reminder.unsigned:
        changed = entry.signature is not None and entry.signature.state is SignState.CHANGED
        why = "đã đổi sau khi ký, ký lại" if changed else "thủ trưởng ký xác nhận"
        yield part_text(entry), by, why
    for draft, answer in reminder.asked:
        yield f"Góp ý {draft.name}", day_text(answer.due), "gửi văn bản và phiếu góp ý"
    for draft, answer in reminder.contacts:
        name = status.named(answer.agency)
        what = f"Ý kiến của {name} đối với {draft.name}"
        yield what, day_text(answer.due), "liên hệ, đôn đốc với vai trò đầu mối"


def part_text(entry: Delivery) -> str:
    """Give what a part is called in a report: its title, where it stands, as what it is owed."""
    record = entry.record
    place = f" ({record.place})" if record.place else ""
    return f"{record.title}{place}, {DUTY_WORDS[record.duty]}"


def _to_do(entry: Delivery) -> str:
    late = f", chậm {entry.days_late} ngày" if entry.days_late else ""
    match entry.state:
        case DeliveryState.OWED:
            return f"gửi nội dung{late}"
        case DeliveryState.INCOMPLETE:
            return f"bổ sung phần còn thiếu: {_first(entry.faults)}"
        case _:
            return f"sửa lỗi: {_first(entry.faults)}"


def _first(faults: Sequence[str]) -> str:
    more = f" (và {len(faults) - 1} lỗi khác)" if len(faults) > 1 else ""
    return f"{faults[0]}{more}" if faults else "xem thông báo"
