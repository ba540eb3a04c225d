"""Sow edits in a clean report, as agencies make them between two drafts, with a ledger of each.

    python -m tests.seeded.edits --seed 7 --out DIR [--count 300]

Writes DIR/sections with lan-1 and, of the items that changed, lan-2, and DIR/so-cai.json: what a
change log should say of each edit. Imports nothing of the pipeline. No two edits touch the same
or neighbouring blocks, so each should be exactly one change.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import asdict
from pathlib import Path
from typing import Final

from tests.seeded import table_edits as tables
from tests.seeded import text_edits as text
from tests.seeded.edit_ground import ITEMS, Item, markdown, write_item, write_shared
from tests.seeded.sown import Edit, Ground

LEDGER: Final = "so-cai.json"

EDITS: Final[tuple[Callable[[Ground], Edit], ...]] = (
    tables.cell_of_large, tables.table_dropped, tables.column_added, tables.column_dropped,
    tables.row_added, tables.row_deleted, tables.row_moved, tables.cell, tables.caption,
    text.moved_within, text.moved_between, tables.table_added, text.paragraph_added,
    text.merged, text.split, text.paragraph_deleted, text.note_changed, text.note_deleted,
    text.note_added, text.heading, text.list_item, text.reference, text.digit,
    text.formatting, text.words,
)  # fmt: skip


def sow(seed: int, count: int, items: int = ITEMS) -> tuple[list[Item], list[Item], list[Edit]]:
    """Give so many items before and after, and the edits, of each kind as many or one more.

    Raises NoRoomError where so many edits do not fit without touching one another.
    """
    ground = Ground(seed, items)
    before = deepcopy(ground.items)
    # what needs most room comes first, while there is room
    kinds = sorted(range(count), key=lambda n: n % len(EDITS))
    edits = [EDITS[n % len(EDITS)](ground) for n in kinds]
    return before, ground.items, edits


def write(out: Path, seed: int, count: int, items: int = ITEMS) -> list[Edit]:
    """Write both rounds and the ledger into `out`, and give the edits."""
    before, after, edits = sow(seed, count, items)
    write_shared(out, before)
    for item in before:
        write_item(out / "sections" / "lan-1" / item.agency, item)
    earlier = {item.id: item for item in before}
    for item in after:
        if _differs(earlier[item.id], item):
            write_item(out / "sections" / "lan-2" / item.agency, item)
    ledger = json.dumps([asdict(edit) for edit in edits], ensure_ascii=False, indent=1)
    (out / LEDGER).write_text(ledger + "\n", encoding="utf-8")
    return edits


def _differs(one: Item, other: Item) -> bool:
    grids = [[block.grid for block in item.blocks if block.grid] for item in (one, other)]
    return markdown(one) != markdown(other) or grids[0] != grids[1]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Sow edits between two drafts.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300)
    asked = parser.parse_args(arguments)
    edits = write(asked.out, asked.seed, asked.count)
    print(f"{len(edits)} edits of {len({edit.kind for edit in edits})} kinds in {asked.out}")


if __name__ == "__main__":
    main()
