"""Edits that a reviewer made without marks, told from what the draft says.

Only words count: spaces, fields and numbers that programs compute are no edit.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.intake.review.columns import changed_columns
from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.edits import Edit, Fate, shown, told, word_stretches
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.units import FORMULA, Unit, bare, tidy

_PRESENT: Final = 0.3  # of a section's blocks: below that the copy does not hold the section
_TELLING: Final = 12  # letters of a paragraph that is said to have moved
_ROWS: Final = 3  # of one table that moved one by one; more of them were sorted


@dataclass(frozen=True, slots=True)
class UntrackedEdit:
    """One edit: the position of its block in the draft, and of its unit in the copy.

    `block` None means that the draft has nothing of it.
    """

    block: int | None
    unit: int | None
    edit: Edit


def untracked_edits(
    units: Sequence[Unit],
    texts: Sequence[str],
    blocks: Sequence[DraftBlock],
    found: Matching,
) -> tuple[list[UntrackedEdit], set[int]]:
    """Give the edits, and the sections that the copy does not hold; `in_order` sorts the edits.

    Args:
        units: Those of the body of the copy.
        texts: Their words before tracked changes.
        blocks: The draft's.
        found: Which unit is of which block.
    """
    missing = _missing(blocks, found)
    tables = list(changed_columns(units, blocks, found))
    columns = [UntrackedEdit(e.block, e.unit, e.edit) for table in tables for e in table.edits]
    column_of = {index: table.column_of for table in tables for index in table.rows}
    edits = [
        *columns,
        *_changed(units, texts, blocks, found, column_of),
        *_deleted(blocks, found, missing),
        *_moved(texts, blocks, found),
        *_added(units, texts, found),
    ]
    return edits, missing


def in_order(edits: Iterable[UntrackedEdit], found: Matching) -> list[UntrackedEdit]:
    """Give edits in the draft's order, what it does not have behind the block before it."""

    def place(edit: UntrackedEdit) -> tuple[int, int]:
        if edit.block is not None:
            return edit.block, 0
        return _block_before(found, edit.unit or 0), 1 + (edit.unit or 0)

    return sorted(edits, key=place)


def _missing(blocks: Sequence[DraftBlock], found: Matching) -> set[int]:
    total: Counter[int] = Counter()
    held: Counter[int] = Counter()
    for index, block in enumerate(blocks):
        total[block.section] += index not in found.outside
        held[block.section] += bool(found.units_of[index]) or index in found.joined_to
    return {
        section for section, count in total.items() if not count or held[section] < _PRESENT * count
    }


def _changed(
    units: Sequence[Unit],
    texts: Sequence[str],
    blocks: Sequence[DraftBlock],
    found: Matching,
    column_of: Mapping[int, Sequence[int | None]],
) -> Iterator[UntrackedEdit]:
    held: dict[int, list[int]] = {}
    for joined, unit in sorted(found.joined_to.items()):
        held.setdefault(unit, []).append(joined)
    for index, block in enumerate(blocks):
        own = found.units_of[index]
        if not own:
            continue
        also = [other for unit in own for other in held.get(unit, ())]
        old = tidy(" ".join(blocks[at].text for at in sorted((index, *also))))
        new = tidy(" ".join(texts[unit] for unit in own))
        if old.count(FORMULA) != new.count(FORMULA):  # told as what came and went itself
            old, new = (tidy(text.replace(FORMULA, "")) for text in (old, new))
        if bare(old) != bare(new):
            kept = column_of.get(index)
            edit = _edit(block, units[own[0]], old, new) if kept is None else None
            if kept is not None:
                edit = _kept_cells(block, units[own[0]], kept)
            if edit is not None:
                yield UntrackedEdit(index, own[0], edit)


def _edit(block: DraftBlock, unit: Unit, old: str, new: str) -> Edit:
    """Give the edit of a paragraph, or of the cells of a row that changed."""
    cells = unit.cells
    if not block.is_row or len(cells) != len(block.cells):
        return told(word_stretches(old, new), thing="dòng" if block.is_row else "đoạn")
    return _cells(block, list(zip(block.cells, cells, strict=True)))


def _kept_cells(block: DraftBlock, unit: Unit, column_of: Sequence[int | None]) -> Edit | None:
    """Give the edit of a row in the columns that stayed, None where these say the same."""
    cells = unit.cells
    if len(block.cells) != len(column_of):
        return None
    pairs = [
        (was, cells[place] if place < len(cells) else "")
        for was, place in zip(block.cells, column_of, strict=True)
        if place is not None
    ]
    same = all(bare(was) == bare(now) for was, now in pairs)
    return None if same else _cells(block, pairs)


def _cells(block: DraftBlock, pairs: Sequence[tuple[str, str]]) -> Edit:
    changed = [(was, now) for was, now in pairs if bare(was) != bare(now)]
    edits = [told(word_stretches(was, now), thing="nội dung ô") for was, now in changed]
    name = shown(" | ".join(filter(None, block.cells)), 80)
    return Edit(
        " | ".join(filter(None, (was for was, _ in changed))),
        " | ".join(filter(None, (now for _, now in changed))),
        f"Dòng “{name}”: " + "; ".join(edit.content for edit in edits),
    )


def _deleted(
    blocks: Sequence[DraftBlock], found: Matching, missing: set[int]
) -> Iterator[UntrackedEdit]:
    for index in found.free_blocks():
        block = blocks[index]
        if index in found.outside:
            continue
        if block.text.replace(FORMULA, "") and block.section not in missing:
            thing = "dòng" if block.is_row else "đoạn"
            yield UntrackedEdit(index, None, told([(block.text, Fate.TAKEN)], thing=thing))


def _moved(
    texts: Sequence[str], blocks: Sequence[DraftBlock], found: Matching
) -> Iterator[UntrackedEdit]:
    """Give what no longer stands in the draft's order, as few blocks as explain it."""
    order = [
        (unit, block)
        for unit, block in enumerate(found.block_of)
        if block is not None and found.units_of[block][0] == unit
    ]
    kept = _longest_rise([block for _, block in order])
    sorted_tables = _sorted(order, kept, blocks)
    counted = Counter(block.text for block in blocks)
    for at, (unit, block) in enumerate(order):
        text = blocks[block].text
        least = 1 if blocks[block].is_row else _TELLING
        if at in kept or len(text) < least or counted[text] > 1:
            continue
        table = blocks[block].table
        if table in sorted_tables:
            if sorted_tables[table]:
                count, name = sorted_tables[table], shown(blocks[block].name, 120)
                sorted_tables[table] = 0
                content = f"Sắp xếp lại các dòng của bảng “{name}” ({count} dòng chuyển chỗ)"
                yield UntrackedEdit(block, unit, Edit(text, texts[unit], content))
            continue
        after = next((texts[other] for other, _ in reversed(order[:at]) if texts[other]), "")
        where = f"đến sau “{shown(after, 80)}”" if after else "lên đầu"
        edit = Edit(text, texts[unit], f"Chuyển “{shown(text)}” {where}")
        yield UntrackedEdit(block, unit, edit)


def _sorted(
    order: Sequence[tuple[int, int]], kept: set[int], blocks: Sequence[DraftBlock]
) -> dict[int, int]:
    """Give the tables many of whose rows changed places, with how many."""
    moved = Counter(blocks[block].table for at, (_, block) in enumerate(order) if at not in kept)
    return {table: count for table, count in moved.items() if table >= 0 and count > _ROWS}


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Give the positions of a longest run of numbers that rise, which may have gaps."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(last[length - 1] if length else -1)
        if length == len(tails):
            tails.append(number)
            last.append(at)
        else:
            tails[length], last[length] = number, at
    kept: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _added(units: Sequence[Unit], texts: Sequence[str], found: Matching) -> Iterator[UntrackedEdit]:
    """Give what the draft does not have; what was inserted with marks is told elsewhere."""
    for unit in found.free_units():
        if not texts[unit].replace(FORMULA, ""):
            continue
        thing = "dòng" if units[unit].row is not None else "đoạn"
        edit = told([(texts[unit], Fate.ADDED)], thing=thing)
        yield UntrackedEdit(None, unit, edit)


def _block_before(found: Matching, unit: int) -> int:
    """Give the block of the nearest unit before one, -1 where none is known."""
    for at in range(unit - 1, -1, -1):
        block = found.block_of[at]
        if block is not None:
            return block
    return -1
