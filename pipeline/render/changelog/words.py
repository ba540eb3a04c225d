"""The words of each change: what stayed, what went, what came.

They are the stretches of the comparison itself, so the change log marks what the redline marks.
Where the comparison marks nothing (formal differences, what cannot be tracked), old and new
text are held against one another word by word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from pipeline.render.changelog.pieces import (
    WORDS,
    Lot,
    Piece,
    Pieces,
    joined,
    pieces_between,
    plain,
    side,
)

_LINE: Final = "\n"
_BETWEEN_CELLS: Final = " | "
_NOTE: Final = " [chú thích: {}]"
_PILCROW: Final = "¶"


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
    return _as_spelt(joined(marked), change.old)


def _as_spelt(pieces: Pieces, old: str) -> Pieces:
    """Give the pieces with what stayed but for its spelling as the old draft spells it."""
    told = plain(side(pieces, Lot.GONE))
    if told == old:
        return pieces
    spelt = _spelt_otherwise(told, old)
    return joined(_respelt(pieces, spelt)) if spelt else pieces


def _spelt_otherwise(told: str, old: str) -> dict[int, str]:
    """Give the words of a text that another spells otherwise, by where they begin."""
    from rapidfuzz.distance import Indel

    was, now = [*WORDS.finditer(told)], WORDS.findall(old)
    folded = [folded_form(word[0]) for word in was], [folded_form(word) for word in now]
    found: dict[int, str] = {}
    for step in Indel.opcodes(*folded):
        if step.tag == "equal":
            words = was[step.src_start : step.src_end]
            pairs = zip(words, now[step.dest_start : step.dest_end], strict=True)
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
            for word in WORDS.finditer(here):
                yield Piece(word[0], was=spelt.get(at + word.start()))
        at += len(here)


def _in_a_line(text: str) -> str:
    return text.replace("\t", _BETWEEN_CELLS)


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
