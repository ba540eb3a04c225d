"""Each kind of edit is told by the one entry a person would write; two edits are two entries.

The full measure: python -m tests.seeded.tellings --seed 7 [--sections sections]
"""

from pathlib import Path
from random import Random

from tests.seeded.tellings.__main__ import KINDS, good, report, run
from tests.seeded.tellings.ground import of_workspace
from tests.seeded.tellings.made import generated

SEED = 20_251_231
PAIRS = 8
SECTIONS = Path(__file__).parents[1] / "sections"


def test_every_kind_of_edit_is_told_as_a_person_would(tmp_path: Path) -> None:
    ground = generated(Random(SEED), len(KINDS) + 2 * PAIRS)
    single, pairs = run(ground, tmp_path, len(KINDS), PAIRS)
    told = "\n".join(report(single, pairs))
    assert len({verdict.telling.name for verdict in single}) >= 30, told
    assert len(pairs) == 2 * PAIRS, told
    assert good(single, pairs), told


def test_edits_of_what_agencies_wrote_are_told_as_a_person_would(tmp_path: Path) -> None:
    ground = of_workspace(Random(SEED), SECTIONS)
    single, pairs = run(ground, tmp_path, 45, PAIRS)
    told = "\n".join(report(single, pairs))
    assert len(single) >= 40, told
    assert good(single, pairs), told
