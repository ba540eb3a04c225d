"""A served site in memory, and browsers that come to it: without a key, or under one."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from anyio.from_thread import BlockingPortal
from starlette.testclient import TestClient

from pipeline.site.access import Access
from pipeline.site.app import all_ways, application
from pipeline.site.commenting.drafts import CommentedDrafts
from pipeline.site.issued import Issued
from pipeline.site.keys import Keys, Role, issue
from pipeline.site.live import Live
from pipeline.site.served import Served
from pipeline.stages.commenting.issued_draft import issued_draft
from pipeline.stages.handing.child import answered
from tests.issued_rounds import issued
from tests.rounds.workspaces import ROAD, put, shared, workspace

PORT = 8017
URL = "https://quyhoach.example"
NOON = datetime(2025, 11, 20, 12, tzinfo=UTC)
LAST = date(2025, 12, 31)
PAGES = {
    "index.html": '<link rel="icon" href="data:,"><p>chữ</p>'.encode(),
    "trang.css": b"p{}",
    "co-quan/so-xay-dung.html": b"<p>own page of so-xay-dung</p>",
    "co-quan/so-tai-chinh.html": b"<p>own page of so-tai-chinh</p>",
    "y-kien/so-xay-dung.html": b"<p>comments of so-xay-dung</p>",
    "y-kien/so-tai-chinh.html": b"<p>comments of so-tai-chinh</p>",
    "y-kien.html": b"<p>all comments</p>",
    "tim-y-kien.js": b"tim([all comments]);",
}
ISSUED_PAGES = {"index.html": b"<p>issued</p>"}
_TOKEN = re.compile('name="csrf_token" value="([^"]+)"')


@dataclass
class Site:
    """A served site with a clock that a test sets, and the folder that it stands in.

    `portal` leads to the event loop that browsers ask in; None is one for each request.
    """

    portal: ClassVar[BlockingPortal | None] = None

    place: Path
    access: Access
    number: int = 1
    now: datetime = NOON
    rebuilt: int = 0
    live: Live = field(default_factory=Live)

    def __post_init__(self) -> None:
        read = shared(self.place, self.number).value
        assert read is not None
        self.live.exchange(PAGES, self.number)
        self.served = Served(
            workspace=self.place,
            access=self.access,
            live=self.live,
            issued=Issued(self.place, lambda number: {**PAGES, **ISSUED_PAGES}),
            commented=CommentedDrafts(self.place, partial(issued_draft, self.place)),
            keys=Keys(self.place),
            secret="s" * 32,
            clock=lambda: self.now,
            shared=lambda: read[0],
            rebuild=self._rebuild,
            preview=answered,  # in this process: starting another takes longer than all the rest
        )
        self.ways = all_ways(self.served)
        self.application = application(self.served, self.ways)

    def _rebuild(self) -> None:
        self.rebuilt += 1

    def browser(self, *, address: str = "192.0.2.7", base: str = "") -> TestClient:
        """Give a browser that has no key."""
        made = TestClient(
            self.application, base_url=base or self.access.url or f"http://127.0.0.1:{PORT}",
            client=(address, 50_000), follow_redirects=False, raise_server_exceptions=False,
        )  # fmt: skip
        made.portal = self.portal
        return made

    def consultant(self) -> TestClient:
        """Give a browser at the machine itself, where no key is needed."""
        return self.browser(address="127.0.0.1")

    def key(self, body: str, role: Role) -> str:
        """Give the secret of a new key."""
        random = bytes([len(Keys(self.place).all())] * 20)
        return issue(self.place, body, role, expires=LAST, random=random)[1]

    def under(self, body: str, role: Role) -> TestClient:
        """Give a browser that came in with a new key of a body."""
        browser = self.browser()
        answer = post(browser, "/vao", khoa=self.key(body, role))
        assert answer.status_code == 303, answer.text
        return browser


def local(place: Path) -> Site:
    """Give a site at this machine alone, without keys."""
    return Site(with_road(place), Access(PORT))


def public(place: Path) -> Site:
    """Give a site behind a proxy that speaks TLS; everybody needs a key."""
    return Site(with_road(place), Access(PORT, url=URL))


def in_second_round(place: Path) -> Site:
    """Give a public site whose first round is issued, while the second is being written."""
    issued(place, rounds=1)
    put(place, ROAD.replace("lan-1", "lan-2"), "Mạng lưới đường dài 200 km.\n")
    return Site(place, Access(PORT, url=URL), number=2)


def with_road(place: Path) -> Path:
    made = workspace(place)
    put(made, ROAD, "Mạng lưới đường dài 100 km.\n")
    return made


def token_of(browser: TestClient, page: str = "/vao") -> str:
    """Give the token that a page's form bears."""
    found = _TOKEN.search(browser.get(page).text)
    assert found is not None, page
    return found[1]


def post(browser: TestClient, path: str, *, page: str = "/vao", **values: str):  # type: ignore[no-untyped-def]
    """Send a form as the browser would from a page of the site."""
    return browser.post(
        path,
        data={"csrf_token": token_of(browser, page), **values},
        headers={"origin": str(browser.base_url).rstrip("/")},
    )
