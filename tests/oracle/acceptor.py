"""A .docx with its tracked changes settled: all accepted, all rejected, or some authors' only.

What a reader of the markup must do, from the specification alone; no code of the pipeline's.
It fails closed: a kind of revision it does not know is an error, never left in silence.

Sources: ECMA-376 Part 1, 17.13.5 (revisions), 17.3.1.29 (a paragraph's mark holds its
properties), 17.4 (rows, cells). Properties of page sections are left as they are: the redline
carries the new draft's.
"""

from collections.abc import Callable, Collection, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import Package, W, local, named, read_package

_ADDED: Final = named("ins moveTo cellIns")
_TAKEN: Final = named("del moveFrom cellDel")
_RANGES: Final = named(
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    " customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd"
    " customXmlMoveToRangeStart customXmlMoveToRangeEnd"
)
_FORMER: Final = named(
    "rPrChange pPrChange tcPrChange trPrChange tblPrChange tblPrExChange tblGridChange"
)
_KEPT_BESIDE: Final = {  # what stands in properties without being part of the former ones
    "pPrChange": named("rPr sectPr"),
    "rPrChange": named("ins del moveFrom moveTo"),
    "trPrChange": named("ins del"),
    "tcPrChange": named("cellIns cellDel cellMerge"),
}
_REVISIONS: Final = frozenset(
    f"{W}{name}"
    for name in _ADDED | _TAKEN | _RANGES | _FORMER | named("cellMerge numberingChange")
)
_DELETED_TEXT: Final = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_MERGED: Final = {"rest": "restart", "cont": "continue"}

Choice = Callable[[str], bool]  # author → whether that author's changes are accepted


class UnsettledError(ValueError):
    """A revision of a kind, or in a place, that the acceptor does not know."""


def accepted(source: str | Path | bytes | Package) -> Package:
    """Give the document as it reads once every change is accepted."""
    return settled(source, lambda author: True)


def rejected(source: str | Path | bytes | Package) -> Package:
    """Give the document as it reads once every change is rejected."""
    return settled(source, lambda author: False)


def accepted_of(source: str | Path | bytes | Package, authors: Collection[str]) -> Package:
    """Give the document with these authors' changes accepted, all others rejected."""
    return settled(source, lambda author: author in authors)


def settled(source: str | Path | bytes | Package, accepts: Choice) -> Package:
    """Give a copy of the document with each change settled as `accepts` says of its author.

    Raises UnsettledError for markup it does not know.
    """
    package = source if isinstance(source, Package) else read_package(source)
    stories = package.stories()
    trees = dict(package.trees)
    for name, story in stories.items():
        trees[name] = _story(name, story, accepts)
    _drop_unused_notes(package, trees)
    return replace(package, trees=trees)


def _story(name: str, story: etree._Element, accepts: Choice) -> etree._Element:
    tree = deepcopy(story)
    for step in (_former, _numbering, _tables, _marks, _runs, _ranges):
        step(tree, accepts)
    _join(tree)
    left = [local(node) for node in tree.iter(*_REVISIONS)]
    if left:
        raise UnsettledError(f"{name}: unknown use of {', '.join(sorted(set(left)))}")
    return tree


def _author(node: etree._Element) -> str:
    return node.get(f"{W}author", "")


def _stays(mark: etree._Element, accepts: Choice) -> bool:
    """Whether what a mark stands for remains: an accepted insertion, a rejected deletion."""
    return accepts(_author(mark)) == (local(mark) in _ADDED)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def _former(tree: etree._Element, accepts: Choice) -> None:
    """Settle changed properties: a rejected change puts the former ones back."""
    for change in list(tree.iter(*(f"{W}{name}" for name in _FORMER))):
        owner = change.getparent()
        assert owner is not None
        # a changed grid names no author: it goes with the cells of its table
        by = _author(change) or _author_of_table(change)
        if not accepts(by):
            _put_back(owner, change)
        if change.getparent() is owner:
            owner.remove(change)
        if not len(owner) and local(owner) in {"rPr", "pPr"}:
            _remove(owner)


def _author_of_table(change: etree._Element) -> str:
    table = next(change.iterancestors(f"{W}tbl"), None)
    marks = () if table is None else table.iter(f"{W}cellIns", f"{W}cellDel")
    return next((_author(mark) for mark in marks), "")


def _put_back(owner: etree._Element, change: etree._Element) -> None:
    beside = _KEPT_BESIDE.get(local(change), frozenset())
    former = [child for inner in change for child in inner]
    kept = [child for child in owner if local(child) in beside]
    # marks and former properties open a paragraph mark's rPr, its rPr and sectPr close a pPr
    ordered = [*former, *kept] if local(change) == "pPrChange" else [*kept, *former]
    owner[:] = ordered


def _numbering(tree: etree._Element, accepts: Choice) -> None:
    """Settle `w:numPr/w:ins`: a paragraph that was given a number (17.13.5.17 and 5.24)."""
    for mark in list(tree.iterfind(f".//{W}numPr/{W}ins")):
        numbering = mark.getparent()
        assert numbering is not None
        numbering.remove(mark)
        if not accepts(_author(mark)):
            _remove(numbering)
    # what the number read before is told by `numberingChange`, and follows from the rest
    for note in list(tree.iter(f"{W}numberingChange")):
        _remove(note)


def _tables(tree: etree._Element, accepts: Choice) -> None:
    """Settle cells and rows; a row without cells and a table without rows are gone."""
    for merge in list(tree.iter(f"{W}cellMerge")):
        _settle_merge(merge, accepts)
    for mark in list(tree.iter(f"{W}cellIns", f"{W}cellDel")):
        properties = mark.getparent()
        assert properties is not None
        cell = properties.getparent()
        assert cell is not None
        properties.remove(mark)
        if not _stays(mark, accepts) and cell.getparent() is not None:
            _remove(cell)
    for row in list(tree.iter(f"{W}tr")):
        gone = [not _stays(mark, accepts) for mark in _taken_out(row.find(f"{W}trPr"))]
        if any(gone) or row.find(f".//{W}tc") is None:
            _remove(row)
    for table in list(tree.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            _remove(table)


def _settle_merge(merge: etree._Element, accepts: Choice) -> None:
    properties = merge.getparent()
    assert properties is not None
    side = "vMerge" if accepts(_author(merge)) else "vMergeOrig"
    kind = _MERGED.get(merge.get(f"{W}{side}", ""))
    for former in properties.findall(f"{W}vMerge"):
        properties.remove(former)
    if kind:
        now = etree.Element(f"{W}vMerge")
        now.set(f"{W}val", kind)
        properties.replace(merge, now)
    else:
        properties.remove(merge)


def _taken_out(properties: etree._Element | None) -> Iterator[etree._Element]:
    """Give the marks of insertion and deletion in properties, each removed from them."""
    for mark in list(properties) if properties is not None else ():
        if local(mark) in _ADDED | _TAKEN:
            _remove(mark)
            yield mark


_GONE: Final = "gone"  # set, without namespace, on a paragraph whose mark is gone


def _marks(tree: etree._Element, accepts: Choice) -> None:
    """Settle the marks of paragraphs, noting on each paragraph whose mark is gone."""
    for paragraph in tree.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr/{W}rPr")
        gone = [not _stays(mark, accepts) for mark in _taken_out(properties)]
        if properties is not None and not len(properties):
            _remove(properties)
        if any(gone):
            paragraph.set(_GONE, "")


def _runs(tree: etree._Element, accepts: Choice) -> None:
    """Settle runs, those inside first: what stays stands where its mark stood."""
    kinds = [f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")]
    for mark in reversed(list(tree.iter(*kinds))):
        if local(mark.getparent()) in {"rPr", "trPr", "numPr"}:
            continue
        if not _stays(mark, accepts):
            _remove(mark)
            continue
        for node in mark.iter(*_DELETED_TEXT):
            node.tag = _DELETED_TEXT[str(node.tag)]
        parent = mark.getparent()
        assert parent is not None
        at = parent.index(mark)
        parent[at : at + 1] = list(mark)
    for link in list(tree.iter(f"{W}hyperlink")):
        if not len(link):
            _remove(link)


def _ranges(tree: etree._Element, accepts: Choice) -> None:
    for node in list(tree.iter(*(f"{W}{name}" for name in _RANGES))):
        _remove(node)


def _join(tree: etree._Element) -> None:
    """Join each paragraph whose mark is gone to the next, which gives the properties.

    Where no paragraph follows there is nothing to join: words stay in a paragraph of their own,
    an empty one goes, but for the last of a cell, note or body, whose mark cannot be deleted.
    """
    for paragraph in [node for node in tree.iter(f"{W}p") if _GONE in node.attrib]:
        del paragraph.attrib[_GONE]
        following = _following(paragraph)
        content = [child for child in paragraph if local(child) != "pPr"]
        if local(following) == "p":
            assert following is not None
            at = 1 if following.find(f"{W}pPr") is not None else 0
            following[at:at] = content
            _remove(paragraph)
        elif following is not None and not _shows(content):
            _remove(paragraph)


def _following(paragraph: etree._Element) -> etree._Element | None:
    """The next paragraph, table or other block; None where it is the last of its story."""
    after = paragraph.getnext()
    while after is not None and local(after) not in {"p", "tbl", "sdt", "customXml"}:
        after = after.getnext()
    return after


def _shows(content: Collection[etree._Element]) -> bool:
    shown = named("t instrText drawing pict object oMath footnoteReference br tab sym fldChar")
    return any(local(node) in shown for child in content for node in child.iter())


def _drop_unused_notes(package: Package, trees: dict[str, etree._Element]) -> None:
    """A note whose reference is gone is gone; separators stay."""
    for kind in ("footnote", "endnote"):
        names = package.related(package.main, f"{kind}s")
        used = {
            node.get(f"{W}id")
            for name in package.stories()
            for node in trees[name].iter(f"{W}{kind}Reference")
        }
        for name in names:
            for note in list(trees[name].iter(f"{W}{kind}")) if name in trees else ():
                if note.get(f"{W}type") is None and note.get(f"{W}id") not in used:
                    _remove(note)
