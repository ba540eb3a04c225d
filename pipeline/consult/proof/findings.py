"""A request held against what became of a place: done as asked, otherwise, or not at all."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.consult.proof.passage import Passage, Piece
from pipeline.consult.proof.reading import Asked
from pipeline.consult.proof.request_words import GENERIC
from pipeline.consult.proof.requests import Request
from pipeline.consult.proof.sameness import match
from pipeline.consult.proof.terms import Quantity, Terms, said, terms
from pipeline.model.verdict import Verdict

_GONE: Final = 0.8  # of the words of what was to go that must be gone
_PART: Final = 0.9  # of a paragraph's letters, from which a quotation is the whole of it
_IN_COMMON: Final = 2  # words of a wish by which a change is known to be about it
_AKIN: Final = 0.3  # of asked words that stand in what came beside
TELLING: Final = 4  # words by which a text is known wherever it stands
_NEAR: Final = 5  # times: figures further apart are not one figure corrected

_DONE: Final = "nội dung đề nghị đã có trong dự thảo mới"
_DELETED: Final = "nội dung đề nghị bỏ không còn trong dự thảo mới"
_MOVED: Final = "nội dung đã được chuyển đến nơi đề nghị"
_KEPT: Final = "giữ nguyên như đề nghị"
_MENDED: Final = "đã sửa hình thức như đề nghị"
_CHANGED: Final = "có thay đổi tại nơi góp ý, chưa đối chiếu được nội dung"
_OTHERWISE: Final = "có thay đổi tại nơi góp ý nhưng khác nội dung đề nghị"
_PARTLY: Final = "đã sửa một phần; phần còn lại chưa đối chiếu được"
NOTHING: Final = "chưa thấy thay đổi nào tương ứng trong dự thảo mới"
_FORM_ONLY: Final = "chỉ thay đổi hình thức, nội dung giữ nguyên"


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a request at one place: a verdict, the pieces that show it, and words."""

    verdict: Verdict = Verdict.UNCHANGED
    pieces: tuple[Piece, ...] = ()
    told: str = NOTHING
    asked: str = ""


def finding(
    request: Request,
    quote: str,
    own: Sequence[Piece],
    beside: Sequence[Piece] = (),
    row: Sequence[Piece] = (),
) -> Finding:
    """Give what became of a request.

    Args:
        request: What is asked for.
        quote: The words quoted, as they were written.
        own: What was commented on, as it was and as it is.
        beside: What was added right beside it.
        row: The other cells of a row of which one cell was commented on.
    """
    if request.form:
        return _formal(request, quote, own)
    if request.kept:
        return _kept(own)
    if request.is_explicit:
        return _explicit(request, quote, own, beside, row)
    told = _figure(request, quote, own)
    if told is not None:
        return told
    there = _differing(request, own, beside)
    if not there:
        return _unchanged(own)
    return Finding(Verdict.CHANGED, tuple(_about(request.wish, there)), _CHANGED)


def known_keys(pieces: Iterable[Piece]) -> frozenset[str]:
    """Give the keys of the terms that pieces say now, and of those that name them."""
    return frozenset(
        term.key for piece in pieces for text in (piece.new, piece.context) for term in terms(text)
    )


def may_be_said(request: Request, keys: frozenset[str]) -> bool:
    """Say whether pieces of such keys can say what is asked for, before they are read in full."""
    if request.form or request.kept:
        return True
    return all(one.soft or _may_say(one.text, keys) for one in request.says)


def _may_say(text: str, keys: frozenset[str]) -> bool:
    """Say whether all terms of a text, or of each of its parts, are among some keys.

    A figure may be said in another unit, so that its key tells nothing.
    """
    ways = (said(terms(text)),), [own for part in _parts(text) if (own := said(terms(part)))]
    return any(
        all(term.quantity or term.key in keys for own in way for term in own) for way in ways if way
    )


def _about(wish: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces whose new words have most in common with a wish, all where none has much."""
    asked = {term.key for term in said(terms(wish)) if term.key not in GENERIC}
    shares = [
        len(asked.intersection(one.term.key for one in Passage([piece]).now if one.fresh))
        for piece in pieces
    ]
    most = max(shares, default=0)
    if most < _IN_COMMON:
        return list(pieces)
    return [piece for piece, share in zip(pieces, shares, strict=True) if 2 * share >= most]


def _unchanged(own: Iterable[Piece]) -> Finding:
    touched = any(piece.changes and not piece.moved for piece in own)
    return Finding(told=_FORM_ONLY if touched else NOTHING)


def _differing(request: Request, own: Sequence[Piece], beside: Sequence[Piece]) -> list[Piece]:
    """Give what changed in substance; what was added beside only where more was asked for."""
    there = [piece for piece in own if piece.differs]
    return there or [piece for piece in beside if piece.differs and request.more]


def _otherwise(request: Request, own: Sequence[Piece], beside: Sequence[Piece]) -> Finding:
    """Give what stands there instead of what was asked, if it changed at all."""
    there = _differing(request, own, [piece for piece in beside if _is_akin(request, piece)])
    asked = "; ".join(one.text for one in request.says)
    if not there:
        return Finding(told=_unchanged(own).told, asked=asked)
    return Finding(Verdict.OTHERWISE, tuple(there), _OTHERWISE, asked)


def _is_akin(request: Request, piece: Piece) -> bool:
    """Say whether what came beside has so much of what was asked that it may be meant for it."""
    came = {term.key for term in said(terms(piece.new)) if term.key not in GENERIC}
    for one in request.says:
        asked = {term.key for term in said(terms(one.text)) if term.key not in GENERIC}
        if asked and len(asked & came) >= _AKIN * len(asked):
            return True
    return False


def _explicit(
    request: Request,
    quote: str,
    own: Sequence[Piece],
    beside: Sequence[Piece],
    row: Sequence[Piece],
) -> Finding:
    """Hold every part of a request against the place: texts, deletions, a move."""
    # a word or two may stand beside by chance, unless they were to be added
    near = (*own, *beside) if request.more or _is_telling(request) else own
    passage, cells = Passage(_in_order(near)), Passage(_in_order((*own, *row)))
    found: list[Piece] = []
    failed = soft = False
    for asked in request.says:
        said_there = _said(asked, passage, cells)
        found += said_there
        failed |= not said_there and not asked.soft
        soft |= not said_there and asked.soft
    gone = [_without(text, own) for text in request.gone]
    gone += [_whole(quote, own)] if request.whole and not request.gone else []
    failed |= not all(gone)
    found += [piece for went in gone for piece in went]
    moved = _moved(own) if request.moved is not None else []
    failed |= request.moved is not None and not moved
    found += moved
    if failed or not found or (row and not any(piece in own for piece in found)):
        return _otherwise(request, own, beside)
    pieces = tuple(dict.fromkeys(found))
    asked_words = "; ".join(one.text for one in request.says)
    if soft or request.described:
        # the rest can only be believed where more changed than what was found
        there = [piece for piece in (*own, *beside) if piece.differs]
        if not any(piece not in pieces or _says_more(piece, request) for piece in there):
            return _otherwise(request, own, beside)
        return Finding(Verdict.CHANGED, pieces, _PARTLY, asked_words)
    told = _DONE if request.says else _DELETED if gone else _MOVED
    return Finding(Verdict.AS_ASKED, pieces, told, asked_words)


def _is_telling(request: Request) -> bool:
    """Say whether every text asked for is long enough to be known by its words alone."""
    return all(len(said(terms(one.text))) >= TELLING for one in request.says)


def _moved(own: Sequence[Piece]) -> list[Piece]:
    """Give what stands elsewhere than it did, of a row all its cells."""
    rows = {(piece.item, piece.row) for piece in own if piece.moved and piece.row is not None}
    return [piece for piece in own if piece.moved or (piece.item, piece.row) in rows]


def _in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """Give pieces in the order of the new draft, those gone where they stood."""
    return sorted(pieces, key=lambda piece: piece.place.block if piece.place else 0)


def _said(asked: Asked, passage: Passage, cells: Passage) -> list[Piece]:
    """Give the pieces that say what was asked, as a whole or part by part; [] where it is not.

    Of several parts one may be said in another cell of the row.
    """
    found = match(asked, passage)
    if found.holds:
        return [passage.pieces[number] for number in found.pieces]
    parts = [part for part in _parts(asked.text) if said(terms(part))]
    for there in (passage, cells) if len(parts) > 1 else ():
        held = [match(Asked(part, asked.instead_of), there) for part in parts]
        if all(one.holds for one in held):
            return [there.pieces[number] for one in held for number in one.pieces]
    return []


def _parts(text: str) -> list[str]:
    return re.split(r"[;\n]", text)


def _says_more(piece: Piece, request: Request) -> bool:
    """Say whether a piece has new words beyond those that were asked for."""
    asked = {term.key for one in request.says for term in terms(one.text)}
    return any(one.fresh and one.term.key not in asked for one in Passage([piece]).now)


def _without(text: str, own: Iterable[Piece]) -> list[Piece]:
    """Give the pieces that held some words and hold them no more; [] where they are still there."""
    wanted = said(terms(text))
    held = [piece for piece in own if _holds(piece.old, wanted)]
    if not held:
        return []
    return held if all(_is_gone(piece, wanted) for piece in held) else []


def _is_gone(piece: Piece, wanted: Terms) -> bool:
    if _holds(piece.new, wanted):
        return False
    lost = Passage([piece]).lost
    keys = {term.key: term for term in wanted}
    hard = all(lost[key] > 0 for key, term in keys.items() if term.is_hard)
    return hard and sum(lost[key] > 0 for key in keys) >= _GONE * len(keys)


def _holds(text: str, wanted: Terms) -> bool:
    """Say whether a text holds terms one after another."""
    own, keys = [term.key for term in said(terms(text))], [term.key for term in wanted]
    size = len(keys)
    return bool(keys) and any(own[at : at + size] == keys for at in range(len(own) - size + 1))


def _whole(quote: str, own: Sequence[Piece]) -> list[Piece]:
    """Give what went of what was commented on: the quotation where it is a part, else all of it."""
    before = [piece for piece in own if piece.old.strip()]
    if before and not any(piece.new.strip() or piece.moved for piece in before):
        return before
    is_part = any(len(quote) < _PART * len(piece.old) for piece in before if piece.row is None)
    return _without(quote, own) if quote and is_part else []


def _kept(own: Sequence[Piece]) -> Finding:
    there = tuple(piece for piece in own if piece.differs)
    if there:
        return Finding(Verdict.OTHERWISE, there, _OTHERWISE)
    return Finding(Verdict.AS_ASKED, told=_KEPT)


def _formal(request: Request, quote: str, own: Sequence[Piece]) -> Finding:
    """Hold a request for another form against the letters themselves."""
    asked = [_letters(one.text) for one in request.says]
    there = [piece for piece in own if piece.changes]
    if asked:
        done = [p for p in there if all(text in _letters(p.new) for text in asked)]
        new = [p for p in done if not all(text in _letters(p.old) for text in asked)]
        if new:
            return Finding(Verdict.AS_ASKED, tuple(new), _MENDED, request.says[0].text)
        return _otherwise(request, own, ())
    quoted = _letters(quote)
    held = [p for p in there if quoted and quoted in _letters(p.old)]
    mended = [p for p in held if quoted not in _letters(p.new)]
    if mended:
        return Finding(Verdict.AS_ASKED, tuple(mended), _MENDED)
    return Finding(Verdict.CHANGED, tuple(there), _CHANGED) if there else Finding()


def _letters(text: str) -> str:
    """Give the letters and signs of a text as they are, one kind of space, no last full stop."""
    return " ".join(unicodedata.normalize("NFC", text).split()).strip(" .;,")


def _figure(request: Request, quote: str, own: Sequence[Piece]) -> Finding | None:
    """Hold the figures that a comment tells against what became of the figure it quotes.

    None where the comment tells none, or the quoted figure stands: then nothing is known.
    """
    quoted = [term.quantity for term in terms(quote) if term.quantity]
    told = [term.quantity for text in request.figures for term in terms(text) if term.quantity]
    pairs = [(old, [new for new in told if _may_become(old, new)]) for old in quoted]
    pairs = [(old, new) for old, new in pairs if new]
    if len(pairs) != 1:
        return None
    old, wanted = pairs[0]
    for piece in own:
        before = [term.quantity for term in terms(piece.old) if term.quantity]
        fresh = [one.term.quantity for one in Passage([piece]).now if one.fresh]
        came = [quantity for quantity in fresh if quantity and _may_become(old, quantity)]
        if not piece.differs or not any(old.same(other) for other in before) or not came:
            continue
        if any(new.same(other) for new in wanted for other in came):
            sure = len(wanted) == 1
            verdict = Verdict.AS_ASKED if sure else Verdict.CHANGED
            return Finding(verdict, (piece,), _DONE if sure else _CHANGED, request.figures[0])
        if len(wanted) == 1:
            return Finding(Verdict.OTHERWISE, (piece,), _OTHERWISE, request.figures[0])
    return None


def _may_become(old: Quantity, new: Quantity) -> bool:
    """Say whether one figure may be another one corrected: of one unit, and not far from it."""
    if old.unit != new.unit or old.same(new) or old.base[0] <= 0 or new.base[0] <= 0:
        return False
    ratio = float(new.base[0] / old.base[0])
    return 1 / _NEAR <= ratio <= _NEAR
