"""Whatever two drafts hold, the redline between them settles to either, and no more.

More pairs: python -m tests.seeded.random_pairs --seeds 200
"""

from pathlib import Path

import pytest

from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from tests.drafted_report import report
from tests.rounds.workspaces import READ
from tests.seeded.random_pairs import judged, make_pair
from tests.tries import tries

SEEDS = range(tries(8, 16))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_redline_of_a_random_pair_is_exact(seed: int, tmp_path: Path) -> None:
    make_pair(tmp_path, seed)
    later = draft(tmp_path, 2, fast=True, watch=unwatched, cache=READ).value
    assert later is not None
    assert judged({"bao-cao-lan-1.docx": report(tmp_path, 1)}, later) == []
