from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.work.archive import zip_parts
from pipeline.workspace import scan
from pipeline.workspace.opening import ZipFiles, read_bytes
from tests.unreadable_archives import locked, packed_otherwise
from tests.workspace.tree import listed

NAME = "sections/lan-1/so-y-te/hinh/a.txt"
LIMIT = 1_000_000


def test_the_bytes_of_a_listed_file_are_given(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/hinh/a.txt")
    assert read_bytes(inventory, NAME, limit=LIMIT).value == b"lan-1/so-y-te/hinh/a.txt"


def test_a_workspace_named_relatively_is_read_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(tmp_path, "lan-1/so-y-te/hinh/a.txt")
    monkeypatch.chdir(tmp_path)
    assert read_bytes(scan(Path()).value, NAME, limit=LIMIT).value == b"lan-1/so-y-te/hinh/a.txt"


@pytest.mark.parametrize("name", ["sections/x", "../x", "/etc/passwd", "", "sections/../x"])
def test_only_what_was_listed_is_opened(tmp_path: Path, name: str) -> None:
    outcome = read_bytes(listed(tmp_path, "a.yaml"), name, limit=LIMIT)
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["tep-khong-co"]


@pytest.mark.parametrize("other", [packed_otherwise, locked])
def test_a_file_that_python_cannot_unpack_is_an_error_of_its_archive(
    other: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    (tmp_path / "a.zip").write_bytes(other(zip_parts({"a": b"1" * 99})))
    with pytest.raises(OSError, match=r"a\.zip đã hỏng"), ZipFiles(tmp_path / "a.zip").opened("a"):
        pass


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/hinh/a.txt")
    assert [n.code for n in read_bytes(inventory, NAME, limit=5).notices] == ["tep-qua-lon"]


def test_a_file_that_grew_since_it_was_listed_is_refused(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/hinh/a.txt")
    (tmp_path / NAME).write_bytes(b"x" * 1000)
    outcome = read_bytes(inventory, NAME, limit=100)
    assert outcome.value is None
    assert [(n.code, n.agency) for n in outcome.notices] == [("tep-qua-lon", "so-y-te")]


def test_a_file_that_grew_within_the_limit_is_read_whole(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/hinh/a.txt")
    (tmp_path / NAME).write_bytes(b"x" * 1000)
    assert read_bytes(inventory, NAME, limit=1000).value == b"x" * 1000


@pytest.mark.parametrize("replaced", [NAME, "sections/lan-1/so-y-te/hinh", "sections/lan-1"])
def test_a_link_put_in_a_files_place_is_refused(tmp_path: Path, replaced: str) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/hinh/a.txt")
    moved = tmp_path / "moved"
    (tmp_path / replaced).rename(moved)
    (tmp_path / replaced).symlink_to(moved)
    outcome = read_bytes(inventory, NAME, limit=LIMIT)
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["tep-khong-mo-duoc"]


def test_a_pipe_put_in_a_files_place_is_refused_without_waiting(tmp_path: Path) -> None:
    import os

    inventory = listed(tmp_path, "lan-1/so-y-te/hinh/a.txt")
    (tmp_path / NAME).unlink()
    os.mkfifo(tmp_path / NAME)
    assert read_bytes(inventory, NAME, limit=LIMIT).value is None


def test_a_file_gone_since_is_said(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/hinh/a.txt")
    (tmp_path / NAME).unlink()
    assert [n.code for n in read_bytes(inventory, NAME, limit=LIMIT).notices] == [
        "tep-khong-mo-duoc"
    ]
