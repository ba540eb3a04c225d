"""The command `draft N`: files in, a report, and the files that a draft leaves."""

from functools import partial
from typing import Final

from pipeline.arguments import Request
from pipeline.publish.folder import make_and_publish
from pipeline.render.papers.response_json import graded
from pipeline.runs.finished import WAIT_SECONDS, Finished, not_started, shown
from pipeline.stages.drafting import draft
from pipeline.work.pool import Processes
from pipeline.work.store import NOTHING_KEPT, FolderStore
from pipeline.work.watch import Watch

ANSWERS: Final = "tiep-thu-giai-trinh.json"


def run(request: Request, watch: Watch) -> Finished:
    """Build `build/lan-N/` whole."""
    assert request.round_number is not None
    build = request.workspace / "build"
    target = build / f"lan-{request.round_number}"
    make = partial(
        draft,
        request.workspace,
        request.round_number,
        fast=request.fast,
        watch=watch,
        pool=Processes(),
        kept=FolderStore(build / ".cache") if request.cache else NOTHING_KEPT,
        formal=request.formal,
    )
    made = make_and_publish(make, build, target, wait=WAIT_SECONDS)
    if made.value is None:
        return not_started(made.notices)
    tops = {name.partition("/")[0] + ("/" if "/" in name else "") for name in made.value}
    line = f"Đã dựng {shown(target, request)}: {', '.join(sorted(tops))}"
    answered = made.value.get(ANSWERS)
    return Finished(made.notices, (line, *(graded(answered) if answered else ())))
