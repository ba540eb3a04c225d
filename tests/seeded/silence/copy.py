"""A reviewer's copy of a draft, changed as Word changes it: parts of a zip, markup in its body.

Source: ECMA-376 Part 1 (parts, WordprocessingML), Part 2 (relationships, content types).
"""

import io
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final
from xml.sax.saxutils import escape

from lxml import etree

from tests.seeded.silence.ground import Ground

Node = Any  # an element of lxml, whose finds may give None: what a draft surely holds
_NO_BREAK: Final = "\u00a0"
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SPACES: Final = {
    "w": W[1:-1], "m": M[1:-1], "r": R[1:-1], "a": A[1:-1], "wp": WP[1:-1],
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
}  # fmt: skip
DECLARED: Final = " ".join(f'xmlns:{name}="{uri}"' for name, uri in SPACES.items())
BODY: Final = "word/document.xml"
RELATED: Final = "word/_rels/document.xml.rels"
TYPES: Final = "[Content_Types].xml"
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BY: Final = 'w:author="Lê Thị B" w:date="2025-11-20T08:00:00Z"'


class Copy:
    """One copy being changed; `ground` says what its draft holds."""

    def __init__(self, draft: bytes, ground: Ground) -> None:
        self.ground = ground
        with zipfile.ZipFile(io.BytesIO(draft)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.trees: dict[str, Node] = {}
        self.body = self.tree(BODY)[0]
        self._next = 9000

    def tree(self, part: str) -> Node:
        """Give the root of a part, which is written back when the copy is saved."""
        if part not in self.trees:
            self.trees[part] = etree.fromstring(self.parts[part])
        return self.trees[part]

    def saved(self) -> bytes:
        """Give the copy as a file."""
        made = io.BytesIO()
        for name, root in self.trees.items():
            self.parts[name] = etree.tostring(root, encoding="UTF-8", standalone=True)
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.parts.items():
                package.writestr(name, data)
        return made.getvalue()

    def id(self) -> int:
        """Give a number that nothing else in the copy has."""
        self._next += 1
        return self._next

    def paragraph(self, words: str, part: str = BODY) -> Node:
        """Give the paragraph that holds these words."""
        found = (p for p in self.tree(part).iter(f"{W}p") if words in text_of(p))
        return next(p for p in found if not _is_listed(p))

    def run(self, words: str, part: str = BODY) -> Node:
        """Give a run of these words alone, cut out of the run that holds them."""
        paragraph = self.paragraph(words, part)
        run = next(r for r in paragraph.iter(f"{W}r") if words in run_text(r))
        left, _, right = run_text(run).partition(words)
        pieces = [_with_text(run, piece) for piece in (left, words, right)]
        parent = run.getparent()
        at = parent.index(run)
        kept = [piece for piece in pieces if run_text(piece)]
        parent[at : at + 1] = kept
        return pieces[1]

    def table(self, words: str) -> Node:
        """Give the table that holds a cell of these words."""
        return next(t for t in self.body.iter(f"{W}tbl") if words in text_of(t))

    def row(self, words: str) -> Node:
        """Give the table row that holds these words."""
        return next(r for r in self.body.iter(f"{W}tr") if words in text_of(r))

    def drawing(self, number: int) -> Node:
        """Give the n-th picture or chart of the body, from 0, as its `w:drawing`."""
        return list(self.body.iter(f"{W}drawing"))[number]

    def mark(self, kind: str, inner: str) -> Node:
        """Give a tracked change of a kind (`ins`) round markup."""
        return element(f'<w:{kind} w:id="{self.id()}" {BY}>{inner}</w:{kind}>')

    def track(self, node: Node, kind: str) -> Node:
        """Put a tracked change round a run; text that goes becomes `w:delText`."""
        mark = self.mark(kind, "")
        parent = node.getparent()
        parent[parent.index(node)] = mark
        mark.append(node)
        if kind == "del":
            for words in node.iter(f"{W}t"):
                words.tag = f"{W}delText"
        return mark

    def track_end(self, paragraph: Node, kind: str) -> None:
        """Track a paragraph's mark."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = element("<w:pPr/>")
            paragraph.insert(0, properties)
        properties.append(element(f'<w:rPr><w:{kind} w:id="{self.id()}" {BY}/></w:rPr>'))

    def relate(self, kind: str, target: str) -> str:
        """Relate the document to a part, or to an address; give the id."""
        return self.relate_from(RELATED, kind, target)

    def relate_from(self, part: str, kind: str, target: str) -> str:
        """Relate what has these relationships to a part; give the id."""
        if part not in self.parts:
            space = "http://schemas.openxmlformats.org/package/2006/relationships"
            self.parts[part] = f'<Relationships xmlns="{space}"/>'.encode()
        root, id_ = self.tree(part), f"rId{self.id()}"
        node = etree.SubElement(root, root.tag.replace("Relationships", "Relationship"))
        kinds = _KINDS if not kind.startswith("http") else ""
        node.attrib.update({"Id": id_, "Type": f"{kinds}/{kind}" if kinds else kind})
        node.attrib["Target"] = target
        if target.startswith("http"):
            node.attrib["TargetMode"] = "External"
        return id_

    def add_part(self, name: str, data: bytes, type_: str = "") -> None:
        """Add a part; one of XML has a content type of its own."""
        self.parts[name] = data
        if type_:
            root = self.tree(TYPES)
            node = etree.SubElement(root, root.tag.replace("Types", "Override"))
            node.attrib.update({"PartName": f"/{name}", "ContentType": type_})

    def story(self, kind: str, *, related: bool = True) -> Node:
        """Give the root of `comments` or `endnotes`, made where there is none."""
        name = f"word/{kind}.xml"
        if name not in self.parts:
            self.add_part(name, f"<w:{kind} {DECLARED}/>".encode(), f"{_TYPE}.{kind}+xml")
            if related:
                self.relate(kind, f"{kind}.xml")
        return self.tree(name)

    def comment(self, at: Node, inner: str, *, related: bool = True, key: str = "") -> int:
        """Hang a comment on a run or paragraph; `inner` are words, or its paragraphs as markup."""
        id_ = self.said(inner, related=related, key=key)
        start = element(f'<w:commentRangeStart w:id="{id_}"/>')
        end = element(f'<w:commentRangeEnd w:id="{id_}"/>')
        sign = element(f'<w:r><w:commentReference w:id="{id_}"/></w:r>')
        if at.tag == f"{W}p":
            at.insert(1 if at.find(f"{W}pPr") is not None else 0, start)
            at.extend((end, sign))
        else:
            at.addprevious(start)
            at.addnext(sign)
            at.addnext(end)
        return id_

    def said(self, inner: str, *, related: bool = True, key: str = "") -> int:
        """Add a comment that hangs nowhere yet."""
        id_ = self.id()
        name = f' w14:paraId="{key}"' if key else ""
        content = inner if inner.startswith("<") else f"<w:p{name}>{text_run(inner)}</w:p>"
        root = self.story("comments", related=related)
        root.append(element(f'<w:comment w:id="{id_}" {BY}>{content}</w:comment>'))
        return id_

    def note(self, kind: str, inner: str) -> tuple[int, str]:
        """Add a footnote or endnote of words or of markup; give its id and a run with its mark."""
        root, id_ = self.story(f"{kind}s"), self.id()
        content = inner if inner.startswith("<") else text_run(inner)
        mark = f"<w:r><w:{kind}Ref/></w:r>"
        root.append(element(f'<w:{kind} w:id="{id_}"><w:p>{mark}{content}</w:p></w:{kind}>'))
        return id_, f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'

    def image(self, data: bytes) -> str:
        """Add a picture; give a run that shows it."""
        name = f"image{self.id()}.png"
        self.add_part(f"word/media/{name}", data)
        return picture_run(self.relate("image", f"media/{name}"), self.id())


def element(xml: str) -> Node:
    """Give one element of Word's markup."""
    return etree.fromstring(re.sub(r"^<([\w:]+)", rf"<\1 {DECLARED}", xml, count=1))


def text_run(text: str, properties: str = "") -> str:
    """Give a run of words."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def math(text: str, inner: str = "") -> str:
    """Give a formula of plain letters."""
    return f"<m:oMath><m:r>{inner}<m:t>{escape(text)}</m:t></m:r></m:oMath>"


def picture_run(relation: str, number: int) -> str:
    """Give a run with a picture in line with the text."""
    size = '<a:ext cx="228600" cy="228600"/>'
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="228600" cy="228600"/>'
        f'<wp:docPr id="{number}" name="Picture {number}"/><a:graphic><a:graphicData '
        f'uri="{SPACES["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="a.png"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch>'
        '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'{size}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_of(node: Node) -> str:
    """Give the words in an element, deleted ones too; a space at which no line ends is one."""
    return "".join(_words(node)).replace(_NO_BREAK, " ")


def _words(node: Node) -> Iterator[str]:
    yield from (text.text or "" for text in node.iter(f"{W}t", f"{W}delText"))


def run_text(run: Node) -> str:
    """Give a run's words, as `text_of` does."""
    return "".join(text.text or "" for text in run.findall(f"{W}t")).replace(_NO_BREAK, " ")


def _with_text(run: Node, words: str) -> Node:
    made = deepcopy(run)
    texts = made.findall(f"{W}t")
    texts[0].text = words
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for other in texts[1:]:
        made.remove(other)
    return made


def _is_listed(paragraph: Node) -> bool:
    """Say whether a paragraph is a line of the contents."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and str(style.get(f"{W}val")).startswith(("TOC", "TableofFigures"))


def remove(node: Node) -> None:
    """Take an element out."""
    node.getparent().remove(node)


def look(run: Node, properties: str) -> None:
    """Set properties of a run."""
    kept = run.find(f"{W}rPr")
    if kept is not None:
        run.remove(kept)
    run.insert(0, element(f"<w:rPr>{properties}</w:rPr>"))
