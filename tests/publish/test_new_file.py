"""A new file is put whole and never over another."""

from pathlib import Path

import pytest

from pipeline.publish.new_file import put_new_file


def test_a_file_is_put_with_its_folders_and_nothing_else_is_left(tmp_path: Path) -> None:
    put_new_file(tmp_path / "a/b.txt", b"B")
    assert (tmp_path / "a/b.txt").read_bytes() == b"B"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_what_stands_there_stays_a_link_that_leads_nowhere_too(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"old")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere")
    for name in ("b.txt", "c.txt"):
        with pytest.raises(FileExistsError):
            put_new_file(tmp_path / name, b"new")
    assert (tmp_path / "b.txt").read_bytes() == b"old"
    assert not (tmp_path / "nowhere").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.txt", "c.txt"]
