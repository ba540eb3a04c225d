"""What went, brought over from the earlier file: copies that stand in the later one.

Styles, lists, pictures, links and notes that a copy names are found in the later file or added
to it; bookmarks, comments and page sections stay behind.

Sources: ECMA-376 Part 1, 17.7.4 (styles), 17.9 (numbering), 17.11 (notes); Part 3 (a prefix
that the later file does not declare as ignorable must not come over).
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from pipeline.ooxml.names import R, W, local, remove, value
from pipeline.ooxml.opened import OpenedWord, Related

_LEFT: Final = frozenset((
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
    "permStart", "permEnd", "proofErr", "lastRenderedPageBreak", "sectPr", "annotationRef",
))  # fmt: skip
_NEWER: Final = "{http://schemas.microsoft.com/office/word/20"
_STYLES: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_STYLE_LINKS: Final = ("basedOn", "next", "link")


class Brought:
    """Copies from one file that stand in another."""

    def __init__(self, old: OpenedWord, new: OpenedWord) -> None:
        self._old, self._new = old, new
        self._styles = _Styles(old, new)
        self._lists = _Lists(old, new)
        self._parts: dict[str, str] = {}
        self._drawings = _highest(new.document, "docPr", "id")

    def copy(self, node: etree._Element, part: str = "", to: str = "") -> etree._Element:
        """Give a copy of an element of the old file.

        `part` is the part it stands in, `to` the one it goes to; the documents where none is
        said.
        """
        made = deepcopy(node)
        made.tail = None
        self._clean(made)
        for inside in list(made.iter()):
            self._adapt(inside, part or self._old.main, to or self._new.main)
        return made

    def _clean(self, made: etree._Element) -> None:
        for node in list(made.iter()):
            if local(node) in _LEFT or (
                isinstance(node.tag, str)
                and node.tag.startswith(_NEWER)
                and local(node.getparent()) in ("rPr", "sdtPr", "tblPr", "trPr", "tcPr", "pPr")
            ):
                remove(node)
            elif isinstance(node.tag, str) and node.tag.startswith(W):
                for name in [n for n in node.attrib if str(n).startswith(_NEWER)]:
                    del node.attrib[name]

    def _adapt(self, node: etree._Element, part: str, to: str) -> None:
        name = local(node)
        if name in _STYLES:
            node.set(f"{W}val", self._styles.id_of(value(node)))
        elif name == "numId" and local(node.getparent()) == "numPr":
            node.set(f"{W}val", self._lists.id_of(value(node)))
        elif name == "docPr":
            self._drawings += 1
            node.set("id", str(self._drawings))
        elif name in ("footnoteReference", "endnoteReference"):
            kind = name.removesuffix("Reference")
            node.set(f"{W}id", self.note(kind, str(node.get(f"{W}id", ""))))
        for key, held in list(node.attrib.items()):
            if str(key).startswith(R):
                node.set(key, self._relation(str(held), part, to))

    def same_styles(self, was: etree._Element, now: etree._Element) -> bool:
        """Say whether paragraphs of both files have styles of the same names."""
        return self._styles.names_in(was, old=True) == self._styles.names_in(now, old=False)

    def _relation(self, id_: str, part: str, to: str) -> str:
        related = self._old.relations(part).get(id_)
        if related is None:
            return id_
        if related.external:
            return self._new.relate(to, related)
        target = self._part(related.target)
        return self._new.relate(to, Related(related.type, target, external=False))

    def _part(self, name: str) -> str:
        """Give the name that a part of the old file has in the new one, with what it names."""
        if name in self._parts:
            return self._parts[name]
        data = self._old.parts.get(name, b"")
        named = self._old.relations(name)
        if self._new.parts.get(name) == data and not named:
            self._parts[name] = name
            return name
        made = self._new.add_part(name, data, self._old.type_of(name))
        self._parts[name] = made
        for id_, related in named.items():
            target = related.target if related.external else self._part(related.target)
            self._new.relate_as(made, id_, Related(related.type, target, related.external))
        return made

    def note(self, kind: str, id_: str) -> str:
        """Bring a footnote or endnote over and give its id in the new file."""
        source = self._old.story(f"{kind}s")
        found = note_of(source, kind, id_)
        target = self._new.needed_story(f"{kind}s", f"{kind}s")
        if not len(target):
            target.extend(_separators(kind))
        number = str(_highest(target, kind, f"{W}id") + 1)
        part, to = self._old.story_name(f"{kind}s"), self._new.story_name(f"{kind}s")
        made = (
            etree.Element(f"{W}{kind}") if found is None else self.copy(found, part or "", to or "")
        )
        made.set(f"{W}id", number)
        target.append(made)
        return number


def note_of(story: etree._Element | None, kind: str, id_: str) -> etree._Element | None:
    """Give a note by its id."""
    for node in () if story is None else story.iterfind(f"{W}{kind}"):
        if str(node.get(f"{W}id", "")) == id_:
            return node
    return None


def _separators(kind: str) -> Iterator[etree._Element]:
    """Give the two notes that draw the line above notes, which every file with notes has."""
    for number, name in ((-1, "separator"), (0, "continuationSeparator")):
        note = etree.Element(f"{W}{kind}")
        note.attrib.update({f"{W}type": name, f"{W}id": str(number)})
        run = etree.SubElement(etree.SubElement(note, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}{name}")
        yield note


def _highest(root: etree._Element, name: str, attribute: str) -> int:
    found = [0]
    for node in root.iter(f"{{*}}{name}"):
        number = str(node.get(attribute, ""))
        if number.isdecimal() and len(number) < 10:
            found.append(int(number))
    return max(found)


class _Styles:
    """Styles of the old file by what they are called in the new one."""

    def __init__(self, old: OpenedWord, new: OpenedWord) -> None:
        self._old = _by_id(old.story("styles"))
        self._root = new.needed_story("styles", "styles")
        self._new = _by_id(self._root)
        self._named = {_known_by(node): id_ for id_, node in self._new.items()}
        self._ids: dict[str, str] = {}

    def id_of(self, id_: str) -> str:
        """Give a style's id in the new file, where one of its name serves or it is added."""
        if id_ in self._ids:
            return self._ids[id_]
        node = self._old.get(id_)
        if node is None:
            return id_
        known = self._named.get(_known_by(node))
        self._ids[id_] = known or self._add(id_, node)
        return self._ids[id_]

    def names_in(self, node: etree._Element, *, old: bool) -> set[tuple[str, str]]:
        """Give the names of the styles of the paragraphs in an element of either file."""
        ids = {value(style) for style in node.iter(f"{W}pStyle")}
        known = self._old if old else self._new
        return {_known_by(known[id_]) for id_ in ids if id_ in known}

    def _add(self, id_: str, node: etree._Element) -> str:
        name = id_
        while name in self._new:
            name += "Cu"
        made = deepcopy(node)
        made.set(f"{W}styleId", name)
        made.attrib.pop(f"{W}default", "")
        self._ids[id_] = name
        self._new[name] = made
        for numbering in list(made.iter(f"{W}numPr")):
            remove(numbering)  # the list of a style belongs to the styles of its own file
        for link in _STYLE_LINKS:
            named = made.find(f"{W}{link}")
            if named is not None and link != "basedOn":
                remove(named)
            elif named is not None:
                named.set(f"{W}val", self.id_of(value(named)))
        self._root.append(made)
        return name


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    nodes = () if root is None else root.iterfind(f"{W}style")
    return {str(node.get(f"{W}styleId", "")): node for node in nodes}


def _known_by(node: etree._Element) -> tuple[str, str]:
    return str(node.get(f"{W}type", "")), value(node.find(f"{W}name")).lower()


class _Lists:
    """Lists of the old file by their numbers in the new one."""

    def __init__(self, old: OpenedWord, new: OpenedWord) -> None:
        self._old, self._new = old.story("numbering"), new
        self._ids: dict[str, str] = {"0": "0"}

    def id_of(self, id_: str) -> str:
        """Give a list's number in the new file: the same where it counts alike there, else new."""
        if id_ not in self._ids:
            self._ids[id_] = self._found(id_)
        return self._ids[id_]

    def _found(self, id_: str) -> str:
        mine = _definition(self._old, id_)
        if mine is None:
            return id_
        root = self._new.needed_story("numbering", "numbering")
        theirs = _definition(root, id_)
        if theirs is not None and list(map(_plain, theirs)) == list(map(_plain, mine)):
            return id_
        return self._add(root, *mine)

    def _add(self, root: etree._Element, num: etree._Element, abstract: etree._Element) -> str:
        kind = str(_highest(root, "abstractNum", f"{W}abstractNumId") + 1)
        number = str(_highest(root, "num", f"{W}numId") + 1)
        made, counted = deepcopy(abstract), deepcopy(num)
        made.set(f"{W}abstractNumId", kind)
        for style in list(made.iter(f"{W}pStyle", f"{W}nsid", f"{W}styleLink", f"{W}numStyleLink",
                                    f"{W}lvlPicBulletId")):  # fmt: skip
            remove(style)
        counted.set(f"{W}numId", number)
        told = counted.find(f"{W}abstractNumId")
        if told is not None:
            told.set(f"{W}val", kind)
        first = root.find(f"{W}num")
        root.append(made) if first is None else first.addprevious(made)
        last = root.findall(f"{W}num")
        last[-1].addnext(counted) if last else root.append(counted)
        return number


def _definition(
    root: etree._Element | None, id_: str
) -> tuple[etree._Element, etree._Element] | None:
    """Give the `w:num` of a list and its `w:abstractNum`."""
    for num in () if root is None else root.iterfind(f"{W}num"):
        if num.get(f"{W}numId") == id_:
            kind = value(num.find(f"{W}abstractNumId"))
            for abstract in () if root is None else root.iterfind(f"{W}abstractNum"):
                if abstract.get(f"{W}abstractNumId") == kind:
                    return num, abstract
    return None


def _plain(node: etree._Element) -> list[tuple[str, str]]:
    """Give what a definition says, without the numbers that are its own file's."""
    return [
        (local(inside), value(inside))
        for inside in node.iter()
        if local(inside) in ("ilvl", "start", "numFmt", "lvlText", "startOverride", "lvlRestart")
    ]
