"""The command `serve`: the site of the newest draft at this machine, live as files are saved."""

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.errors import QuyhoachError, system_words
from pipeline.model.notice import Notice, Severity
from pipeline.publish.folder import Files
from pipeline.publish.sections_lock import reading
from pipeline.render.html.assets import asset
from pipeline.render.site.frame import SCRIPT
from pipeline.rounds.served.state import keep_address, session_secret
from pipeline.rounds.shared import Shared
from pipeline.runs.clock import now
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, not_started
from pipeline.site.access import Access
from pipeline.site.app import all_ways, application
from pipeline.site.issued import Issued
from pipeline.site.keys import Keys
from pipeline.site.listening import give_out
from pipeline.site.live import Live
from pipeline.site.served import Served
from pipeline.site.watching import saves
from pipeline.stages.build import Built, newest_round
from pipeline.stages.drafting import draft
from pipeline.stages.issuing.issued_site import issued_site
from pipeline.stages.site import draft_site
from pipeline.work.pool import Processes
from pipeline.work.watch import Watch, unwatched
from pipeline.workspace import scan


@dataclass(slots=True)
class _Working:
    """The working draft while it is served: what was asked, its pages, its shared files."""

    request: Request
    number: int
    live: Live
    shared: Shared | None = None
    making: threading.Lock = field(default_factory=threading.Lock)

    def known(self) -> Shared:
        """Give the shared files as they were when the pages were last made."""
        assert self.shared is not None
        return self.shared

    def rebuild(self) -> None:
        """Make the pages anew after files were changed by the site itself."""
        _follow(self)


def run(request: Request, watch: Watch) -> Finished:
    """Give out the site until the command is interrupted."""
    number = request.round_number or newest_round(scan(request.workspace).value)
    working = _Working(request, number, Live())
    wrong = _rebuild(working, watch)
    if working.shared is None:
        return not_started(wrong)
    stop = threading.Event()
    folders = (request.workspace / "sections", request.workspace / "templates")

    def follow() -> None:
        for _ in saves(folders, stop):
            _follow(working)

    watching = threading.Thread(target=follow, daemon=True)
    watching.start()
    served = _served(working)
    if not served.access.is_keyless:
        keep_address(request.workspace, served.access.address)
        for issued in served.issued.rounds():
            served.issued.pages(issued)  # made before somebody asks
    watch.now(f"Mở {served.access.address}/ trong trình duyệt; Ctrl-C để dừng")
    try:
        give_out(application(served, all_ways(served)), served.access)
    finally:
        stop.set()
        watching.join(timeout=5)
    times = working.live.number - 1
    return Finished((), (f"Đã dừng; dự thảo lần {number} đã cập nhật {times} lần",))


def _served(working: _Working) -> Served:
    workspace = working.request.workspace
    return Served(
        workspace=workspace,
        access=_access(working.request),
        live=working.live,
        issued=Issued(workspace, _issued(workspace)),
        keys=Keys(workspace),
        secret=session_secret(workspace, secrets.token_hex(32)),
        clock=now,
        shared=working.known,
        rebuild=working.rebuild,
    )


def _issued(workspace: Path) -> Callable[[int], Files]:
    """Give what makes the pages of an issued round."""
    return lambda number: issued_site(workspace, number, watch=unwatched, wait=WAIT_SECONDS)


def _access(request: Request) -> Access:
    asked = request.serving
    assert asked is not None
    certificate, private_key = (str(path or "") for path in (asked.certificate, asked.private_key))
    return Access(asked.port, asked.host, asked.url, certificate, private_key)


def _rebuild(working: _Working, watch: Watch) -> Sequence[Notice]:
    """Make the pages anew and exchange them; give the notices where there are none."""

    def web(built: Built, notices: Sequence[Notice], files: Files) -> Files:
        pages = dict(draft_site(built, notices, files))
        pages[SCRIPT] += asset("live.js").encode()
        working.shared = built.shared
        working.live.exchange(pages)
        return {}

    held = reading(working.request.workspace)
    with working.making, held, kept_results(working.request) as results:
        made = draft(
            working.request.workspace,
            working.number,
            fast=True,
            watch=watch,
            pool=Processes(),
            results=results,
            web=web,
        )
    return () if made.value is not None else made.notices


def _follow(working: _Working) -> None:
    """Make the pages anew after a save; whatever is wrong is told to those who look."""
    try:
        wrong = _rebuild(working, unwatched)
    except QuyhoachError as error:
        working.live.fail(str(error))
        return
    except OSError as error:
        working.live.fail(system_words(error))
        return
    errors = [one for one in wrong if one.severity is Severity.ERROR]
    if errors:
        working.live.fail(f"{errors[0].place}: {errors[0].message}")
