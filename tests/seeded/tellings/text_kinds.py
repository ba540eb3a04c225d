"""Edits of running text: words, paragraphs, lists, điểm, footnotes, formulas."""

import re
from collections.abc import Callable
from typing import Final

from tests.bench import sentences
from tests.seeded.tellings.blocks import Block, Item
from tests.seeded.tellings.edit import Telling, between, need, plain_paragraphs
from tests.seeded.tellings.ground import Ground

Kind = Callable[[Ground, Item], Telling]
_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d")


def _pick(ground: Ground, item: Item, words: int = 8) -> Block:
    found = plain_paragraphs(item, words=words)
    need(bool(found))
    block = ground.rng.choice(found)
    block.edited = True
    return block


def _changed(name: str, item: Item, block: Block, old: str) -> Telling:
    here = (block, "")
    return Telling(name, "sua", "doan", [item.id], [old], [block.text], {"doan": 1}, here, here)


def words_replaced(ground: Ground, item: Item) -> Telling:
    """Two words in a row give way to others."""
    block = _pick(ground, item, words=10)
    old, parts = block.text, block.text.split(" ")
    at = ground.rng.randrange(2, len(parts) - 4)
    parts[at : at + 2] = [ground.words()]
    block.text = " ".join(parts)
    return _changed("words replaced", item, block, old)


def number_changed(ground: Ground, item: Item) -> Telling:
    """One number is another."""
    found = [b for b in plain_paragraphs(item) if _NUMBER.search(b.text)]
    need(bool(found))
    block = ground.rng.choice(found)
    block.edited = True
    old = block.text
    number = ground.rng.choice(list(_NUMBER.finditer(old)))
    block.text = old[: number.start()] + ground.serials.next() + old[number.end() :]
    return _changed("number changed", item, block, old)


def sentence_added(ground: Ground, item: Item) -> Telling:
    """A sentence more stands at a paragraph's end."""
    block = _pick(ground, item)
    old = block.text
    block.text = f"{old} {ground.sentence()}"
    return _changed("sentence added", item, block, old)


def sentence_dropped(ground: Ground, item: Item) -> Telling:
    """The first of several sentences is gone."""
    found = [b for b in plain_paragraphs(item) if b.text.count(". ") >= 1]
    need(bool(found))
    block = ground.rng.choice(found)
    block.edited = True
    old = block.text
    kept = old.split(". ", 1)[1]
    need(len(kept) > len(old) // 2)
    block.text = kept[0].upper() + kept[1:]
    return _changed("sentence dropped", item, block, old)


def paragraphs_added(ground: Ground, item: Item) -> Telling:
    """One to four paragraphs stand where none stood."""
    places = between(item)
    need(bool(places))
    at = ground.rng.choice(places)
    came = [
        Block("paragraph", ground.paragraph(), edited=True) for _ in range(ground.rng.randint(1, 4))
    ]
    item.blocks[at:at] = came
    return Telling(
        "paragraphs added", "them", "doan", [item.id], [], [b.text for b in came],
        {"doan": len(came)}, None, (came[0], ""),
    )  # fmt: skip


def paragraphs_deleted(ground: Ground, item: Item) -> Telling:
    """One to three paragraphs in a row are gone."""
    places = [at for at in between(item) if at + 1 < len(item.blocks)]
    need(bool(places))
    at = ground.rng.choice(places)
    count = 1
    free = {b.id for b in plain_paragraphs(item, words=3)}
    while count < 3 and at + count + 1 < len(item.blocks) and item.blocks[at + count].id in free:
        count += 1
    # a paragraph stays behind them
    count = min(count, ground.rng.randint(1, 3))
    gone = item.blocks[at : at + count]
    del item.blocks[at : at + count]
    for near in item.blocks[max(0, at - 1) : at + 1]:
        near.edited = True
    return Telling(
        "paragraphs deleted", "xoa", "doan", [item.id], [b.text for b in gone], [],
        {"doan": count}, (gone[0], ""), None,
    )  # fmt: skip


def _moved(ground: Ground, item: Item, name: str, *, edited: bool) -> Telling:
    free = plain_paragraphs(item, words=12)
    need(len(free) > 1)
    block = ground.rng.choice(free)
    at = item.at(block)
    places = [place for place in between(item) if abs(place - at) > 4]
    need(bool(places))
    place = ground.rng.choice(places)
    old = block.text
    item.blocks.pop(at)
    item.blocks.insert(place - (place > at), block)
    block.edited = True
    for near in item.blocks[max(0, at - 1) : at + 1]:
        near.edited = True
    if edited:
        parts = old.split(" ")
        parts[4:5] = [ground.words()]
        block.text = " ".join(parts)
    return Telling(
        name,
        "chuyen",
        "doan",
        [item.id],
        [old],
        [block.text],
        {"doan": 1},
        (block, ""),
        (block, ""),
    )


def paragraph_moved(ground: Ground, item: Item) -> Telling:
    """A paragraph stands elsewhere in its item."""
    return _moved(ground, item, "paragraph moved", edited=False)


def paragraph_moved_and_edited(ground: Ground, item: Item) -> Telling:
    """A paragraph stands elsewhere in its item with a word replaced."""
    return _moved(ground, item, "paragraph moved and edited", edited=True)


def paragraph_moved_away(ground: Ground, item: Item) -> Telling:
    """A paragraph stands in another item."""
    block = _pick(ground, item, words=12)
    others = [other for other in ground.free_items() if other.id != item.id and between(other)]
    need(bool(others))
    at = item.at(block)
    item.blocks.pop(at)
    other = others[0]
    other.blocks.insert(ground.rng.choice(between(other)), block)
    for near in item.blocks[max(0, at - 1) : at + 1]:
        near.edited = True
    return Telling(
        "paragraph moved to another item", "chuyen", "doan", [item.id, other.id], [block.text],
        [block.text], {"doan": 1}, (block, ""), (block, ""),
    )  # fmt: skip


def paragraph_split(ground: Ground, item: Item) -> Telling:
    """A paragraph of several sentences is two."""
    found = [b for b in plain_paragraphs(item, words=20) if ". " in b.text[20:-20]]
    need(bool(found))
    block = ground.rng.choice(found)
    old, at = block.text, item.at(block)
    cut = old.index(". ", 20) + 1
    block.text, block.edited = old[:cut], True
    rest = Block("paragraph", old[cut + 1 :], edited=True)
    item.blocks.insert(at + 1, rest)
    here = (block, "")
    return Telling(
        "paragraph split", "sua", "doan", [item.id], [old], [block.text, rest.text], {"doan": 1},
        here, here,
    )  # fmt: skip


def paragraphs_merged(ground: Ground, item: Item) -> Telling:
    """Two paragraphs are one."""
    places = between(item)
    need(bool(places))
    at = ground.rng.choice(places)
    first, second = item.blocks[at - 1 : at + 1]
    old = [first.text, second.text]
    first.text = f"{first.text} {second.text}"
    first.edited = True
    del item.blocks[at]
    here = (first, "")
    return Telling(
        "paragraphs merged", "sua", "doan", [item.id], old, [first.text], {"doan": 1}, here, here
    )


def formatting(ground: Ground, item: Item) -> Telling:
    """Three words in a row are bold."""
    block = _pick(ground, item, words=12)
    parts = block.text.split(" ")
    at = ground.rng.randrange(2, len(parts) - 5)
    need(all(part.isalpha() for part in parts[at : at + 3]))
    old = block.text
    parts[at] = f"**{parts[at]}"
    parts[at + 2] = f"{parts[at + 2]}**"
    block.text = " ".join(parts)
    here = (block, "")
    return Telling(
        "bold",
        "sua",
        "doan",
        [item.id],
        [old],
        [old],
        {"doan": 1},
        here,
        here,
        ("dinh-dang",),
        look="thêm chữ đậm",
    )


_SPELT: Final = (("hòa", "hoà"), ("hóa", "hoá"), ("thủy", "thuỷ"), ("tùy", "tuỳ"), (" - ", " – "))


def spelling(ground: Ground, item: Item) -> Telling:
    """Tone marks and dashes are written another way throughout the item."""
    before = [block.text for block in item.blocks]
    found = [
        block
        for block in item.free("paragraph", "point")
        if block.plain and any(one in block.text for one, _ in _SPELT)
    ]
    need(len(found) > 1 and not any(block.edited for block in item.blocks))
    for block in found:
        for one, other in _SPELT:
            block.text = block.text.replace(one, other)
        block.edited = True
    need(before != [block.text for block in item.blocks])
    return Telling("spelling", "sua", "doan", [item.id], classes=("hinh-thuc",), loose=True)


def _list(item: Item, least: int = 3, *, numbered: bool | None = None) -> Block:
    found = [
        block
        for block in item.free("list")
        if len(block.lines) >= least
        and all(depth == 0 and Block("paragraph", text).plain for depth, _, text in block.lines)
        and (numbered is None or block.lines[0][1][0].isdigit() == numbered)
    ]
    need(bool(found))
    block = found[0]
    block.edited = True
    return block


def _marked(lines: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Give the lines numbered on, where they are numbered."""
    if not lines[0][1][0].isdigit():
        return lines
    return [(depth, f"{n}. ", text) for n, (depth, _, text) in enumerate(lines, start=1)]


def list_item_edited(ground: Ground, item: Item) -> Telling:
    """Words of one item of a list give way to others."""
    block = _list(item)
    at = ground.rng.randrange(len(block.lines))
    depth, mark, old = block.lines[at]
    parts = old.split(" ")
    need(len(parts) > 5)
    parts[2:3] = [ground.words()]
    block.lines[at] = depth, mark, " ".join(parts)
    here = (block, f"+{at}")
    return Telling(
        "list item edited", "sua", "doan", [item.id], [old], [block.lines[at][2]], {"doan": 1},
        here, here,
    )  # fmt: skip


def list_item_added(ground: Ground, item: Item) -> Telling:
    """A list has an item more between the others."""
    block = _list(item)
    at = ground.rng.randrange(1, len(block.lines))
    text = ground.sentence()
    block.lines.insert(at, (0, block.lines[0][1], text))
    block.lines = _marked(block.lines)
    return Telling(
        "list item added", "them", "doan", [item.id], [], [text], {"doan": 1}, None,
        (block, f"+{at}"),
    )  # fmt: skip


def list_item_deleted(ground: Ground, item: Item) -> Telling:
    """A list has an item less."""
    block = _list(item)
    at = ground.rng.randrange(1, len(block.lines) - 1)
    _, _, text = block.lines.pop(at)
    block.lines = _marked(block.lines)
    return Telling(
        "list item deleted",
        "xoa",
        "doan",
        [item.id],
        [text],
        [],
        {"doan": 1},
        (block, f"+{at}"),
        None,
    )


def _list_item_moved(ground: Ground, item: Item, name: str, *, edited: bool) -> Telling:
    block = _list(item, least=5)
    at = ground.rng.choice((0, len(block.lines) - 1))
    line = block.lines.pop(at)
    need(len(line[2].split()) >= 8)
    text = line[2]
    if edited:
        parts = text.split(" ")
        parts[3:4] = [ground.words()]
        text = " ".join(parts)
    to = len(block.lines) - 1 if at == 0 else 1
    block.lines.insert(to, (0, line[1], text))
    block.lines = _marked(block.lines)
    return Telling(
        name, "chuyen", "doan", [item.id], [line[2]], [text], {"doan": 1}, (block, f"+{at}"),
        (block, f"+{to}"),
    )  # fmt: skip


def list_item_moved(ground: Ground, item: Item) -> Telling:
    """An item of a list stands elsewhere in it."""
    return _list_item_moved(ground, item, "list item moved", edited=False)


def list_item_moved_and_edited(ground: Ground, item: Item) -> Telling:
    """An item of a list stands elsewhere in it with a word replaced."""
    return _list_item_moved(ground, item, "list item moved and edited", edited=True)


def list_nested(ground: Ground, item: Item) -> Telling:
    """An item of a list is one of the item before it."""
    block = _list(item, numbered=False)
    at = ground.rng.randrange(1, len(block.lines))
    _, mark, text = block.lines[at]
    block.lines[at] = 1, mark, text
    here = (block, f"+{at}")
    return Telling(
        "list item nested", "sua", "doan", [item.id], [text], [text], {"doan": 1}, here, here,
        ("dinh-dang",), look="cấp 1 → cấp 2",
    )  # fmt: skip


def list_numbered(ground: Ground, item: Item) -> Telling:
    """A list of bullets is numbered."""
    block = _list(item, numbered=False)
    block.lines = [(0, f"{n}. ", text) for n, (_, _, text) in enumerate(block.lines, start=1)]
    texts = [text for _, _, text in block.lines]
    here = (block, "")
    return Telling(
        "list numbered", "sua", "doan", [item.id], texts, texts, {"doan": len(texts)}, here, here,
        ("dinh-dang", "hinh-thuc"), look="đánh số",
    )  # fmt: skip


def _points(item: Item, least: int = 4) -> list[Block]:
    """Give a run of điểm that no edit is near."""
    runs: list[list[Block]] = [[]]
    free = {block.id for block in item.free("point")}
    for block in item.blocks:
        if block.id in free and block.plain:
            runs[-1].append(block)
        else:
            runs.append([])
    found = next((run for run in runs if len(run) >= least), [])
    need(bool(found))
    return found


def point_added(ground: Ground, item: Item) -> Telling:
    """A điểm more stands between the others, whose letters shift."""
    points = _points(item)
    need(len(points) < 10)
    at = item.at(ground.rng.choice(points[1:]))
    came = Block("point", ground.paragraph())
    item.blocks.insert(at, came)
    _touch(points, came)
    return Telling(
        "điểm added", "them", "doan", [item.id], [], [came.text], {"doan": 1}, None, (came, "")
    )


def point_deleted(ground: Ground, item: Item) -> Telling:
    """A điểm is gone, and the letters behind it shift."""
    points = _points(item)
    gone = ground.rng.choice(points[1:-1])
    item.blocks.pop(item.at(gone))
    _touch(points)
    return Telling(
        "điểm deleted", "xoa", "doan", [item.id], [gone.text], [], {"doan": 1}, (gone, ""), None
    )


def point_edited(ground: Ground, item: Item) -> Telling:
    """Words of a điểm give way to others."""
    points = _points(item)
    block = ground.rng.choice(points)
    old = block.text
    parts = old.split(" ")
    need(len(parts) > 6)
    parts[3:4] = [ground.words()]
    block.text = " ".join(parts)
    _touch(points)
    here = (block, "")
    return Telling(
        "điểm edited", "sua", "doan", [item.id], [old], [block.text], {"doan": 1}, here, here
    )


def point_moved(ground: Ground, item: Item) -> Telling:
    """A điểm stands elsewhere among the others, and letters between shift."""
    points = _points(item, least=5)
    block = points[0]
    need(len(block.text.split()) >= 8)
    item.blocks.pop(item.at(block))
    item.blocks.insert(item.at(points[-1]), block)
    _touch(points)
    return Telling(
        "điểm moved", "chuyen", "doan", [item.id], [block.text], [block.text], {"doan": 1},
        (block, ""), (block, ""),
    )  # fmt: skip


def _touch(points: list[Block], *more: Block) -> None:
    for block in (*points, *more):
        block.edited = True


def _noted(item: Item) -> tuple[Block, Block]:
    """Give a paragraph with a footnote, and the note."""
    notes = {block.note: block for block in item.blocks if block.kind == "note" and block.plain}
    found = [block for block in item.free("paragraph") if block.note in notes]
    need(bool(found))
    found[0].edited = True
    return found[0], notes[found[0].note]


def note_changed(ground: Ground, item: Item) -> Telling:
    """A footnote says something else."""
    block, note = _noted(item)
    old = note.text
    parts = old.split(" ")
    parts[1:2] = [ground.words()]
    note.text = " ".join(parts)
    here = (block, "chú thích cuối trang")
    return Telling(
        "footnote changed", "sua", "chu-thich-cuoi-trang", [item.id], [old], [note.text],
        {"chu-thich-cuoi-trang": 1}, here, here,
    )  # fmt: skip


def note_deleted(ground: Ground, item: Item) -> Telling:
    """A footnote is gone with its mark."""
    block, note = _noted(item)
    item.blocks.pop(item.at(note))
    block.note = ""
    return Telling(
        "footnote deleted", "xoa", "chu-thich-cuoi-trang", [item.id], [note.text], [],
        {"chu-thich-cuoi-trang": 1}, (block, "chú thích cuối trang"), None,
    )  # fmt: skip


def note_added(ground: Ground, item: Item) -> Telling:
    """A paragraph has a footnote."""
    block = _pick(ground, item)
    need(bool(ground.exact))
    block.note = "moi"
    told = f"{ground.rng.choice(sentences.NOTES)}; hồ sơ số {ground.serials.next()}."
    item.blocks.append(Block("note", told, note="moi", edited=True))
    return Telling(
        "footnote added", "them", "chu-thich-cuoi-trang", [item.id], [], [told],
        {"chu-thich-cuoi-trang": 1}, None, (block, "chú thích cuối trang"),
    )  # fmt: skip


def formula_changed(ground: Ground, item: Item) -> Telling:
    """A formula is another."""
    found = item.free("formula")
    need(bool(found))
    block = found[0]
    block.edited = True
    old = block.text.strip("$")
    block.text = f"$${old} + c_{{{ground.rng.randint(1, 9)}}}$$"
    here = (block, "")
    return Telling(
        "formula changed", "sua", "cong-thuc", [item.id], [old], [block.text.strip("$")],
        {"cong-thuc": 1}, here, here,
    )  # fmt: skip


LOCAL: Final[tuple[Kind, ...]] = (
    words_replaced, number_changed, sentence_added, sentence_dropped, paragraphs_added,
    paragraphs_deleted, paragraph_split, paragraphs_merged, formatting, list_item_edited,
    list_item_added, list_item_deleted, list_item_moved, list_item_moved_and_edited, list_nested,
    list_numbered, point_added, point_deleted, point_edited, point_moved, note_changed,
    note_deleted, formula_changed,
)  # fmt: skip
WHOLE: Final[tuple[Kind, ...]] = (
    paragraph_moved, paragraph_moved_and_edited, paragraph_moved_away, spelling, note_added,
)  # fmt: skip
