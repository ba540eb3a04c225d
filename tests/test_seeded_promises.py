"""Promises sown in two drafts: those not kept are errors, and no other is.

The full measure: python -m tests.seeded.promises --seed 11
"""

from pathlib import Path

from tests.seeded.promises import ANYWAY, MISSING, build, sow


def test_promises_not_kept_are_found_and_no_other(tmp_path: Path) -> None:
    promises = sow(tmp_path, seed=20_251_130, accepted=60, broken=20)
    score = build(tmp_path, promises)
    assert score.missed == set()
    assert score.false == set()
    assert len(score.expected[MISSING]) == 20
    assert score.expected[ANYWAY]
