"""Whatever is asked for: no server breaks, and not a byte of another body's page comes out."""

import asyncio
import random
import re
from collections import Counter
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, seed, settings
from starlette.types import Message, Scope

from pipeline.site.keys import Role
from tests.rounds.workspaces import put
from tests.site.sites import PAGES, URL, Site, in_second_round
from tests.tries import tries

CANARY = b"CANARY-OF-SO-TAI-CHINH"
REQUESTS = 5_000
# for each operation: a client takes ten times as long over a request as the site does
EXAMPLES = tries(12, 40)
PIECES = (
    "bao-cao", "tai", "co-quan", "y-kien", "thay-doi", "tim", "nop", "gop-y", "quan-ly", "vao",
    "dung-chung", "su-kien", "bien-nhan", "ky", "ket-qua", "1", "2", "3", "-1", "9" * 20, "",
    "index.html", "so-tai-chinh", "so-tai-chinh.html", "so-xay-dung", "trich-gui", "bieu-mau",
    "y-kien.html", "tim-y-kien.js", "a.docx", "..", ".", "%2e%2e", "%2f", "..%2f", "%5c", "..%5c",
    "%00", "%0d%0aSet-Cookie:%20a=b", "%c0%ae%c0%ae", "%ff", "%u002e", "~", "*", "|", ";", "con",
    "SO-TAI-CHINH", "so-tai-chinh%20", "so%2dtai%2dchinh", "so-tai-chinh.html/", "so-tai-chinh;a",
    "\u200b", "đ", "x" * 300, "{ai}", "{{7*7}}", "<script>", "'", '"', "`", "$(id)", "nul:",
)  # fmt: skip
OWN = ("/bao-cao/1/index.html", "/bao-cao/2/co-quan/so-xay-dung.html", "/dung-chung/trang.css")
FOREIGN = (
    "/bao-cao/2/co-quan/so-tai-chinh.html",
    "/bao-cao/2/y-kien/so-tai-chinh.html",
    "/bao-cao/2/y-kien.html",
    "/bao-cao/2/tim-y-kien.js",
    "/tai/2/trich-gui/so-tai-chinh/a.docx",
    "/tai/2/bieu-mau/so-tai-chinh/a.docx",
    "/tai/2/thong-bao.xlsx",
    "/tai/2/nhat-ky-thay-doi.docx",
    "/tai/2/web/index.html",
)
TRICKS = (
    "./",
    "../",
    "//",
    ";a",
    "%2f",
    "%5c",
    "%00",
    "%2e",
    "%20",
    "..;/",
    "%252f",
    "#",
    "?",
    "\\",
)


def path(seeded: random.Random) -> str:
    """Give a path of random pieces, or one to what is another's with tricks in it."""
    if seeded.random() < 0.4:
        return "/" + "/".join(seeded.choices(PIECES, k=seeded.randint(1, 6)))
    found = list(seeded.choice((*FOREIGN, *OWN)))
    for _ in range(seeded.randint(0, 3)):
        at = seeded.randrange(1, len(found))
        letter = found[at]
        found[at] = seeded.choice(
            (f"%{ord(letter[0]):02x}", letter.upper(), f"{letter}{seeded.choice(TRICKS)}")
        )
    return "".join(found)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site on which all that is another body's, and what reviewers may not see, is marked."""
    made = in_second_round(tmp_path_factory.mktemp("site") / "tinh")
    marked = {
        name: CANARY if "so-tai-chinh" in name or name in ("y-kien.html", "tim-y-kien.js") else data
        for name, data in PAGES.items()
    }
    made.live.exchange(marked)
    for name in FOREIGN:
        if name.startswith("/tai/2/"):
            put(made.place, f"build/lan-2/{name.removeprefix('/tai/2/')}", CANARY)
    put(made.place, "build/lan-2/bao-cao-lan-2.docx", b"report")
    return made


def cookies(site: Site, role: Role) -> str:
    browser = site.under("so-xay-dung", role)
    return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())


async def answered(site: Site, raw: str, method: str, cookie: str) -> tuple[int, bytes]:
    """Ask with a path as it stands, which every client would clean first."""
    asked_for, _, query = raw.partition("?")
    headers = {"host": "quyhoach.example", "cookie": cookie, "origin": URL}
    scope: Scope = {
        "type": "http", "http_version": "1.1", "scheme": "https", "method": method, "root_path": "",
        "path": unquote(asked_for), "raw_path": asked_for.encode(), "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("192.0.2.7", 5), "server": ("q", 443),
    }  # fmt: skip
    sent: list[Message] = []
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if asked:
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await site.application(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent)


@pytest.mark.parametrize("role", [Role.COMMENT, Role.HAND_IN])
def test_no_path_breaks_the_site_or_brings_another_body_s_page(site: Site, role: Role) -> None:
    seeded = random.Random(17)
    cookie = cookies(site, role)

    async def all_of_them() -> Counter[int]:
        found: Counter[int] = Counter()
        for _ in range(REQUESTS // 2):
            raw = path(seeded)
            method = seeded.choice(("GET", "GET", "GET", "HEAD", "POST"))
            if raw.startswith("/su-kien"):
                continue  # a stream that does not end
            status, body = await answered(site, raw, method, cookie)
            assert status < 500 or status == 503, raw
            assert CANARY not in body, raw
            found[status] += 1
        return found

    found = asyncio.run(all_of_them())
    assert {200, 303, 404, 405} <= found.keys()


def test_what_is_marked_is_there_for_who_may_see_it(site: Site) -> None:
    cookie = cookies(site, Role.WATCH)
    for path in ("/bao-cao/2/co-quan/so-tai-chinh.html", "/tai/2/trich-gui/so-tai-chinh/a.docx"):
        assert asyncio.run(answered(site, path, "GET", cookie)) == (200, CANARY)


def schema(site: Site) -> dict[str, Any]:
    """Give the routes as OpenAPI describes them."""
    paths: dict[str, dict[str, Any]] = {}
    for way in site.ways:
        named = re.findall(r"\{(\w+)(:\w+)?\}", way.path)
        given_in_path = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "schema": {"type": "integer" if kind == ":int" else "string"},
            }
            for name, kind in named
        ]
        for method in way.methods:
            operation: dict[str, Any] = {
                "parameters": given_in_path,
                "responses": {"default": {"description": ""}},
            }
            if method == "POST":
                form = {"type": "object", "additionalProperties": {"type": "string"}}
                kinds = ("application/x-www-form-urlencoded", "multipart/form-data")
                content = {kind: {"schema": form} for kind in kinds}
                operation["requestBody"] = {"content": content}
            paths.setdefault(re.sub(r":\w+\}", "}", way.path), {})[method.lower()] = operation
    return {"openapi": "3.0.3", "info": {"title": "q", "version": "1"}, "paths": paths}


def test_no_value_of_any_parameter_or_form_breaks_the_site(site: Site) -> None:
    import schemathesis

    described = schema(site)
    del described["paths"]["/su-kien"]
    loaded = schemathesis.openapi.from_dict(described)
    loaded.app = site.application
    headers = {"host": "quyhoach.example", "origin": URL, "cookie": cookies(site, Role.HAND_IN)}
    asked: Counter[str] = Counter()

    for operation in loaded.get_all_operations():
        strategy = operation.ok().as_strategy()  # type: ignore[union-attr]

        @seed(17)
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=strategy)
        def holds(case: Any) -> None:
            answer = case.call(headers=headers)
            assert answer.status_code < 500 or answer.status_code == 503, case
            assert CANARY not in answer.content
            asked[case.path] += 1

        holds()
    assert asked.keys() == described["paths"].keys()
    assert sum(asked.values()) > 200
