"""The words of each change: what stayed, what went, what came, cut to where the change is.

They are the stretches of the comparison itself, so the change log marks what the redline marks.
Where the comparison marks nothing (formal differences, what cannot be tracked), old and new
text are held against one another word by word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Final

from pipeline.model.change import Change, ChangeKind
from pipeline.model.comparison import (
    Comparison,
    Fate,
    RevisedBlock,
    RevisedFigure,
    RevisedParagraph,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.document import Inline, NoteMark, plain_text
from pipeline.model.flow import FlowNote, FlowParagraph, paragraphs
from pipeline.model.folding import folded_form
from pipeline.model.inlines import Drawing, Image

CUT: Final = "…"
_WORDS: Final = re.compile(r"\s+|[^\s]+")
_LINE: Final = "\n"
_BETWEEN_CELLS: Final = " | "
_NOTE: Final = " [chú thích: {}]"
_PILCROW: Final = "¶"
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


def change_pieces(comparison: Comparison) -> tuple[Pieces, ...]:
    """Give the words of each change in the order of `comparison.changes`."""
    marked: dict[int, list[Piece]] = defaultdict(list)
    for section in comparison.sections:
        _gather(section.blocks, marked)
    return tuple(
        _told(change, marked.get(index, ())) for index, change in enumerate(comparison.changes)
    )


def _told(change: Change, marked: Sequence[Piece]) -> Pieces:
    """Give the words of one change: as marked, or whole where all of it came, went or moved."""
    if change.kind is ChangeKind.MOVED or not marked or not change.old or not change.new:
        return pieces_between(_in_a_line(change.old), _in_a_line(change.new))
    return _as_spelt(_joined(marked), change.old)


def _as_spelt(pieces: Pieces, old: str) -> Pieces:
    """Give the pieces with what stayed but for its spelling as the old draft spells it."""
    told = plain(side(pieces, Lot.GONE))
    if told == old:
        return pieces
    spelt = _spelt_otherwise(told, old)
    return _joined(_respelt(pieces, spelt)) if spelt else pieces


def _spelt_otherwise(told: str, old: str) -> dict[int, str]:
    """Give the words of a text that another spells otherwise, by where they begin."""
    from rapidfuzz.distance import Indel

    was, now = [*_WORDS.finditer(told)], _WORDS.findall(old)
    folded = [folded_form(word[0]) for word in was], [folded_form(word) for word in now]
    found: dict[int, str] = {}
    for step in Indel.opcodes(*folded):
        if step.tag == "equal":
            pairs = zip(
                was[step.src_start : step.src_end],
                now[step.dest_start : step.dest_end],
                strict=True,
            )
            found |= {word.start(): spelt for word, spelt in pairs if word[0] != spelt}
    return found


def _respelt(pieces: Pieces, spelt: Mapping[int, str]) -> Iterator[Piece]:
    """Give the pieces with the words that are spelt otherwise apart; `spelt` is by the old side."""
    at = 0
    for piece in pieces:
        here = piece.text if piece.was is None else piece.was
        if piece.lot is Lot.NEW:
            yield piece
            continue
        if piece.lot is not Lot.KEPT or piece.was is not None:
            yield piece
        else:
            for word in _WORDS.finditer(here):
                yield Piece(word[0], was=spelt.get(at + word.start()))
        at += len(here)


def _in_a_line(text: str) -> str:
    return text.replace("\t", _BETWEEN_CELLS)


def pieces_between(old: str, new: str) -> Pieces:
    """Give how one text became the other, word by word, a deletion before its replacement."""
    if old == new:
        return (Piece(new),) if new else ()
    was, now = _WORDS.findall(old), _WORDS.findall(new)
    in_place = _word_for_word(was, now)
    if in_place is not None:
        return _joined(_readable(in_place))
    if len(was) + len(now) > _MOST_WORDS:
        return _joined(_between_ends(was, now))
    from rapidfuzz.distance import Indel

    found: list[Piece] = []
    for step in Indel.opcodes(was, now):
        gone, come = was[step.src_start : step.src_end], now[step.dest_start : step.dest_end]
        if step.tag == "equal":
            found.append(Piece("".join(come)))
        else:
            found += [Piece("".join(gone), Lot.GONE), Piece("".join(come), Lot.NEW)]
    return _joined(_readable(found))


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


def _joined(pieces: Iterable[Piece]) -> Pieces:
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


def _gather(blocks: Iterable[RevisedBlock], marked: dict[int, list[Piece]]) -> None:
    """Put the stretches of the blocks to the changes they belong to."""
    line: list[RevisedBlock] = list(blocks)
    for position, block in enumerate(line):
        match block:
            case RevisedParagraph():
                _gather_paragraph(block, line[position + 1 : position + 2], marked)
            case RevisedTable():
                _gather(block.above, marked)
                for row in block.rows:
                    for cell in row.cells:
                        _gather_spans(cell.spans, marked)
                        _gather_look(cell.spans, cell.restyled, marked)
                _gather(block.below, marked)
            case RevisedFigure():
                _gather(block.paragraphs, marked)
            case _:
                pass


def _gather_paragraph(
    block: RevisedParagraph, after: Sequence[RevisedBlock], marked: dict[int, list[Piece]]
) -> None:
    _gather_spans(block.spans, marked)
    _gather_look(block.spans, block.restyled, marked)
    mark = block.mark
    if mark is None or all(_is_of(span, mark.change) for span in block.spans):
        return  # the whole paragraph came or went: its mark says no more
    if mark.change not in _changes(block.spans):
        marked[mark.change] += _pieces(block.spans, mark.change)
    lot = Lot.NEW if mark.fate.is_new else Lot.GONE
    marked[mark.change].append(Piece(f"{_PILCROW} ", lot))
    match after:
        case [RevisedParagraph(spans=spans)] if mark.change not in _changes(spans):
            marked[mark.change] += _pieces(spans, mark.change)
        case [FlowParagraph(runs=runs)]:
            marked[mark.change].append(Piece(_text(runs)))
        case _:
            pass


def _gather_look(
    spans: Sequence[Span], restyled: Revision | None, marked: dict[int, list[Piece]]
) -> None:
    """Put the words of what stands otherwise as a whole to that change."""
    if restyled and restyled.change not in _changes(spans):
        marked[restyled.change] += _pieces(spans, restyled.change, Lot.RESTYLED)


def _is_of(span: Span, change: int) -> bool:
    return span.revision is not None and span.revision.change == change


def _changes(spans: Iterable[Span]) -> set[int]:
    return {span.revision.change for span in spans if span.revision}


def _gather_spans(spans: Sequence[Span], marked: dict[int, list[Piece]]) -> None:
    for change in sorted(_changes(spans)):
        if marked[change] and not marked[change][-1].text.endswith(f"{_PILCROW} "):
            marked[change].append(Piece(_LINE))
        marked[change] += _pieces(spans, change)
    for span in spans:
        _gather(span.note, marked)


def _pieces(spans: Iterable[Span], change: int, lot: Lot = Lot.KEPT) -> Iterator[Piece]:
    """Give a line as one change sees it: what others did to it is kept, as either draft has it."""
    for span in spans:
        text, revision = _text(span.runs), span.revision
        if revision is None:
            yield Piece(text, lot, _old_note(span.note) if span.note else None)
        elif revision.change == change:
            yield Piece(text, _lot(revision.fate))
        elif revision.fate.is_old:
            yield Piece("", lot, text)
        else:
            yield Piece(text, lot, "" if revision.fate.is_new else None)


def _old_note(blocks: Iterable[RevisedBlock]) -> str:
    """Give a footnote that changed inside as the old draft has it."""
    return _NOTE.format(" ".join(filter(None, map(_old_line, blocks))))


def _old_line(block: RevisedBlock) -> str:
    match block:
        case FlowParagraph(runs=runs):
            return _text(runs)
        case RevisedParagraph(spans=spans):
            stayed = (s for s in spans if s.revision is None or not s.revision.fate.is_new)
            return "".join(_text(span.runs) for span in stayed)
        case _:
            return ""


def _lot(fate: Fate) -> Lot:
    if fate.is_new:
        return Lot.NEW
    return Lot.GONE if fate.is_old else Lot.RESTYLED


def _text(runs: Iterable[Inline]) -> str:
    return "".join(map(_words, runs))


def _words(run: Inline) -> str:
    match run:
        case FlowNote(first=True, content=content) if content:
            return _NOTE.format(" ".join(line.text for line in paragraphs(content)))
        case NoteMark():
            return "[chú thích]"
        case Drawing():
            return f"[{run.name or 'hình'}]"
        case Image(alt=alt):
            return f"[hình: {alt}]" if alt else "[hình]"
        case _:
            return plain_text((run,))


def side(pieces: Iterable[Piece], lot: Lot) -> Pieces:
    """Give one side of a change: the old words (GONE) or the new ones (NEW), with what stayed.

    The old words are those of the old draft, footnotes and spelling with them.
    """
    other = Lot.NEW if lot is Lot.GONE else Lot.GONE
    there = (piece for piece in pieces if piece.lot is not other)
    if lot is Lot.GONE:
        there = (
            Piece(piece.text if piece.was is None else piece.was, piece.lot) for piece in there
        )
    return _joined(Piece(piece.text, piece.lot) for piece in there)


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
