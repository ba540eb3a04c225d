"""A failure is kept with its time and traceback, never without end, and ends nothing itself."""

from pathlib import Path

from pipeline.site.middleware import failures
from pipeline.site.middleware.failures import FILE, note_failure
from tests.site.sites import NOON


def broken(words: str) -> Exception:
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        return error


def test_time_and_traceback_are_kept(tmp_path: Path) -> None:
    for words in ("một", "hai"):
        note_failure(tmp_path, broken(words), NOON)
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert text.count("2025-11-20T12:00:00+00:00\nTraceback") == 2
    assert "RuntimeError: một" in text
    assert "RuntimeError: hai" in text


def test_the_older_half_is_let_go(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"x" * (failures._MOST + 1))
    note_failure(tmp_path, broken("mới"), NOON)
    assert (tmp_path / FILE).stat().st_size < failures._MOST * 0.6
    assert "RuntimeError: mới" in (tmp_path / FILE).read_text(encoding="utf-8")


def test_a_disk_that_refuses_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    note_failure(tmp_path, broken("x"), NOON)
    assert (tmp_path / FILE).is_dir()
