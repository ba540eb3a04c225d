"""A second draft of the bench's report: about 5 % of the blocks edited, the rest not sent again.

    python -m tests.bench.revision OUT --seed 11

Reads OUT/sections/lan-1 as any agency would and writes to lan-2 the files that changed. What is
edited is what reviewers meet: words and numbers of a paragraph, sentences, whole paragraphs
added, deleted or moved, cells and rows of tables in Markdown and in Excel. Shares no code with
the pipeline; the same arguments write the same bytes.
"""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import load_workbook

from tests.bench import sentences
from tests.bench.grids import same_bytes

SHARE: Final = 0.05
_ROUNDS: Final = "lan:\n  - so: 1\n    ngay: 2025-11-15\n  - so: 2\n    ngay: 2025-12-31\n"
_WORD: Final = re.compile(r"(?<![\w@#*\[/-])[^\W\d_]{3,}(?![\w*\]])")
_NUMBER: Final = re.compile(r"(?<![\w.,/@#^-])\d+(?:,\d)?(?![\w.,/-])")


@dataclass(slots=True)
class Revision:
    """What was done: blocks there are, blocks and workbooks edited, characters changed.

    A replaced word counts both its old and its new letters; a moved paragraph once.
    """

    blocks: int = 0
    edited: int = 0
    workbooks: int = 0
    characters: int = 0


def write_revision(out: Path, seed: int = 11, share: float = SHARE) -> Revision:
    """Write round 2 of the corpus in `out`, and say what was changed."""
    done = Revision()
    shared = out / "sections"
    (shared / "ke-hoach.yaml").write_text(_ROUNDS, encoding="utf-8")
    for path in sorted((shared / "lan-1").rglob("*.md")):
        rng = Random(f"{seed} {path.name}")
        blocks = path.read_text("utf-8").rstrip("\n").split("\n\n")
        edited = _revised(rng, blocks, share, done)
        if edited != blocks:
            _place(path, ("\n\n".join(edited) + "\n").encode())
    for path in sorted((shared / "lan-1").rglob("*.xlsx")):
        rng = Random(f"{seed} {path.name}")
        if rng.random() < share:
            _place(path, _revised_workbook(rng, path, done))
    return done


def _place(earlier: Path, content: bytes) -> None:
    later = earlier.parents[2] / "lan-2" / earlier.parent.name / earlier.name
    later.parent.mkdir(parents=True, exist_ok=True)
    later.write_bytes(content)


def _revised(rng: Random, blocks: Sequence[str], share: float, done: Revision) -> list[str]:
    """Give the blocks of a section with a share of them edited; notes and headings stay."""
    kept: list[str] = []
    moving: list[str] = []
    for block in blocks:
        done.blocks += 1
        if not _editable(block) or rng.random() >= share * len(blocks) / _editables(blocks):
            kept.append(block)
        elif block.startswith("|"):
            kept.append(_table(rng, block, done))
        else:
            kept.extend(_text(rng, block, moving, done))
        done.edited += kept[-1:] != [block]
    for block in moving:
        places = [n for n, other in enumerate(kept) if _is_plain(other)]
        kept.insert(rng.choice(places), block)
    return kept


def _editable(block: str) -> bool:
    return block.startswith("|") or not block.startswith(("#", "Bảng:", "![", "$$", "[^"))


def _editables(blocks: Sequence[str]) -> int:
    return max(1, sum(map(_editable, blocks)))


def _is_plain(block: str) -> bool:
    """Whether a block is a paragraph that nothing refers to or is referred to from."""
    marked = re.match(r"#|Bảng:|!\[|\$\$|\[\^|\||- |\d+\. |\w\) ", block)
    return not marked and "[^" not in block and "@" not in block


def _text(rng: Random, block: str, moving: list[str], done: Revision) -> list[str]:
    draw = rng.random()
    if _is_plain(block) and draw < 0.3:
        done.characters += len(block)
        if draw < 0.1:
            return []
        if draw < 0.2:
            moving.append(block)
            return []
        done.characters -= len(block)
        added = " ".join(sentences.sentence(rng) for _ in range(rng.randint(1, 3)))
        done.characters += len(added)
        return [block, added]
    if draw < 0.45 and not block.startswith(("- ", "1. ")):
        added = f" {sentences.sentence(rng)}"
        done.characters += len(added)
        return [block + added]
    if draw < 0.6 and (found := list(_NUMBER.finditer(block))):
        return [_replaced(rng.choice(found), _other_number(rng), block, done)]
    for _ in range(rng.randint(1, 3)):
        block = _word(rng, block, done)
    return [block]


def _word(rng: Random, block: str, done: Revision) -> str:
    found = list(_WORD.finditer(block))
    if not found:
        return block
    word = rng.choice(rng.choice(sentences.OBJECTS).replace(",", "").split())
    return _replaced(rng.choice(found), word, block, done)


def _replaced(found: re.Match[str], new: str, text: str, done: Revision) -> str:
    done.characters += 0 if found[0] == new else len(found[0]) + len(new)
    return text[: found.start()] + new + text[found.end() :]


def _other_number(rng: Random) -> str:
    return sentences.grouped(round(rng.uniform(1, 900), 1))


def _table(rng: Random, block: str, done: Revision) -> str:
    """Give a pipe table with one to three cells changed, a row added or a row dropped."""
    lines = block.split("\n")
    row = rng.randrange(2, len(lines))
    draw = rng.random()
    if draw < 0.15 and len(lines) > 5:
        done.characters += len(re.sub(r"[|\s]", "", lines.pop(row)))
    elif draw < 0.3:
        cells = lines[row].strip("| ").split(" | ")
        cells[1] = sentences.work(rng)
        lines.insert(row, f"| {' | '.join(cells)} |")
        done.characters += len(re.sub(r"[|\s]", "", lines[row]))
    else:
        for _ in range(rng.randint(1, 3)):
            cells = lines[row].strip("| ").split(" | ")
            at = rng.randrange(2, len(cells))
            new = _other_number(rng)
            done.characters += len(cells[at]) + len(new)
            cells[at] = new
            lines[row] = f"| {' | '.join(cells)} |"
            row = rng.randrange(2, len(lines))
    return "\n".join(lines)


def _revised_workbook(rng: Random, path: Path, done: Revision) -> bytes:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    done.workbooks += 1
    for _ in range(rng.randint(1, 3)):
        cell = sheet.cell(rng.randint(3, sheet.max_row), rng.randint(3, sheet.max_column))
        old = "" if cell.value is None else str(cell.value)
        cell.value = round(rng.uniform(1, 900), 1)
        cell.number_format = "#,##0.0"
        done.characters += len(old) + len(str(cell.value))
    return same_bytes(book)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Write a second draft of the bench's report.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=11)
    asked = parser.parse_args(arguments)
    print(write_revision(asked.out, asked.seed))


if __name__ == "__main__":
    main()
