"""The state of one document while it is written: ids, names, relationships, what was noticed.

One `Writing` serves one document and is thrown away; what it gathers becomes the other
parts of the package (footnotes, numbering, relationships, identities).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.model.comparison import RevisedBlock, Revision
from pipeline.model.document import NOWHERE, NoteMark, Source
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, ListPlace
from pipeline.model.identity import block_bookmark, reference_bookmark, text_hash
from pipeline.model.inlines import Marks
from pipeline.model.notice import Notice, Severity
from pipeline.model.pages import NOTHING_DECIDED, Layout
from pipeline.render.word.apart.stretch import (
    MARK,
    RELATION,
    ChartParts,
    PicturePart,
    Stretch,
    WrittenNotes,
    mark,
)
from pipeline.render.word.fixed_labels import FixedLabel
from pipeline.render.word.former_numbers import FormerNumbers
from pipeline.render.word.gathered import ContentsEntry, Note
from pipeline.render.word.listing import DEEPEST, HeadingCounters, HeadingLabel, OrderedList
from pipeline.render.word.package import Identity, Relationships
from pipeline.render.word.revisions import Tracks

FIRST_NOTE: Final = 2  # 0 and 1 are the separators
_ANY_FILE: Final = "*"
ListKey = tuple[bool, str, int, int]  # gone, item, content of a footnote, ordinal of the list


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
        portrait, landscape: Room for text on either page; `large` on a wide one of A3.
        first_num: The first free id of a `w:num`.
        headings: How far the lists of headings have counted.
        flow_formulas: Formulas of the draft, in reading order.
        known: Identities, or elements of several, in reading order.
        bullets: The `w:num` of bulleted lists, for levels beyond the styled ones.
        relationships: Those of the part being written.
        charts: Charts with their workbooks, in the order of their numbers.
        marked: Whether ids are marks, to be numbered once it is known what stands before
            (`fragment`).
        note_count: How many footnotes there are.
        notes_printed: How many of them this draft has, and how many the one before.
        layout: What the pages of an earlier rendering asked of tables.
        asked: Whether and where references asked for a place, by whether they are gone, and name.
        lacks: Whether a formula or picture could not be had, which another run may have.
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
    large: Frame | None = None
    first_num: int = 1
    headings: HeadingCounters = field(default_factory=HeadingCounters)
    bullets: int = 0
    relationships: Relationships = field(default_factory=lambda: Relationships("rIdVan"))
    flow_formulas: tuple[tuple[str, bool], ...] = ()
    identities: list[Identity] = field(default_factory=list)
    known: list[Identity | str] = field(default_factory=list)
    contents: list[ContentsEntry] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    notes: list[Note | WrittenNotes] = field(default_factory=list)
    lists: list[OrderedList] = field(default_factory=list)
    labels: list[FixedLabel] = field(default_factory=list)
    pictures: dict[str, PicturePart] = field(default_factory=dict)
    charts: list[ChartParts] = field(default_factory=list)
    marked: bool = False
    note_count: int = 0
    notes_printed: tuple[int, int] = (0, 0)
    layout: Layout = NOTHING_DECIDED
    asked: dict[tuple[bool, str], str | None] = field(default_factory=dict)
    lacks: bool = False
    sequences: dict[str, int] = field(default_factory=dict)
    item: str = ""
    ordinal: int = 0
    bookmarks: int = 0
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
    waiting: list[str] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _note_numbers: dict[tuple[bool, str, str, str], int] = field(default_factory=dict)
    _printed_notes: dict[int, tuple[int, int]] = field(default_factory=dict)
    _lists: dict[ListKey, int] = field(default_factory=dict)
    _lists_begun: set[ListKey] = field(default_factory=set)
    _heirs: dict[ListKey, ListPlace] = field(default_factory=dict)

    def apart(self, changes: Sequence[int] = ()) -> "Writing":
        """Give the state of an item that is written by itself, its ids marks.

        `changes` are those of the comparison that its own stand for.
        """
        return Writing(
            self.draft,
            self.media,
            self.formulas,
            self.anchors,
            self.portrait,
            self.landscape,
            first_num=0,
            headings=HeadingCounters.at(self.headings.counted()),
            bullets=self.bullets,
            relationships=Relationships(*RELATION),
            sequences=dict(self.sequences),
            former_anchors=self.former_anchors,
            former_numbers=self.former_numbers,
            tracks=self.tracks.apart(changes),
            joined=self.joined,
            waiting=list(self.waiting),
            marked=True,
            layout=self.layout,
        )

    def at_the_foot(self) -> "Writing":
        """Give the state in which the footnotes of an item written by itself are written."""
        return replace(
            self,
            relationships=Relationships(*RELATION),
            lists=[],
            labels=[],
            pictures={},
            charts=[],
            bookmarks=0,
            drawings=0,
            sequences=dict(self.sequences),
            tracks=self.tracks.at_the_foot(),
        )

    def stretch(self) -> Stretch:
        """Give what was added so far, of an item written by itself."""
        return Stretch(
            self.bookmarks,
            self.drawings,
            tuple(self.lists),
            tuple(self.labels),
            self.relationships.targets(),
            tuple(self.pictures.values()),
            tuple(self.charts),
            self.tracks.count,
            tuple((change, tuple(ids)) for change, ids in self.tracks.marks.items()),
        )

    def names(self) -> tuple[str, ...]:
        """Give the bookmarks whose names hold no id."""
        return tuple(sorted(name for name in self._names if MARK.search(name) is None))

    def has_none_of(self, names: Iterable[str]) -> bool:
        """Say whether no bookmark has one of these names."""
        return self._names.isdisjoint(names)

    def take_names(self, names: Iterable[str]) -> None:
        """Count bookmarks as used."""
        self._names.update(names)

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
        identity = Identity(
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
        self.identities.append(identity)
        self.known.append(identity)
        return self.bookmark(name, content)

    def bookmark(self, name: str, content: str) -> str:
        """Give the content inside a bookmark; a name used before is not used again."""
        if name in self._names:
            return content
        self._names.add(name)
        self.bookmarks += 1
        number = self.shown("b", self.bookmarks)
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
            self.waiting.append(target)

    def take_anchors(self, content: str) -> str:
        """Give the content inside the bookmarks that wait for a paragraph."""
        while self.waiting:
            content = self.anchor(self.waiting.pop(), content)
        return content

    def place_of(self, target: str) -> str | None:
        """Give the identifier a reference names, with or without "muc-"; None if unknown."""
        place = self.find_place(target, gone=self.is_gone)
        self.asked[self.is_gone, target] = place
        return place

    def find_place(self, target: str, *, gone: bool) -> str | None:
        """Give the same of this draft, or of the one before."""
        known = self.former_anchors if gone else self.anchors
        bare = target.removeprefix("muc-")
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
        number = FIRST_NOTE + self.note_count
        self.note_count += 1
        self.notes.append(Note(number, tuple(blocks), revised, self.revision))
        for file in (source.file, _ANY_FILE):
            self._note_numbers.setdefault((self.is_gone, self.item, file, label), number)
        came = self.revision is not None and self.revision.fate.is_new
        now, before = self.notes_printed
        self.notes_printed = now + (not self.is_gone), before + (not came)
        self._printed_notes[number] = self.notes_printed
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
        return self.shown("q" if self.is_gone else "p", self._printed_notes[number][self.is_gone])

    def note_id(self, number: int) -> str:
        """Give the id of a footnote as it is written."""
        return self.shown("n", number)

    def is_new_list(self, place: ListPlace) -> bool:
        """Say whether nothing of the list that counts at a place was written yet."""
        key = self._list_key(place)
        is_new = key not in self._lists_begun
        self._lists_begun.add(key)
        return is_new

    def inherit_list(self, former: ListPlace, heir: ListPlace) -> None:
        """Let what is gone of a list of the draft before count in the list that it became."""
        self._heirs.setdefault((True, self.item, self.note_content, former.key), heir)

    def list_number(self, place: ListPlace, *, gone: bool = False) -> str:
        """Give the `w:num` of the numbered list that counts at a place."""
        key = self._list_key(place, gone=gone)
        heir = self._heirs.get(key)
        if heir is not None:
            place, key = heir, self._list_key(heir)
        if key not in self._lists:
            number = self.next_num()
            level = min(place.level, DEEPEST - 1)
            self.lists.append(OrderedList(number, level, max(0, place.start or 0)))
            self._lists[key] = number
        return self.shown("l", self._lists[key])

    def label_number(self, label: HeadingLabel) -> str:
        """Give the `w:num` that shows the label of a heading and counts nothing."""
        number = self.next_num()
        self.labels.append(FixedLabel(number, label.style, label.level - 1, label.printed))
        return self.shown("l", number)

    def next_num(self) -> int:
        """Give the next free id of a `w:num`."""
        return self.first_num + len(self.lists) + len(self.labels)

    def _list_key(self, place: ListPlace, *, gone: bool = False) -> ListKey:
        return gone, self.item, self.note_content, place.key

    def drawing(self) -> str:
        """Give the next id of a drawing."""
        self.drawings += 1
        return self.shown("d", self.drawings)

    def chart(self, chart: ChartParts) -> str:
        """Give the number of a chart in the package."""
        self.charts.append(chart)
        return self.shown("c", len(self.charts))

    def shown(self, kind: str, number: int) -> str:
        """Give an id as it is written: the number, or a mark in its place."""
        return mark(kind, number) if self.marked else str(number)

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
