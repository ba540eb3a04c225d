"""Two drafts of a small report at random, for proofs that must hold whatever is written.

    python -m tests.seeded.random_pairs --seeds 100 [--first 0] [--keep DIR]

Builds both drafts of each pair with the installed command and judges the redline between them;
prints what is wrong, and leaves failing pairs in DIR. Imports nothing of the pipeline.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.bench import sentences
from tests.bench.grids import same_bytes
from tests.oracle.redline import redline_defects
from tests.seeded.random_blocks import NOTE, block, revised, words
from tests.seeded.score_edits import build
from tests.seeded.workspace import MADE

AGENCIES: Final = (("so-mot", "Sở Một"), ("so-hai", "Sở Hai"), ("so-ba", "Sở Ba"))
NAMES: Final = tuple(name for _, name in AGENCIES)
Files = Mapping[str, bytes]
_SHEETS: Final = 2  # workbooks an item may place
_MARK: Final = re.compile(re.escape(NOTE))


@dataclass
class Item:
    """An item of a draft: who writes it, blocks, workbooks by name as rows of cells."""

    id: str
    agency: str
    title: str
    blocks: list[str]
    partner: tuple[str, list[str]] | None = None
    sheets: dict[str, list[list[object]]] = field(default_factory=dict)


def make_pair(root: Path, seed: int) -> None:
    """Write the workspace of a pair: two rounds, the outline of each."""
    rng = Random(seed)
    share = rng.choice((0.1, 0.3, 0.7))
    old = [_item(rng, number) for number in range(rng.randint(2, 4))]
    new = [_revised_item(rng, item, share) for item in old]
    if rng.random() < 0.2:
        new.insert(rng.randint(0, len(new)), _item(rng, len(old)))
    if rng.random() < 0.2 and len(new) > 2:
        new.pop(rng.randrange(len(new)))
    if rng.random() < 0.15:
        rng.shuffle(new)
    shared = root / "sections"
    (shared / "lan-2").mkdir(parents=True)
    agencies = "".join(f"- id: {key}\n  ten: {name}\n  nhom: so\n" for key, name in AGENCIES)
    (shared / "co-quan.yaml").write_text(agencies, encoding="utf-8")
    plan = "lan:\n  - so: 1\n    ngay: 2025-11-15\n  - so: 2\n    ngay: 2025-12-31\n"
    (shared / "ke-hoach.yaml").write_text(plan, encoding="utf-8")
    (shared / "de-cuong.yaml").write_text(_outline(old), encoding="utf-8")
    if _outline(old) != _outline(new):
        (shared / "lan-2" / "de-cuong.yaml").write_text(_outline(new), encoding="utf-8")
    for number, items in enumerate((old, new), start=1):
        for item in items:
            _write(shared / f"lan-{number}", item)


def _item(rng: Random, number: int) -> Item:
    blocks = [block(rng) for _ in range(rng.randint(2, 10))]
    item = Item(f"muc-{number}", rng.choice(AGENCIES)[0], words(rng, 2, 5), blocks)
    for sheet in range(rng.randrange(_SHEETS + 1)):
        name = f"{item.id}-{sheet}.xlsx"
        item.sheets[name] = _rows(rng)
        placed = f"![{words(rng, 2, 5)}]({name}#Sheet1){{#bang-{number * _SHEETS + sheet + 1}}}"
        blocks.insert(rng.randint(0, len(blocks)), placed)
    others = [key for key, _ in AGENCIES if key != item.agency]
    if rng.random() < 0.3:
        item.partner = (rng.choice(others), [block(rng) for _ in range(rng.randint(1, 4))])
    return item


def _revised_item(rng: Random, item: Item, share: float) -> Item:
    title = words(rng, 2, 5) if rng.random() < 0.1 else item.title
    sheets = {name: _revised_rows(rng, rows) for name, rows in item.sheets.items()}
    blocks = revised(rng, item.blocks, share) or [block(rng)]
    partner = None
    if item.partner is not None:
        partner = (item.partner[0], revised(rng, item.partner[1], share) or [block(rng)])
    return Item(item.id, item.agency, title, blocks, partner, sheets)


def _rows(rng: Random) -> list[list[object]]:
    columns = rng.randint(2, 6)
    head: list[object] = ["Tên công trình", *(f"Năm {2020 + n}" for n in range(1, columns))]
    return [head, *(_row(rng, columns) for _ in range(rng.randint(1, 8)))]


def _row(rng: Random, columns: int) -> list[object]:
    return [sentences.work(rng), *(round(rng.uniform(1, 900), 1) for _ in range(1, columns))]


def _revised_rows(rng: Random, rows: list[list[object]]) -> list[list[object]]:
    head, *body = [list(row) for row in rows]
    for _ in range(rng.randrange(4)):
        draw = rng.random()
        at = rng.randrange(len(body))
        if draw < 0.3:
            body[at][rng.randrange(1, len(head))] = round(rng.uniform(1, 900), 1)
        elif draw < 0.5:
            body.insert(at, _row(rng, len(head)))
        elif draw < 0.65 and len(body) > 1:
            body.pop(at)
        elif draw < 0.75:
            body.insert(rng.randrange(len(body)), body.pop(at))
        elif draw < 0.87:
            put = rng.randint(1, len(head))
            head.insert(put, f"Cột {rng.randint(1, 99)}")
            for row in body:
                row.insert(put, round(rng.uniform(1, 900), 1))
        elif len(head) > 2:
            gone = rng.randrange(1, len(head))
            for row in (head, *body):
                row.pop(gone)
    return [head, *body]


def _outline(items: Sequence[Item]) -> str:
    lines = ["tieu-de: Báo cáo", "tinh: Thử Nghiệm", "co-quan-lap: so-mot", "phan:"]
    lines += ["  - tieu-de: HIỆN TRẠNG", "    muc:"]
    for item in items:
        lines += [f"      - id: {item.id}", f'        tieu-de: "{item.title}"']
        lines += [f"        chu-tri: {item.agency}"]
        if item.partner is not None:
            lines += [f"        phoi-hop: [{item.partner[0]}]"]
    return "\n".join(lines) + "\n"


def _write(folder: Path, item: Item) -> None:
    for agency, blocks in ((item.agency, item.blocks), *([item.partner] if item.partner else [])):
        place = folder / agency
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{item.id}.md").write_text(_markdown(blocks), encoding="utf-8")
    for name, rows in item.sheets.items():
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = "Sheet1"
        book.properties.created = book.properties.modified = MADE
        for row in rows:
            sheet.append(row)
        (folder / item.agency / name).write_bytes(same_bytes(book))


def _markdown(blocks: Sequence[str]) -> str:
    """The blocks with their notes numbered in order, each defined by words of its own."""
    text = "\n\n".join(blocks)
    count = len(_MARK.findall(text))
    numbers = iter(range(1, count + 1))
    text = _MARK.sub(lambda _: f"[^{next(numbers)}]", text)
    notes = [f"[^{n}]: {words(Random(f'{n} {count}'))}" for n in range(1, count + 1)]
    return "\n\n".join((text, *notes)) + "\n"


def judged(earlier: Files, later: Files) -> list[str]:
    """Give what is wrong with the redline between two drafts, given as files by name."""
    return redline_defects(
        earlier["bao-cao-lan-1.docx"],
        later["bao-cao-lan-2.docx"],
        later["so-sanh-lan-1.docx"],
        json.loads(later["nhat-ky-thay-doi.json"])["changes"],
        authors=NAMES,
    )


def _built(root: Path, number: int) -> Files:
    return {path.name: path.read_bytes() for path in build(root, number).glob("*.*")}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Judge redlines of random pairs of drafts.")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args(arguments)
    failed = 0
    for seed in range(asked.first, asked.first + asked.seeds):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            make_pair(root, seed)
            found = judged(_built(root, 1), _built(root, 2))
            if found and asked.keep:
                shutil.copytree(root, asked.keep / str(seed), dirs_exist_ok=True)
        failed += bool(found)
        for text in found[:5]:
            print(f"{seed}: {text}")
    print(f"{asked.seeds} pairs, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
