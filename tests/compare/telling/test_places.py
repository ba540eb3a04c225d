"""The place of several things: what their places share."""

from pipeline.compare.telling.places import together
from pipeline.model.change import Place


def text(*texts: str) -> str:
    place = together([Place(text, 3) for text in texts])
    assert place is not None
    assert place.block == 3
    return place.text


def test_ordinals_in_a_row_are_drawn_together() -> None:
    assert text("mục 3.4, đoạn 1", "mục 3.4, đoạn 2", "mục 3.4, đoạn 3") == "mục 3.4, đoạn 1 - 3"
    assert text("Bảng 2.9, dòng 7", "Bảng 2.9, dòng 3") == "Bảng 2.9, dòng 3, 7"


def test_one_place_stays_as_it_is() -> None:
    assert text("Bảng 2.9, dòng 7", "Bảng 2.9, dòng 7") == "Bảng 2.9, dòng 7"
    assert together([None, Place("A", 2, 5)]) == Place("A", 2, 5)
    assert together([None]) is None


def test_what_is_not_shared_is_left_out() -> None:
    assert text("Bảng 2.9, dòng 7, cột A", "Bảng 2.9, dòng 8, cột B") == "Bảng 2.9"
    assert text("Bảng 2.9, dòng 7, cột A", "Bảng 2.9, dòng 7, cột B") == "Bảng 2.9, dòng 7"
    assert text("mục 3.4", "mục 3.4, đoạn 1") == "mục 3.4"
    assert text("Phần I, mục 1", "Phần II, mục 1") == "Phần I, mục 1"


def test_too_many_ordinals_are_left_out() -> None:
    odd = [f"Bảng 2.9, dòng {n}" for n in range(1, 18, 2)]
    assert text(*odd) == "Bảng 2.9"
    assert text(*odd[:8]) == "Bảng 2.9, dòng 1, 3, 5, 7, 9, 11, 13, 15"
