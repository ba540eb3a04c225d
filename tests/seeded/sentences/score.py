"""Run the installed command on sown defects, and count which are told at their line."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from tests.commands import ran
from tests.seeded.sentences.ground import Sown, write
from tests.seeded.sentences.kind import Block, Kind, kinds

# a notice that stands for several places names their lines in its words
_LINES: Final = re.compile(r"dòng ((?:\d+(?:, | và )?)+)")


@dataclass(frozen=True, slots=True)
class Score:
    """What was sown and told, by kind; what was missed; what was told of honest near misses."""

    sown: Counter[str]
    found: Counter[str]
    missed: tuple[Sown, ...]
    false: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Give the share of defects that were told."""
        return self.found.total() / max(1, self.sown.total())


def score(seed: int, count: int, only: Sequence[str] = ()) -> Score:
    """Sow `count` defects, every kind in turn, and near misses in another workspace."""
    rng = Random(seed)
    known = [kind for kind in kinds() if not only or kind.name in only]
    chosen = [known[at % len(known)] for at in range(max(count, len(known)))]
    rng.shuffle(chosen)
    sown, told = _ran(known, [(kind, kind.make(rng)) for kind in chosen])
    found: Counter[str] = Counter()
    missed = []
    for defect in sown:
        if _is_told(defect, told):
            found[defect.kind.name] += 1
        else:
            missed.append(defect)
    near = [(kind, kind.honest(rng)) for kind in chosen if kind.honest]
    honest, quiet = _ran(known, near)
    codes = {code for kind in known for code in kind.codes}
    false = tuple(_false(honest, quiet, codes))
    return Score(Counter(kind.name for kind in chosen), found, tuple(missed), false)


def _ran(
    known: Sequence[Kind], blocks: Sequence[tuple[Kind, Block]]
) -> tuple[list[Sown], list[dict[str, str]]]:
    with tempfile.TemporaryDirectory() as folder:
        sown = write(Path(folder), known, blocks)
        done = ran("check", "--round", "1", "--json", "--no-cache", "--workspace", folder)
        if done.returncode not in (0, 1):
            raise SystemExit(f"the checks did not run: {done.stderr}")
        notices: list[dict[str, str]] = json.loads(done.stdout)
        return sown, notices


def _is_told(defect: Sown, notices: Sequence[dict[str, str]]) -> bool:
    return any(
        notice["code"] in defect.kind.codes
        and notice["file"] == defect.file
        and (not defect.lines or lines_of(notice) & set(defect.lines))
        for notice in notices
    )


def lines_of(notice: dict[str, str]) -> set[int]:
    """Give the line of a notice, and those that its words name."""
    named = {
        int(n) for found in _LINES.findall(notice["message"]) for n in re.findall(r"\d+", found)
    }
    return named | ({int(notice["line"])} if notice["line"] else set())


def _false(
    honest: Sequence[Sown], notices: Sequence[dict[str, str]], codes: set[str]
) -> Iterator[str]:
    """Give what is told of a near miss by its own codes, and by any on the ground around it."""
    for notice in notices:
        near = next((block for block in honest if _is_at(block, notice)), None)
        if notice["code"] in (codes if near is None else near.kind.codes):
            place = f"{notice['file']}:{notice['line']}"
            what = near.what if near else ""
            yield f"{place} {notice['code']}: {notice['message']} | {what}"


def _is_at(block: Sown, notice: dict[str, str]) -> bool:
    return block.file == notice["file"] and bool(lines_of(notice) & set(block.lines))
