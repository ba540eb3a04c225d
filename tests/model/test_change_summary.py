"""Summaries: totals of tallies, and the items that did not change."""

from pipeline.model.change import ChangeKind
from pipeline.model.change_summary import ChangeSummary, ItemShare, Tally


def test_a_tally_is_the_sum_of_its_kinds() -> None:
    tally = Tally("so-y-te", "Sở Y tế", ((ChangeKind.ADDED, 2), (ChangeKind.CHANGED, 3)))
    assert tally.total == 5


def test_items_without_changes_are_told() -> None:
    still = ItemShare("y-te", "Phần I, mục I.1", "Y tế", "so-y-te", 0, 0, 900)
    changed = ItemShare("dat-dai", "Phần I, mục I.2", "Đất đai", "so-nnmt", 2, 14, 700)
    assert ChangeSummary(items=(still, changed)).unchanged == (still,)
