"""Workspaces built as if alone: each by this program's own command, here or on a cluster."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.model.fleet import FleetTask
from pipeline.work.crew import Ended, side_by_side
from pipeline.work.fleet.cluster import Came, Cluster, Job
from pipeline.work.fleet.duty import Errand, program
from pipeline.work.fleet.parcel import blobs, entries

MEMORY: Final = 12_000  # megabytes of addresses for one process: LibreOffice asks for many
_INPUTS: Final = ("sections", "templates")
RECORD: Final = "build/.cache/xong"  # how the command ended, as it keeps it for the next time


@dataclass(frozen=True, slots=True)
class Sent:
    """What came back of a task built on a cluster: files of its draft, and its kept record."""

    files: Mapping[str, bytes]
    record: bytes = b""


def built_here(
    tasks: Sequence[FleetTask], *, at_once: int, limit: float
) -> Generator[tuple[FleetTask, Ended]]:
    """Build drafts on this machine, so many at once; give each as it ends."""
    commands = (program(arguments(task), Path(task.folder), memory=MEMORY) for task in tasks)
    for number, ended in side_by_side(commands, at_once=at_once, limit=limit):
        yield tasks[number], ended


def built_afar(
    cluster: Cluster, tasks: Sequence[FleetTask], *, limit: float
) -> Generator[tuple[FleetTask, Came]]:
    """Build drafts on a cluster; give each as it comes."""
    jobs = [
        Job(number, _errand(task, limit), office=not task.fast) for number, task in enumerate(tasks)
    ]
    for came in cluster.run(jobs):
        yield tasks[came.number], came


def _errand(task: FleetTask, limit: float) -> Callable[[frozenset[str]], Errand]:
    def make(held: frozenset[str]) -> Errand:
        root = Path(task.folder)
        listed = entries(root, _INPUTS)
        lacking = blobs(root, listed, lambda sha256: sha256 not in held)
        takes = (_place(task), RECORD)
        return Errand(arguments(task), listed, lacking, takes, limit, MEMORY)

    return make


def arguments(task: FleetTask) -> tuple[str, ...]:
    """Give the command's arguments for a task, without the workspace."""
    return ("draft", str(task.round_number), *(("--fast",) if task.fast else ()))


def sent_back(task: FleetTask, files: Mapping[str, bytes]) -> Sent:
    """Give what came of a task: only files of its draft, whatever a worker named."""
    place = f"{_place(task)}/"
    own = {
        name.removeprefix(place): data
        for name, data in files.items()
        if name.startswith(place) and not {"..", ".", ""} & set(name.split("/"))
    }
    records = [data for name, data in files.items() if name.startswith(f"{RECORD}/")]
    return Sent(own, records[0] if len(records) == 1 else b"")


def _place(task: FleetTask) -> str:
    return f"build/lan-{task.round_number}"


def reason(ended: Ended) -> str:
    """Give why a command made nothing, in its own words: its first line that tells of an error."""
    lines = [line.strip() for line in ended.words.splitlines() if line.strip()]
    told = next((line for line in lines if "lỗi" in line), lines[-1] if lines else "")
    return told.removeprefix("quyhoach: ").removeprefix("lỗi: ") or f"mã thoát {ended.code}"
