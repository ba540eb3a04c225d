"""Commands that are killed, that find no room, that run at once: `python -m tests.seeded.crashes`.

`draft`, `responses` and `seal` are killed at random moments, every other time with all they have
started: what each writes is the earlier or the new one, whole; everything else is as it was; the
next run ends as a run that nobody killed does, and leaves nothing beside. Where no file can be
written any more (setrlimit(2), RLIMIT_FSIZE), or the disk is full, these, `forms` and `site` say
so, and leave the earlier outputs. Builds of one workspace that run at once wait for one another,
or say that they do not.

The full disk is a tmpfs(5) as large as the workspace and a little more, in a mount namespace of
the command's own; where the kernel gives none, the limit on files alone stands for it.

Imports nothing of the pipeline.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import openpyxl

from tests.seeded.sealed import REASON, REPOSITORY, command, write_workspace

DRAFT: Final = ("draft", "1", "--fast")
RESPONSES: Final = ("responses", "2")
SEAL: Final = ("seal", "1", "--fast", "--allow-unsigned", REASON)
FORMS: Final = ("forms",)
SITE: Final = ("site", "1")
COMMANDS: Final = (DRAFT, RESPONSES, SEAL)
WRITERS: Final = (*COMMANDS, FORMS, SITE)
BUSY: Final = "một lệnh khác đang dựng báo cáo trong thư mục này"
NO_ROOM: Final = "tệp lớn quá mức hệ thống cho phép"
FULL: Final = "đĩa đã đầy"
ROOMS: Final = (0, 16, 64, 160)  # kilobytes left on the disk
# TARGET SOURCE ROOM COMMAND…: a disk with SOURCE on it and so much room; TARGET holds it after
_ON_A_DISK: Final = """
target=$1 source=$2 room=$3; shift 3
disk=$(mktemp -d) && mount -t tmpfs -o size=256m tmpfs "$disk" || exit 99
cp -a "$source/." "$disk" || exit 99
used=$(df -k --output=used "$disk" | tail -n 1)
mount -o "remount,size=$((used + room))k" "$disk" || exit 99
"$@" --workspace "$disk"; code=$?
cp -a "$disk/." "$target"; umount "$disk"; rmdir "$disk"
exit "$code"
"""
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Ground:
    """A workspace before a command, and what a run that nobody disturbs makes of it.

    `left` are the names of hidden files after that run: locks, and what is kept for the next.
    """

    root: Path
    asked: tuple[str, ...]
    before: Files
    after: Files
    left: frozenset[str]
    seconds: float

    def copy(self, root: Path) -> Path:
        """Give a copy of the workspace as it stood before the command."""
        shutil.copytree(self.root, root)
        return root


def prepared(folder: Path, seed: int) -> Path:
    """Give a workspace whose outputs stand, from inputs that have changed since."""
    root = write_workspace(folder / "w", seed)
    for words in (DRAFT, RESPONSES, FORMS, SITE):
        assert command(root, *words)[0] == 0, words
    _change(root)
    return root


def ground(root: Path, asked: tuple[str, ...]) -> Ground:
    """Run a command undisturbed in a copy of a workspace, and give both."""
    once = shutil.copytree(root, root.with_name(f"once-{asked[0]}"))
    before, began = files(root), time.monotonic()
    assert command(once, *asked)[0] == 0, asked
    seconds = time.monotonic() - began
    return Ground(root, asked, before, files(once), _hidden(once), seconds)


def _change(root: Path) -> None:
    lan = root / "sections" / "lan-1"
    with (lan / "so-a" / "duong.md").open("a", encoding="utf-8") as text:
        text.write("\nTỉnh đầu tư 12 km đường mới.\n")
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (
        ("Cơ quan", "Sở B"),
        ("Số văn bản", "12/SB-KH"),
        ("Ngày văn bản", "20/11/2025"),
        (),
        ("STT", "Mục", "Nội dung góp ý", "Đề nghị sửa"),
        (1, "duong", "Đề nghị nêu rõ nguồn vốn.", "Bổ sung nguồn vốn."),
    ):
        page.append(row)
    book.save(lan / "y-kien" / "so-b" / "gop-y.xlsx")


def files(root: Path) -> dict[str, bytes]:
    """Give every file of a workspace, but for hidden ones and those in hidden folders."""
    return {name: (root / name).read_bytes() for name in _names(root) if not _is_hidden(name)}


def _names(root: Path) -> list[str]:
    found = (path for path in root.rglob("*") if path.is_file())
    return sorted(path.relative_to(root).as_posix() for path in found)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _hidden(root: Path) -> frozenset[str]:
    """Name what is hidden, without what the cache keeps, which may be more or less."""
    return frozenset(name for name in _names(root) if _is_hidden(name) and "/.cache/" not in name)


def unit(name: str) -> str:
    """Give what a file is replaced together with: its folder of outputs, or itself alone."""
    parts = name.split("/")
    return "/".join(parts[:2]) if parts[0] == "build" and parts[1].startswith("lan-") else name


def torn(ground: Ground, found: Files) -> list[str]:
    """Name what is neither as before nor as after the command, or is mixed from both."""
    units = {unit(name) for files in (ground.before, ground.after, found) for name in files}
    return sorted(
        one
        for one in units
        if _of(found, one) not in (_of(ground.before, one), _of(ground.after, one))
    )


def _of(files: Files, one: str) -> Files:
    return {name: data for name, data in files.items() if unit(name) == one}


def started(
    root: Path, asked: tuple[str, ...], before: tuple[str, ...] = ()
) -> subprocess.Popen[str]:
    """Start a command in a workspace; `before` are the words of what starts it."""
    return subprocess.Popen(
        [*before, sys.executable, "-m", "pipeline", *asked, "--workspace", str(root)],
        cwd=REPOSITORY,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPOSITORY)}


def killed(ground: Ground, root: Path, chance: random.Random, *, group: bool) -> list[str]:
    """Kill the command at a random moment, alone or with its process group; give what is wrong
    then, and after the next run.
    """
    process = started(ground.copy(root), ground.asked)
    # most of the time goes into starting Python: the moments are those after it
    time.sleep(ground.seconds * chance.uniform(0.25, 1.1))
    if group:
        os.killpg(process.pid, signal.SIGKILL)  # not yet waited for: its number is its own still
    else:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return [*torn(ground, files(root)), *_run_again(ground, root)]


def _run_again(ground: Ground, root: Path) -> list[str]:
    is_sealed = (root / "sections" / "lan-1" / "khoa.json").exists()
    asked = ("verify",) if is_sealed else ground.asked
    code, _ = command(root, *asked)
    wrong = [f"{asked[0]} ended with {code}"] if code else []
    return [*wrong, *_unlike(files(root), ground.after), *(_hidden(root) - ground.left)]


def _unlike(found: Files, wanted: Files) -> list[str]:
    names = sorted({*found, *wanted})
    return [name for name in names if found.get(name) != wanted.get(name)]


def kills(ground: Ground, folder: Path, count: int, seed: int) -> list[str]:
    """Kill a command `count` times, each time in a workspace of its own; give what was wrong."""
    chance = random.Random(f"{seed}{ground.asked}")
    found = []
    for number in range(count):
        root = folder / f"k{number}"
        found += killed(ground, root, chance, group=number % 2 == 1)
        shutil.rmtree(root)
    return found


def without_room(ground: Ground, root: Path) -> list[str]:
    """Run the command where files have no more than 512 bytes; give what is wrong then."""
    process = started(ground.copy(root), ground.asked, ("sh", "-c", 'ulimit -f 1; exec "$@"', "sh"))
    _, said = process.communicate()
    return _refused(ground, root, process.returncode, said, NO_ROOM)


def _refused(ground: Ground, root: Path, code: int, said: str, why: str) -> list[str]:
    """Give what is wrong with a command that could not write: it says why once, in one sentence,
    and leaves all as it was.
    """
    told = code == 2 and said.count(why) == 1 and "Traceback" not in said
    wrong = [] if told else [f"ended with {code}: {said}"]
    return [*wrong, *_unlike(files(root), ground.before), *(_hidden(root) - ground.left)]


@cache
def own_disks() -> tuple[str, ...]:
    """Give the words before a command that may mount a disk of its own; none where refused."""
    for options in ("-m", "-rm"):
        words = ("unshare", options)
        tried = (*words, "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt")
        if shutil.which("unshare") and _works(tried):
            return words
    return ()


def _works(words: Sequence[str]) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def on_a_full_disk(ground: Ground, root: Path, room: int) -> list[str]:
    """Run the command on a disk with so many kilobytes left; give what is wrong then."""
    root.mkdir(parents=True)
    disk = ("sh", "-c", _ON_A_DISK, "sh", str(root), str(ground.root), f"{room}")
    done = subprocess.run(
        [*own_disks(), *disk, sys.executable, "-m", "pipeline", *ground.asked],
        cwd=REPOSITORY,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if room and done.returncode == 0:  # it was enough
        return _unlike(files(root), ground.after)
    return _refused(ground, root, done.returncode, done.stderr, FULL)


def at_once(ground: Ground, root: Path, count: int) -> list[str]:
    """Start the command several times at once; give what is wrong when all have ended."""
    ground.copy(root)
    processes = [started(root, ground.asked) for _ in range(count)]
    ends = [(process.communicate()[1], process.returncode) for process in processes]
    wrong = [said for said, code in ends if code and not (code == 2 and BUSY in said)]
    if all(code for _, code in ends):
        wrong.append("none of them made the draft")
    return [*wrong, *_unlike(files(root), ground.after), *(_hidden(root) - ground.left)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kills", type=int, default=20, help="of each command")
    given = parser.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = prepared(folder, given.seed)
        grounds = {asked: ground(root, asked) for asked in WRITERS}
        for asked in COMMANDS:
            found = kills(grounds[asked], folder, given.kills, given.seed)
            print(f"{asked[0]}: killed {given.kills} times, {len(found)} things wrong", *found)
            wrong += found
        for writer, whole in grounds.items():
            found = without_room(whole, folder / f"full-{writer[0]}")
            for room in ROOMS if own_disks() else ():
                found += on_a_full_disk(whole, folder / f"disk-{writer[0]}-{room}", room)
            print(f"{writer[0]}: without room, {len(found)} things wrong", *found)
            wrong += found
        if not own_disks():
            print("this kernel lets no command mount a disk: none was full, files were limited")
        for count in (2, 5):
            found = at_once(grounds[DRAFT], folder / f"at-once-{count}", count)
            print(f"{count} builds at once, {len(found)} things wrong", *found)
            wrong += found
    return bool(wrong)


if __name__ == "__main__":
    raise SystemExit(main())
