"""`serve` shows the newest draft at this machine, and pages follow what is saved."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page

from pipeline.cli import main
from pipeline.rounds.served.state import STATE
from pipeline.runs import serve
from pipeline.site.following import Following
from pipeline.site.issued import Issued
from pipeline.site.live import Live
from pipeline.site.middleware import failures
from pipeline.site.whole import Apart, Asked, Whole, make_whole
from pipeline.stages.handing.asking import Previewer
from tests.chromium import chromium, opened
from tests.rounds.workspaces import ROAD, put, workspace

START = 60.0
PART = "phan-ii.html"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "tinh")
    put(made, ROAD, "Mạng lưới đường dài 100 km.\n\nĐường sắt dài 80 km.\n")
    return made


@contextmanager
def served(place: Path, *options: str) -> Iterator[str]:
    """Serve a workspace in a process of its own; gives its address."""
    port = free_port()
    command = (sys.executable, "-m", "pipeline", "serve", "--workspace", str(place), *options)
    with subprocess.Popen((*command, "--port", str(port)), stderr=subprocess.DEVNULL) as process:
        try:
            _until_there(f"http://127.0.0.1:{port}/vao")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.fixture
def address(place: Path) -> Iterator[str]:
    with served(place) as found:
        yield found


def _until_there(url: str) -> None:
    def is_there() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return True
        except OSError:
            return False

    _until(is_there)


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + START
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.browser
def test_a_page_follows_what_is_saved_and_says_what_is_wrong(place: Path, address: str) -> None:
    with chromium() as browser, opened(browser, f"{address}/") as (page, told):
        page.get_by_text("Phần II.").first.click()
        page.locator(".contents a[href*=giao-thong-hien-trang]").first.click()
        page.get_by_text(re.compile(r"100\s*km")).wait_for()
        page.wait_for_timeout(500)
        page.evaluate("window.same = true")
        put(place, ROAD, "Mạng lưới đường dài 250 km.\n\nĐường sắt dài 80 km.\n")
        page.get_by_text(re.compile(r"250\s*km")).wait_for(timeout=30_000)
        assert page.evaluate("window.same") is True  # the part was swapped, not the page loaded
        outline = (place / "sections/de-cuong.yaml").read_bytes()
        put(place, "sections/de-cuong.yaml", "tieu-de: [")
        page.locator(".live.error").wait_for(timeout=30_000)
        assert page.get_by_text(re.compile(r"250\s*km")).count() == 1
        put(place, "sections/de-cuong.yaml", outline)
        page.locator(".live.error").wait_for(state="detached", timeout=30_000)
        assert told == []


@pytest.mark.browser
def test_a_broken_text_is_told_where_it_stands_until_it_is_mended(
    place: Path, address: str
) -> None:
    whole = (place / ROAD).read_bytes()
    with chromium() as browser, opened(browser, f"{address}/bao-cao/1/{PART}") as (page, told):
        page.get_by_text(re.compile(r"100\s*km")).wait_for()
        page.wait_for_timeout(500)
        put(place, ROAD, b"\xff\xfe\x00\x00")
        page.locator("#giao-thong-hien-trang .box").wait_for(timeout=30_000)
        assert page.get_by_text(re.compile(r"100\s*km")).count() == 0
        put(place, ROAD, whole)
        page.get_by_text(re.compile(r"100\s*km")).wait_for(timeout=30_000)
        assert page.locator("#giao-thong-hien-trang .box").count() == 0
        assert told == []


@pytest.mark.browser
def test_the_place_one_reads_and_the_focus_stay_where_they_are(place: Path, address: str) -> None:
    lines = [f"Đoạn thứ {number} của mục [này](https://a.vn/{number})." for number in range(80)]
    put(place, ROAD, "\n\n".join(lines))
    with chromium() as browser, opened(browser, f"{address}/bao-cao/1/{PART}") as (page, told):
        page.get_by_text("Đoạn thứ 60 ").wait_for(timeout=30_000)
        page.evaluate("document.querySelector('a[href$=\"/60\"]').focus()")
        page.wait_for_timeout(1_000)
        top = "document.querySelector('a[href$=\"/60\"]').getBoundingClientRect().top"
        before = page.evaluate(top)
        lines[0] = "Đoạn đầu nay dài hơn nhiều. " * 60
        put(place, ROAD, "\n\n".join(lines))
        page.get_by_text("nay dài hơn").first.wait_for(timeout=30_000)
        assert abs(page.evaluate(top) - before) <= 2
        assert page.evaluate("document.activeElement.getAttribute('href')") == "https://a.vn/60"
        assert told == []


@pytest.mark.browser
def test_eight_tabs_follow_and_only_the_one_that_is_seen_listens(place: Path, address: str) -> None:
    asked: list[str] = []
    with chromium() as browser:
        context = browser.new_context()
        # a headless browser shows all its tabs at once; six may have a stream, and no tab more
        context.add_init_script(
            "Object.defineProperty(document, 'hidden', {get: () => window.away === true})"
        )
        context.on("request", lambda one: asked.append(one.url) if "su-kien" in one.url else None)
        tabs: list[Page] = []
        for _ in range(8):
            for other in tabs:
                _seen(other, False)
            tabs.append(context.new_page())
            tabs[-1].goto(f"{address}/bao-cao/1/{PART}", timeout=20_000)
            tabs[-1].get_by_text(re.compile(r"100\s*km")).wait_for()
        assert len(asked) == 8
        put(place, ROAD, "Mạng lưới đường dài 250 km.\n")
        tabs[-1].get_by_text(re.compile(r"250\s*km")).wait_for(timeout=30_000)
        assert tabs[0].get_by_text(re.compile(r"250\s*km")).count() == 0
        _seen(tabs[-1], False)
        _seen(tabs[0], True)
        tabs[0].get_by_text(re.compile(r"250\s*km")).wait_for(timeout=30_000)
        assert len(asked) == 9
        context.close()


def _seen(tab: Page, seen: bool) -> None:
    away = str(not seen).lower()
    tab.evaluate(f"window.away = {away}; document.dispatchEvent(new Event('visibilitychange'))")


def test_a_session_goes_on_into_the_next_round_and_ends_with_its_key(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def keys(*given: str) -> str:
        assert main(["keys", *given, "--workspace", str(place)]) == 0
        return capsys.readouterr().err

    with served(place, "--host", "127.0.0.1") as address, httpx2.Client(timeout=60) as browser:
        assert browser.get(f"{address}/").headers["location"] == "/vao"
        told = keys("so-xay-dung", "--vai-tro", "nop")  # at the address that it is served at
        found = re.search(f"{address}/vao#([A-Z2-7]{{32}})", told)
        assert found is not None
        token = re.search('name="csrf_token" value="([^"]+)"', browser.get(f"{address}/vao").text)
        assert token is not None
        sent = {"csrf_token": token[1], "khoa": found[1]}
        entered = browser.post(f"{address}/vao", data=sent, headers={"origin": address})
        assert entered.status_code == 303
        assert browser.get(f"{address}/").headers["location"] == "/bao-cao/1/index.html"
        put(place, ROAD.replace("lan-1", "lan-2"), "Mạng lưới đường dài 250 km.\n")
        _until(lambda: browser.get(f"{address}/").headers["location"] == "/bao-cao/2/index.html")
        assert re.search(r"250\s*km", browser.get(f"{address}/bao-cao/2/{PART}").text)
        with browser.stream("GET", f"{address}/su-kien") as stream:
            lines = stream.iter_lines()
            assert next(lines) == "event: lan"
            keys("--thu-hoi", "so-xay-dung-nop-1")
            assert "" in list(lines)  # until it ends
        assert browser.get(f"{address}/").headers["location"] == "/vao"


def test_a_fault_of_ours_is_told_on_the_pages_and_the_next_save_tries_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / STATE).mkdir()
    asked = Asked(place, 1, keeps=False)
    following = Following(place, Live(), lambda _: None)
    issued = Issued(place, lambda _: {})
    working = serve._Working(following, Apart(asked), Previewer(place), issued, beforehand=False)

    def fail(_: Apart) -> Whole:
        raise KeyError("no such thing")

    monkeypatch.setattr(Apart, "make", fail)
    working.rebuild()
    assert following.live.failed is not None
    assert "lỗi khi dựng lại" in following.live.failed.wrong
    assert "no such thing" in (place / STATE / failures.FILE).read_text(encoding="utf-8")
    monkeypatch.setattr(Apart, "make", lambda _: make_whole(asked))
    working.rebuild()
    assert following.live.failed is None
    assert PART in following.live.pages


def test_what_cannot_be_built_is_not_served(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(place, "sections/de-cuong.yaml", "tieu-de: [")
    assert main(["serve", "--workspace", str(place), "--port", str(free_port())]) == 2
    assert "de-cuong.yaml" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--workspace", str(place), "--port", str(port)]) == 2
    assert f"không mở được cổng {port}" in capsys.readouterr().err
