"""The change log as its documents print it: entries and changes with names, places and links."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.change import Change, ChangeClass, ChangeKind, Place, TableChange, Tracked
from pipeline.model.change_summary import ChangeSummary
from pipeline.model.comparison import Comparison, Fate
from pipeline.model.entry import LogEntry
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowParagraph, SectionKind
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from pipeline.model.verdict import Ground, Trace, Verdict
from pipeline.render.changelog.formal import kinds_of
from pipeline.render.changelog.names import agency_name, answer_words
from pipeline.render.changelog.pieces import (
    Lot,
    Pieces,
    pieces_between,
)
from pipeline.render.changelog.words import change_pieces
from pipeline.render.word.package import DOCUMENT, draft_name
from pipeline.work.archive import read_part

_SEVERAL_PARTS: Final = "Nhiều phần, phụ lục"
_SEVERAL_ITEMS: Final = "Nhiều mục"
_BOOKMARK: Final = re.compile(rb'<w:bookmarkStart [^>]*w:name="(_qh_\w+)"')


@dataclass(frozen=True, slots=True)
class Redline:
    """Where the changes stand in the redline, as its writer says.

    `file` is its name beside the change log; `marks` the ids of the revisions of each change, by
    its index; `bookmarks` the bookmarks that the file has.
    """

    file: str
    marks: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    bookmarks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, file: str, data: bytes, marks: Mapping[int, tuple[int, ...]]) -> "Redline":
        """Give the redline that a .docx of ours holds."""
        names = _BOOKMARK.findall(read_part(data, DOCUMENT))
        return cls(file, marks, frozenset(name.decode() for name in names))


@dataclass(frozen=True, slots=True)
class DraftPages:
    """The page numbers of the two drafts, None where no rendering tells them."""

    old: Pages | None = None
    new: Pages | None = None


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change as printed.

    Attributes:
        number: Where it stands in the log: "12" of an entry that is this change alone, "12.3"
            of one that tells several.
        change: With its marks and pages.
        agency: The agency's name.
        part: "Phần III" or "Phụ lục I".
        item: "Phần III, mục II.1. Hạ tầng giao thông".
        words: What stayed, went and came.
        address: The address of its place in the redline.
        ground: Why it was made, as far as anyone said.
        moves: Whether the redline shows it as a move of Word's.
        answers: The codes of the comments whose evidence it is, each with what was found.
        verdicts: What was found of them.
    """

    number: str
    change: Change
    agency: str
    part: str
    item: str
    words: Pieces
    address: str
    ground: Ground
    moves: bool = False
    answers: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def cells(self) -> tuple[TableChange, ...]:
        """Give the cells that say something else than before."""
        return () if self.change.class_ is ChangeClass.FORMATTING else self.change.tables

    def words_of(self, cell: TableChange) -> Pieces:
        """Give what became of the words of one of its cells, as marked where it is the only one."""
        if len(self.change.tables) == 1 and any(p.lot is not Lot.KEPT for p in self.words):
            return self.words
        return pieces_between(cell.old, cell.new)

    @property
    def follows(self) -> bool:
        """Say whether it is of form only: spelling, or a letter or ordinal that shifted."""
        return self.change.class_ is ChangeClass.FORM

    @property
    def unexplained(self) -> bool:
        """Say whether neither a comment nor a reason tells why; spelling needs none."""
        return self.ground is Ground.NONE and not self.follows


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One entry as printed: what a person would tell, with the changes it tells.

    Attributes:
        number: Its place in the log, from 1.
        entry: With its pages.
        changes: All of them, in reading order; an entry that is one change has that alone.
        agency, part, item, address: As of a change; of several parts or items it says so.
    """

    number: int
    entry: LogEntry
    changes: tuple[ShownChange, ...]
    agency: str
    part: str
    item: str
    address: str

    @property
    def told(self) -> tuple[ShownChange, ...]:
        """Give the changes without those that only follow from them, unless there are no others."""
        return tuple(c for c in self.changes if not c.follows) or self.changes

    @property
    def comments(self) -> tuple[str, ...]:
        """Give the codes of the comments that its changes answer."""
        return tuple(dict.fromkeys(code for c in self.changes for code in c.change.comments))

    @property
    def answers(self) -> tuple[str, ...]:
        """Give the same, each with what was found of it."""
        return tuple(dict.fromkeys(told for c in self.changes for told in c.answers))

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Give what was found of them, each once."""
        return tuple(dict.fromkeys(told for c in self.changes for told in c.verdicts))

    @property
    def reason(self) -> str:
        """Give the reasons of its changes, each once."""
        return "; ".join(dict.fromkeys(filter(None, (c.change.reason for c in self.changes))))

    @property
    def ground(self) -> Ground:
        """Give why it was made: none where a change in it is not explained."""
        grounds = [c.ground for c in self.told]
        return next(g for g in (Ground.NONE, Ground.REASON, Ground.COMMENT) if g in grounds)

    @property
    def look(self) -> str:
        """Give how what it tells looks otherwise, each way once."""
        looks = (look for c in self.told for look in c.change.look.split("; "))
        return "; ".join(dict.fromkeys(filter(None, looks)))

    @property
    def moves_by_halves(self) -> bool:
        """Say whether the redline shows what moved as gone in one place and come in the other."""
        moved = [c for c in self.told if c.change.kind is ChangeKind.MOVED]
        return any(not c.moves for c in moved)

    @property
    def unexplained(self) -> bool:
        """Say whether a change in it has neither comment nor reason."""
        return any(c.unexplained for c in self.changes)

    @property
    def tracked(self) -> Tracked:
        """Give how the redline shows it: by marks where it marks any of its changes."""
        found = {c.change.tracked for c in self.changes}
        return next(t for t in Tracked if t in found)

    @property
    def of_cells(self) -> bool:
        """Say whether all it tells are cells that say something else than before."""
        return all(c.cells and c.change.kind is ChangeKind.CHANGED for c in self.told)


@dataclass(frozen=True, slots=True)
class Log:
    """The change log of two drafts.

    `entries` are in reading order; `parts` the titles of its parts and appendices by name, in
    reading order, dropped ones behind.
    """

    old: Flow
    new: Flow
    entries: tuple[ShownEntry, ...]
    parts: Mapping[str, str]
    summary: ChangeSummary

    @property
    def changes(self) -> tuple[ShownChange, ...]:
        """Give every change, those told as one side by side."""
        return tuple(change for entry in self.entries for change in entry.changes)

    @property
    def told(self) -> tuple[ShownEntry, ...]:
        """Give what changed in content or look and can be tracked."""
        return tuple(
            entry
            for entry in self.entries
            if entry.entry.class_ is not ChangeClass.FORM and entry.tracked is not Tracked.UNTRACKED
        )

    @property
    def formal(self) -> tuple[ShownEntry, ...]:
        """Give what is only spelt differently."""
        return tuple(e for e in self.entries if e.entry.class_ is ChangeClass.FORM)

    @property
    def untracked(self) -> tuple[ShownEntry, ...]:
        """Give what the redline cannot show."""
        return tuple(
            entry
            for entry in self.entries
            if entry.tracked is Tracked.UNTRACKED and entry.entry.class_ is not ChangeClass.FORM
        )

    @property
    def unexplained(self) -> tuple[ShownEntry, ...]:
        """Give what neither a comment nor a reason explains."""
        return tuple(entry for entry in self.entries if entry.unexplained)


def change_log(
    comparison: Comparison,
    entries: Sequence[LogEntry],
    summary: ChangeSummary,
    *,
    redline: Redline,
    pages: DraftPages,
    trace: Trace | None = None,
) -> Log:
    """Give the change log of a comparison, its places with pages and links, its names in full."""
    names = _Names(comparison, summary, redline, pages, trace)
    words = change_pieces(comparison)
    shown = []
    for number, entry in enumerate(entries, 1):
        changes = []
        for count, index in enumerate(entry.changes, 1):
            label = f"{number}.{count}" if entry.folded else str(number)
            changes.append(names.change(label, index, words[index]))
        shown.append(names.entry(number, entry, tuple(changes)))
    old, new = comparison.old, comparison.new
    return Log(old, new, tuple(shown), _parts(old, new), summary)


class _Names:
    """What the log says of a change beyond the change itself."""

    def __init__(
        self,
        comparison: Comparison,
        summary: ChangeSummary,
        redline: Redline,
        pages: DraftPages,
        trace: Trace | None,
    ) -> None:
        self._changes = comparison.changes
        self._old, self._new = comparison.old, comparison.new
        self._redline, self._pages = redline, pages
        flows = self._old, self._new
        self._places = {section.id: section.place for flow in flows for section in flow.sections}
        self._titles = {share.item: f"{share.place}. {share.title}" for share in summary.items}
        moved = (Fate.MOVED_AWAY, Fate.MOVED_HERE)
        self._moves = {r.change for r in comparison.revisions() if r.fate in moved}
        self._grounds = {told.change: told for told in trace.changes} if trace else {}
        self._verdicts = {told.code: told.verdict for told in trace.comments} if trace else {}

    def change(self, number: str, index: int, words: Pieces) -> ShownChange:
        """Give a change of the comparison by its position there."""
        given = self._changes[index]
        told = self._grounds.get(given.id)
        codes = dict.fromkeys((*given.comments, *(told.comments if told else ())))
        change = replace(
            given,
            old_place=self._with_page(given.old_place, given.item, new=False),
            new_place=self._with_page(given.new_place, given.item, new=True),
            marks=self._redline.marks.get(index, given.marks),
            comments=tuple(codes),
        )
        return ShownChange(
            number=number,
            change=change,
            agency=agency_name(change.agency, self._old, self._new),
            part=self._part(change.item),
            item=self._item(change.item),
            words=words,
            address=self._address(change, change.item),
            ground=told.ground if told else _ground(change),
            moves=index in self._moves,
            answers=tuple(answer_words(code, self._verdicts.get(code)) for code in codes),
            verdicts=tuple(self._verdicts[code] for code in codes if code in self._verdicts),
        )

    def entry(self, number: int, entry: LogEntry, changes: tuple[ShownChange, ...]) -> ShownEntry:
        """Give an entry with its changes."""
        first = changes[0].change.item
        item = entry.item or first
        parts = {change.part for change in changes} if not entry.item else {self._part(item)}
        return ShownEntry(
            number=number,
            entry=replace(
                entry,
                old_place=self._with_page(entry.old_place, item, new=False),
                new_place=self._with_page(entry.new_place, item, new=True),
            ),
            changes=changes,
            agency=agency_name(entry.agency, self._old, self._new),
            part=parts.pop() if len(parts) == 1 else _SEVERAL_PARTS,
            item=self._item(entry.item) if entry.item else _SEVERAL_ITEMS,
            address=self._address(entry, item),
        )

    def _part(self, item: str) -> str:
        return self._places.get(item, "").partition(",")[0]

    def _item(self, item: str) -> str:
        return self._titles.get(item, self._places.get(item, "") or item)

    def _with_page(self, place: Place | None, item: str, *, new: bool) -> Place | None:
        pages = self._pages.new if new else self._pages.old
        if place is None or pages is None or place.page is not None:
            return place
        return replace(place, page=pages.numbers.get(self._bookmark(place.block, item, new=new)))

    def _bookmark(self, block: int, item: str, *, new: bool) -> str:
        return block_bookmark(draft_name(self._new if new else self._old), item, block)

    def _address(self, told: Change | LogEntry, item: str) -> str:
        """Give the redline's place of a change: its new bookmark, its old one, its item's title.

        What is gone has no bookmark there; the file alone is named where nothing else is.
        """
        places = ((told.new_place, True), (told.old_place, False))
        names = (
            *(self._bookmark(place.block, item, new=new) for place, new in places if place),
            self._bookmark(1, item, new=True),
        )
        file = self._redline.file
        found = next((name for name in names if name in self._redline.bookmarks), "")
        return f"{file}#{found}" if found else file


def _ground(change: Change) -> Ground:
    if change.comments:
        return Ground.COMMENT
    return Ground.REASON if change.reason else Ground.NONE


def _parts(old: Flow, new: Flow) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in (*new.sections, *old.sections):
        if section.kind in (SectionKind.PART, SectionKind.APPENDIX):
            heading = next((b for b in section.blocks if isinstance(b, FlowParagraph)), None)
            found.setdefault(section.place, heading.text if heading else "")
    return found


def by_part(
    entries: Iterable[ShownEntry], parts: Mapping[str, str]
) -> dict[str, tuple[ShownEntry, ...]]:
    """Give the entries of each part that has any, those of several before them, in order."""
    found: dict[str, list[ShownEntry]] = {part: [] for part in (_SEVERAL_PARTS, *parts)}
    for entry in entries:
        found.setdefault(entry.part, []).append(entry)
    return {part: tuple(held) for part, held in found.items() if held}


def formal_counts(changes: Iterable[ShownChange]) -> tuple[tuple[str, str, int], ...]:
    """Give how often each kind of formal difference stands in each item: (item, kind, times)."""
    counts = Counter((change.item, kind) for change in changes for kind in kinds_of(change.words))
    order = {item: at for at, item in enumerate(dict.fromkeys(item for item, _ in counts))}
    return tuple(
        (item, kind, times)
        for (item, kind), times in sorted(counts.items(), key=lambda held: order[held[0][0]])
    )
