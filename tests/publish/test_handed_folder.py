"""An agency's folder made beside the old one, and what a killed hand-in leaves."""

import errno
import os
from pathlib import Path

import pytest

from pipeline.publish import handed_folder
from pipeline.publish.folder import exchange_folder
from pipeline.publish.handed_folder import (
    clear_away,
    folder_beside,
    leftovers,
    records,
    restore,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "lan-1" / "so-y-te"
    (made / "hinh").mkdir(parents=True)
    (made / "y-te.md").write_bytes(b"old")
    (made / "hinh" / "a.png").write_bytes(b"png")
    (made / "link").symlink_to("/etc")
    return made


def test_the_new_folder_has_all_of_the_old_with_what_is_replaced_beside(folder: Path) -> None:
    beside = folder_beside(folder, "1", {"y-te.docx": b"new"}, ["y-te.md"], b"{}")
    assert (folder / "y-te.md").read_bytes() == b"old"
    assert not (folder / "y-te.docx").exists()
    assert (beside / "hinh" / "a.png").samefile(folder / "hinh" / "a.png")
    assert (beside / "link").readlink() == Path("/etc")
    exchange_folder(beside, folder)
    assert (folder / "y-te.docx").read_bytes() == b"new"
    assert not (folder / "y-te.md").exists()
    assert (folder / ".luu/1/y-te.md").read_bytes() == b"old"
    assert list(records(folder.parent)) == [folder / ".luu/1/nop.json"]


def test_a_file_of_the_same_name_is_kept_and_the_old_folder_keeps_its_own(folder: Path) -> None:
    beside = folder_beside(folder, "1", {"y-te.md": b"new"}, [], b"{}")
    assert (beside / "y-te.md").read_bytes() == b"new"
    assert (beside / ".luu/1/y-te.md").read_bytes() == b"old"
    assert (folder / "y-te.md").read_bytes() == b"old"


def test_files_are_copied_where_no_second_name_can_be_had(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    beside = folder_beside(folder, "1", {"y-te.docx": b"new"}, [], b"{}")
    assert (beside / "y-te.md").read_bytes() == b"old"
    assert (beside / "link").is_symlink()


def test_a_full_disk_leaves_nothing_beside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full", str(path))

    monkeypatch.setattr(handed_folder, "write_durably", refuse)
    with pytest.raises(OSError, match="full"):
        folder_beside(folder, "1", {"y-te.docx": b"new"}, [], b"{}")
    assert leftovers(folder.parent) == ()
    assert (folder / "y-te.md").read_bytes() == b"old"


def test_what_a_killed_hand_in_left_is_cleared_away(folder: Path) -> None:
    folder_beside(folder, "1", {"y-te.docx": b"new"}, [], b"{}")
    assert len(leftovers(folder.parent)) == 1
    clear_away(folder.parent)
    assert leftovers(folder.parent) == ()
    assert sorted(path.name for path in folder.iterdir()) == ["hinh", "link", "y-te.md"]


def test_a_folder_under_its_hidden_name_alone_is_put_back(folder: Path) -> None:
    folder.rename(folder.with_name(".cu-so-y-te"))
    assert len(leftovers(folder.parent)) == 1
    restore(folder.parent)
    assert (folder / "y-te.md").read_bytes() == b"old"
