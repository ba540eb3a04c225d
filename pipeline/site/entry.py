"""The door of a served site: `/vao` takes a key and begins a session, `/ra` ends it.

A GET never lets in: programs that preview links in letters and chats fetch them. The key stands
behind `#` in a link, which no server and no log sees; a button sends it.
"""

from contextlib import suppress
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette_wtf import csrf_token

from pipeline.model.errors import JournalError
from pipeline.rounds.served.journal import Entry, append
from pipeline.site.rates import FAILED_LOGINS
from pipeline.site.served import Served
from pipeline.site.showing import show
from pipeline.site.visitor import Visit, client_of
from pipeline.site.ways import ENTRY, WANTED, Way

_TOLD: Final = 30  # failures that make a line of the journal
_TITLE: Final = "Vào trang báo cáo"
_WRONG: Final = (
    "Mã này không dùng được: gõ sai, đã hết hạn hoặc đã thu hồi. "
    "Hãy chép lại từ phiếu truy cập, hoặc hỏi cơ quan gửi phiếu."
)
_TOO_OFTEN: Final = "Đã thử sai quá nhiều lần từ máy này; hãy đợi một phút rồi thử lại."


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways in and out."""
    return (
        Way(ENTRY, ("GET",), None, _door),
        Way(ENTRY, ("POST",), None, _Door().enter),
        Way("/ra", ("GET",), None, _exit),
        Way("/ra", ("POST",), None, _leave),
    )


async def _door(visit: Visit) -> Response:
    return _asked(visit)


async def _leave(visit: Visit) -> Response:
    visit.request.session.clear()
    return RedirectResponse(ENTRY, 303)


async def _exit(visit: Visit) -> Response:
    return show(visit, "ra.html", "Ra khỏi trang")


class _Door:
    """Takes keys; counts those that are none, for a line of the journal now and then."""

    def __init__(self) -> None:
        self._failed = 0

    async def enter(self, visit: Visit) -> Response:
        """Begin a session under a key, or say that it is none."""
        served, request = visit.served, visit.request
        address = client_of(request)
        if served.rates.is_spent(FAILED_LOGINS, ENTRY, address):
            return _asked(visit, 429, _TOO_OFTEN)
        key = served.keys.of_secret(str(visit.form.get("khoa", "")), served.today)
        if key is None:
            served.rates.takes(FAILED_LOGINS, ENTRY, address)
            self._failed += 1
            if self._failed >= _TOLD:
                await self._tell(served)
            return _asked(visit, 403, _WRONG)
        wanted = request.session.get(WANTED, "/")
        request.session.clear()
        request.session.update({"id": key.id, "phien": key.session})
        csrf_token(request)  # with it, so that no page begins the twelve hours anew
        return RedirectResponse(wanted, 303)

    async def _tell(self, served: Served) -> None:
        """Write into the journal how many failed; a disk that refuses ends no log-in."""
        entry, self._failed = Entry("vao-hong", count=self._failed), 0
        with suppress(OSError, JournalError):
            await run_in_threadpool(append, served.workspace, entry, at=served.clock())


def _asked(visit: Visit, status: int = 200, wrong: str = "") -> Response:
    return show(visit, "vao.html", _TITLE, status=status, scripts=("vao.js",), wrong=wrong)
