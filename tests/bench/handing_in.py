"""Twenty who hand in at once while two hundred read and somebody saves; a Word file dropped.

The server is a process of its own that asks everybody for a key. `PREVIEW` is the measure of a
Word file of twenty pages; of those at once nothing may be refused, lost or mixed: what a receipt
says has to stand on the disk, under its name or as what a later one replaced.
"""

import re
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import httpx2

PREVIEW: Final = 2.0  # seconds from a drop to the preview, 20 pages
AT_ONCE: Final = 20
PAGES: Final = 20
WORDS: Final = 350 * PAGES
_SECRET: Final = re.compile("/vao#([A-Z2-7]{32})")
_TOKEN: Final = re.compile('name="csrf_token" value="([^"]+)"')
_OWNERS: Final = re.compile(r"id: (\S+?)[,}\s].*?chu-tri: (\S+?)[,}\s]", re.S)


@dataclass(frozen=True, slots=True)
class Handed:
    """A hand-in: the seconds until its preview and until its receipt, and what that says."""

    previewed: float
    landed: float
    receipt: dict[str, Any]


def keys(command: Sequence[str], workspace: Path, bodies: Sequence[str]) -> list[str]:
    """Give a new key to hand in for each body; a body may be named twice."""
    found: dict[str, list[str]] = {}
    while left := [body for body in dict.fromkeys(bodies)
                   if len(found.get(body, ())) < bodies.count(body)]:  # fmt: skip
        words = (*command, "keys", *left, "--vai-tro", "nop", "--workspace", str(workspace))
        told = subprocess.run(words, capture_output=True, text=True, check=True).stderr
        for body, secret in zip(left, _SECRET.findall(told), strict=True):
            found.setdefault(body, []).append(secret)
    return [found[body].pop() for body in bodies]


def entered(address: str, secret: str) -> httpx2.Client:
    """Give a browser that came in under a key."""
    browser = httpx2.Client(base_url=address, timeout=600)
    answer = _post(browser, "/vao", "/vao", data={"khoa": secret})
    assert answer.status_code == 303, answer.text
    return browser


def session_of(browser: httpx2.Client) -> str:
    """Give what a browser sends to be known."""
    return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())


def previewed(browser: httpx2.Client, item: str, name: str, data: bytes) -> tuple[str, float]:
    """Drop a file; give the path of its preview, and the seconds until that was there."""
    path = f"/nop/1/{item}"
    token = _token(browser, path)
    began = time.monotonic()
    answer = _sent(browser, path, token, files={"tep": (name, data)})
    assert answer.status_code == 303, answer.text
    shown = browser.get(answer.headers["location"])
    assert shown.status_code == 200, shown.text
    return answer.headers["location"], time.monotonic() - began


def handed_in(browser: httpx2.Client, item: str, name: str, data: bytes) -> Handed:
    """Hand a file in as a body does: drop it, look, press Nộp, take the receipt."""
    began = time.monotonic()
    path, seen = previewed(browser, item, name, data)
    answer = _post(browser, path, path, data={})
    assert answer.status_code == 303, answer.text
    receipt = browser.get(f"{answer.headers['location']}.json")
    assert receipt.status_code == 200, receipt.text
    return Handed(seen, time.monotonic() - began, receipt.json())


def at_once(
    browsers: Sequence[httpx2.Client], items: Sequence[str], files: Sequence[tuple[str, bytes]]
) -> list[Handed]:
    """Hand in all at once, each in a thread of its own."""
    begin = threading.Barrier(len(browsers))

    def one(at: int) -> Handed:
        begin.wait()
        return handed_in(browsers[at], items[at], *files[at])

    with ThreadPoolExecutor(len(browsers)) as threads:
        return list(threads.map(one, range(len(browsers))))


def amiss(workspace: Path, handed: Sequence[Handed]) -> Iterator[str]:
    """Say which receipts do not stand on the disk, and which came twice."""
    seen = set()
    for one in handed:
        told = one.receipt
        folder = workspace / f"sections/lan-{told['lan']}/{told['co-quan']}"
        for file in told["tep"]:
            path = folder / file["ten"]
            if not path.is_file() or sha256(path.read_bytes()).hexdigest() != file["sau"]:
                yield f"{told['id']}: {file['ten']} is not what stands there"
        seen.add(told["nhat-ky"]["dong"])
    if len(seen) != len(handed):
        yield f"{len(handed)} hand-ins have {len(seen)} lines of the journal"


def owners(workspace: Path, count: int) -> list[tuple[str, str]]:
    """Give items with their lead agency, so many at most, and some left for others to save."""
    outline = (workspace / "sections/de-cuong.yaml").read_text(encoding="utf-8")
    found = [(item, lead) for item, lead in _OWNERS.findall(outline)
             if (workspace / f"sections/lan-1/{lead}/{item}.md").is_file()]  # fmt: skip
    return found[: min(count, len(found) * 3 // 4)]


def word_file(command: str, text: Path, out: Path) -> bytes:
    """Give a Word file of twenty pages, made by pandoc of the beginning of a text."""
    words, lines = 0, []
    for line in text.read_text(encoding="utf-8").splitlines():
        words += len(line.split())
        lines.append(line)
        if words > WORDS and not line.strip():
            break
    part = out.with_suffix(".md")
    part.write_text("\n".join(lines), encoding="utf-8")
    subprocess.run([command, str(part), "-o", str(out)], cwd=text.parent, check=True,
                   capture_output=True)  # fmt: skip
    return out.read_bytes()


def _token(browser: httpx2.Client, page: str) -> str:
    found = _TOKEN.search(browser.get(page).text)
    assert found is not None, page
    return found[1]


def _post(browser: httpx2.Client, path: str, page: str, data: dict[str, str]) -> httpx2.Response:
    token = _token(browser, page)
    return browser.post(
        path,
        data={"csrf_token": token, **data},
        headers={"origin": str(browser.base_url).rstrip("/")},
    )


def _sent(browser: httpx2.Client, path: str, token: str, **given: Any) -> httpx2.Response:
    return browser.post(
        path, data={"csrf_token": token, "viec": "xem"},
        headers={"origin": str(browser.base_url).rstrip("/")}, **given,
    )  # fmt: skip
