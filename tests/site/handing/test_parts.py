"""What a body writes, how it stands, and by how much a day is late."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from pipeline.publish.sections_lock import exchanging
from pipeline.site.handing.parts import lateness, offered, parts_of, standing_files
from tests.rounds.workspaces import put
from tests.site.handing.browsing import BODY, ITEM, author, press, send, site

DUE = date(2025, 11, 10)


def test_a_day_is_late_from_the_day_after_the_last_one() -> None:
    assert lateness(DUE, DUE) == ""
    assert lateness(None, DUE) == ""
    assert lateness(DUE, date(2025, 11, 13)) == "muộn 3 ngày so với hạn 10/11/2025"


def test_a_file_says_how_it_came(tmp_path: Path) -> None:
    made = site(tmp_path / "tinh")
    put(made.place, f"sections/lan-1/{BODY}/b.xlsx", b"PK")
    put(made.place, f"sections/lan-1/{BODY}/cap-nuoc-hien-trang.md", b"Nuoc.\n")
    browser = author(made)
    press(browser, send(browser, {"a.md": b"Mot.\n"}).headers["location"])
    found = standing_files(made.served, 1, BODY, ITEM)
    assert [(file.name, file.day, file.way) for file in found] == [
        ("b.xlsx", "", "đặt trực tiếp"),
        (f"{ITEM}.md", "20/11/2025", "nộp trên trang này"),
    ]
    parts = {part.item: part.file for part in parts_of(made.served, BODY, 1)}
    assert parts[ITEM] is not None
    assert parts["giao-thong-phuong-huong"] is None


def test_what_stands_is_read_once_and_while_nobody_exchanges_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = site(tmp_path / "tinh")
    place = (1, BODY, ITEM)
    asked: tuple[Callable[[], object], ...] = (
        partial(parts_of, made.served, BODY, 1),
        partial(standing_files, made.served, 1, BODY, ITEM),
        partial(offered, made.served, id_="a", place=place, who=("k", BODY), way="x", files={}),
    )
    listed: list[Path] = []
    real = Path.iterdir

    def told(path: Path) -> Iterator[Path]:
        listed.append(path)
        return real(path)

    monkeypatch.setattr(Path, "iterdir", told)
    with ThreadPoolExecutor(len(asked)) as threads:
        with exchanging(made.place, wait=0):
            waiting = [threads.submit(one) for one in asked]
            time.sleep(0.2)
            assert listed == []
        for one in waiting:
            one.result(20)
    assert len(listed) == len(asked)
