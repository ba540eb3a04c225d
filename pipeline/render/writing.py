"""The state of one document while it is written: ids, names, relationships, what was noticed.

One `Writing` serves one document and is thrown away; what it gathers becomes the other
parts of the package (footnotes, numbering, relationships, identities).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.model.blocks import NOWHERE, Source
from pipeline.model.flow import FlowBlock, ListPlace
from pipeline.model.identity import block_bookmark, reference_bookmark, text_hash
from pipeline.model.inlines import NoteMark
from pipeline.model.notice import Notice, Severity
from pipeline.render.listing import DEEPEST, HeadingCounters, OrderedList
from pipeline.render.package import Identity, Relationships

FIRST_NOTE: Final = 2  # 0 and 1 are the separators


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote to be written: its id in the file and its content."""

    id: int
    blocks: tuple[FlowBlock, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line for the contents or a list: what it is, its depth, number, words and bookmark.

    `kind` is `tieu-de`, `phu-luc` (the title of an appendix), `bang` or `hinh`; `level` is the
    outline level from 1, 0 for a caption.
    """

    kind: str
    level: int
    number: str
    text: str
    bookmark: str


class Frame(NamedTuple):
    """The room for text on a page, in twentieths of a point."""

    width: int
    height: int


@dataclass(slots=True)
class Writing:
    """What one document has used so far.

    Attributes:
        draft: "lan-2", part of every identity.
        media: Bytes of the pictures by SHA-256.
        formulas: OMML by (TeX, stands alone); a formula not in it is shown as TeX.
        anchors: Identifiers of the report's places; references to others print as text.
        portrait, landscape: Room for text on either page.
        first_num: The first free id of a `w:num`.
        headings: How far the lists of headings have counted.
        bullets: The `w:num` of bulleted lists, for levels beyond the styled ones.
        relationships: Those of the part being written.
        charts, chart_relations: Parts of charts and their workbooks, and what relates them.
        note_content: Counts contents of footnotes, each with lists of its own; 0 outside.
        wide: Whether what is being written stands on a landscape page.
    """

    draft: str
    media: Mapping[str, bytes]
    formulas: Mapping[tuple[str, bool], str]
    anchors: frozenset[str]
    portrait: Frame
    landscape: Frame
    first_num: int = 1
    headings: HeadingCounters = field(default_factory=HeadingCounters)
    bullets: int = 0
    relationships: Relationships = field(default_factory=lambda: Relationships("rIdVan"))
    identities: list[Identity] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    lists: list[OrderedList] = field(default_factory=list)
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    charts: dict[str, bytes] = field(default_factory=dict)
    chart_relations: dict[str, bytes] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    item: str = ""
    ordinal: int = 0
    drawings: int = 0
    in_note: bool = False
    note_content: int = 0
    inner_notes: list[NoteMark] = field(default_factory=list)
    wide: bool = False
    _waiting: list[str] = field(default_factory=list)
    _bookmarks: int = 0
    _names: set[str] = field(default_factory=set)
    _note_numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _list_numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)
    _lists_begun: set[tuple[str, int, int]] = field(default_factory=set)

    def enter(self, item: str) -> None:
        """Begin an item: its paragraphs count from 1."""
        self.item = item
        self.ordinal = 0

    def identify(
        self,
        content: str,
        *,
        text: str,
        kind: str,
        source: Source = NOWHERE,
        number: str = "",
        row: str = "",
    ) -> str:
        """Give the content of a paragraph inside the bookmark by which it is known.

        `row` is the kind of a row that is not of the body.
        """
        if self.in_note:
            return content
        content = self.take_anchors(content)
        self.ordinal += 1
        name = block_bookmark(self.draft, self.item, self.ordinal)
        if name in self._names:
            return content
        self.identities.append(
            Identity(
                bookmark=name,
                item=self.item,
                ordinal=self.ordinal,
                kind=kind,
                file=source.file,
                line=source.line,
                text_hash=text_hash(text),
                agency=source.agency,
                number=number,
                row=row,
            )
        )
        return self.bookmark(name, content)

    def bookmark(self, name: str, content: str) -> str:
        """Give the content inside a bookmark; a name used before is not used again."""
        if name in self._names:
            return content
        self._names.add(name)
        self._bookmarks += 1
        number = self._bookmarks
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def anchor(self, target: str, content: str) -> str:
        """Give the content inside the bookmark that references to `target` point to."""
        return self.bookmark(reference_bookmark(target), content) if target else content

    def anchor_next(self, target: str) -> None:
        """Let references to `target` point to the next paragraph that is identified."""
        if target and not self.in_note:
            self._waiting.append(target)

    def take_anchors(self, content: str) -> str:
        """Give the content inside the bookmarks that wait for a paragraph."""
        while self._waiting:
            content = self.anchor(self._waiting.pop(), content)
        return content

    def place_of(self, target: str) -> str | None:
        """Give the identifier a reference names, with or without "muc-"; None if unknown."""
        bare = target.removeprefix("muc-")
        return next((name for name in (target, bare) if name in self.anchors), None)

    def note(self, label: str, blocks: Iterable[FlowBlock], source: Source) -> int:
        """Give the id of a new footnote."""
        number = FIRST_NOTE + len(self.notes)
        self.notes.append(Note(number, tuple(blocks)))
        self._note_numbers.setdefault((self.item, source.file, label), number)
        return number

    def known_note(self, label: str, source: Source) -> int | None:
        """Give the id of the footnote that a label stands for, None where there is none."""
        return self._note_numbers.get((self.item, source.file, label))

    def is_new_list(self, place: ListPlace) -> bool:
        """Say whether nothing of the list that counts at a place was written yet."""
        key = (self.item, self.note_content, place.key)
        if key in self._lists_begun:
            return False
        self._lists_begun.add(key)
        return True

    def list_number(self, place: ListPlace, start: int) -> int:
        """Give the `w:num` of the numbered list that counts at a place from `start`."""
        key = (self.item, self.note_content, place.key)
        if key not in self._list_numbers:
            number = self.first_num + len(self.lists)
            level = min(place.level, DEEPEST - 1)
            self.lists.append(OrderedList(number, level, max(0, start)))
            self._list_numbers[key] = number
        return self._list_numbers[key]

    def drawing(self) -> int:
        """Give the next id of a drawing."""
        self.drawings += 1
        return self.drawings

    def notice(
        self,
        severity: Severity,
        code: str,
        message: str,
        *,
        fix: str,
        source: Source = NOWHERE,
        line: int | None = None,
    ) -> None:
        """Keep what an author should know of."""
        self.notices.append(
            Notice(
                severity,
                code,
                message,
                fix,
                file=source.file,
                line=line or source.line,
                agency=source.agency or None,
                item=self.item or None,
            )
        )
