"""The text a .docx holds, by lxml alone: paragraphs in order, and footnotes as referenced.

Numbers of lists and headings are not in document.xml, so they are no text here. Tracked
deletions are left out (the document is read as if everything was accepted).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import MC, M, Package, W, local, read_package
from tests.oracle.pieces import MATH, folded

_PLAIN: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": " "}
_SKIPPED: Final = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{MC}Fallback", f"{W}p"}


@dataclass(frozen=True, slots=True)
class Stood:
    """One paragraph of a .docx: its folded text with field results and with formulas as MATH.

    `results` are the texts of its fields; `is_caption` means it counts with a SEQ field; `notes`
    are the ids of footnotes it refers to, in order.
    """

    text: str
    style: str
    in_cell: bool
    is_caption: bool
    results: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actual:
    """Paragraphs of the body in order, and the footnotes in the order of their references."""

    paragraphs: tuple[Stood, ...]
    notes: tuple[tuple[str, ...], ...]


def from_docx(source: str | Path | bytes) -> Actual:
    """Text of a .docx from its first Heading 1 to the end of the body; all if it has none."""
    package = read_package(source)
    body = package.trees[package.main].find(f"{W}body")
    if body is None:
        return Actual((), ())
    everything = [_stood(node) for node in body.iter(f"{W}p") if not _is_fallback(node)]
    top = _top_styles(package)
    starts = (n for n, stood in enumerate(everything) if stood.style in top and not stood.in_cell)
    paragraphs = tuple(everything[next(starts, 0) :])
    return Actual(paragraphs, tuple(_notes(package, paragraphs)))


def _top_styles(package: Package) -> set[str]:
    tree = package.tree("styles")
    found = {"Heading1"}
    for style in () if tree is None else tree.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val", "").lower() == "heading 1":
            found.add(style.get(f"{W}styleId", ""))
    return found


def _notes(package: Package, paragraphs: tuple[Stood, ...]) -> Iterator[tuple[str, ...]]:
    tree = package.tree("footnotes")
    known = {} if tree is None else {n.get(f"{W}id"): n for n in tree.iter(f"{W}footnote")}
    for stood in paragraphs:
        for ident in stood.notes:
            if ident in known:
                texts = (_stood(node).text for node in known[ident].iter(f"{W}p"))
                yield tuple(text for text in texts if text)


def _is_fallback(node: etree._Element) -> bool:
    return next(node.iterancestors(f"{MC}Fallback"), None) is not None


class _Field:
    """A field being read: its instruction, whether that is over, and its result so far."""

    def __init__(self) -> None:
        self.instruction = ""
        self.separated = False
        self.result: list[str] = []


class _Reading:
    """What is gathered while one paragraph is walked through."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.fields: list[_Field] = []
        self.results: list[str] = []
        self.notes: list[str] = []
        self.is_caption = False

    def mark(self, kind: str | None) -> None:
        """Begin, separate or end a field."""
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].separated = True
        elif kind == "end" and self.fields:
            self.results.append("".join(self.fields.pop().result))

    def instruct(self, text: str) -> None:
        """Take words of the innermost field's instruction."""
        if self.fields:
            self.fields[-1].instruction += text
            text = self.fields[-1].instruction
        self.is_caption |= text.split()[:1] in (["SEQ"], ["STYLEREF"])

    def write(self, text: str) -> None:
        """Take shown text: everything but instructions and the numbers of repeated notes."""
        if any(not f.separated or f.instruction.split()[:1] == ["NOTEREF"] for f in self.fields):
            return
        self.text.append(text)
        for field in self.fields:
            field.result.append(text)


def _stood(node: etree._Element) -> Stood:
    reading = _Reading()
    _walk(node, reading)
    style = node.find(f"{W}pPr/{W}pStyle")
    return Stood(
        folded("".join(reading.text)),
        "" if style is None else style.get(f"{W}val", ""),
        next(node.iterancestors(f"{W}tc"), None) is not None,
        reading.is_caption,
        tuple(map(folded, reading.results)),
        tuple(reading.notes),
    )


def _walk(node: etree._Element, reading: _Reading) -> None:
    for child in node:
        if child.tag in _SKIPPED:
            continue
        name = local(child)
        if child.tag == f"{M}oMath":
            reading.write(MATH)
        elif name == "t":
            reading.write(child.text or "")
        elif name in _PLAIN:
            reading.write(_PLAIN[name])
        elif name == "fldChar":
            reading.mark(child.get(f"{W}fldCharType"))
        elif name == "instrText":
            reading.instruct(child.text or "")
        elif name == "footnoteReference":
            reading.notes.append(child.get(f"{W}id", ""))
        else:
            if name == "fldSimple":
                reading.instruct(child.get(f"{W}instr", ""))
            _walk(child, reading)
