import os
import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.arguments import Request, read_arguments
from pipeline.cli import main
from pipeline.model.notice import Notice, Severity
from pipeline.publish.folder import publish
from pipeline.runs.again import key
from pipeline.runs.finished import Finished, left
from pipeline.work.fingerprint import program
from pipeline.work.watch import Watch
from tests.rounds.workspaces import ROAD, put, workspace

FILES = {"a.txt": b"A", "b/c.txt": b"C"}
Ran = Callable[..., bool]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    put(tmp_path, ROAD, "Nội dung.\n")
    return tmp_path


@pytest.fixture
def ran(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ran]:
    """Runs a command that leaves two files, and says whether it was really run."""
    times: list[str] = []

    def run(request: Request, _watch: Watch) -> Finished:
        times.append(request.command)
        target = request.workspace / "build" / "lan-1"
        publish(FILES, target)
        notice = Notice(Severity.ERROR, "ma", "một điều", file=ROAD)
        return Finished((notice,), ("xong",), outputs=left(target, request, FILES))

    monkeypatch.setattr(cli, "_command", lambda name: run)

    def ask(*words: str) -> bool:
        before = len(times)
        words = words or ("draft", "1", "--fast")
        assert main([*words, "--workspace", str(place)]) == int("--strict" in words)
        return len(times) > before

    yield ask
    program.cache_clear()


def test_nothing_changed_is_told_again_and_not_made(
    ran: Ran, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran()
    first = capsys.readouterr().err
    assert not ran()
    assert "một điều" in first
    assert capsys.readouterr().err.splitlines()[1:] == first.splitlines()[1:]  # but for seconds
    assert not ran("draft", "1", "--fast", "--strict", "--json")
    assert '"một điều"' in capsys.readouterr().out


def test_it_is_made_again_where_that_is_asked(ran: Ran) -> None:
    assert ran()
    assert ran("draft", "1", "--fast", "--no-cache")
    assert ran("draft", "1", "--fast", "--formal")


def test_a_file_touched_is_no_change_and_a_change_that_keeps_size_and_time_is(
    ran: Ran, place: Path
) -> None:
    assert ran()
    file, stamp = place / ROAD, (place / ROAD).stat()
    os.utime(file, ns=(1, 1))
    assert not ran()
    file.write_bytes(file.read_bytes().replace(b"dung", b"dunG"))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert ran()


@pytest.mark.parametrize("name", ["templates/bao-cao.docx", "sections/lan-1/so-y-te/moi.md"])
def test_a_new_file_and_a_template_count(ran: Ran, place: Path, name: str) -> None:
    assert ran()
    put(place, name, "mới")
    assert ran()
    assert not ran()
    (place / name).unlink()
    assert ran()


@pytest.mark.parametrize(
    "harm",
    [
        lambda build: (build / "a.txt").write_bytes(b"B"),
        lambda build: (build / "a.txt").unlink(),
        lambda build: (build / "them.txt").write_bytes(b""),
        lambda build: ((build / "a.txt").unlink(), (build / "a.txt").symlink_to(build / "b")),
        lambda build: (build / "a.txt").rename(build / "a.txt\n"),
    ],
    ids=["changed", "gone", "one more", "a link", "another name"],
)
def test_outputs_that_are_not_as_they_were_left_are_made_again(
    ran: Ran, place: Path, harm: Callable[[Path], object]
) -> None:
    assert ran()
    harm(place / "build/lan-1")
    assert ran()
    assert not ran()


def test_a_file_changed_while_the_command_reads_is_not_taken_for_what_was_read(
    ran: Ran, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = cli._command("draft")

    def slow(request: Request, watch: Watch) -> Finished:
        done = command(request, watch)
        put(place, ROAD, "Lưu trong lúc đang dựng.\n")
        return done

    monkeypatch.setattr(cli, "_command", lambda name: slow)
    assert ran()
    monkeypatch.setattr(cli, "_command", lambda name: command)
    assert ran()
    assert not ran()


def kept(place: Path) -> Path:
    (file,) = (place / "build/.cache/xong").iterdir()
    return file


def test_what_is_kept_may_be_damaged_anywhere(ran: Ran, place: Path) -> None:
    assert ran()
    whole, rng = kept(place).read_bytes(), random.Random(7)
    for _ in range(20):
        at = rng.randrange(len(whole))
        changed = whole[at] ^ (1 << rng.randrange(8))
        kept(place).write_bytes(whole[:at] + bytes([changed]) + whole[at + 1 :])
        assert ran()
    assert kept(place).read_bytes() == whole


def test_what_another_wrote_is_read_as_data_and_leads_nowhere(ran: Ran, place: Path) -> None:
    import hashlib

    import msgspec

    from pipeline.runs.again import _Kept, key

    assert ran()
    (place / "sections/bi-mat.txt").write_bytes(b"x")
    asked = read_arguments(["draft", "1", "--fast", "--workspace", str(place)])
    digest = hashlib.sha256(b"x").hexdigest()
    places: tuple[dict[str, dict[str, str]], ...] = (
        {"sections": {"bi-mat.txt": digest}}, {"build/../..": {}}, {"/": {}}
    )  # fmt: skip
    for outputs in places:
        crafted = msgspec.msgpack.encode(_Kept(key(asked), Finished(outputs=outputs)))
        kept(place).write_bytes(hashlib.sha256(crafted).digest() + crafted)
        assert ran()
    nested = b"\x91" * 100_000
    kept(place).write_bytes(hashlib.sha256(nested).digest() + nested)
    assert ran()


def test_a_folder_that_cannot_be_written_costs_only_time(ran: Ran, place: Path) -> None:
    put(place, "build/.cache", "a file stands here")
    assert ran()
    assert ran()


def test_a_real_command_is_told_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = workspace(tmp_path / "w")
    given = ["--workspace", str(folder), "--chi-tiet"]
    for command in (["check"], ["preview", "--agency", "so-xay-dung"]):
        code, first = main([*command, *given]), capsys.readouterr().err
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(cli, "_command", pytest.fail)
            assert main([*command, *given]) == code
        assert capsys.readouterr().err == first


def test_the_day_is_no_part_of_what_a_draft_depends_on(place: Path) -> None:
    keys = [key(Request("draft", place, 1, today=date(2025, 12, day))) for day in (1, 2)]
    assert keys[0] == keys[1] != ""
    assert key(Request("status", place, today=date(2025, 12, 1))) == ""
