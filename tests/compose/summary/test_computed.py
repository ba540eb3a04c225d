from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose.assemble import compose
from pipeline.compose.summary.computed import (
    MOST_PROJECTS,
    MOST_TARGETS,
    differences,
    plan_summary,
)
from pipeline.model.document import Block
from pipeline.model.fixed import replace
from pipeline.model.form import Form, FormCell, FormField, FormRow, FormTable, FormValue
from pipeline.model.inlines import Marks, Text
from pipeline.model.numbers import read_number
from pipeline.model.outline import ItemKind
from pipeline.model.plan_summary import FieldCount, ReportPlace
from pipeline.model.registers import Indicator
from pipeline.model.report import Report
from tests.samples import contribution, item, materials, outline, paragraph, table

ASSESSED, PROPOSED = item("hien-trang"), replace(item("de-xuat"), kind=ItemKind.PROPOSAL)
SHAPE = outline([[("", [ASSESSED])], [("", [PROPOSED])]], [item("pl")])
PROJECTS = ("stt", "ten-du-an", "dia-diem", "tong-muc", "giai-doan")
PROPOSALS = ("linh-vuc", "loai")


def report(**written: tuple[Block, ...]) -> Report:
    parts = (contribution(name.replace("_", "-"), *blocks) for name, blocks in written.items())
    return compose(materials(SHAPE, *parts)).value


def form(
    name: str, fields: tuple[str, ...], *rows: tuple[FormValue, ...], file: str = "a.xlsx"
) -> FormTable:
    read = tuple(
        FormRow(tuple(FormCell(value, str(value or "")) for value in row), group=("Giao thông",))
        for row in rows
    )
    shape = Form(name, name, tuple(FormField(one, one) for one in fields))
    return FormTable(shape, file, "S", read, fields, "so-xay-dung")


def projects(*costs: tuple[str, FormValue], file: str = "a.xlsx") -> FormTable:
    rows = [("1", name, "Toàn tỉnh", cost, "2026 - 2028") for name, cost in costs]
    return form("du-an-uu-tien", PROJECTS, *rows, file=file)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("110", "130", ["20"]),
        ("7,5", "6,5", ["-1"]),
        ("8 - 9", "10 - 11", ["2"]),
        ("2,5 - 3,5", "3 - 3,5", ["0.5", "0"]),
        (">85,0", ">90,0", ["5"]),
        (">85,0", "<90,0", []),
        ("33 - 35", ">35,0", []),
        ("", "65", []),
        ("Phần còn lại", "5", []),
    ],
)
def test_a_difference_is_that_of_two_values_of_one_kind(
    old: str, new: str, told: list[str]
) -> None:
    found = differences(read_number(old), read_number(new))
    assert [*map(Decimal, told)] == [one.normalize() for one in found]


def test_only_what_changes_is_told_and_the_rest_is_counted() -> None:
    register = (
        Indicator("a", "GRDP", "%", "8", "10"),
        Indicator("b", "Xã", "xã", "", "65"),
        Indicator("c", "Như cũ", "", "5", "5"),
        Indicator("d", "Bỏ ngỏ", "", "5", ""),
    )
    told = plan_summary(report(), register, ())
    assert [(one.name, one.approved, one.proposed) for one in told.targets] == [
        ("GRDP", "8", "10"),
        ("Xã", "", "65"),
    ]
    assert (told.changed, told.kept) == (2, 2)


def test_no_more_targets_than_fill_a_page_and_all_are_counted() -> None:
    register = tuple(Indicator(f"m{n}", f"Chỉ tiêu {n}", "", "1", "2") for n in range(30))
    told = plan_summary(report(), register, ())
    assert (len(told.targets), told.changed) == (MOST_TARGETS, 30)


def test_a_target_leads_to_the_item_that_asks_for_it_before_the_one_that_assesses_it() -> None:
    figure = paragraph(Text("8", Marks(indicator="a")))
    both = report(hien_trang=(figure,), de_xuat=(figure,))
    (target,) = plan_summary(both, (Indicator("a", "GRDP", "%", "8", "10"),), ()).targets
    assert target.place == ReportPlace("de-xuat", "Phần II, mục 1")
    alone = report(hien_trang=(figure,))
    (target,) = plan_summary(alone, (Indicator("a", "GRDP", "%", "8", "10"),), ()).targets
    assert target.place == ReportPlace("hien-trang", "Phần I, mục 1")


def test_a_target_that_stands_only_in_a_table_leads_to_the_table() -> None:
    held = report(pl=(table("Chỉ tiêu", "bang-x", (("Tên", "Số"), ("GRDP", "8"))),))
    register = (Indicator("a", "GRDP", "%", "8", "10"), Indicator("b", "Rừng", "%", "8", "10"))
    grdp, forest = plan_summary(held, register, ()).targets
    assert grdp.place == ReportPlace("bang-x", "Bảng PL1.1", caption=True)
    assert forest.place is None


def test_proposals_are_counted_by_field_and_kind_in_the_order_of_the_form() -> None:
    filled = form(
        "de-xuat-dieu-chinh",
        PROPOSALS,
        ("Y tế", "Bổ sung"),
        ("Giao thông", "Kế thừa"),
        ("Y tế", "Bổ sung"),
        ("Y tế", "Rà soát"),
    )
    told = plan_summary(report(), (), (filled,)).fields
    assert told == (FieldCount("Y tế", (0, 0, 1, 2)), FieldCount("Giao thông", (1, 0, 0, 0)))
    assert told[0].total == 3


def test_projects_are_ranked_by_cost_and_doubled_ones_count_once() -> None:
    placed = replace(table("Danh mục", "bang-da"), workbook="a.xlsx")
    one = projects(("Nhỏ", Decimal(5)), ("Lớn", Decimal(900)), ("Chưa rõ", None))
    two = projects(("Lớn", Decimal(900)), ("Vừa", Decimal("70.5")), file="b.xlsx")
    told = plan_summary(report(pl=(placed,)), (), (one, two))
    assert [(entry.name, entry.cost) for entry in told.projects] == [
        ("Lớn", "900"),
        ("Vừa", "70,5"),
        ("Nhỏ", "5"),
    ]
    assert (told.listed, told.invested) == (4, "975,5")
    assert told.projects[0].place == ReportPlace("bang-da", "Bảng PL1.1", caption=True)
    assert told.projects[1].place is None


def test_a_cost_in_a_unit_of_its_own_counts_nothing() -> None:
    filled = projects(("Lạ", Decimal(361396)), ("Rõ", Decimal(5)))
    strange = filled.rows[0]
    cells = (*strange.cells[:3], replace(strange.cells[3], unit="triệu đồng"), *strange.cells[4:])
    filled = replace(filled, rows=(replace(strange, cells=cells), filled.rows[1]))
    told = plan_summary(report(), (), (filled,))
    assert [entry.name for entry in told.projects] == ["Rõ"]
    assert told.listed == 2


@given(st.lists(st.integers(1, 10**6), max_size=30, unique=True))
def test_the_largest_are_those_that_no_other_exceeds(costs: list[int]) -> None:
    filled = projects(*((f"Dự án {cost}", Decimal(cost)) for cost in costs))
    told = plan_summary(report(), (), (filled,))
    largest = sorted(costs, reverse=True)[:MOST_PROJECTS]
    assert [entry.name for entry in told.projects] == [f"Dự án {cost}" for cost in largest]
