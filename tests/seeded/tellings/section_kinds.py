"""Edits of headings, whole sections, items, and of a term that stands in many places."""

from collections.abc import Callable
from typing import Final

from tests.seeded.edit_ground import AGENCIES
from tests.seeded.tellings.blocks import Block, Item
from tests.seeded.tellings.edit import Telling, need
from tests.seeded.tellings.ground import Ground
from tests.seeded.tellings.made import TERMS

Kind = Callable[[Ground, Item], Telling]
_PLACES: Final = 4  # in which a term is replaced


def _headings(item: Item, *, sections: bool = False) -> list[Block]:
    """Give headings that no edit is near; of sections none that an edit is in."""
    found = [b for b in item.free("heading") if b.plain]
    if not sections:
        return found
    return [
        block
        for block in found
        if len(span := item.section(item.at(block))) > 2
        and not any(item.blocks[at].edited for at in span)
    ]


def heading_retitled(ground: Ground, item: Item) -> Telling:
    """A heading is worded otherwise."""
    found = _headings(item)
    need(bool(found))
    block = ground.rng.choice(found)
    block.edited = True
    old = block.text
    block.text = f"{old}, định hướng đến năm 2050"
    here = (block, "")
    return Telling(
        "heading retitled", "sua", "tieu-de", [item.id], [old], [block.text], {"tieu-de": 1},
        here, here,
    )  # fmt: skip


def section_added(ground: Ground, item: Item) -> Telling:
    """A section with text beneath it stands before another, or last."""
    found = [b for b in _headings(item) if item.at(b)]
    need(bool(found))
    before = ground.rng.choice(found)
    came = [Block("heading", ground.heading(), level=before.level, edited=True)]
    count = ground.rng.randint(2, 5)
    came += [Block("paragraph", ground.paragraph(), edited=True) for _ in range(count)]
    at = item.at(before)
    item.blocks[at:at] = came
    before.edited = True
    counts = {"muc": 1, "tieu-de": 1, "doan": count}
    return Telling(
        "section added", "them", "muc", [item.id], [], [came[0].text], counts, None, (came[0], "")
    )


def section_deleted(ground: Ground, item: Item) -> Telling:
    """A section is gone with all beneath it."""
    found = [b for b in _headings(item, sections=True) if item.at(b)]
    need(bool(found))
    block = ground.rng.choice(found)
    span = item.section(item.at(block))
    need(len(span) < len(item.blocks) - 3 and not _notes(item, span))
    gone = item.blocks[span.start : span.stop]
    del item.blocks[span.start : span.stop]
    for near in item.blocks[max(0, span.start - 1) : span.start + 1]:
        near.edited = True
    counts = {"muc": 1}
    return Telling(
        "section deleted", "xoa", "muc", [item.id], [gone[0].text], [], counts, (gone[0], ""), None
    )


def _notes(item: Item, span: range) -> bool:
    """Whether a footnote is marked there: it would be left without its mark."""
    return any("[^" in item.blocks[at].markdown() for at in span)


def section_moved(ground: Ground, item: Item) -> Telling:
    """A section stands last of its level, behind others that say more."""
    for block in _headings(item, sections=True):
        span = item.section(item.at(block))
        if any(item.blocks[at].kind in ("table", "sheet", "other") for at in span):
            continue  # how much they say is not seen here
        rest = [b for b in item.blocks[span.stop :] if b.kind != "note"]
        behind = sum(len(b.markdown()) for b in rest)
        own = sum(len(item.blocks[at].markdown()) for at in span)
        level = next((b.level for b in rest if b.kind == "heading"), 0)
        if behind > 2 * own and level == block.level and not _notes(item, span):
            if any(b.level < block.level for b in rest if b.kind == "heading"):
                continue
            moved = item.blocks[span.start : span.stop]
            del item.blocks[span.start : span.stop]
            end = next(
                (at for at, b in enumerate(item.blocks) if b.kind == "note"), len(item.blocks)
            )
            item.blocks[end:end] = moved
            for held in item.blocks:
                held.edited = True
            here = (block, "")
            return Telling(
                "section moved", "chuyen", "muc", [item.id], [block.text], [block.text],
                {"muc": 1}, here, here,
            )  # fmt: skip
    need(False)
    raise AssertionError


def section_moved_away(ground: Ground, item: Item) -> Telling:
    """A section stands last in another item."""
    found = [b for b in _headings(item, sections=True) if item.at(b)]
    found = [
        b
        for b in found
        if not _notes(item, span := item.section(item.at(b)))
        and all(item.blocks[at].kind not in ("table", "sheet", "other") for at in span)
    ]
    others = [i for i in ground.free_items() if i.id != item.id and i.agency == item.agency]
    need(bool(found) and bool(others))
    block, other = ground.rng.choice(found), others[0]
    span = item.section(item.at(block))
    moved = item.blocks[span.start : span.stop]
    del item.blocks[span.start : span.stop]
    end = next((at for at, b in enumerate(other.blocks) if b.kind == "note"), len(other.blocks))
    other.blocks[end:end] = moved
    for held in (*item.blocks, *other.blocks):
        held.edited = True
    here = (block, "")
    return Telling(
        "section moved to another item", "chuyen", "muc", [item.id, other.id], [block.text],
        [block.text], {"muc": 1}, here, here,
    )  # fmt: skip


def _chapter(ground: Ground, id_: str) -> list[str]:
    return next(ids for part in ground.after.parts for _, ids in part.chapters if id_ in ids)


def item_dropped(ground: Ground, item: Item) -> Telling:
    """An item is no longer in the outline."""
    need(ground.exact)
    _chapter(ground, item.id).remove(item.id)
    del ground.after.items[item.id]
    here = (item.blocks[0], "^")
    return Telling("item dropped", "xoa", "muc", [item.id], [item.title], [], {"muc": 1}, here)


def item_added(ground: Ground, item: Item) -> Telling:
    """An item more stands before this one."""
    need(ground.exact)
    id_ = f"muc-moi-{ground.serials.next().replace('.', '')}"
    blocks = [Block("paragraph", ground.paragraph()) for _ in range(3)]
    blocks += [Block("heading", ground.heading(), level=1), Block("paragraph", ground.paragraph())]
    came = Item(id_, item.agency, f"Nội dung mới {ground.serials.next()}", blocks)
    ids = _chapter(ground, item.id)
    ids.insert(ids.index(item.id), id_)
    ground.after.items[id_] = came
    ground.taken.add(id_)
    counts = {"muc": 1, "tieu-de": 2, "doan": 4}
    return Telling(
        "item added", "them", "muc", [id_, item.id], [], [came.title], counts, None,
        (blocks[0], "^"),
    )  # fmt: skip


def _item_moved(ground: Ground, item: Item, name: str) -> Telling:
    need(ground.exact)
    ids = _chapter(ground, item.id)
    at = ids.index(item.id)
    need(len(ids) > 6)
    ids.remove(item.id)
    ids.insert(at + 3 if at + 3 <= len(ids) else at - 3, item.id)
    here = (item.blocks[0], "^")
    return Telling(
        name, "chuyen", "muc", [item.id], [item.title], [item.title], {"muc": 1}, here, here
    )


def item_moved(ground: Ground, item: Item) -> Telling:
    """An item stands three places further on in its chapter."""
    return _item_moved(ground, item, "item moved")


def item_moved_and_edited(ground: Ground, item: Item) -> Telling:
    """An item stands elsewhere, and a paragraph of it has other words."""
    told = _item_moved(ground, item, "item moved and edited")
    block = next(b for b in item.blocks if b.kind == "paragraph" and b.plain)
    parts = block.text.split(" ")
    parts[4:5] = ["kịp thời"]
    block.text = " ".join(parts)
    return told


def item_retitled(ground: Ground, item: Item) -> Telling:
    """The outline calls an item otherwise."""
    need(ground.exact)
    old = item.title
    item.title = f"{old}, cập nhật"
    here = (item.blocks[0], "^")
    return Telling(
        "item retitled",
        "sua",
        "tieu-de",
        [item.id],
        [old],
        [item.title],
        {"tieu-de": 1},
        here,
        here,
    )


def item_handed_over(ground: Ground, item: Item) -> Telling:
    """Another agency answers for an item, its text unchanged."""
    need(ground.exact)
    item.agency = next(id_ for id_, _ in reversed(AGENCIES) if id_ != item.agency)
    here = (item.blocks[0], "^")
    title = [item.title]
    return Telling(
        "item handed over", "chuyen", "muc", [item.id], title, title, {"muc": 1}, here, here
    )


def term_replaced(ground: Ground, item: Item) -> Telling:
    """A term is another in many items, each of which has it once."""
    need(ground.exact)
    terms = (t for t in TERMS if t[0] not in ground.replaced and _with_term(item, t[0]))
    old, new = next(terms, ("", ""))
    others = [i for i in ground.free_items() if i.id != item.id and old and _with_term(i, old)]
    need(len(others) > _PLACES)
    items = [item, *others[: _PLACES - 1]]
    for other in items:
        block = _with_term(other, old)[0]
        block.text = block.text.replace(old, new)
    ground.replaced.add(old)
    ids = [other.id for other in items]
    counts = {"doan": _PLACES}
    return Telling("term replaced", "thay-the", "doan", ids, [old], [new], counts)


def _with_term(item: Item, term: str) -> list[Block]:
    return [block for block in item.free("paragraph") if f" {term} tỉnh" in block.text]


LOCAL: Final[tuple[Kind, ...]] = (heading_retitled, section_added, section_deleted)
WHOLE: Final[tuple[Kind, ...]] = (
    section_moved, section_moved_away, item_dropped, item_added, item_moved, item_moved_and_edited,
    item_retitled, item_handed_over, term_replaced,
)  # fmt: skip
