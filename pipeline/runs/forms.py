"""The command `forms`: blank forms before agencies write, comment sheets before bodies answer."""

from functools import partial

from pipeline.arguments import Request
from pipeline.model.notice import Outcome
from pipeline.publish.folder import Files, make_and_publish
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, left, not_started, shown
from pipeline.stages.handouts import forms
from pipeline.work.pool import Processes
from pipeline.work.store import Store
from pipeline.work.watch import Watch


def run(request: Request, watch: Watch) -> Finished:
    """Put blank forms into `build/bieu-mau/`, or one agency's into its folder there."""
    build = request.workspace / "build"
    target = build / "bieu-mau"
    if request.agency:
        # one agency's folder is replaced, the others stay
        target /= request.agency

    def make(results: Store) -> Outcome[Files | None]:
        made = forms(
            request.workspace,
            request.round_number,
            request.agency,
            watch=watch,
            pool=Processes(),
            results=results,
        )
        if made.value is None or not request.agency:
            return made
        own = {name.partition("/")[2]: data for name, data in made.value.items()}
        return Outcome(own, made.notices)

    with kept_results(request) as results:
        made = make_and_publish(partial(make, results), build, target, wait=WAIT_SECONDS)
    if made.value is None:
        return not_started(made.notices)
    line = f"Đã tạo {len(made.value)} biểu mẫu trong {shown(target, request)}"
    return Finished(made.notices, (line,), outputs=left(target, request, made.value))
