"""`tien-do.xlsx`: the tables of the progress report, to be filtered and carried on with."""

from collections.abc import Iterator

from pipeline.model.progress import STANDING_WORDS, Progress, Standing
from pipeline.render.excel.lists import CellValue, Highlight, ListColumn, ListSheet, table_workbook
from pipeline.render.monitoring.progress_words import (
    move_texts,
    moves_together,
    period_text,
    reminded_of,
    standing_text,
    titles_of,
    troubles,
    who_text,
)

Row = tuple[CellValue, ...]
_DATE = "dd/mm/yyyy"
_RED, _GREEN = ("#F8CBAD", "#9C0006"), ("#C6EFCE", "#006100")


def progress_workbook(progress: Progress) -> bytes:
    """Give the .xlsx: tasks, what moved, difficulties, reminders; sheets without rows left out."""
    sheets = (_tasks(progress), _moves(progress), _troubles(progress), _reminders(progress))
    return table_workbook(
        [sheet for sheet in sheets if sheet.rows], "Tiến độ lập điều chỉnh quy hoạch"
    )


def _tasks(progress: Progress) -> ListSheet:
    columns = (
        ListColumn("TT", 5),
        ListColumn("Nhiệm vụ", 44),
        ListColumn("Chủ trì; phối hợp", 30),
        ListColumn("Hạn", 12, _DATE),
        ListColumn("Hoàn thành", 12, _DATE),
        ListColumn(f"Kết quả kỳ này ({period_text(progress.period)})", 36),
        ListColumn("Lũy kế", 40),
        ListColumn("Vượt, đạt, chậm", 16),
        ListColumn("Khó khăn, vướng mắc", 50),
        ListColumn("Đề xuất, kiến nghị", 50),
    )
    rules = (
        Highlight((7, 7), STANDING_WORDS[Standing.LATE], *_RED),
        Highlight((7, 7), STANDING_WORDS[Standing.AHEAD], *_GREEN),
        Highlight((7, 7), STANDING_WORDS[Standing.MET], *_GREEN),
    )
    return ListSheet("Nhiệm vụ", columns, (*_task_rows(progress),), fixed=2, highlights=rules)


def _task_rows(progress: Progress) -> Iterator[Row]:
    status = progress.status
    for number, task in enumerate(progress.tasks, 1):
        told = troubles(status, task)
        yield (
            number,
            task.milestone.title,
            who_text(task, status),
            task.milestone.due,
            task.milestone.done,
            "\n".join(task.period),
            "\n".join(task.total),
            standing_text(task),
            "\n".join(f"{at}. {one.trouble}" for at, one in told),
            "\n".join(f"{at}. {one.proposal}" for at, one in told if one.proposal),
        )


def _moves(progress: Progress) -> ListSheet:
    columns = (
        ListColumn("Lần", 9),
        ListColumn("Cơ quan", 34),
        ListColumn("Nội dung", 50),
        ListColumn("Kỳ trước", 24),
        ListColumn("Kỳ này", 24),
    )
    status, titles = progress.status, titles_of(progress.status)
    rows = tuple(
        (rounds, status.named(move.agency), *move_texts(move, titles))
        for rounds, move in moves_together(progress.moves or ())
    )
    return ListSheet("Thay đổi", columns, rows, fixed=2)


def _troubles(progress: Progress) -> ListSheet:
    columns = (
        ListColumn("TT", 5),
        ListColumn("Cơ quan", 30),
        ListColumn("Khó khăn, vướng mắc", 60),
        ListColumn("Đề xuất, kiến nghị", 60),
        ListColumn("Cấp giải quyết", 18),
        ListColumn("Nguồn", 34),
    )
    status = progress.status
    rows = tuple(
        (
            at,
            status.named(one.agency) if one.agency else "",
            one.trouble,
            one.proposal,
            one.settled_by,
            one.source,
        )
        for at, one in enumerate(status.difficulties, 1)
    )
    return ListSheet("Khó khăn", columns, rows)


def _reminders(progress: Progress) -> ListSheet:
    columns = (
        ListColumn("Cơ quan", 34),
        ListColumn("Nội dung", 70),
        ListColumn("Hạn", 12),
        ListColumn("Việc cần làm", 60),
    )
    status = progress.status
    rows = tuple(
        (status.named(one.agency), *thing)
        for one in progress.reminders
        for thing in reminded_of(one, status)
    )
    return ListSheet("Nhắc việc", columns, rows, fixed=1)
