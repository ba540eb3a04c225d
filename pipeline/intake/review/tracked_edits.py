"""The tracked changes of a reviewer's copy, one edit for each author and paragraph.

A row that came or went as a whole is one edit, and so is a paragraph moved: its two sides are
both named as places it was read. Ends of paragraphs alone ask for nothing in words: they are
named by `marks_alone`, as changes of formatting are elsewhere.

Source: ECMA-376 Part 1, 17.13.5.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lxml import etree
from rapidfuzz import fuzz, process

from pipeline.intake.review.edits import Edit, Fate, shown, told
from pipeline.intake.review.units import (
    FORMULA,
    ReviewParagraph,
    Unit,
    mark_revision,
    row_fate,
    tidy,
)
from pipeline.intake.word.comment_parts import day_of
from pipeline.intake.word.package import W
from pipeline.intake.word.tokens import DELETIONS, INSERTIONS
from pipeline.model.fixed import replace

_MOVED: Final = 20  # letters that make the same words taken here and added there a move
_CELLS: Final = 2  # of a row, all of whose words came or went: so did the row
_ALIKE: Final = 85.0  # of 100: a paragraph moved and touched up on the way
_Told = list[tuple[str, Fate]]


@dataclass(frozen=True, slots=True)
class TrackedEdit:
    """What one author did in one paragraph.

    `unit` is the position of its unit; `ids` are the first `w:id` of each paragraph that makes
    it; `added` says that the draft has nothing of it, `ahead` that it is a paragraph put in
    before what the draft has of its unit: its end came too, so that rejected it joins the next.
    """

    unit: int
    author: str
    day: date | None
    ids: tuple[str, ...]
    edit: Edit
    added: bool = False
    ahead: bool = False


def tracked_edits(units: Sequence[Unit]) -> list[TrackedEdit]:
    """Give the edits of all authors in reading order."""
    found: list[TrackedEdit] = []
    for position, unit in enumerate(units):
        own = list(_in_unit(position, unit))
        found.extend(_row(unit, own) if unit.row is not None else own)
    return _moves(found, units)


def _in_unit(position: int, unit: Unit) -> Iterator[TrackedEdit]:
    ahead = True
    for paragraph in unit.paragraphs:
        ahead = ahead and not tidy(paragraph.before) and paragraph is not unit.paragraphs[-1]
        for edit in _edits(position, unit, paragraph):
            yield replace(edit, ahead=True) if ahead and edit.added else edit


def note_edits(position: int, note: Sequence[Unit], name: str) -> Iterator[TrackedEdit]:
    """Give the edits in a footnote or endnote, set at the unit that bears its mark."""
    for unit in note:
        for paragraph in unit.paragraphs:
            for edit in _edits(position, unit, paragraph):
                content = f"{name}: {edit.edit.content}"
                yield replace(edit, edit=replace(edit.edit, content=content), added=False)


def _edits(position: int, unit: Unit, paragraph: ReviewParagraph) -> Iterator[TrackedEdit]:
    mark = mark_revision(paragraph.node)
    revisions = [node for stretch in paragraph.stretches for node in stretch.revisions]
    if mark is not None:
        revisions.append(mark)
    thing = "nội dung ô" if unit.row is not None else "đoạn"
    for author in dict.fromkeys(_author(node) for node in revisions):
        first = next(node for node in revisions if _author(node) == author)
        stretches = _of(author, paragraph)
        if not _changes_words(stretches):
            continue
        edit = told(stretches, thing=thing)
        added = not any(fate is not Fate.ADDED and text.strip() for text, fate in stretches)
        yield TrackedEdit(
            position, author, day_of(first), (str(first.get(f"{W}id", "")),), edit, added
        )


def _author(node: etree._Element) -> str:
    return str(node.get(f"{W}author", ""))


def _of(author: str, paragraph: ReviewParagraph) -> _Told:
    """Give a paragraph's words with what one author did; others' insertions are left out."""
    made: _Told = []
    for stretch in paragraph.stretches:
        own = {node.tag for node in stretch.revisions if _author(node) == author}
        added, taken = bool(own.intersection(INSERTIONS)), bool(own.intersection(DELETIONS))
        if added and (taken or stretch.text == FORMULA):
            continue  # written and struck out again by the same hand; a formula is told by itself
        if added:
            made.append((stretch.text, Fate.ADDED))
        elif taken and stretch.text != FORMULA:
            made.append((stretch.text, Fate.TAKEN))
        elif not stretch.inserted:
            made.append((stretch.text, Fate.KEPT))
    return made


def _changes_words(stretches: _Told) -> bool:
    return any(fate is not Fate.KEPT and text for text, fate in stretches)


def marks_alone(units: Sequence[Unit]) -> Iterator[tuple[int, str]]:
    """Give the ends of paragraphs, and empty rows, that came or went without any words.

    Each with the position of its unit and what it is in words.
    """
    for at, unit in enumerate(units):
        if unit.row is not None and row_fate(unit.row):
            if not any(stretch.text for p in unit.paragraphs for stretch in p.stretches):
                yield at, "dòng trống"
            continue
        for paragraph in unit.paragraphs:
            mark = mark_revision(paragraph.node)
            if mark is not None and not _changes_words(_of(_author(mark), paragraph)):
                yield at, "tách đoạn" if mark.tag in INSERTIONS else "ghép đoạn"


def _row(unit: Unit, own: list[TrackedEdit]) -> list[TrackedEdit]:
    """Give the edits of a row; one where all of it came or went."""
    fate = row_fate(unit.row) if unit.row is not None else ""
    authors = {edit.author for edit in own}
    fate = fate or _lost_fate(unit, own)
    if not fate or len(authors) != 1:
        return own
    added = fate in INSERTIONS
    cells = (tidy(p.after if added else p.before) for p in unit.paragraphs)
    words = " | ".join(filter(None, cells))
    done = f"{'Thêm' if added else 'Bỏ'} dòng “{shown(words)}”"
    ids = tuple(id_ for edit in own for id_ in edit.ids)
    edit = Edit("" if added else words, words if added else "", done)
    return [TrackedEdit(own[0].unit, own[0].author, own[0].day, ids, edit, added)]


def _lost_fate(unit: Unit, own: Sequence[TrackedEdit]) -> str:
    """Give what became of a row whose own mark a program lost: all its words came, or all went."""
    words = [s for p in unit.paragraphs for s in p.stretches if s.text.strip()]
    if len(own) < _CELLS:
        return ""
    if all(stretch.inserted and not stretch.deleted for stretch in words):
        return INSERTIONS[0]
    return DELETIONS[0] if all(s.deleted and not s.inserted for s in words) else ""


def _moves(found: list[TrackedEdit], units: Sequence[Unit]) -> list[TrackedEdit]:
    """Join what an author took from one place and put, in nearly the same words, at another."""
    taken = {
        n: edit.edit.quote
        for n, edit in enumerate(found)
        if not edit.edit.proposed and len(edit.edit.quote) >= _MOVED
    }
    gone: set[int] = set()
    for n, edit in enumerate(found):
        if not edit.added or len(edit.edit.proposed) < _MOVED:
            continue
        own = {at: text for at, text in taken.items() if found[at].author == edit.author}
        near = process.extractOne(edit.edit.proposed, own, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if near is None:
            continue
        source = found[near[2]]
        del taken[near[2]]
        after = _before(units, edit.unit)
        where = f"đến sau “{shown(after, 80)}”" if after else "đến chỗ khác"
        content = f"Chuyển “{shown(source.edit.quote)}” {where}"
        joined = replace(source.edit, proposed=edit.edit.proposed, content=content)
        found[near[2]] = replace(source, ids=(*source.ids, *edit.ids), edit=joined)
        gone.add(n)
    return [edit for n, edit in enumerate(found) if n not in gone]


def _before(units: Sequence[Unit], position: int) -> str:
    """Give the words of the last unit before a position that has any."""
    texts = (units[at].before for at in range(position - 1, max(-1, position - 6), -1))
    return next(filter(None, texts), "")
