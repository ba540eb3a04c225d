import errno
import os
from pathlib import Path

import pytest

from pipeline.model.errors import OpenElsewhereError
from pipeline.publish.user_file import replace_user_file


def test_the_earlier_file_stays_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "tiep-thu.xlsx"
    path.write_bytes(b"old")
    assert replace_user_file(path, b"new", before=b"old") == tmp_path / "tiep-thu.cu.xlsx"
    assert (path.read_bytes(), (tmp_path / "tiep-thu.cu.xlsx").read_bytes()) == (b"new", b"old")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "tiep-thu.cu.xlsx",
        "tiep-thu.xlsx",
    ]


def test_a_first_file_has_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "lan-2" / "tiep-thu.xlsx"
    assert replace_user_file(path, b"new", before=b"") is None
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("before", [b"", b"old"])
def test_a_disk_that_is_full_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, before: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    path = tmp_path / "tiep-thu.xlsx"
    if before:
        path.write_bytes(before)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room") as failed:
        replace_user_file(path, b"new", before=before)
    assert "tiep-thu" in failed.value.filename
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == ([before] if before else [])


def test_where_there_is_room_for_the_old_one_alone_the_one_kept_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, kept = tmp_path / "tiep-thu.xlsx", tmp_path / "tiep-thu.cu.xlsx"
    path.write_bytes(b"old")
    kept.write_bytes(b"older")
    synced, waited = [], os.fsync

    def second_is_too_much(handle: int) -> None:
        synced.append(handle)
        if len(synced) > 1:
            raise OSError(errno.ENOSPC, "no room")
        waited(handle)

    monkeypatch.setattr(os, "fsync", second_is_too_much)
    with pytest.raises(OSError, match="no room"):
        replace_user_file(path, b"new", before=b"old")
    assert (path.read_bytes(), kept.read_bytes()) == (b"old", b"older")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("lock", ["~$tiep-thu.xlsx", ".~lock.tiep-thu.xlsx#"])
def test_a_file_open_in_an_office_is_not_touched(tmp_path: Path, lock: str) -> None:
    path = tmp_path / "tiep-thu.xlsx"
    path.write_bytes(b"old")
    (tmp_path / lock).touch()
    with pytest.raises(OpenElsewhereError, match="tiep-thu"):
        replace_user_file(path, b"new", before=b"old")
    assert path.read_bytes() == b"old"


def test_a_file_saved_since_it_was_read_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "tiep-thu.xlsx"
    path.write_bytes(b"newer")
    with pytest.raises(OpenElsewhereError):
        replace_user_file(path, b"new", before=b"old")
    assert path.read_bytes() == b"newer"
