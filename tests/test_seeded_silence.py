"""Nothing a reviewer does in Word vanishes: a few kinds of it, each alone and beside a comment.

The full measure: python -m tests.seeded.silence --seed 7
"""

from pathlib import Path
from typing import Final

from tests.seeded.silence.__main__ import ACTS, good, report, run

SEED: Final = 20_251_231
KINDS: Final = (
    "paragraph_moved", "picture_deleted", "picture_inserted_tracked", "pictures_swapped",
    "chart_value", "formula_changed", "formula_letters_inserted", "thread_resolved",
    "column_removed", "columns_swapped", "table_deleted_tracked",
    "cover_unmarked", "header_unmarked", "picture_resized",
    "without_relation", "struck_out", "raised", "footnote_deleted", "comment_on_footnote",
)  # fmt: skip


def test_what_reviewers_do_is_told_alone_and_beside_a_comment(tmp_path: Path) -> None:
    verdicts = run(tmp_path, SEED, KINDS)
    told = "\n".join(report(verdicts))
    assert len(verdicts) == 2 * len(KINDS), told
    assert good(verdicts), told


def test_the_full_measure_knows_more_than_forty_kinds() -> None:
    assert len(ACTS) >= 100
