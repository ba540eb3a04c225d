"""The overview of a served site: what is delivered, what is due, what is still open, on a day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from pipeline.model.delivery import (
    ANSWER_WORDS,
    STATE_WORDS,
    BodyAnswer,
    Delivery,
    DeliveryState,
    DeliveryStatus,
)
from pipeline.model.delivery_counts import Counts, counted
from pipeline.model.outline import Agency, Milestone
from pipeline.model.overview import Figures, Overview
from pipeline.render.html.writing import escape

_GOOD: Final = frozenset({DeliveryState.RECEIVED, DeliveryState.UNCHANGED, DeliveryState.WITHDRAWN})
_HEAD: Final = (
    "Cơ quan", "Các phần việc", "Đã nhận", "Chưa gửi", "Có lỗi, thiếu", "Muộn", "Đã ký",
    "Thông báo", "Thay đổi",
)  # fmt: skip


def overview_main(overview: Overview) -> str:
    """Give the page's content."""
    status, figures = overview.status, overview.figures
    current = status.current
    return (
        f"<h1>Tổng quan ngày {_day(status.today)}</h1>\n"
        f'<p class="m">{escape(current.round.name)}</p>\n'
        f'<ul class="figures">{"".join(_figures(status, figures))}</ul>\n'
        f"{_milestones(status.milestones, status.today)}"
        f"{_matrix(status, figures)}{_answers(status)}{_downloads(overview.downloads)}"
    )


def _figures(status: DeliveryStatus, figures: Figures) -> Iterator[str]:
    current = status.current
    counts = counted(current.deliveries)
    yield _figure(f"{counts.received + counts.unchanged}/{counts.asked}", "phần việc đã nhận")
    yield _figure(f"{counts.owed}", "chưa gửi")
    yield _figure(f"{counts.unsigned}", "chưa ký hoặc đổi sau khi ký")
    if current.round.due is not None:
        yield _figure(*_left(current.round.due, status.today, "nộp bài"))
    if current.answer_by is not None:
        yield _figure(*_left(current.answer_by, status.today, "trả lời ý kiến"))
    told = f"ý kiến: {figures.answered} đã xử lý, {figures.opened} còn mở"
    yield _figure(f"{figures.comments}", told)


def _figure(number: str, words: str) -> str:
    return f"<li><strong>{escape(number)}</strong><span>{escape(words)}</span></li>\n"


def _left(due: date, today: date, what: str) -> tuple[str, str]:
    """Give how many days are left for something until a day, and what they are."""
    days = (due - today).days
    if days < 0:
        return f"{-days}", f"ngày quá hạn {what} ({_day(due)})"
    return f"{days}", f"ngày còn lại để {what} ({_day(due)})"


def _milestones(milestones: Sequence[Milestone], today: date) -> str:
    rows = (
        (escape(one.title), _day(one.due) if one.due else "–", _standing(one, today))
        for one in milestones
    )
    return _section("Các mốc", _table(("Công việc", "Hạn", "Tình trạng"), rows))


def _standing(one: Milestone, today: date) -> str:
    if one.done is not None:
        return _tag("fine", f"xong {_day(one.done)}")
    if one.due is None:
        return "–"
    days = (one.due - today).days
    if days < 0:
        return _tag("warn", f"quá hạn {-days} ngày")
    return f"còn {days} ngày"


def _matrix(status: DeliveryStatus, figures: Figures) -> str:
    rows = [
        _agency(agency, own, counted(own), figures)
        for agency in status.agencies
        if (own := status.current.of(agency.id))
    ]
    return _section("Nộp bài theo cơ quan", _table(_HEAD, rows, numbers=range(2, len(_HEAD))))


def _agency(
    agency: Agency, own: Sequence[Delivery], counts: Counts, figures: Figures
) -> tuple[str, ...]:
    wrong = counts.faulty + counts.incomplete
    number = counts.received + counts.unchanged
    return (
        f'<a href="/co-quan/{escape(agency.id)}">{escape(agency.name)}</a>',
        _parts(own),
        f"{number}/{counts.asked}",
        _number(counts.owed),
        _number(wrong),
        _number(counts.late),
        f"{counts.signed}/{counts.signed + counts.unsigned}",
        _number(figures.notices.get(agency.id, 0)),
        _number(figures.changes.get(agency.id, 0)),
    )


def _parts(own: Sequence[Delivery]) -> str:
    """Give each part with its state, those that still ask for something first."""
    shown = sorted(own, key=lambda one: one.state in _GOOD)
    lines = "".join(f"<li>{escape(one.record.title)} {_state(one)}</li>\n" for one in shown)
    return f"<details><summary>{len(own)} phần việc</summary><ul>{lines}</ul></details>"


def _state(one: Delivery) -> str:
    late = f", muộn {one.days_late} ngày" if one.late and one.days_late else ""
    return _tag(
        "fine" if one.state in _GOOD and not late else "warn", STATE_WORDS[one.state] + late
    )


def _answers(status: DeliveryStatus) -> str:
    asked = [one for one in status.current.answers if one.asked]
    before = [one for entry in status.rounds[:-1] for one in entry.answers if one.asked]
    shown = asked or before
    rows = (
        (
            escape(status.named(one.agency)),
            _answer(one),
            "<br>".join(escape(number) for number, _, _ in one.letters) or "–",
            _number(one.comments),
            _number(one.answered),
        )
        for one in sorted(shown, key=lambda one: not one.is_silent)
    )
    head = ("Cơ quan, đơn vị", "Trả lời", "Văn bản", "Ý kiến", "Đã xử lý")
    return _section("Lấy ý kiến", _table(head, rows, numbers=(3, 4)))


def _answer(one: BodyAnswer) -> str:
    return _tag("warn" if one.is_silent else "fine", ANSWER_WORDS[one.answer])


def _downloads(downloads: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<li><a href="{escape(address)}">{escape(words)}</a></li>\n'
        for address, words in downloads
    )
    return _section("Tải về", f"<ul>{listed}</ul>\n" if listed else "")


def _section(title: str, content: str) -> str:
    return f"<section>\n<h2>{escape(title)}</h2>\n{content}</section>\n" if content else ""


def _table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Iterable[int] = ()
) -> str:
    """Give a table whose cells are HTML already, the first of a row its heading."""
    right = set(numbers)
    lines = "".join(
        f'<tr><th scope="row">{first}</th>'
        + "".join(
            f'<td class="so">{cell}</td>' if at in right else f"<td>{cell}</td>"
            for at, cell in enumerate(rest, 1)
        )
        + "</tr>\n"
        for first, *rest in rows
    )
    if not lines:
        return ""
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    return (
        f'<div class="frame" tabindex="0" role="region" aria-label="{escape(head[0])}"><table>'
        f"<thead><tr>{titles}</tr></thead>\n<tbody>{lines}</tbody></table></div>\n"
    )


def _number(count: int) -> str:
    return str(count) if count else "–"


def _tag(grade: str, words: str) -> str:
    return f'<span class="tag {grade}">{escape(words)}</span>'


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
