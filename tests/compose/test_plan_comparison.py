from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose.plan_comparison import number_differences, plan_comparison
from pipeline.model.consolidated import (
    ConsolidatedCell,
    ConsolidatedColumn,
    ConsolidatedRow,
    ConsolidatedTable,
)
from pipeline.model.plan_comparison import NumberDifference
from pipeline.model.registers import Indicator
from pipeline.model.table import RowKind

PLANNER = "Sở Tài chính"


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(one.old, one.new) for one in number_differences(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ("18 cụm", "20 cụm", [("18", "20")]),
        ("8 - 9%/năm", "10-11 %/năm", [("8 - 9", "10 - 11")]),
        ("1.234,5 ha và 3 tuyến", "1.234,5 ha và 4 tuyến", [("3", "4")]),
        ("giữ nguyên", "thêm 2 cầu, 3 bến", [("", "2"), ("", "3")]),
        ("2 cầu, 3 bến", "2 cầu", [("3", "")]),
        ("5 xã, 5 xã", "5 xã", [("5", "")]),
        ("như cũ", "như cũ", []),
    ],
)
def test_every_number_that_differs_is_told(
    old: str, new: str, differences: list[tuple[str, str]]
) -> None:
    assert told(old, new) == differences


@pytest.mark.parametrize(
    "code",
    [
        "Quyết định số 236/QĐ-TTg",
        "Nghị quyết 1672/NQ-UBTVQH15",
        "Quốc lộ 279",
        "QL 4B",
        "Phụ lục 24",
        "Điều 56",
        "đến năm 2030",
        "2021 - 2030",
        "cấp 3",
        "Đ.56 k.8",
    ],
)
def test_codes_and_years_are_no_numbers(code: str) -> None:
    assert told(f"theo {code}", "theo kế hoạch") == []


def test_two_plain_numbers_have_a_difference_and_a_share() -> None:
    assert number_differences("18 cụm", "20 cụm") == (
        NumberDifference("18", "20", Decimal(2), Decimal("11.1")),
    )
    (zero,) = number_differences("0 cầu", "2 cầu")
    assert (zero.delta, zero.percent) == (Decimal(2), None)
    (ranged,) = number_differences("8 - 9 %", "10 %")
    assert ranged.delta is None


@given(st.lists(st.integers(1, 999)), st.lists(st.integers(1, 999)))
def test_equal_lists_of_numbers_tell_nothing_and_unequal_ones_something(
    old: list[int], new: list[int]
) -> None:
    one, other = ("; ".join(f"{n} ha" for n in side) for side in (old, new))
    found = told(one, other)
    assert (found == []) == (old == new)
    assert all(a != b for a, b in found)


def row(*texts: str, kind: RowKind = RowKind.BODY) -> ConsolidatedRow:
    return ConsolidatedRow(tuple(ConsolidatedCell(text) for text in texts), kind)


def test_targets_come_before_proposals_and_those_that_stay_not_at_all() -> None:
    table = ConsolidatedTable(
        "so-sanh",
        tuple(ConsolidatedColumn(str(n)) for n in range(6)),
        (
            row("I", "Giao thông", "", "", "", "", kind=RowKind.GROUP),
            row("1", "Cao tốc: 120 km", "130 km", "Rà soát", "vì", "Sở Xây dựng"),
        ),
    )
    other = ConsolidatedTable("du-an-xa", (), ())
    targets = (
        Indicator("a", "Rừng", "%", "65", "64,5"),
        Indicator("b", "Xã", "xã", "", "65"),
        Indicator("c", "Như cũ", "", "5", "5"),
        Indicator("d", "Bỏ ngỏ", "", "5", ""),
    )
    rows = plan_comparison((other, table), targets, PLANNER)
    assert [(one.group, one.approved, one.proposed, one.kind) for one in rows] == [
        ("Chỉ tiêu của quy hoạch", "Rừng: 65 %", "Rừng: 64,5 %", "Rà soát"),
        ("Chỉ tiêu của quy hoạch", "", "Xã: 65 xã", "Bổ sung"),
        ("Giao thông", "Cao tốc: 120 km", "130 km", "Rà soát"),
    ]
    assert [one.agency for one in rows] == [PLANNER, PLANNER, "Sở Xây dựng"]
    assert [len(one.differences) for one in rows] == [1, 0, 1]
    assert plan_comparison((), (), PLANNER) == ()
