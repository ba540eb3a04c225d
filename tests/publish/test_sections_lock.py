"""Readers together, whoever exchanges alone."""

import threading
from pathlib import Path

import pytest

from pipeline.model.errors import BusyError
from pipeline.publish.sections_lock import exchanging, reading


def test_readers_read_together(tmp_path: Path) -> None:
    with reading(tmp_path), reading(tmp_path):
        assert (tmp_path / "build").is_dir()


def test_nobody_exchanges_while_somebody_reads(tmp_path: Path) -> None:
    with reading(tmp_path), pytest.raises(BusyError), exchanging(tmp_path, wait=0):
        pass
    with exchanging(tmp_path, wait=0), pytest.raises(BusyError), exchanging(tmp_path, wait=0):
        pass


def test_whoever_waits_to_exchange_comes_before_new_readers(tmp_path: Path) -> None:
    order: list[str] = []
    waiting, read = threading.Event(), threading.Event()

    def exchange() -> None:
        waiting.set()
        with exchanging(tmp_path, wait=60):
            order.append("exchanged")

    def again() -> None:
        with reading(tmp_path):
            order.append("read")
            read.set()

    with reading(tmp_path):
        writer = threading.Thread(target=exchange)
        writer.start()
        waiting.wait()
        while not _gate_is_taken(tmp_path):
            pass
        reader = threading.Thread(target=again)
        reader.start()
        assert not read.wait(0.05)
    writer.join()
    reader.join()
    assert order == ["exchanged", "read"]


def test_what_is_read_only_is_read_without_a_lock_and_no_folder_is_made_of_none(
    tmp_path: Path,
) -> None:
    with reading(tmp_path / "none"):
        assert not (tmp_path / "none").exists()
    with pytest.raises(OSError, match="none"), exchanging(tmp_path / "none", wait=0):
        pass


def _gate_is_taken(root: Path) -> bool:
    import fcntl

    with (root / "build/.cache/khoa-cong").open("r+") as gate:
        try:
            fcntl.flock(gate, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def test_where_no_lock_is_shared_readers_take_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.publish.sections_lock.find_spec", lambda _: None)
    for _ in range(2):
        with reading(tmp_path), pytest.raises(BusyError), exchanging(tmp_path, wait=0):
            pass
        with exchanging(tmp_path, wait=0):
            assert (tmp_path / "build").is_dir()
