"""Edits of running text: words, paragraphs, headings, lists, references, footnotes."""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.bench import sentences
from tests.seeded.edit_ground import ANCHORS, Block, Item, note, paragraph
from tests.seeded.sown import SERIAL, Edit, Ground, NoRoomError, Place

_TRIES: Final = 10_000
_PLAIN: Final = re.compile(r"[^\W\d_]+")


def words(ground: Ground) -> Edit:
    """One to four words beside one another are replaced by as many others."""
    place = ground.pick("paragraph", "sixty")
    return _reworded(ground, place, "words")


def _reworded(ground: Ground, place: Place, kind: str) -> Edit:
    block = place.block
    before = block.text
    block.text, characters = replaced_words(ground.rng, before)
    return sentence_edit(kind, place, before, block.text, characters)


def replaced_words(rng: Random, text: str) -> tuple[str, int]:
    """Give the text with one to four words in a row replaced, and how many letters that is."""
    tokens = text.split(" ")
    count = rng.randint(1, 4)
    while not (starts := _plain_runs(tokens, count)):
        count -= 1
    start = rng.choice(starts)
    fresh = [w for w in " ".join(sentences.OBJECTS).replace(",", "").split() if w not in tokens]
    put = rng.sample(fresh, count)
    gone = tokens[start : start + count]
    changed = " ".join((*tokens[:start], *put, *tokens[start + count :]))
    return changed, len(" ".join(gone)) + len(" ".join(put))


def _plain_runs(tokens: Sequence[str], count: int) -> list[int]:
    """Where `count` words stand in a row, none of them first or last, none with a mark."""
    return [
        n
        for n in range(1, len(tokens) - count)
        if all(map(_PLAIN.fullmatch, tokens[n : n + count]))
    ]


def sentence_edit(kind: str, place: Place, before: str, after: str, characters: int) -> Edit:
    return Edit(
        kind, "sua", "doan", [place.item.id], _shown(before), _shown(after), characters,
        keys=SERIAL.findall(before + after),
    )  # fmt: skip


def digit(ground: Ground) -> Edit:
    """One digit of a number in a paragraph of sixty words is another."""
    place = ground.pick("sixty")
    block, rng = place.block, ground.rng
    before = block.text
    number = SERIAL.findall(before)[-1]
    others = [
        number[:at] + digit + number[at + 1 :]
        for at in range(1, len(number))
        for digit in "0123456789"
        if number[at] not in (".", digit)
    ]
    put = rng.choice([other for other in others if other not in ground.serials])
    block.text = before.replace(number, put)
    return sentence_edit("digit", place, before, block.text, len(number) * 2)


def paragraph_added(ground: Ground) -> Edit:
    """A paragraph stands between two that were there."""
    place = ground.gap()
    block = paragraph(ground.rng, ground.serials)
    block.edited = True
    place.item.blocks.insert(place.at, block)
    return Edit(
        "paragraph-added", "them", "doan", [place.item.id], "", block.text, _letters(block.text),
        keys=SERIAL.findall(block.text),
    )  # fmt: skip


def paragraph_deleted(ground: Ground) -> Edit:
    """A paragraph is gone."""
    place = _between(ground)
    text = place.block.text
    take_out(place)
    return Edit(
        "paragraph-deleted", "xoa", "doan", [place.item.id], text, "", _letters(text),
        keys=SERIAL.findall(text),
    )  # fmt: skip


def _between(ground: Ground) -> Place:
    """Take a plain paragraph without a note."""
    return ground.pick("paragraph", fits=_is_plain)


def _is_plain(block: Block) -> bool:
    return not block.note


def take_out(place: Place) -> None:
    """Take a block out; the one before counts as edited, lest the next edit stand beside it."""
    place.item.blocks.pop(place.at)
    if place.at:
        place.item.blocks[place.at - 1].edited = True


def moved_within(ground: Ground) -> Edit:
    """A paragraph stands elsewhere in its item."""
    return _moved(ground, "moved-within", lambda here, there: here is there)


def moved_between(ground: Ground) -> Edit:
    """A paragraph stands in another item, as often as not of another agency."""
    if ground.rng.random() < 0.5:
        return _moved(ground, "moved-between", lambda here, there: here.agency != there.agency)
    return _moved(
        ground,
        "moved-between",
        lambda here, there: here is not there and here.agency == there.agency,
    )


def _moved(ground: Ground, kind: str, fits: Callable[[Item, Item], bool]) -> Edit:
    goals, places = ground.gaps(), ground.places("paragraph", fits=_is_plain)
    for _ in range(_TRIES):
        goal, place = ground.rng.choice(goals), ground.rng.choice(places)
        far = goal.item is not place.item or abs(goal.at - place.at) > 4
        if far and fits(place.item, goal.item):
            break
    else:
        raise NoRoomError("no gap to move a paragraph to")
    block = place.block
    block.edited = True
    goal.item.blocks.insert(goal.at, block)
    take_out(Place(place.item, place.at + (goal.item is place.item and goal.at <= place.at)))
    text = block.text
    return Edit(
        kind, "chuyen", "doan", [place.item.id, goal.item.id], text, text, 2 * _letters(text),
        keys=SERIAL.findall(text),
    )  # fmt: skip


def split(ground: Ground) -> Edit:
    """A paragraph is two, cut between two sentences."""
    place = _between(ground)
    block = place.block
    before = block.text
    cuts = [found.end() for found in re.finditer(r"đơn vị\. ", before)]
    cut = ground.rng.choice(cuts)
    first, second = before[:cut].rstrip(), before[cut:]
    block.text = first
    place.item.blocks.insert(place.at + 1, Block("paragraph", second, edited=True))
    return sentence_edit("split", place, before, f"{first}\n{second}", 1)


def merged(ground: Ground) -> Edit:
    """Two paragraphs are one."""
    found = [
        (item, at)
        for item, at in ground.free("paragraph", last=1)
        if at + 1 < len(item.blocks)
        and item.blocks[at + 1].kind == "paragraph"
        and not item.blocks[at].note
    ]
    if not found:
        raise NoRoomError("no two paragraphs are left to merge")
    item, at = ground.rng.choice(found)
    first, second = item.blocks[at], item.blocks.pop(at + 1)
    before = f"{first.text}\n{second.text}"
    first.text, first.note = f"{first.text} {second.text}", second.note
    first.edited = True
    return sentence_edit("merged", Place(item, at), before, first.text, 1)


def formatting(ground: Ground) -> Edit:
    """A few words are bold or italic, nothing else."""
    place = ground.pick("paragraph", fits=lambda block: not block.note)
    block, rng = place.block, ground.rng
    before = block.text
    tokens = before.split(" ")
    start = rng.choice(_plain_runs(tokens, 3))
    mark = rng.choice(("**", "*"))
    phrase = " ".join(tokens[start : start + 3])
    marked = f"{mark}{phrase}{mark}"
    block.text = " ".join((*tokens[:start], marked, *tokens[start + 3 :]))
    edit = sentence_edit("formatting", place, before, block.text, len(phrase))
    edit.klass = "dinh-dang"
    return edit


def heading(ground: Ground) -> Edit:
    """A heading inside an item is worded otherwise."""
    place = ground.pick("heading")
    edit = _reworded(ground, place, "heading")
    edit.what = "tieu-de"
    return edit


def list_item(ground: Ground) -> Edit:
    """Words of one item of a list, or of one điểm, are replaced."""
    place = ground.pick("list", "points")
    lines = place.block.lines
    at = ground.rng.randrange(len(lines))
    before = lines[at]
    lines[at], characters = replaced_words(ground.rng, before)
    return sentence_edit("list-item", place, before, lines[at], characters)


def reference(ground: Ground) -> Edit:
    """A reference leads to another table."""
    place = ground.pick("reference")
    block = place.block
    before = block.text
    target = int(re.findall(r"@bang-neo-(\d)", before)[0])
    other = ground.rng.choice([n for n in range(1, ANCHORS + 1) if n != target])
    block.text = before.replace(f"@bang-neo-{target}", f"@bang-neo-{other}")
    printed = "Bảng 1.10"
    edit = sentence_edit("reference", place, before, block.text, 2 * len(printed))
    edit.old, edit.new = (re.sub(r"@[\w-]+", printed, text) for text in (edit.old, edit.new))
    return edit


def note_added(ground: Ground) -> Edit:
    """A paragraph has a footnote."""
    place = ground.pick("paragraph", fits=lambda block: not block.note)
    place.block.note = note(ground.rng, ground.serials)
    return _note_edit("note-added", "them", place, "", place.block.note)


def note_changed(ground: Ground) -> Edit:
    """Words of a footnote are replaced."""
    place = ground.pick("paragraph", fits=lambda block: bool(block.note))
    before = place.block.note
    place.block.note, characters = replaced_words(ground.rng, before)
    edit = _note_edit("note-changed", "sua", place, before, place.block.note)
    edit.characters = characters
    return edit


def note_deleted(ground: Ground) -> Edit:
    """A footnote is gone, its paragraph stays."""
    place = ground.pick("paragraph", fits=lambda block: bool(block.note))
    before, place.block.note = place.block.note, ""
    return _note_edit("note-deleted", "xoa", place, before, "")


def _note_edit(kind: str, change: str, place: Place, old: str, new: str) -> Edit:
    return Edit(
        kind, change, "chu-thich-cuoi-trang", [place.item.id], old, new, _letters(old + new),
        keys=SERIAL.findall(old + new),
    )  # fmt: skip


def _shown(text: str) -> str:
    """Text as printed, without what marks formatting in Markdown."""
    return text.replace("*", "")


def _letters(text: str) -> int:
    return len(_shown(text))
