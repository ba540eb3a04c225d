"""The text a report must hold, from raw .md by pandoc's reader and from raw .xlsx by openpyxl.

Shares no code with the pipeline. Pandoc does not know our dialect (design, section 3), so
`dialect.plain` rewrites what differs, line by line; pandoc's JSON AST is then walked in order.
"""

import io
import json
import re
import subprocess
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import openpyxl
import pypandoc

from tests.oracle.dialect import DRAWN, REPEATED, Placed, plain
from tests.oracle.pieces import Number, Piece, folded

_READER: Final = (
    "commonmark+pipe_tables+footnotes+definition_lists+strikeout+bracketed_spans-raw_html"
)
_READ_KEPT: Final = 500  # texts, and sheets
_TITLE_CELLS: Final = 3  # so many lines may a title above a table have
_CAPTION: Final = re.compile(r"Bảng:\s*")
Node = dict[str, Any]
Finder = Callable[[str], Path | None]


def from_markdown(path: Path, find: Finder | None = None) -> tuple[Piece, ...]:
    """Pieces of one contribution, in reading order, with its Excel tables where they stand.

    `find` gives the file a path in the text means, None if there is none; without it files
    beside the .md are meant. A caption stands before its table's cells, wherever it was written.
    """
    text, placed = plain(path.read_bytes().decode("utf-8-sig"))
    beside = find or (lambda name: path.parent / name)
    blocks = _pandoc(text)["blocks"]
    return tuple(_Walk(str(path), placed, beside).blocks(blocks))


def from_text(text: str, source: str = "-") -> tuple[Piece, ...]:
    """Pieces of Markdown given as text; what it would place from files is left out."""
    rewritten, placed = plain(text)
    return tuple(_Walk(source, placed, lambda _: None).blocks(_pandoc(rewritten)["blocks"]))


def _pandoc(text: str) -> Node:
    read: Node = json.loads(_read_by_pandoc(text))
    return read


@lru_cache(_READ_KEPT)
def _read_by_pandoc(text: str) -> bytes:
    """Give the AST of a text, as JSON; most texts of a draft serve in the next one too."""
    ran = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", _READER, "-t", "json"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return ran.stdout


@dataclass(frozen=True, slots=True)
class _Walk:
    source: str
    placed: Sequence[Placed]
    find: Finder

    def blocks(self, blocks: Sequence[Node]) -> Iterator[Piece]:
        """Pieces of blocks in order, every caption moved before the table it belongs to."""
        captions: dict[int, Piece] = {}
        for index, block in enumerate(blocks):
            piece = self._caption(block)
            if piece is None:
                continue
            for table in (index + 1, index - 1):
                taken = table in captions
                if 0 <= table < len(blocks) and blocks[table]["t"] == "Table" and not taken:
                    captions[table], captions[-1 - index] = piece, piece
                    break
        for index, block in enumerate(blocks):
            if -1 - index in captions:
                continue
            caption = captions.get(index)
            if caption is None:
                yield from self._block(block)
                continue
            yield replace(caption, text=caption.text.replace(DRAWN, "").strip())
            if DRAWN not in caption.text:
                yield from self._block(block)

    def _caption(self, block: Node) -> Piece | None:
        if block["t"] != "Para":
            return None
        piece = self._inlines(block["c"], "caption")
        title, found = _CAPTION.subn("", piece.text, count=1)
        return replace(piece, text=title) if found and piece.text.startswith("Bảng:") else None

    def _block(self, block: Node) -> Iterator[Piece]:
        kind, content = block["t"], block.get("c", [])
        if kind in {"Para", "Plain"}:
            yield from self._paragraph(content)
        elif kind == "Header":
            yield self._inlines(content[2], "heading")
        elif kind == "CodeBlock":
            yield Piece(folded(content[1]), "code", self.source)
        elif kind == "BlockQuote":
            yield from self.blocks(content)
        elif kind in {"BulletList", "OrderedList"}:
            for item in content if kind == "BulletList" else content[1]:
                yield from self.blocks(item)
        elif kind == "DefinitionList":
            for term, meanings in content:
                yield self._inlines(term, "paragraph")
                for meaning in meanings:
                    yield from self.blocks(meaning)
        elif kind == "Table":
            yield from self._table(content)
        elif kind not in {"HorizontalRule", "Null"}:
            raise ValueError(f"{self.source}: pandoc gave a {kind}, which this oracle cannot read")

    def _table(self, content: Sequence[Any]) -> Iterator[Piece]:
        _attributes, _caption, _columns, head, bodies, _foot = content
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3]))]
        for row in rows:
            for cell in row[1]:
                for block in cell[4]:
                    piece = self._inlines(block["c"], "cell")
                    if piece.text or piece.notes:
                        yield piece

    def _paragraph(self, inlines: Sequence[Node]) -> Iterator[Piece]:
        images = [node for node in inlines if node["t"] == "Image"]
        rest = [node for node in inlines if node["t"] != "Image"]
        piece = self._inlines(rest, "paragraph")
        if piece.text or piece.notes:
            yield piece
        for image in images:
            caption = self._inlines(image["c"][1], "caption")
            if caption.text:
                yield caption
            placed = self.placed[int(image["c"][2][0].removeprefix("qh:"))]
            found = self.find(placed.file) if placed.is_table else None
            if found is not None and found.is_file():
                pieces = _untitled(from_sheet(found, placed.sheet), caption.text)
                if placed.chart:  # its numbers: `charts.py`; its source stands below it
                    pieces = (piece for piece in pieces if piece.text.startswith("Nguồn:"))
                yield from pieces

    def _inlines(self, nodes: Sequence[Node], kind: str) -> Piece:
        notes: list[tuple[str, ...]] = []
        text = folded("".join(self._inline(node, notes) for node in nodes))
        return Piece(text, kind, self.source, tuple(notes))

    def _inline(self, node: Node, notes: list[tuple[str, ...]]) -> str:
        kind, content = node["t"], node.get("c", "")
        if kind in {"Str", "Space", "SoftBreak", "LineBreak"}:
            return str(content).replace(REPEATED, "") if kind == "Str" else " "
        if kind in {"Emph", "Strong", "Strikeout", "Superscript", "Subscript", "Underline"}:
            return "".join(self._inline(child, notes) for child in content)
        if kind in {"Span", "Link"}:
            return "".join(self._inline(child, notes) for child in content[1])
        if kind in {"Code", "RawInline"}:
            return str(content[1])
        if kind == "Note":
            pieces = list(self.blocks(content))
            notes.append(tuple(piece.text for piece in pieces))
            return ""
        if kind == "Image":
            return "".join(self._inline(child, notes) for child in content[1])
        raise ValueError(f"{self.source}: pandoc gave a {kind}, which this oracle cannot read")


def from_sheet(path: Path, sheet: str = "") -> Iterator[Piece]:
    """A piece for each cell of a sheet that is not empty, row by row; the first sheet if unnamed.

    Formulas count by the value Excel last saved.
    """
    title, cells = _cells_of(path.read_bytes(), sheet)
    for place, value, number_format in cells:
        piece = _cell(value, number_format, f"{path}:{title}!{place}")
        if piece.text:
            yield piece


@lru_cache(_READ_KEPT)
def _cells_of(book: bytes, sheet: str) -> tuple[str, tuple[tuple[str, object, str], ...]]:
    """Give the name of a sheet and its cells that are not empty: address, value, format."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = openpyxl.load_workbook(io.BytesIO(book), data_only=True)
    page = read[sheet] if sheet in read.sheetnames else read.worksheets[0]
    return page.title, tuple(
        (cell.coordinate, cell.value, cell.number_format)
        for row in page.iter_rows()
        for cell in row
        if isinstance(cell, openpyxl.cell.Cell) and cell.value is not None
    )


def _untitled(pieces: Iterator[Piece], caption: str) -> Iterator[Piece]:
    """Pieces without the title above a sheet's table where the caption has all its words.

    The title is what its first cell says, or its first cells one below the other, each alone
    in its row; case makes no difference. A cell that says the same further down is kept.
    """
    read = list(pieces)
    said = _words_of([caption])
    titles = (
        count
        for count in range(_TITLE_CELLS, 0, -1)
        if said >= _words_of(piece.text for piece in read[:count]) and _alone(read, count)
    )
    yield from read[next(titles, 0) :]


def _alone(pieces: Sequence[Piece], count: int) -> bool:
    rows = [re.sub(r"^.*![A-Z]+", "", piece.source) for piece in pieces[: count + 1]]
    return len(set(rows)) == len(rows)


def _words_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", text.casefold())}


def _cell(value: object, number_format: str, place: str) -> Piece:
    if isinstance(value, bool):
        return Piece("TRUE" if value else "FALSE", "cell", place)
    if isinstance(value, int | float):
        number = Number(Decimal(repr(value)), number_format not in {"General", "@"})
        return Piece(str(value), "cell", place, number=number)
    if isinstance(value, date | datetime):
        return Piece(f"{value:%d/%m/%Y}", "cell", place)
    return Piece(folded(str(value)), "cell", place)
