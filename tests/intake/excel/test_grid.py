from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.excel.grid import grid_of
from pipeline.intake.excel.sheet_xml import Area
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.model.document import Grid
from pipeline.model.inlines import Text
from pipeline.model.table import Align, RowKind, Value
from tests.intake.excel.raw_sheets import raw


def grid(rows: Sequence[Sequence[Value]], merges: Sequence[Area] = ()) -> Grid:
    outcome = grid_of(raw(rows, sorted(merges), title="Sheet1"), file="bang.xlsx")
    assert outcome.notices == ()
    assert outcome.value is not None
    return outcome.value


def kinds(found: Grid) -> str:
    """Give the kinds of the rows as letters: h, b, g, t."""
    return "".join(row.kind.value[0] for row in found.rows)


PLAIN: list[list[Value]] = [["STT", "Tên"], [1, "Đường"]]


def test_lines_around_the_table_are_told_apart() -> None:
    found = grid(
        [
            ["DANH MỤC DỰ ÁN", None, None],
            [None, None, "Đơn vị tính: tỷ đồng"],
            ["STT", "Tên dự án", "Vốn"],
            [1, "Đường tỉnh", 12],
            ["Nguồn: Sở Tài chính, số liệu minh họa.", None, None],
            ["Ghi chú: chưa kể vốn đối ứng", None, None],
        ],
        [(1, 1, 1, 3)],
    )
    assert (found.title, found.unit) == ("DANH MỤC DỰ ÁN", "tỷ đồng")
    assert found.origin == "Sở Tài chính, số liệu minh họa."
    assert found.notes == ("Ghi chú: chưa kể vốn đối ứng",)
    assert kinds(found) == "hb"


def test_a_unit_beside_a_form_number_leaves_both() -> None:
    found = grid([["Biểu số 5", None, "(ĐVT: ha)"], ["STT", "Loại đất", "2025"], [1, "Lúa", 5]])
    assert (found.title, found.unit) == ("Biểu số 5", "ha")


def test_empty_rows_and_columns_are_left_out_and_lines_keep_their_number() -> None:
    found = grid([[None], [None, "STT", None, "Tên"], [None], [None, 1, None, "Đường"]])
    assert [row.line for row in found.rows] == [2, 4]
    assert [cell.address for cell in found.rows[1].cells] == ["Sheet1!B4", "Sheet1!D4"]


def test_a_header_of_two_rows_names_columns_from_top_to_bottom() -> None:
    found = grid(
        [
            ["STT", "Tên", "Vốn (tỷ đồng)", None],
            [None, None, "2024", "2025"],
            ["A", "B", 1, "2=1+3"],
            [1, "Đường", 1.5, 2.5],
        ],
        [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4)],
    )
    assert kinds(found) == "hhhb"
    assert [column.name for column in found.columns][2:] == [
        "Vốn (tỷ đồng) – 2024", "Vốn (tỷ đồng) – 2025",
    ]  # fmt: skip
    assert (found.rows[0].cells[0].rows, found.rows[0].cells[2].columns) == (2, 2)
    assert found.rows[1].cells[0].covered


def test_a_header_merged_only_across_still_takes_its_second_row() -> None:
    rows: list[list[Value]] = [["STT", "Vốn", None], [None, "2024", "2025"], [1, 5, 6]]
    assert kinds(grid(rows, [(1, 2, 1, 3)])) == "hhb"


def test_a_body_row_with_numbers_under_a_wide_heading_is_no_header() -> None:
    assert kinds(grid([["STT", "Vốn", None], [1, 5, 6]], [(1, 2, 1, 3)])) == "hb"


def test_units_in_the_header_or_in_a_row_of_their_own_belong_to_the_column() -> None:
    found = grid([["STT", "Diện tích (ha)", "Vốn"], [None, None, "tỷ đồng"], [1, 5, 6]])
    assert [(column.name, column.unit) for column in found.columns[1:]] == [
        ("Diện tích", "ha"), ("Vốn", "tỷ đồng"),
    ]  # fmt: skip
    assert [cell.unit for cell in found.rows[-1].cells] == ["", "ha", "tỷ đồng"]


def test_groups_and_totals_are_known_by_their_numbering_and_words() -> None:
    found = grid(
        [
            ["STT", "Tên", "Vốn"],
            ["I", "Giao thông", None],
            [1, "Đường", 5],
            ["II", "Y tế", 7],
            [1, "Bệnh viện", 7],
            ["Lĩnh vực khác", None, None],
            [1, "Cộng hòa", 1],
            [2, "Tổng công ty", 1],
            [None, "Tổng cộng", 14],
        ],
        [(6, 1, 6, 3)],
    )
    assert kinds(found) == "hgbgbgbbt"


def test_roman_numbers_alone_are_ordinary_numbering() -> None:
    assert kinds(grid([["STT", "Tên", "Vốn"], ["I", "A1", 5], ["II", "B1", 6]])) == "hbb"


@pytest.mark.parametrize(
    "words", ["Tổng cộng", "TỔNG SỐ", "Tổng", "Cộng", "Tổng cộng (I+II)", "Cộng nhóm I"]
)
def test_total_rows_begin_with_the_words_of_totals(words: str) -> None:
    assert kinds(grid([*PLAIN, [None, words]])) == "hbt"


@pytest.mark.parametrize("words", ["Tổng sản phẩm trên địa bàn", "Cộng đồng dân cư", "Tổng cục"])
def test_indicators_that_begin_alike_are_no_totals(words: str) -> None:
    assert kinds(grid([*PLAIN, [None, words]])) == "hbb"


def test_text_that_says_a_number_is_typed_and_printed_as_written() -> None:
    found = grid([["Tên", "Số"], ["a", "1.234,5 ha"], ["b", "15,000"], ["c", "NA"], ["d", "007"]])
    values = [row.cells[1] for row in found.rows[1:]]
    assert [str(cell.value) for cell in values] == ["1234.5", "15,000", "NA", "007"]
    assert [cell.text for cell in values] == ["1.234,5 ha", "15,000", "NA", "007"]
    assert values[0].unit == "ha"


def test_numbers_line_up_and_years_and_words_do_not() -> None:
    found = grid([["STT", "Kỳ", "Vốn"], [1, "2021-2025", "1,5"], [2, "2026-2030", "10"]])
    assert [column.align for column in found.columns] == [Align.CENTER, None, Align.DECIMAL]


def test_an_empty_sheet_is_an_error() -> None:
    outcome = grid_of(RawSheet("Sheet1"), file="bang.xlsx")
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["trang-trong"]


def test_cells_scattered_over_a_sheet_are_refused_not_unrolled() -> None:
    cells = {(n, n % 60 + 1): Content(1, (Text("1"),)) for n in range(1, 2_600)}
    outcome = grid_of(RawSheet("Sheet1", cells), file="bang.xlsx")
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["bang-qua-lon"]


def test_a_table_wider_than_word_takes_is_refused_and_one_as_wide_is_not() -> None:
    for width, codes in ((63, []), (64, ["bang-qua-nhieu-cot"])):
        cells = {(n, m): Content(m, (Text(f"{m}"),)) for m in range(1, width + 1) for n in (1, 2)}
        outcome = grid_of(RawSheet("Sheet1", cells), file="bang.xlsx")
        assert [notice.code for notice in outcome.notices] == codes
        assert (outcome.value is None) == bool(codes)


def test_a_merge_over_the_whole_sheet_costs_no_more_than_the_table() -> None:
    outcome = grid_of(raw(PLAIN, [(1, 1, 1_048_576, 16_384)]), file="bang.xlsx")
    assert outcome.value is not None
    assert [row.text for row in outcome.value.rows] == ["STT\tTên", "1\tĐường"]
    assert [notice.code for notice in outcome.notices] == ["o-gop-sai"]


def test_a_unit_merged_down_into_the_table_leaves_an_empty_cell_there() -> None:
    outcome = grid_of(raw([[None, None, "Đơn vị: ha"], ["STT", "Tên"]], [(1, 3, 2, 3)]), file="a")
    assert outcome.value is not None
    assert outcome.value.unit == "ha"
    _assert_rectangle(outcome.value)


WORDS = st.sampled_from([
    "STT", "I", "A", "1", "Tổng cộng", "Nguồn: Sở", "Ghi chú: x", "Đơn vị: ha", "(1)", "(2)",
    "Tên dự án", "Vốn (tỷ đồng)", "DANH MỤC", "ha", "1.234,5", "28-30", "2025", "-", "=A1",
])  # fmt: skip


@given(
    st.lists(st.lists(st.one_of(st.none(), WORDS), min_size=1, max_size=5), min_size=1, max_size=8),
    st.lists(
        st.tuples(st.integers(1, 8), st.integers(1, 5), st.integers(0, 3), st.integers(0, 3)),
        max_size=4,
    ),
)
def test_every_text_of_a_sheet_stands_in_the_grid_once(
    rows: list[list[Value]], merged: list[tuple[int, int, int, int]]
) -> None:
    tagged = [[None if value is None else f"{value}" for value in line] for line in rows]
    merges = [(top, left, top + down, left + right) for top, left, down, right in merged]
    outcome = grid_of(raw(tagged, sorted(merges)), file="bang.xlsx")
    given_texts = sorted(
        word for line in tagged for value in line if value for word in _words(value)
    )
    if outcome.value is None:
        assert not given_texts
        return
    assert sorted(_printed(outcome.value)) == given_texts
    _assert_rectangle(outcome.value)


def _printed(found: Grid) -> list[str]:
    units = [f"Đơn vị: {unit}" for unit in found.unit.split("; ") if unit]
    origins = [f"Nguồn: {origin}" for origin in found.origin.split("; ") if origin]
    cells = [cell.text for row in found.rows for cell in row.cells]
    lines = [found.title, *units, *origins, *found.notes, *cells]
    return [word for line in lines for word in _words(line)]


def _words(text: str) -> list[str]:
    return text.split()


def _assert_rectangle(found: Grid) -> None:
    """Every place is covered by exactly one cell, and header rows stand first."""
    width = len(found.columns)
    taken: dict[tuple[int, int], int] = {}
    for r, row in enumerate(found.rows):
        assert len(row.cells) == width
        for c, cell in enumerate(row.cells):
            if cell.covered:
                assert cell.runs == ()
                continue
            for i in range(r, r + cell.rows):
                for j in range(c, c + cell.columns):
                    taken[i, j] = taken.get((i, j), 0) + 1
    assert taken == dict.fromkeys(((r, c) for r in range(len(found.rows)) for c in range(width)), 1)
    body = [row.kind is not RowKind.HEADER for row in found.rows]
    assert body == sorted(body)


def second_table(*rows: Sequence[Value]) -> list[tuple[str, str | None]]:
    outcome = grid_of(raw([["Tên", "Số"], ["a", 1], ["b", 2], *rows]), file="a.xlsx")
    return [(notice.code, notice.cell) for notice in outcome.notices]


def test_headings_after_empty_rows_are_those_of_another_table() -> None:
    told = [("hai-bang-mot-trang", "S!A6")]
    assert second_table([None], [None], ["Mã", "Ghi chú"], ["M1", "x"]) == told


def test_a_group_a_total_or_a_note_after_empty_rows_is_no_other_table() -> None:
    assert second_table([None], ["Mã", "Ghi chú"], ["M1", "x"]) == []
    assert second_table([None], [None], ["II", "Công nghiệp"], ["c", 3]) == []
    assert second_table([None], [None], ["Tổng cộng", "3"], ["c", 3]) == []
    assert second_table([None], [None], ["Nguồn: sở"]) == []
