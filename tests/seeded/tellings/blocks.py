"""An item as its agency writes it, block by block: read from Markdown, edited, written again.

Imports nothing of the pipeline. Only what agencies commonly write is told apart; anything else
is kept as it is and never edited.
"""

import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from tests.seeded.tellings.sheets import Sheet

_HEADING: Final = re.compile(r"(#{1,6}) (.+)")
_POINT: Final = re.compile(r"([a-zđ])\) (.+)", re.DOTALL)
_LINE: Final = re.compile(r"( *)(- |\d+\. )(.+)")
_NOTE: Final = re.compile(r"\[\^([^\]]+)\]: (.+)", re.DOTALL)
_REMARK: Final = re.compile(r"(?:Nguồn|Ghi chú|Đơn vị|Bảng|Hình)\b.*:")
_MARKED: Final = re.compile(r"[@\[\]$*_`^~|\\<>{}!]")
LETTERS: Final = "abcdđeghik"
_ids = count()


@dataclass
class Grid:
    """A pipe table: its caption line, its rows (the names first) and the rule beneath them."""

    caption: str
    attributes: str
    rows: list[list[str]]
    rule: str

    def markdown(self) -> str:
        names, *rows = (f"| {' | '.join(row)} |" for row in self.rows)
        return "\n".join((f"Bảng: {self.caption}{self.attributes}", "", names, self.rule, *rows))


@dataclass
class Block:
    """One block: heading, paragraph, point, list, table, sheet, note, remark, formula or other.

    `text` is what a heading, paragraph, point, note or formula says; `lines` are a list's as
    (depth, marker, text); `note` names the footnote at the end of a paragraph. `edited` keeps
    other edits away. `id` stays with the block through both drafts.
    """

    kind: str
    text: str = ""
    level: int = 0
    lines: list[tuple[int, str, str]] = field(default_factory=list)
    grid: Grid | None = None
    sheet: Sheet | None = None
    note: str = ""
    edited: bool = False
    id: int = field(default_factory=lambda: next(_ids))

    @property
    def plain(self) -> bool:
        """Whether it is words and nothing else: what is printed is what is written."""
        return _MARKED.search(self.text) is None and "\n" not in self.text

    @property
    def printed(self) -> int:
        """How many paragraphs it is printed as, tables and figures none."""
        if self.kind == "list":
            return len(self.lines)
        if self.kind == "other":
            if self.text.startswith(("!", "|", "Bảng: ")):
                return 0
            if "\n: " in self.text or self.text.startswith(": "):
                return len(self.text.split("\n"))  # terms and what they mean
            listed = [line for line in self.text.split("\n") if _LINE.fullmatch(line)]
            return len(listed) or 1
        return int(self.kind in ("paragraph", "point", "remark", "formula"))

    def markdown(self, letter: str = "") -> str:
        match self.kind:
            case "heading":
                return f"{'#' * self.level} {self.text}"
            case "point":
                return f"{letter}) {self.text}"
            case "list":
                return "\n".join("  " * depth + mark + text for depth, mark, text in self.lines)
            case "table" if self.grid:
                return self.grid.markdown()
            case "sheet" if self.sheet:
                return self.sheet.markdown()
            case "note":
                return f"[^{self.note}]: {self.text}"
            case "paragraph" if self.note:
                return f"{self.text}[^{self.note}]"
            case _:
                return self.text


@dataclass
class Item:
    """An item of the outline: its file, what stands before its text, and its blocks."""

    id: str
    agency: str
    title: str
    blocks: list[Block]
    front: str = ""

    def copy(self) -> "Item":
        """Give it as it stands now; blocks keep their ids."""
        # a fifth of the time of `deepcopy`; made before every try at an edit
        copied: Item = pickle.loads(pickle.dumps(self))
        return copied

    def markdown(self) -> str:
        return self.front + "\n\n".join(_written(self.blocks)) + "\n"

    def at(self, block: Block) -> int:
        return next(index for index, held in enumerate(self.blocks) if held.id == block.id)

    def free(self, *kinds: str, around: int = 2) -> list[Block]:
        """Give blocks of these kinds that no edit is near."""
        return [
            block
            for at, block in enumerate(self.blocks)
            if block.kind in kinds
            and not any(b.edited for b in self.blocks[max(0, at - around) : at + around + 1])
        ]

    def section(self, at: int) -> range:
        """Give where the section of a heading stands, all beneath it included."""
        level = self.blocks[at].level
        for end in range(at + 1, len(self.blocks)):
            block = self.blocks[end]
            if block.kind == "note" or (block.kind == "heading" and block.level <= level):
                return range(at, end)
        return range(at, len(self.blocks))


def _written(blocks: list[Block]) -> Iterator[str]:
    """Give the Markdown of each block; the letters of điểm follow one another."""
    points = 0
    for block in blocks:
        if block.kind == "point":
            yield block.markdown(LETTERS[points])
            points += 1
            continue
        if block.kind in ("heading", "paragraph", "table", "sheet"):
            points = 0
        yield block.markdown()


def read_blocks(markdown: str) -> list[Block]:
    """Give the blocks of a file, front matter left out; written, they are what was read."""
    texts = [text.strip("\n") for text in re.split(r"\n[ \t]*\n", markdown.strip()) if text.strip()]
    read: list[tuple[Block, str]] = []
    for text in texts:
        if text.startswith("|") and read and read[-1][1].startswith("Bảng: "):
            whole = f"{read[-1][1]}\n\n{text}"
            read[-1] = _table(read[-1][1], text), whole
        else:
            read.append((_read(text), text))
    blocks = [block for block, _ in read]
    # điểm whose letters do not follow one another are kept as they are
    while wrong := [at for at, text in enumerate(_written(blocks)) if text != read[at][1]]:
        blocks[wrong[0]] = Block("other", read[wrong[0]][1])
    return blocks


def _read(text: str) -> Block:
    if found := _HEADING.fullmatch(text):
        return Block("heading", found[2], level=len(found[1]))
    if found := _NOTE.fullmatch(text):
        return Block("note", found[2], note=found[1])
    if found := _POINT.fullmatch(text):
        return Block("point", found[2])
    lines = [_LINE.fullmatch(line) for line in text.split("\n")]
    if all(lines) and not text.startswith(" "):
        return Block("list", lines=[(len(f[1]) // 2, f[2], f[3]) for f in lines if f])
    if text.startswith("$$"):
        return Block("formula", text)
    if text[0] in "|!:> `<" or text.startswith("Bảng: ") or _POINT.match(text):
        return Block("other", text)
    if _REMARK.match(text):
        return Block("remark", text)
    return Block("paragraph", text)


def _table(caption: str, text: str) -> Block:
    words, brace, attributes = caption.removeprefix("Bảng: ").partition(" {")
    rows = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in text.split("\n")]
    rule = text.split("\n")[1]
    grid = Grid(words, f" {{{attributes}" if brace else "", [rows[0], *rows[2:]], rule)
    if grid.markdown() != f"{caption}\n\n{text}":
        return Block("other", f"{caption}\n\n{text}")
    return Block("table", grid=grid)
