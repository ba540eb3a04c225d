"""How much of the draft a copy holds: where the report begins in it, and what it was cut out of.

A copy may be an excerpt, from the middle of one part into the next, without covers, contents or
bookmarks. What stands outside the cut was never given to the reviewer.
"""

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.units import Unit, bare, draft_words
from pipeline.model.folding import folded_form

_FRONT: Final = ("TOC", "TableofFigures", "MucLuc", "TieuDeMucLuc", "TieuDeDanhMuc", "TrangBia")
_TELLING: Final = 60  # letters of a paragraph that covers and contents do not have
_ALIKE: Final = 60.0  # of 100: words that are still those of a block
_CORE: Final = 8  # blocks on, from where a cut begins or ends, of which half must be held


def report_begins(units: Sequence[Unit], blocks: Sequence[DraftBlock]) -> int:
    """Give the position of the first unit of the report itself, behind covers and contents."""
    known = {block.bookmark for block in blocks}
    marked = (at for at, unit in enumerate(units) if known.intersection(unit.bookmarks))
    first = next(marked, None)
    if first is not None:
        return first
    front = [at for at, unit in enumerate(units) if _is_front(unit)]
    last = front[-1] + 1 if front else 0
    top = (
        at
        for at in range(last, len(units))
        if units[at].paragraphs and units[at].paragraphs[0].style == "Heading1"
    )
    return _begun_before(units, blocks, last, next(top, last))


def _is_front(unit: Unit) -> bool:
    return unit.row is None and any(p.style.startswith(_FRONT) for p in unit.paragraphs)


def _begun_before(units: Sequence[Unit], blocks: Sequence[DraftBlock], last: int, top: int) -> int:
    """Give where text of the draft begins before the first heading of a part: in an excerpt."""
    said = {bare(block.text) for block in blocks if len(block.text) >= _TELLING}
    words = [bare(draft_words(unit)) for unit in units[last:top]]
    first = next((at for at, text in enumerate(words) if text in said), None)
    if first is None:
        return top
    texts = [folded_form(block.text) for block in blocks]
    while first and (not words[first - 1] or _is_alike(units[last + first - 1], texts)):
        first -= 1
    return last + first


def _is_alike(unit: Unit, texts: Sequence[str]) -> bool:
    words = folded_form(draft_words(unit))
    return process.extractOne(words, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


def outside_the_cut(found: Matching, blocks: Sequence[DraftBlock]) -> frozenset[int]:
    """Give the blocks that stand before or behind what a copy was cut out of the draft.

    None where the copy reaches over parts of all items at both ends: then what it lacks there
    was taken away.
    """
    held = [bool(units) or at in found.joined_to for at, units in enumerate(found.units_of)]
    first = next((at for at in range(len(held)) if _is_core(held[at : at + _CORE])), None)
    back = range(len(held) - 1, -1, -1)
    last = next((at for at in back if _is_core(held[max(0, at - _CORE + 1) : at + 1][::-1])), None)
    if first is None or last is None:
        return frozenset()
    outside = frozenset((*range(first), *range(last + 1, len(held))))
    inside = {block.section for at, block in enumerate(blocks) if at not in outside}
    whole = any(blocks[at].section not in inside for at in outside)
    return frozenset(at for at in outside if not held[at]) if whole else frozenset()


def _is_core(held: Sequence[bool]) -> bool:
    """Say whether a cut may begin with these: the first is held, and half of all are."""
    return bool(held) and held[0] and 2 * sum(held) >= len(held)
