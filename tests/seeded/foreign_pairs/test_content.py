from random import Random

from tests.seeded.foreign_pairs.__main__ import Pair, judged, report, sow
from tests.seeded.foreign_pairs.content import EDITS, edited, made
from tests.seeded.foreign_pairs.habits import HABITS


def test_the_same_seed_says_the_same_and_edits_change_it() -> None:
    once, twice = made(Random(3)), made(Random(3))
    assert once == twice
    assert edited(Random(3), once, 4) != once
    assert once == twice


def test_each_edit_finds_room_in_a_long_document() -> None:
    blocks = made(Random(3), sections=20)
    for edit in EDITS:
        assert any(edit(Random(seed), blocks) for seed in range(5)), edit


def test_a_redline_that_says_something_else_is_wrong(tmp_path) -> None:  # type: ignore[no-untyped-def]
    pair = sow(1, 0, tmp_path)
    other = Pair(pair.habit, tmp_path / "không có.docx", pair.after, pair.makers)
    verdict = judged(other, tmp_path)
    assert verdict.wrong
    assert any("0 of 1" in line for line in report([verdict]))
    assert len(HABITS) >= 10
