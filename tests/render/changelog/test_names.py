"""The words of the log: places, numbers, counts."""

from decimal import Decimal

import pytest

from pipeline.model.change import ChangedThing, Place
from pipeline.model.entry import EntryKind
from pipeline.model.fixed import replace
from pipeline.model.verdict import Verdict
from pipeline.render.changelog.names import (
    about_words,
    answer_words,
    both_places,
    counted_words,
    difference,
    numbers_in_short,
    signed,
)
from tests.render.test_json import ENTRY


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (Place("A", 1, 4), Place("A", 1, 4), "A (trang 4)"),
        (Place("A", 1, 4), Place("A", 1, 5), "A (trang 4) → trang 5"),
        (Place("A", 1), Place("A", 1, 5), "A (trang 5)"),
        (Place("A", 1, 4), Place("B", 1, 5), "A (trang 4) → B (trang 5)"),
        (None, Place("B", 1), "(chưa có) → B"),
        (Place("A", 1), None, "A → (không còn)"),
    ],
)
def test_both_places_are_said_once_where_they_are_one(
    old: Place | None, new: Place | None, words: str
) -> None:
    assert both_places(old, new) == words


def test_numbers_in_a_row_are_drawn_together() -> None:
    assert numbers_in_short([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"
    assert numbers_in_short([]) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [("1234.5", "+1.234,5"), ("-0.25", "−0,25"), ("1E+3", "+1.000"), ("0.00", "0"), ("5", "+5"),
     ("NaN", "NaN")],
)  # fmt: skip
def test_differences_are_printed_as_vietnamese_numbers(value: str, text: str) -> None:
    assert signed(Decimal(value)) == text


def test_a_difference_has_its_unit_and_per_cent_where_known() -> None:
    assert difference(Decimal(5), Decimal(100) / 3, "km") == "+5 km (+33,3%)"
    assert difference(Decimal(-5), None) == "−5"
    assert difference(None, None, "km") == ""


def test_what_was_done_says_how_much_where_that_is_more_than_one() -> None:
    one = replace(ENTRY, what=ChangedThing.CELL, counts=((ChangedThing.CELL, 1),))
    assert about_words(one) == "Sửa: ô của bảng"
    assert about_words(replace(one, counts=((ChangedThing.CELL, 7),), changes=(0, 1))) == (
        "Sửa: ô của bảng; 7 ô"
    )
    counts = ((ChangedThing.SECTION, 1), (ChangedThing.PARAGRAPH, 5), (ChangedThing.TABLE, 1))
    section = replace(ENTRY, kind=EntryKind.ADDED, what=ChangedThing.SECTION, counts=counts)
    assert about_words(replace(section, changes=(0, 1))) == "Thêm: mục; gồm 5 đoạn, 1 bảng"
    two = ((ChangedThing.SECTION, 2), (ChangedThing.HEADING, 3), (ChangedThing.PARAGRAPH, 5))
    assert about_words(replace(section, counts=two, changes=(0, 1))) == (
        "Thêm: mục; 2 mục; gồm 5 đoạn, 1 tiêu đề"
    )
    bare = ((ChangedThing.SECTION, 1), (ChangedThing.HEADING, 1))
    assert about_words(replace(section, counts=bare)) == "Thêm: mục"


def test_what_follows_is_not_counted() -> None:
    assert about_words(replace(ENTRY, changes=(0, 1))) == "Sửa: bảng"


def test_a_replacement_says_in_how_many_places_and_a_sorting_how_many_rows() -> None:
    counts = ((ChangedThing.PARAGRAPH, 20), (ChangedThing.CELL, 4))
    replaced = replace(ENTRY, kind=EntryKind.REPLACED, counts=counts, changes=tuple(range(24)))
    assert about_words(replaced) == "Thay thế: 24 chỗ"
    rows = ((ChangedThing.ROW, 5),)
    order = replace(ENTRY, kind=EntryKind.SORTED, counts=rows, changes=tuple(range(5)))
    assert about_words(order) == "Sắp xếp lại: bảng; gồm 5 dòng"


def test_everything_can_be_counted() -> None:
    assert counted_words((what, 2) for what in ChangedThing).count("2 ") == len(ChangedThing)


def test_a_code_stands_with_what_was_found_of_its_comment() -> None:
    assert answer_words("YK1-SYT-003", Verdict.AS_ASKED) == "YK1-SYT-003: đúng như đề nghị"
    assert answer_words("YK1-SYT-003", Verdict.CHANGED).endswith(", chưa đối chiếu được")
    assert answer_words("YK1-SYT-003", None) == "YK1-SYT-003"
    assert all(answer_words("a", verdict) != "a" for verdict in Verdict)
