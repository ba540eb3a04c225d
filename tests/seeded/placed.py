"""Spellings of places put into a comment sheet: where the product places each of them.

    python -m tests.seeded.placed --seed 11 [--workspace DIR]

Builds draft 1 of a copy of the workspace, spells its places (`place_spellings`), lets one body
write each of them once under "Mục" and once under "Vị trí, trích dẫn", builds draft 2 and reads
`tiep-thu-giai-trinh.xlsx`. Printed are what was missed and the measure: all of one meaning
placed, none of several placed without saying so. Exit code 1 where it does not hold.

Imports nothing of the pipeline.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from openpyxl import Workbook, load_workbook

from tests.commands import ran
from tests.seeded.place_spellings import Mark, Spelling, marks, roman, spellings

_HEAD: Final = ("Mục (chọn trong danh sách)", "Vị trí, trích dẫn", "Nội dung góp ý")
_UNSURE: Final = ("chưa",)
_BODY: Final = re.compile(r"^\s*- \{?id: ([a-z0-9-]+)", re.MULTILINE)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--workspace", type=Path, default=Path())
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="noi-") as folder:
        root = Path(folder)
        shutil.copytree(asked.workspace / "sections", root / "sections")
        found = marks(_drafted(root, 1) / "bao-cao-lan-1.docx")
        made = spellings(found, asked.seed)
        _write(root, made)
        told = _told(_drafted(root, 2) / "tiep-thu-giai-trinh.xlsx")
    items = Counter(one.words.casefold() for one in found if one.kind in ("item", "appendix"))
    titles = {words for words, count in items.items() if count == 1}
    faults = list(_faults(made, told, _places(found), titles))
    print(*faults, sep="\n", end="\n" if faults else "")
    single = sum(len(one.meant) == 1 for one in made)
    print(
        f"{2 * single} cách viết có một nghĩa, {2 * (len(made) - single)} có nhiều nghĩa; "
        f"sai {len(faults)}"
    )
    return int(bool(faults))


def _drafted(root: Path, number: int) -> Path:
    ended = ran("draft", str(number), "--fast", "--workspace", str(root))
    folder = root / "build" / f"lan-{number}"
    if not (folder / f"bao-cao-lan-{number}.docx").is_file():
        raise SystemExit(f"không dựng được dự thảo: {ended.stderr[-2000:]}")
    return folder


def _write(root: Path, made: Sequence[Spelling]) -> None:
    """Write one sheet in the stead of all that came in on draft 1, and forget its answers."""
    came = root / "sections" / "lan-1" / "y-kien"
    shutil.rmtree(came, ignore_errors=True)
    (root / "sections" / "lan-2" / "tiep-thu.xlsx").unlink(missing_ok=True)
    (root / "sections" / "lan-2").mkdir(exist_ok=True)
    came.mkdir(parents=True)
    body = _BODY.search((root / "sections" / "co-quan.yaml").read_text(encoding="utf-8"))
    assert body is not None
    book = Workbook()
    page = book.worksheets[0]
    for row in (("Số văn bản", "1/X"), (), _HEAD):
        page.append(row)
    for number, one in enumerate(made):
        page.append((one.text, None, f"Rà soát nơi A{number}."))
        page.append((None, one.text, f"Rà soát nơi B{number}."))
    book.save(came / f"{body[1]}.xlsx")


def _told(table: Path) -> Mapping[str, tuple[str, str]]:
    """Give place and certainty by the words of each comment."""
    lines = load_workbook(table).worksheets[0].values
    heads = [str(head) for head in next(lines)]
    at = {name: heads.index(name) for name in ("Nội dung góp ý", "Xác định vị trí")}
    place = next(number for number, head in enumerate(heads) if head.startswith("Vị trí tại"))
    return {
        str(line[at["Nội dung góp ý"]]): (str(line[place]), str(line[at["Xác định vị trí"]]))
        for line in lines
    }


def _places(found: Sequence[Mark]) -> Mapping[str, set[str]]:
    """Give how a draft names the places of headings and captions, by their words."""
    places: dict[str, set[str]] = defaultdict(set)
    for mark in found:
        places[mark.words.casefold()].add(_place(mark))
    return places


def _place(mark: Mark) -> str:
    if mark.kind in ("table", "figure"):
        return f"{'Bảng' if mark.kind == 'table' else 'Hình'} {mark.label}"
    if mark.kind == "appendix":
        return f"Phụ lục {roman(int(mark.label))}"
    part = f"Phần {roman(mark.part)}"
    return part if mark.kind == "part" else f"{part}, mục {mark.label}"


def _faults(
    made: Sequence[Spelling],
    told: Mapping[str, tuple[str, str]],
    places: Mapping[str, set[str]],
    titles: Collection[str],
) -> Iterator[str]:
    """Give what is placed otherwise than it is meant; under "Mục" an item's title means it."""
    for number, one in enumerate(made):
        for cell, name in (("A", "Mục"), ("B", "Vị trí")):
            if cell == "A" and len(one.meant) > 1 and one.text.casefold() in titles:
                continue
            place, said = told[f"Rà soát nơi {cell}{number}."]
            unsure = said.startswith(_UNSURE)
            meant = places[one.meant[0].casefold()]
            if len(one.meant) > 1 and not unsure:
                yield f"{name} “{one.text}”: {place} ({said}), có {len(one.meant)} nghĩa"
            elif len(one.meant) == 1 and (unsure or place not in meant):
                yield f"{name} “{one.text}”: {place} ({said}), phải là {' / '.join(sorted(meant))}"


if __name__ == "__main__":
    sys.exit(main())
