"""Changes in one table: cells together, rows together, another order, totals."""

from pipeline.model.document import Grid
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from pipeline.model.table import RowKind
from tests.compare.flows import one, table
from tests.compare.told import Short, entries, told_of

NAMES = ["STT", "Tên công trình", "Quy mô", "Vốn"]
ROWS = [
    ["1", "Đường tỉnh 226 qua Bình Gia", "12,5", "1.000"],
    ["2", "Cầu Kỳ Cùng mới phía Đông", "3", "250"],
    ["3", "Bến xe phía Bắc thành phố", "1,2", "80"],
    ["4", "Hồ chứa nước Bản Lải lớn", "30", "4.000"],
    ["5", "Kè bờ sông Thương đoạn một", "5", "600"],
]
TOTAL = ["", "Tổng cộng", "51,7", "5.930"]


def works(*rows: list[str], names: list[str] = NAMES) -> FlowTable:
    return table("Công trình", names, *rows, number="3.2", figures=2)


def with_total(*rows: list[str], total: list[str] = TOTAL) -> FlowTable:
    made = works(*rows, total)

    def last(grid: Grid) -> Grid:
        return replace(grid, rows=(*grid.rows[:-1], replace(grid.rows[-1], kind=RowKind.TOTAL)))

    return replace(made, grid=last(made.grid), written=last(made.written))


def changed(row: int, column: int, text: str) -> list[list[str]]:
    return [
        [text if (i, j) == (row, column) else cell for j, cell in enumerate(cells)]
        for i, cells in enumerate(ROWS)
    ]


def between(old: FlowTable, new: FlowTable) -> list[Short]:
    return told_of((old,), (new,))


def test_cells_of_one_table_are_one_entry_at_the_table() -> None:
    rows = changed(0, 3, "1.100")
    rows[2][2] = "1,4"
    (entry,) = entries(one(works(*ROWS)), one(works(*rows), number=2))
    assert (entry.kind, entry.what, len(entry.changes)) == ("sua", "o", 2)
    assert entry.new_place is not None
    assert entry.new_place.text == "Bảng 3.2"


def test_cells_of_two_tables_are_two_entries() -> None:
    rows = changed(0, 3, "1.100")
    second = table("Thu ngân sách", ["Năm", "Tổng thu"], ["2024", "9"], number="3.3")
    later = table("Thu ngân sách", ["Năm", "Tổng thu"], ["2024", "8"], number="3.3")
    found = told_of((works(*ROWS), second), (works(*rows), later))
    assert found == [("sua", "o", {"o": 1})] * 2


def test_rows_that_came_are_one_entry_and_those_that_went_another() -> None:
    more = [
        ["6", "Trạm bơm Na Sầm cấp nước sạch", "2", "40"],
        ["7", "Chợ Kỳ Lừa xây mới", "1", "9"],
    ]
    assert between(works(*ROWS), works(*ROWS, *more)) == [("them", "dong", {"dong": 2})]
    assert between(works(*ROWS, *more), works(*ROWS)) == [("xoa", "dong", {"dong": 2})]


def test_a_row_and_a_cell_of_another_are_two_unrelated_edits() -> None:
    more = ["6", "Trạm bơm Na Sầm cấp nước sạch", "2", "40"]
    found = between(works(*ROWS), works(*changed(1, 3, "260"), more))
    assert sorted(entry[:2] for entry in found) == [("sua", "o"), ("them", "dong")]


def test_a_total_follows_from_the_row_that_came() -> None:
    more = ["6", "Trạm bơm Na Sầm cấp nước sạch", "2", "40"]
    total = ["", "Tổng cộng", "53,7", "5.970"]
    found = between(with_total(*ROWS), with_total(*ROWS, more, total=total))
    assert found == [("them", "dong", {"dong": 1, "o": 2})]


def test_a_total_with_other_cells_is_told_with_them() -> None:
    more = ["6", "Trạm bơm Na Sầm cấp nước sạch", "2", "40"]
    total = ["", "Tổng cộng", "53,7", "5.980"]
    found = between(with_total(*ROWS), with_total(*changed(1, 3, "260"), more, total=total))
    assert sorted(found) == [("sua", "o", {"o": 3}), ("them", "dong", {"dong": 1})]


def test_rows_in_another_order_are_one_sorting() -> None:
    order = [4, 3, 0, 2, 1]
    rows = [[str(at + 1), *ROWS[index][1:]] for at, index in enumerate(order)]
    ((kind, what, _),) = between(works(*ROWS), works(*rows))
    assert (kind, what) == ("sap-xep", "bang")


def test_one_row_in_another_place_has_moved() -> None:
    names, rows = NAMES[1:], [row[1:] for row in ROWS]
    found = between(works(*rows, names=names), works(*rows[1:], rows[0], names=names))
    assert found == [("chuyen", "dong", {"dong": 1})]


def test_two_rows_of_a_long_table_have_moved_and_two_of_a_short_one_are_a_sorting() -> None:
    names, rows = NAMES[1:], [row[1:] for row in ROWS]
    more = [[f"Công trình khác thứ {n} của tỉnh", str(n), "7"] for n in range(2)]
    long = [*rows, *more]
    # the last two stand first, one behind the other no more
    moved = [long[6], *long[:2], long[5], *long[2:5]]
    assert between(works(*long, names=names), works(*moved, names=names)) == [
        ("chuyen", "dong", {"dong": 2})
    ]
    turned = [rows[3], rows[0], rows[1], rows[4], rows[2]]
    ((kind, what, _),) = between(works(*rows, names=names), works(*turned, names=names))
    assert (kind, what) == ("sap-xep", "bang")
