import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.model.errors import BusyError
from pipeline.model.notice import Outcome
from pipeline.publish import folder
from pipeline.publish.folder import building, make_and_publish, publish, recover, replace_file
from tests.killed import killed_at


def held(target: Path) -> dict[str, bytes]:
    files = (path for path in target.rglob("*") if path.is_file())
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}


def test_a_folder_holds_exactly_what_was_published(tmp_path: Path) -> None:
    target = tmp_path / "lan-1"
    publish({"a.docx": b"1", "web/index.html": b"2"}, target)
    publish({"a.docx": b"3"}, target)
    assert held(target) == {"a.docx": b"3"}
    assert [path.name for path in tmp_path.iterdir()] == ["lan-1"]


def test_without_an_exchange_in_one_step_it_is_two_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_exchanged_at_once", lambda _new, _old: False)
    target = tmp_path / "lan-1"
    publish({"a": b"1"}, target)
    publish({"a": b"2"}, target)
    assert held(target) == {"a": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["lan-1"]


def test_a_full_disk_leaves_the_earlier_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lan-1"
    publish({"a": b"1"}, target)

    def full(path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(folder, "write_durably", full)
    with pytest.raises(OSError, match="No space"):
        publish({"a": b"2"}, target)
    assert held(target) == {"a": b"1"}


def test_what_a_killed_build_left_is_put_right(tmp_path: Path) -> None:
    target = tmp_path / "lan-1"
    (tmp_path / ".cu-lan-1").mkdir()
    (tmp_path / ".cu-lan-1" / "a").write_bytes(b"1")
    (tmp_path / ".moi-lan-1").mkdir()
    recover(target)
    assert held(target) == {"a": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["lan-1"]


@pytest.mark.parametrize("at", range(1, 20))
def test_a_build_killed_at_any_moment_leaves_one_whole_folder(tmp_path: Path, at: int) -> None:
    target = tmp_path / "lan-1"
    publish({f"f{n}": b"old" * 50 for n in range(20)}, target)
    new = {f"f{n}": b"new" * 50 for n in range(14)}
    steps = [(os, "fsync"), (shutil, "rmtree"), (folder, "_exchange")]
    assert killed_at(at, lambda: publish(new, target), steps)
    assert set(held(target).values()) in ({b"old" * 50}, {b"new" * 50})
    publish({"a": b"next"}, target)
    assert held(target) == {"a": b"next"}
    assert [path.name for path in tmp_path.iterdir()] == ["lan-1"]


def test_a_second_build_is_refused_while_the_first_runs(tmp_path: Path) -> None:
    waiting = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from pipeline.publish.folder import building
        with building(Path({str(tmp_path)!r}), wait=5):
            print("held", flush=True)
            sys.stdin.read()
    """)
    with subprocess.Popen(
        [sys.executable, "-c", waiting], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(BusyError), building(tmp_path, wait=0.1):
            pass
        os.kill(other.pid, signal.SIGKILL)
    with building(tmp_path, wait=5):
        pass


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    replace_file(path, b"1")
    replace_file(path, b"2")
    assert held(tmp_path) == {"a": b"2"}


def test_what_is_made_is_put_in_place_under_the_lock(tmp_path: Path) -> None:
    target = tmp_path / "build" / "a" / "b"

    def make() -> Outcome[Mapping[str, bytes] | None]:
        with pytest.raises(BusyError), building(tmp_path / "build", wait=0.01):
            pass
        return Outcome({"x": b"1"})

    made = make_and_publish(make, tmp_path / "build", target, wait=1.0)
    assert made.value == {"x": b"1"}
    assert (target / "x").read_bytes() == b"1"
    kept = make_and_publish(lambda: Outcome(None), tmp_path / "build", target, wait=1.0)
    assert kept.value is None
    assert (target / "x").read_bytes() == b"1"
