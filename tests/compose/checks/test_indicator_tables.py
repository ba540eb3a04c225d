from collections.abc import Sequence

import pytest

from pipeline.compose.checks.indicator_tables import indicator_tables
from pipeline.model.document import Cell, Table
from pipeline.model.fixed import replace
from pipeline.model.registers import Indicator, Registers
from tests.compose.checks.ground import REGISTERS, evidence_of, found, said, sheet
from tests.samples import source

HEAD = ["STT", "Chỉ tiêu", "Đơn vị", "Năm 2025", "Mục tiêu 2030"]
ROW = ["1", "Tăng trưởng", "%/năm", "7,0", "8 - 9"]
GRDP = Indicator("grdp", "Tăng trưởng", "%/năm", "8 - 9", "10 - 11", "S!E4")


def told(
    *rows: Sequence[str], head: Sequence[str] = HEAD, of: Indicator = GRDP
) -> list[tuple[str, str]]:
    registers = Registers((of,), "chi-tieu.xlsx")
    return found(indicator_tables, evidence_of(sheet([head, *rows]), registers=registers))


def target(name: str, value: str, of: Indicator = GRDP) -> bool:
    """Whether a value of an indicator is told in a column of that name."""
    return told(["1", of.name, value], head=["STT", "Chỉ tiêu", name], of=of) != []


def test_a_target_that_the_register_does_not_have_is_told() -> None:
    table = sheet([HEAD, [*ROW[:4], "12 - 13"]])
    evidence = evidence_of(table, registers=Registers((GRDP,), "chi-tieu.xlsx"))
    assert said(indicator_tables, evidence) == [
        "S!E2 warning chi-tieu-lech: chỉ tiêu “Tăng trưởng” ở cột “Mục tiêu 2030” là 12 - 13, "
        "trong chi-tieu.xlsx là 8 - 9 hoặc 10 - 11 → viết 8 - 9 hoặc 10 - 11, hoặc sửa "
        "chi-tieu.xlsx (S!E4) nếu số ở đây đúng"
    ]


@pytest.mark.parametrize(
    "name",
    ["Mục tiêu 2030", "Quy hoạch 2030", "2030 điều chỉnh", "2030 đề nghị", "CHỈ TIÊU NĂM 2030",
     "Kế hoạch đến năm 2030", "Đề nghị"],
)  # fmt: skip
def test_a_column_of_targets_may_hold_either_value_of_the_register(name: str) -> None:
    assert not target(name, "8 - 9")
    assert not target(name, "10-11")
    assert target(name, "12 - 13")
    assert target(name, "9")


@pytest.mark.parametrize(
    "name",
    ["QĐ 236", "Đã được phê duyệt", "Chỉ tiêu đã duyệt", "đã phê duyệt", "đã được duyệt"],
)
def test_a_column_of_what_was_approved_holds_the_approved_value_alone(name: str) -> None:
    assert not target(name, "8 - 9")
    assert target(name, "10 - 11")
    silent = replace(GRDP, target="")
    assert not target(name, "10 - 11", silent)
    assert target(name, "8 - 9", silent)


@pytest.mark.parametrize(
    "name", ["Năm 2030", "Mục tiêu", "Mục tiêu 2035", "Thực hiện 2025", "Ước 2030", "Ghi chú"]
)
def test_other_columns_are_not_held_against_the_register(name: str) -> None:
    assert not target(name, "12 - 13")


def test_only_numbers_are_held_against_a_register_that_says_something() -> None:
    assert not target("Mục tiêu 2030", "phấn đấu tăng")
    assert not target("Mục tiêu 2030", "")
    assert not target("Mục tiêu 2030", "-")
    assert target("Mục tiêu 2030", "trên 12")
    assert not target("Mục tiêu 2030", "12 - 13", replace(GRDP, target="", proposed=""))


def test_a_cell_is_read_as_it_is_shown() -> None:
    def of(cell: Cell) -> list[tuple[str, str]]:
        table = sheet([HEAD, ROW])
        row = table.grid.rows[1]
        rows = (table.grid.rows[0], replace(row, cells=(*row.cells[:4], cell)))
        evidence = evidence_of(replace(table, grid=replace(table.grid, rows=rows)),
                               registers=REGISTERS)  # fmt: skip
        return found(indicator_tables, evidence)

    shown = sheet([["A"], ["12"]]).grid.rows[1].cells[0]
    assert of(replace(shown, address="S!E2")) == [("S!E2", "chi-tieu-lech")]
    assert of(replace(shown, runs=())) == []
    words = sheet([["năm nay"], ["12"]]).grid.rows[0].cells[0]
    assert of(replace(words, value=shown.value, address="S!E2")) == [("S!E2", "chi-tieu-lech")]


@pytest.mark.parametrize(
    ("label", "unit", "same"),
    [
        ("Tăng trưởng", "%/năm", True),
        ("TĂNG  TRƯỞNG (so với cùng kỳ)", "%/năm", True),
        ("Tăng trưởng", "", True),
        ("Tăng trưởng", "%", False),
        ("Tăng trưởng (%)", "", False),
        ("Tăng trưởng công nghiệp", "%/năm", False),
    ],
)
def test_a_row_is_of_an_indicator_by_its_words_and_unit(
    label: str, unit: str, *, same: bool
) -> None:
    row = ["1", label, unit, "7,0", "12 - 13"]
    assert (told(row) != []) is same


def test_an_indicator_without_a_unit_is_of_rows_of_any() -> None:
    row = ["1", "Tăng trưởng", "lần", "7,0", "12 - 13"]
    assert told(row, of=replace(GRDP, unit="")) == [("S!E2", "chi-tieu-lech")]


def test_ti_le_and_ty_le_are_one_word() -> None:
    wooded = Indicator("rung", "Tỷ lệ che phủ rừng (%)", "%", "65", "")
    head = ["STT", "Chỉ tiêu", "Mục tiêu 2030"]
    assert told(["1", "Tỉ lệ che phủ rừng", "60"], head=head, of=wooded) == [
        ("S!C2", "chi-tieu-lech")
    ]
    assert told(["1", "Tỷ lệ che phủ rừng", "65,0"], head=head, of=wooded) == []


def year_table(value: str, caption: str, year: str = "Năm 2025") -> Table:
    return sheet(
        [["STT", "Chỉ tiêu", year], ["1", "Tăng trưởng", value]], caption=f"{caption} {value}"
    )


def differing(*tables: Table) -> list[str]:
    return said(indicator_tables, evidence_of(*tables, registers=REGISTERS))


def test_the_table_that_differs_from_most_is_told() -> None:
    pipe = year_table("7,0", "b")
    rows = tuple(
        replace(row, line=40 + at, cells=tuple(replace(cell, address="") for cell in row.cells))
        for at, row in enumerate(pipe.grid.rows)
    )
    typed = replace(pipe, grid=replace(pipe.grid, rows=rows), workbook="", source=source(7))
    assert differing(year_table("7,1", "a"), typed, year_table("7,0", "c")) == [
        "S!C2 warning chi-tieu-lech-bang: chỉ tiêu “Tăng trưởng” năm 2025 ở đây là 7,1, tại "
        "Bảng 1.2 (sections/lan-1/so-xay-dung/a.md, dòng 41) là 7,0 → thống nhất một số liệu; "
        "nếu khác cách tính thì ghi rõ dưới bảng"
    ]
    (told_one,) = differing(year_table("7,0", "a"), year_table("7,1", "b"), year_table("7,0", "c"))
    assert "tại Bảng 1.1 (sections/lan-1/so-xay-dung/a.xlsx, S!C2) là 7,0" in told_one


def test_of_two_tables_the_first_is_taken_for_right() -> None:
    (told_one,) = differing(year_table("7,0", "a"), year_table("7,1", "b"))
    assert "ở đây là 7,1, tại Bảng 1.1" in told_one


def test_numbers_are_compared_as_far_as_both_show() -> None:
    assert differing(year_table("7,04", "a"), year_table("7,0", "b")) == []
    assert differing(year_table("7", "a"), year_table("7,0", "b")) == []
    assert len(differing(year_table("7,1", "a"), year_table("7,0", "b"))) == 1


def test_values_of_one_table_may_differ() -> None:
    table = sheet([["STT", "Chỉ tiêu", "Năm 2025"], ["1", "Tăng trưởng", "7,0"],
                   ["2", "Tăng trưởng", "7,1"]])  # fmt: skip
    assert differing(table) == []


def test_ranges_words_and_nothing_are_no_values_of_a_year() -> None:
    for value in ("8 - 9", "chưa có", "", "trên 8"):
        assert differing(year_table("7,0", "a"), year_table(value, "b")) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Năm 2025", "2025", True),
        ("Năm 2025", "Ước năm 2025", True),
        ("Năm 2025", "Ước 2025", True),
        ("Năm 2025", "Ước thực hiện năm 2025", True),
        ("Năm 2025", "Ước thực hiện 2025 (*)", True),
        ("Năm 2025", "Thực hiện năm 2025", True),
        ("Năm 2025", "Thực hiện 2025", True),
        ("Năm 2025", "Giai đoạn 1 – Năm 2025", True),
        ("Năm 1995", "1995", True),
        ("Năm 2025", "Năm 2024", False),
        ("Năm 2025", "Kế hoạch 2025", False),
        ("Năm 2025", "2021 - 2025", False),
        ("Năm 1795", "1795", False),
    ],
)
def test_values_of_one_year_are_compared(one: str, other: str, *, same: bool) -> None:
    tables = year_table("7,0", "a", one), year_table("9,0", "b", other)
    assert (differing(*tables) != []) is same


def test_indicators_are_told_apart() -> None:
    other = replace(GRDP, code="cong-nghiep", name="Công nghiệp")
    tables = (
        year_table("7,0", "a"),
        sheet([["STT", "Chỉ tiêu", "Năm 2025"], ["1", "Công nghiệp", "9,0"]], caption="b"),
    )
    evidence = evidence_of(*tables, registers=Registers((GRDP, other), "chi-tieu.xlsx"))
    assert found(indicator_tables, evidence) == []
