"""Promises sown in two drafts, kept and broken: each comment gets the verdict of its kind.

The full measure: python -m tests.seeded.promises --seed 11
"""

from pathlib import Path

from tests.seeded.promises import KINDS, build, sow


def test_no_broken_promise_is_taken_for_kept_and_no_kept_one_for_broken(tmp_path: Path) -> None:
    score = build(tmp_path, sow(tmp_path, seed=20_251_130, count=3 * KINDS))
    assert score.taken_for_kept == []
    assert score.taken_for_broken == []
    assert score.believed <= 0.02
    assert score.exact >= 0.95
    assert len({promise.kind.name for promise, _ in score.got}) == KINDS
