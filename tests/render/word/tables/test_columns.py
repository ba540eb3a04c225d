from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import COVERED, Grid, Row
from pipeline.model.letter_widths import width
from pipeline.model.table import Align, Column, RowKind
from pipeline.render.word.tables.columns import plan_columns
from pipeline.render.word.tables.decimals import Texts, decimal_indents
from tests.render.samples import cell, row, wide_table

PORTRAIT, LANDSCAPE = 9071, 14570


def grid_of(*rows: tuple[str, ...], align: Align | None = None) -> Grid:
    return Grid(tuple(Column(align=align) for _ in rows[0]), tuple(row(*texts) for texts in rows))


def texts_of(grid: Grid) -> Texts:
    return tuple(tuple(cell.text for cell in entry.cells) for entry in grid.rows)


def planned(grid: Grid, asked: bool | None = None):  # type: ignore[no-untyped-def]
    return plan_columns(grid, texts_of(grid), portrait=PORTRAIT, landscape=LANDSCAPE, asked=asked)


def test_a_small_table_stands_upright_at_full_size() -> None:
    plan = planned(grid_of(("STT", "Tên"), ("1", "Đường tỉnh")))
    assert (plan.wide, plan.size, sum(plan.widths)) == (False, 12, PORTRAIT)


def test_a_table_of_thirteen_columns_turns_the_page() -> None:
    plan = planned(wide_table().grid)
    assert plan.wide
    assert plan.size >= 10
    assert sum(plan.widths) == LANDSCAPE
    assert not plan.crowded


def measures(rows: int, place: str = "Xã Thất Khê") -> Grid:
    """Places, and what is to be built there in words, by years."""
    head = ("STT", "Địa điểm", *(f"Năm {year}" for year in range(2026, 2031)))
    works = "Nâng cấp đường tỉnh đến cửa khẩu và chợ biên giới"
    body = [(str(n), place, *[works] * 5) for n in range(rows)]
    return Grid((Column(),) * 7, (row(*head, kind=RowKind.HEADER), *(row(*r) for r in body)))


def test_no_page_is_turned_for_twelve_rows_that_can_stand_upright() -> None:
    upright = planned(measures(12))
    assert not upright.wide
    assert upright.widths[1] >= width("Xã Thất Khê", bold=False) * upright.size * 20 + 140
    assert planned(measures(13)).wide
    assert planned(measures(12), asked=True).wide


def test_a_page_is_turned_for_few_rows_where_a_word_or_a_short_cell_would_break() -> None:
    assert not planned(measures(12, "Phường Hoàng Văn Thụ")).wide
    assert planned(measures(12, "Nghiêng_nghiêng nghiêng_nghiêng")).wide


def test_no_page_is_turned_for_three_rows_of_long_texts() -> None:
    long = "Đề nghị làm rõ phương án phát triển mạng lưới giao thông. " * 9
    opinions = (("1", long, "Đồng ý"), ("2", "Ngắn", long[:260]), ("3", "-", "-"))
    few = planned(grid_of(*opinions))
    assert (few.wide, few.size) == (False, 12)
    assert planned(grid_of(*[("1", long, long)] * 13)).wide


def test_the_authors_wish_is_kept_either_way() -> None:
    assert planned(grid_of(("a", "b")), asked=True).wide
    assert not planned(wide_table().grid, asked=False).wide


def test_a_table_too_wide_for_any_page_says_so() -> None:
    plan = planned(grid_of(tuple(f"Chỉ_tiêu_số_{n}" for n in range(40))))
    assert (plan.crowded, plan.size) == (True, 10)


def test_a_column_of_long_text_gets_more_room_than_one_of_numbers() -> None:
    plan = planned(grid_of(("1", "Nâng cấp đường tỉnh qua các xã biên giới " * 3, "12")))
    assert plan.widths[1] > 3 * plan.widths[0]


def test_shares_given_by_the_author_are_the_widths() -> None:
    grid = Grid((Column(width=0.25), Column(width=0.75)), (row("a", "b"),))
    assert planned(grid).widths == (2268, PORTRAIT - 2268)


def test_shares_yield_to_short_cells_that_would_wrap() -> None:
    rows = tuple(row("Cụ thể hóa", "Nâng cấp đường tỉnh " * 9) for _ in range(3))
    name, text = planned(Grid((Column(width=0.05), Column(width=0.95)), rows)).widths
    assert name >= width("Cụ thể hóa", bold=False) * 12 * 20 + 170
    assert name + text == PORTRAIT


def test_shares_yield_where_a_word_would_break() -> None:
    grid = Grid((Column(width=0.02), Column(width=0.98)), (row("nghiệp", "b"),))
    narrow, broad = planned(grid).widths
    assert narrow >= width("nghiệp", bold=False) * 12 * 20 + 140
    assert narrow + broad == PORTRAIT


def test_no_word_figure_or_range_is_cut_in_a_full_table() -> None:
    head = ("STT", "Mầm non", "Nội dung thực hiện", "Giai đoạn", "Kinh phí (tỷ đồng)", "Cấp")
    body = ("1", "12", "Nâng cấp đường qua các xã biên giới " * 9, "2021 - 2025", "1.105,5", "V")
    plan = planned(grid_of(head, body))
    for column, text in ((1, "Mầm"), (3, "2021 - 2025"), (4, "1.105,5")):
        assert plan.widths[column] >= width(text, bold=False) * plan.size * 20 + 140


def test_numbers_set_on_the_comma_have_room_beside_their_indent() -> None:
    long = "Nâng cấp đường tỉnh qua các xã biên giới " * 20
    grid = Grid(
        (Column(), *(Column(align=Align.DECIMAL) for _ in range(8))),
        (row(long, *["12.345"] * 8), row("b", *["1,25"] * 8)),
    )
    plan = planned(grid, asked=False)
    indent = decimal_indents(grid, texts_of(grid), plan.size)[1][0]
    assert plan.widths[1] >= width("12.345", bold=False) * plan.size * 20 + indent + 140


def test_the_words_of_merged_headings_have_room() -> None:
    head = Row((cell("Nghiêng_nghiêng_nghiêng", columns=2), COVERED, cell("a")), RowKind.HEADER)
    grid = Grid((Column(),) * 3, (head, row("1", "2", "nội dung " * 200)))
    plan = planned(grid)
    wide = width("Nghiêng_nghiêng_nghiêng", bold=True) * plan.size * 20
    assert plan.widths[0] + plan.widths[1] >= wide + 140


def test_short_names_stay_on_a_line_beside_long_texts() -> None:
    grid = grid_of(*((str(n), "Xã Thất Khê", "Nâng cấp đường tỉnh " * 12) for n in range(9)))
    plan = planned(grid)
    assert plan.widths[1] >= width("Xã Thất Khê", bold=False) * plan.size * 20 + 140


@given(st.integers(1, 30).flatmap(
    lambda n: st.lists(st.lists(st.text(max_size=60), min_size=n, max_size=n), min_size=1)
))  # fmt: skip
def test_widths_fill_the_page_and_none_is_lost(rows: list[list[str]]) -> None:
    grid = grid_of(*(tuple(texts) for texts in rows))
    plan = planned(grid)
    assert len(plan.widths) == len(rows[0])
    assert sum(plan.widths) == (LANDSCAPE if plan.wide else PORTRAIT)
    assert min(plan.widths) > 0
