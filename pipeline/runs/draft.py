"""The command `draft N`: files in, a report, and the files that a draft leaves."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.named import Named
from pipeline.model.notice import Notice, Outcome
from pipeline.publish.folder import Files, make_and_publish
from pipeline.render.terminal.outputs import next_files, told
from pipeline.runs.finished import (
    WAIT_SECONDS,
    Finished,
    kept_results,
    left,
    not_started,
    notices_before,
    shown,
)
from pipeline.stages.build import Built
from pipeline.stages.drafting import draft
from pipeline.stages.issuing.issued import in_place
from pipeline.stages.pages import Rendering, kept_pages
from pipeline.work.pool import Processes
from pipeline.work.store import NOTHING_KEPT
from pipeline.work.watch import Watch


def run(request: Request, watch: Watch) -> Finished:
    """Build `build/lan-N/` whole."""
    assert request.round_number is not None
    number, build = request.round_number, request.workspace / "build"
    target = build / f"lan-{number}"
    known = notices_before(target)
    names: list[Named] = []
    with kept_results(request) as results:

        def make(folder: Path, rendering: Rendering | None) -> Outcome[Files | None]:
            return draft(
                folder,
                number,
                fast=request.fast,
                watch=watch,
                pool=Processes(),
                kept=kept_pages(request.workspace) if request.cache else NOTHING_KEPT,
                results=results,
                rendering=rendering,
                formal=request.formal,
                tell=names.append,
                web=None if request.fast else _web,
            )

        placed = partial(in_place, request.workspace, number, make)
        made = make_and_publish(placed, build, target, wait=WAIT_SECONDS)
    if made.value is None:
        return not_started(made.notices)
    place = shown(target, request)
    opened = next_files(made.value, f"bao-cao-lan-{number}")
    return Finished(
        made.notices,
        told(made.value, names[0]),
        title=f"Dự thảo lần {number}",
        named=names[0],
        known=known,
        next=tuple(f"{place}{name}" for name in opened),
        outputs=left(target, request, made.value),
    )


def _web(built: Built, notices: Sequence[Notice], files: Files) -> Files:
    """Give the draft's site, which stands beside its other files."""
    # loaded for a draft that is sent out: one that is only looked at has no site
    from pipeline.stages.site import draft_site

    made = draft_site(built, notices, files, beside="../")
    return {f"web/{name}": data for name, data in made.items()}
