"""Footnotes and endnotes of a copy: what they say, what was done with them, who commented them.

Source: ECMA-376 Part 1, 17.11 (footnotes and endnotes).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.edits import Edit, shown, told, word_stretches
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.ranges import CommentRange, comment_ranges
from pipeline.intake.review.tracked_edits import TrackedEdit, note_edits
from pipeline.intake.review.units import NoteSign, Unit, bare, read_units, settle_marks, tidy
from pipeline.intake.review.untracked_edits import UntrackedEdit
from pipeline.intake.word.comment_parts import day_of
from pipeline.intake.word.package import W, WordPackage
from pipeline.intake.word.styles import Styles
from pipeline.model.fixed import replace

FOOTNOTE: Final = "Chú thích cuối trang"
ENDNOTE: Final = "Chú thích cuối văn bản"
_LOST: Final = 3  # footnotes, all of which are gone: a program lost them
_PARTS: Final = ("footnote", "endnote")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a copy by whether they are endnotes and by their id."""

    content: Mapping[tuple[bool, str], Sequence[Unit]]

    @classmethod
    def of(cls, package: WordPackage, styles: Styles) -> "Notes":
        """Read the notes of a file."""
        found = {}
        for part in _PARTS:
            root = package.story(f"{part}s")
            if root is None:
                continue
            settle_marks(root)
            for node in root.iter(f"{W}{part}"):
                if node.get(f"{W}type") is None:
                    key = (part == "endnote", str(node.get(f"{W}id", "")))
                    found[key] = read_units(node, styles)
        return cls(found)

    def of_sign(self, sign: NoteSign) -> Sequence[Unit]:
        """Give what a note holds, () for one that is not there."""
        return self.content.get((sign.is_end, sign.id), ())

    def ranges(self, units: Sequence[Unit]) -> dict[str, CommentRange]:
        """Give what comments within the notes point to: the paragraph that bears the sign."""
        found: dict[str, CommentRange] = {}
        for at, unit in enumerate(units):
            for sign in unit.notes:
                inner = comment_ranges(self.of_sign(sign))
                found |= {id_: CommentRange((at,), one.quote) for id_, one in inner.items()}
        return found

    def tracked(self, units: Sequence[Unit]) -> Iterator[TrackedEdit]:
        """Give the notes that came and went with tracking, and the edits in the others."""
        for at, unit in enumerate(units):
            for sign in unit.notes:
                if sign.revisions:
                    yield _whole(at, sign, self.of_sign(sign))
                else:
                    name = ENDNOTE if sign.is_end else FOOTNOTE
                    yield from note_edits(at, self.of_sign(sign), name)

    def untracked(
        self, units: Sequence[Unit], blocks: Sequence[DraftBlock], found: Matching
    ) -> Iterator[UntrackedEdit]:
        """Give the notes that are others than the draft's, those with tracking left out."""
        lost = self.are_lost(blocks)
        for index, block in enumerate(blocks):
            own = found.units_of[index]
            signs = [sign for at in own for sign in units[at].notes if not sign.inserted]
            now = [_words(self.of_sign(sign)) for sign in signs if not sign.is_end]
            if own and not lost:
                yield from _compared(index, own[0], block.notes, now)
            ends = (sign for sign in signs if sign.is_end)
            yield from (self._added(index, own[0], sign) for sign in ends)
        for at in found.free_units():
            new = (sign for sign in units[at].notes if not sign.inserted)
            yield from (self._added(None, at, sign) for sign in new)

    def are_lost(self, blocks: Sequence[DraftBlock]) -> int:
        """Give how many footnotes of the draft a program lost: all of several, else 0.

        LibreOffice 7.4 keeps the signs and empties the notes when it reads its own .docx again.
        """
        count = sum(len(block.notes) for block in blocks)
        kept = (note for (is_end, _), note in self.content.items() if not is_end)
        says_any = any(p.stretches for note in kept for unit in note for p in unit.paragraphs)
        return 0 if says_any or count < _LOST else count

    def _added(self, block: int | None, unit: int, sign: NoteSign) -> UntrackedEdit:
        words = _words(self.of_sign(sign))
        return UntrackedEdit(block, unit, _came(words, is_end=sign.is_end))


def _words(note: Sequence[Unit]) -> str:
    """Give what a note says before the tracked changes in it."""
    return tidy(" ".join(part.before for part in note))


def _came(words: str, *, is_end: bool = False) -> Edit:
    name = (ENDNOTE if is_end else FOOTNOTE).lower()
    return Edit("", words, f"Thêm {name} “{shown(words)}”")


def _went(words: str, *, is_end: bool = False) -> Edit:
    name = (ENDNOTE if is_end else FOOTNOTE).lower()
    return Edit(words, "", f"Bỏ {name} “{shown(words)}”")


def _whole(at: int, sign: NoteSign, note: Sequence[Unit]) -> TrackedEdit:
    """Give a note whose sign was inserted or deleted with tracking."""
    mark = sign.revisions[-1]
    # its words may carry marks of their own, or none at all: all of them came, or went
    old = tidy(" ".join(s.text for u in note for p in u.paragraphs for s in p.stretches))
    edit = _came(old, is_end=sign.is_end) if sign.inserted else _went(old, is_end=sign.is_end)
    id_ = str(mark.get(f"{W}id", ""))
    return TrackedEdit(at, str(mark.get(f"{W}author", "")), day_of(mark), (id_,), edit)


def _compared(
    block: int, unit: int, was: Sequence[str], now: Sequence[str]
) -> Iterator[UntrackedEdit]:
    olds, news = (list(map(bare, texts)) for texts in (was, now))
    steps = SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
    for tag, start, end, new_start, new_end in steps:
        if tag == "equal":
            continue
        gone, came = was[start:end], now[new_start:new_end]
        for old, new in zip(gone, came, strict=False):
            edit = told(word_stretches(old, new), thing="chú thích")
            yield UntrackedEdit(block, unit, replace(edit, content=f"{FOOTNOTE}: {edit.content}"))
        yield from (UntrackedEdit(block, unit, _went(old)) for old in gone[len(came) :])
        yield from (UntrackedEdit(block, unit, _came(new)) for new in came[len(gone) :])
