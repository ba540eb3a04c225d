"""The state of one document while it is written: ids, names, relationships, what was noticed.

One `Writing` serves one document and is thrown away; what it gathers becomes the other
parts of the package (footnotes, numbering, relationships, identities).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.model.comparison import RevisedBlock, Revision
from pipeline.model.document import NOWHERE, NoteMark, Source
from pipeline.model.flow import FlowBlock, ListPlace
from pipeline.model.identity import block_bookmark, reference_bookmark, text_hash
from pipeline.model.inlines import Marks
from pipeline.model.notice import Notice, Severity
from pipeline.render.word.fixed_labels import FixedLabel
from pipeline.render.word.former_numbers import FormerNumbers
from pipeline.render.word.listing import DEEPEST, HeadingCounters, HeadingLabel, OrderedList
from pipeline.render.word.package import Identity, Relationships
from pipeline.render.word.revisions import Tracks

FIRST_NOTE: Final = 2  # 0 and 1 are the separators
_ANY_FILE: Final = "*"
ListKey = tuple[bool, str, int, int]  # gone, item, content of a footnote, ordinal of the list


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote to be written: its id in the file and its content.

    In a redline `revised` is the content with its changes where it changed inside, `revision`
    what became of the whole note.
    """

    id: int
    blocks: tuple[FlowBlock, ...]
    revised: tuple[RevisedBlock, ...] = ()
    revision: Revision | None = None


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
        former_anchors: In a redline, identifiers of the draft before.
        former_numbers: In a redline, numbers of headings and captions of the draft before.
        tracks: In a redline, the revisions written so far.
        revision: What became of the runs being written; None where they stay.
        was: The look before of the text being written, where only that changed.
        joined: The words that a paragraph before the next one leaves to it.
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
    labels: list[FixedLabel] = field(default_factory=list)
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
    former_anchors: frozenset[str] = frozenset()
    former_numbers: FormerNumbers = field(default_factory=FormerNumbers)
    tracks: Tracks = field(default_factory=Tracks)
    revision: Revision | None = None
    was: Marks | None = None
    joined: str = ""
    _waiting: list[str] = field(default_factory=list)
    _bookmarks: int = 0
    _names: set[str] = field(default_factory=set)
    _note_numbers: dict[tuple[bool, str, str, str], int] = field(default_factory=dict)
    _printed_notes: dict[int, tuple[int, int]] = field(default_factory=dict)
    _lists: dict[ListKey, int] = field(default_factory=dict)
    _lists_begun: set[ListKey] = field(default_factory=set)
    _heirs: dict[ListKey, ListPlace] = field(default_factory=dict)

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
        known = self.former_anchors if self.is_gone else self.anchors
        return next((name for name in (target, bare) if name in known), None)

    @property
    def is_gone(self) -> bool:
        """Say whether only the draft before has what is being written."""
        return self.revision is not None and self.revision.fate.is_old

    def tracked(self, content: str) -> str:
        """Give runs marked with what became of them."""
        if self.revision is None or self.was is not None or not content:
            return content
        return self.tracks.runs(self.revision, content)

    def note(
        self,
        label: str,
        blocks: Iterable[FlowBlock],
        source: Source,
        revised: tuple[RevisedBlock, ...] = (),
    ) -> int:
        """Give the id of a new footnote."""
        number = FIRST_NOTE + len(self.notes)
        self.notes.append(Note(number, tuple(blocks), revised, self.revision))
        for file in (source.file, _ANY_FILE):
            self._note_numbers.setdefault((self.is_gone, self.item, file, label), number)
        came = self.revision is not None and self.revision.fate.is_new
        now, before = self._printed_notes.get(number - 1, (0, 0))
        self._printed_notes[number] = now + (not self.is_gone), before + (not came)
        return number

    def known_note(self, label: str, source: Source) -> int | None:
        """Give the id of the footnote that a label stands for, None where there is none."""
        if not self.is_gone:
            return self._note_numbers.get((False, self.item, source.file, label))
        # what is gone stood in another file; its footnote may have stayed
        keys = ((gone, self.item, _ANY_FILE, label) for gone in (True, False))
        return next((self._note_numbers[key] for key in keys if key in self._note_numbers), None)

    def printed_note(self, number: int) -> str:
        """Give the number that a footnote has in its draft."""
        return str(self._printed_notes[number][self.is_gone])

    def is_new_list(self, place: ListPlace) -> bool:
        """Say whether nothing of the list that counts at a place was written yet."""
        key = self._list_key(place)
        if key in self._lists_begun:
            return False
        self._lists_begun.add(key)
        return True

    def inherit_list(self, former: ListPlace, heir: ListPlace) -> None:
        """Let what is gone of a list of the draft before count in the list that it became."""
        self._heirs.setdefault((True, self.item, self.note_content, former.key), heir)

    def list_number(self, place: ListPlace, *, gone: bool = False) -> int:
        """Give the `w:num` of the numbered list that counts at a place."""
        key = self._list_key(place, gone=gone)
        heir = self._heirs.get(key)
        if heir is not None:
            place, key = heir, self._list_key(heir)
        if key not in self._lists:
            number = self._next_num()
            level = min(place.level, DEEPEST - 1)
            self.lists.append(OrderedList(number, level, max(0, place.start or 0)))
            self._lists[key] = number
        return self._lists[key]

    def label_number(self, label: HeadingLabel) -> int:
        """Give the `w:num` that shows the label of a heading and counts nothing."""
        number = self._next_num()
        self.labels.append(FixedLabel(number, label.style, label.level - 1, label.printed))
        return number

    def _next_num(self) -> int:
        return self.first_num + len(self.lists) + len(self.labels)

    def _list_key(self, place: ListPlace, *, gone: bool = False) -> ListKey:
        return gone, self.item, self.note_content, place.key

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
        """Keep what an author should know of; of what is gone there is nothing to say."""
        if self.is_gone:
            return
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
