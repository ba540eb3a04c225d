"""A department's report of a hundred pages with sixty tables, brought in, against pandoc.

Pandoc turns the same file into Markdown. Turn by turn, so that both meet the same machine.
"""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final

from pipeline.model.fixed import replace
from tests.bench.measure import CommandFailedError, Run, Runs, measure
from tests.seeded.departmental.dress import Dress
from tests.seeded.departmental.ground import AGENCY, ITEM, write_ground
from tests.seeded.departmental.markup import written
from tests.seeded.departmental.prose import paragraph, sentence
from tests.seeded.departmental.tables import TABLES
from tests.seeded.departmental.truth import Heading, Item, Para, Piece, Report

TABLES_OF_REPORT: Final = 60
_PARAGRAPHS: Final = 9  # beside each table: a hundred pages of 14 points, as LibreOffice counts
_NUMERALS: Final = ("I", "II", "III", "IV", "V", "VI")


def write_report(path: Path, tables: int = TABLES_OF_REPORT, seed: int = 3) -> int:
    """Write the file; give how many tables it holds."""
    rng = Random(seed)
    report = Report("bench", tuple(_pieces(rng, tables)))
    path.write_bytes(written(report, Dress(split=True), rng))
    return len(report.tables)


def _pieces(rng: Random, tables: int) -> Iterator[Piece]:
    kinds = tuple(TABLES)
    for number in range(tables):
        if number % 10 == 0:
            yield Heading(1, f"{_NUMERALS[number // 10 % 6]}.", f"NHÓM NHIỆM VỤ {number}")
        yield Heading(2, f"{number % 10 + 1}.", f"Nhiệm vụ số {number}")
        for turn in range(_PARAGRAPHS):
            yield Para(paragraph(rng), f"Theo Quyết định số {number}." if turn == 0 else "")
        yield from (Item("-", sentence(rng)) for _ in range(4))
        made = TABLES[kinds[number % len(kinds)]](rng)
        yield replace(made, number=str(number + 1), caption=f"{made.caption} đợt {number + 1}")


def against_pandoc(
    folder: Path, ours: Sequence[str], pandoc: str, log: Path, runs: int, tables: int
) -> tuple[Runs, Runs]:
    """Give the runs of `import` and of pandoc on the report."""
    folder.mkdir()
    source = folder / "bao-cao.docx"
    held = write_report(source, tables)
    workspace = folder / "ws"
    write_ground(workspace)
    made = workspace / "sections" / "lan-1" / AGENCY
    command = [*ours, "import", str(source), "--agency", AGENCY, "--item", ITEM,
               "--workspace", str(workspace)]  # fmt: skip
    found: tuple[list[Run], list[Run]] = [], []
    for _ in range(runs):
        output = folder / "out.md"
        output.unlink(missing_ok=True)
        found[1].append(measure([pandoc, str(source), "-o", str(output)], folder, log))
        _wanted(output)
        shutil.rmtree(workspace / "sections" / "lan-1", ignore_errors=True)
        found[0].append(measure(command, folder, log, folder / "cache"))
        _wanted(made / f"{ITEM}.md")
        placed = (made / f"{ITEM}.md").read_text(encoding="utf-8").count("#bang-")
        if placed != held:
            raise CommandFailedError(f"{placed} of {held} tables brought in")
    return Runs(tuple(found[0])), Runs(tuple(found[1]))


def _wanted(path: Path) -> None:
    if not path.is_file() or path.stat().st_size < 1_000:
        raise CommandFailedError(f"{path.name} was not made")
