"""Saves are told when what files hold has changed; a touch, and litter of programs, are not."""

import os
import threading
import time
from pathlib import Path
from queue import Queue

import pytest

from pipeline.site.watching import saves
from pipeline.stages.handing.exchange import hand_in
from tests.stages.handing.ground import NOW, offer, workspace


def test_changes_of_content_are_told_and_others_are_not(tmp_path: Path) -> None:
    section, removed = tmp_path / "sections/a.md", tmp_path / "sections/b.md"
    section.parent.mkdir()
    section.write_text("một")
    removed.write_text("hai")
    stop, told = threading.Event(), Queue[tuple[Path, ...]]()

    def follow() -> None:
        for changed in saves((tmp_path / "sections", tmp_path / "khong-co"), stop):
            told.put(changed)

    watching = threading.Thread(target=follow)
    watching.start()
    try:
        time.sleep(0.5)
        os.utime(section, (1, 1))
        (tmp_path / "sections/~$a.xlsx").write_text("open")
        (tmp_path / "sections/.nhap").write_text("own")
        time.sleep(0.5)
        assert told.empty()
        section.write_text("hai chữ")
        removed.unlink()
        found: set[Path] = set()
        while len(found) < 2:
            found |= set(told.get(timeout=20))
        assert found == {section, removed}
    finally:
        stop.set()
        watching.join(10)
    assert told.empty()


def test_a_folder_exchanged_by_a_hand_in_is_told_by_the_files_that_differ(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    hand_in(root, offer(root, {"y-te.md": "Một.\n", "a.png": b"png"}), now=NOW)
    place = root / "sections/lan-1/so-y-te"
    stop, told = threading.Event(), Queue[tuple[Path, ...]]()

    def follow() -> None:
        for changed in saves((root / "sections",), stop):
            told.put(changed)

    watching = threading.Thread(target=follow)
    watching.start()
    try:
        time.sleep(0.5)
        hand_in(root, offer(root, {"y-te.docx": b"PK"}, id_="a2"), now=NOW)
        found: set[Path] = set()
        while len(found) < 3:
            found |= set(told.get(timeout=20))
        assert found == {place / name for name in ("y-te.md", "y-te.docx", "nop.yaml")}
        (place / "y-te.docx").write_bytes(b"PK2")
        assert told.get(timeout=20) == (place / "y-te.docx",)
    finally:
        stop.set()
        watching.join(10)


def test_a_folder_named_from_where_one_stands_keeps_what_is_hidden_in_it_untold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sections/.luu").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    stop, told = threading.Event(), Queue[tuple[Path, ...]]()

    def follow() -> None:
        for changed in saves((Path("sections"),), stop):
            told.put(changed)

    watching = threading.Thread(target=follow)
    watching.start()
    try:
        time.sleep(0.5)
        (tmp_path / "sections/.luu/a.md").write_text("bản trước")
        (tmp_path / "sections/a.md").write_text("bản này")
        assert told.get(timeout=20) == (tmp_path / "sections/a.md",)
    finally:
        stop.set()
        watching.join(10)
    assert told.empty()


def test_fifty_saves_a_second_are_told_a_few_times_and_the_last_one_is_among_them(
    tmp_path: Path,
) -> None:
    file = tmp_path / "sections/a.md"
    file.parent.mkdir()
    stop, told = threading.Event(), Queue[str]()

    def follow() -> None:
        for (changed,) in saves((tmp_path / "sections",), stop):
            told.put(changed.read_text())

    watching = threading.Thread(target=follow)
    watching.start()
    try:
        time.sleep(0.5)
        for number in range(50):
            file.write_text(f"lần {number}")
            time.sleep(0.02)
        seen = [told.get(timeout=20)]
        while seen[-1] != "lần 49":
            seen.append(told.get(timeout=20))
        assert len(seen) < 10
    finally:
        stop.set()
        watching.join(10)
    assert told.empty()
