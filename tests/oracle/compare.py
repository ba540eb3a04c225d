"""Whether a .docx holds the text of its inputs: every piece once, in order, word for word.

What the report adds of its own (headings of the outline, boxes, "Bảng 3.2.") may stand between;
what an input says may not be missing, changed, doubled or in another place.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from rapidfuzz.distance import LCSseq

from tests.oracle.actual import Actual, Stood, from_docx
from tests.oracle.charts import actual_charts, chart_differences, expected_charts
from tests.oracle.expected import Finder, from_markdown
from tests.oracle.pieces import REFERENCE, Piece, folded, parsed, shows

_ITEMS: Final = ("Heading1", "Heading2", "Heading3", "PhuLuc")
_NUMBER_KEY: Final = "\ue020"
_CAPTION_KEY: Final = "\ue021"
_CAPTION: Final = re.compile(r"(?:Bảng|Hình|Biểu đồ|Biểu|Sơ đồ|Bản đồ)\s+[\w.]+\s?[.:]?\s+")
# What may stand for a reference: the words of a place, or what was written where there is none.
_ADDRESS: Final = "(?:Bảng|Hình|Phần|Phụ lục|bảng|hình|mục|@).{0,80}?"
# Pieces aligned at once, and room for what the report adds: keeps time and memory linear.
_WINDOW: Final = 2000
_ROOM: Final = 4000


@dataclass(frozen=True, slots=True)
class _Gap:
    """Pieces that found no place, beside the paragraphs that are no piece's, at one point."""

    pieces: tuple[Piece, ...]
    paragraphs: tuple[Stood, ...]


def report_differences(
    md_files: Mapping[str, Sequence[Path]],
    docx_path: Path,
    round_number: int | None = None,
    titles: Collection[str] = (),
    computed: Collection[str] = (),
) -> list[str]:
    """What differs between contributions and a report, readably; empty if it holds all of them.

    Args:
        md_files: For each item, its .md files in the order they stand in the report; items too.
        docx_path: The report.
        round_number: Workbooks named in the text come from the newest `lan-N` folder up to this
            round, of the same agency; by default from the round in the .docx's folder name.
        titles: What the outline calls its items: such a heading may say what a caption says.
        computed: Titles of items that nobody wrote, whose tables say again what others wrote.
    """
    named = re.search(r"lan-(\d+)", str(docx_path))
    newest = round_number or (int(named[1]) if named else None)
    pieces = [
        piece
        for files in md_files.values()
        for path in files
        for piece in from_markdown(path, _finder(path, newest))
    ]
    charts = [
        chart
        for files in md_files.values()
        for path in files
        for chart in expected_charts(path, _finder(path, newest))
    ]
    drawn = actual_charts(docx_path)
    told = missing(pieces, _written(from_docx(docx_path), computed), titles)
    return [*told, *chart_differences(charts, drawn)]


def _written(actual: Actual, computed: Collection[str]) -> Actual:
    """The report without what stands under the headings of computed items."""
    own = {folded(title) for title in computed}
    kept, is_computed = [], False
    for stood in actual.paragraphs:
        if stood.style in _ITEMS:
            is_computed = stood.text in own
        if not is_computed:
            kept.append(stood)
    return replace(actual, paragraphs=tuple(kept))


def _finder(path: Path, newest: int | None) -> Finder:
    """The newest file of a name that the .md's own agency has sent up to a round."""
    agency, sections = path.parent.name, path.parent.parent.parent
    rounds = range(newest, 0, -1) if newest else ()
    folders = [*(sections / f"lan-{number}" / agency for number in rounds), path.parent]

    def find(name: str) -> Path | None:
        return next((folder / name for folder in folders if (folder / name).is_file()), None)

    return find


def missing(expected: Sequence[Piece], actual: Actual, titles: Collection[str] = ()) -> list[str]:
    """What of `expected` does not stand exactly once and in order in `actual`, as messages.

    Pieces are compared as whole paragraphs; where the report cut or joined paragraphs, their
    words in a row. Numbers of Excel compare by value at the precision shown.
    """
    pieces = [piece for piece in expected if piece.text]
    own = {folded(title) for title in titles}
    told = _differences(pieces, [stood for stood in actual.paragraphs if stood.text], own)
    notes = [Piece(" ".join(n), "note", p.source) for p in expected for n in p.notes if any(n)]
    stood = [Stood(" ".join(n), "note", False, False, (), ()) for n in actual.notes if any(n)]
    return [*told, *_differences(notes, stood)]


def _differences(
    pieces: Sequence[Piece], paragraphs: Sequence[Stood], titles: Collection[str] = ()
) -> list[str]:
    gaps = list(_gaps(pieces, paragraphs))
    lost = [piece for gap in gaps for piece in gap.pieces]
    extra = [stood for gap in gaps for stood in gap.paragraphs]
    left = Counter(_own_text(stood) for stood in extra)
    told = []
    for gap in gaps:
        for piece in gap.pieces:
            if left[piece.text]:
                left[piece.text] -= 1
                told.append(f'{piece.source}: out of order: {piece.kind} "{_short(piece.text)}"')
            else:
                told.append(_told(piece, gap.paragraphs))
    known = {piece.text for piece in pieces}
    lost_texts = {piece.text for piece in lost}
    for stood in extra:
        text = _own_text(stood)
        is_title = stood.style.startswith(("Heading", "PhuLuc")) or text in titles
        if stood.in_cell and text == "-":
            continue  # a figure that is not there
        if text in known and text not in lost_texts and not is_title:
            told.append(f'doubled: "{_short(text)}" (style {stood.style or "none"})')
    return told


def _own_text(stood: Stood) -> str:
    return _CAPTION.sub("", stood.text, count=1) if stood.is_caption else stood.text


def _told(piece: Piece, near: Sequence[Stood]) -> str:
    words = piece.text.split()
    best, ratio = None, 0.5
    for stood in near[:200]:
        matcher = SequenceMatcher(None, words, _own_text(stood).split(), autojunk=False)
        if matcher.quick_ratio() > ratio and (found := matcher.ratio()) > ratio:
            best, ratio = stood, found
    if best is None:
        return f'{piece.source}: missing: {piece.kind} "{_short(piece.text)}"'
    changes = [
        f'"{" ".join(words[a:b])}" is "{" ".join(_own_text(best).split()[c:d])}"'
        for tag, a, b, c, d in SequenceMatcher(
            None, words, _own_text(best).split(), autojunk=False
        ).get_opcodes()
        if tag != "equal"
    ]
    return f'{piece.source}: differs: {piece.kind} "{_short(piece.text)}": {"; ".join(changes[:5])}'


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:70]} … {text[-25:]}"


def _gaps(pieces: Sequence[Piece], paragraphs: Sequence[Stood]) -> Iterator[_Gap]:
    """Where pieces and paragraphs part, after aligning both from the start in windows."""
    values = sorted({found[0] for stood in paragraphs if (found := parsed(stood.text))})
    piece_keys = [_piece_key(piece, values) for piece in pieces]
    keys = _paragraph_keys(piece_keys, paragraphs)
    at, to = 0, 0
    while at < len(pieces) or to < len(paragraphs):
        upper, lower = piece_keys[at : at + 2 * _WINDOW], keys[to : to + _ROOM + 2 * _WINDOW]
        is_last = at + 2 * _WINDOW >= len(pieces)
        if is_last:
            lower = keys[to:]
        next_at, next_to = at, to
        lost: list[int] = []
        extra: list[int] = []
        for step in LCSseq.opcodes(upper, lower):
            a, b, c, d = step.src_start, step.src_end, step.dest_start, step.dest_end
            if not is_last and a >= _WINDOW:
                break
            if not is_last and step.tag == "equal" and b > _WINDOW:
                b, d = _WINDOW, c + _WINDOW - a
            next_at, next_to = at + b, to + d
            if step.tag != "equal":
                lost.extend(range(at + a, at + b))
                extra.extend(range(to + c, to + d))
                continue
            yield from _closed(pieces, paragraphs, lost, extra)
            lost, extra = [], []
            yield from _unequal(pieces[at + a : at + b], paragraphs[to + c : to + d])
        yield from _closed(pieces, paragraphs, lost, extra)
        at, to = next_at, next_to


def _closed(
    pieces: Sequence[Piece], paragraphs: Sequence[Stood], lost: list[int], extra: list[int]
) -> Iterator[_Gap]:
    """A gap as it remains once rounded numbers and otherwise cut paragraphs are accounted for."""
    gap = _Gap(tuple(pieces[n] for n in lost), tuple(paragraphs[n] for n in extra))
    if gap.pieces and gap.paragraphs:
        gap = _rejoined(_paired(gap))
    if gap.pieces or gap.paragraphs:
        yield gap


def _paired(gap: _Gap) -> _Gap:
    """Without pieces that fit paragraphs of the gap in order, if all of them do."""
    left: list[Stood] = []
    waiting = list(gap.pieces)
    for stood in gap.paragraphs:
        if waiting and _fits(waiting[0], stood):
            waiting.pop(0)
        else:
            left.append(stood)
    return gap if waiting else _Gap((), tuple(left))


def _fits(piece: Piece, stood: Stood) -> bool:
    if piece.number is not None:
        return shows(stood.text, piece.number)
    if REFERENCE in piece.text:
        return _pattern(piece.text).fullmatch(_own_text(stood)) is not None
    return piece.text == _own_text(stood)


def _rejoined(gap: _Gap) -> _Gap:
    """Without the pieces whose words, in a row, are those of some paragraphs in a row."""
    wanted = [word for piece in gap.pieces for word in piece.text.split()]
    if not wanted:
        return gap
    for start in range(len(gap.paragraphs)):
        held: list[str] = []
        for end in range(start, len(gap.paragraphs)):
            held.extend(gap.paragraphs[end].text.split())
            if held == wanted:
                return _Gap((), (*gap.paragraphs[:start], *gap.paragraphs[end + 1 :]))
            if len(held) >= len(wanted):
                break
    return gap


def _unequal(pieces: Sequence[Piece], paragraphs: Sequence[Stood]) -> Iterator[_Gap]:
    """Pairs whose keys agree, being one number, but which are not shown alike."""
    for piece, stood in zip(pieces, paragraphs, strict=True):
        if parsed(stood.text) and not _fits(piece, stood):
            yield _Gap((piece,), (stood,))


def _piece_key(piece: Piece, values: Sequence[Decimal]) -> str:
    """What a paragraph with this piece is found by; a number by the nearest one shown."""
    if piece.number is not None:
        value = piece.number.value
        at = bisect_left(values, value)
        near = min(values[max(at - 1, 0) : at + 1], key=lambda v: abs(v - value), default=value)
        return f"{_NUMBER_KEY}{near.normalize()}"
    if read := parsed(piece.text):
        return f"{_NUMBER_KEY}{read[0].normalize()}"
    return _CAPTION_KEY + piece.text if piece.kind == "caption" else piece.text


def _paragraph_keys(piece_keys: Sequence[str], paragraphs: Sequence[Stood]) -> list[str]:
    """Keys of paragraphs, a paragraph that a piece with references fits having that piece's."""
    patterns = [
        (key.partition(REFERENCE)[0], _pattern(key), key)
        for key in dict.fromkeys(piece_keys)
        if REFERENCE in key
    ]
    exact = frozenset(piece_keys)
    keys = []
    for stood in paragraphs:
        key = _paragraph_key(stood)
        for start, pattern, fitting in () if key in exact else patterns:
            if key.startswith(start) and pattern.fullmatch(key):
                key = fitting
                break
        keys.append(key)
    return keys


def _paragraph_key(stood: Stood) -> str:
    if read := parsed(stood.text):
        return f"{_NUMBER_KEY}{read[0].normalize()}"
    return _CAPTION_KEY + _own_text(stood) if stood.is_caption else stood.text


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_ADDRESS.join(map(re.escape, key.split(REFERENCE))), re.DOTALL)
