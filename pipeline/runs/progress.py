"""The command `progress`: the report to UBND tỉnh, and the letters that remind agencies."""

import shutil
from datetime import date
from pathlib import Path

from pipeline.arguments import Request
from pipeline.intake.shared.earlier_status import read_earlier_status
from pipeline.model.errors import system_words
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.progress import Snapshot
from pipeline.publish.folder import Files, building, publish, replace_file
from pipeline.render.monitoring.status_json import status_json
from pipeline.render.monitoring.status_workbook import status_workbook
from pipeline.rounds import Resources
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, not_started
from pipeline.stages.monitoring.delivery_status import delivery_status
from pipeline.stages.monitoring.progress_files import LETTERS, progress_files, progress_of
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, Processes, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import scan

FOLDER = "theo-doi"


def run(request: Request, watch: Watch) -> Finished:
    """Put report, workbook, status and letters into `build/theo-doi/`."""
    assert request.today is not None
    build = request.workspace / "build"
    since = _read(request.since, request.today)
    if since.notices:
        return not_started(since.notices)
    with building(build, wait=WAIT_SECONDS), kept_results(request) as results:
        made = progress(
            request.workspace,
            since.value,
            today=request.today,
            watch=watch,
            pool=Processes(),
            results=results,
        )
        if made.value is None:
            return not_started(made.notices)
        letters = _put(made.value, build / FOLDER)
    lines = (
        f"Ngày {request.today:%d/%m/%Y}; build/{FOLDER}/: tien-do.docx, tien-do.xlsx, "
        "theo-doi.json, theo-doi.xlsx",
        f"build/{FOLDER}/{LETTERS}/: {letters} công văn đôn đốc",
    )
    return Finished(made.notices, lines, data=made.value["theo-doi.json"])


def _put(files: Files, folder: Path) -> int:
    """Put the files in place, the letters all at once, and give how many letters there are."""
    folder.mkdir(exist_ok=True)
    letters = {
        name.partition("/")[2]: data
        for name, data in files.items()
        if name.startswith(f"{LETTERS}/")
    }
    for name, data in files.items():
        if "/" not in name:
            replace_file(folder / name, data)
    if letters:
        publish(letters, folder / LETTERS)
    else:
        # nobody is reminded now: the letters of an earlier day are not to be sent
        shutil.rmtree(folder / LETTERS, ignore_errors=True)
    return len(letters)


def progress(
    root: Path,
    since: Snapshot | None,
    *,
    today: date,
    watch: Watch,
    pool: Pool = serial,
    results: Store = NOTHING_KEPT,
) -> Outcome[Files | None]:
    """Give the files of a day's progress report; None where it cannot be said how the work stands.

    `since` is what an earlier `theo-doi.json` says, to tell what moved.
    """
    scanned = scan(root)
    found = delivery_status(
        scanned.value, Resources(MemoryCache(), pool, watch, kept=results), today=today
    )
    if found.value is None:
        return Outcome(None, in_order((*scanned.notices, *found.notices)))
    made = progress_files(root, progress_of(found.value, since))
    files = {
        **made.value,
        "theo-doi.json": status_json(found.value),
        "theo-doi.xlsx": status_workbook(found.value),
    }
    return Outcome(files, in_order((*scanned.notices, *found.notices, *made.notices)))


def _read(path: Path | None, today: date) -> Outcome[Snapshot | None]:
    """Give the earlier status that is named; an error where it is none, or of a later day."""
    if path is None:
        return Outcome(None)
    try:
        read = read_earlier_status(path.read_bytes(), str(path))
    except OSError as error:
        return _refused(f"không đọc được {path}: {system_words(error)}", "kiểm tra đường dẫn")
    if read.value is not None and read.value.day > today:
        message = f"{path} là của ngày {read.value.day:%d/%m/%Y}, sau ngày báo cáo {today:%d/%m/%Y}"
        return _refused(message, "dùng theo-doi.json của một ngày trước, hoặc ghi lại --today")
    return read


def _refused(message: str, fix: str) -> Outcome[Snapshot | None]:
    return Outcome(None, (Notice(Severity.ERROR, "theo-doi-cu-hong", message, fix),))
