"""The measure itself: Markdown comes out as it went in, and a wrong entry is seen."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from tests.seeded.tellings.__main__ import KINDS, good, sow
from tests.seeded.tellings.blocks import Block, Item, read_blocks
from tests.seeded.tellings.edit import NoRoomError, Telling
from tests.seeded.tellings.ground import Draft, Ground, Part, Serials, of_workspace
from tests.seeded.tellings.made import generated
from tests.seeded.tellings.score import Verdict, judged
from tests.seeded.tellings.text_kinds import point_added

SECTIONS: Final = Path(__file__).parents[3] / "sections"
ENTRY: Final = {
    "id": "1-2-mot-0badcafe", "item": "mot", "kind": "sua", "class": "noi-dung", "what": "doan",
    "old": "Cũ là đây.", "new": "Mới là đây.", "counts": {"doan": 1},
    "where": {"old": {"text": "Phần I, mục 1, đoạn 1"}, "new": {"text": "Phần I, mục 1, đoạn 1"}},
    "changes": ["1-2-mot-0badcafe"],
}  # fmt: skip


def ground() -> tuple[Ground, Block]:
    block = Block("paragraph", "Mới là đây.")
    item = Item("mot", "so-y-te", "Một", [block])
    draft = Draft([Part("HIỆN TRẠNG", [("", ["mot"])])], {"mot": item})
    return Ground(Random(1), draft, draft, Serials(Random(1)), exact=True), block


def wrong(**other: object) -> str:
    """What is said of the entry with something in it otherwise."""
    held, block = ground()
    here = (block, "")
    telling = Telling("x", "sua", "doan", ["mot"], ["Cũ"], ["Mới"], {"doan": 1}, here, here)
    change = {"id": ENTRY["id"], "item": "mot", "class": "noi-dung", "tables": [], "look": ""}
    log: Mapping[str, Any] = {"changes": [change], "entries": [{**ENTRY, **other}]}
    return judged(held, log, [telling])[0].wrong


def test_an_entry_as_a_person_would_write_it_is_right() -> None:
    assert wrong() == ""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "them"),
        ("what", "o"),
        ("class", "hinh-thuc"),
        ("old", "Khác hẳn."),
        ("new", "Khác hẳn."),
        ("counts", {"doan": 2}),
        ("where", {"old": {"text": "Phần I, mục 2, đoạn 1"}, "new": None}),
    ],
)
def test_anything_else_is_wrong(key: str, value: object) -> None:
    assert wrong(**{key: value})


def test_two_entries_or_none_are_wrong() -> None:
    held, block = ground()
    telling = Telling("x", "sua", "doan", ["mot"], before=(block, ""))
    change = {"id": ENTRY["id"], "item": "mot", "class": "noi-dung", "tables": [], "look": ""}
    for entries in ([], [ENTRY, ENTRY]):
        log = {"changes": [change], "entries": entries}
        assert judged(held, log, [telling])[0].wrong.startswith(f"{len(entries)} entries")


def test_what_agencies_wrote_comes_out_as_it_went_in() -> None:
    items = of_workspace(Random(1), SECTIONS).after.items
    assert len(items) > 40
    for item in items.values():
        path = SECTIONS / "lan-1" / item.agency / f"{item.id}.md"
        assert item.markdown().split() == path.read_text("utf-8").split()


def test_the_letters_of_points_follow_one_another() -> None:
    held = generated(Random(5), 8)
    item = held.free_items()[0]
    point_added(held, item)
    letters = [line[0] for line in item.markdown().split("\n") if line[1:3] == ") "]
    assert letters == list("abcdđeg")
    assert [block.kind for block in read_blocks("a) Một\n\nc) Hai")] == ["point", "other"]


def test_each_edit_has_an_item_to_itself() -> None:
    held = generated(Random(3), 80)
    alone, pairs = sow(held, 40, 5)
    owners = [item for telling in alone for item in dict.fromkeys(telling.items)]
    assert len(alone) == 40
    assert len(owners) == len(set(owners))
    assert all(first.items == second.items for first, second in pairs)


def test_an_edit_without_room_changes_nothing() -> None:
    held, block = ground()
    item = held.after.items["mot"]
    with pytest.raises(NoRoomError):
        point_added(held, item)
    assert item.blocks == [block]


def test_the_least_is_ninety_seven_in_a_hundred_and_every_pair() -> None:
    telling = Telling("x", "sua", "doan", ["mot"])
    right, missed = Verdict(telling, ""), Verdict(telling, "sai")
    assert good([*[right] * 97, *[missed] * 3], [right])
    assert not good([*[right] * 96, *[missed] * 4], [right])
    assert not good([right], [right, missed])
    assert len(KINDS) >= 30
