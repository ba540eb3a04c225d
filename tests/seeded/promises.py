"""Promises seeded into two drafts: of each kind, which verdict its comments get.

    python -m tests.seeded.promises --seed 11 [--count 200] [--out DIR]

Writes a workspace whose bodies commented on draft 1 in sheets, whose register accepts most of
the comments, and whose draft 2 keeps or breaks what was promised in the ways of
`promise_kinds`. Then builds draft 2 and reads `tiep-thu-giai-trinh.json`. Printed are a figure
per kind, what was missed, and the measure: no broken promise `dung-de-nghi`, at most 2 % of
them `co-thay-doi`, no kept one `khong-thay-doi` or `khac-de-nghi`, 95 % exactly as expected.

Imports nothing of the pipeline; the same seed writes the same files.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from tests.commands import ran
from tests.seeded.promise_ground import BODIES, Item, Row, made_item, write
from tests.seeded.promise_kinds import (
    AS_ASKED,
    BROKEN,
    CHANGED,
    KEPT,
    OTHERS,
    OTHERWISE,
    UNCHANGED,
    Kind,
    Told,
)

KINDS: Final = len((*BROKEN, *KEPT, *OTHERS))
PER_ITEM: Final = 8  # promises in one item
MOST_CHANGED: Final = 0.02  # of broken promises
LEAST_EXACT: Final = 0.95


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: its kind and what was written of it."""

    kind: Kind
    row: Row


@dataclass(frozen=True, slots=True)
class Score:
    """What each promise got, beside what it must get."""

    got: tuple[tuple[Promise, str], ...]

    @property
    def missed(self) -> list[tuple[Promise, str]]:
        return [(promise, got) for promise, got in self.got if got != promise.kind.expected]

    @property
    def exact(self) -> float:
        return 1 - len(self.missed) / len(self.got)

    @property
    def taken_for_kept(self) -> list[Promise]:
        return [promise for promise, got in self.got if promise.kind.broken and got == AS_ASKED]

    @property
    def taken_for_broken(self) -> list[Promise]:
        wrong = (UNCHANGED, OTHERWISE)
        return [promise for promise, got in self.got if promise.kind in KEPT and got in wrong]

    @property
    def believed(self) -> float:
        broken = [got for promise, got in self.got if promise.kind.broken]
        return broken.count(CHANGED) / max(1, len(broken))

    @property
    def holds(self) -> bool:
        clean = not self.taken_for_kept and not self.taken_for_broken
        return clean and self.believed <= MOST_CHANGED and self.exact >= LEAST_EXACT


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Cam kết tiếp thu được gieo và được đối chiếu.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="cam-ket-") as folder:
        root = asked.out or Path(folder)
        score = build(root, sow(root, seed=asked.seed, count=asked.count))
    show(score)
    return 0 if score.holds else 1


def show(score: Score) -> None:
    """Print a figure per kind, what was missed, and the measure."""
    kinds = Counter(promise.kind.name for promise, _ in score.got)
    right = Counter(p.kind.name for p, got in score.got if got == p.kind.expected)
    for name, count in kinds.items():
        print(f"{name}: {right[name]}/{count}")
    for promise, got in score.missed:
        print(f"sai {promise.kind.name}: {got} thay cho {promise.kind.expected}: {promise.row}")
    print(
        f"cam kết hỏng coi là đúng: {len(score.taken_for_kept)}; hỏng coi là có thay đổi: "
        f"{score.believed:.1%}; giữ coi là hỏng: {len(score.taken_for_broken)}; "
        f"đúng kết quả: {score.exact:.1%}"
    )


def sow(root: Path, *, seed: int, count: int) -> list[Promise]:
    """Write the workspace; give every promise with what was written of it."""
    rng = Random(seed)
    items = [made_item(rng, number) for number in range(1, 3 + count // PER_ITEM)]
    kinds = [(*BROKEN, *KEPT, *OTHERS)[index % KINDS] for index in range(count)]
    rng.shuffle(kinds)
    sown = [_sown(rng, items, kind, index) for index, kind in enumerate(kinds)]
    # only now is it known how many paragraphs stand before a place in draft 2
    promises = [
        Promise(kind, _row(kind, item, told, index))
        for index, (kind, (item, told)) in enumerate(zip(kinds, sown, strict=True))
    ]
    write(root, items, [promise.row for promise in promises])
    return promises


def _sown(rng: Random, items: Sequence[Item], kind: Kind, index: int) -> tuple[Item, Told]:
    item = items[index % len(items)]
    other = items[(index + 1 + rng.randrange(len(items) - 1)) % len(items)]
    return item, kind.sow(rng, item, other, f"k{index + 1}")


def _row(kind: Kind, item: Item, told: Told, index: int) -> Row:
    there = told.there or item
    at = there.place(told.at) if told.at in there.after else told.at
    code, body = f"YK1-{index + 1:03d}", BODIES[index % len(BODIES)]
    return Row(code, body, item.name, told.quote, told.content, told.proposed, kind.disposition, at)


def build(root: Path, promises: Sequence[Promise]) -> Score:
    """Build draft 2 and read which verdict every comment got."""
    done = ran("draft", "2", "--fast", "--workspace", str(root))
    told = root / "build" / "lan-2" / "tiep-thu-giai-trinh.json"
    if not told.is_file():
        raise SystemExit(f"không dựng được dự thảo: {done.stderr[-2000:]}")
    comments = json.loads(told.read_text(encoding="utf-8"))["comments"]
    verdicts = {comment["code"]: comment["verdict"] for comment in comments}
    return Score(tuple((promise, verdicts[promise.row.code]) for promise in promises))


if __name__ == "__main__":
    raise SystemExit(main())
