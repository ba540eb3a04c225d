"""Gate, what opens and closes: revisions, fields, bookmarks (ECMA-376 Part 1, 17.13, 17.16)."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import Package, W, local, named, place

_REVISIONS: Final = named(
    "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange"
    " tcPrChange tblPrExChange cellIns cellDel cellMerge numberingChange"
)
_MOVE_RANGES: Final = ("moveFromRangeStart", "moveToRangeStart")
# Where w:ins and w:del are a mark on a property rather than round content.
_MARK_PARENTS: Final = frozenset({"rPr", "trPr", "numPr", "ctrlPr"})
_WRAPPED: Final = named(
    "r ins del moveFrom moveTo sdt smartTag oMath oMathPara bookmarkStart bookmarkEnd"
    " commentRangeStart commentRangeEnd proofErr permStart permEnd moveFromRangeStart"
    " moveFromRangeEnd moveToRangeStart moveToRangeEnd"
)
_WRAPPER_PARENTS: Final = named(
    "p hyperlink ins del moveFrom moveTo fldSimple sdtContent smartTag dir bdo oMath e num den"
    " sub sup"
)
_MAY_HOLD: Final = {"ins": {"del"}, "moveTo": {"del", "ins"}, "moveFrom": {"del"}, "del": set()}
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?\Z")
_NAME: Final = re.compile(r"[^\W\d]\w{0,39}\Z")
_FORBIDDEN_FIELDS: Final = named(
    "DDE DDEAUTO INCLUDE INCLUDETEXT INCLUDEPICTURE IMPORT LINK EMBED DATABASE MACROBUTTON"
    " AUTOTEXT AUTOTEXTLIST GOTOBUTTON PRINT ASK FILLIN RD"
)
_CELLS: Final = frozenset({"tc", "body", "hdr", "ftr", "footnote", "endnote", "comment"})
_PAIRS: Final = (
    ("bookmarkStart", "bookmarkEnd"),
    ("commentRangeStart", "commentRangeEnd"),
    ("moveFromRangeStart", "moveFromRangeEnd"),
    ("moveToRangeStart", "moveToRangeEnd"),
)


def revisions(package: Package) -> Iterator[str]:
    """w:ins, w:del and their kin stand where they may, hold what they may, and say by whom."""
    for part, tree in package.stories().items():
        for node in tree.iter(*(f"{W}{name}" for name in _REVISIONS)):
            if not node.get(f"{W}id", "").isdigit():
                yield f"{place(part, node)}: revision without a number"
            if local(node) != "tblGridChange" and not node.get(f"{W}author", "").strip():
                yield f"{place(part, node)}: revision without an author"
            if not _DATE.match(node.get(f"{W}date", "2000-01-01T00:00:00Z")):
                yield f"{place(part, node)}: revision date {node.get(f'{W}date')} is not ISO 8601"
        for node in tree.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"):
            yield from (f"{place(part, node)}: {problem}" for problem in _wrapper(node))
        yield from _deleted_text(part, tree)
        yield from _tracked_rows(part, tree)


def _wrapper(node: etree._Element) -> Iterator[str]:
    name, parent = local(node), local(node.getparent())
    if parent in _MARK_PARENTS:
        if len(node):
            yield "mark must be empty"
        return
    if parent not in _WRAPPER_PARENTS:
        yield f"must not stand in {parent}"
    if not len(node):
        yield "holds nothing"
    for child in node:
        if local(child) not in _WRAPPED:
            yield f"must not hold {local(child)}"
    for outer in node.iterancestors(*(f"{W}{kind}" for kind in _MAY_HOLD)):
        if name not in _MAY_HOLD[local(outer)]:
            yield f"must not stand inside {local(outer)}"


def _deleted_text(part: str, tree: etree._Element) -> Iterator[str]:
    pairs = (("t", "delText"), ("instrText", "delInstrText"))
    for live, deleted in pairs:
        for node in tree.iter(f"{W}{live}"):
            if _is_deleted(node):
                yield f"{place(part, node)}: must be w:{deleted} inside w:del"
        for node in tree.iter(f"{W}{deleted}"):
            if not _is_deleted(node):
                yield f"{place(part, node)}: stands outside w:del"


def _is_deleted(node: etree._Element) -> bool:
    """Say whether an element stands in w:del; a text box in a deleted run is its own story."""
    around = next(node.iterancestors(f"{W}del", f"{W}txbxContent"), None)
    return local(around) == "del"


def _inside(node: etree._Element, name: str) -> bool:
    return next(node.iterancestors(f"{W}{name}"), None) is not None


def _tracked_rows(part: str, tree: etree._Element) -> Iterator[str]:
    """A tracked row has every paragraph mark and every run in it tracked the same way."""
    for row in tree.iter(f"{W}tr"):
        for kind in ("ins", "del"):
            if row.find(f"{W}trPr/{W}{kind}") is None:
                continue
            for paragraph in row.iter(f"{W}p"):
                if paragraph.find(f"{W}pPr/{W}rPr/{W}{kind}") is None:
                    yield f"{place(part, paragraph)}: mark in a w:{kind} row is not w:{kind}"
            for run in row.iter(f"{W}r"):
                if not _inside(run, kind):
                    yield f"{place(part, run)}: run in a w:{kind} row is not w:{kind}"


def annotation_ids(package: Package) -> Iterator[str]:
    """Ids of bookmarks, revisions, moves and comments: unique, and revisions share none."""
    marks, revised = Counter[str](), Counter[str]()
    for tree in package.stories().values():
        starts = (f"{W}{name}" for name in ("bookmarkStart", "commentRangeStart"))
        marks.update(f"{local(n)} {n.get(f'{W}id')}" for n in tree.iter(*starts))
        tags = (f"{W}{name}" for name in (*_REVISIONS, *_MOVE_RANGES))
        revised.update(n.get(f"{W}id", "") for n in tree.iter(*tags))
    for ident, count in (marks + revised).items():
        if count > 1:
            yield f"{package.main}: annotation id {ident} stands {count} times"
    for ident in {mark.split()[-1] for mark in marks} & revised.keys():
        yield f"{package.main}: revision id {ident} is also that of a bookmark or comment"


def pairs(package: Package) -> Iterator[str]:
    """Bookmarks, comment ranges and moves are opened once, then closed once, in the same story."""
    for part, tree in package.stories().items():
        for start, end in _PAIRS:
            opened, closed = set[str](), set[str]()
            for node in tree.iter(f"{W}{start}", f"{W}{end}"):
                ident = node.get(f"{W}id", "")
                if not ident.isdigit():
                    yield f"{place(part, node)}: id {ident!r} is not a number"
                if local(node) == start:
                    if ident in opened:
                        yield f"{place(part, node)}: {ident} is opened twice"
                    opened.add(ident)
                elif ident not in opened:
                    yield f"{place(part, node)}: {ident} is closed without being open"
                elif ident in closed:
                    yield f"{place(part, node)}: {ident} is closed twice"
                else:
                    closed.add(ident)
            for ident in sorted(opened - closed):
                yield f"{part}: {start} {ident} is never closed"
        yield from _moves(part, tree)


def _moves(part: str, tree: etree._Element) -> Iterator[str]:
    sides = [
        Counter(node.get(f"{W}name", "") for node in tree.iter(f"{W}{name}"))
        for name in _MOVE_RANGES
    ]
    for name in sides[0].keys() | sides[1].keys():
        if sides[0][name] != 1 or sides[1][name] != 1:
            yield f"{part}: move {name!r} needs one source and one destination"
    for side, name in zip(sides, ("moveFrom", "moveTo"), strict=True):
        wrapped = next(tree.iter(f"{W}{name}"), None)
        if wrapped is not None and not side:
            yield f"{place(part, wrapped)}: outside any {name} range"


def bookmark_names(package: Package) -> Iterator[str]:
    """Names are unique without regard to case, at most 40 letters, digits and underscores."""
    seen = set[str]()
    for part, tree in package.stories().items():
        for node in tree.iter(f"{W}bookmarkStart"):
            name = node.get(f"{W}name", "")
            if not _NAME.match(name):
                yield f"{place(part, node)}: bookmark name {name!r} is not valid"
            if name.lower() in seen:
                yield f"{place(part, node)}: bookmark name {name} stands twice"
            seen.add(name.lower())


class _Field:
    """A complex field being read: where it began, and what has been seen of it."""

    def __init__(self, begin: etree._Element) -> None:
        self.begin = begin
        self.cell = _cell(begin)
        self.context = _context(begin)
        self.words: list[str] = []
        self.separated = False


def fields(package: Package) -> Iterator[str]:
    """Fields begin, separate and end in order in one cell or story, in one tracked state.

    Instructions are allowed ones, and REF, PAGEREF and NOTEREF name bookmarks that exist.
    """
    names = {
        node.get(f"{W}name", "").lower()
        for tree in package.stories().values()
        for node in tree.iter(f"{W}bookmarkStart")
    }
    for part, tree in package.stories().items():
        for node in tree.iter(f"{W}fldSimple"):
            for problem in _instruction(node.get(f"{W}instr", ""), names):
                yield f"{place(part, node)}: {problem}"
        open_fields: list[_Field] = []
        for node in tree.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
            for problem in _step(node, open_fields, names):
                yield f"{place(part, node)}: {problem}"
        for field in open_fields:
            yield f"{place(part, field.begin)}: field is never ended"


def _step(node: etree._Element, stack: list[_Field], names: set[str]) -> Iterator[str]:
    kind = node.get(f"{W}fldCharType") if local(node) == "fldChar" else "instruction"
    if kind == "begin":
        stack.append(_Field(node))
        return
    if not stack:
        yield f"field {kind} without a begin"
        return
    field = stack[-1]
    if _cell(node) is not field.cell:
        yield f"field {kind} in another cell or story than its begin"
    if _context(node) != field.context:
        yield f"field {kind} in another tracked change than its begin"
    if kind == "instruction":
        if field.separated:
            yield "field instruction after separate"
        field.words.append(node.text or "")
    elif kind == "separate":
        if field.separated:
            yield "field is separated twice"
        field.separated = True
    elif kind == "end":
        stack.pop()
        # what a deleted field pointed to may be gone with it
        known = None if "del" in field.context else names
        yield from _instruction("".join(field.words), known)
    else:
        yield f"fldCharType {kind!r} is not known"


def _cell(node: etree._Element) -> etree._Element:
    return next(up for up in node.iterancestors() if local(up) in _CELLS)


def _context(node: etree._Element) -> tuple[str, ...]:
    tags = (f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
    return tuple(local(up) for up in node.iterancestors(*tags))


def _instruction(text: str, names: set[str] | None) -> Iterator[str]:
    words = text.split()
    if not words:
        yield "field has no instruction"
        return
    if words[0].upper() in _FORBIDDEN_FIELDS:
        yield f"field {words[0]} must not occur"
    target = None
    if words[0].upper() in {"REF", "PAGEREF", "NOTEREF"}:
        target = words[1] if len(words) > 1 else ""
    elif words[0].upper() == "HYPERLINK" and "\\l" in words[:-1]:
        target = words[words.index("\\l") + 1].strip('"')
    if names is not None and target is not None and target.lower() not in names:
        yield f"field {words[0]} names the bookmark {target!r}, which does not exist"


def anchors(package: Package) -> Iterator[str]:
    """A w:hyperlink has a relation or an anchor, the anchor exists, and none holds another.

    What a deleted link led to may be gone with it.
    """
    names = {
        node.get(f"{W}name", "").lower()
        for tree in package.stories().values()
        for node in tree.iter(f"{W}bookmarkStart")
    }
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for part, tree in package.stories().items():
        for node in tree.iter(f"{W}hyperlink"):
            anchor = node.get(f"{W}anchor")
            if anchor is None and not node.get(relation):
                yield f"{place(part, node)}: link without address or anchor"
            gone = all(_inside(run, "del") for run in node.iter(f"{W}r"))
            if gone and len(node):
                continue
            if anchor is not None and not node.get(relation) and anchor.lower() not in names:
                yield f"{place(part, node)}: anchor {anchor!r} does not exist"
            if _inside(node, "hyperlink"):
                yield f"{place(part, node)}: link inside a link"
