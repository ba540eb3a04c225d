"""Sow edits as agencies make them, and hold the change log against what a person would tell.

    python -m tests.seeded.tellings --seed 7 [--count 300] [--pairs 100] [--out DIR]
    python -m tests.seeded.tellings --seed 7 --sections sections

The first edits a generated report, the second the text of a workspace as its agencies wrote it.
One edit an item: it must be told by exactly one entry of the right kind, at the right place, with
the words before and after and the right count. A pair is two unrelated edits in one item: two
entries. Prints a figure for each kind and every miss. Exit 1 below 97 %, or where a pair is not
told as two.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.commands import ran
from tests.seeded.tellings import section_kinds, table_kinds, text_kinds
from tests.seeded.tellings.edit import NoRoomError, Telling
from tests.seeded.tellings.ground import Ground, of_workspace
from tests.seeded.tellings.made import generated
from tests.seeded.tellings.score import Verdict, judged, places_in
from tests.seeded.tellings.text_kinds import Kind

LEAST: Final = 0.97
LOCAL: Final = (*text_kinds.LOCAL, *section_kinds.LOCAL, *table_kinds.LOCAL)
KINDS: Final = (*section_kinds.WHOLE, *text_kinds.WHOLE, *table_kinds.WHOLE, *LOCAL)
_ROOM: Final = 3  # items more than edits, for those that take two


def sow(ground: Ground, count: int, pairs: int) -> tuple[list[Telling], list[list[Telling]]]:
    """Sow so many single edits, each kind in turn as often as there is room, and pairs."""
    alone: list[Telling] = []
    waiting: list[Kind] = []
    while len(alone) < count:
        waiting = waiting or list(KINDS)
        kind = waiting.pop(0)
        told = _sown(ground, kind)
        if told is not None:
            alone.append(told)
        elif not ground.free_items():
            break
    twice = [found for _ in range(pairs) if (found := _pair(ground)) is not None]
    return alone, twice


def _sown(ground: Ground, kind: Kind) -> Telling | None:
    """Do an edit of a kind in the first free item that has room for it."""
    for item in ground.free_items():
        kept = item.copy()
        try:
            told = kind(ground, item)
        except NoRoomError:
            ground.after.items[item.id] = kept
            continue
        ground.taken.update((item.id, *told.items))
        return told
    return None


def _pair(ground: Ground) -> list[Telling] | None:
    """Do two unrelated edits in one free item."""
    for item in ground.free_items():
        kept = item.copy()
        found: list[Telling] = []
        for kind in ground.rng.sample(LOCAL, len(LOCAL)):
            try:
                told = kind(ground, item)
            except NoRoomError:
                continue
            found.append(told)
            if len(found) == 2:
                ground.taken.add(item.id)
                return found
        ground.after.items[item.id] = kept
    return None


def run(ground: Ground, root: Path, count: int, pairs: int) -> tuple[list[Verdict], list[Verdict]]:
    """Sow below a folder, compare both drafts with the installed command, and judge."""
    alone, twice = sow(ground, count, pairs)
    ground.write(root)
    log, places = _built(root), places_in(ground)
    single = [verdict for told in alone for verdict in judged(ground, log, [told], places)]
    return single, [verdict for told in twice for verdict in judged(ground, log, told, places)]


def _built(root: Path) -> Mapping[str, Any]:
    asked = ["diff", "1", "2", "--fast", "--workspace", str(root)]
    done = ran(*asked)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    folder = root / "build" / "so-sanh" / "lan-1_lan-2"
    log: Mapping[str, Any] = json.loads(folder.joinpath("nhat-ky-thay-doi.json").read_text("utf-8"))
    return log


def report(single: Sequence[Verdict], pairs: Sequence[Verdict]) -> list[str]:
    """Give a line for each kind, one for all, one for the pairs, then every miss."""
    kinds: dict[str, list[Verdict]] = {}
    for verdict in single:
        kinds.setdefault(verdict.telling.name, []).append(verdict)
    lines = [_line(name, found) for name, found in sorted(kinds.items())]
    lines.append(_line(f"all {len(kinds)} kinds", single))
    lines.append(_line("edits in pairs", pairs))
    return [*lines, *(f"missed {_told(v)}" for v in (*single, *pairs) if v.wrong)]


def _line(name: str, verdicts: Sequence[Verdict]) -> str:
    right = sum(not verdict.wrong for verdict in verdicts)
    return f"{name:40}{right:>5} /{len(verdicts):>4}"


def _told(verdict: Verdict) -> str:
    return f"{verdict.telling.name} in {verdict.telling.items[0]}: {verdict.wrong}"


def good(single: Sequence[Verdict], pairs: Iterable[Verdict]) -> bool:
    """Say whether enough is told as a person would, and every pair as two."""
    right = sum(not verdict.wrong for verdict in single)
    return right >= LEAST * len(single) and not any(verdict.wrong for verdict in pairs)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score entries against what a person would tell.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300, help="single edits")
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--sections", type=Path, help="the text of a workspace instead")
    parser.add_argument("--out", type=Path, help="where to sow and build; else a temporary folder")
    asked = parser.parse_args(arguments)
    rng = Random(asked.seed)
    ground = (
        of_workspace(rng, asked.sections)
        if asked.sections
        else generated(rng, asked.count + asked.pairs + asked.count // _ROOM)
    )
    with tempfile.TemporaryDirectory() as folder:
        single, pairs = run(ground, asked.out or Path(folder), asked.count, asked.pairs)
    print("\n".join(report(single, pairs)))
    return 0 if good(single, pairs) else 1


if __name__ == "__main__":
    sys.exit(main())
