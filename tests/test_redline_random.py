"""Whatever two drafts hold, the redline between them settles to either, and no more.

More pairs: python -m tests.seeded.random_pairs --seeds 200
"""

from pathlib import Path

import pytest

from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from tests.seeded.random_pairs import judged, make_pair

SEEDS = range(16)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_redline_of_a_random_pair_is_exact(seed: int, tmp_path: Path) -> None:
    make_pair(tmp_path, seed)
    earlier, later = (draft(tmp_path, n, fast=True, watch=unwatched).value for n in (1, 2))
    assert earlier is not None
    assert later is not None
    assert judged(earlier, later) == []
