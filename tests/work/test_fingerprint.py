import os
from pathlib import Path

import pytest

from pipeline.limits import MAX_FILE_MB, MB
from pipeline.work import fingerprint as module
from pipeline.work.fingerprint import fingerprint, program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c.md").write_text("Nội dung", encoding="utf-8")
    (tmp_path / "a/d.md").write_text("", encoding="utf-8")
    return tmp_path / "a"


def of(*places: Path, words: tuple[str, ...] = ()) -> str:
    return fingerprint(words, places)


def test_content_counts_and_time_does_not(folder: Path) -> None:
    before, file = of(folder), folder / "b/c.md"
    os.utime(file, ns=(1, 1))
    assert of(folder) == before
    changed = "Nội dunG".encode()
    assert len(changed) == file.stat().st_size
    file.write_bytes(changed)
    os.utime(file, ns=(1, 1))
    assert of(folder) != before


def test_a_name_counts_and_so_does_an_empty_folder(folder: Path) -> None:
    seen = {of(folder)}
    (folder / "d.md").rename(folder / "e.md")
    seen.add(of(folder))
    (folder / "f").mkdir()
    seen.add(of(folder))
    assert len(seen) == 3


def test_what_stands_in_one_place_is_not_the_same_in_another(folder: Path) -> None:
    assert of(folder / "b", folder / "d.md") != of(folder / "d.md", folder / "b")
    assert fingerprint(("a", "b"), ()) != fingerprint(("ab",), ())


def test_links_are_not_followed_and_pipes_not_opened(folder: Path) -> None:
    (folder / "ring").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    before = of(folder)
    (folder / "ring").unlink()
    (folder / "ring").symlink_to(folder / "b")
    assert of(folder) != before


def test_a_file_larger_than_any_reader_takes_counts_with_its_size_at_once(folder: Path) -> None:
    found = set()
    for size in (10**13, 10**13 + 1, MAX_FILE_MB * MB + 1):
        with (folder / "d.md").open("wb") as stream:
            stream.truncate(size)  # a hole: reading it would take days
        found.add(of(folder))
    assert len(found) == 3


def test_what_is_not_there_has_a_hash_too(tmp_path: Path) -> None:
    assert of(tmp_path / "none") == of(tmp_path / "none")
    (tmp_path / "none").mkdir()
    missing = of(tmp_path / "nothing")
    assert of(tmp_path / "none") != missing


def test_the_program_and_its_libraries_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = program()
    (tmp_path / "code.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(module, "_BESIDE", (tmp_path,))
    program.cache_clear()
    assert program() != whole
    monkeypatch.undo()
    (tmp_path / "newer-2.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    program.cache_clear()
    assert program() != whole
    program.cache_clear()
