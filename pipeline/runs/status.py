"""The command `status`: who has delivered what, in the terminal and as `build/theo-doi/`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.delivery import DeliveryStatus
from pipeline.model.named import Named
from pipeline.model.notice import Outcome, in_order
from pipeline.publish.folder import building, replace_file
from pipeline.render.monitoring.matrix import agency_lines, status_lines
from pipeline.render.monitoring.status_json import status_json
from pipeline.render.monitoring.status_workbook import status_workbook
from pipeline.rounds import Resources
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, not_started
from pipeline.stages.monitoring.delivery_status import delivery_status
from pipeline.stages.notices import unknown_agency
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, Processes, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import scan

FOLDER = "theo-doi"


@dataclass(frozen=True, slots=True)
class StatusFiles:
    """How the work stands, and the files that say it, by name."""

    status: DeliveryStatus
    files: dict[str, bytes]


def run(request: Request, watch: Watch) -> Finished:
    """Show the matrix, of all or of one agency, and put the files in place."""
    assert request.today is not None
    build = request.workspace / "build"
    with building(build, wait=WAIT_SECONDS), kept_results(request) as results:
        made = status(
            request.workspace,
            today=request.today,
            watch=watch,
            pool=Processes(),
            results=results,
        )
        if made.value is None:
            return not_started(made.notices)
        unknown = unknown_agency(request.agency, made.value.status.agencies)
        if unknown is not None:
            return not_started((unknown,))
        (build / FOLDER).mkdir(exist_ok=True)
        for name, data in made.value.files.items():
            replace_file(build / FOLDER / name, data)
    shown = (
        agency_lines(made.value.status, request.agency)
        if request.agency
        else status_lines(made.value.status)
    )
    names = ", ".join(made.value.files)
    return Finished(
        made.notices,
        (f"Ngày {request.today:%d/%m/%Y}; build/{FOLDER}/: {names}",),
        named=Named({one.id: one.name for one in made.value.status.agencies}),
        shown=shown,
        data=made.value.files["theo-doi.json"],
    )


def status(
    root: Path, *, today: date, watch: Watch, pool: Pool = serial, results: Store = NOTHING_KEPT
) -> Outcome[StatusFiles | None]:
    """Give how the work stands on a day with its files; None where it cannot be said."""
    scanned = scan(root)
    found = delivery_status(
        scanned.value, Resources(MemoryCache(), pool, watch, kept=results), today=today
    )
    notices = in_order((*scanned.notices, *found.notices))
    if found.value is None:
        return Outcome(None, notices)
    files = {
        "theo-doi.json": status_json(found.value),
        "theo-doi.xlsx": status_workbook(found.value),
    }
    return Outcome(StatusFiles(found.value, files), notices)
