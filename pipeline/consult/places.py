"""Where in a draft a comment points: its item, and the block whose words it quotes."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.consult.spots import Spots
from pipeline.model.comment import Certainty, Comment


def located(comments: Sequence[Comment], spots: Spots) -> tuple[Comment, ...]:
    """Give the comments with the place each points to, as sure as its words allow.

    What a reader of Word files has placed already stays. A comment without item gets one where
    its quotation stands in one block of the draft only.
    """
    return tuple(_located(comment, spots) for comment in comments)


def _located(comment: Comment, spots: Spots) -> Comment:
    if comment.place is not None:
        return comment
    if not spots.knows(comment.item):
        spot = spots.find_anywhere(comment.quote)
        if spot is None:
            return comment
        return replace(
            comment, item=spot.item, place=spots.place(spot), certainty=Certainty.BY_TEXT
        )
    spot = spots.find(comment.item, comment.quote)
    if spot is None:
        return replace(comment, place=spots.section_place(comment.item))
    sure = min(comment.certainty, Certainty.BY_TEXT, key=tuple(Certainty).index)
    return replace(comment, place=spots.place(spot), certainty=sure)
