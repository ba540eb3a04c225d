"""The form in which documents are compared: blocks, runs, and one spelling for all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tests.oracle.spelling import one_spelling


@dataclass(frozen=True, slots=True)
class Words:
    """Text with one look; `link` is the address or bookmark it leads to, "" for none."""

    text: str
    look: frozenset[tuple[str, str]] = frozenset()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is no text: a field's instruction, a picture or chart by its hash, a formula, a note.

    `blocks` is what a note says.
    """

    kind: str
    value: str
    link: str = ""
    blocks: tuple["Block", ...] = ()


Run = Words | Thing


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: style, number format of its list, direct properties, runs."""

    style: str
    number: str
    properties: frozenset[str]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with how far it reaches; `rows` 0 means that the cell above covers it."""

    columns: int
    rows: int
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `header` says that it repeats on each page."""

    header: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row."""

    style: str
    rows: tuple[Row, ...]


Block = Paragraph | Table


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Give the runs with neighbours of one look as one, empty ones left out."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if isinstance(run, Words):
            if not run.text:
                continue
            if isinstance(last, Words) and (last.look, last.link) == (run.look, run.link):
                found[-1] = replace(last, text=last.text + run.text)
                continue
        found.append(run)
    return tuple(found)


def folded_block(block: Block) -> Block:
    """Give the block in one spelling, its cells' blocks and its notes' too."""
    if isinstance(block, Table):
        return Table(block.style, tuple(map(_folded_row, block.rows)))
    return folded_paragraph(block)


def folded_paragraph(block: Paragraph) -> Paragraph:
    """Give the paragraph in one spelling, its notes too."""
    return Paragraph(block.style, block.number, block.properties, merged(_respelled(block.runs)))


def _folded_row(row: Row) -> Row:
    cells = (
        Cell(cell.columns, cell.rows, tuple(map(folded_block, cell.blocks))) for cell in row.cells
    )
    return Row(row.header, tuple(cells))


def _respelled(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Give the runs in one spelling: no space at either end, none after a space."""
    spaced = True
    for number, run in enumerate(runs):
        if isinstance(run, Thing):
            yield Thing(run.kind, run.value, run.link, tuple(map(folded_block, run.blocks)))
            spaced = False
            continue
        text = one_spelling(run.text)
        text = text.lstrip(" ") if spaced else text
        text = text.rstrip(" ") if number == len(runs) - 1 else text
        spaced = text.endswith((" ", "\n")) if text else spaced
        yield run if text == run.text else Words(text, run.look, run.link)
