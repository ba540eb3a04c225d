"""Headings and lists are counted as Word counts them when it shows the file."""

import pytest
from lxml import etree

from pipeline.intake.word.numbers import HeadingCounts, ListPlaces, is_uncounted
from pipeline.model.flow import ListPlace
from tests.intake.word.elements import element


def numbers(*levels: int, appendix: bool = False) -> list[str]:
    counts = HeadingCounts()
    return [counts.next(level, appendix=appendix) for level in levels]


def test_parts_chapters_and_items_count_within_one_another() -> None:
    assert numbers(1, 2, 3, 3, 2, 3, 1, 2, 3) == [
        "I", "I", "1.", "2.", "II", "1.", "II", "I", "1.",
    ]  # fmt: skip


def test_headings_below_an_item_bear_all_the_numbers_above_them() -> None:
    assert numbers(1, 2, 3, 4, 4, 5, 3, 4) == [
        "I", "I", "1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1.",
    ]  # fmt: skip
    assert numbers(1, 2, 3, 4, 5, 6, 7, 8, 9)[-1] == "1.1.1.1.1.1.1."


def test_a_skipped_level_counts_as_none() -> None:
    assert numbers(1, 3, 5) == ["I", "1.", "1.0.1."]


def test_an_appendix_counts_apart_and_its_headings_from_its_title() -> None:
    assert numbers(1, 2, 2, 3, 1, 2, appendix=True) == [
        "Phụ lục I", "1.", "2.", "2.1.", "Phụ lục II", "1.",
    ]  # fmt: skip
    counts = HeadingCounts()
    counts.next(1, appendix=True)
    assert counts.next(1, appendix=False) == "I"
    assert counts.next(1, appendix=True) == "Phụ lục II"


@pytest.mark.parametrize(
    ("levels", "place"),
    [
        ((1,), "Phần I"),
        ((1, 1, 2), "Phần II, mục I"),
        ((1, 2, 2, 3), "Phần I, mục II.1"),
        ((1, 2, 3, 4), "Phần I, mục I.1"),
        ((1, 3, 3), "Phần I, mục 2"),
    ],
)
def test_a_place_is_told_as_people_cite_it(levels: tuple[int, ...], place: str) -> None:
    counts = HeadingCounts()
    for level in levels:
        counts.next(level, appendix=False)
    assert counts.place(levels[-1], appendix=False) == place


def test_the_place_of_an_appendix_is_its_number_at_every_level() -> None:
    counts = HeadingCounts()
    for level in (1, 1, 2):
        counts.next(level, appendix=True)
    assert {counts.place(level, appendix=True) for level in (1, 2, 3)} == {"Phụ lục II"}


NUMBERING = element("""<w:numbering>
  <w:abstractNum/>
  <w:num w:numId="4"><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>
    <w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
  <w:num w:numId="5"><w:lvlOverride w:ilvl="0"/></w:num>
  <w:num w:numId="6"><w:lvlOverride w:ilvl="0"><w:startOverride w:val="x"/></w:lvlOverride></w:num>
  <w:num w:numId="7"><w:lvlOverride><w:startOverride w:val="9"/></w:lvlOverride></w:num>
  <w:num><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
</w:numbering>""")


def item(num: int | str | None = None, level: int | str | None = None) -> etree._Element:
    deep = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    listed = "" if num is None else f'<w:numId w:val="{num}"/>'
    return element(f"<w:pPr><w:numPr>{deep}{listed}</w:numPr></w:pPr>")


def test_the_levels_of_bullets_come_from_their_styles() -> None:
    lists = ListPlaces(None)
    assert lists.of("DanhSach1", None) == ListPlace(1, 0, None)
    assert lists.of("DanhSach2", None) == ListPlace(2, 1, None)
    assert lists.of("DanhSach2", None) == ListPlace(2, 1, None)
    assert lists.of("DanhSach1", None) == ListPlace(1, 0, None)
    # what stood deeper has ended
    assert lists.of("DanhSach2", None) == ListPlace(3, 1, None)


def test_a_list_goes_on_until_something_else_stands_between() -> None:
    lists = ListPlaces(None)
    first = lists.of("DanhSach1", None)
    assert lists.of("DanhSachTiep1", None) is None
    assert lists.of("DanhSach1", None) == first
    assert lists.of("BodyText", None) is None
    assert lists.of("DanhSach1", None) == ListPlace(2, 0, None)


@pytest.mark.parametrize("style", ["", "1", "DanhSach", "DanhSachSo", "Diem1", "DanhSachx"])
def test_what_is_no_style_of_a_list_is_no_item_and_ends_lists(style: str) -> None:
    lists = ListPlaces(None)
    lists.of("DanhSach1", None)
    assert lists.of(style, item(4)) is None
    assert lists.of("DanhSach1", None) == ListPlace(2, 0, None)


def test_a_numbered_list_is_known_by_its_number_even_when_interrupted() -> None:
    lists = ListPlaces(NUMBERING)
    assert lists.of("DanhSachSo1", item(8)) == ListPlace(1, 0, 1)
    assert lists.of("DanhSachSo1", item(9)) == ListPlace(2, 0, 1)
    lists.of("BodyText", None)
    assert lists.of("DanhSachSo1", item(8)) == ListPlace(1, 0, 1)


def test_items_that_name_no_list_are_in_one_of_their_own() -> None:
    lists = ListPlaces(None)
    places = [lists.of("DanhSachSo1", item(num)) for num in (1, None, 0, 2)]
    assert [place.key if place else 0 for place in places] == [1, 2, 2, 3]


def test_a_numbered_list_begins_where_its_override_says() -> None:
    lists = ListPlaces(NUMBERING)
    assert lists.of("DanhSachSo1", item(4)) == ListPlace(1, 0, 5)
    assert lists.of("DanhSachSo2", item(4, 1)) == ListPlace(1, 1, 3)
    assert lists.of("DanhSachSo3", item(4)) == ListPlace(1, 2, 1)
    starts = [lists.of("DanhSachSo1", item(num)) for num in (5, 6, 7, 0)]
    assert [place.start if place else 0 for place in starts] == [1, 1, 1, 1]


def test_the_level_a_paragraph_states_wins_over_its_styles() -> None:
    lists = ListPlaces(None)
    assert lists.of("DanhSach1", item(1, 2)) == ListPlace(1, 2, None)
    assert lists.of("DanhSach1", item(1, "x")) == ListPlace(2, 0, None)
    assert lists.of("DanhSach1", item(1, "1" * 9)) == ListPlace(2, 0, None)
    assert lists.of("DanhSach1", item(1, "1" * 8)) == ListPlace(3, 11_111_111, None)


def test_bullets_within_a_numbered_list_are_a_list_of_their_own() -> None:
    lists = ListPlaces(None)
    assert lists.of("DanhSachSo1", item(3)) == ListPlace(1, 0, 1)
    assert lists.of("DanhSach1", None) == ListPlace(2, 0, None)
    assert lists.of("DanhSachSo1", item(3)) == ListPlace(1, 0, 1)
    assert lists.of("DanhSach1", None) == ListPlace(3, 0, None)


def test_a_section_counts_its_lists_from_one() -> None:
    lists = ListPlaces(None)
    lists.of("DanhSachSo1", item(3))
    lists.of("DanhSach2", None)
    lists.enter()
    assert lists.of("DanhSach2", None) == ListPlace(1, 1, None)
    assert lists.of("DanhSachSo1", item(3)) == ListPlace(2, 0, 1)


@pytest.mark.parametrize(
    ("properties", "uncounted"),
    [(item(0), True), (item(1), False), (item(None), False), (element("<w:pPr/>"), False),
     (None, False)],
)  # fmt: skip
def test_a_heading_taken_out_of_its_list_is_not_counted(
    properties: etree._Element | None, uncounted: bool
) -> None:
    assert is_uncounted(properties) is uncounted
