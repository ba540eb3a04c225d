import os
import shutil
from pathlib import Path

import pytest

from pipeline.model.errors import ForeignFolderError
from pipeline.model.seal import Seal
from pipeline.publish.folder import write_durably
from pipeline.publish.seal import close, closing, open_again, recover, seal_of, staged
from tests.killed import killed_at

OUTPUTS = {"phat-hanh/du-thao-lan-1.zip": "1" * 64}


def seal(folder: Path, data: bytes = b"1") -> Seal:
    made = closing(Seal(1, by="A", day="2026-03-16", outputs=OUTPUTS), seal_of(folder))
    with staged(folder) as place:
        for number in range(3):
            write_durably(place / f"{number}.zip", data)
        close(folder, made)
    return made


def names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


ISSUED = ["khoa.json", "phat-hanh/0.zip", "phat-hanh/1.zip", "phat-hanh/2.zip"]


def test_a_round_is_issued_by_its_record(tmp_path: Path) -> None:
    assert seal_of(tmp_path) is None
    made = seal(tmp_path)
    assert seal_of(tmp_path) == made
    assert made.is_closed
    assert names(tmp_path) == ISSUED


def test_a_round_opened_again_keeps_package_and_reason_and_can_be_issued_anew(
    tmp_path: Path,
) -> None:
    opened = open_again(tmp_path, seal(tmp_path), by="B", day="2026-03-17", reason="sai số")
    assert seal_of(tmp_path) == opened
    assert not opened.is_closed
    event = opened.history[-1]
    assert (event.by, event.day, event.reason, event.package) == (
        "B",
        "2026-03-17",
        "sai số",
        "1" * 64,
    )
    assert names(tmp_path) == [
        *(f".luu/phat-hanh-1/{number}.zip" for number in range(3)),
        "khoa.json",
    ]
    again = seal(tmp_path, b"2")
    assert [event.act.value for event in again.history] == ["chot", "mo", "chot"]
    assert open_again(tmp_path, again, by="", day="", reason="x").history[-1].kept == (
        ".luu/phat-hanh-2"
    )
    assert (tmp_path / ".luu/phat-hanh-1/0.zip").read_bytes() == b"1"
    assert (tmp_path / ".luu/phat-hanh-2/0.zip").read_bytes() == b"2"


def test_a_folder_that_no_seal_made_is_left_alone(tmp_path: Path) -> None:
    write_durably(tmp_path / "phat-hanh" / "của tôi.docx", b"x")
    with pytest.raises(ForeignFolderError, match="phat-hanh"):
        seal(tmp_path)
    assert names(tmp_path) == ["phat-hanh/của tôi.docx"]


def test_an_error_while_files_are_made_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> None:
        with staged(tmp_path) as place:
            write_durably(place / "a.zip", b"1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert names(tmp_path) == []


@pytest.mark.parametrize("full", range(1, 6))
def test_a_disk_that_is_full_leaves_the_round_open(
    tmp_path: Path, full: int, monkeypatch: pytest.MonkeyPatch
) -> None:

    real, count = os.fsync, 0

    def fsync(handle: int) -> None:
        nonlocal count
        count += 1
        if count == full:
            raise OSError(28, "no room")
        real(handle)

    monkeypatch.setattr("pipeline.publish.folder.os.fsync", fsync)
    with pytest.raises(OSError, match="no room"):
        seal(tmp_path)
    assert names(tmp_path) == []
    monkeypatch.setattr("pipeline.publish.folder.os.fsync", real)
    seal(tmp_path)
    assert names(tmp_path) == ISSUED


STEPS = [(os, "fsync"), (Path, "rename"), (Path, "replace"), (shutil, "rmtree")]


@pytest.mark.parametrize("at", range(2, 12))
def test_a_seal_killed_at_any_moment_is_whole_or_not_there(tmp_path: Path, at: int) -> None:
    assert killed_at(at, lambda: seal(tmp_path), STEPS)
    found = seal_of(tmp_path)
    if found is None:
        assert not (tmp_path / "khoa.json").exists()
        seal(tmp_path)
    recover(tmp_path)
    assert names(tmp_path) == ISSUED
    made = seal_of(tmp_path)
    assert made is not None
    assert made.is_closed


@pytest.mark.parametrize("at", range(1, 6))
def test_an_unseal_killed_at_any_moment_is_done_or_not(tmp_path: Path, at: int) -> None:
    made = seal(tmp_path)
    assert killed_at(at, lambda: open_again(tmp_path, made, by="", day="", reason="x"), STEPS)
    found = seal_of(tmp_path)
    assert found is not None
    recover(tmp_path)
    kept = [f".luu/phat-hanh-1/{number}.zip" for number in range(3)]
    there = [name for name in names(tmp_path) if ".moi" not in name]
    assert there == (ISSUED if found.is_closed else [*kept, "khoa.json"])
