"""Entries: their ids and whether they tell several changes."""

from pipeline.model.change import ChangeClass, ChangedThing
from pipeline.model.entry import EntryKind, LogEntry, entry_id
from pipeline.model.fixed import replace


def entry(*changes: int) -> LogEntry:
    return LogEntry(
        "1-2-mot-0badcafe", "mot", "so-y-te", EntryKind.ADDED, ChangeClass.CONTENT,
        ChangedThing.PARAGRAPH, None, None, "", "x", (), changes,
    )  # fmt: skip


def test_an_entry_of_several_changes_is_folded() -> None:
    assert entry(1, 2).folded
    assert not entry(1).folded


def test_an_id_is_that_of_the_changes_in_any_order() -> None:
    assert entry_id("1-2-mot", ["a", "b"]) == entry_id("1-2-mot", ["b", "a"])
    assert entry_id("1-2-mot", ["a", "b"]) != entry_id("1-2-mot", ["a", "c"])
    assert entry_id("1-2-mot", ["a"]).startswith("1-2-mot-")


def test_another_order_counts_as_a_move_and_a_replacement_as_a_change() -> None:
    counted = {kind.value: replace(entry(1), kind=kind).counted_as.value for kind in EntryKind}
    assert counted == {
        "them": "them", "sua": "sua", "xoa": "xoa", "chuyen": "chuyen", "sap-xep": "chuyen",
        "thay-the": "sua",
    }  # fmt: skip
