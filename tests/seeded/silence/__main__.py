"""Do what reviewers do in Word, each alone and beside a comment, and see what vanishes.

    python -m tests.seeded.silence --seed 7 [--only column_removed …] [--out DIR]

A draft is built with the installed command; every copy of it has one thing done to it and comes
in from a body of its own; the next draft is built, and its response table and notices must tell
of each: as a comment of its own at its place, or counted in a notice that says what and where.
Prints a line a kind, then what was missed. Exit 1 where anything is silent or told wrongly.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.commands import ran
from tests.seeded.silence import comment_acts, object_acts, table_acts, text_acts
from tests.seeded.silence.act import Act
from tests.seeded.silence.copy import Copy
from tests.seeded.silence.ground import Ground, made, write
from tests.seeded.silence.score import BESIDE, Case, Verdict, judged

ACTS: Final[dict[str, Act]] = {
    act.__name__: act
    for part in (text_acts, object_acts, table_acts, comment_acts)
    for act in part.ACTS
}
_BESIDE: Final = (("Phần I, mục 1", 0), ("Phần I, mục 2", 1), ("Phần I, mục 3", 2))


def run(root: Path, seed: int, names: Sequence[str]) -> list[Verdict]:
    """Do each of these acts in two copies below a folder, and judge what is told of them."""
    rng = Random(seed)
    ground = made(rng)
    bodies = [f"dv-{number}" for number in range(2 * len(names))]
    draft = built(root, ground, bodies)
    cases = [
        _reviewed(root, draft, ground, rng, name, body)
        for name, pair in zip(names, zip(bodies[::2], bodies[1::2], strict=True), strict=True)
        for body in pair
    ]
    return judge(root, cases)


def built(root: Path, ground: Ground, bodies: list[str]) -> bytes:
    """Write the workspace of a draft that goes out to these bodies; give the draft."""
    write(root, ground, bodies)
    _command(root, "draft", "1", "--fast")
    return (root / "build" / "lan-1" / "bao-cao-lan-1.docx").read_bytes()


def judge(root: Path, cases: Sequence[Case]) -> list[Verdict]:
    """Build the next draft, with the copies that came in, and judge what it tells of each."""
    _command(root, "draft", "2", "--fast")
    folder = root / "build" / "lan-2"
    table = json.loads((folder / "tiep-thu-giai-trinh.json").read_text("utf-8"))
    notices: list[Any] = json.loads((folder / "thong-bao.json").read_text("utf-8"))
    return [judged(case, table["comments"], notices) for case in cases]


def _reviewed(root: Path, draft: bytes, ground: Ground, rng: Random, name: str, body: str) -> Case:
    """Write one copy; that of every second body also has a comment."""
    copy = Copy(draft, ground)
    beside, at = _BESIDE[rng.randrange(len(_BESIDE))] if int(body[3:]) % 2 else ("", 0)
    if beside:
        copy.comment(copy.paragraph(ground.beside[at]), BESIDE)
    case = Case(name, body, ACTS[name](copy, rng), beside)
    path = root / case.file
    path.parent.mkdir(parents=True)
    path.write_bytes(copy.saved())
    return case


def _command(root: Path, *asked: str) -> None:
    done = ran(*asked, "--workspace", str(root))
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])


def report(verdicts: Sequence[Verdict]) -> list[str]:
    """Give a line for each kind, one for all, then every miss."""
    kinds: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        kinds.setdefault(verdict.case.name, []).append(verdict)
    lines = [_line(name, found) for name, found in kinds.items()]
    silent = sum(verdict.silent for verdict in verdicts)
    lines.append(_line(f"all {len(kinds)} kinds, {silent} silent", verdicts))
    return [*lines, *(f"missed {_told(v)}" for v in verdicts if v.wrong)]


def _line(name: str, verdicts: Sequence[Verdict]) -> str:
    right = sum(not verdict.wrong for verdict in verdicts)
    return f"{name:40}{right:>5} /{len(verdicts):>4}"


def _told(verdict: Verdict) -> str:
    beside = " beside a comment" if verdict.case.beside else ""
    return f"{verdict.case.name}{beside} ({verdict.case.done.says}): {verdict.wrong}"


def good(verdicts: Iterable[Verdict]) -> bool:
    """Say whether all was told, and told right."""
    return not any(verdict.wrong for verdict in verdicts)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Score what is told of reviewers' copies.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=sorted(ACTS), help="these kinds alone")
    parser.add_argument("--out", type=Path, help="where to write; else a temporary folder")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        verdicts = run(asked.out or Path(folder), asked.seed, asked.only or list(ACTS))
    print("\n".join(report(verdicts)))
    return 0 if good(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
