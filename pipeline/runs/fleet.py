"""The command `fleet`: drafts of many workspaces, and the view over all of them."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from pipeline.arguments import Request
from pipeline.fleet_arguments import Fleet
from pipeline.model.errors import FleetError
from pipeline.model.fleet import STANDING, STATE_WORDS, FleetRow, FleetState, FleetTask
from pipeline.model.notice import Notice, Severity
from pipeline.publish.folder import Files, replace_file
from pipeline.render.fleet.rows import rows_json, rows_lines, rows_workbook
from pipeline.render.fleet.view import view_json, view_lines, view_page, view_workbook
from pipeline.runs.again import adopt, finished_before, key
from pipeline.runs.finished import Finished, not_started
from pipeline.stages.fleet.drafting import Drafting, fleet_row
from pipeline.stages.fleet.provinces import provinces
from pipeline.stages.fleet.tasks import fleet_tasks
from pipeline.work.watch import Watch

ROWS, VIEW = "bao-cao-doan", "tong-hop-cac-tinh"


def run(request: Request, watch: Watch) -> Finished:
    """Build what was asked, or show all workspaces side by side."""
    fleet = request.fleet
    assert fleet is not None
    number = request.round_number or 1
    tasks = fleet_tasks(fleet.places, round_number=number, fast=request.fast)
    if not tasks.value:
        return not_started(tasks.notices)
    if fleet.action == "report":
        return _report(request, fleet, tasks.value, tasks.notices, watch)
    return _draft(request, fleet, tasks.value, tasks.notices, watch)


def _draft(
    request: Request,
    fleet: Fleet,
    tasks: Sequence[FleetTask],
    notices: Sequence[Notice],
    watch: Watch,
) -> Finished:
    keys = {task: key(_request(task)) for task in tasks}
    rows = {
        task: fleet_row(task, FleetState.UNCHANGED)
        for task in tasks
        if request.cache and finished_before(_request(task), keys[task]) is not None
    }

    def adopted(task: FleetTask, record: bytes) -> None:
        adopt(_request(task), keys[task], record)

    drafting = Drafting(watch, adopted, fleet.cluster, fleet.processes, fleet.limit)
    _build(drafting, [task for task in tasks if task not in rows], rows)
    found = tuple(rows[task] for task in tasks)
    told = (*notices, *drafting.notices, *map(_failed, _not_standing(found)))
    files = {f"{ROWS}.xlsx": rows_workbook(found), f"{ROWS}.json": rows_json(found)}
    lines = (*drafting.lines, *_put(fleet.out, files))
    return Finished(
        told,
        lines,
        judges=True,
        title=f"{len(found)} thư mục làm việc",
        shown=rows_lines(found),
        data=files[f"{ROWS}.json"],
    )


def _build(drafting: Drafting, todo: list[FleetTask], rows: dict[FleetTask, FleetRow]) -> None:
    """Build what is to be built; of a round the largest first, so that none begins last.

    Raises:
        FleetError: The cluster does not answer, and nothing of it was done.
    """
    todo.sort(key=_place_in_line)
    lost = ""
    if todo:
        shown = drafting.watch(todo, "thư mục")
        with closing(drafting.rows(todo)) as made:
            try:
                next(shown, None)
                for row in made:
                    rows[row.task] = row
                    next(shown, None)
            except FleetError as error:
                if not rows:
                    raise
                lost = str(error)
    for task in todo:
        if task not in rows:
            rows[task] = fleet_row(task, FleetState.NOT_DONE, why=lost)


def _request(task: FleetTask) -> Request:
    """Give the request of the command that builds a task, as its own command line would."""
    return Request("draft", Path(task.folder), task.round_number, fast=task.fast)


def _place_in_line(task: FleetTask) -> tuple[int, int]:
    """Order by round, so that no two drafts of one workspace wait for one another; then by size."""
    found = Path(task.folder, "sections").rglob("*")
    size = sum(path.lstat().st_size for path in found if path.is_file())
    return task.round_number, -size


def _not_standing(rows: Sequence[FleetRow]) -> list[FleetRow]:
    return [row for row in rows if row.state not in STANDING]


def _failed(row: FleetRow) -> Notice:
    message = f"dự thảo lần {row.task.round_number} {STATE_WORDS[row.state]}: {row.why}"
    fix = f"chạy riêng để xem đủ: quyhoach draft {row.task.round_number} --workspace <thư mục này>"
    return Notice(Severity.ERROR, f"fleet-{row.state.value}", message, fix, row.task.folder)


def _report(
    request: Request,
    fleet: Fleet,
    tasks: Sequence[FleetTask],
    notices: Sequence[Notice],
    watch: Watch,
) -> Finished:
    assert request.today is not None
    watch.now(f"Xem {len(tasks)} thư mục")
    found = provinces(
        [Path(task.folder) for task in tasks],
        today=request.today,
        at_once=fleet.processes,
        limit=fleet.limit,
    )
    files = {
        f"{VIEW}.xlsx": view_workbook(found, today=request.today),
        f"{VIEW}.html": view_page(found, today=request.today),
        f"{VIEW}.json": view_json(found, today=request.today),
    }
    unread = tuple(
        Notice(Severity.ERROR, "fleet-khong-xem-duoc", one.why, "", one.folder)
        for one in found
        if one.why
    )
    return Finished(
        (*notices, *unread),
        tuple(_put(fleet.out, files)),
        judges=True,
        title=f"{len(found)} tỉnh",
        shown=view_lines(found),
        data=files[f"{VIEW}.json"],
    )


def _put(folder: Path | None, files: Files) -> list[str]:
    """Put files into a folder beside what is there, and say so."""
    if folder is None:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        replace_file(folder / name, data)
    return [f"{folder}/: {', '.join(files)}"]
