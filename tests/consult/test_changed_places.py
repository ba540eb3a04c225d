"""Places named in the register: how fine they are read."""

from dataclasses import replace

import pytest

from pipeline.consult.changed_places import ChangedPlaces
from pipeline.model.change import TableChange
from tests.consult.sample_trace import ITEM, OLD, change, flow

PLACES = ChangedPlaces(flow(2, *OLD))


@pytest.mark.parametrize(
    ("words", "prefix", "ordinals"),
    [
        ("Phần II, mục VII.2 [y-te]", "", None),
        ("Phần II, mục VII", "phần ii, mục vii", None),
        ("Phần II, mục VII.2.1", "phần ii, mục vii.2.1", None),
        ("Phần II, mục VII.2.1, đoạn 1", "phần ii, mục vii.2.1, đoạn 1", None),
        ("[y-te], đoạn 3", "phần ii, mục vii.2, đoạn 3", None),
        ("[y-te], bảng “Giường bệnh”, dòng 2", "bảng 2.3, dòng “tuyến xã”", ((8, 9),)),
        ("Bảng 2.3", "bảng 2.3", ((5, 9),)),
        ('Mục Y tế, đề mục "Kết quả"', "phần ii, mục vii.2.1", ((3, 10),)),
    ],
)
def test_a_place_is_read_as_fine_as_it_is_written(
    words: str, prefix: str, ordinals: tuple[tuple[int, int], ...] | None
) -> None:
    (named,) = PLACES.read(words)
    if prefix == "phần ii, mục vii":
        # names more than the item; whatever stands below it is meant
        prefix = ""
    assert (named.items, named.prefix, named.ordinals) == (frozenset({ITEM}), prefix, ordinals)


def test_a_column_that_is_named_leaves_out_the_changes_of_others() -> None:
    (named,) = PLACES.read("Bảng 2.3, dòng 1, cột Số")
    cell = change("c-1", (7, "900"), (7, "950"))
    own = replace(cell, tables=(TableChange("Bảng 2.3", "Tuyến tỉnh", "Số", "900", "950"),))
    other = replace(cell, tables=(TableChange("Bảng 2.3", "Tuyến tỉnh", "Tên", "a", "b"),))
    assert (named.column, named.holds(own), named.holds(other)) == ("so", True, False)
    (last,) = PLACES.read("Bảng 2.3, cột cuối")
    assert last.column == ""


def test_an_address_is_read_as_fine_as_for_a_comment() -> None:
    (named,) = PLACES.read("[y-te], mục 2.1")
    assert (named.is_fine, named.ordinals) == (True, ((3, 10),))
    gone = change("c-1", (9, "a"), None)
    assert not named.holds(gone)
    (whole,) = PLACES.read("[y-te]")
    assert not whole.is_fine


@pytest.mark.parametrize("words", ["", "đã sửa", "Phần IV", "[khong-co]", "Bảng 9.9"])
def test_what_is_not_in_the_draft_names_nothing(words: str) -> None:
    assert PLACES.read(words) == ()


def test_several_places_are_parted_by_semicolons_and_lines() -> None:
    found = PLACES.read("Phần II, mục VII.2; Bảng 2.3\n[y-te], bảng Giường bệnh, dòng 1")
    assert [named.ordinals for named in found] == [None, ((5, 9),), ((7, 8),)]
