"""Hold the entries of a change log against what a person would tell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.seeded.tellings.blocks import Block
from tests.seeded.tellings.edit import Telling
from tests.seeded.tellings.ground import Draft, Ground

Entry = Mapping[str, Any]
_SPACE: Final = re.compile(r"\s+")
_LETTER: Final = re.compile(r"(?m)^[a-zđ]\) ")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the telling of an edit: "" or what is wrong with it."""

    telling: Telling
    wrong: str


def entries_of(log: Mapping[str, Any], items: Sequence[str]) -> list[Entry]:
    """Give the entries that tell something of these items."""
    by_id = {change["id"]: change for change in log["changes"]}
    return [
        entry
        for entry in log["entries"]
        if not set(items).isdisjoint(by_id[id_]["item"] for id_ in entry["changes"])
    ]


def places_in(ground: Ground) -> "Places":
    """Give where blocks are printed in both drafts, once nothing more is edited."""
    return _Places(ground.before), _Places(ground.after)


def judged(
    ground: Ground,
    log: Mapping[str, Any],
    tellings: Sequence[Telling],
    places: "Places | None" = None,
) -> list[Verdict]:
    """Judge the tellings of some items, all that was done there: each has one entry of its own."""
    places = places or places_in(ground)
    items = [item for telling in tellings for item in telling.items]
    left = entries_of(log, items)
    # what is only of form follows from the rest and is no part of what is told
    cells = {c["id"]: c["tables"] for c in log["changes"] if c["class"] != "hinh-thuc"}
    looks = {c["id"]: c["look"] for c in log["changes"]}
    if len(left) != len(tellings):
        told = "; ".join(map(_short, left[:5]))
        return [Verdict(telling, f"{len(left)} entries: {told}") for telling in tellings]
    found = []
    for telling in tellings:
        wrongs = [
            (_wrong(telling, e, cells, places, ground.exact) or _unnamed(telling, e, looks), e)
            for e in left
        ]
        wrong, entry = min(wrongs, key=lambda pair: len(pair[0]) if pair[0] else 0)
        left.remove(entry)
        found.append(Verdict(telling, wrong))
    return found


def _wrong(
    telling: Telling,
    entry: Entry,
    cells: Mapping[str, Sequence[Mapping[str, Any]]],
    places: "Places",
    exact: bool,
) -> str:
    """Say what is wrong with an entry, "" where it is what a person would tell."""
    told = (entry["kind"], entry["what"])
    if told != (telling.kind, telling.what) or entry["class"] not in telling.classes:
        return f"{_short(entry)} instead of {telling.kind}/{telling.what}"
    for what, count in telling.counts.items():
        if entry["counts"].get(what) != count:
            return f"counts {entry['counts']} instead of {telling.counts}"
    for side, held in (("old", telling.old), ("new", telling.new)):
        text = _side(entry, side, cells)
        missing = [part for part in held if _plain(part) not in text]
        if missing:
            return f"{side} is {text[:100]!r} without {missing[0][:80]!r}"
        if not held and text and not telling.loose:
            return f"{side} is {text[:100]!r} instead of nothing"
    for side, at, known in (("old", telling.before, places[0]), ("new", telling.after, places[1])):
        wanted = known.of(at, exact=exact) if at else ""
        place = (entry["where"][side] or {}).get("text", "")
        if wanted and not place.startswith(wanted):
            return f"{side} place {place!r} instead of {wanted!r}"
    return ""


def _unnamed(telling: Telling, entry: Entry, looks: Mapping[str, str]) -> str:
    """Say where a change of looks is not named as it should be."""
    named = "; ".join(looks.get(id_, "") for id_ in entry["changes"])
    return "" if telling.look in named else f"looks {named!r} instead of {telling.look!r}"


def _side(entry: Entry, side: str, cells: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """Give all that an entry says of one draft; with its cells, their rows too."""
    inside = [cell for id_ in entry["changes"] for cell in cells.get(id_, ())]
    values = [cell[side] for cell in inside]
    names = [cell["row_key"] for cell in inside] if values else []
    return _plain(" ".join((entry[side], *values, *names)))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", _LETTER.sub("", text.replace("**", ""))).strip()


def _short(entry: Entry) -> str:
    return (
        f"{entry['kind']}/{entry['what']}/{entry['class']} in {entry['item']}"
        f" {entry['old'][:40]!r} -> {entry['new'][:40]!r}"
    )


class _Places:
    """Where blocks are printed in one draft, in the words of a change log."""

    def __init__(self, draft: Draft) -> None:
        self._items = draft.places()
        self._tables = draft.tables()
        self._words: dict[int, str] = {}
        for id_, item in draft.items.items():
            if id_ in self._items:
                self._words.update(_printed(self._items[id_], item.blocks))
        self._item_of = {b.id: i for i, item in draft.items.items() for b in item.blocks}

    def of(self, at: tuple[Block, str], *, exact: bool) -> str:
        """Give how the place of a block begins, with what was said to follow it; "" if unknown."""
        block, more = at
        if more == "^":
            return self._items.get(self._item_of.get(block.id, ""), "")
        if block.kind in ("table", "sheet"):
            number = self._tables.get(block.id, "")
            return ", ".join(filter(None, (number, more))) if exact else number.split(" ")[0]
        words = self._words.get(block.id, "")
        if more.startswith("+") or not more:
            start = int(more or 0)
            head, sign, number = words.rpartition(" đoạn ")
            return f"{head}{sign}{int(number) + start}" if sign else words
        return f"{words}, {more}" if words else ""


Places = tuple[_Places, _Places]


def _printed(place: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Give the place of each block of an item: "Phần I, mục 3.1.2, đoạn 4"."""
    counters: list[int] = []
    heading, count = place, 0
    for block in blocks:
        if block.kind == "heading":
            level = min(block.level, len(counters) + 1)
            counters = [*counters[:level], *([0] * (level - len(counters)))]
            counters[level - 1] += 1
            heading = f"{place}.{'.'.join(map(str, counters))}"
            count = 0
            yield block.id, heading
        elif block.printed:
            yield block.id, f"{heading}, đoạn {count + 1}"
            count += block.printed
