import unicodedata

import pytest

from pipeline.render.changelog.formal import OTHER, SHIFTED, formal_kinds, kinds_of
from pipeline.render.changelog.pieces import (
    Lot,
    Piece,
    pieces_between,
)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("hoà bình", "hòa bình", ("kiểu đặt dấu thanh",)),
        ("uỷ ban, thuý", "ủy ban, thúy", ("kiểu đặt dấu thanh",)),
        ("2021 – 2025", "2021 - 2025", ("gạch nối, gạch ngang",)),
        ("“tỉnh”", '"tỉnh"', ("dấu nháy",)),
        ("a\u00a0b", "a b", ("dấu cách, ngắt dòng",)),
        ("a\nb", "a b", ("dấu cách, ngắt dòng",)),
        (unicodedata.normalize("NFD", "tỉnh"), "tỉnh", ("mã hóa chữ (Unicode)",)),
        ("thuỷ – “a”", 'thủy - "a"',
         ("kiểu đặt dấu thanh", "gạch nối, gạch ngang", "dấu nháy")),
        ("07", "08", (OTHER,)),
        ("má", "mà", (OTHER,)),
    ],
)  # fmt: skip
def test_each_kind_of_difference_is_named(old: str, new: str, kinds: tuple[str, ...]) -> None:
    assert formal_kinds(old, new) == kinds


def test_the_kinds_of_a_change_are_those_of_its_words() -> None:
    pieces = pieces_between("Thuỷ lợi – hoà mạng điện và nước", "Thủy lợi - hòa mạng điện và nước")
    assert kinds_of(pieces) == ("kiểu đặt dấu thanh", "gạch nối, gạch ngang")


def test_words_that_came_or_went_alone_are_looked_at_in_the_whole_text() -> None:
    assert kinds_of((Piece("a "), Piece("b  ", Lot.GONE), Piece("c"))) == (OTHER,)
    assert kinds_of((Piece("a"), Piece(" ", Lot.NEW))) == ("dấu cách, ngắt dòng",)


def test_letters_and_ordinals_that_shifted_are_a_kind_of_their_own() -> None:
    for old, new in (("c)", "d)"), ("7", "8"), ("19.", "20.")):
        assert kinds_of((Piece(old, Lot.GONE), Piece(new, Lot.NEW), Piece(" lời"))) == (SHIFTED,)
    assert kinds_of((Piece("hoà", Lot.GONE), Piece("hòa", Lot.NEW))) != (SHIFTED,)
