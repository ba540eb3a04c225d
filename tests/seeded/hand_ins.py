"""Hand-ins that are killed, that come at once, that are read meanwhile.

`python -m tests.seeded.hand_ins --seed 7`: a process that hands in again and again is killed at a
random moment (40 times by default): what stands then is the files of one hand-in, whole, and after
the next start each that stood has its one line in the journal. Then eight processes hand in a
hundred times into one folder while others read it 50,000 times: none is lost, none is mixed.

Every hand-in brings a text and two pictures that bear its mark, so that a folder in which marks
differ is mixed. What is seeded and judged here imports nothing of the pipeline; whoever hands in
is a process of its own that does.
"""

import argparse
import fcntl
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

REPOSITORY: Final = Path(__file__).parents[2]
AGENCY: Final = "so-y-te"
ITEM: Final = "y-te"
FOLDER: Final = f"sections/lan-1/{AGENCY}"
NAMES: Final = (f"{ITEM}.md", "a.png", "b.png")
PROCESSES: Final = 8
READERS: Final = 2
SHARED: Final = {
    "de-cuong.yaml": (
        "tieu-de: Báo cáo\ntinh: Lạng Sơn\nco-quan-lap: so-tai-chinh\nphan:\n"
        "  - tieu-de: HIỆN TRẠNG\n    muc:\n"
        f"      - {{id: {ITEM}, tieu-de: Y tế cơ sở, chu-tri: {AGENCY}}}\n"
    ),
    "co-quan.yaml": (
        f"- {{id: {AGENCY}, ten: Sở Y tế, nhom: so}}\n"
        "- {id: so-tai-chinh, ten: Sở Tài chính, nhom: so}\n"
    ),
    "ke-hoach.yaml": "lan:\n  - {so: 1, ngay: 2025-11-15}\n",
}
# hands in so many times, each on top of what stands then, again where somebody was quicker;
# says the mark of each that landed once it has its receipt
_HANDS_IN: Final = """
import secrets, sys
from datetime import UTC, datetime
from pathlib import Path
from pipeline.stages.handing.exchange import Landed, hand_in, recover
from pipeline.stages.handing.offer import offer_of

root, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
place, names = (1, "so-y-te", "y-te"), ("y-te.md", "a.png", "b.png")
now = datetime(2025, 11, 8, tzinfo=UTC)
recover(root, now=now)
print("ready", flush=True)
sys.stdin.readline()  # all begin at once
for number in range(count):
    mark = f"{name}-{number}"
    files = {one: mark.encode() for one in names}
    done = None
    while not isinstance(done, Landed):
        offer = offer_of(root, id_=secrets.token_hex(10), place=place, who=("k", "so-y-te"),
                         way="trang-web", files=files)
        done = hand_in(root, offer, now=now, wait=600)
    print(mark, flush=True)
"""


def workspace(root: Path) -> Path:
    """Write a workspace in which nothing was handed in yet."""
    (root / "sections").mkdir(parents=True)
    for name, text in SHARED.items():
        (root / "sections" / name).write_text(text, encoding="utf-8")
    return root


def handing_in(root: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a process that hands in so many times once it is let begin."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HANDS_IN, str(root), name, f"{count}"],
        cwd=REPOSITORY, env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    _wait(process)
    return process


def _wait(process: subprocess.Popen[str]) -> None:
    """Wait until a process says that it is ready."""
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"


def begin(process: subprocess.Popen[str]) -> None:
    """Let a process begin to hand in."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def marks(folder: Path) -> frozenset[str]:
    """Give the marks of the files that stand in a folder, "" for one that is not there."""
    paths = [folder / name for name in NAMES]
    return frozenset(path.read_text() if path.is_file() else "" for path in paths)


def journal(root: Path) -> list[dict[str, Any]]:
    """Give the whole lines of the journal."""
    path = root / ".phuc-vu" / "nhat-ky.jsonl"
    data = path.read_bytes() if path.exists() else b""
    return [json.loads(line) for line in data.split(b"\n")[:-1]]


def unchained(root: Path) -> Iterator[str]:
    """Say which lines of the journal are not bound to the one before."""
    before = "0" * 64
    path = root / ".phuc-vu" / "nhat-ky.jsonl"
    data = path.read_bytes() if path.exists() else b""
    for number, line in enumerate(data.split(b"\n")[:-1], 1):
        told = json.loads(line)
        if (told["so"], told["truoc"]) != (number, before):
            yield f"line {number} of the journal is not bound to the one before"
        before = sha256(line).hexdigest()


def receipts(root: Path, wanted: Sequence[str]) -> Counter[str]:
    """Count the lines of the journal that tell of each of these marks, with all its files."""
    known = {sha256(mark.encode()).hexdigest(): mark for mark in wanted}
    told = [{one["sau"] for one in line["tep"]} for line in journal(root)]
    return Counter(known.get(after.pop(), "?") for after in told if len(after) == 1)


def beside(root: Path) -> list[str]:
    """Name what hand-ins left beside the folders of the round."""
    return sorted(f"left beside: {path.name}" for path in (root / "sections/lan-1").glob(".*"))


def killed(root: Path, name: str, moment: float) -> tuple[list[str], bool]:
    """Kill whoever hands in after so many seconds; give what is wrong then and after a start.

    Says too whether a hand-in stood of which its process had not said that it landed.
    """
    process = handing_in(root, name, 10_000)
    begin(process)
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGKILL)
    said = process.communicate()[0].split()
    stands = marks(root / FOLDER)
    wrong = [f"mixed: {sorted(stands)}"] if len(stands) > 1 else []
    handing_in(root, name, 0).communicate()  # a start is what writes down what was left unwritten
    last = next(iter(stands))
    landed = [*said, *({last} - {*said, ""})]
    counted = receipts(root, landed)
    wrong += [f"{mark}: {counted[mark]} receipts" for mark in landed if counted[mark] != 1]
    if marks(root / FOLDER) != stands:
        wrong.append("a start changed what stands")
    return [*wrong, *beside(root), *unchained(root)], len(landed) > len(said)


def kills(folder: Path, count: int, seed: int) -> tuple[list[str], int]:
    """Kill hand-ins so many times; give what was wrong, and how many stood unsaid."""
    chance = random.Random(f"kills {seed}")
    root = workspace(folder / "killed")
    wrong, unsaid = [], 0
    for number in range(count):
        found, stood = killed(root, f"k{number}", chance.uniform(0.02, 0.4))
        wrong += found
        unsaid += stood
    return wrong, unsaid


def reader(root: Path, most: int) -> subprocess.Popen[str]:
    """Start a process that reads the folder so many times under the lock of readers."""
    return subprocess.Popen(
        [sys.executable, "-c", _READS, str(root), f"{most}"],
        cwd=REPOSITORY, env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


_READS: Final = """
import sys
from pathlib import Path
from tests.seeded.hand_ins import read_on
print("ready", flush=True)
print(*read_on(Path(sys.argv[1]), int(sys.argv[2])))
"""


def read_on(root: Path, most: int) -> tuple[int, int, int]:
    """Read the folder so many times, as commands and the site do.

    Gives how many readings there were, how many of them mixed, and how many hand-ins were seen.
    """
    place = root / "build" / ".cache"
    place.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT
    gate, lock = (os.open(place / name, flags, 0o666) for name in ("khoa-cong", "khoa-doc"))
    mixed, seen = 0, set[str]()
    for _ in range(most):
        fcntl.flock(gate, fcntl.LOCK_SH)
        fcntl.flock(lock, fcntl.LOCK_SH)
        fcntl.flock(gate, fcntl.LOCK_UN)
        found = marks(root / FOLDER)
        fcntl.flock(lock, fcntl.LOCK_UN)
        mixed += len(found) > 1
        seen |= found
    return most, mixed, len(seen)


def at_once(folder: Path, count: int, readings: int) -> tuple[list[str], int]:
    """Let eight processes hand in while others read; give what was wrong, and hand-ins seen."""
    root = workspace(folder / "at-once")
    shares = [count // PROCESSES + (at < count % PROCESSES) for at in range(PROCESSES)]
    writers = [handing_in(root, f"p{at}", share) for at, share in enumerate(shares)]
    readers = [reader(root, readings // READERS) for _ in range(READERS)]
    for process in readers:
        _wait(process)
    for process in writers:
        begin(process)
    said = [mark for process in writers for mark in process.communicate()[0].split()]
    read = [tuple(map(int, process.communicate()[0].split())) for process in readers]
    wrong = [] if len(said) == count else [f"{count - len(said)} hand-ins were lost"]
    counted = receipts(root, said)
    wrong += [f"{mark}: {counted[mark]} receipts" for mark in said if counted[mark] != 1]
    wrong += [f"{mixed} of {number} readings were mixed" for number, mixed, _ in read if mixed]
    kept = [path.read_text() for path in (root / FOLDER / ".luu").rglob(f"{ITEM}.md")]
    lost = {*said} - {*kept, *marks(root / FOLDER)}
    wrong += [f"{mark}: nowhere" for mark in sorted(lost)]
    if len(marks(root / FOLDER)) != 1:
        wrong.append(f"mixed: {sorted(marks(root / FOLDER))}")
    return [*wrong, *beside(root), *unchained(root)], max(seen for _, _, seen in read)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--hand-ins", type=int, default=100)
    parser.add_argument("--readings", type=int, default=50_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        wrong, unsaid = kills(Path(name), given.kills, given.seed)
        print(
            f"killed {given.kills} times, {unsaid} stood unsaid: {len(wrong)} things wrong", *wrong
        )
        found, seen = at_once(Path(name), given.hand_ins, given.readings)
        print(
            f"{PROCESSES} processes, {given.hand_ins} hand-ins, {given.readings} readings that saw "
            f"{seen} of them: {len(found)} things wrong",
            *found,
        )
    return bool(wrong or found)


if __name__ == "__main__":
    raise SystemExit(main())
