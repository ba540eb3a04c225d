"""Who may what, made from the list of routes: each role, route and method is asked for.

Every way keeps its roles, rules and limits; only its endpoint is put aside, so that what is
judged is whether a request is let through, never whether there is something behind it.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pytest
from httpx2 import ASGITransport, AsyncClient
from httpx2 import Response as Answer
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp

from pipeline.model.fixed import replace
from pipeline.site.access import Access
from pipeline.site.app import all_ways, application
from pipeline.site.keys import Role
from pipeline.site.visitor import Visit
from tests.site.permissions import KEYS, ROWS, STRANGER
from tests.site.sites import PORT, URL, Site, in_second_round, token_of

OTHERS = ("PUT", "DELETE", "PATCH", "OPTIONS")


async def _through(_: Visit) -> Response:
    return PlainTextResponse("through")


def probed(site: Site) -> Site:
    """Put aside what is behind each way but the door, which tests come in by."""
    ways = all_ways(site.served)
    site.ways = tuple(
        way
        if way.path == "/vao"
        else replace(way, endpoint=_through, limit=replace(way.limit, rate=""))
        for way in ways
    )
    site.application = application(site.served, site.ways)
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return probed(in_second_round(tmp_path_factory.mktemp("site") / "tinh"))


@dataclass(frozen=True)
class Asking:
    """A browser's cookies and the token of its forms, put to the application without a client.

    A client that is no coroutine takes ten times as long over a request as the site does.
    """

    application: ASGIApp
    token: str
    cookies: dict[str, str]

    async def __call__(self, method: str, address: str) -> Answer:
        data = {"csrf_token": self.token} if method == "POST" else None
        way = ASGITransport(self.application, raise_app_exceptions=False, client=("192.0.2.7", 5))
        async with AsyncClient(transport=way, base_url=URL, cookies=self.cookies) as client:
            return await client.request(method, address, data=data, headers={"origin": URL})


@pytest.fixture(scope="module")
def browsers(site: Site) -> dict[str, Asking]:
    """A browser for each role, all of one body, and one of nobody's."""
    come_in = {role.value: site.under("so-xay-dung", role) for role in Role}
    return {who: Asking(site.application, token_of(browser), dict(browser.cookies))
            for who, browser in {**come_in, STRANGER: site.browser()}.items()}  # fmt: skip


def test_every_route_and_method_has_a_row_and_every_row_a_route(site: Site) -> None:
    listed = {(way.path, method) for way in site.ways for method in way.methods}
    assert listed - ROWS.keys() == set()
    assert ROWS.keys() - listed == set()
    assert set(KEYS) == {role.value for role in Role}


Asked = tuple[str, str, str]  # who, how, what


def all_asked(browsers: dict[str, Asking], places: Sequence[Asked]) -> dict[Asked, Answer]:
    async def ask() -> dict[Asked, Answer]:
        return {place: await browsers[place[0]](*place[1:]) for place in places}

    return asyncio.run(ask())


def told(answer: Answer, unknown: bytes) -> str:
    """Say in a word how a request ended."""
    match answer.status_code:
        case 200:
            return "through"
        case 303 if answer.headers["location"] == "/vao":
            return "door"
        case 403 if "hết" in answer.text:
            return "ended"
        case 404 if answer.content == unknown:
            return "missing"
    return f"{answer.status_code}"


def cells() -> Iterator[tuple[str, str, str, str]]:
    """Give each cell of the table: who, how, what, and how it ends."""
    for (_, method), addresses in ROWS.items():
        for address, allowed in addresses:
            for who in (*sorted(KEYS), STRANGER):
                refused = "missing" if who != STRANGER else "ended" if method == "POST" else "door"
                yield who, method, address, "through" if who in allowed else refused
                if method == "GET":
                    yield who, "HEAD", address, "through" if who in allowed else refused


def test_each_role_is_let_through_to_what_is_its_own_and_to_nothing_else(
    browsers: dict[str, Asking],
) -> None:
    nothing = ("xem", "GET", "/khong-co")
    table = {cell[:3]: cell[3] for cell in cells() if cell[2] != "/vao"}
    assert len(table) >= 150
    answers = all_asked(browsers, (nothing, *table))
    unknown = answers.pop(nothing).content
    found = {place: told(answer, b"" if place[1] == "HEAD" else unknown)
             for place, answer in answers.items()}  # fmt: skip
    assert {place: (found[place], end) for place, end in table.items() if found[place] != end} == {}


def test_methods_that_a_route_does_not_have_change_nothing(browsers: dict[str, Asking]) -> None:
    has = {address: {method for (_, method), rows in ROWS.items() for a, _ in rows if a == address}
           for rows in ROWS.values() for address, _ in rows}  # fmt: skip
    places = [
        (who, method, address)
        for address, methods in has.items()
        for method in {"POST", *OTHERS} - methods
        for who in browsers
    ]
    found = {place: answer.status_code for place, answer in all_asked(browsers, places).items()}
    assert {place: status for place, status in found.items() if status != 405} == {}
    assert len(found) > 150


def test_the_consultant_at_the_machine_goes_every_way_that_the_consultant_goes(
    site: Site,
) -> None:
    local = probed(Site(site.place, Access(PORT), number=2)).consultant()
    ask = partial(told, unknown=local.get("/khong-co").content)
    for (_, method), rows in ROWS.items():
        for address, allowed in rows:
            if method == "GET" and address != "/vao":
                expected = "through" if "tu-van" in allowed else "missing"
                assert ask(local.get(address)) == expected, address
