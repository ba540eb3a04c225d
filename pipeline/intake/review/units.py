"""A reviewer's copy as units: paragraphs and table rows, with what was changed in them by whom.

The words of a unit before and after its tracked changes are both kept: the ones before are
held against the draft, the ones after are what the reviewer asks for.

Source: ECMA-376 Part 1, 17.13.4 (ranges of comments), 17.13.5 (revisions).
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.intake.review.things import Thing
from pipeline.intake.word.body import block_nodes
from pipeline.intake.word.numbers import is_uncounted
from pipeline.intake.word.package import W
from pipeline.intake.word.paragraphs import LABEL, ROLES
from pipeline.intake.word.styles import Styles
from pipeline.intake.word.tables import row_cells, table_rows
from pipeline.intake.word.tokens import DELETIONS, INSERTIONS, Kind, Token, text_boxes, tokens
from pipeline.model.flow import Role
from pipeline.model.folding import folded_form

FORMULA: Final = "□"  # stands for a formula, which no two programs write alike
_BETWEEN: Final = (f"{W}bookmarkStart", f"{W}commentRangeStart", f"{W}commentRangeEnd")
_HOLDERS: Final = frozenset((
    f"{W}body", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdtContent", f"{W}txbxContent",
))  # fmt: skip
_COMMENTS: Final = (Kind.COMMENT, Kind.COMMENT_END, Kind.COMMENT_SIGN)
ThingOf = Callable[[Token], Thing | None]
_SILENT: Final = ("NOTEREF", "TOC", "PAGEREF")  # fields whose result is no text of the draft


def nothing(_: Token) -> Thing | None:
    """Give no thing, of parts whose pictures and formulas are not looked at."""
    return None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that share one fate.

    `revisions` are those around them, outermost first; `run` is their `w:r`, `link` the
    `w:hyperlink` around it; `computed` says that they are the result of a field.
    """

    text: str
    revisions: tuple[etree._Element, ...] = ()
    run: etree._Element | None = None
    link: etree._Element | None = None
    computed: bool = False

    @property
    def inserted(self) -> bool:
        """Say whether the draft does not have them."""
        return any(node.tag in INSERTIONS for node in self.revisions)

    @property
    def deleted(self) -> bool:
        """Say whether the reviewer took them away."""
        return any(node.tag in DELETIONS for node in self.revisions)


@dataclass(frozen=True, slots=True)
class CommentMark:
    """Where a comment begins, ends or hangs: after `offset` letters of the paragraph."""

    kind: Kind
    id: str
    offset: int


@dataclass(frozen=True, slots=True)
class NoteSign:
    """Where a footnote, or an endnote, hangs: its id, and the tracked changes around its sign."""

    id: str
    is_end: bool = False
    revisions: tuple[etree._Element, ...] = ()

    @property
    def inserted(self) -> bool:
        """Say whether the draft does not have it."""
        return any(node.tag in INSERTIONS for node in self.revisions)


@dataclass(slots=True)
class ReviewParagraph:
    """One `w:p` of the copy.

    Attributes:
        node: The `w:p`.
        style: Our id of its style.
        stretches: Its words in order, inserted and deleted ones among them.
        marks: Of comments.
        bookmarks: Names of those that begin in it.
        notes: Signs of the footnotes and endnotes that hang in it.
        things: Pictures, charts and formulas in it, in order.
        references: Bookmarks that its REF fields point to, in order.
        cell: The column of its cell, -1 outside of tables.
    """

    node: etree._Element
    style: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    marks: list[CommentMark] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    notes: list[NoteSign] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    cell: int = -1

    @property
    def before(self) -> str:
        """Give its words before the tracked changes."""
        return "".join(s.text for s in self.stretches if not s.inserted)

    @property
    def after(self) -> str:
        """Give its words after the tracked changes."""
        return "".join(s.text for s in self.stretches if not s.deleted)

    def range_text(self, start: int, end: int | None) -> tuple[str, str]:
        """Give the words from one offset to another, before and after the changes."""
        before, after, at = [], [], 0
        for stretch in self.stretches:
            cut = stretch.text[max(0, start - at) : None if end is None else max(0, end - at)]
            at += len(stretch.text)
            if not stretch.inserted:
                before.append(cut)
            if not stretch.deleted:
                after.append(cut)
        return "".join(before), "".join(after)


@dataclass(slots=True)
class Unit:
    """What is known by one identity in a draft: a paragraph, or a row of a table.

    A paragraph that the reviewer split with tracked changes is one unit of several `w:p`.
    `row` is the `w:tr`, None for a paragraph.
    """

    paragraphs: list[ReviewParagraph]
    row: etree._Element | None = None

    @property
    def before(self) -> str:
        """Give its words before the tracked changes, cells apart by spaces."""
        apart = " " if self.row is not None else ""
        if self.row is not None and row_fate(self.row) in INSERTIONS:
            return ""
        return tidy(apart.join(p.before for p in self.paragraphs))

    @property
    def after(self) -> str:
        """Give its words after the tracked changes."""
        return tidy(" ".join(p.after for p in self.paragraphs))

    @property
    def cells(self) -> list[str]:
        """Give a row's cells before the tracked changes; one text for a paragraph."""
        if self.row is None:
            return [self.before]
        found: dict[int, list[str]] = {}
        for paragraph in self.paragraphs:
            found.setdefault(paragraph.cell, []).append(paragraph.before)
        return [tidy(" ".join(texts)) for texts in found.values()]

    @property
    def bookmarks(self) -> list[str]:
        """Give the names of its bookmarks in order."""
        return [name for paragraph in self.paragraphs for name in paragraph.bookmarks]

    @property
    def things(self) -> list[Thing]:
        """Give its pictures, charts and formulas in order."""
        return [thing for paragraph in self.paragraphs for thing in paragraph.things]

    @property
    def notes(self) -> list[NoteSign]:
        """Give the signs of its notes in order."""
        return [sign for paragraph in self.paragraphs for sign in paragraph.notes]


def tidy(text: str) -> str:
    """Give a text in NFC with single spaces, as texts of two files are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def bare(text: str) -> str:
    """Give a text's letters alone, in one form: equal for texts that say the same."""
    return "".join(folded_form(text).split())


def draft_words(unit: Unit) -> str:
    """Give a unit's words as its draft has them: without label and number of a caption.

    A caption that lost its style begins like one all the same: no text of a draft begins with
    "Bảng 3.1. ". A heading's number that Word does not count stands in its text, and goes too.
    """
    text = unit.before
    if unit.row is not None or not unit.paragraphs:
        return text
    role = ROLES.get(unit.paragraphs[0].style, Role.TEXT)
    if role.is_caption or role is Role.TEXT:
        found = LABEL.match(text)
        return text[found.end() :] if found else text
    if role is Role.HEADING and is_uncounted(unit.paragraphs[0].node.find(f"{W}pPr")):
        return text.partition(" ")[2]
    return text


def row_fate(row: etree._Element) -> str:
    """Give `w:ins` or `w:del` of a row that was inserted or deleted as a whole, else ""."""
    properties = row.find(f"{W}trPr")
    for node in () if properties is None else properties:
        if node.tag in (f"{W}ins", f"{W}del"):
            return str(node.tag)
    return ""


def mark_revision(paragraph: etree._Element) -> etree._Element | None:
    """Give the revision of a paragraph's mark, None where it has none."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    for node in () if mark is None else mark:
        if node.tag in INSERTIONS or node.tag in DELETIONS:
            return node
    return None


def read_units(container: etree._Element, styles: Styles, thing: ThingOf = nothing) -> list[Unit]:
    """Give the units of a body in reading order, those in tables and text boxes too.

    `thing` gives the picture, chart or formula that a token is.
    """
    units: list[Unit] = []
    joined: list[ReviewParagraph] = []
    for node in block_nodes(container):
        if node.tag == f"{W}tbl":
            units += _finished(joined)
            units += _rows(node, styles, thing)
            continue
        paragraph = read_review_paragraph(node, styles, thing=thing)
        joined.append(paragraph)
        mark = mark_revision(node)
        if mark is None or mark.tag not in INSERTIONS:
            units += _finished(joined)
        for box in text_boxes(node):
            units += _finished(joined)
            units += read_units(box, styles, thing)
    units += _finished(joined)
    return units


def _finished(joined: list[ReviewParagraph]) -> list[Unit]:
    done = [Unit(list(joined))] if joined else []
    joined.clear()
    return done


def _rows(table: etree._Element, styles: Styles, thing: ThingOf) -> Iterator[Unit]:
    for row in table_rows(table):
        paragraphs: list[ReviewParagraph] = []
        for column, cell in enumerate(row_cells(row)):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            for node in cell.iter(f"{W}p"):
                paragraph = read_review_paragraph(node, styles, column, thing)
                if not goes_on or _holds_anything(paragraph):
                    paragraphs.append(paragraph)
        yield Unit(paragraphs, row)


def _holds_anything(paragraph: ReviewParagraph) -> bool:
    held = (paragraph.stretches, paragraph.marks, paragraph.bookmarks, paragraph.things)
    return any(map(bool, held))


def read_review_paragraph(
    node: etree._Element, styles: Styles, cell: int = -1, thing: ThingOf = nothing
) -> ReviewParagraph:
    """Give a `w:p` with its words, changes and marks of comments."""
    made = ReviewParagraph(node, styles.of(node.find(f"{W}pPr")), cell=cell)
    offset, fields = 0, [""]
    links: list[etree._Element | None] = [None]
    for token in tokens(node):
        found = thing(token)
        if found is not None:
            made.things.append(found)
        match token.kind:
            case Kind.BOOKMARK:
                made.bookmarks.append(token.value)
            case Kind.NOTE | Kind.ENDNOTE:
                is_end = token.kind is Kind.ENDNOTE
                made.notes.append(NoteSign(token.value, is_end, token.revisions))
            case Kind.FIELD_BEGIN:
                fields.append("")
            case Kind.INSTRUCTION if len(fields) > 1:
                fields[-1] += token.value
            case Kind.FIELD_END if len(fields) > 1:
                made.references.extend(_reference(fields.pop()))
            case Kind.LINK:
                links.append(token.node)
            case Kind.LINK_END:
                links.pop()
            case kind if kind in _COMMENTS:
                made.marks.append(CommentMark(kind, token.value, offset))
            case _:
                text = "" if _is_silent(fields) else _words(token)
                if text:
                    computed = len(fields) > 1
                    known = Stretch(text, token.revisions, token.run, links[-1], computed)
                    made.stretches.append(known)
                    offset += len(text)
    return made


def _reference(instruction: str) -> list[str]:
    """Give the bookmark that a field refers to, [] for other fields."""
    words = instruction.split()
    return words[1:2] if words[:1] == ["REF"] else []


def _is_silent(fields: Sequence[str]) -> bool:
    return any(field.split()[:1] == [name] for field in fields for name in _SILENT)


def _words(token: Token) -> str:
    match token.kind:
        case Kind.TEXT:
            return token.value
        case Kind.BREAK:
            return " "
        case Kind.MATH:
            return FORMULA
        case _:
            return ""


def settle_marks(root: etree._Element) -> None:
    """Move marks that stand between paragraphs into the paragraph they mean.

    A comment's range and a bookmark may begin and end between blocks, rows and cells: what
    begins there belongs to the next paragraph, what ends there to the one before.
    """
    last: etree._Element | None = None
    waiting: list[etree._Element] = []
    for node in list(root.iter(f"{W}p", *_BETWEEN)):
        if node.tag == f"{W}p":
            for mark in waiting:
                at = 1 if node.find(f"{W}pPr") is not None else 0
                node.insert(at, mark)
            waiting = []
            last = node
        elif _stands_between(node):
            if node.tag.endswith("Start"):
                waiting.insert(0, node)
            elif last is not None:
                last.append(node)


def _stands_between(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag in _HOLDERS
