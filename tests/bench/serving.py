"""A served site under readers and saves: save to screen, 200 at once, the first page from disk.

The server is a process of its own; the screen is Chromium's. `SCREEN`, `READING`, `FROM_DISK`
and `LARGEST` are the measures that the site is held to.
"""

import asyncio
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Page

from tests.chromium import chromium, opened

SCREEN: Final = 1.0  # seconds from a save to the screen, in the median
READING: Final = 0.3  # seconds of a page for 95 of 100 readers
FROM_DISK: Final = 1.0  # seconds until the first page from disk answers
LARGEST: Final = 1_500_000  # bytes of a page
READERS: Final = 200
_START: Final = 300.0


@contextmanager
def served(command: Sequence[str], workspace: Path, *options: str) -> Iterator[str]:
    """Serve a workspace; gives the address of its first page once it is there."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    words = (*command, "serve", "--workspace", str(workspace), "--port", str(port), *options)
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as process:
        try:
            yield _until_there(f"http://127.0.0.1:{port}/")
        finally:
            process.terminate()


def _until_there(address: str) -> str:
    end = time.monotonic() + _START
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.url)
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.2)


def save_to_screen(first: str, workspace: Path, saves: int) -> list[float]:
    """Give the seconds from each save of a section until its words stand on the open page."""
    files = sorted((workspace / "sections" / "lan-1").rglob("*.md"))
    chosen = files[:: max(1, len(files) // saves)][:saves]
    taken = []
    with chromium() as browser:
        for number, file in enumerate(chosen):
            page_name = _page_of(first, file.stem)
            with opened(browser, f"{first.rpartition('/')[0]}/{page_name}") as (page, told):
                page.wait_for_timeout(500)  # it listens
                taken.append(_seen_after(page, file, f"Câu lưu lần thứ {number} của bài đo."))
                assert told == []
    return taken


def _page_of(first: str, item: str) -> str:
    with urllib.request.urlopen(first, timeout=60) as answer:
        text = answer.read().decode()
    return str(text.partition(f'#{item}"')[0].rpartition('href="')[2])


def _seen_after(page: Page, file: Path, words: str) -> float:
    before = file.read_text(encoding="utf-8")
    started = time.monotonic()
    file.write_text(f"{before}\n{words}\n", encoding="utf-8")
    page.get_by_text(words).wait_for(timeout=120_000)
    return time.monotonic() - started


def pages_at_once(
    first: str, names: Sequence[str], goes_on: Callable[[int], bool], cookie: str = ""
) -> tuple[list[float], int]:
    """Give the seconds of each page that 200 readers ask for at once, again and again, and how
    many answers were not whole.

    Args:
        first: The address of the first page.
        names: The pages' names.
        goes_on: Says whether the readers ask once more after so many turns.
        cookie: Of a session, where one is needed.
    """
    return asyncio.run(_bursts(first, names, goes_on, cookie))


async def _bursts(
    first: str, names: Sequence[str], goes_on: Callable[[int], bool], cookie: str
) -> tuple[list[float], int]:
    host, port = first.split("/")[2].split(":")
    folder = "/" + "/".join(first.split("/")[3:-1])
    head = f"Host: {host}:{port}\r\nAccept-Encoding: gzip\r\nCookie: {cookie}\r\n"
    lines = [await asyncio.open_connection(host, int(port)) for _ in range(READERS)]
    taken: list[float] = []
    wrong = turn = 0
    while goes_on(turn):
        asked = (
            _ask(line, f"{folder}/{names[(at + turn) % len(names)]}", head)
            for at, line in enumerate(lines)
        )
        turn += 1
        for seconds, whole in await asyncio.gather(*asked):
            taken.append(seconds)
            wrong += not whole
        await asyncio.sleep(1)
    for _, writer in lines:
        writer.close()
    return taken, wrong


async def _ask(
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter], path: str, headers: str
) -> tuple[float, bool]:
    reader, writer = line
    started = time.monotonic()
    writer.write(f"GET {path} HTTP/1.1\r\n{headers}\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = int(head.partition("content-length:")[2].split()[0])
    body = await reader.readexactly(length)
    return time.monotonic() - started, " 200 " in head.splitlines()[0] and len(body) == length


def from_disk(site: Path) -> float:
    """Give the seconds until the first page, opened from disk, answers to a click."""
    with chromium() as browser, opened(browser, "about:blank") as (page, told):
        started = time.monotonic()
        page.goto((site / "index.html").as_uri())
        page.locator("summary").first.click()
        taken = time.monotonic() - started
        assert told == []
        return taken


def told(name: str, taken: Sequence[float], most: float, *, nineteenth: bool = False) -> str:
    """Give a line: median and the time that 95 of 100 stay under, against what is asked."""
    high = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    held = high if nineteenth else median(taken)
    word = "đạt" if held <= most else "chưa đạt"
    return f"{name:<34}{median(taken):>8.3f} s{high:>9.3f} s   yêu cầu {most:.1f} s: {word}"
