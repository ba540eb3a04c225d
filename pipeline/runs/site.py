"""The command `site`: the static site of a draft alone, for everyone or for one agency."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome
from pipeline.publish.folder import Files, make_and_publish
from pipeline.publish.seal import seal_of
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, left, not_started, shown
from pipeline.stages.build import Built
from pipeline.stages.drafting import draft
from pipeline.stages.issuing.issued import in_place
from pipeline.stages.notices import unknown_agency
from pipeline.stages.pages import Rendering
from pipeline.stages.site import draft_site
from pipeline.work.pool import Processes
from pipeline.work.watch import Watch

FOLDER = "web"


def run(request: Request, watch: Watch) -> Finished:
    """Put the site into `build/web/lan-N/`, one agency's into `build/web/lan-N-<agency>/`."""
    assert request.round_number is not None
    number, build = request.round_number, request.workspace / "build"
    name = f"lan-{number}-{request.agency}" if request.agency else f"lan-{number}"
    target = build / FOLDER / name
    made_site: dict[str, bytes] = {}
    seal = seal_of(request.workspace / "sections" / f"lan-{number}")
    answered = seal is not None and seal.is_closed
    unknown: list[Notice] = []

    def web(built: Built, notices: Sequence[Notice], files: Files) -> Files:
        wrong = unknown_agency(request.agency, built.shared.agencies) if request.agency else None
        if wrong is not None:
            unknown.append(wrong)
        else:
            made_site.update(
                draft_site(built, notices, files, only=request.agency, answered=answered)
            )
        return {}

    with kept_results(request) as results:

        def make(folder: Path, rendering: Rendering | None) -> Outcome[Files | None]:
            made = draft(
                folder,
                number,
                fast=True,
                watch=watch,
                pool=Processes(),
                results=results,
                rendering=rendering,
                web=web,
            )
            if made.value is None or unknown:
                return Outcome(None, tuple(unknown) or made.notices)
            return replace(made, value=dict(made_site))

        placed = partial(in_place, request.workspace, number, make)
        made = make_and_publish(placed, build, target, wait=WAIT_SECONDS)
    if made.value is None:
        return not_started(made.notices)
    place = shown(target, request)
    return Finished(
        made.notices,
        (f"Trang web: {place}index.html, {len(made.value)} tệp",),
        title=f"Trang web dự thảo lần {number}",
        next=(f"{place}index.html",),
        outputs=left(target, request, made.value),
    )
