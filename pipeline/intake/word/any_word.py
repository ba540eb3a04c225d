"""A Word file of someone else's, read as a flow: sections by its headings, whatever its styles.

A heading is what has an outline level, by its style or by itself. Everything in the body is
read: what a draft of ours has before its first Phần too. Text boxes and endnotes are notes where
they hang, tables within cells are words of the cell, drawings are known by what they show.
Contents lists and the results of fields are made by a program and left out.

Sources: ECMA-376 Part 1, 17.3.1.20 (outline levels), 17.7.4 (styles), 17.9 (numbering).
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Final

from lxml import etree

from pipeline.intake.word.inlines import joined, read_math, run_marks
from pipeline.intake.word.package import WordPackage, open_word
from pipeline.intake.word.tables import read_grid
from pipeline.intake.word.tracked import TrackedChanges, WordRevision, revisions_in, undecided
from pipeline.model.document import Grid, Inline
from pipeline.model.fixed import replace
from pipeline.model.flow import (
    Flow,
    FlowBlock,
    FlowNote,
    FlowParagraph,
    FlowSection,
    FlowTable,
    Role,
    SectionKind,
)
from pipeline.model.inlines import LineBreak, Marks, Reference, Text
from pipeline.model.notice import Outcome
from pipeline.model.text import bare
from pipeline.ooxml.blocks import BlockKind, cell_paragraphs, compared
from pipeline.ooxml.names import W, local, value
from pipeline.ooxml.opened import OpenedWord
from pipeline.ooxml.pieces import Piece, PieceKind, as_run, pieces, relations_in, text_boxes

_OPENING: Final = "Đầu văn bản"
_LONGEST: Final = 60  # letters of a heading in the words of a place
_DEEPEST: Final = 4  # boxes within notes within boxes
_DEFAULT: Final = "Normal"
_ENDNOTE: Final = "chú thích cuối văn bản"
_BOX: Final = "hộp văn bản"
_AUTHOR: Final = "tac-gia"


def read_any(
    data: bytes, *, file: str, tracked: TrackedChanges | None = None
) -> Outcome[Flow | None]:
    """Give any .docx as a flow, None with an error where it cannot be read.

    Args:
        data: The file's bytes.
        file: Its name, for the notices and as the name of the draft.
        tracked: What becomes of tracked changes in it; None refuses a file that has any.
    """
    opened = open_word(data, file=file)
    if opened.value is None:
        return Outcome(None, opened.notices)
    revisions = tuple(_revisions(opened.value))
    if revisions and tracked is None:
        return Outcome(None, (*opened.notices, undecided(file, len(revisions))))
    word = OpenedWord(data, accept=tracked is not TrackedChanges.REJECTED)
    return Outcome(_Reader(word).flow(file, opened.value), opened.notices)


def _revisions(package: WordPackage) -> Iterator[WordRevision]:
    for story in (package.document, package.story("footnotes"), package.story("endnotes")):
        if story is not None:
            yield from revisions_in(story)


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    level: int | None


@dataclass(slots=True)
class _Styles:
    """Names and outline levels of a file's paragraph styles, by id."""

    _nodes: dict[str, etree._Element] = field(default_factory=dict)
    _known: dict[str, _Style] = field(default_factory=dict)

    @classmethod
    def of(cls, part: etree._Element | None) -> "_Styles":
        """Give those of a file; a paragraph that names none has the default one, id ""."""
        nodes = {} if part is None else {
            str(node.get(f"{W}styleId", "")): node for node in part.iterfind(f"{W}style")
        }  # fmt: skip
        usual = (n for n in nodes.values() if n.get(f"{W}default") in ("1", "true"))
        default = next((n for n in usual if n.get(f"{W}type") == "paragraph"), None)
        if default is not None:
            nodes[""] = default
        return cls(nodes)

    def get(self, id_: str) -> _Style:
        """Give a style; an id that no style has is its own name."""
        if id_ not in self._known:
            self._known[id_] = _Style(id_ or _DEFAULT, None)  # against a ring of styles
            node = self._nodes.get(id_)
            if node is not None:
                own = _outline(node.find(f"{W}pPr"))
                based = value(node.find(f"{W}basedOn"))
                level = own if own is not None or not based else self.get(based).level
                self._known[id_] = _Style(value(node.find(f"{W}name"), id_), level)
        return self._known[id_]


def _outline(properties: etree._Element | None) -> int | None:
    """Give the outline level that properties state, from 0; 9 is text, None says nothing."""
    told = value(None if properties is None else properties.find(f"{W}outlineLvl"))
    return int(told) if told.isdecimal() and len(told) == 1 else None


class _Lists:
    """What kind of list an item is in: its number format, the text round it, its level."""

    def __init__(self, part: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._of_num: dict[str, str] = {}
        for node in () if part is None else part:
            if local(node) == "abstractNum":
                self._abstract[str(node.get(f"{W}abstractNumId", ""))] = node
            elif local(node) == "num":
                told = value(node.find(f"{W}abstractNumId"))
                self._of_num[str(node.get(f"{W}numId", ""))] = told

    def kind(self, properties: etree._Element | None) -> str:
        """Give words for the list of a paragraph, "" where it is in none by itself."""
        numbering = None if properties is None else properties.find(f"{W}numPr")
        if numbering is None:
            return ""
        number = value(numbering.find(f"{W}numId"), "0")
        level = value(numbering.find(f"{W}ilvl"), "0")
        if number == "0":
            return "không đánh số"
        shown = self._shown(number, level)
        return f"mục {shown} cấp {int(level) + 1 if level.isdecimal() else level}"

    def _shown(self, number: str, level: str) -> str:
        abstract = self._abstract.get(self._of_num.get(number, ""))
        for entry in () if abstract is None else abstract.iterfind(f"{W}lvl"):
            if entry.get(f"{W}ilvl") == level:
                told = value(entry.find(f"{W}lvlText"))
                return f"“{told}” {value(entry.find(f'{W}numFmt'))}"
        return "danh sách"


class _Reader:
    """One file being read."""

    def __init__(self, word: OpenedWord) -> None:
        self._word = word
        self._styles = _Styles.of(word.story("styles"))
        self._lists = _Lists(word.story("numbering"))
        self._notes = {
            (kind, str(node.get(f"{W}id", ""))): node
            for kind in ("footnote", "endnote")
            for node in _noted(word.story(f"{kind}s"), kind)
        }
        self._labels: Counter[PieceKind] = Counter()

    def flow(self, file: str, package: WordPackage) -> Flow:
        """Give the whole file; its name is that of the draft."""
        name, author, day = _properties(package)
        blocks = self._blocks(self._word.body, 0)
        return Flow(
            round_number=0,
            round_name=PurePath(file).stem,
            day=day,
            title=name or PurePath(file).stem,
            planner=_AUTHOR,
            names={_AUTHOR: author or PurePath(file).stem},
            sections=tuple(_sections(blocks)),
        )

    def _blocks(self, container: etree._Element, depth: int) -> list[FlowBlock]:
        made: list[FlowBlock] = []
        for block in compared(container):
            if block.kind is BlockKind.TABLE:
                grid = self._grid(block.node, depth)
                made.append(FlowTable(grid, grid))
            else:
                made.append(self._paragraph(block.node, depth))
        return made

    def _grid(self, table: etree._Element, depth: int) -> Grid:
        return read_grid(
            table,
            lambda cell: joined(self._cell(cell, depth)),
            stays=lambda node: True,
            style_of=lambda node: "",
            known=lambda node: None,
        )

    def _cell(self, cell: etree._Element, depth: int) -> Iterator[Inline]:
        for at, paragraph in enumerate(cell_paragraphs(cell)):
            if at:
                yield LineBreak()
            yield from self._runs(paragraph, depth)

    def _paragraph(self, node: etree._Element, depth: int) -> FlowParagraph:
        properties = node.find(f"{W}pPr")
        style = self._styles.get(
            value(None if properties is None else properties.find(f"{W}pStyle"))
        )
        own = _outline(properties)
        level = style.level if own is None else own
        runs = joined(self._runs(node, depth))
        listed = self._lists.kind(properties)
        named = f"{style.name}, {listed}" if listed else style.name
        heading = level is not None and level < 9 and bool(runs)
        return FlowParagraph(
            named,
            runs,
            Role.HEADING if heading else Role.TEXT,
            level=level + 1 if heading and level is not None else 0,
        )

    def _runs(self, paragraph: etree._Element, depth: int) -> Iterator[Inline]:
        for piece in pieces(paragraph):
            match piece.kind:
                case PieceKind.TEXT:
                    yield Text(piece.text, self._marks(piece))
                case PieceKind.BREAK:
                    yield LineBreak()
                case PieceKind.FIELD:
                    yield Reference(piece.text, piece.shown, found=True)
                case PieceKind.MATH:
                    yield replace(read_math(piece.nodes[0]), tex=piece.text)
                case PieceKind.FOOTNOTE | PieceKind.ENDNOTE:
                    yield self._note(piece, depth)
                case PieceKind.DRAWING:
                    yield self._drawing(piece, depth)
                case PieceKind.HIDDEN:
                    pass

    def _marks(self, piece: Piece) -> Marks:
        marks = run_marks(as_run(replace(piece, nodes=(), text="")))
        if piece.link is None:
            return marks
        anchor = str(piece.link.get(f"{W}anchor", ""))
        known = self._word.relations(self._word.main)
        goal = next((known[id_].target for id_ in relations_in(piece.link)[:1] if id_ in known), "")
        return replace(marks, link=goal or f"#{anchor}")

    def _note(self, piece: Piece, depth: int) -> FlowNote:
        self._labels[piece.kind] += 1
        node = self._notes.get((piece.kind.value, piece.text))
        content = () if node is None or depth >= _DEEPEST else self._blocks(node, depth + 1)
        label = str(self._labels[piece.kind])
        if piece.kind is PieceKind.FOOTNOTE:
            return FlowNote(label, content=tuple(content))
        return FlowNote(f"{_ENDNOTE} {label}", content=tuple(content), what=_ENDNOTE)

    def _drawing(self, piece: Piece, depth: int) -> Inline:
        found = [box for node in piece.nodes for box in text_boxes(node)]
        if found and depth < _DEEPEST:
            self._labels[piece.kind] += 1
            content = [block for box in found for block in self._blocks(box, depth + 1)]
            label = f"{_BOX} {self._labels[piece.kind]}"
            return FlowNote(label, content=tuple(content), what=_BOX)
        return Reference(f"hinh:{self._shows(piece)}", "[hình]", found=True)

    def _shows(self, piece: Piece) -> str:
        """Give a digest of what a drawing shows: the parts it names, else how it is drawn."""
        known = self._word.relations(self._word.main)
        named = [known[id_] for node in piece.nodes for id_ in relations_in(node) if id_ in known]
        datas = [self._word.parts.get(rel.target, rel.target.encode()) for rel in named]
        if not datas:
            datas = [etree.tostring(node, method="c14n") for node in piece.nodes]
        return hashlib.sha256(b"\0".join(datas)).hexdigest()[:16]


def _noted(part: etree._Element | None, kind: str) -> Iterator[etree._Element]:
    for node in () if part is None else part.iterfind(f"{W}{kind}"):
        if node.get(f"{W}type") is None:
            yield node


def _sections(blocks: Sequence[FlowBlock]) -> Iterator[FlowSection]:
    """Give a section for each heading, and one for what stands before the first."""
    seen: Counter[str] = Counter()
    for group in _by_heading(blocks):
        first = group[0]
        titled = isinstance(first, FlowParagraph) and first.role is Role.HEADING
        title = first.text.strip() if titled and isinstance(first, FlowParagraph) else ""
        id_ = f"muc:{bare(title)}"
        seen[id_] += 1
        number = f"#{seen[id_]}" if seen[id_] > 1 else ""
        place = f"mục “{_short(title)}”" if title else _OPENING
        yield FlowSection(f"{id_}{number}", SectionKind.ITEM, place, "", _AUTHOR, tuple(group))


def _by_heading(blocks: Sequence[FlowBlock]) -> Iterator[list[FlowBlock]]:
    group: list[FlowBlock] = []
    for block in blocks:
        if group and isinstance(block, FlowParagraph) and block.role is Role.HEADING:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_MORE: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_EARLIEST: Final = date(1980, 1, 1)  # what a zip entry can hold at the earliest


def _properties(package: WordPackage) -> tuple[str, str, date]:
    """Give the title, the last author and the day of a file from its properties."""
    root = package.tree(package.related("", "core-properties") or "docProps/core.xml")

    def text(tag: str) -> str:
        node = None if root is None else root.find(tag)
        return "" if node is None else (node.text or "").strip()

    told = text(f"{_TERMS}modified") or text(f"{_TERMS}created")
    try:
        day = max(date.fromisoformat(told[:10]), _EARLIEST)
    except ValueError:
        day = _EARLIEST
    return text(f"{_CORE}title"), text(f"{_MORE}lastModifiedBy") or text(f"{_CORE}creator"), day
