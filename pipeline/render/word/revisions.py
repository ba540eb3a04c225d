"""Marks of tracked changes in WordprocessingML (ECMA-376 Part 1, 17.13.5).

Every mark takes an id from one counter that begins above those of bookmarks, and is counted to
the change it belongs to.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.comparison import Fate, Revision
from pipeline.render.word.apart.stretch import mark
from pipeline.render.word.runs import escape

FIRST_REVISION: Final = 1_000_001  # a report has fewer bookmarks
_ELEMENTS: Final = {
    Fate.INSERTED: "ins",
    Fate.DELETED: "del",
    Fate.MOVED_HERE: "moveTo",
    Fate.MOVED_AWAY: "moveFrom",
}
_STAYING: Final = {Fate.MOVED_HERE: Fate.INSERTED, Fate.MOVED_AWAY: Fate.DELETED}


@dataclass(slots=True)
class Tracks:
    """The revisions of one document.

    Attributes:
        day: The day printed beside each, "2025-12-31".
        moves: Changes that are shown as native moves; other moves are shown as a deletion and
            an insertion.
        marks: For each change the ids of its revisions, in the order they were written.
        count: How many ids were given.
        moved_ranges: How many ranges of moved paragraphs each change has on either side.
        marked: Whether ids and changes are marks, to be numbered later (`apart.stretch`).
    """

    day: str = ""
    moves: frozenset[int] = frozenset()
    marks: dict[int, list[int]] = field(default_factory=dict)
    count: int = 0
    moved_ranges: Counter[tuple[int, Fate]] = field(default_factory=Counter)
    marked: bool = False

    def runs(self, revision: Revision, content: str) -> str:
        """Give runs marked with what became of them; formatting is marked in the runs.

        A formula is wrapped whole: of marks inside of it, as Word writes them, the Open XML SDK
        complains and LibreOffice loses the letters (`tests/office/test_tracked_formulas.py`).
        """
        element = _ELEMENTS.get(self._shown(revision))
        if element is None:
            return content
        inside = deleted_text(content) if element == "del" else content
        return f"<w:{element} {self.attributes(revision)}>{inside}</w:{element}>"

    def sign(self, revision: Revision) -> str:
        """Give the empty element that marks a paragraph's end or a row."""
        return f"<w:{_ELEMENTS[self._shown(revision)]} {self.attributes(revision)}/>"

    def end(self, *revisions: Revision) -> str:
        """Give the `w:rPr` of a paragraph whose end came, went, or both."""
        return f"<w:rPr>{''.join(map(self.sign, revisions))}</w:rPr>"

    def change(self, name: str, revision: Revision, before: str) -> str:
        """Give `w:pPrChange` and its kin; `before` are the properties as they were."""
        return f"<w:{name} {self.attributes(revision)}>{before}</w:{name}>"

    def cell(self, revision: Revision) -> str:
        """Give the mark of a cell whose column came or went."""
        name = "cellDel" if revision.fate.is_old else "cellIns"
        return f"<w:{name} {self.attributes(revision)}/>"

    def grid_change(self, columns: str) -> str:
        """Give the grid of a table as it was."""
        return (
            f'<w:tblGridChange w:id="{self._next()}"><w:tblGrid>{columns}</w:tblGrid>'
            "</w:tblGridChange>"
        )

    def moved(self, revision: Revision) -> tuple[str, str]:
        """Give what opens and closes the range of a moved paragraph; "" for any other.

        The range ends behind the paragraph, so that its mark is part of it (17.13.5.23).
        """
        fate = self._shown(revision)
        if fate not in _STAYING:
            return "", ""
        self.moved_ranges[revision.change, fate] += 1
        change = mark("m", revision.change) if self.marked else revision.change
        name = f"chuyen_{change}_{self.moved_ranges[revision.change, fate]}"
        element, number = _ELEMENTS[fate], self._next()
        by = self._by(revision)
        return (
            f'<w:{element}RangeStart w:id="{number}" {by} w:name="{name}"/>',
            f'<w:{element}RangeEnd w:id="{number}"/>',
        )

    def attributes(self, revision: Revision) -> str:
        """Give the attributes of a mark: a new id, who, and when."""
        number = self._next()
        self.marks.setdefault(revision.change, []).append(
            self.count if self.marked else FIRST_REVISION - 1 + self.count
        )
        return f'w:id="{number}" {self._by(revision)}'

    def sample(self, author: str, content: str) -> str:
        """Give runs that belong to no change, marked so that they show an author's colour."""
        return f'<w:ins w:id="{self._next()}" {self._signed(author)}>{content}</w:ins>'

    def _by(self, revision: Revision) -> str:
        return self._signed(revision.author)

    def _signed(self, author: str) -> str:
        return f'w:author="{escape(author)}" w:date="{self.day}T00:00:00Z"'

    def apart(self, changes: Sequence[int]) -> "Tracks":
        """Give the revisions of an item written by itself, in which `changes` count from 0."""
        own = {change: number for number, change in enumerate(changes)}
        ranges = {
            (own[change], fate): count
            for (change, fate), count in self.moved_ranges.items()
            if change in own
        }
        moves = frozenset(own[change] for change in self.moves if change in own)
        return Tracks(self.day, moves, moved_ranges=Counter(ranges), marked=True)

    def at_the_foot(self) -> "Tracks":
        """Give the revisions of the footnotes of an item written by itself."""
        return Tracks(self.day, self.moves, moved_ranges=Counter(self.moved_ranges), marked=True)

    def add(
        self, count: int, marks: Iterable[tuple[int, Sequence[int]]], changes: Sequence[int]
    ) -> None:
        """Count the revisions of an item behind these; `changes` are its own ones' numbers here."""
        for change, ids in marks:
            own = self.marks.setdefault(changes[change], [])
            own.extend(FIRST_REVISION - 1 + self.count + id_ for id_ in ids)
        self.count += count

    def _next(self) -> str:
        self.count += 1
        return mark("t", self.count) if self.marked else str(FIRST_REVISION + self.count - 1)

    def _shown(self, revision: Revision) -> Fate:
        fate = revision.fate
        return fate if revision.change in self.moves else _STAYING.get(fate, fate)


def deleted_text(content: str) -> str:
    """Give runs of ours with their text and instructions as Word writes deleted ones."""
    # text is escaped, so these tags are our own
    for kind, deleted in (("t", "delText"), ("instrText", "delInstrText")):
        content = content.replace(f"<w:{kind} ", f"<w:{deleted} ")
        content = content.replace(f"</w:{kind}>", f"</w:{deleted}>")
    return content
