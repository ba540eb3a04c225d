"""Stretches of words: each side is its text, and what is long is cut to where the change is."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.changelog.pieces import (
    Lot,
    Piece,
    joined,
    pieces_between,
    plain,
    shortened,
    side,
)

TEXTS = st.lists(st.sampled_from(["một", "hai", "ba", "1.234,5", "ha"]), max_size=9).map(" ".join)


@given(TEXTS, TEXTS)
def test_each_side_of_two_texts_is_the_text_itself(old: str, new: str) -> None:
    pieces = pieces_between(old, new)
    assert plain(side(pieces, Lot.GONE)) == old
    assert plain(side(pieces, Lot.NEW)) == new
    assert all(piece.text for piece in pieces)
    pairs = pairwise(pieces)
    assert not any(a.lot is Lot.NEW and b.lot is Lot.GONE for a, b in pairs)


def test_long_texts_are_compared_at_their_ends() -> None:
    old = " ".join(map(str, range(5000)))
    pieces = pieces_between(old, old.replace(" 2500 ", " x "))
    assert [piece.text for piece in pieces if piece.lot is not Lot.KEPT] == ["2500", "x"]


def test_words_are_cut_to_where_the_change_is() -> None:
    pieces = (
        Piece("Câu dài đứng trước. " * 9),
        Piece("07", Lot.GONE),
        Piece("08", Lot.NEW),
        Piece(" giữa hai chỗ đổi" * 20 + " "),
        Piece("x", Lot.NEW),
        Piece(" và một câu dài đứng sau." * 9),
    )
    told = shortened(pieces, around=24, longest=100)
    assert [piece.text for piece in told] == [
        "… Câu dài đứng trước. ",
        "07",
        "08",
        " giữa hai chỗ đổi giữa … đổi giữa hai chỗ đổi ",
        "x",
        " và một câu dài đứng …",
    ]


def test_short_texts_are_not_cut_and_long_deletions_are() -> None:
    short = (Piece("a b "), Piece("c", Lot.GONE))
    assert shortened(short, around=20, longest=60) == short
    (told,) = shortened((Piece("dài " * 100, Lot.GONE),), around=20, longest=60)
    assert "…" in told.text
    assert len(told.text) < 70


def test_what_is_cut_is_cut_in_both_drafts() -> None:
    long = "dài " * 50
    (told,) = shortened((Piece(long, was=f"{long}cũ"),), around=20, longest=60)
    assert told.was is not None
    assert len(told.text) < 70 > len(told.was)


def test_neighbours_of_one_lot_are_one_piece_unless_the_old_draft_has_others() -> None:
    pieces = (Piece("a"), Piece(""), Piece("b"), Piece("c", was="d"), Piece("", was="e"))
    assert joined(pieces) == (Piece("ab"), Piece("c", was="de"))
    assert side(pieces, Lot.GONE) == (Piece("abde"),)
    assert side(pieces, Lot.NEW) == (Piece("abc"),)
