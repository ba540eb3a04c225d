"""What any Word file says, line by line: body, cells, boxes, notes; no code of the pipeline's.

For comparing a redline, accepted or rejected, with the file it must give back. Results of fields
that a program computes are left out, their instructions kept; contents lists are left out whole,
and so is the page that a redline has before the file, down to the bookmark that ends it.

Sources: ECMA-376 Part 1, 17.3 (paragraphs, runs), 17.16 (fields), 17.11 (notes).
"""

import hashlib
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import MC, M, Package, R, W, local, named
from tests.oracle.spelling import one_spelling

_WRITTEN: Final = named("HYPERLINK FORMTEXT")  # fields whose result someone wrote
_LISTS: Final = named("TOC TOF INDEX BIBLIOGRAPHY")
_OPEN: Final = named("r hyperlink ins del moveTo moveFrom sdt sdtContent smartTag customXml bdo dir"
                     " ruby rubyBase fldSimple")  # fmt: skip
_FRONT_PAGE: Final = "_qh_trang_thay_doi"
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: where it stands ("", "cell", "footnote", "box"), words, style and list."""

    where: str
    text: str
    style: str
    listed: str


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False
    paragraphs: int = 0

    @property
    def name(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


@dataclass(slots=True)
class _Reader:
    package: Package
    lines: list[Line] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _in_list: bool = False
    _styles: dict[str, str] = field(default_factory=dict)

    def story(self, container: etree._Element, where: str) -> None:
        for node in container:
            self.block(node, where)

    def block(self, node: etree._Element, where: str) -> None:
        match local(node):
            case "p":
                self._paragraph(node, where)
            case "tbl":
                self._table(node, where)
            case "sdt" | "sdtContent" | "customXml":
                self.story(node, where)
            case _:
                pass

    def _table(self, table: etree._Element, where: str) -> None:
        self.lines.append(Line(where, "<table>", "", ""))
        for row in table.iterfind(f"{W}tr"):
            self.lines.append(Line(where, "<row>", "", ""))
            for cell in row.iterfind(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                reach = "" if span is None else f" {span.get(f'{W}val')}"
                self.lines.append(Line(where, f"<cell{reach}>", "", ""))
                self.story(cell, "cell")
        self.lines.append(Line(where, "</table>", "", ""))

    def _paragraph(self, node: etree._Element, where: str) -> None:
        self._in_list = any(field.name in _LISTS for field in self._fields)
        words: list[str] = []
        inner: list[tuple[str, etree._Element]] = []
        self._run(node, words, inner)
        if self._in_list:
            return
        text = one_spelling("".join(words))
        self.lines.append(Line(where, text, self._style(node), self._listed(node)))
        for kind, content in inner:
            if not any(local(block) in ("p", "tbl", "sdt") for block in content):
                self.lines.append(Line(kind, "", "", ""))  # Word shows an empty line
            self.story(content, kind)

    def _run(
        self, node: etree._Element, words: list[str], inner: list[tuple[str, etree._Element]]
    ) -> None:
        for child in node:
            name = local(child)
            if name in _OPEN:
                self._opened(child, words, inner)
            elif name in ("fldChar", "instrText"):
                self._field(child, words)
            elif name == "AlternateContent":
                choice = child.find(f"{MC}Choice")
                self._run(child if choice is None else choice, words, inner)
            elif not any(f.shown and f.name not in _WRITTEN for f in self._fields):
                self._shown(child, name, words, inner)

    def _opened(
        self, node: etree._Element, words: list[str], inner: list[tuple[str, etree._Element]]
    ) -> None:
        if local(node) != "fldSimple":
            self._run(node, words, inner)
            return
        made = _Field(node.get(f"{W}instr", ""), shown=True)
        words.append(f"<{' '.join(made.instruction.split())}>")
        if made.name in _WRITTEN:
            self._run(node, words, inner)

    def _field(self, node: etree._Element, words: list[str]) -> None:
        if local(node) == "instrText":
            if self._fields:
                self._fields[-1].instruction += node.text or ""
            return
        match node.get(f"{W}fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].shown = True
                self._in_list = self._in_list or self._fields[-1].name in _LISTS
            case "end" if self._fields:
                done = self._fields.pop()
                if done.name != "HYPERLINK":  # a link may be written as an element too
                    words.append(f"<{' '.join(done.instruction.split())}>")

    def _shown(
        self,
        node: etree._Element,
        name: str,
        words: list[str],
        inner: list[tuple[str, etree._Element]],
    ) -> None:
        if name == "t":
            words.append(node.text or "")
        elif name in _SIGNS:
            words.append(_SIGNS[name])
        elif name == "br" and node.get(f"{W}type", "textWrapping") == "textWrapping":
            words.append("\n")
        elif name == "sym":
            words.append(f"<{node.get(f'{W}char')}>")
        elif name in ("footnoteReference", "endnoteReference"):
            kind = name.removesuffix("Reference")
            words.append(f"<{kind}>")
            inner.append((kind, self._note(kind, node.get(f"{W}id", ""))))
        elif name in ("drawing", "pict", "object"):
            words.append(f"<{self._drawn(node)}>")
            inner.extend(("box", box) for box in node.iter(f"{W}txbxContent") if _is_outer(box))
        elif name in ("oMath", "oMathPara"):
            words.append("<" + "".join(t.text or "" for t in node.iter(f"{M}t")) + ">")

    def _note(self, kind: str, number: str) -> etree._Element:
        tree = self.package.tree(f"{kind}s")
        for note in () if tree is None else tree.iterfind(f"{W}{kind}"):
            if note.get(f"{W}id") == number:
                return note
        return etree.Element("none")

    def _drawn(self, node: etree._Element) -> str:
        """Give the pictures of a drawing by their bytes; what it is written as differs by maker."""
        ids = [
            value
            for inside in node.iter()
            for key, value in inside.attrib.items()
            if str(key) in (f"{R}embed", f"{R}id")
        ]
        targets = {rel.id: rel.target for rel in self.package.relations[self.package.main]}
        datas = (self.package.data.get(targets.get(str(id_), ""), b"") for id_ in ids)
        return " ".join(["drawn", *(hashlib.sha256(d).hexdigest()[:8] for d in datas)])

    def _style(self, node: etree._Element) -> str:
        style = node.find(f"{W}pPr/{W}pStyle")
        if style is None:
            return ""
        if not self._styles:
            tree = self.package.tree("styles")
            for entry in () if tree is None else tree.iterfind(f"{W}style"):
                name = entry.find(f"{W}name")
                named_ = "" if name is None else name.get(f"{W}val", "")
                self._styles[entry.get(f"{W}styleId", "")] = named_
        return self._styles.get(style.get(f"{W}val", ""), "?")

    def _listed(self, node: etree._Element) -> str:
        """Give the kind of a list's item: number format, text and level."""
        number = node.find(f"{W}pPr/{W}numPr/{W}numId")
        tree = self.package.tree("numbering")
        if number is None or tree is None:
            return ""
        level = node.find(f"{W}pPr/{W}numPr/{W}ilvl")
        deep = "0" if level is None else level.get(f"{W}val", "0")
        for num in tree.iterfind(f"{W}num"):
            kind = num.find(f"{W}abstractNumId")
            if num.get(f"{W}numId") == number.get(f"{W}val") and kind is not None:
                return self._format(tree, kind.get(f"{W}val", ""), deep)
        return "?"

    def _format(self, tree: etree._Element, abstract: str, deep: str) -> str:
        for entry in tree.iterfind(f"{W}abstractNum"):
            if entry.get(f"{W}abstractNumId") == abstract:
                for level in entry.iterfind(f"{W}lvl"):
                    if level.get(f"{W}ilvl") == deep:
                        told = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText"))
                        return " ".join("" if t is None else t.get(f"{W}val", "") for t in told)
        return "?"


def _is_outer(box: etree._Element) -> bool:
    """Say whether a box stands in no other, and is not what an older program shows instead."""
    return not any(
        local(node) in ("txbxContent", "Fallback") for node in box.iterancestors()
    ) or not any(local(node) == "AlternateContent" for node in box.iterancestors())


def lines(package: Package) -> list[Line]:
    """Give the lines of a document in reading order, notes and boxes behind their paragraph."""
    reader = _Reader(package)
    body = package.trees[package.main].find(f"{W}body")
    if body is not None:
        for block in _own(list(body)):
            reader.block(block, "")
    return reader.lines


def _own(blocks: list[etree._Element]) -> list[etree._Element]:
    """Give the blocks behind the page that a redline begins with, all where it has none."""
    for at, block in enumerate(blocks):
        names = [mark.get(f"{W}name") for mark in block.iterfind(f"{W}bookmarkStart")]
        if _FRONT_PAGE in names:
            return blocks[at + 1 :]
    return blocks
