"""What a .docx prints between the first Phần and the end of the last Phụ lục, in one form.

Two documents say and look the same exactly if their forms are equal. Left out, because
computed: numbers of lists, headings and captions, results of fields, words of references to
headings, bookmarks, widths, sizes and indents in cells, page sections, the thin paragraphs that
keep tables apart, page breaks of the layout. Everything else counts, an empty paragraph too.

Source: what is content and what is computed is laid down in `design.md` section 7.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import Package, W, local, named, read_package
from tests.oracle.form import (
    Block,
    Cell,
    Paragraph,
    Row,
    Table,
    Thing,
    Words,
    folded_paragraph,
    merged,
)
from tests.oracle.lines import line_of, without_label, without_number
from tests.oracle.numbering import Numbering

# a row's cells: the column each begins in, how many it spans
Placed = list[tuple[int, int, etree._Element]]
# paragraphs by their XML; by whether they stand in a cell, whether they are folded
Known = Mapping[tuple[bool, bool], dict[bytes, Paragraph]]

# paragraph properties of the layout, or that are told otherwise
_UNSHOWN: Final = named("pStyle numPr rPr sectPr keepNext keepLines widowControl")
_THIN: Final = "NgatTrang"
_CAPTIONS: Final = named("TenBang TenHinh")
_HEADING: Final = re.compile(r"Heading\d|PhuLuc\d?")
_RELATION: Final = re.compile(rb' r:id="[^"]*"')
_KNOWN_KEPT: Final = 2  # documents of one template share them
_CELL_SIZE: Final = re.compile(r"(Bang[A-Z][A-Za-z]*?)\d+(?:_\d+)?")


def printed(source: str | Path | bytes | Package, *, fold: bool = False) -> tuple[Block, ...]:
    """Give the blocks a document prints, from its first Phần; all where it has none.

    With `fold`, differences of spelling only are folded: NFC, tone marks, spaces, dashes,
    quotes. That is how a redline made without `--formal` is compared.
    """
    package = source if isinstance(source, Package) else read_package(source)
    body = package.trees[package.main].find(f"{W}body")
    if body is None:
        return ()
    blocks = _Reader(package, fold=fold).blocks(list(body), in_cell=False)
    first = (n for n, block in enumerate(blocks) if is_part(block))
    return blocks[next(first, 0) :]


def is_part(block: Block) -> bool:
    """Say whether a block is the heading of a Phần."""
    return isinstance(block, Paragraph) and block.style == "Heading1"


class _Reader:
    """Reads the blocks of one document; knows its styles, numbering, relations and notes.

    Of paragraphs with the same XML one is read: what it shows follows from that and the
    styles alone, unless it counts in a list or refers to something. Two drafts have tables of
    thousands of cells, nearly all of them as before.
    """

    def __init__(self, package: Package, *, fold: bool) -> None:
        self._package = package
        self._fold = fold
        self._looked_up = False  # whether the paragraph at hand needed more than its own XML
        self._numbering = Numbering(package)
        self._notes = _notes(package)
        self._marked = _marked_notes(package)
        self._part = package.main
        self._known = _known(self._numbering.styles_part)
        self._hashes: dict[str, str] = {}
        self._relations = {
            (part, rel.id): rel for part, rels in package.relations.items() for rel in rels
        }

    def blocks(self, nodes: Iterable[etree._Element], *, in_cell: bool) -> tuple[Block, ...]:
        found: list[Block] = []
        for node in _unwrapped(nodes):
            if local(node) == "p":
                paragraph = self._paragraph(node, in_cell)
                if not (paragraph.style == _THIN and not line_of(node, self)):
                    found.append(paragraph)
                elif found and isinstance(found[-1], Table):
                    found.append(_APART)
            elif found and isinstance(found[-1], Table):
                # Word joins tables that stand side by side
                more = self._table(node)
                found[-1] = replace(found[-1], rows=(*found[-1].rows, *more.rows))
            else:
                found.append(self._table(node))
        return tuple(block for block in found if block is not _APART)

    def _table(self, node: etree._Element) -> Table:
        rows = [row for row in _unwrapped(node) if local(row) == "tr"]
        if next(node.iter(f"{W}vMerge"), None) is None:
            shown = [self._row(row) for row in rows]
        else:
            placed = [list(_placed(row)) for row in rows]
            shown = [self._row(row, placed, at) for at, row in enumerate(rows)]
        style = node.find(f"{W}tblPr/{W}tblStyle")
        return Table("" if style is None else style.get(f"{W}val", ""), tuple(shown))

    def _row(self, row: etree._Element, placed: Sequence[Placed] = (), at: int = 0) -> Row:
        """Give a row; `placed` are the cells of all rows where some are merged downwards."""
        return Row(
            row.find(f"{W}trPr/{W}tblHeader") is not None,
            tuple(
                Cell(
                    span,
                    _reach(placed, at, column) if placed else 1,
                    self.blocks(list(cell), in_cell=True),
                )
                for column, span, cell in (placed[at] if placed else _placed(row))
            ),
        )

    def _paragraph(self, node: etree._Element, in_cell: bool) -> Paragraph:
        known, raw = self._known[in_cell, self._fold], etree.tostring(node, with_tail=False)
        found = known.get(raw)
        if found is not None:
            return found
        before, self._looked_up = self._looked_up, False
        shown = self._read(node, in_cell)
        found = folded_paragraph(shown) if self._fold else shown
        if not self._looked_up:
            known[raw] = found
        self._looked_up = self._looked_up or before
        return found

    def _read(self, node: etree._Element, in_cell: bool) -> Paragraph:
        properties = node.find(f"{W}pPr")
        style = self._numbering.style_of(properties)
        runs = line_of(node, self)
        if style.id in _CAPTIONS:
            runs = without_label(runs)
        elif _HEADING.fullmatch(style.id):
            runs = without_number(runs, literal=not self._numbering.counts(properties))
        shown = _CELL_SIZE.sub(r"\1", style.id) if in_cell else style.id
        number = "" if _HEADING.fullmatch(style.id) else self._numbering.of(properties)
        self._looked_up = self._looked_up or bool(number)
        return Paragraph(shown, number, _direct(properties, in_cell), runs)

    def target(self, relation: str) -> str:
        """Give the address of a hyperlink, or the hash of a picture or chart."""
        self._looked_up = True
        found = self._relations.get((self._part, relation))
        if found is None:
            return f"no relation {relation}"
        return found.target if found.external else self._hash(found.target)

    def _hash(self, part: str) -> str:
        if part not in self._hashes:
            content = self._package.data.get(part, part.encode())
            tree = self._package.trees.get(part)
            if tree is not None:  # a chart: how it names its workbook is no matter
                content = _RELATION.sub(b"", etree.tostring(tree, method="c14n"))
            self._hashes[part] = hashlib.sha256(content).hexdigest()[:16]
        return self._hashes[part]

    def note(self, ident: str) -> Thing:
        """Give a note with what it says, its own mark and the space after it left out."""
        self._looked_up = True
        node = self._notes.get(ident)
        if node is None:
            return Thing("note", "missing")
        part, self._part = self._part, self._package.related(self._package.main, "footnotes")[0]
        fold, self._fold = self._fold, False  # with the paragraph that bears the mark
        blocks = self.blocks(list(node), in_cell=False)
        self._part, self._fold = part, fold
        return Thing("note", "", blocks=_unmarked(blocks))

    def marked(self, bookmark: str) -> Thing:
        """Give what a second reference to a note repeats: the note."""
        self._looked_up = True
        ident = self._marked.get(bookmark)
        note = Thing("note", "missing") if ident is None else self.note(ident)
        return replace(note, kind="note again")


@lru_cache(_KNOWN_KEPT)
def _known(styles: bytes) -> Known:
    """Give what paragraphs of these styles show by their XML, in cells or not, folded or not."""
    return {(in_cell, fold): {} for in_cell in (True, False) for fold in (True, False)}


_APART: Final = Paragraph(_THIN, "", frozenset(), ())


def _unwrapped(nodes: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Give paragraphs, tables and rows, those in content controls too."""
    for node in nodes:
        if local(node) in {"p", "tbl", "tr"}:
            yield node
        elif local(node) == "sdt":
            content = node.find(f"{W}sdtContent")
            yield from _unwrapped(() if content is None else content)
        elif local(node) == "customXml":
            yield from _unwrapped(node)


def _placed(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Give the cells of a row with the grid column they begin in and how many they span."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = 0 if before is None else int(before.get(f"{W}val", "0"))
    for cell in row.iterfind(f"{W}tc"):
        properties = next(cell.iterchildren(f"{W}tcPr"), None)
        across = None if properties is None else next(properties.iterchildren(f"{W}gridSpan"), None)
        span = 1 if across is None else int(across.get(f"{W}val", "1"))
        yield column, span, cell
        column += span


def _merge(cell: etree._Element) -> str:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merge is None else merge.get(f"{W}val", "continue")


def _reach(placed: Sequence[Placed], at: int, column: int) -> int:
    """Over how many rows a cell reaches; 0 for one that is covered from above."""

    def kind(row: int) -> str:
        return next((_merge(cell) for start, _, cell in placed[row] if start == column), "")

    own = kind(at)
    if own == "continue" and at > 0 and kind(at - 1):
        return 0
    below = at + 1
    while own and below < len(placed) and kind(below) == "continue":
        below += 1
    return below - at


def _direct(properties: etree._Element | None, in_cell: bool) -> frozenset[str]:
    """Give direct properties of a paragraph that show, as XML; indents in cells are computed."""
    return frozenset(
        etree.tostring(child, method="c14n", exclusive=True).decode()
        for child in (() if properties is None else properties)
        if local(child) not in _UNSHOWN and not (in_cell and local(child) == "ind")
    )


def _notes(package: Package) -> dict[str, etree._Element]:
    tree = package.tree("footnotes")
    notes = () if tree is None else tree.iter(f"{W}footnote")
    return {note.get(f"{W}id", ""): note for note in notes}


def _marked_notes(package: Package) -> dict[str, str]:
    """Give for each bookmark the note whose reference stands in it."""
    found: dict[str, str] = {}
    for start in package.trees[package.main].iter(f"{W}bookmarkStart"):
        after = start.getnext()
        while after is not None and local(after) != "bookmarkEnd":
            reference = next(after.iter(f"{W}footnoteReference"), None)
            if reference is not None:
                found[start.get(f"{W}name", "")] = reference.get(f"{W}id", "")
            after = after.getnext()
    return found


def _unmarked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the blocks of a note without the note's own mark and the space behind it."""
    match blocks:
        case (Paragraph(runs=(Thing(kind="footnoteRef"), *rest)) as first, *more):
            match rest:
                case [Words() as words, *others]:
                    text = words.text.removeprefix(" ")
                    rest = [*((replace(words, text=text),) if text else ()), *others]
            return (replace(first, runs=merged(rest)), *more)
        case _:
            return blocks
