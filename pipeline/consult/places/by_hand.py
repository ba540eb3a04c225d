"""Comments placed by what the consultant wrote into the register: "Mục", "Vị trí", "Trích dẫn".

Such a place is the consultant's word and goes before what the body's own sheet says; what fits
nothing in the draft, or more than one place, is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.consult.places.placing import Placer, Placing
from pipeline.consult.places.spots import Stretch
from pipeline.model.comment import Certainty, Comment, RegisterRow
from pipeline.model.fixed import replace

_SURE: Final = (Certainty.BY_TEXT, Certainty.BY_ADDRESS, Certainty.BY_ITEM)
NAMES: Final = {"item": "Mục", "position": "Vị trí", "quote": "Trích dẫn"}


@dataclass(frozen=True, slots=True)
class Unfit:
    """A cell that places nothing: its column ("item", "position", "quote"), its words, and why."""

    column: str
    text: str
    why: str


def placed_by_hand(
    comment: Comment, row: RegisterRow, edits: Mapping[str, str], placer: Placer
) -> tuple[Comment, Unfit | None]:
    """Give a comment where its row's edits put it, and the edit that fits nothing, if one does.

    Args:
        comment: As its body has placed it; one of the consultant's own is placed by its row.
        row: Its row.
        edits: What was written over ours, by column.
        placer: Finds places of the draft commented on.
    """
    own = replace(comment, quote=edits.get("quote", comment.quote))
    item, item_text = (
        (row.item, row.item_text) if "item" in edits else (comment.item, comment.item_text)
    )
    base = placer.chosen(item, item_text)
    if "item" in edits and not _is_sure(base):
        return placer.located(comment), Unfit("item", edits["item"], base.said)
    scope = base.stretches[0] if _is_sure(base) else None
    for column in ("position", "quote"):
        if column in edits:
            found = _pointed(placer, edits[column], scope)
            if found is not None and _is_sure(found):
                return _by_hand(placer, own, found), None
            why = found.said if found is not None else ""
            kept = placer.located(own) if comment.entered else comment
            if "item" in edits:
                kept = _by_hand(placer, own, base)
            return kept, Unfit(column, edits[column], why)
    inside = placer.pointed(own.quote, scope, elsewhere=False) if own.quote and scope else None
    better = inside if inside is not None and _is_finer(inside, scope) else base
    return _by_hand(placer, own, better), None


def _pointed(placer: Placer, text: str, scope: Stretch | None) -> Placing | None:
    """Give where a cell points; what is named in full may lie out of the item."""
    found = placer.pointed(text, scope)
    if scope is None or (found is not None and _is_sure(found)):
        return found
    anywhere = placer.pointed(text, None)
    return anywhere if anywhere is not None and _is_sure(anywhere) else found


def _is_sure(placing: Placing) -> bool:
    """Say whether a place is one, and is what was written."""
    is_told = placing.certainty is not Certainty.BY_ITEM or not placing.said
    return placing.certainty in _SURE and is_told


def _is_finer(placing: Placing, scope: Stretch | None) -> bool:
    return _is_sure(placing) and scope is not None and scope.holds(placing.stretches[0])


def _by_hand(placer: Placer, comment: Comment, placing: Placing) -> Comment:
    put = placer.put(replace(comment, bookmark=""), replace(placing, said=""))
    return replace(put, certainty=Certainty.BY_HAND, nearest=())
