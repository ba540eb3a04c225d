"""A cluster of two workers on this machine: same bytes, whatever happens to a worker."""

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.work.fleet import cluster as led
from pipeline.work.fleet.cluster import Came, Cluster, Hand, Job, NoSchedulerError, joined
from pipeline.work.fleet.duty import Errand
from pipeline.work.fleet.parcel import blobs, entries
from tests.rounds.workspaces import workspace

pytestmark = pytest.mark.bench
REPOSITORY = Path(__file__).parents[3]
START = 60.0  # seconds for a scheduler or a worker to begin, on a machine that is busy
Begin = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Starts programs that are ended with the test; each worker keeps what it was sent apart."""
    running: list[subprocess.Popen[bytes]] = []

    def started(*command: str, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        home = tmp_path / f"may-{len(running)}"
        home.mkdir()
        home.chmod(0o777)
        own = {**os.environ, "TMPDIR": str(home), "PYTHONPATH": str(REPOSITORY), **(env or {})}
        running.append(subprocess.Popen(command, env=own, cwd=home, stderr=subprocess.DEVNULL))
        return running[-1]

    yield started
    for one in running:
        one.send_signal(signal.SIGCONT)
        one.kill()
        one.wait()


@pytest.fixture
def address(begin: Begin, tmp_path: Path) -> str:
    """A scheduler's address."""
    told = tmp_path / "scheduler.json"
    module = "distributed.cli.dask_scheduler"
    begin(
        sys.executable, "-W", "ignore", "-m", module, "--host", "127.0.0.1", "--port", "0",
        "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(told),
    )  # fmt: skip
    until(told.exists)
    import json

    time.sleep(0.1)
    return str(json.loads(told.read_bytes())["address"])


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + START
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def worker(address: str, name: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "pipeline", "worker", address, "--processes", "1", "--name", name)


@contextmanager
def cluster(address: str, count: int) -> Iterator[Cluster]:
    with joined(address) as found:

        def there() -> bool:
            found.look()
            return len(found.hands) + len(found.refused) >= count

        until(there)
        yield found


def job(number: int, root: Path, *, limit: float = 120) -> Job:
    def make(held: frozenset[str]) -> Errand:
        listed = entries(root, ("sections",))
        lacking = blobs(root, listed, lambda sha256: sha256 not in held)
        return Errand(("draft", "1", "--fast"), listed, lacking, ("build/lan-1",), limit, 8000)

    return Job(number, make)


def unlike(came: Came, alone: dict[str, bytes]) -> list[str]:
    """Name the files that are not those of the plain command."""
    assert came.brought is not None, came.why
    files = came.brought.files
    assert files is not None
    return sorted(
        name for name in files.keys() | alone.keys() if files.get(name) != alone.get(name)
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workspace, which takes some seconds; no other user may look into it."""
    root = tmp_path_factory.mktemp("mau")
    root.chmod(0o700)
    shutil.copytree(REPOSITORY / "sections", root / "sections")
    return root


@pytest.fixture(scope="module")
def alone(sample: Path) -> dict[str, bytes]:
    """What the plain command makes of the sample."""
    command = (sys.executable, "-m", "pipeline", "draft", "1", "--fast", "--workspace", str(sample))
    subprocess.run(command, check=True, cwd=REPOSITORY, stderr=subprocess.DEVNULL)
    folder = sample / "build"
    return {
        f"build/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in (folder / "lan-1").rglob("*")
        if path.is_file()
    }


def test_bytes_are_those_of_the_plain_command_and_nothing_travels_twice(
    begin: Begin, address: str, sample: Path, alone: dict[str, bytes]
) -> None:
    for name in ("may-1", "may-2"):
        begin(*worker(address, name))
    with cluster(address, 2) as two:
        came = list(two.run([job(0, sample), job(1, sample)]))
        assert sorted(one.worker for one in came) == ["may-1", "may-2"]
        assert [unlike(one, alone) for one in came] == [[], []]
        sent = two.sent
        assert [unlike(one, alone) for one in two.run([job(2, sample)])] == [[]]
        assert two.sent == sent
        assert two.received == 3 * sum(map(len, alone.values()))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_the_work_of_a_worker_that_is_lost_or_hangs_is_done_again(
    begin: Begin,
    address: str,
    sample: Path,
    alone: dict[str, bytes],
    how: signal.Signals,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(led, "_GRACE", 5.0)
    lost = begin(*worker(address, "may-1"))
    begin(*worker(address, "may-2"))
    with cluster(address, 2) as two:
        made = two.run([job(number, sample, limit=25) for number in range(3)])
        two_busy(two, made, lost, how)
        came = list(made)
    assert sorted(one.number for one in came) == [0, 1, 2]
    assert [unlike(one, alone) for one in came] == [[], [], []]
    assert "may-2" in {one.worker for one in came}
    if how is signal.SIGSTOP:
        assert any("may-1" in why for why in two.refused.values())


def two_busy(
    two: Cluster, made: Iterator[Came], lost: subprocess.Popen[bytes], how: signal.Signals
) -> None:
    """Have a signal reach a worker a second after both were given something to do."""
    import threading

    def strike() -> None:
        until(lambda: len(two._out) == 2)
        time.sleep(1.0)
        lost.send_signal(how)

    threading.Thread(target=strike, daemon=True).start()


def test_a_worker_of_other_code_is_refused_by_name(
    begin: Begin, address: str, tmp_path: Path
) -> None:
    shutil.copytree(REPOSITORY / "pipeline", tmp_path / "khac/pipeline")
    with (tmp_path / "khac/pipeline/limits.py").open("a") as stream:
        stream.write("\nOTHER = 1\n")
    for name in ("templates", "sections"):
        (tmp_path / "khac" / name).symlink_to(REPOSITORY / name)
    begin(*worker(address, "may-khac"), env={"PYTHONPATH": str(tmp_path / "khac")})
    begin(*worker(address, "may-nay"))
    root = workspace(tmp_path / "tinh")
    with cluster(address, 2) as two:
        assert [hand.name for hand in two.hands.values()] == ["may-nay"]
        (why,) = two.refused.values()
        assert "may-khac" in why
        assert "khác phiên bản" in why
        came = list(two.run([job(number, root) for number in range(3)]))
        assert {one.worker for one in came} == {"may-nay"}


def test_a_worker_of_another_user_needs_no_right_to_anything_of_the_caller_s(
    begin: Begin, address: str, sample: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    # the program stands where anyone may read it, as it does where it is installed
    home = Path(os.environ.get("TMPDIR", "/tmp"), f"quyhoach-thu-{os.getpid()}")
    shutil.copytree(REPOSITORY / "pipeline", home / "pipeline")
    shutil.copytree(REPOSITORY / "templates", home / "templates")
    shutil.copytree(REPOSITORY / "sections", home / "sections")
    dropped = (
        "import os, sys; sys.path.insert(0, sys.argv.pop(1)); "
        "import distributed, pipeline.cli, pipeline.runs.worker, pipeline.work.fleet.cluster; "
        "os.setgroups([]); os.setgid(65534); os.setuid(65534); "
        "sys.exit(pipeline.cli.main(sys.argv[1:]))"
    )
    try:
        asked = worker(address, "may-khac")[3:]
        (home / "tam").mkdir(mode=0o777)
        (home / "tam").chmod(0o777)
        own = {"PYTHONPATH": "", "TMPDIR": str(home / "tam")}
        begin(installed(home), "-c", dropped, str(home), *asked, env=own)
        with cluster(address, 1) as one:
            (hand,) = one.hands.values() or one.refused.values()
            assert isinstance(hand, Hand), hand
            assert hand.identity.user == "nobody"
            assert [unlike(came, alone) for came in one.run([job(0, sample)])] == [[]]
    finally:
        shutil.rmtree(home)


def installed(home: Path) -> str:
    """Give a Python that has the program and its libraries, as where it is installed.

    An environment variable would not do: what draws figures runs apart from all of them.
    """
    made = home / "venv"
    subprocess.run([anybody_s_python(), "-m", "venv", "--without-pip", made], check=True)
    (libraries,) = made.glob("lib/python*/site-packages")
    (libraries / "all.pth").write_text(f"{home}\n{sysconfig.get_path('purelib')}\n")
    return str(made / "bin/python3")


def anybody_s_python() -> str:
    """Give a Python of this version that every user may run: this one may stand in a home."""
    own = Path(sys.executable).resolve()
    open_to_all = all(folder.stat().st_mode & 0o001 for folder in own.parents)
    return str(own) if open_to_all else "/usr/bin/python3"


def test_a_worker_without_room_on_its_disk_is_given_no_more(
    begin: Begin, address: str, tmp_path: Path
) -> None:
    limited = ("sh", "-c", 'ulimit -f 4; exec "$@"', "sh", *worker(address, "may-day"))
    begin(*limited)
    begin(*worker(address, "may-rong"))
    root = workspace(tmp_path / "tinh")
    (root / "sections/lan-1/so-xay-dung/lon.md").write_text("Một đoạn văn.\n\n" * 5000)
    with cluster(address, 2) as two:
        came = list(two.run([job(number, root) for number in range(3)]))
        assert [one.brought is not None for one in came] == [True] * 3
        assert {one.worker for one in came} == {"may-rong"}
        assert any("may-day" in why for why in two.refused.values())


def test_without_a_worker_and_without_a_scheduler_the_rest_is_told_of(
    begin: Begin, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(led, "_PATIENCE", 0.5)
    root = workspace(tmp_path / "tinh")
    with joined(address) as none:
        (came,) = none.run([job(0, root)])
        assert (came.brought, came.left) == (None, True)
        assert "không còn máy" in came.why
    with joined(address) as gone:
        gone.client.shutdown()
        with pytest.raises(NoSchedulerError):
            list(gone.run([job(0, root)]))
