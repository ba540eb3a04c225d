"""Hold a change log and its redline against the ledger of what was sown.

    python -m tests.seeded.score_edits --seed 7 [--count 300] [--out DIR]
    python -m tests.seeded.score_edits --ledger so-cai.json --draft build/lan-2 --earlier 1

The first sows, builds both drafts with the installed command and scores; the second scores what
was built. Prints a figure for each kind and every edit that was missed. Exit 1 where less than
98 % of all, or 90 % of a kind, were reported as exactly one change of the right kind at the
right place, where marks are too many, or where too much is untracked.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.commands import ran
from tests.oracle.marks import marks
from tests.seeded.edits import LEDGER, write
from tests.seeded.sown import SERIAL, Edit

ALL: Final = 0.98
KIND: Final = 0.9
UNTRACKED: Final = 0.02
MARKED: Final = 1.15  # letters marked per letter changed, over a kind
MARKED_ONE: Final = (2, 20)  # of a single edit: times the letters changed, and so many more
_SPACE: Final = re.compile(r"\s+")
_LABEL: Final = re.compile(r"^(?:(?:Bảng|Hình) [\w.]+\.|\w\)|[-•]|[IVX\d.]+\.) ")
_PRINTED_REFERENCE: Final = re.compile(r"Bảng [\w.]+\.$")

Change = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one edit: "" or what is wrong with its report; letters marked for it."""

    edit: Edit
    wrong: str
    marked: int
    untracked: bool

    @property
    def overmarked(self) -> bool:
        times, more = MARKED_ONE
        return self.marked > times * self.edit.characters + more


@dataclass(frozen=True, slots=True)
class Score:
    """The verdict on each edit, and the changes in the log that nobody sowed."""

    verdicts: tuple[Verdict, ...]
    unsown: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether every limit holds."""
        return not self.failures()

    def failures(self) -> list[str]:
        """Say which limits do not hold."""
        told = []
        found = sum(not verdict.wrong for verdict in self.verdicts)
        if found < ALL * len(self.verdicts):
            told.append(f"{found} of {len(self.verdicts)} reported as one right change")
        for kind, verdicts in self.by_kind().items():
            right = sum(not verdict.wrong for verdict in verdicts)
            if right < KIND * len(verdicts):
                told.append(f"{kind}: {right} of {len(verdicts)} reported as one right change")
            marked, changed = _letters(verdicts)
            if marked > MARKED * changed:
                told.append(f"{kind}: {marked} letters marked for {changed} changed")
        told += [f"{v.edit.kind}: overmarked: {_told(v)}" for v in self.verdicts if v.overmarked]
        untracked = [verdict for verdict in self.verdicts if verdict.untracked]
        if len(untracked) > UNTRACKED * len(self.verdicts):
            told.append(f"{len(untracked)} untracked")
        told += [f"text or number untracked: {_told(v)}" for v in untracked if _of_text(v.edit)]
        return told

    def by_kind(self) -> dict[str, list[Verdict]]:
        """Give the verdicts by kind of edit."""
        kinds: dict[str, list[Verdict]] = {}
        for verdict in self.verdicts:
            kinds.setdefault(verdict.edit.kind, []).append(verdict)
        return kinds


def _of_text(edit: Edit) -> bool:
    return edit.klass == "noi-dung"


def _letters(verdicts: Iterable[Verdict]) -> tuple[int, int]:
    listed = list(verdicts)
    return sum(v.marked for v in listed), sum(v.edit.characters for v in listed)


def _told(verdict: Verdict) -> str:
    edit = verdict.edit
    return (
        f"{'/'.join(dict.fromkeys(edit.items))} {edit.old[:60]!r} -> {edit.new[:60]!r}"
        f" ({verdict.marked} letters marked, {edit.characters} changed)"
    )


def score(edits: Sequence[Edit], changes: Sequence[Change], redline: str | Path | bytes) -> Score:
    """Hold the changes of a log, and the marks of its redline, against the edits."""
    owners: dict[str, set[int]] = {}
    for number, edit in enumerate(edits):
        for key in edit.keys:
            owners.setdefault(key, set()).add(number)
    texts: dict[str, int] = {}
    for mark in marks(redline):
        texts[mark.id] = texts.get(mark.id, 0) + len(mark.text)
    reported: dict[int, list[Change]] = {number: [] for number in range(len(edits))}
    unsown = []
    for change in changes:
        found = {number for key in _keys(change) for number in owners.get(key, ())}
        for number in found:
            reported[number].append(change)
        if not found:
            unsown.append(_short(change))
    verdicts = tuple(
        Verdict(
            edit,
            _wrong(edit, reported[number]),
            sum(texts.get(str(mark), 0) for change in reported[number] for mark in change["marks"]),
            any(change["tracked"] == "untracked" for change in reported[number]),
        )
        for number, edit in enumerate(edits)
    )
    return Score(verdicts, tuple(unsown))


def _keys(change: Change) -> set[str]:
    """Give the serials that a change speaks of itself; a row is known by its name too."""
    cells = [text for entry in change["tables"] for text in _cell_texts(entry)]
    if change["what"] == "o" and cells:
        return set(SERIAL.findall(" ".join(cells)))
    return set(SERIAL.findall(" ".join((change["old"], change["new"], *cells))))


def _cell_texts(entry: Mapping[str, Any]) -> tuple[str, str]:
    return entry["old"], entry["new"]


def _wrong(edit: Edit, changes: Sequence[Change]) -> str:
    """Say what is wrong with how an edit was reported, "" where it is one right change."""
    if len(changes) != 1:
        listed = "; ".join(map(_short, changes[:4]))
        return f"{len(changes)} changes{f': {listed}' if listed else ''}"
    (change,) = changes
    wanted = (edit.change, edit.klass, edit.what)
    told = (change["kind"], change["class"], change["what"])
    if told != wanted:
        return f"{'/'.join(told)} instead of {'/'.join(wanted)}"
    if change["item"] not in edit.items:
        return f"in {change['item']}"
    unnamed = [name for name in edit.named if name not in _place(change)]
    if unnamed:
        return f"without {' and '.join(unnamed)} in its place"
    for side in ("old", "new"):
        if not _same(edit, getattr(edit, side), _side(change, side)):
            return f"{side} is {_side(change, side)[:120]!r}"
    return ""


def _place(change: Change) -> str:
    """Give all that a change says of where it stands."""
    cells = (f"{entry['row_key']} {entry['column']}" for entry in change["tables"])
    places = (place["text"] for place in change["where"].values() if place is not None)
    return " ".join((*places, *cells))


def _side(change: Change, side: str) -> str:
    """Give what a change says of one draft; of cells, what the cells hold."""
    cells = [str(entry[side]) for entry in change["tables"] if entry[side]]
    return str(change[side]) or " | ".join(cells)


def _same(edit: Edit, sown: str, told: str) -> bool:
    """Whether a log's text is what was sown; of tables, whether it names the same row or cell."""
    if not sown or not told:
        return not sown and (not told or edit.table)
    if edit.table:
        return not set(SERIAL.findall(sown)).isdisjoint(SERIAL.findall(told))
    one, other = _plain(sown), _plain(told)
    if edit.kind == "reference":
        # which number a table has is for the pipeline to say
        one, other = (_PRINTED_REFERENCE.sub("", text) for text in (one, other))
    return one == other


def _plain(text: str) -> str:
    return _SPACE.sub(" ", _LABEL.sub("", text)).strip()


def _short(change: Change) -> str:
    return (
        f"{change['kind']}/{change['class']}/{change['what']} in {change['item']}"
        f" {change['old'][:50]!r} -> {change['new'][:50]!r}"
    )


def report(result: Score) -> list[str]:
    """Give a line for each kind, one for all, then what was missed."""
    lines = [f"{'':20}{'right':>10}{'letters marked':>16}{'changed':>9}{'ratio':>7}"]
    for kind, verdicts in result.by_kind().items():
        lines.append(_line(kind, verdicts))
    lines.append(_line("all", result.verdicts))
    untracked = Counter(v.edit.kind for v in result.verdicts if v.untracked)
    lines.append(f"untracked: {dict(untracked) or 'none'}; not sown: {len(result.unsown)}")
    lines += [f"missed {v.edit.kind}: {v.wrong}: {_told(v)}" for v in result.verdicts if v.wrong]
    lines += [f"not sown: {text}" for text in result.unsown[:40]]
    return [*lines, *(f"FAILED {line}" for line in result.failures())]


def _line(name: str, verdicts: Sequence[Verdict]) -> str:
    right = sum(not verdict.wrong for verdict in verdicts)
    marked, changed = _letters(verdicts)
    ratio = marked / changed if changed else 0
    return f"{name:20}{right:>4} /{len(verdicts):>4}{marked:>16}{changed:>9}{ratio:>7.2f}"


def run(out: Path, seed: int, count: int) -> Score:
    """Sow edits into `out`, build draft 2 there with the installed command, and score it."""
    edits = write(out, seed, count)
    return scored(edits, build(out, 2), 1)


def build(root: Path, number: int) -> Path:
    """Build a draft without LibreOffice, and give its folder."""
    asked = ["draft", str(number), "--fast", "--workspace", str(root)]
    done = ran(*asked)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return root / "build" / f"lan-{number}"


def scored(edits: Sequence[Edit], folder: Path, earlier: int) -> Score:
    """Score a draft's folder: its change log, and its redline against draft `earlier`."""
    log = json.loads((folder / "nhat-ky-thay-doi.json").read_text("utf-8"))
    return score(edits, log["changes"], folder / f"so-sanh-lan-{earlier}.docx")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score a change log against what was sown.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--out", type=Path, help="where to sow and build; else a temporary folder")
    parser.add_argument("--ledger", type=Path, help=f"a ledger ({LEDGER}) sown before")
    parser.add_argument("--draft", type=Path, help="the folder of the draft to score")
    parser.add_argument("--earlier", type=int, default=1)
    asked = parser.parse_args(arguments)
    if asked.ledger and asked.draft:
        edits = [Edit(**entry) for entry in json.loads(asked.ledger.read_text("utf-8"))]
        result = scored(edits, asked.draft, asked.earlier)
    else:
        with tempfile.TemporaryDirectory() as folder:
            result = run(asked.out or Path(folder), asked.seed, asked.count)
    print("\n".join(report(result)))
    return 0 if result.good else 1


if __name__ == "__main__":
    sys.exit(main())
