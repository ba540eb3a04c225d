"""How the work stands, in a terminal: agencies by group and round in 100 columns, or one agency."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from pipeline.model.body_groups import grouped
from pipeline.model.comment import Answer
from pipeline.model.delivery import (
    ANSWER_WORDS,
    DUTY_WORDS,
    SIGN_WORDS,
    STATE_WORDS,
    BodyAnswer,
    Delivery,
    DeliveryState,
    DeliveryStatus,
    Duty,
    RoundDelivery,
)
from pipeline.model.delivery_counts import Counts, counted
from pipeline.model.outline import Agency
from pipeline.model.signature import SignState
from pipeline.render.terminal.lines import EMPTY, Line, Piece, Style, columns, cut

_SHOWN: Final = 2  # rounds side by side
_MANY: Final = 20  # bodies of a group that are summed up in one line
_MOST_LATE: Final = 12  # overdue parts named one by one
_HEADS: Final = (("nợ", 5), ("nhận", 5), ("giữ", 5), ("sai", 5), ("chậm", 5), ("ký", 7))
_NAME: Final = 32
_LOOKS: Final = {
    DeliveryState.OWED: Style.ERROR,
    DeliveryState.FAULTY: Style.ERROR,
    DeliveryState.INCOMPLETE: Style.WARNING,
    DeliveryState.RECEIVED: Style.NEW,
    DeliveryState.OPTIONAL: Style.DIM,
}


def status_lines(status: DeliveryStatus, *, width: int = 100) -> tuple[Line, ...]:
    """Give the whole: deliveries by group and agency, answers by group, what is overdue."""
    made = (
        *_head(status),
        *_matrix(status),
        *_consultations(status),
        *_overdue(status),
        *_signatures(status),
    )
    return tuple(cut(line, width) for line in made)


def agency_lines(status: DeliveryStatus, agency: str, *, width: int = 100) -> tuple[Line, ...]:
    """Give all of one agency: each part of each round, what it was asked, whom it asks."""
    lines: list[Line] = [_title(f"{status.named(agency)}, đến ngày {_day(status.today)}")]
    for one in status.rounds:
        own = one.of(agency)
        asked = [answer for answer in one.answers if agency in (answer.agency, answer.contact)]
        if own or asked:
            lines += [EMPTY, _title(_round_words(one))]
        lines += [line for entry in own for line in _part_lines(entry)]
        lines += [_asked_line(answer, agency, status) for answer in asked]
    return tuple(cut(line, width) for line in lines)


def _head(status: DeliveryStatus) -> Iterator[Line]:
    yield _title(f"Theo dõi đến ngày {_day(status.today)}")
    for one in status.rounds[-_SHOWN:]:
        yield (Piece(f"  {_round_words(one)}"),)


def _round_words(one: RoundDelivery) -> str:
    due = f"hạn nộp {_day(one.round.due)}" if one.round.due else "chưa đặt hạn nộp"
    return f"{one.round.name} ({_day(one.round.day)}; {due})"


def _matrix(status: DeliveryStatus) -> Iterator[Line]:
    shown = status.rounds[-_SHOWN:]
    yield EMPTY
    room = sum(width for _, width in _HEADS)
    over = "".join(f" │{f'Lần {one.round.number}':^{room}}" for one in shown)
    heads = "".join(f"{name:>{width}}" for name, width in _HEADS)
    yield (Piece(f"{'':{_NAME}}{over}", Style.HEAD),)
    yield (Piece(f"{'Cơ quan':{_NAME}}" + f" │{heads}" * len(shown), Style.HEAD),)
    writing = [
        agency for agency in status.agencies if any(one.of(agency.id) for one in status.rounds)
    ]
    for title, bodies in grouped(writing):
        yield (Piece(title, Style.HEAD),)
        if len(bodies) > _MANY:
            yield _row(f"  {len(bodies)} đơn vị", [_together(bodies, one) for one in shown])
        else:
            for body in bodies:
                yield _row(f"  {body.name}", [counted(one.of(body.id)) for one in shown])
    yield _row("Tổng số", [counted(one.deliveries) for one in shown], bold=True)
    yield (Piece("nhận: mới trong lần này; giữ: như lần trước; sai: có lỗi hoặc thiếu; "
                 "ký: đã ký/phải ký", Style.DIM),)  # fmt: skip


def _together(bodies: Sequence[Agency], one: RoundDelivery) -> Counts:
    return counted(entry for body in bodies for entry in one.of(body.id))


def _row(name: str, rounds: Sequence[Counts], *, bold: bool = False) -> Line:
    shown = cut((Piece(name),), _NAME)[0].text
    pieces = [Piece(shown + " " * (_NAME - columns(shown)), Style.HEAD if bold else Style.PLAIN)]
    for counts in rounds:
        pieces.append(Piece(" │", Style.DIM))
        pieces += _cells(counts)
    return tuple(pieces)


def _cells(counts: Counts) -> Iterator[Piece]:
    parts = counts.signed + counts.unsigned
    signed = f"{counts.signed}/{parts}" if parts else ""
    all_signed = Style.NEW if parts and not counts.unsigned else Style.PLAIN
    values = (
        (counts.owed, Style.ERROR),
        (counts.received + counts.withdrawn, Style.PLAIN),
        (counts.unchanged, Style.PLAIN),
        (counts.faulty + counts.incomplete, Style.WARNING),
        (counts.late, Style.ERROR),
    )
    for (value, style), (_, width) in zip(values, _HEADS, strict=False):
        yield Piece(f"{value or '·':>{width}}", style if value else Style.DIM)
    yield Piece(f"{signed or '·':>{_HEADS[-1][1]}}", all_signed)


def _consultations(status: DeliveryStatus) -> Iterator[Line]:
    for one in status.rounds:
        asked = {entry.agency: entry for entry in one.answers if entry.asked}
        if not asked:
            continue
        by = f", hạn trả lời {_day(one.answer_by)}" if one.answer_by else ""
        yield from (EMPTY, _title(f"Lấy ý kiến {one.round.name}{by}"))
        known = [agency for agency in status.agencies if agency.id in asked]
        for title, bodies in grouped(known):
            yield _answers_line(title, [asked[body.id] for body in bodies])


def _answers_line(title: str, answers: Sequence[BodyAnswer]) -> Line:
    silent = sum(entry.is_silent for entry in answers)
    agreed = sum(entry.answer is Answer.AGREED for entry in answers)
    comments = sum(entry.comments for entry in answers)
    answered = sum(entry.answered for entry in answers)
    head = cut((Piece(f"  {title}"),), _NAME)[0].text
    return (
        Piece(head + " " * (_NAME + 1 - columns(head))),
        Piece(f"{len(answers) - silent}/{len(answers)} trả lời, {agreed} thống nhất, "),
        Piece(f"{silent} im lặng", Style.WARNING if silent else Style.DIM),
        Piece(f", xử lý {answered}/{comments} ý kiến" if comments else "", Style.DIM),
    )


def _overdue(status: DeliveryStatus) -> Iterator[Line]:
    one = status.current
    over = one.round.due is not None and status.today > one.round.due
    late = [entry for entry in one.deliveries if over and entry.is_due]
    undated = sum(entry.late is None for entry in one.deliveries)
    if late:
        yield from (EMPTY, _title(f"Quá hạn, {one.round.name}: {len(late)} phần"))
        parts = [entry for entry in late if entry.record.duty is not Duty.FORM]
        ordered = sorted(parts, key=lambda entry: -entry.days_late)
        for entry in ordered[:_MOST_LATE]:
            yield _late_line(entry, status.named(entry.record.agency), entry.record.title)
        if len(parts) > _MOST_LATE:
            more = len(parts) - _MOST_LATE
            yield (Piece(f"  … và {more} phần khác (xem --agency, theo-doi.xlsx)", Style.DIM),)
        yield from _late_forms([entry for entry in late if entry.record.duty is Duty.FORM])
    if undated:
        yield (Piece(f"{undated} phần đã nhận không rõ ngày: ghi vào nop.yaml", Style.WARNING),)


def _late_forms(late: Sequence[Delivery]) -> Iterator[Line]:
    """Give a line for each form: how many owe it, or filled it in wrong."""
    by_form: dict[str, list[Delivery]] = {}
    for entry in late:
        by_form.setdefault(entry.record.item, []).append(entry)
    for same in by_form.values():
        first = max(same, key=lambda entry: entry.days_late)
        yield _late_line(first, f"{len(same)} cơ quan", f"biểu mẫu {first.record.title}")


def _late_line(entry: Delivery, who: str, what: str) -> Line:
    days = f"chậm {entry.days_late} ngày" if entry.days_late else STATE_WORDS[entry.state]
    return (
        Piece(f"  {days:<16}", Style.ERROR),
        Piece(f"{who}: {what} [{entry.record.item}]"),
    )


def _signatures(status: DeliveryStatus) -> Iterator[Line]:
    changed = [
        entry
        for entry in status.current.deliveries
        if entry.signature is not None and entry.signature.state is SignState.CHANGED
    ]
    if changed:
        yield from (EMPTY, _title(f"Đổi sau khi ký: {len(changed)} phần, phải ký lại"))
        for entry in changed[:_MOST_LATE]:
            name = status.named(entry.record.agency)
            yield (Piece(f"  {name}: {entry.record.title} [{entry.record.item}]"),)


def _part_lines(entry: Delivery) -> Iterator[Line]:
    """Give what became of a part, then what else is known of it on a line of its own."""
    record = entry.record
    duty = "" if record.duty is Duty.LEAD else f" ({DUTY_WORDS[record.duty]})"
    yield (
        Piece(f"  {STATE_WORDS[entry.state]:<15}", _LOOKS.get(entry.state, Style.PLAIN)),
        Piece(f"{record.title} [{record.item}]{duty}"),
    )
    known = [words for words in _known(entry) if words[0]]
    if known:
        parted = [piece for words in known for piece in (Piece("; ", Style.DIM), Piece(*words))]
        yield (Piece(f"{'':17}"), *parted[1:])
    told: Iterable[str] = entry.faults[:2]
    if entry.signature is not None:
        told = (*told, *entry.signature.changes[:2])
    yield from ((Piece(f"{'':17}{words}", Style.DIM),) for words in told)


def _known(entry: Delivery) -> Iterator[tuple[str, Style]]:
    """Give the day it came, whether that was in time, whether it is signed."""
    if entry.day is not None and entry.day_from is not None:
        yield f"nhận {_day(entry.day)} (theo {entry.day_from.value})", Style.DIM
    if entry.late is None:
        yield "không rõ ngày nhận để tính hạn", Style.WARNING
    elif entry.late:
        yield f"chậm {entry.days_late} ngày", Style.ERROR
    if entry.carried:
        yield "chép sang, chưa sửa", Style.DIM
    if entry.signature is not None:
        held = entry.signature.state is SignState.SIGNED
        yield SIGN_WORDS[entry.signature.state], Style.DIM if held else Style.WARNING


def _asked_line(answer: BodyAnswer, agency: str, status: DeliveryStatus) -> Line:
    whose = "lấy ý kiến" if answer.agency == agency else f"đầu mối {status.named(answer.agency)}"
    style = Style.WARNING if answer.is_silent else Style.PLAIN
    made = f", {answer.comments} ý kiến" if answer.comments else ""
    return (Piece(f"  {whose}: "), Piece(f"{ANSWER_WORDS[answer.answer]}{made}", style))


def _title(words: str) -> Line:
    return (Piece(words, Style.HEAD),)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
