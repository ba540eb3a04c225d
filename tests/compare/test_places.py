"""The words of places: headings within the item, paragraphs under them, tables by number."""

from pipeline.compare.places import Places
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
