"""The words of places: headings within the item, paragraphs under them, tables by number."""

import pytest

from pipeline.compare.places import Places
from pipeline.model.change import Place
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowSection, Role
from pipeline.model.table import RowKind
from tests.compare.flows import figure, heading, section, table, words

SECTION = section(
    "mot",
    words("Một."),
    heading("Hiện trạng", "1.2."),
    words("Hai."),
    words("Ba."),
    table("Quy mô", ["Tên", "Quy mô"], ["a", "1"], number="3.2"),
    figure("Sơ đồ", "a" * 64),
    place="Phần III, mục II.1",
)


def test_a_paragraph_counts_under_its_heading() -> None:
    places = Places(SECTION)
    assert [places.block(index).text for index in range(5)] == [
        "Phần III, mục II.1",
        "Phần III, mục II.1, đoạn 1",
        "Phần III, mục II.1.2",
        "Phần III, mục II.1.2, đoạn 1",
        "Phần III, mục II.1.2, đoạn 2",
    ]


def test_a_cell_is_named_by_table_row_and_column() -> None:
    place = Places(SECTION).row(5, 1, "Quy mô")
    assert place.text == "Bảng 3.2, dòng 1, cột Quy mô"
    assert place.block == 8  # the title, four paragraphs, the caption, the header row


def test_a_line_around_a_table_is_named_by_what_it_says() -> None:
    places = Places(SECTION)
    assert places.line(5, words("Nguồn: x", style="NguonBang")).text == "Bảng 3.2, nguồn"
    assert places.block(6).text == "Hình 1.1"
    assert places.row(5, 0).text == "Bảng 3.2, dòng tiêu đề"
    assert places.column(5, "Quy mô").text == "Bảng 3.2, cột Quy mô"
    assert places.row(5, 0).block == 7


@pytest.mark.parametrize(
    ("style", "words_"),
    [
        ("TieuDeBang", "Bảng 3.2, dòng tiêu đề"),
        ("DonViBang", "Bảng 3.2, đơn vị"),
        ("NguonBang", "Bảng 3.2, nguồn"),
        ("GhiChuBang", "Bảng 3.2, ghi chú"),
        ("TenBang", "Bảng 3.2"),
    ],
)
def test_a_line_has_its_tables_ordinal_and_a_word_where_its_style_has_one(
    style: str, words_: str
) -> None:
    assert Places(SECTION).line(5, words("x", style=style)) == Place(words_, 6)
    assert Places(SECTION).column(5, "") == Place("Bảng 3.2", 6)
    assert Places(SECTION).row(5, 1) == Place("Bảng 3.2, dòng 1", 8)


def places(held: FlowSection) -> list[tuple[str, int]]:
    found = Places(held)
    return [(place.text, place.block) for place in map(found.block, range(len(held.blocks)))]


def test_every_block_has_the_ordinal_of_its_first_line_or_of_what_stands_before() -> None:
    fixed = replace(words("Một."), role=Role.FIXED)
    bare = table("Quy mô", ["Tên"], ["a"], number="")
    held = section("mot", words("Hai."), fixed, bare, fixed, place="Phần III")
    assert [block for _, block in places(held)] == [1, 2, 2, 3, 3]
    assert [block for _, block in places(replace(held, blocks=(fixed, *held.blocks)))][:2] == [1, 1]


def test_what_has_no_number_is_counted_under_its_heading() -> None:
    bare = table("Quy mô", ["Tên"], ["a"], number="")
    uncaptioned, drawn = replace(bare, above=()), replace(figure("Sơ đồ", "a"), below=())
    blocks = (bare, words("Một."), drawn, uncaptioned, heading("Hai", "1.1."), drawn, words("Hai."))
    held = section("mot", *blocks, place="Phần III, mục II.1")
    texts = ["bảng 1", "đoạn 1", "hình 2", "bảng 3"]
    expected = [f"Phần III, mục II.1, {text}" for text in texts]
    under = "Phần III, mục II.1.1"
    assert [text for text, _ in places(held)[1:]] == [
        *expected, under, f"{under}, hình 1", f"{under}, đoạn 1",
    ]  # fmt: skip
    assert [text for text, _ in places(replace(held, blocks=held.blocks[1:]))][:4] == expected


def test_a_heading_within_an_item_takes_the_place_of_its_number() -> None:
    def second(place: str, number: str) -> str:
        return places(section("mot", heading("Hai", number), place=place))[1][0]

    assert second("Phần III, mục II.1", "1.2.") == "Phần III, mục II.1.2"
    assert second("Phần III, mục II.1", "") == "Phần III, mục II.1"
    assert second("Phụ lục I", "2.1.") == "Phụ lục I, mục 2.1"
    assert second("Phụ lục I", "a)") == "Phụ lục I, mục a)"
    assert places(section("mot", place="Phụ lục I")) == [("Phụ lục I", 1)]


def test_rows_are_counted_without_those_of_names() -> None:
    shown = table("Quy mô", ["Tên"], ["a"], ["b"], number="3.2")
    head, *body = shown.grid.rows
    again = replace(head, kind=RowKind.HEADER)
    grid = replace(shown.grid, rows=(head, again, body[0], again, body[1]))
    held = Places(section("mot", replace(shown, grid=grid)))
    assert [held.row(1, row).text for row in range(5)] == [
        "Bảng 3.2, dòng tiêu đề",
        "Bảng 3.2, dòng tiêu đề",
        "Bảng 3.2, dòng 1",
        "Bảng 3.2, dòng tiêu đề",
        "Bảng 3.2, dòng 2",
    ]
    assert [held.row(1, row).block for row in range(5)] == [3, 4, 5, 6, 7]
    empty = Places(section("mot", replace(shown, grid=replace(shown.grid, columns=()))))
    assert empty.row(1, 1) == Place("Bảng 3.2, dòng 1", 2)
