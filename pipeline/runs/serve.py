"""The command `serve`: the site of the newest draft at this machine, live as files are saved."""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from pipeline.arguments import Request
from pipeline.model.overview import Overview
from pipeline.publish.folder import Files, building
from pipeline.publish.sections_lock import reading
from pipeline.rounds import Resources
from pipeline.rounds.served.state import STATE, keep_address, session_secret
from pipeline.rounds.shared import Shared
from pipeline.runs.clock import now
from pipeline.runs.finished import WAIT_SECONDS, Finished, not_started
from pipeline.site.access import Access
from pipeline.site.app import all_ways, application
from pipeline.site.commenting.drafts import CommentedDrafts
from pipeline.site.following import Following
from pipeline.site.issued import Issued
from pipeline.site.keys import Keys
from pipeline.site.listening import give_out
from pipeline.site.live import Live
from pipeline.site.middleware.failures import note_failure
from pipeline.site.served import Served
from pipeline.site.watching import saves
from pipeline.site.whole import Apart, Asked, make_whole
from pipeline.stages.build import Built, build
from pipeline.stages.commenting import answers, sending
from pipeline.stages.commenting.issued_draft import IssuedDraft, issued_draft
from pipeline.stages.handing.asking import Previewer
from pipeline.stages.handing.drafts import unwritten
from pipeline.stages.handing.exchange import recover
from pipeline.stages.issuing.issued_site import issued_site
from pipeline.stages.saved_sections import Standing, standing
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import Watch, unwatched
from pipeline.workspace import scan

_NOT_MADE: Final = "máy chủ gặp lỗi khi dựng lại dự thảo; trang này là bản trước"
_AFTER: Final = 0.4  # seconds from a save to the whole draft: the screen is served first
_MOST: Final = 5_000  # files as they were read: a province's, and what is saved in some days


@dataclass(slots=True)
class _Working:
    """The working draft while it is served: its pages, who makes it anew, who previews on it.

    `beforehand` makes the pages of issued rounds before somebody asks for them; `wanted` is set
    where something changed: one draft is made of all that came before it began.
    """

    following: Following
    apart: Apart
    previewer: Previewer
    issued: Issued
    beforehand: bool
    wanted: threading.Event = field(default_factory=threading.Event)
    watching: threading.Lock = field(default_factory=threading.Lock)
    seen: tuple[tuple[int, date], Overview | None] | None = None

    def known(self) -> Shared:
        """Give the shared files as they were read last."""
        shared = self.following.shared
        assert shared is not None
        return shared

    def overview(self, today: date) -> Overview | None:
        """Give how the work stands on a day, worked out once for the files as they are."""
        key = self.following.live.number, today
        with self.watching:
            if self.seen is None or self.seen[0] != key:
                status = self.apart.status(today)
                found = None if status is None else Overview(status, self.following.figures)
                self.seen = key, found
            return self.seen[1]

    def rebuild(self) -> None:
        """Make the pages anew after files were changed."""
        try:
            self.following.whole(self.apart.make)
        except Exception as error:
            # whatever it was: the pages say that they are old, and the next save tries again
            note_failure(self.following.workspace / STATE, error, now())
            self.following.live.fail(_NOT_MADE)
        self.previewer.refresh()
        self.make_issued()

    def make_issued(self) -> None:
        """Begin to make the pages of issued rounds that are not made yet."""
        for number in self.issued.rounds() if self.beforehand else ():
            self.issued.pages(number)


def run(request: Request, watch: Watch) -> Finished:
    """Give out the site until the command is interrupted."""
    asked = Asked(request.workspace, request.round_number, request.cache)
    resources = Resources(MemoryCache(_MOST), serial, unwatched)
    made: list[Built] = []

    def stand(number: int) -> Standing | None:
        with reading(asked.workspace):
            built = made.pop() if made else _built(asked.workspace, number, resources)
        return None if built is None else standing(built, resources)

    following = Following(request.workspace, Live(), stand)
    first = partial(make_whole, asked, watch=watch, cache=resources.cache, hear=made.append)
    wrong = following.whole(first).notices
    if following.shared is None:
        return not_started(wrong)
    _write_down(request.workspace)
    access, issued = _access(request), Issued(request.workspace, _issued(request.workspace))
    previewer = Previewer(request.workspace)
    working = _Working(following, Apart(asked), previewer, issued, not access.is_keyless)
    served = _served(working, request.workspace, access)
    if access.is_named:
        keep_address(request.workspace, access.address)
    working.make_issued()
    watch.now(f"Mở {served.access.address}/ trong trình duyệt; Ctrl-C để dừng")
    with previewer, _kept_up(working, request.workspace):
        give_out(application(served, all_ways(served)), served.access)
    live = following.live
    return Finished((), (f"Đã dừng; dự thảo lần {live.round} đã cập nhật {live.number - 1} lần",))


def _write_down(workspace: Path) -> None:
    """Write into the journal what a killed server had taken in and not written down."""
    if (workspace / STATE).is_dir():
        recover(workspace, now=now())
        unwritten(workspace, now=now())
        sending.recover(workspace, at=now())
        answers.recover(workspace, at=now())


@contextmanager
def _kept_up(working: _Working, workspace: Path) -> Iterator[None]:
    """Follow what is saved until the block ends."""
    stop, wanted = threading.Event(), working.wanted
    folders = (workspace / "sections", workspace / "templates")

    def look() -> None:
        for paths in saves(folders, stop):
            working.following.saved(paths)
            wanted.set()

    def make() -> None:
        while wanted.wait() and not stop.wait(_AFTER):
            wanted.clear()
            working.rebuild()

    watching = threading.Thread(target=look, daemon=True)
    watching.start()
    threading.Thread(target=make, daemon=True).start()
    try:
        yield
    finally:
        stop.set()
        wanted.set()
        working.apart.close()
        watching.join(timeout=5)


def _built(workspace: Path, number: int, resources: Resources) -> Built | None:
    return build(scan(workspace).value, number, resources).value


def _served(working: _Working, workspace: Path, access: Access) -> Served:
    return Served(
        workspace=workspace,
        access=access,
        live=working.following.live,
        issued=working.issued,
        commented=CommentedDrafts(workspace, partial(_commented, workspace)),
        keys=Keys(workspace),
        secret=session_secret(workspace, secrets.token_hex(32)),
        clock=now,
        shared=working.known,
        rebuild=working.wanted.set,
        preview=working.previewer.ask,
        make_file=working.previewer.make,
        figures=lambda: working.following.figures,
        overview=working.overview,
    )


def _issued(workspace: Path) -> Callable[[int], Files]:
    """Give what makes the pages of an issued round."""
    return lambda number: issued_site(workspace, number, watch=unwatched, wait=WAIT_SECONDS)


def _commented(workspace: Path, number: int) -> IssuedDraft | None:
    """Give an issued draft as comments are made on it, while no other build runs."""
    with building(workspace / "build", wait=WAIT_SECONDS):
        return issued_draft(workspace, number)


def _access(request: Request) -> Access:
    asked = request.serving
    assert asked is not None
    certificate, private_key = (str(path or "") for path in (asked.certificate, asked.private_key))
    return Access(asked.port, asked.host, asked.url, certificate, private_key)
