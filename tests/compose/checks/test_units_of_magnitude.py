import pytest

from pipeline.compose.checks.units_of_magnitude import units_of_magnitude
from pipeline.model.document import Cell, Table
from pipeline.model.fixed import replace
from pipeline.model.form import Form, FormTable
from tests.compose.checks.ground import evidence_of, found, said, sheet
from tests.samples import text

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
        ("ha", "2 km2", "200"),
        ("ha", "500 m²", "0,05"),
        ("ha", "500 m2", "0,05"),
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
        ("MWh", "2 GWh", "2.000"),
        ("MWh", "2 triệu kWh", "2.000"),
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
    for name in ("Tổng mức đầu tư", "Kinh phí", "Vốn", "Ngân sách", "Giải ngân", "Doanh thu",
                 "Dự toán", "NSTW", "nsđp"):  # fmt: skip
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


def far(*numbers: str, unit: str = "tấn", name: str = "Sản lượng") -> list[str]:
    """The numbers of a column that are told to lie far from the others."""
    rows = [[f"dòng {chr(97 + at)}", number] for at, number in enumerate(numbers)]
    told = found(units_of_magnitude, evidence_of(sheet([["Tên", f"{name} [{unit}]"], *rows])))
    return [numbers[int(cell.removeprefix("S!B")) - 2] for cell, _ in told]


@pytest.mark.parametrize(
    ("number", "told"),
    [("33.400", True), ("33.300", False), ("100.000", True), ("300.000", True), ("300.100", False),
     ("3.000", False), ("0,1", True), ("0,09", False), ("0,11", False)],
)  # fmt: skip
def test_in_the_other_unit_a_large_number_is_near_and_a_small_one_among_the_others(
    number: str, *, told: bool
) -> None:
    assert far("100", "100", "100", "100", number) == ([number] if told else [])


@pytest.mark.parametrize(
    ("number", "told"),
    [("0,01", True), ("0,009", False), ("0,099", True), ("0,1", False), ("0", False),
     ("-0,05", False)],
)  # fmt: skip
def test_a_small_number_is_told_where_it_is_a_hundredth_of_the_least(
    number: str, *, told: bool
) -> None:
    assert far("10", "100", "100", "110", number) == ([number] if told else [])


def test_numbers_lie_together_up_to_thirty_times_their_neighbour() -> None:
    assert far("10", "10", "10", "300", "100.000") == ["100.000"]
    assert far("10", "10", "10", "301", "100.000") == []


def test_a_column_wider_than_a_thousandfold_says_nothing() -> None:
    assert far("1", "30", "900", "1.000", "100.000") == ["100.000"]
    assert far("1", "30", "900", "1.001", "100.000") == []


def test_seven_of_ten_numbers_say_what_is_usual_and_six_do_not() -> None:
    assert far(*["100"] * 7, *["100.000"] * 3) == ["100.000"] * 3
    assert far(*["100"] * 6, *["100.000"] * 4) == []
    assert far("", "", "0", "-5") == []


def test_what_is_said_of_a_number_far_off_names_the_others_and_their_unit() -> None:
    table = sheet([["Tên", "Vốn [tỷ đồng]"], *ROWS, ["g", "361.396"]])
    assert said(units_of_magnitude, evidence_of(table)) == [
        "S!B7 warning lan-don-vi-trong-cot: 361.396 lớn hơn hẳn các số khác trong cột “Vốn” "
        "(từ 250 đến 600 tỷ đồng); có thể đã ghi theo đơn vị khác → kiểm tra đơn vị: ghi số theo "
        "tỷ đồng như các dòng khác"
    ]
    bare = sheet([["Tên", "Vốn"], *ROWS, ["g", "361.396"]])
    assert said(units_of_magnitude, evidence_of(bare)) == [
        "S!B7 warning lan-don-vi-trong-cot: 361.396 lớn hơn hẳn các số khác trong cột “Vốn” "
        "(từ 250 đến 600); có thể đã ghi theo đơn vị khác → kiểm tra đơn vị: ghi số theo "
        "cùng một đơn vị như các dòng khác"
    ]
    shared = sheet([["Tên", "Quy mô vốn"], *ROWS, ["g", "361.396"]], unit="tỷ đồng")
    assert found(units_of_magnitude, evidence_of(shared)) == []  # quy mô is no measure
    named = sheet([["Tên", "Tổng số"], *ROWS, ["g", "361.396"]], unit="Tỷ đồng")
    (line,) = said(units_of_magnitude, evidence_of(named))
    assert "(từ 250 đến 600 Tỷ đồng)" in line


def test_prices_years_and_things_without_steps_are_never_far() -> None:
    numbers = [number for _, number in ROWS]
    assert far(*numbers, "361.396", unit="tỷ đồng", name="Đơn giá") == []
    assert far(*numbers, "361.396", unit="tỷ đồng", name="Thời gian") == []
    assert far(*numbers, "361.396", unit="hồ") == []
    assert far(*numbers, "361.396", unit="MWh") == []
    assert far(*numbers, "361.396", unit="tỷ đồng") == ["361.396"]


def test_rows_of_another_kind_say_nothing_of_what_is_usual() -> None:
    def told(*rows: list[str]) -> list[str]:
        table = sheet([["STT", "Tên", "Vốn [tỷ đồng]"], *rows])
        return [cell for cell, _ in found(units_of_magnitude, evidence_of(table))]

    usual = [[str(at), name, number] for at, (name, number) in enumerate(ROWS, 1)]
    assert told(*usual, ["6", "g", "361.396"]) == ["S!C7"]
    assert told(*usual, ["6", "g (m)", "361.396"]) == []
    assert told(*usual, ["", "Tổng cộng", "361.396"]) == []
    assert told(*usual, ["6", "g", "361.396"], ["6.1", "h", "361"]) == []


def test_a_cell_in_another_unit_is_told_with_what_to_write() -> None:
    table = sheet([["Tên", "Vốn [Tỷ đồng]"], ["a", "5"], ["b", "6"], ["g", "361.396 triệu đồng"]])
    assert said(units_of_magnitude, evidence_of(table)) == [
        "S!B4 warning lan-don-vi-trong-cot: ô này tính bằng triệu đồng, cột “Vốn” tính bằng "
        "tỷ đồng: “361.396 triệu đồng” → viết 361,396 và bỏ đơn vị trong ô"
    ]
    shared = sheet([["Tên", "Vốn"], *ROWS, ["g", "361.396 triệu đồng"]], unit="Tỷ đồng")
    assert found(units_of_magnitude, evidence_of(shared)) == [("S!B7", "lan-don-vi-trong-cot")]


def test_a_cell_alone_in_naming_a_unit_is_told_with_it() -> None:
    rows = [["a", "5.000"], ["b", "5,1 nghìn"], ["c", "6.000"]]
    assert said(units_of_magnitude, evidence_of(sheet([["Xã", "Dân số"], *rows]))) == [
        "S!B3 warning lan-don-vi-trong-cot: ô này ghi riêng đơn vị nghìn (“5,1 nghìn”), các ô "
        "khác của cột “Dân số” không ghi đơn vị → ghi đơn vị chung ở tên cột, đổi số trong ô "
        "sang đơn vị đó"
    ]
    assert found(units_of_magnitude, evidence_of(sheet([["Xã", "Loại"], *rows]))) == []
    two = [*rows, ["d", "5,2 nghìn"]]
    assert found(units_of_magnitude, evidence_of(sheet([["Xã", "Dân số"], *two]))) == []


def test_a_table_of_two_rows_says_nothing_and_one_of_three_does() -> None:
    rows = [["a", "5 km"], ["b", "500 m"], ["c", "6 km"]]
    head = ["Tuyến", "Dài [km]"]
    assert found(units_of_magnitude, evidence_of(sheet([head, *rows[:2]]))) == []
    assert len(found(units_of_magnitude, evidence_of(sheet([head, *rows])))) == 1


def test_the_unit_most_cells_name_is_that_of_a_column_without_one() -> None:
    rows = [["a", "5 km"], ["b", "500 m"], ["c", "6 km"]]
    assert found(units_of_magnitude, evidence_of(sheet([["Tuyến", "Dài"], *rows]))) == [
        ("S!B3", "lan-don-vi-trong-cot")
    ]
    unknown = [["a", "5 hồ"], ["b", "5 hồ"], ["c", "500 m"]]
    assert found(units_of_magnitude, evidence_of(sheet([["Tuyến", "Dài"], *unknown]))) == []
    mixed = [["a", "5 km"], ["b", "5 km"], ["c", "500 m"], ["d", "5 hồ"]]
    assert found(units_of_magnitude, evidence_of(sheet([["Tuyến", "Dài"], *mixed]))) == []
    spans = [["a", "5 - 6 km"], ["b", "500 - 600 m"], ["c", "6 km"]]
    assert len(found(units_of_magnitude, evidence_of(sheet([["Tuyến", "Dài"], *spans])))) == 1


def formatted(number_format: str, shown: str) -> Table:
    """A column of km whose last cell is a number that its format shows so."""
    table = sheet([["Tuyến", "Dài [km]"], ["a", "5"], ["b", "6"], ["c", "500"]])
    last = table.grid.rows[3]
    cell = Cell(text(shown), 500, "S!B4", number_format, "m")
    rows = (*table.grid.rows[:3], replace(last, cells=(last.cells[0], cell)))
    return replace(table, grid=replace(table.grid, rows=rows))


def test_a_unit_that_a_number_format_writes_is_the_cells_own() -> None:
    quoted, bare = formatted('0" m"', "500 m"), formatted("0 \\m", "500 m")
    assert found(units_of_magnitude, evidence_of(quoted)) == [("S!B4", "lan-don-vi-trong-cot")]
    assert found(units_of_magnitude, evidence_of(bare)) == []


def test_a_filled_form_is_told_of_units_when_it_is_read() -> None:
    table = sheet([["Tên", "Vốn [tỷ đồng]"], *ROWS, ["g", "361.396 triệu đồng"], ["h", "361.396"]])
    evidence = evidence_of(table)
    filled = FormTable(Form("f", "F", ()), table.workbook, "S", (), ())
    assert found(units_of_magnitude, evidence) == [("S!B7", "lan-don-vi-trong-cot")]
    assert found(units_of_magnitude, replace(evidence, forms=(filled,))) == [
        ("S!B7", "lan-don-vi-trong-cot"), ("S!B8", "lan-don-vi-trong-cot"),
    ]  # fmt: skip


def test_running_numbers_have_no_unit() -> None:
    rows = [[number, "a", "5"] for number in ("1", "2", "3", "4", "5", "9.000")]
    for name, told in (("Thứ tự", []), ("Lượng", ["S!A7"])):
        table = sheet([[name, "Tên", "Sản lượng"], *rows], unit="tấn")
        assert [cell for cell, _ in found(units_of_magnitude, evidence_of(table))] == told
