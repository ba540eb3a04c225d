"""The routes as data, and the one place where it is judged who may go them.

Each route module gives its `Way`s; `application` makes an application of them all. Before a body
is read a request passes, in this order: an origin of our own (where it changes something), a
visitor, a role, the rules of its way, its rate, its size. Then its form is read, and the token
in it held against the session. Whoever may not see something is told what he is told of what
is not there, byte for byte.

Source: the site's design, "Who sees what", "Uploads".
"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette_wtf import csrf_protect

from pipeline.model.fixed import replace
from pipeline.site.access import is_own_origin
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.site.showing import missing, refused
from pipeline.site.visitor import Visit, Visitor, client_of, visitor_of

KB: Final = 1_000
ALL: Final = frozenset(Role)
ENTRY: Final = "/vao"
WANTED: Final = "can"  # of a session: the page that its visitor wanted before he came in
# a path of ours, never the name of another host; a stream is no page
_RETURNS: Final = re.compile(r"/(?!su-kien)\w[^\\]*")
_LONGEST: Final = 400  # letters: it travels in a cookie
_SEES: Final = ("GET", "HEAD")
_FOREIGN: Final = (
    "Không nhận yêu cầu này",
    "Yêu cầu đến từ một trang khác. Hãy mở trang báo cáo rồi làm lại từ đó.",
)
_TOO_OFTEN: Final = ("Gửi quá nhanh", "Hãy đợi một phút rồi quay lại trang trước và gửi lại.")
_ENDED: Final = (
    "Phiên làm việc đã hết",
    "Hãy mở lại đường dẫn trên phiếu truy cập trong một thẻ khác, rồi quay lại đây và gửi lại.",
)


@dataclass(frozen=True, slots=True)
class Limit:
    """How much may be asked: how often ("10/minute" of one key), bytes of a body, files in it."""

    rate: str = ""
    body: int = 64 * KB
    files: int = 0


Rule = Callable[[Served, Visitor, Mapping[str, Any]], bool]
"""Says whether a visitor may see what the parameters of a path name."""


@dataclass(frozen=True, slots=True)
class Way:
    """A route: its path as Starlette writes it, its methods, who may go it.

    `roles` None opens it to everybody, also without a key. All of `rules` must hold.
    """

    path: str
    methods: tuple[str, ...]
    roles: frozenset[Role] | None
    endpoint: Callable[[Visit], Awaitable[Response]]
    limit: Limit = Limit()
    rules: tuple[Rule, ...] = ()


def own_body(parameter: str) -> Rule:
    """Give the rule that a path names the visitor's own body; who watches over all sees all."""

    def holds(_: Served, visitor: Visitor, found: Mapping[str, Any]) -> bool:
        return visitor.sees_all or found[parameter] == visitor.body

    return holds


def shown_round(parameter: str) -> Rule:
    """Give the rule that reviewers see issued rounds, authors the working draft too."""

    def holds(served: Served, visitor: Visitor, found: Mapping[str, Any]) -> bool:
        number = found[parameter]
        if number == served.round_number and visitor.sees_drafts:
            return True
        return served.is_issued(number)

    return holds


def routes(served: Served, ways: Sequence[Way]) -> list[Route]:
    """Give the routes that let each request through as its way says."""
    return [_route(served, way) for way in ways]


def _route(served: Served, way: Way) -> Route:
    async def asked(request: Request) -> Response:
        visitor = visitor_of(served, request)
        visit = Visit(served, request, visitor)
        return _refusal(way, visit) or await _gone(way, visit)

    return Route(
        way.path, asked, methods=list(way.methods), name=way.path, max_body_size=way.limit.body
    )


def _refusal(way: Way, visit: Visit) -> Response | None:
    """Give why a request is not let through, before its body is read; None where it is."""
    served, request, visitor = visit.served, visit.request, visit.visitor
    changes = request.method not in _SEES
    if changes and not is_own_origin(served.access, request.headers):
        return refused(403, *_FOREIGN)
    if way.roles is not None:
        if visitor is None:
            return _stranger(request)
        found = request.path_params
        if visitor.role not in way.roles or not all(
            rule(served, visitor, found) for rule in way.rules
        ):
            return missing()
    name = visitor.key if visitor is not None and visitor.key else client_of(request)
    if way.limit.rate and changes and not served.rates.takes(way.limit.rate, way.path, name):
        return refused(429, *_TOO_OFTEN)
    return None


def _stranger(request: Request) -> Response:
    """Lead whoever wants to see something to where keys are asked for."""
    if request.method in _SEES:
        if _RETURNS.match(request.url.path):
            request.session[WANTED] = request.url.path[:_LONGEST]
        return RedirectResponse(ENTRY, 303)
    return refused(403, *_ENDED)


async def _gone(way: Way, visit: Visit) -> Response:
    """Give the answer of a way's own, its form read and its token checked where it has one."""
    if visit.request.method in _SEES:
        return await way.endpoint(visit)
    limit = way.limit
    async with visit.request.form(max_files=limit.files, max_part_size=limit.body) as form:

        async def answer(_: Request) -> Response:
            return await way.endpoint(replace(visit, form=form))

        protected: Callable[[Request], Awaitable[Response]] = csrf_protect(answer)
        return await protected(visit.request)
