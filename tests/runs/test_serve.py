"""`serve` shows the newest draft at this machine, and pages follow what is saved."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.chromium import chromium, opened
from tests.rounds.workspaces import ROAD, put, workspace

START = 60.0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "tinh")
    put(made, ROAD, "Mạng lưới đường dài 100 km.\n\nĐường sắt dài 80 km.\n")
    return made


@pytest.fixture
def address(place: Path) -> Iterator[str]:
    port = free_port()
    command = (sys.executable, "-m", "pipeline", "serve", "--workspace", str(place))
    with subprocess.Popen((*command, "--port", str(port)), stderr=subprocess.DEVNULL) as served:
        try:
            _until_there(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            served.terminate()


def _until_there(url: str) -> None:
    end = time.monotonic() + START
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
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
        put(place, "sections/de-cuong.yaml", "tieu-de: [")
        page.locator(".live.error").wait_for(timeout=30_000)
        assert page.get_by_text(re.compile(r"250\s*km")).count() == 1
        assert told == []


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
