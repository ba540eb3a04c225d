"""`tien-do.docx`: the progress report to UBND tỉnh (plan, IV.2), on wide pages."""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.body_groups import grouped
from pipeline.model.comment import Answer
from pipeline.model.delivery import BodyAnswer, DeliveryStatus, RoundDelivery
from pipeline.model.delivery_counts import Counts, counted
from pipeline.model.numerals import roman
from pipeline.model.progress import Progress, Standing
from pipeline.render.monitoring.progress_words import (
    day_text,
    move_texts,
    moves_together,
    overview,
    period_text,
    reminded_of,
    standing_text,
    titles_of,
    troubles,
    who_text,
)
from pipeline.render.papers.paper import letterhead_of, lines, paper, paper_shell
from pipeline.render.unbroken import unbroken
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.runs import run
from pipeline.render.word.shell import TagValue
from pipeline.render.word.tables.text_table import Line, TextRow, text_table

_TASKS: Final = (
    ("TT", 560),
    ("Nhiệm vụ", 2700),
    ("Chủ trì; phối hợp", 1900),
    ("Kết quả kỳ này", 2300),
    ("Lũy kế", 2700),
    ("Vượt, đạt, chậm", 1100),
    ("Khó khăn, vướng mắc", 1650),
    ("Đề xuất, kiến nghị", 1660),
)
_MOVES: Final = (("TT", 700), ("Lần", 700), ("Cơ quan", 3600), ("Nội dung", 5000),
                 ("Kỳ trước", 2285), ("Kỳ này", 2285))  # fmt: skip
_ANSWERS: Final = (("Nhóm cơ quan, tổ chức", 5570), ("Đã gửi", 1500), ("Trả lời", 1500),
                   ("Thống nhất", 1500), ("Chưa trả lời", 1500), ("Số ý kiến", 1500),
                   ("Đã xử lý", 1500))  # fmt: skip
_TROUBLES: Final = (("TT", 700), ("Cơ quan", 2600), ("Khó khăn, vướng mắc", 5135),
                    ("Đề xuất, kiến nghị", 4335), ("Cấp giải quyết", 1800))  # fmt: skip
_REMINDED: Final = (("TT", 700), ("Cơ quan", 4000), ("Số việc", 1200), ("Nội dung", 8670))
_FIGURES: Final = ("nợ", "nhận", "giữ", "sai", "chậm", "ký")
_WIDTH: Final = 14570
_FIGURE, _SIGNED = 610, 780  # twips: three digits; "30/75"
_ROUNDS: Final = 3  # rounds that stand side by side
_MANY: Final = 20  # bodies of a group that stand in one row
_ALIKE: Final = 5  # agencies reminded of the same that stand in rows of their own
_TOLD: Final = 4  # things an agency is reminded of that the report names
_RED, _AMBER, _GREEN = "F8CBAD", "FFE699", "C6EFCE"
_SMALL: Final = 10


def progress_paper(progress: Progress, *, template: bytes) -> bytes:
    """Give the .docx.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    status = progress.status
    assert status.outline is not None
    head = letterhead_of(status.outline, status.agencies, status.today)
    values: dict[str, TagValue] = {
        **head,
        "ky": period_text(progress.period),
        "mo_dau": lines([*overview(progress)]),
        "ket": lines([]),
    }
    chapters = [chapter for chapter in _chapters(progress) if chapter[1]]
    body = "".join(
        _heading(f"{roman(number)}. {title}") + content
        for number, (title, content) in enumerate(chapters, 1)
    )
    return paper(
        paper_shell(template, values, size=_SMALL),
        body,
        title="Báo cáo tiến độ",
        creator=str(head["co_quan"]),
        day=status.today,
    )


def _chapters(progress: Progress) -> Iterator[tuple[str, str]]:
    status = progress.status
    yield "Kết quả thực hiện nhiệm vụ theo Kế hoạch", _tasks(progress)
    if progress.moves is not None:
        yield "Thay đổi so với báo cáo trước", _moves(progress)
    yield "Kết quả lấy ý kiến", _answers(status)
    yield "Tình hình gửi nội dung của từng cơ quan", _matrix(status)
    yield "Khó khăn, vướng mắc; đề xuất, kiến nghị", _troubles(status)
    yield "Cơ quan cần đôn đốc", _reminders(progress)


def _heading(text: str) -> str:
    return paragraph("TienDoMuc", run(unbroken(text)))


def _note(text: str) -> str:
    return paragraph("MoDau", run(unbroken(text)))


def _table(
    columns: Sequence[tuple[str, int]], rows: Sequence[TextRow], centred: Sequence[int] = (0,)
) -> str:
    if not rows:
        return ""
    heads, widths = [name for name, _ in columns], [width for _, width in columns]
    return text_table(heads, widths, rows, centred=frozenset(centred), size=_SMALL)


def _cells(*texts: str) -> tuple[tuple[Line, ...], ...]:
    return tuple(tuple(Line(part) for part in text.split("\n")) for text in texts)


def _tasks(progress: Progress) -> str:
    rows = []
    for number, task in enumerate(progress.tasks, 1):
        told = troubles(progress.status, task)
        numbers = ", ".join(str(at) for at, _ in told)
        cells = _cells(
            str(number),
            f"{task.milestone.title}\n{_due(task.milestone.due)}",
            who_text(task, progress.status),
            "\n".join(task.period),
            "\n".join(task.total),
            standing_text(task),
            f"{len(told)} nội dung, số {numbers} ở mục Khó khăn, vướng mắc" if told else "",
            f"Kèm từng khó khăn (số {numbers})" if told else "",
        )
        rows.append(
            TextRow(cells, fills=("", "", "", "", "", _standing_fill(task.standing), "", ""))
        )
    return _table(_TASKS, rows, (0, 5))


def _due(due: object) -> str:
    return f"(hạn {due:%d/%m/%Y})" if due else ""


def _standing_fill(standing: Standing) -> str:
    match standing:
        case Standing.LATE:
            return _RED
        case Standing.AHEAD | Standing.MET:
            return _GREEN
        case _:
            return ""


def _moves(progress: Progress) -> str:
    status = progress.status
    if not progress.moves:
        return _note("Không có thay đổi.")
    titles = titles_of(status)
    rows = [
        TextRow(_cells(str(at), rounds, status.named(move.agency), *move_texts(move, titles)))
        for at, (rounds, move) in enumerate(moves_together(progress.moves), 1)
    ]
    return _table(_MOVES, rows, (0, 1))


def _answers(status: DeliveryStatus) -> str:
    return _table(_ANSWERS, [*_answer_rows(status)], range(1, 7))


def _answer_rows(status: DeliveryStatus) -> Iterator[TextRow]:
    for one in status.rounds:
        asked = {entry.agency: entry for entry in one.answers if entry.asked}
        known = [agency for agency in status.agencies if agency.id in asked]
        if not known:
            continue
        by = f", hạn trả lời {day_text(one.answer_by)}" if one.answer_by else ""
        yield TextRow(((Line(f"{one.round.name}{by}", bold=True),),), span=True, shaded=True)
        for title, bodies in grouped(known):
            yield _answer_row(title, [asked[body.id] for body in bodies])
        unasked = [entry for entry in one.answers if not entry.asked]
        if unasked:
            yield _answer_row("Gửi ý kiến khi không được lấy ý kiến", unasked)


def _answer_row(title: str, answers: Sequence[BodyAnswer]) -> TextRow:
    silent = sum(entry.is_silent for entry in answers)
    numbers = (
        sum(entry.asked for entry in answers),
        len(answers) - silent,
        sum(entry.answer is Answer.AGREED for entry in answers),
        silent,
        sum(entry.comments for entry in answers),
        sum(entry.answered for entry in answers),
    )
    fills = ("", "", "", "", _AMBER if silent else "", "", "")
    return TextRow(_cells(title, *map(str, numbers)), fills=fills)


def _matrix(status: DeliveryStatus) -> str:
    shown = status.rounds[-_ROUNDS:]
    figures = [(figure, _SIGNED if figure == "ký" else _FIGURE) for figure in _FIGURES]
    name = _WIDTH - 600 - sum(width for _, width in figures) * len(shown)
    columns = [
        ("TT", 600),
        ("Cơ quan", name),
        *((f"L{one.round.number} {figure}", width) for one in shown for figure, width in figures),
    ]
    rows = [*_matrix_rows(status, shown)]
    legend = (
        "L1, L2, …: dự thảo lần 1, 2, …; nợ: chưa gửi; nhận: mới trong lần này; giữ: giữ nguyên "
        "như lần trước; sai: có lỗi hoặc thiếu số liệu; chậm: sau hạn nộp; ký: số phần đã ký trên "
        "số phải ký."
    )
    return _table(columns, rows, (0, *range(2, len(columns)))) + _note(legend)


def _matrix_rows(status: DeliveryStatus, shown: Sequence[RoundDelivery]) -> Iterator[TextRow]:
    writing = {entry.record.agency for _, entry in status.all()}
    number = 0
    for title, bodies in grouped(one for one in status.agencies if one.id in writing):
        yield TextRow(((Line(title, bold=True),),), span=True, shaded=True)
        if len(bodies) > _MANY:
            together = [
                counted(entry for body in bodies for entry in one.of(body.id)) for one in shown
            ]
            yield _figures("", f"{len(bodies)} đơn vị", together)
            continue
        for body in bodies:
            number += 1
            yield _figures(str(number), body.name, [counted(one.of(body.id)) for one in shown])
    yield _figures("", "Cộng", [counted(one.deliveries) for one in shown])


def _figures(number: str, name: str, rounds: Sequence[Counts]) -> TextRow:
    texts, fills = [number, name], ["", ""]
    for counts in rounds:
        parts = counts.signed + counts.unsigned
        wrong = counts.faulty + counts.incomplete
        figures = (
            counts.owed,
            counts.received + counts.withdrawn,
            counts.unchanged,
            wrong,
            counts.late,
        )
        texts += [str(figure) if figure else "" for figure in figures]
        texts.append(f"{counts.signed}/{parts}" if parts else "")
        fills += [
            _RED if counts.owed else "",
            "",
            "",
            _AMBER if wrong else "",
            _RED if counts.late else "",
            (_AMBER if counts.unsigned else _GREEN) if parts else "",
        ]
    return TextRow(_cells(*texts), fills=tuple(fills))


def _troubles(status: DeliveryStatus) -> str:
    rows = [
        TextRow(
            _cells(
                str(at),
                status.named(one.agency) if one.agency else "",
                one.trouble,
                one.proposal,
                one.settled_by,
            )
        )
        for at, one in enumerate(status.difficulties, 1)
    ]
    return _table(_TROUBLES, rows)


def _reminders(progress: Progress) -> str:
    """Give who is reminded of what; many that are reminded of the same stand in one row."""
    status = progress.status
    found: dict[tuple[str, ...], list[str]] = {}
    for one in progress.reminders:
        things = tuple(f"{what}: {to_do}" for what, _, to_do in reminded_of(one, status))
        found.setdefault(things, []).append(status.named(one.agency))
    split = [
        (group, things)
        for things, names in found.items()
        for group in ([names] if len(names) > _ALIKE else [[name] for name in names])
    ]
    rows = [
        TextRow(_cells(str(at), _named(names), str(len(things)), _told(names, things)))
        for at, (names, things) in enumerate(split, 1)
    ]
    return _table(_REMINDED, rows, (0, 2))


def _named(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} cơ quan"


def _told(names: Sequence[str], things: Sequence[str]) -> str:
    """Give what is to be done, and by whom where they are many."""
    more = len(things) - _TOLD
    rest = (f"… và {more} việc khác (công văn kèm theo)",) if more > 1 else ()
    shown = (*things[:_TOLD], *rest) if rest else things
    listed = (f"({', '.join(names)})",) if len(names) > 1 else ()
    return "\n".join((*shown, *listed))
