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
