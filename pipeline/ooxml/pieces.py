"""A paragraph cut into pieces: words, and things that stay whole.

A piece is what a comparison can keep, delete or insert. A field whose result a program computes
is one piece, known by its instruction; what no reader sees (bookmarks, page breaks) is hidden.

Sources: ECMA-376 Part 1, 17.3.3 (run content), 17.16 (fields).
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from pipeline.model.fixed import replace
from pipeline.ooxml.names import MC, XML_SPACE, M, R, W, local, unwrap


class PieceKind(StrEnum):
    """What a piece is."""

    TEXT = "text"  # words; the only piece that can be cut
    BREAK = "break"  # a line's end
    FIELD = "field"  # `text` is its instruction, `shown` its result
    FOOTNOTE = "footnote"  # `text` is the note's id
    ENDNOTE = "endnote"
    DRAWING = "drawing"
    MATH = "math"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece.

    `nodes` are the elements to write: content of a run, or, where `bare`, what stands beside
    runs. `look` is the run's `w:rPr`, `link` the hyperlink around it.
    """

    kind: PieceKind
    text: str
    nodes: tuple[etree._Element, ...]
    look: etree._Element | None = None
    link: etree._Element | None = None
    bare: bool = False
    shown: str = ""

    @property
    def length(self) -> int:
        """Give how many letters it counts; a thing counts as one, what is hidden as none."""
        if self.kind is PieceKind.TEXT:
            return len(self.text)
        return 0 if self.kind is PieceKind.HIDDEN else 1

    def cut(self, start: int, end: int) -> "Piece":
        """Give a part of a piece of text."""
        return replace(self, text=self.text[start:end], nodes=())


_LETTERS: Final = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
_THROUGH: Final = frozenset((
    "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "ruby", "rubyBase", "ins", "moveTo",
))  # fmt: skip
_DRAWN: Final = frozenset(("drawing", "pict", "object"))
_SKIPPED: Final = frozenset((
    "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "rt", "del",
    "moveFrom",
))  # fmt: skip
_FILLED_IN: Final = frozenset(("FORMTEXT", "FORMDROPDOWN"))  # what they show someone entered
LIST_FIELDS: Final = frozenset(("TOC", "TOF", "INDEX", "BIBLIOGRAPHY"))


def pieces(paragraph: etree._Element) -> list[Piece]:
    """Give the pieces of a `w:p` in order."""
    return _with_fields(list(_cut(paragraph, None)))


def _cut(parent: etree._Element, link: etree._Element | None) -> Iterator[Piece]:
    for node in parent:
        name = local(node)
        if name == "r":
            yield from _of_run(node, link)
        elif name == "hyperlink":
            yield from _cut(node, node)
        elif name in _THROUGH:
            yield from _cut(node, link)
        elif name in ("oMath", "oMathPara"):
            text = "".join(part.text or "" for part in node.iter(f"{M}t"))
            yield Piece(PieceKind.MATH, text, (node,), link=link, bare=True)
        elif name not in _SKIPPED:
            yield Piece(PieceKind.HIDDEN, "", (node,), link=link, bare=True)


def _of_run(run: etree._Element, link: etree._Element | None) -> Iterator[Piece]:
    look = run.find(f"{W}rPr")
    for node in run:
        if local(node) != "rPr":
            kind, text = _kind(node)
            yield Piece(kind, text, (node,), look, link)


def _kind(node: etree._Element) -> tuple[PieceKind, str]:
    match local(node):
        case "t":
            text = node.text or ""
            return (PieceKind.TEXT if text else PieceKind.HIDDEN), text
        case "tab" | "ptab" | "noBreakHyphen" as name:
            return PieceKind.TEXT, _LETTERS[name]
        case "sym":
            return PieceKind.TEXT, _symbol(node)
        case "cr":
            return PieceKind.BREAK, ""
        case "br" if node.get(f"{W}type", "textWrapping") == "textWrapping":
            return PieceKind.BREAK, ""
        case "footnoteReference" | "endnoteReference" as name:
            kind = PieceKind.FOOTNOTE if name[0] == "f" else PieceKind.ENDNOTE
            return kind, str(node.get(f"{W}id", ""))
        case name if name in _DRAWN or (name == "AlternateContent" and _draws(node)):
            return PieceKind.DRAWING, ""
        case _:
            return PieceKind.HIDDEN, ""


def _draws(node: etree._Element) -> bool:
    return any(local(inside) in _DRAWN for inside in node.iter())


def _symbol(node: etree._Element) -> str:
    try:
        return chr(int(str(node.get(f"{W}char", "")), 16))
    except ValueError:
        return "\ufffd"


def _with_fields(found: Sequence[Piece]) -> list[Piece]:
    """Give the pieces with each computed field that ends in the paragraph as one."""
    made: list[Piece] = []
    at = 0
    while at < len(found):
        end = _field_end(found, at)
        piece = found[at]
        if end is None:
            made.append(piece if _mark(piece) == "" else replace(piece, kind=PieceKind.HIDDEN))
            at += 1
            continue
        made.append(_field(found[at : end + 1]))
        at = end + 1
    return made


def _mark(piece: Piece) -> str:
    if not piece.nodes or local(piece.nodes[0]) != "fldChar":
        return ""
    return str(piece.nodes[0].get(f"{W}fldCharType", ""))


def _field_end(found: Sequence[Piece], start: int) -> int | None:
    """Give where the field that begins at a piece ends, None where it begins or ends not here."""
    if _mark(found[start]) != "begin":
        return None
    deep = 0
    for at in range(start, len(found)):
        mark = _mark(found[at])
        deep += (mark == "begin") - (mark == "end")
        if deep == 0:
            return at
    return None


def _instruction(whole: Sequence[Piece]) -> str:
    """Give the instruction of the outermost of fields, spaces as one."""
    deep, words = 0, []
    for piece in whole:
        mark = _mark(piece)
        deep += (mark == "begin") - (mark == "end")
        if mark == "separate" and deep == 1:
            break
        node = piece.nodes[0]
        if local(node) == "instrText":
            words.append(node.text or "")
    return " ".join("".join(words).split())


def field_name(instruction: str) -> str:
    """Give the kind of a field by its instruction: "TOC"."""
    return (instruction.split() or [""])[0].upper()


def _field(whole: Sequence[Piece]) -> Piece:
    """Give a field as one piece: the runs that make it, whatever stands between them."""
    instruction = _instruction(whole)
    runs: list[etree._Element] = []
    for piece in whole:
        runs += [as_run(piece)] if not piece.bare else list(piece.nodes)
    shown = "".join(piece.text for piece in whole if piece.kind is PieceKind.TEXT)
    if field_name(instruction) in _FILLED_IN:
        instruction = f"{instruction} = {shown}"
    link = whole[0].link
    return Piece(PieceKind.FIELD, instruction, tuple(runs), link=link, bare=True, shown=shown)


def as_run(piece: Piece) -> etree._Element:
    """Give the `w:r` of a piece; the nodes in it are copies."""
    run = etree.Element(f"{W}r")
    if piece.look is not None:
        run.append(deepcopy(piece.look))
    if piece.kind is PieceKind.TEXT and not piece.nodes:
        run.extend(_letters(piece.text))
    run.extend(deepcopy(node) for node in piece.nodes)
    return run


def _letters(text: str) -> Iterator[etree._Element]:
    """Give text as a run's content."""
    for at, part in enumerate(text.split("\t")):
        if at:
            yield etree.Element(f"{W}tab")
        if part:
            node = etree.Element(f"{W}t")
            node.set(XML_SPACE, "preserve")
            node.text = part
            yield node


def with_complex_fields(root: etree._Element) -> None:
    """Write every `w:fldSimple` as the runs it stands for (17.16.19)."""
    for simple in list(root.iter(f"{W}fldSimple")):
        instruction = etree.Element(f"{W}instrText")
        instruction.set(XML_SPACE, "preserve")
        instruction.text = str(simple.get(f"{W}instr", ""))
        for at, node in enumerate((_char("begin"), instruction, _char("separate"))):
            simple.insert(at, _run_of(node))
        simple.append(_run_of(_char("end")))
        unwrap(simple)


def _char(kind: str) -> etree._Element:
    node = etree.Element(f"{W}fldChar")
    node.set(f"{W}fldCharType", kind)
    return node


def _run_of(node: etree._Element) -> etree._Element:
    run = etree.Element(f"{W}r")
    run.append(node)
    return run


def text_boxes(node: etree._Element) -> list[etree._Element]:
    """Give the contents of the text boxes of a drawing, the newer of two ways to say it."""
    return [box for box in node.iter(f"{W}txbxContent") if _is_shown(box, node)]


def _is_shown(box: etree._Element, drawing: etree._Element) -> bool:
    """Say whether a box stands in no other, nor in what an older program shows instead."""
    parent = box.getparent()
    while parent is not None and parent is not drawing:
        if parent.tag in (f"{W}txbxContent", f"{MC}Fallback"):
            return False
        parent = parent.getparent()
    return True


def relations_in(node: etree._Element) -> list[str]:
    """Give the ids of the relationships that an element and what is in it name, each once."""
    found = (
        str(held) for inside in node.iter() for key, held in inside.attrib.items()
        if str(key).startswith(R)
    )  # fmt: skip
    return list(dict.fromkeys(found))
