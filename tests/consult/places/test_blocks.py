from collections.abc import Iterable

import pytest

from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.places.addresses import LAST, Step, parse
from pipeline.consult.places.blocks import bullets, paragraphs, points, rows_named
from pipeline.consult.places.spots import Spots, Stretch
from pipeline.intake.markdown.sections import read_section
from tests.consult.places.addressed_draft import spots
from tests.samples import XD, item, materials, outline

SPOTS = spots()


def whole(item: str) -> Stretch:
    found = SPOTS.stretch(item)
    assert found is not None
    return found


def texts(found: Iterable[Stretch], of: Spots = SPOTS) -> list[list[str]]:
    return [[spot.text for spot in of.within(stretch)] for stretch in found]


def step(words: str) -> Step:
    return parse(words)[0].steps[0]


def test_a_point_has_the_list_behind_it() -> None:
    (found,) = points(SPOTS, whole("su-can-thiet"), "b")
    assert found.place == "Phần I, mục 1.1, điểm b"
    assert texts([found]) == [
        ["b) thay đổi về mục tiêu", "mục tiêu tăng trưởng;", "mục tiêu môi trường"]
    ]
    assert texts(points(SPOTS, whole("su-can-thiet"), "c")) == [["c) thay đổi khác"]]


def test_a_point_that_several_headings_have_is_given_for_each() -> None:
    found = points(SPOTS, SPOTS.whole(), "a")
    assert [one.place for one in found] == [
        "Phần I, mục 1.1, điểm a",
        "Phần II, mục I.1.2, điểm a",
        "Phần II, mục I.2.1, điểm a",
    ]
    assert points(SPOTS, whole("can-cu"), "a") == ()


@pytest.mark.parametrize(
    ("item", "words", "expected"),
    [
        ("du-lich", "đoạn 1", "lượng khách tăng"),
        ("du-lich", "đoạn cuối", "khách quốc tế giảm"),
        ("y-te", "đoạn 2", "nhân lực y tế thiếu bác sĩ chuyên khoa"),
        ("y-te", "đoạn đầu", "quy mô đạt 34 giường"),
        ("y-te", "đoạn cuối", "b) thiếu giường"),
    ],
)
def test_paragraphs_are_counted_from_the_heading(item: str, words: str, expected: str) -> None:
    assert texts(paragraphs(SPOTS, whole(item), step(words))) == [[expected]]


def test_a_paragraph_that_is_not_there_or_only_named_is_none() -> None:
    assert paragraphs(SPOTS, whole("du-lich"), step("đoạn 2")) == ()
    assert paragraphs(SPOTS, whole("can-cu"), step("đoạn 2")) == ()
    assert paragraphs(SPOTS, whole("du-lich"), step("đoạn “Lượng khách”")) == ()


def test_the_items_of_each_list_are_counted() -> None:
    item = whole("su-can-thiet")
    assert texts(bullets(SPOTS, item, 2)) == [
        ["mục tiêu môi trường"],
        ["mở không gian phát triển mới"],
    ]
    assert texts(bullets(SPOTS, item, -1)) == texts(bullets(SPOTS, item, 2))
    assert bullets(SPOTS, item, 3) == ()
    assert bullets(SPOTS, item, 0) == bullets(SPOTS, item, 9) == ()
    assert bullets(SPOTS, item, LAST) == bullets(SPOTS, item, 2)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dòng 4", ["Tư nhân"]),
        ("dòng 5", ["Phòng khám"]),
        ("dòng 1", ["Tuyến tỉnh", "Công lập"]),
        ("dòng cuối", ["Phòng khám"]),
        ("dòng “Tuyến xã”", ["Tuyến xã"]),
        ("dòng “120,5”", ["Tuyến xã"]),
        ("dòng “50”", ["Tư nhân", "Phòng khám"]),
        ("dòng “Tuyến”", ["Tuyến tỉnh", "Tuyến xã"]),
        ("dòng “khám”", []),
        ("dòng “ng khám”", []),
        ("dòng “hòng khám”", ["Phòng khám"]),
        ("dòng 6", []),
    ],
)
def test_rows_are_found_by_number_as_printed_or_counted_and_by_name(
    words: str, expected: list[str]
) -> None:
    found = rows_named(SPOTS, whole("y-te"), step(words))
    assert [one.place for one in found] == [f"Bảng 2.1, dòng “{name}”" for name in expected]


def test_only_rows_within_the_stretch_count() -> None:
    item = whole("pl-duong")
    first = Stretch(item.start, (item.start[0], 6), "")
    assert [one.place for one in rows_named(SPOTS, first, step("dòng 1"))] == [
        "Bảng PL1.1, dòng “Quốc lộ 4A”"
    ]
    assert len(rows_named(SPOTS, item, step("dòng 1"))) == 2


def in_one_item(text: str) -> tuple[Spots, Stretch]:
    """Give the blocks of a text that is an item of its own, and all of it."""
    read = read_section(
        text, file="sections/lan-1/a/y-te.md", agency=XD.id, item="y-te", round_number=1
    ).value
    assert read is not None
    made = Spots(lay_out(compose(materials(outline([[("", [item("y-te")])]]), read)).value))
    return made, made.whole()


@pytest.mark.parametrize("items", [1, 2, 3])
def test_a_point_has_every_item_behind_it_and_no_more(items: int) -> None:
    lines = "".join(f"- ý {number};\n" for number in range(items))
    made, scope = in_one_item(f"a) một:\n\n{lines}\nĐoạn sau.\n\nĐoạn cuối.\n")
    ((first, *behind),) = texts(points(made, scope, "a"), made)
    assert first == "a) một"
    assert len(behind) == items


def test_a_row_is_known_by_its_number_with_a_full_stop_and_by_its_place() -> None:
    made, scope = in_one_item("| STT | Tên |\n|---|---|\n| 2. | A |\n| 1. | B |\n")
    assert texts(rows_named(made, scope, step("dòng 1")), made) == [["1. b"], ["2. a"]]
