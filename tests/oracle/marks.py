"""Every revision of a .docx: its id, whose it is, what it marks and how many letters that is.

Letters are what stands in runs marked as inserted, deleted, moved or otherwise formatted; a
move counts on both sides. Marks of rows, cells, paragraph ends and paragraph properties mark
no letters: what is in them is marked by itself. The squares of the colour key before the body
show whose colour is which and mark nothing: they are left out.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import Package, W, local, named, read_package, words_in

_KINDS: Final = named(
    "ins del moveFrom moveTo cellIns cellDel cellMerge rPrChange pPrChange tcPrChange trPrChange"
    " tblPrChange tblPrExChange tblGridChange sectPrChange numberingChange"
    " moveFromRangeStart moveToRangeStart"
)
_IN_RUNS: Final = named("ins del moveFrom moveTo")
_SQUARES: Final = "■■"
_PROPERTIES: Final = named("rPr trPr numPr ctrlPr")


@dataclass(frozen=True, slots=True)
class Mark:
    """One revision; `kind` is its element, `inside` the element it stands in (`rPr`, `trPr` …).

    `text` is what its runs say; "" for marks of rows, cells, paragraph ends and properties.
    """

    id: str
    author: str
    date: str
    kind: str
    inside: str
    part: str
    text: str


def marks(source: str | Path | bytes | Package) -> tuple[Mark, ...]:
    """Give every revision of the parts that hold running text, in their order."""
    package = source if isinstance(source, Package) else read_package(source)
    return tuple(mark for name, tree in package.stories().items() for mark in _marks(name, tree))


def _marks(part: str, tree: etree._Element) -> Iterator[Mark]:
    for node in tree.iter(*(f"{W}{kind}" for kind in _KINDS)):
        if _text(node) == _SQUARES:
            continue
        yield Mark(
            node.get(f"{W}id", ""),
            node.get(f"{W}author", ""),
            node.get(f"{W}date", ""),
            local(node),
            local(node.getparent()),
            part,
            _text(node),
        )


def _text(node: etree._Element) -> str:
    """Give the text a revision marks itself, without what a revision inside it marks."""
    if local(node) in _IN_RUNS and local(node.getparent()) not in _PROPERTIES:
        nested = (inner for kind in _IN_RUNS for inner in node.iterfind(f".//{W}{kind}"))
        return words_in(node).removesuffix("".join(map(words_in, nested)))
    properties = node.getparent()
    run = None if properties is None else properties.getparent()
    return words_in(run) if run is not None and local(node) == "rPrChange" else ""


def letters(source: str | Path | bytes | Package) -> int:
    """Give how many letters are marked in all."""
    return sum(len(mark.text) for mark in marks(source))


def doubled_ids(found: tuple[Mark, ...]) -> list[str]:
    """Give the ids that more than one revision bears; ranges share theirs with their ends only."""
    counted = Counter(mark.id for mark in found)
    return [ident for ident, count in counted.items() if count > 1]
