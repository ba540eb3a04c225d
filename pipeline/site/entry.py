"""The door of a served site: `/vao` takes a key and begins a session, `/ra` ends it.

A GET never lets in: programs that preview links in letters and chats fetch them. The key stands
behind `#` in a link, which no server and no log sees; a button sends it.
"""

from typing import Final

from starlette.responses import RedirectResponse, Response

from pipeline.site.rates import FAILED_LOGINS
from pipeline.site.served import Served
from pipeline.site.showing import show
from pipeline.site.visitor import Visit, client_of
from pipeline.site.ways import ENTRY, Way

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
        Way(ENTRY, ("POST",), None, _enter),
        Way("/ra", ("GET",), None, _exit),
        Way("/ra", ("POST",), None, _leave),
    )


async def _door(visit: Visit) -> Response:
    return _asked(visit)


async def _enter(visit: Visit) -> Response:
    served, request = visit.served, visit.request
    address = client_of(request)
    if served.rates.is_spent(FAILED_LOGINS, ENTRY, address):
        return _asked(visit, 429, _TOO_OFTEN)
    key = served.keys.of_secret(str(visit.form.get("khoa", "")), served.today)
    if key is None:
        served.rates.takes(FAILED_LOGINS, ENTRY, address)
        return _asked(visit, 403, _WRONG)
    request.session.clear()
    request.session.update({"id": key.id, "phien": key.session})
    return RedirectResponse("/", 303)


async def _exit(visit: Visit) -> Response:
    return show(visit, "ra.html", "Ra khỏi trang")


async def _leave(visit: Visit) -> Response:
    visit.request.session.clear()
    return RedirectResponse(ENTRY, 303)


def _asked(visit: Visit, status: int = 200, wrong: str = "") -> Response:
    return show(visit, "vao.html", _TITLE, status=status, scripts=("vao.js",), wrong=wrong)
