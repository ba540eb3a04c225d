"""Forms with files, sent as a browser sends them."""

from pathlib import Path
from typing import Any

from pipeline.site.access import Access
from pipeline.site.keys import Role
from tests.site.sites import PORT, URL, Site, token_of, with_road

ROUND = "/nop/1"
ITEM = "giao-thong-hien-trang"
BODY = "so-xay-dung"


def site(place: Path) -> Site:
    """Give a site for which the draft's round takes in, behind a proxy."""
    made = with_road(place)
    plan = made / "sections/ke-hoach.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(
        text.replace("\n  - so: 1\n", "\n  - so: 1\n    han-nop: 2025-11-10\n"), "utf-8"
    )
    return Site(made, Access(PORT, url=URL))


def author(made: Site, body: str = BODY) -> Any:
    """Give the browser of an author."""
    return made.under(body, Role.HAND_IN)


def send(
    browser: Any, files: dict[str, bytes], *, path: str = f"{ROUND}/{ITEM}", **values: str
) -> Any:
    """Send files to be previewed."""
    sent = [("tep", (name, data)) for name, data in files.items()]
    return browser.post(
        path,
        data={"csrf_token": token_of(browser, path), "viec": "xem", **values},
        files=sent,
        headers={"origin": str(browser.base_url).rstrip("/")},
    )


def press(browser: Any, path: str, page: str = "", **values: str) -> Any:
    """Press a button of a page that posts."""
    return browser.post(
        path,
        data={"csrf_token": token_of(browser, page or path), **values},
        headers={"origin": str(browser.base_url).rstrip("/")},
    )


def said(answer: Any) -> str:
    """Give what a page says, whatever keeps its words together at the end of a line."""
    return str(answer.text).replace("\xa0", " ")
