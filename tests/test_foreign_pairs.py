"""Files of someone else's making are compared exactly, whatever their habits.

The full measure: python -m tests.seeded.foreign_pairs --seed 7 --count 60
"""

from pathlib import Path

import pytest

from pipeline.runs.diff import diff_files
from tests.seeded.foreign_pairs.__main__ import KINDS, sow, wrongs

SEED = 20_251_231


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_a_pair_of_each_habit_is_given_back_by_its_redline(tmp_path: Path, number: int) -> None:
    pair = sow(SEED, number, tmp_path)
    made = diff_files(tmp_path, pair.before, pair.after, formal=False, tracked=None)
    assert made.value is not None
    redline = tmp_path / f"so-sanh-{pair.before.name}"
    redline.write_bytes(made.value[redline.name])
    told = " ".join(notice.message for notice in made.notices)
    assert not wrongs(pair, redline, told), pair.makers
