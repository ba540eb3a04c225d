"""The access log says who asked for what, never what was searched for, and forgets."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.site.keys import Role
from pipeline.site.middleware.access_log import FOLDER, KEPT, clear
from tests.site.sites import NOON, PAGES, Site, public


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return public(tmp_path / "tinh")


def log(site: Site) -> list[dict[str, object]]:
    (file,) = (site.served.state / FOLDER).iterdir()
    assert file.name == "2025-11-20.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_a_line_tells_address_key_path_and_status(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    browser.get("/bao-cao/1/index.html?q=bi+mat", headers={"accept-encoding": "identity"})
    line = log(site)[-1]
    assert line.pop("ms") in range(60_000)
    assert line == {
        "luc": NOON.isoformat(), "dia-chi": "192.0.2.7", "khoa": "so-xay-dung-nop-1",
        "viec": "GET", "duong-dan": "/bao-cao/1/index.html", "ma": 200,
        "byte": len(PAGES["index.html"]),
    }  # fmt: skip


def test_neither_keys_nor_cookies_nor_queries_stand_in_it(site: Site) -> None:
    secret = site.key("so-y-te", Role.HAND_IN)
    browser = site.browser()
    browser.get(f"/vao?khoa={secret}")
    browser.get("/x%0a%22luc%22")
    browser.get("/" + "x" * 5000)
    lines = log(site)
    assert secret not in json.dumps(lines)
    assert [line["duong-dan"] for line in lines][:2] == ["/vao", '/x\n"luc"']
    assert len(str(lines[-1]["duong-dan"])) == 300


def test_days_older_than_ninety_are_taken_away(tmp_path: Path) -> None:
    today = date(2025, 11, 20)
    old, kept = today - KEPT - timedelta(days=1), today - KEPT
    for name in (f"{old}.jsonl", f"{kept}.jsonl", "ghi-chu.jsonl"):
        (tmp_path / name).write_text("{}\n")
    clear(tmp_path, today)
    assert {path.name for path in tmp_path.iterdir()} == {f"{kept}.jsonl", "ghi-chu.jsonl"}


def test_a_new_day_begins_a_new_file_and_clears(site: Site) -> None:
    browser = site.browser()
    browser.get("/vao")
    site.now += KEPT + timedelta(days=1)
    browser.get("/vao")
    assert [path.name for path in (site.served.state / FOLDER).iterdir()] == ["2026-02-19.jsonl"]


def test_a_disk_that_refuses_does_not_end_reading(site: Site) -> None:
    (site.served.state).mkdir(exist_ok=True)
    (site.served.state / FOLDER).write_text("no folder")
    assert site.browser().get("/vao").status_code == 200
