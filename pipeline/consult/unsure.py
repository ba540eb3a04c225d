"""Comments of which nobody knows for sure where they point: one notice for all of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.comment import Certainty, Comment, Consultation
from pipeline.model.notice import Notice, Severity
from pipeline.model.response_table import PLACES_SHEET

_SHOWN: Final = 6  # codes named in the notice


def of_unsure_place(made: Consultation) -> tuple[Comment, ...]:
    """Give the comments that are not placed, or not surely, in the order of the register."""
    unsure = (Certainty.UNPLACED, Certainty.UNSURE)
    comments = (response.comment for response in made.responses)
    return tuple(comment for comment in comments if comment.certainty in unsure)


def unsure_places(made: Consultation, round_number: int) -> Iterator[Notice]:
    """Say how many comments are not placed, and where they are listed.

    Args:
        made: The comments on the draft before, placed.
        round_number: The draft that answers them.
    """
    comments = of_unsure_place(made)
    if not comments:
        return
    lost = [comment for comment in comments if comment.certainty is Certainty.UNPLACED]
    unsure = [comment for comment in comments if comment.certainty is Certainty.UNSURE]
    told = [
        f"{len(some)} ý kiến {words} ({_codes(some)})"
        for some, words in ((lost, "chưa xác định vị trí"), (unsure, "chưa chắc vị trí"))
        if some
    ]
    yield Notice(
        Severity.WARNING,
        "chua-xac-dinh-vi-tri",
        f"{'; '.join(told)}; các ý kiến được giữ",
        f"xem trang “{PLACES_SHEET}” của build/lan-{round_number}/tiep-thu-giai-trinh.xlsx, có hai "
        "nơi gần nhất; sửa Mục, Vị trí hoặc Trích dẫn trong bảng tiếp thu",
        file=f"sections/lan-{round_number}/tiep-thu.xlsx",
    )


def _codes(comments: Sequence[Comment]) -> str:
    named = ", ".join(comment.code for comment in comments[:_SHOWN])
    return f"{named}, …" if len(comments) > _SHOWN else named
