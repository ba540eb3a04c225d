from pathlib import Path

import pytest

from pipeline.publish.kept import replace_kept


def test_what_is_replaced_is_kept_under_a_number_of_its_own(tmp_path: Path) -> None:
    assert replace_kept(tmp_path, {"a.md": b"1"}) == ()
    assert replace_kept(tmp_path, {"a.md": b"2"}) == (tmp_path / ".luu" / "a.1.md",)
    assert replace_kept(tmp_path, {"a.md": b"3"}) == (tmp_path / ".luu" / "a.2.md",)
    kept = {path.name: path.read_bytes() for path in (tmp_path / ".luu").iterdir()}
    assert kept == {"a.1.md": b"1", "a.2.md": b"2"}
    assert (tmp_path / "a.md").read_bytes() == b"3"


def test_equal_files_are_left_alone_and_equal_copies_kept_once(tmp_path: Path) -> None:
    replace_kept(tmp_path, {"a.md": b"1"})
    assert replace_kept(tmp_path, {"a.md": b"1"}) == ()
    for data in (b"2", b"1", b"2"):
        replace_kept(tmp_path, {"a.md": data})
    assert sorted(path.name for path in (tmp_path / ".luu").iterdir()) == ["a.1.md", "a.2.md"]


def test_files_that_go_are_kept_too_and_records_are_not(tmp_path: Path) -> None:
    replace_kept(tmp_path, {"a.md": b"1", ".nhap/a.json": b"x"})
    kept = replace_kept(tmp_path, {".nhap/a.json": b"y"}, gone=["a.md", "nie.md"])
    assert kept == (tmp_path / ".luu" / "a.1.md",)
    assert not (tmp_path / "a.md").exists()


def test_a_folder_that_refuses_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    replace_kept(tmp_path, {"a.md": b"1"})
    (tmp_path / ".luu").write_bytes(b"no folder")
    with pytest.raises(OSError, match="luu"):
        replace_kept(tmp_path, {"a.md": b"2"})
    assert (tmp_path / "a.md").read_bytes() == b"1"
