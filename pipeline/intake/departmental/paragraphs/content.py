"""A paragraph of a Word file → its runs: words with their looks, notes, fields, what is drawn.

Fields keep what they show. A reference to a bookmark stays one until it is known what the bookmark
names. Hidden words are told and left out.

Sources: ECMA-376 Part 1, 17.3.2 (runs), 17.16 (fields), 17.3.2.41 (hidden text).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.intake.departmental.paragraphs.drawings import Drawn, drawn_in
from pipeline.intake.departmental.paragraphs.looks import Looks, ParagraphLook, RunLook
from pipeline.intake.departmental.paragraphs.store import Store
from pipeline.intake.word.letters import symbol
from pipeline.intake.word.package import M, R, W
from pipeline.intake.word.tokens import Kind, Token, tokens
from pipeline.model.document import Inline
from pipeline.model.fixed import replace
from pipeline.model.inlines import PLAIN, LineBreak, Marks, Math, Reference

_SOFT_HYPHEN: Final = "\u00ad"
_COUNTS: Final = ("SEQ",)
_REFERS: Final = ("REF", "PAGEREF")
MARK: Final = "#"  # opens the target of a reference that still names a bookmark


@dataclass(frozen=True, slots=True)
class Word:
    """Some letters of a run with how they look: what emphasis is counted on."""

    text: str
    look: RunLook
    marks: Marks


@dataclass(slots=True)
class Content:
    """What one paragraph holds.

    `pieces` are words and other inlines in order, `drawn` things with how many pieces stood
    before each.
    """

    pieces: list[Word | Inline] = field(default_factory=list)
    drawn: list[tuple[int, Drawn]] = field(default_factory=list)
    formulas: list[tuple[int, list[str]]] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    captioned: bool = False


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False
    target: str = ""
    pieces: list[Word | Inline] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return self.instruction.split()


Note = Callable[[str, str], Inline | None]  # kind and id of a note → its mark


class Paragraphs:
    """Reads the paragraphs of one part; fields may go on from one to the next."""

    def __init__(self, store: Store, part: str, looks: Looks, note: Note) -> None:
        self._store, self._part, self._looks, self._note = store, part, looks, note
        self._fields: list[_Field] = []
        self._links: list[str] = []
        self._known: dict[tuple[int, RunLook], RunLook] = {}

    def read(self, node: etree._Element, look: ParagraphLook) -> Content:
        """Give what a `w:p` that looks so holds."""
        content = Content()
        self._runs: dict[etree._Element | None, RunLook] = {None: look.run}
        for token in tokens(node):
            self._take(token, content, look)
        for open_ in self._fields:  # one that ends in a later paragraph shows what it has here
            content.pieces += open_.pieces
            open_.pieces = []
        return content

    def _take(self, token: Token, content: Content, look: ParagraphLook) -> None:
        match token.kind:
            case Kind.FIELD_BEGIN:
                self._fields.append(_Field())
            case Kind.INSTRUCTION:
                if self._fields:
                    self._fields[-1].instruction += token.value
            case Kind.FIELD_SEPARATE:
                if self._fields:
                    self._fields[-1].shown = True
            case Kind.FIELD_END:
                if self._fields:
                    self._end_field(content)
            case Kind.LINK:
                self._links.append(self._goal(token.node))
            case Kind.LINK_END:
                self._links[-1:] = []
            case Kind.BOOKMARK:
                content.anchors.append(token.value)
            case _:
                self._show(token, content, look)

    def _show(self, token: Token, content: Content, look: ParagraphLook) -> None:
        match token.kind:
            case Kind.TEXT:
                self._words(token, content, look)
            case Kind.BREAK:
                self._put(LineBreak(), content)
                content.hidden.append(" ")  # two hidden words stay two
            case Kind.MATH if token.node is not None:
                self._formula(token.node, content)
            case Kind.DRAWING if token.node is not None:
                content.drawn += ((len(content.pieces), d) for d in drawn_in(token.node))
            case Kind.NOTE | Kind.ENDNOTE:
                mark = self._note(token.kind.value, token.value)
                if mark is not None:
                    self._put(mark, content)
            case _:
                pass

    def _words(self, token: Token, content: Content, look: ParagraphLook) -> None:
        run = token.run
        if run not in self._runs:
            properties = None if run is None else run.find(f"{W}rPr")
            self._runs[run] = self._looks.run(properties, look.run)
        own = self._runs[run]
        text = _letters(token)
        if own.hidden:
            content.hidden.append(text)
        elif text:
            self._put(Word(text, own, self._marks(own)), content)

    def _marks(self, look: RunLook) -> Marks:
        link = self._links[-1] if self._links else ""
        marks = Marks(
            bold=look.bold,
            italic=look.italic,
            strike=look.strike,
            underline=look.underline and not link,
            superscript=look.raised == "superscript",
            subscript=look.raised == "subscript",
            link=link,
        )
        return PLAIN if marks == PLAIN else marks

    def _put(self, piece: Word | Inline, content: Content) -> None:
        if not self._fields:
            content.pieces.append(piece)
        elif self._fields[-1].shown:
            self._fields[-1].pieces.append(piece)

    def _formula(self, node: etree._Element, content: Content) -> None:
        words = self._store.formulas.add(node)
        if node.tag == f"{M}oMathPara":
            content.formulas.append((len(content.pieces), words))
        else:
            for tex in words:
                self._put(Math(tex), content)

    def _end_field(self, content: Content) -> None:
        done = self._fields.pop()
        words = done.words or [""]
        kind, name = words[0].upper(), words[1] if len(words) > 1 else ""
        if kind in _COUNTS:
            content.captioned = True
        if kind == "EQ":
            equation = done.instruction.strip()
            self._store.leave(
                "công thức", equation, "công thức viết bằng trường EQ, không đọc được",
                "gõ lại bằng công cụ Equation của Word",
            )  # fmt: skip
        shown = done.pieces
        if kind in _REFERS and name and shown and "\\p" not in words:
            shown = [_reference(name, shown)] if kind == "REF" else shown
        elif kind == "HYPERLINK":
            shown = [_linked(piece, _address(done.instruction)) for piece in shown]
        for piece in shown:
            self._put(piece, content)

    def _goal(self, node: etree._Element | None) -> str:
        if node is None:
            return ""
        relation = self._store.package.relations(self._part).get(str(node.get(f"{R}id", "")))
        target = relation.target if relation is not None and relation.external else ""
        return target if target.startswith(("http://", "https://", "mailto:")) else ""


def _letters(token: Token) -> str:
    if token.value or token.node is None:
        return _of_font(token)
    return _SOFT_HYPHEN if token.node.tag == f"{W}softHyphen" else ""


def _of_font(token: Token) -> str:
    """Give a token's letters; those of a symbol font are signs of its own."""
    node = token.node
    if node is not None and node.tag == f"{W}sym":
        code, font = str(node.get(f"{W}char", "")), str(node.get(f"{W}font", ""))
        return symbol(code, font) or token.value
    return token.value


def _address(instruction: str) -> str:
    quoted = instruction.split('"')
    told = quoted[1] if len(quoted) > 1 and "\\l" not in quoted[0] else ""
    return told if told.startswith(("http://", "https://", "mailto:")) else ""


def _linked(piece: Word | Inline, link: str) -> Word | Inline:
    if not link or not isinstance(piece, Word):
        return piece
    return replace(piece, marks=replace(piece.marks, link=link, underline=False))


def _reference(name: str, shown: list[Word | Inline]) -> Reference:
    words = [piece for piece in shown if isinstance(piece, Word)]
    text = " ".join("".join(word.text for word in words).split())
    return Reference(f"{MARK}{name}", text, marks=words[0].marks if words else PLAIN)


def words_of(pieces: list[Word | Inline]) -> Iterator[Word]:
    """Give the words among some pieces."""
    return (piece for piece in pieces if isinstance(piece, Word))
