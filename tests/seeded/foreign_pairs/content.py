"""What two Word files of someone else's say: blocks made at random, and edits sown in them.

No file format here: a habit (`habits.py`) writes the same blocks in its own way.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Final

from tests.bench import sentences

KINDS: Final = ("para", "para", "para", "item", "number", "table", "note", "endnote", "box",
                "nested", "picture", "formula", "caption", "link", "empty", "merged")  # fmt: skip


@dataclass
class Block:
    """One block: `text` its words; `rows` a table's cells; `inner` words of a note or box."""

    kind: str
    text: str = ""
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)


Blocks = list[Block]


def sentence(rng: Random) -> str:
    """Give a sentence with a figure in it."""
    return f"{sentences.sentence(rng)} ({rng.randint(2, 9_000)} km)."


def made(rng: Random, sections: int = 4) -> Blocks:
    """Give a document: a title, then headings of two levels with a few blocks beneath each."""
    blocks = [Block("para", sentence(rng))]
    for _ in range(sections):
        blocks.append(Block("heading", sentences.heading(rng), 1))
        for _ in range(rng.randint(1, 2)):
            blocks.append(Block("heading", sentences.heading(rng), 2))
            blocks += [made_block(rng, rng.choice(KINDS)) for _ in range(rng.randint(3, 6))]
    return [*blocks, Block("para", sentence(rng))]


def made_block(rng: Random, kind: str) -> Block:
    """Give a block of a kind."""
    match kind:
        case "table" | "merged":
            rows = [[sentences.heading(rng) for _ in range(3)] for _ in range(rng.randint(3, 6))]
            return Block(kind, rows=rows)
        case "nested":
            return Block(kind, rows=[[sentence(rng), sentence(rng)] for _ in range(2)],
                         inner=[sentences.heading(rng) for _ in range(4)])  # fmt: skip
        case "note" | "endnote":
            return Block(kind, sentence(rng), inner=[sentence(rng)])
        case "box":
            return Block(kind, sentence(rng), inner=[sentence(rng), sentence(rng)])
        case "empty":
            return Block(kind)
        case "item" | "number":
            return Block(kind, sentence(rng), rng.randint(0, 1))
        case _:
            return Block(kind, sentence(rng))


Edit = Callable[[Random, Blocks], bool]


def _pick(rng: Random, blocks: Blocks, *kinds: str) -> int | None:
    places = [at for at, block in enumerate(blocks) if block.kind in kinds]
    return rng.choice(places) if places else None


def _reworded(rng: Random, text: str) -> str:
    words = text.split(" ")
    at = rng.randrange(len(words))
    match rng.randrange(3):
        case 0:
            words[at] = "đã được điều chỉnh"
        case 1:
            words.insert(at, f"khoảng {rng.randint(10, 99)}")
        case _:
            del words[at]
    return " ".join(words) or "trống"


def _reword(rng: Random, blocks: Blocks) -> bool:
    at = _pick(rng, blocks, "para", "item", "number", "note", "endnote", "box", "caption",
               "link", "formula", "picture", "heading")  # fmt: skip
    if at is None:
        return False
    blocks[at].text = _reworded(rng, blocks[at].text)
    return True


def _reword_inner(rng: Random, blocks: Blocks) -> bool:
    at = _pick(rng, blocks, "note", "endnote", "box", "nested")
    if at is None:
        return False
    inner = blocks[at].inner
    place = rng.randrange(len(inner))
    inner[place] = _reworded(rng, inner[place])
    return True


def _insert(rng: Random, blocks: Blocks) -> bool:
    blocks.insert(rng.randint(1, len(blocks)), made_block(rng, rng.choice(KINDS)))
    return True


def _delete(rng: Random, blocks: Blocks) -> bool:
    del blocks[rng.randrange(len(blocks))]
    return True


def _cell(rng: Random, blocks: Blocks) -> bool:
    at = _pick(rng, blocks, "table", "merged", "nested")
    if at is None:
        return False
    row = rng.choice(blocks[at].rows)
    place = rng.randrange(len(row))
    row[place] = _reworded(rng, row[place])
    return True


def _row(rng: Random, blocks: Blocks) -> bool:
    at = _pick(rng, blocks, "table")
    if at is None:
        return False
    rows = blocks[at].rows
    if rng.random() < 0.5 and len(rows) > 2:
        del rows[rng.randrange(1, len(rows))]
    else:
        rows.insert(rng.randint(1, len(rows)), [sentences.heading(rng) for _ in rows[0]])
    return True


def _column(rng: Random, blocks: Blocks) -> bool:
    at = _pick(rng, blocks, "table")
    if at is None:
        return False
    rows = blocks[at].rows
    place = rng.randrange(len(rows[0]))
    fewer = len(rows[0]) > 2 and rng.random() < 0.5
    for row in rows:
        if fewer:
            del row[place]
        else:
            row.insert(place, sentences.heading(rng))
    return True


def _split(rng: Random, blocks: Blocks) -> bool:
    at = _pick(rng, blocks, "para")
    if at is None or blocks[at].text.count(" ") < 8:
        return False
    words = blocks[at].text.split(" ")
    half = len(words) // 2
    blocks[at].text = " ".join(words[:half])
    blocks.insert(at + 1, Block("para", " ".join(words[half:])))
    return True


def _move(rng: Random, blocks: Blocks) -> bool:
    block = blocks.pop(rng.randrange(1, len(blocks)))
    blocks.insert(rng.randint(1, len(blocks)), block)
    return True


EDITS: Final[tuple[Edit, ...]] = (_reword, _reword, _reword, _reword_inner, _insert, _delete,
                                  _cell, _row, _column, _split, _move)  # fmt: skip


def edited(rng: Random, blocks: Blocks, count: int) -> Blocks:
    """Give the document with so many edits sown in it."""
    after = deepcopy(blocks)
    left = count
    while left:
        left -= rng.choice(EDITS)(rng, after)
    return after
