from pipeline.compose.checks.indicator_tables import indicator_tables
from pipeline.model.registers import Indicator, Registers
from tests.compose.checks.ground import REGISTERS, evidence_of, found, sheet

HEAD = ["STT", "Chỉ tiêu", "Đơn vị", "Năm 2025", "Mục tiêu 2030"]


def test_a_target_that_the_register_does_not_have_is_told() -> None:
    table = sheet([HEAD, ["1", "Tăng trưởng", "%/năm", "7,0", "12 - 13"]])
    assert found(indicator_tables, evidence_of(table, registers=REGISTERS)) == [
        ("S!E2", "chi-tieu-lech")
    ]


def test_the_table_that_differs_from_most_is_told() -> None:
    right, other, third = (
        sheet([HEAD, ["1", "Tăng trưởng", "%/năm", value, "8 - 9"]], caption=value + name)
        for value, name in (("7,1", "a"), ("7,0", "b"), ("7,0", "c"))
    )
    evidence = evidence_of(right, other, third, registers=REGISTERS)
    notices = list(indicator_tables(evidence))
    assert [(n.code, "7,1" in n.message) for n in notices] == [("chi-tieu-lech-bang", True)]


def test_ti_le_and_ty_le_are_one_word() -> None:
    wooded = Indicator("rung", "Tỷ lệ che phủ rừng", "%", "65", "")
    table = sheet([["STT", "Chỉ tiêu", "Mục tiêu 2030"], ["1", "Tỉ lệ che phủ rừng", "60"]])
    evidence = evidence_of(table, registers=Registers((wooded,), "chi-tieu.xlsx"))
    assert found(indicator_tables, evidence) == [("S!C2", "chi-tieu-lech")]
