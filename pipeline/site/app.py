"""The application: its routes, and what stands before and round all of them.

`all_ways` is the list of routes; the table of who may what is tested from it.
"""

from collections.abc import Sequence
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette_wtf import CSRFProtectMiddleware

from pipeline.site import (
    downloads,
    entry,
    events,
    files,
    keys_desk,
    overview,
    own_desk,
    privacy,
    report,
)
from pipeline.site.access import SESSION
from pipeline.site.commenting import answers
from pipeline.site.commenting import routes as commenting
from pipeline.site.desk import files as own_files
from pipeline.site.handing import management, offers, previews, receipts, signatures
from pipeline.site.middleware.access_log import AccessLog
from pipeline.site.middleware.failures import note_failure
from pipeline.site.middleware.safe_headers import SafeHeaders
from pipeline.site.middleware.stalled import StalledBody
from pipeline.site.middleware.too_large import WORDS as TOO_LARGE
from pipeline.site.middleware.too_large import TooLarge
from pipeline.site.served import Served
from pipeline.site.showing import missing, refused
from pipeline.site.ways import KB, Way, routes

_MODULES: Final = (
    entry,
    report,
    overview,
    own_files,  # before the way to all files, which would take its addresses
    downloads,
    previews,
    offers,
    receipts,
    signatures,
    management,
    commenting,
    answers,
    events,
    files,
    privacy,
    keys_desk,
    own_desk,
)


def all_ways(served: Served) -> tuple[Way, ...]:
    """Give every route there is."""
    return tuple(way for module in _MODULES for way in module.ways(served))


def application(served: Served, ways: Sequence[Way]) -> Starlette:
    """Give the application that goes these ways."""
    access = served.access

    async def broken(_: Request, error: Exception) -> Response:
        await run_in_threadpool(note_failure, served.state, error, served.clock())
        return refused(500, "Máy chủ gặp lỗi", "Hãy thử lại; nếu vẫn lỗi, báo cho tư vấn.")

    middleware = [
        Middleware(AccessLog, served=served),
        Middleware(SafeHeaders, secure=access.is_secure),
        Middleware(TooLarge),
        # a way that takes more says so itself
        Middleware(RequestBodyLimitMiddleware, max_body_size=64 * KB),
        Middleware(StalledBody),
        Middleware(TrustedHostMiddleware, allowed_hosts=access.hosts, www_redirect=False),
        Middleware(
            SessionMiddleware,
            secret_key=served.secret,
            session_cookie=access.cookie,
            max_age=SESSION,
            same_site="lax",
            https_only=access.is_secure,
        ),
        Middleware(
            CSRFProtectMiddleware,
            csrf_secret=served.secret,
            csrf_time_limit=SESSION,
            # every POST has to bear our Origin, which says more than a Referer
            csrf_ssl_strict=False,
        ),
    ]
    app = Starlette(
        routes=routes(served, ways),
        middleware=middleware,
        exception_handlers={404: _not_there, HTTPException: _not_so, 500: broken},
    )
    # an address with a stroke too many is no page, and leads nowhere by the name that it was asked
    app.router.redirect_slashes = False
    return app


async def _not_there(_: Request, __: Exception) -> Response:
    return missing()


async def _not_so(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    title, words = _WORDS.get(error.status_code, _OTHER)
    answer = refused(error.status_code, title, words)
    answer.headers.update(error.headers or {})
    return answer


_OTHER: Final = ("Không nhận yêu cầu này", "Hãy quay lại trang trước và làm lại.")
_WORDS: Final = {
    403: ("Trang đã mở quá lâu", "Hãy quay lại trang trước, tải lại trang rồi gửi lại."),
    413: TOO_LARGE,
    405: ("Không làm được ở đây", "Địa chỉ này chỉ để xem."),
}
