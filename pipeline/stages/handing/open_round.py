"""Which round is handed in for: the lowest of the plan that is not sealed.

Source: the site's design, "Conflicts", 7.
"""

from pathlib import Path

from pipeline.publish.seal import seal_of
from pipeline.rounds import Resources, Shared, read_shared
from pipeline.stages.build import newest_round
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import unwatched
from pipeline.workspace import listed


def open_round(root: Path, shared: Shared) -> int | None:
    """Give the round that is handed in for; None where all of the plan are sealed."""
    for one in sorted(shared.schedule.rounds, key=lambda one: one.number):
        seal = seal_of(root / "sections" / f"lan-{one.number}")
        if seal is None or not seal.is_closed:
            return one.number
    return None


def current_round(root: Path) -> int:
    """Give the round that is handed in for by the newest plan, the newest where there is none."""
    newest = newest_round(listed(root).value)
    shared = shared_files(root, newest)
    found = None if shared is None else open_round(root, shared)
    return newest if found is None else found


def shared_files(root: Path, number: int) -> Shared | None:
    """Give the shared files as they stand for a round; None where they cannot be read."""
    resources = Resources(MemoryCache(), serial, unwatched)
    read = read_shared(listed(root).value, number, resources).value
    return None if read is None else read[0]
