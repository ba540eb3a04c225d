"""The command `serve`: the site of the newest draft at this machine, live as files are saved."""

import threading
from collections.abc import Sequence

from pipeline.arguments import Request
from pipeline.model.errors import PortTakenError, QuyhoachError, system_words
from pipeline.model.notice import Notice, Severity
from pipeline.publish.folder import Files
from pipeline.render.html.assets import asset
from pipeline.render.site.frame import SCRIPT
from pipeline.runs.finished import Finished, kept_results, not_started
from pipeline.site.app import application
from pipeline.site.live import Live
from pipeline.site.watching import saves
from pipeline.stages.build import Built, newest_round
from pipeline.stages.drafting import draft
from pipeline.stages.site import draft_site
from pipeline.work.pool import Processes
from pipeline.work.watch import Watch, unwatched
from pipeline.workspace import scan

_HOST = "127.0.0.1"


def run(request: Request, watch: Watch) -> Finished:
    """Give out the site until the command is interrupted."""
    number = request.round_number or newest_round(scan(request.workspace).value)
    live = Live()
    wrong = _rebuild(request, number, live, watch)
    if not live.pages:
        return not_started(wrong)
    stop = threading.Event()
    folders = (request.workspace / "sections", request.workspace / "templates")

    def follow() -> None:
        for _ in saves(folders, stop):
            _follow(request, number, live)

    watching = threading.Thread(target=follow, daemon=True)
    watching.start()
    watch.now(f"Mở http://{_HOST}:{request.port}/ trong trình duyệt; Ctrl-C để dừng")
    try:
        _give_out(live, request.port)
    finally:
        stop.set()
        watching.join(timeout=5)
    return Finished((), (f"Đã dừng; dự thảo lần {number} đã cập nhật {live.number - 1} lần",))


def _rebuild(request: Request, number: int, live: Live, watch: Watch) -> Sequence[Notice]:
    """Make the pages anew and exchange them; give the notices where there are none."""

    def web(built: Built, notices: Sequence[Notice], files: Files) -> Files:
        pages = dict(draft_site(built, notices, files))
        pages[SCRIPT] += asset("live.js").encode()
        live.exchange(pages)
        return {}

    with kept_results(request) as results:
        made = draft(
            request.workspace,
            number,
            fast=True,
            watch=watch,
            pool=Processes(),
            results=results,
            web=web,
        )
    return () if made.value is not None else made.notices


def _follow(request: Request, number: int, live: Live) -> None:
    """Make the pages anew after a save; whatever is wrong is told to those who look."""
    try:
        wrong = _rebuild(request, number, live, unwatched)
    except QuyhoachError as error:
        live.fail(str(error))
        return
    except OSError as error:
        live.fail(system_words(error))
        return
    errors = [one for one in wrong if one.severity is Severity.ERROR]
    if errors:
        live.fail(f"{errors[0].place}: {errors[0].message}")


def _give_out(live: Live, port: int) -> None:
    """Serve until interrupted.

    Raises:
        PortTakenError: Another program listens there.
    """
    import socket

    import uvicorn

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, port))
        except OSError as error:
            raise PortTakenError(port, system_words(error)) from error
        settings = uvicorn.Config(
            application(live),
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        uvicorn.Server(settings).run(sockets=[listener])
