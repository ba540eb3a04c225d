import pytest

from pipeline.compose.checks.units_of_magnitude import units_of_magnitude
from tests.compose.checks.ground import evidence_of, found, sheet

ROWS = [["a", "361,4"], ["b", "600"], ["c", "250"], ["d", "410"], ["e", "380"]]


def test_a_number_a_thousand_times_the_others_is_told() -> None:
    table = sheet([["Dự án", "Vốn [tỷ đồng]"], *ROWS, ["g", "361.396"]])
    assert found(units_of_magnitude, evidence_of(table)) == [("S!B7", "lan-don-vi-trong-cot")]


def test_a_cell_that_names_another_unit_is_told() -> None:
    table = sheet([["Dự án", "Vốn [tỷ đồng]"], *ROWS, ["g", "361.396 triệu đồng"]])
    notice = next(iter(units_of_magnitude(evidence_of(table))))
    assert notice.cell == "S!B7"
    assert "361,396" in notice.fix


def test_one_large_project_is_no_other_unit() -> None:
    table = sheet([["Dự án", "Vốn [tỷ đồng]"], *ROWS, ["g", "11.020"]])
    assert found(units_of_magnitude, evidence_of(table)) == []


def test_sizes_of_different_things_each_have_their_unit() -> None:
    table = sheet([["Dự án", "Quy mô"], ["a", "24 km"], ["b", "1,2 ha"], ["c", "6.500 m²"]])
    assert found(units_of_magnitude, evidence_of(table)) == []


def test_two_numbers_in_another_unit_are_both_told() -> None:
    table = sheet([["Dự án", "Vốn [tỷ đồng]"], *ROWS, ["g", "361.396"], ["h", "420.100"]])
    assert [cell for cell, _ in found(units_of_magnitude, evidence_of(table))] == ["S!B7", "S!B8"]


def test_square_metres_among_hectares_are_told_and_a_small_fund_among_large_ones_is_not() -> None:
    areas = [["Thửa", "Diện tích [ha]"], ["a", "12,5"], ["b", "30"], ["c", "250.000"], ["d", "18"]]
    assert found(units_of_magnitude, evidence_of(sheet(areas))) == [
        ("S!B4", "lan-don-vi-trong-cot")
    ]
    funds = sheet([["Dự án", "Vốn [tỷ đồng]"], ["a", "20"], ["b", "10,5"], ["c", "0,35"],
                   ["d", "15"]])  # fmt: skip
    assert found(units_of_magnitude, evidence_of(funds)) == []


def test_a_single_cell_with_a_unit_of_its_own_is_told() -> None:
    rows = [["a", "5.000"], ["b", "5,1 nghìn"], ["c", "6.000"], ["d", "7.000"]]
    table = sheet([["Xã", "Dân số"], *rows])
    assert found(units_of_magnitude, evidence_of(table)) == [("S!B3", "lan-don-vi-trong-cot")]


@pytest.mark.parametrize(
    ("column", "cell", "instead"),
    [
        ("tỷ đồng", "361.396 triệu", "361,396"),
        ("tỷ đồng", "5 nghìn tỷ", "5.000"),
        ("tỷ đồng", "5 nghìn tỷ đồng", "5.000"),
        ("triệu đồng", "2 tỷ", "2.000"),
        ("triệu đồng", "2 tỉ", "2.000"),
        ("triệu đồng", "2 tỉ đồng", "2.000"),
        ("triệu đồng", "500 nghìn đồng", "0,5"),
        ("triệu đồng", "500 ngàn đồng", "0,5"),
        ("triệu đồng", "7.000.000 đồng", "7"),
        ("triệu USD", "2 tỷ USD", "2.000"),
        ("triệu USD", "500 nghìn USD", "0,5"),
        ("nghìn USD", "700 USD", "0,7"),
        ("km", "500 m", "0,5"),
        ("ha", "2 km²", "200"),
        ("ha", "500 m²", "0,05"),
        ("ha", "2 nghìn ha", "2.000"),
        ("tấn", "5 tạ", "0,5"),
        ("tấn", "500 kg", "0,5"),
        ("tấn", "2 nghìn tấn", "2.000"),
        ("tấn", "2 triệu tấn", "2.000.000"),
        ("người", "2 nghìn người", "2.000"),
        ("người", "2 triệu người", "2.000.000"),
        ("lượt", "2 nghìn lượt", "2.000"),
        ("lượt", "2 triệu lượt", "2.000.000"),
        ("MW", "500 kW", "0,5"),
        ("MVA", "500 kVA", "0,5"),
        ("MWh", "500 kWh", "0,5"),
    ],
)
def test_a_unit_in_a_cell_is_converted_into_that_of_the_column(
    column: str, cell: str, instead: str
) -> None:
    table = sheet([["Dự án", f"Quy mô [{column}]"], *ROWS, ["g", cell]])
    (notice,) = units_of_magnitude(evidence_of(table))
    assert notice.code == "lan-don-vi-trong-cot"
    assert notice.fix.startswith(f"viết {instead} và bỏ")


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("tỷ đồng", 1000),
        ("tỷ đồng", 10**6),
        ("tỷ đồng", 10**9),
        ("triệu USD", 1000),
        ("triệu USD", 10**6),
        ("ha", 10**4),
        ("km", 1000),
        ("tấn", 1000),
        ("người", 1000),
        ("lượt", 1000),
        ("MW", 1000),
        ("MVA", 1000),
        ("km²", 100),
        ("km2", 10**6),
    ],
)
def test_a_number_that_many_times_the_others_is_told_and_tenfold_is_not(
    unit: str, times: int
) -> None:
    def told(factor: int) -> list[tuple[str, str]]:
        far = f"{370 * factor:,}".replace(",", ".")
        table = sheet([["Tên", f"Tổng số [{unit}]"], *ROWS, ["g", far]])
        return found(units_of_magnitude, evidence_of(table))

    assert told(times) == [("S!B7", "lan-don-vi-trong-cot")]
    assert told(10) == []


def test_money_is_known_by_the_name_of_its_column_where_no_unit_stands() -> None:
    for name in ("Tổng mức đầu tư", "Kinh phí", "Vốn", "Ngân sách", "Dự toán"):
        table = sheet([["Dự án", name], *ROWS, ["g", "361.396"]])
        assert found(units_of_magnitude, evidence_of(table)) == [("S!B7", "lan-don-vi-trong-cot")]
    table = sheet([["Dự án", "Số hộ"], *ROWS, ["g", "361.396"]])
    assert found(units_of_magnitude, evidence_of(table)) == []


def test_a_number_far_below_the_others_is_said_to_be_smaller_and_a_large_one_larger() -> None:
    small = sheet([["Dự án", "Vốn [triệu đồng]"], *([n, f"{v}"] for n, v in ROWS), ["g", "0,37"]])
    (notice,) = units_of_magnitude(evidence_of(small))
    assert "nhỏ hơn hẳn" in notice.message
    assert "(từ 250 đến 600 triệu đồng)" in notice.message
    large = sheet([["Dự án", "Vốn [triệu đồng]"], *ROWS, ["g", "361.396"]])
    (notice,) = units_of_magnitude(evidence_of(large))
    assert "lớn hơn hẳn" in notice.message


def test_three_numbers_say_nothing_of_what_is_usual() -> None:
    table = sheet([["Dự án", "Vốn [tỷ đồng]"], *ROWS[:2], ["g", "361.396"]])
    assert found(units_of_magnitude, evidence_of(table)) == []


def test_a_table_whose_rows_name_their_units_is_left_alone() -> None:
    rows = [["a", "km", "361,4"], ["b", "km", "600"], ["c", "km", "250"], ["d", "m", "361.396"]]
    table = sheet([["Chỉ tiêu", "Đơn vị", "Vốn"], *rows])
    assert found(units_of_magnitude, evidence_of(table)) == []


def test_half_the_cells_in_each_of_two_units_are_held_against_the_later_in_order() -> None:
    rows = [["a", "5 km"], ["b", "6 km"], ["c", "7.000 m"], ["d", "8.000 m"], ["e", "9 km"]]
    table = sheet([["Tuyến", "Quy mô"], *rows])
    assert [cell for cell, _ in found(units_of_magnitude, evidence_of(table))] == ["S!B4", "S!B5"]
