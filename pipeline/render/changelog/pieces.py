"""Stretches of words, each with what became of it: held together, parted by draft, cut short."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from pipeline.model.fixed import replace

CUT: Final = "…"
WORDS: Final = re.compile(r"\s+|[^\s]+")
_FEW: Final = 4  # words replaced one for one are at most one in so many
_MOST_WORDS: Final = 6000  # of both texts; longer ones are compared at their ends only


class Lot(StrEnum):
    """What became of a stretch of words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"
    RESTYLED = "restyled"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words with one lot; line ends are "\\n".

    `was` is what the old draft has in the place of words that this change kept and another one,
    of a footnote or of spelling, did not; None where it has the same.
    """

    text: str
    lot: Lot = Lot.KEPT
    was: str | None = None


Pieces = tuple[Piece, ...]


def pieces_between(old: str, new: str) -> Pieces:
    """Give how one text became the other, word by word, a deletion before its replacement."""
    if old == new:
        return (Piece(new),) if new else ()
    was, now = WORDS.findall(old), WORDS.findall(new)
    in_place = _word_for_word(was, now)
    if in_place is not None:
        return joined(_readable(in_place))
    if len(was) + len(now) > _MOST_WORDS:
        return joined(_between_ends(was, now))
    from rapidfuzz.distance import Indel

    found: list[Piece] = []
    for step in Indel.opcodes(was, now):
        gone, come = was[step.src_start : step.src_end], now[step.dest_start : step.dest_end]
        if step.tag == "equal":
            found.append(Piece("".join(come)))
        else:
            found += [Piece("".join(gone), Lot.GONE), Piece("".join(come), Lot.NEW)]
    return joined(_readable(found))


def _word_for_word(was: Sequence[str], now: Sequence[str]) -> list[Piece] | None:
    """Give the pieces where words were replaced one for one, None where they were not.

    So it is with most differences of spelling, of which a report may have thousands.
    """
    if len(was) != len(now):
        return None
    changed = [index for index, (old, new) in enumerate(zip(was, now, strict=True)) if old != new]
    if len(changed) * _FEW > len(was):
        return None
    found, at = [], 0
    for index in changed:
        kept = Piece("".join(now[at:index]))
        found += [kept, Piece(was[index], Lot.GONE), Piece(now[index], Lot.NEW)]
        at = index + 1
    return [*found, Piece("".join(now[at:]))]


def _between_ends(was: Sequence[str], now: Sequence[str]) -> list[Piece]:
    start = 0
    while start < min(len(was), len(now)) and was[start] == now[start]:
        start += 1
    end = 0
    while end < min(len(was), len(now)) - start and was[-1 - end] == now[-1 - end]:
        end += 1
    return [
        Piece("".join(now[:start])),
        Piece("".join(was[start : len(was) - end]), Lot.GONE),
        Piece("".join(now[start : len(now) - end]), Lot.NEW),
        Piece("".join(now[len(now) - end :])),
    ]


def _readable(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Give runs of changes with all that went before all that came, no lone space kept between."""
    gone = come = kept = ""
    for piece in pieces:
        if piece.lot is Lot.KEPT and (piece.text.strip() or not (gone or come)):
            yield from (Piece(gone, Lot.GONE), Piece(come, Lot.NEW), Piece(kept + piece.text))
            gone = come = kept = ""
        elif piece.lot is Lot.KEPT:
            kept += piece.text
        else:
            gone, come = (gone + kept, come + kept) if kept else (gone, come)
            kept = ""
            gone += piece.text if piece.lot is Lot.GONE else ""
            come += piece.text if piece.lot is Lot.NEW else ""
    yield from (Piece(gone, Lot.GONE), Piece(come, Lot.NEW), Piece(kept))


def joined(pieces: Iterable[Piece]) -> Pieces:
    """Give the same with neighbours of one lot as one piece, empty ones left out."""
    filled = (piece for piece in pieces if piece.text or piece.was)
    return tuple(
        _one(list(group))
        for _, group in groupby(filled, lambda piece: (piece.lot, piece.was is None))
    )


def _one(pieces: Sequence[Piece]) -> Piece:
    first = pieces[0]
    was = None if first.was is None else "".join(piece.was or "" for piece in pieces)
    return Piece("".join(piece.text for piece in pieces), first.lot, was)


def side(pieces: Iterable[Piece], lot: Lot) -> Pieces:
    """Give one side of a change: the old words (GONE) or the new ones (NEW), with what stayed.

    The old words are those of the old draft, footnotes and spelling with them.
    """
    other = Lot.NEW if lot is Lot.GONE else Lot.GONE
    there = (piece for piece in pieces if piece.lot is not other)
    if lot is Lot.GONE:
        there = (replace(p, text=p.text if p.was is None else p.was) for p in there)
    return joined(replace(piece, was=None) for piece in there)


def shortened(pieces: Pieces, *, around: int, longest: int) -> Pieces:
    """Give the pieces cut to where the change is, "…" where something is left out.

    Args:
        pieces: One change.
        around: Letters that are kept of what stayed, beside each change.
        longest: Letters that are kept of each stretch that changed, and of a text that stayed
            whole.
    """
    last = len(pieces) - 1
    alone = last == 0
    return tuple(
        _cut_piece(
            piece,
            head=around if index or alone else 0,
            tail=around if index < last or alone else 0,
            longest=longest,
        )
        if piece.lot is Lot.KEPT and not alone
        else _cut_piece(piece, head=longest * 3 // 4, tail=longest // 4, longest=longest)
        for index, piece in enumerate(pieces)
    )


def _cut_piece(piece: Piece, *, head: int, tail: int, longest: int) -> Piece:
    text = _cut(piece.text, head=head, tail=tail, longest=longest)
    if piece.was is None:
        return replace(piece, text=text)
    return replace(piece, text=text, was=_cut(piece.was, head=head, tail=tail, longest=longest))


def _cut(text: str, *, head: int, tail: int, longest: int) -> str:
    """Give the first and last letters of a text, cut between words."""
    if len(text) <= min(head + tail + 20, longest):
        return text
    start = text[:head].rpartition(" ")[0] if " " in text[:head] else text[:head]
    end = text[-tail:] if tail else ""
    end = end.partition(" ")[2] if " " in end else end
    if start and end:
        return f"{start} {CUT} {end}"
    return f"{start} {CUT}" if start else f"{CUT} {end}"


def plain(pieces: Iterable[Piece]) -> str:
    """Give the words without their lots."""
    return "".join(piece.text for piece in pieces)
