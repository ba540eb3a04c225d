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
