"""The application: pages by name, and a stream that tells when they change. It changes nothing."""

from collections.abc import AsyncIterator
from typing import Final

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from pipeline.site.access import refusal
from pipeline.site.live import Live

EVENTS: Final = "/su-kien"
_KINDS: Final = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
}
_SAFE: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-cache",
}


class LocalOnly:
    """Refuses, before anything else, whoever is not at this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] == "http":
            request = Request(scope)
            client = request.client.host if request.client else ""
            why = refusal(dict(request.headers), client)
            if why:
                await PlainTextResponse(f"{why}\n", 403)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def application(live: Live) -> Starlette:
    """Give the application that gives out pages as they stand."""

    async def page(request: Request) -> Response:
        return _answer(live, request)

    async def first(request: Request) -> Response:
        return RedirectResponse("/index.html", 302, headers=_SAFE)

    async def events(request: Request) -> Response:
        return EventSourceResponse(_told(live), ping=15, headers=_SAFE)

    routes = [
        Route("/", first, methods=["GET"]),
        Route(EVENTS, events, methods=["GET"]),
        Route("/{name:path}", page, methods=["GET"]),
    ]
    return Starlette(routes=routes, middleware=[Middleware(LocalOnly)])


def _answer(live: Live, request: Request) -> Response:
    name = request.path_params["name"]
    found = live.pages.get(name)
    if found is None:
        return PlainTextResponse("Không có trang này.\n", 404, headers=_SAFE)
    headers = {**_SAFE, "etag": found.tag, "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == found.tag:
        return Response(status_code=304, headers=headers)
    kind = _KINDS.get(name.rpartition(".")[2], "application/octet-stream")
    if found.packs and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            found.packed, headers={**headers, "content-encoding": "gzip"}, media_type=kind
        )
    return Response(found.data, headers=headers, media_type=kind)


async def _told(live: Live) -> AsyncIterator[ServerSentEvent]:
    async for told in live.listen():
        if told.wrong:
            yield ServerSentEvent(told.wrong, event="loi")
        else:
            yield ServerSentEvent(str(told.number), event="lan")
