"""A paragraph of a Word file as a line of tokens: words, fields, marks, and who revised them.

What stands inside tracked changes, content controls, links, fields and text boxes is walked
through like any other text: python-docx's `.text` leaves it out. Nothing is interpreted here.

Sources: ECMA-376 Part 1, 17.3.3 (run content), 17.13.5 (revisions), 17.16 (fields);
Part 3, 10.2 (alternate content).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from pipeline.intake.word.package import MC, M, W


class Kind(StrEnum):
    """What a token is."""

    TEXT = "text"  # words; a tab is one letter
    BREAK = "break"  # a line break
    NOTE = "note"  # a footnote's mark; value is the note's id
    ENDNOTE = "endnote"  # an endnote's mark; value is the note's id
    NOTE_SIGN = "note-sign"  # a note's own number, at its beginning
    FIELD_BEGIN = "field-begin"
    INSTRUCTION = "instruction"
    FIELD_SEPARATE = "field-separate"
    FIELD_END = "field-end"
    DRAWING = "drawing"
    MATH = "math"  # m:oMath or m:oMathPara
    BOOKMARK = "bookmark"  # value is its name, `id` its w:id
    BOOKMARK_END = "bookmark-end"
    COMMENT = "comment"  # where a comment's range begins; value is the comment's id
    COMMENT_END = "comment-end"
    COMMENT_SIGN = "comment-sign"  # where the comment itself hangs
    LINK = "link"  # node is the w:hyperlink
    LINK_END = "link-end"


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a paragraph.

    `node` is its element, `run` the `w:r` it stands in; `revisions` are the `w:ins`, `w:del`,
    `w:moveFrom` and `w:moveTo` around it, outermost first.
    """

    kind: Kind
    value: str = ""
    node: etree._Element | None = None
    run: etree._Element | None = None
    revisions: tuple[etree._Element, ...] = ()

    @property
    def inserted(self) -> bool:
        """Say whether rejecting all changes takes it away."""
        return any(node.tag in INSERTIONS for node in self.revisions)

    @property
    def deleted(self) -> bool:
        """Say whether accepting all changes takes it away."""
        return any(node.tag in DELETIONS for node in self.revisions)


INSERTIONS: Final = (f"{W}ins", f"{W}moveTo")
DELETIONS: Final = (f"{W}del", f"{W}moveFrom")
TEXT_BOX: Final = f"{W}txbxContent"

_WORDS: Final = {
    f"{W}t": None,
    f"{W}delText": None,
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "",
}
_VALUES: Final = {
    f"{W}footnoteReference": (Kind.NOTE, f"{W}id"),
    f"{W}endnoteReference": (Kind.ENDNOTE, f"{W}id"),
    f"{W}bookmarkStart": (Kind.BOOKMARK, f"{W}name"),
    f"{W}bookmarkEnd": (Kind.BOOKMARK_END, f"{W}id"),
    f"{W}commentRangeStart": (Kind.COMMENT, f"{W}id"),
    f"{W}commentRangeEnd": (Kind.COMMENT_END, f"{W}id"),
    f"{W}commentReference": (Kind.COMMENT_SIGN, f"{W}id"),
}
_FIELD_MARKS: Final = {
    "begin": Kind.FIELD_BEGIN,
    "separate": Kind.FIELD_SEPARATE,
    "end": Kind.FIELD_END,
}
_PLAIN: Final = {
    f"{W}cr": Kind.BREAK,
    f"{W}footnoteRef": Kind.NOTE_SIGN,
    f"{W}drawing": Kind.DRAWING,
    f"{W}pict": Kind.DRAWING,
    f"{W}object": Kind.DRAWING,
    f"{M}oMath": Kind.MATH,
    f"{M}oMathPara": Kind.MATH,
}
_SKIPPED: Final = frozenset((f"{W}pPr", f"{W}rPr", f"{W}p", f"{W}tbl", f"{W}sdtPr", f"{W}sdtEndPr"))
_OPEN: Final = frozenset((
    f"{W}r", f"{W}sdt", f"{W}sdtContent", f"{W}smartTag", f"{W}customXml", f"{W}ruby", f"{W}rt",
    f"{W}rubyBase", f"{W}bdo", f"{W}dir", f"{W}subDoc",
))  # fmt: skip


def tokens(
    paragraph: etree._Element,
    run: etree._Element | None = None,
    revisions: tuple[etree._Element, ...] = (),
) -> Iterator[Token]:
    """Give the tokens of a `w:p` in order; its properties and text boxes are left out."""
    for node in paragraph:
        tag = node.tag
        if tag == f"{W}r":
            yield from tokens(node, node, revisions)
        elif tag in _WORDS:
            yield Token(Kind.TEXT, _WORDS[str(tag)] or node.text or "", node, run, revisions)
        elif tag in _SKIPPED:
            continue
        elif tag in _PLAIN:
            yield Token(_PLAIN[str(tag)], "", node, run, revisions)
        elif tag in _VALUES:
            kind, attribute = _VALUES[str(tag)]
            yield Token(kind, str(node.get(attribute, "")), node, run, revisions)
        elif tag in INSERTIONS or tag in DELETIONS:
            yield from tokens(node, run, (*revisions, node))
        else:
            yield from _other(node, run, revisions)


def _other(
    node: etree._Element, run: etree._Element | None, revisions: tuple[etree._Element, ...]
) -> Iterator[Token]:
    tag = node.tag
    if tag == f"{W}fldChar":
        kind = _FIELD_MARKS.get(str(node.get(f"{W}fldCharType")))
        if kind:
            yield Token(kind, "", node, run, revisions)
    elif tag in (f"{W}instrText", f"{W}delInstrText"):
        yield Token(Kind.INSTRUCTION, node.text or "", node, run, revisions)
    elif tag == f"{W}hyperlink":
        yield Token(Kind.LINK, "", node, run, revisions)
        yield from tokens(node, run, revisions)
        yield Token(Kind.LINK_END, "", node, run, revisions)
    elif tag == f"{W}fldSimple":
        yield Token(Kind.FIELD_BEGIN, "", node, run, revisions)
        yield Token(Kind.INSTRUCTION, str(node.get(f"{W}instr", "")), node, run, revisions)
        yield Token(Kind.FIELD_SEPARATE, "", node, run, revisions)
        yield from tokens(node, run, revisions)
        yield Token(Kind.FIELD_END, "", node, run, revisions)
    elif tag == f"{W}br":
        if node.get(f"{W}type", "textWrapping") == "textWrapping":  # else a page or column ends
            yield Token(Kind.BREAK, "", node, run, revisions)
    elif tag == f"{W}sym":
        yield Token(Kind.TEXT, _symbol(node), node, run, revisions)
    elif tag == f"{MC}AlternateContent":
        yield from tokens(_chosen(node), run, revisions)
    elif tag in _OPEN:
        yield from tokens(node, run, revisions)


def _chosen(node: etree._Element) -> etree._Element:
    """Give the first choice of alternate content, all of which say the same."""
    return next(iter(node), node)


def _symbol(node: etree._Element) -> str:
    """Give the letter of a `w:sym`; symbol fonts keep theirs from U+F000 on."""
    try:
        return chr(int(str(node.get(f"{W}char", "")), 16))
    except ValueError:
        return "\ufffd"


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Give the content of the text boxes that hang in a paragraph, once each."""
    for box in paragraph.iter(TEXT_BOX):
        parent = box.getparent()
        while parent is not None and parent is not paragraph:
            if parent.tag in (TEXT_BOX, f"{MC}Fallback"):
                break  # inside another box, or what an older program shows in its stead
            parent = parent.getparent()
        else:
            yield box
