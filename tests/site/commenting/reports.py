"""A served report whose first round is issued, and bodies that comment on it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from pipeline.site.access import Access
from pipeline.site.keys import Role
from pipeline.stages.drafting import draft
from pipeline.stages.site import draft_site
from pipeline.work.watch import unwatched
from tests.consulted import SCHEDULE
from tests.issued_rounds import sealed
from tests.made_once import made_once
from tests.rounds.workspaces import ROAD, put, workspace
from tests.site.sites import PORT, URL, Site

ROADS = """\
Mạng lưới đường tỉnh dài 300 km.

Đường xã dài 900 km, trong đó 620 km đã cứng hóa.

## Quốc lộ

Các tuyến quốc lộ qua tỉnh nêu tại bảng dưới đây.

Bảng: Các tuyến quốc lộ {#bang-quoc-lo}

| Tuyến | Chiều dài (km) | Cấp |
| --- | --- | --- |
| Quốc lộ 1A | 94 | III |
| Quốc lộ 4B | 107 | IV |
"""
ITEM = "giao-thong-hien-trang"
FIRST = f"{ITEM}.2"
BODY = "so-xay-dung"


@made_once
def report(place: Path) -> Path:
    """Give a workspace with an issued round of a report that has a table."""
    folder = workspace(place)
    put(folder, "sections/ke-hoach.yaml", SCHEDULE)
    put(folder, ROAD, ROADS)
    assert sealed(folder).value is not None
    return folder


def served(place: Path, *, url: str = URL) -> Site:
    """Give the site of such a report, its pages made."""
    site = Site(report(place), Access(PORT, url=url))
    site.live.exchange(_pages())
    return site


@cache  # of the same files are the same pages
def _pages() -> dict[str, bytes]:
    made: dict[str, bytes] = {}

    def web(built, notices, files):  # type: ignore[no-untyped-def]
        made.update(draft_site(built, notices, files))
        return {}

    with TemporaryDirectory() as folder:
        place = report(Path(folder))
        assert draft(place, 1, fast=True, watch=unwatched, web=web).value is not None
    return made


@contextmanager
def opened(site: Site) -> Iterator[str]:
    """Give out a site at a port of this machine; gives its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = uvicorn.Server(
            uvicorn.Config(site.application, log_level="critical", access_log=False)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)


def link(site: Site, address: str, body: str = BODY) -> str:
    """Give the link of a new key to comment under."""
    return f"{address}/vao#{site.key(body, Role.COMMENT)}"
