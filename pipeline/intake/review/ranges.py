"""What each comment of a reviewer's copy points to: the words of its range, and its units.

A range may be a point, a part of a paragraph, several blocks, a whole table; a comment without
a range hangs where its sign stands.

Source: ECMA-376 Part 1, 17.13.4.3 to 17.13.4.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.intake.review.edits import sentence_at
from pipeline.intake.review.units import ReviewParagraph, Unit, tidy
from pipeline.intake.word.tokens import Kind

_LONGEST: Final = 1_000  # letters of a quotation


@dataclass(frozen=True, slots=True)
class CommentRange:
    """The units a comment points to, in order, the one it begins in first; and its words."""

    units: tuple[int, ...]
    quote: str


@dataclass(slots=True)
class _Ends:
    """Where one comment begins, ends and hangs: paragraph by position, and letters in it."""

    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None
    sign: tuple[int, int] | None = None


def comment_ranges(units: Sequence[Unit]) -> dict[str, CommentRange]:
    """Give the range of each comment that hangs anywhere in the units, by its id."""
    flat = [(at, paragraph) for at, unit in enumerate(units) for paragraph in unit.paragraphs]
    ends: dict[str, _Ends] = {}
    for position, (_, paragraph) in enumerate(flat):
        for mark in paragraph.marks:
            entry, here = ends.setdefault(mark.id, _Ends()), (position, mark.offset)
            if mark.kind is Kind.COMMENT:
                entry.start = entry.start or here
            elif mark.kind is Kind.COMMENT_END:
                entry.end = here
            else:
                entry.sign = entry.sign or here
    return {id_: _range(entry, flat) for id_, entry in ends.items()}


def _range(ends: _Ends, flat: Sequence[tuple[int, ReviewParagraph]]) -> CommentRange:
    start = ends.start or ends.sign or ends.end
    end = ends.end or ends.sign or ends.start
    assert start is not None, "an entry is made for a mark"
    assert end is not None, "an entry is made for a mark"
    if ends.start is None or end < start:
        start = end = ends.sign or start
    before: list[tuple[int, str]] = []
    after: list[tuple[int, str]] = []
    for position in range(start[0], end[0] + 1):
        unit, paragraph = flat[position]
        first = start[1] if position == start[0] else 0
        last = end[1] if position == end[0] else None
        old, new = paragraph.range_text(first, last)
        before.append((unit, old))
        after.append((unit, new))
    for words in (before, after):
        quote = tidy(" ".join(text for _, text in words))
        if quote:
            touched = dict.fromkeys(unit for unit, text in words if text.strip())
            return CommentRange(tuple(touched), _clipped(quote))
    unit, paragraph = flat[start[0]]
    return CommentRange((unit,), _clipped(_point(paragraph, start[1])))


def _point(paragraph: ReviewParagraph, offset: int) -> str:
    """Give the sentence that a comment without a range hangs in."""
    return sentence_at(paragraph.before, len(paragraph.range_text(0, offset)[0]))


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
