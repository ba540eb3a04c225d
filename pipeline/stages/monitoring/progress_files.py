"""The progress report of a day: its paper, its workbook, and a letter for each agency reminded."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.model.delivery import DeliveryStatus
from pipeline.model.notice import Outcome
from pipeline.model.progress import Period, Progress, Snapshot
from pipeline.monitor.moves import moves, snapshot
from pipeline.monitor.reminders import reminders
from pipeline.monitor.tasks import tasks
from pipeline.render.monitoring.progress_paper import progress_paper
from pipeline.render.monitoring.progress_workbook import progress_workbook
from pipeline.render.monitoring.reminder_letter import reminder_letter
from pipeline.workspace.templates import with_template

REPORT, LETTER = "tien-do.docx", "nhac-viec.docx"
LETTERS = "nhac-viec"


def progress_of(status: DeliveryStatus, earlier: Snapshot | None) -> Progress:
    """Give the report: of the time since an earlier one, else since the day of the draft before."""
    assert status.outline is not None
    before = status.rounds[-2].round.day if len(status.rounds) > 1 else None
    start = earlier.day if earlier else before
    period = Period(start if start and start < status.today else None, status.today)
    return Progress(
        status,
        period,
        tasks(status, period),
        reminders(status, status.outline.planning_agency),
        moves(earlier, snapshot(status)) if earlier else None,
    )


def progress_files(root: Path, progress: Progress) -> Outcome[Mapping[str, bytes]]:
    """Give `tien-do.docx`, `tien-do.xlsx` and `nhac-viec/<agency>.docx`."""

    def report(template: bytes) -> Mapping[str, bytes]:
        return {REPORT: progress_paper(progress, template=template)}

    def letters(template: bytes) -> Mapping[str, bytes]:
        return {
            f"{LETTERS}/{one.agency}.docx": reminder_letter(one, progress.status, template=template)
            for one in progress.reminders
        }

    paper, sent = with_template(root, REPORT, report), with_template(root, LETTER, letters)
    files = {**paper.value, **sent.value, "tien-do.xlsx": progress_workbook(progress)}
    return Outcome(files, (*paper.notices, *sent.notices))
