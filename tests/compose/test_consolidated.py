from decimal import Decimal
from random import Random

from pipeline.compose.consolidated import consolidate
from pipeline.model.commune import Commune
from pipeline.model.consolidated import ConsolidatedTable
from pipeline.model.form import (
    Constraints,
    FieldType,
    Form,
    FormCell,
    FormField,
    FormRow,
    FormTable,
    FormValue,
    Interval,
)
from pipeline.model.outline import Agency, Group
from pipeline.model.table import RowKind

AGENCIES = (
    Agency("so-xay-dung", "Sở Xây dựng", Group.DEPARTMENT),
    Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT),
)
COMMUNES = (Commune("1", "Xã Thất Khê"), Commune("2", "Phường Kỳ Lừa"))


def form(name: str, *names: str, enum: tuple[str, ...] = ()) -> Form:
    limits = Constraints(enum=enum)
    fields = tuple(FormField(n, n, type=FieldType.STRING, constraints=limits) for n in names)
    return Form(name, name, fields, missing_values=("-",), order_column="stt")


def filled(
    shape: Form, rows: list[tuple[FormValue, ...]], *, agency: str = "so-y-te", group: str = "A"
) -> FormTable:
    file = f"sections/lan-1/{agency}/{shape.name}.xlsx"
    made = tuple(
        FormRow(
            tuple(
                FormCell(
                    value, "" if value is None else str(value), "", f"S!{'ABCDEFGH'[at]}{line}"
                )
                for at, value in enumerate(row)
            ),
            group=(group,),
            line=line,
        )
        for line, row in enumerate(rows, 2)
    )
    return FormTable(shape, file, "S", made, tuple(f.name for f in shape.fields), agency)


def tables(*given: FormTable) -> dict[str, ConsolidatedTable]:
    return {table.id: table for table in consolidate(given, AGENCIES, COMMUNES)}


PROPOSALS = form(
    "de-xuat-dieu-chinh", "stt", "linh-vuc", "doi-tuong", "noi-dung-236", "de-nghi", "loai",
    "ly-do", "can-cu", enum=("Giao thông", "Y tế"),
)  # fmt: skip
PROJECTS = form("du-an-uu-tien", "stt", "ten-du-an", "dia-diem", "tong-muc")


def texts(table: ConsolidatedTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_without_forms_there_is_no_table() -> None:
    assert tables() == {}


def test_proposals_stand_by_field_then_agency_with_their_cells() -> None:
    health = filled(PROPOSALS, [("1", "Y tế", "Trạm", "-", "Xây", "Bổ sung", "Cần", "-")])
    roads = filled(
        PROPOSALS,
        [("1", "Giao thông", "QL 279", "Cấp III", "Cấp IV", "Rà soát", "Ít xe", "QĐ 236")],
        agency="so-xay-dung",
    )
    found = tables(health, roads)["so-sanh"]
    assert texts(found) == [
        ["I", "Giao thông", "", "", "", ""],
        ["1", "QL 279: Cấp III", "Cấp IV", "Rà soát", "Ít xe. Căn cứ: QĐ 236", "Sở Xây dựng"],
        ["II", "Y tế", "", "", "", ""],
        ["2", "Chưa có", "Trạm: Xây", "Bổ sung", "Cần", "Sở Y tế"],
    ]
    assert found.rows[1].cells[2].sources == (
        "sections/lan-1/so-xay-dung/de-xuat-dieu-chinh.xlsx:S!E2",
    )
    counts = tables(health, roads)["so-luong-de-xuat"]
    assert texts(counts)[-1] == ["", "Tổng cộng", "-", "-", "1", "1", "2"]


def test_projects_add_up_by_field_and_each_sum_names_its_cells() -> None:
    first = filled(PROJECTS, [("1", "A", "Thất Khê", Decimal("10.5")), ("2", "B", "x", None)])
    second = filled(PROJECTS, [("1", "C", "x", Decimal(5))], group="B", agency="so-xay-dung")
    found = tables(first, second)["du-an-linh-vuc"]
    assert texts(found) == [
        ["1", "A", "2", "10,5", "67,7"],
        ["2", "B", "1", "5", "32,3"],
        ["", "Tổng cộng", "3", "15,5", "100,0"],
    ]
    assert found.rows[0].cells[3].sources == ("sections/lan-1/so-y-te/du-an-uu-tien.xlsx:S!D2",)
    assert found.rows[-1].kind is RowKind.TOTAL


def test_a_project_in_two_communes_counts_in_both_and_once_in_all() -> None:
    given = filled(
        PROJECTS,
        [("1", "A", "Kỳ Lừa, xã thất khê", Decimal(10)), ("2", "B", "Toàn tỉnh", Decimal(1))],
    )
    found = tables(given)["du-an-xa"]
    assert [row[1:] for row in texts(found)] == [
        ["Xã Thất Khê", "1", "10"],
        ["Phường Kỳ Lừa", "1", "10"],
        ["Toàn tỉnh", "1", "1"],
        ["Tất cả dự án, mỗi dự án tính một lần", "2", "11"],
    ]


def test_sums_are_exact_whatever_the_order() -> None:
    amounts = [Decimal(n) / 10 for n in range(1, 400)]
    expected = f"{sum(amounts):,}".translate(str.maketrans(",.", ".,"))
    for seed in range(5):
        shuffled = Random(seed).sample(amounts, len(amounts))
        rows: list[tuple[FormValue, ...]] = [("1", f"D{n}", "x", v) for n, v in enumerate(shuffled)]
        found = tables(filled(PROJECTS, rows))["du-an-linh-vuc"]
        assert texts(found)[-1][3] == expected


def test_projects_by_state_have_their_cost_and_what_was_paid() -> None:
    shape = form("du-an-phu-luc-24", "stt", "ten-du-an", "tong-muc", "giai-ngan", "tinh-trang")
    rows: list[tuple[FormValue, ...]] = [
        ("1", "A", Decimal(100), Decimal(50), "Hoàn thành"),
        ("2", "B", Decimal(100), None, "Đề nghị đưa ra khỏi danh mục"),
    ]
    found = tables(filled(shape, rows))["du-an-tinh-trang"]
    assert texts(found)[-1] == ["", "Tổng cộng", "2", "1", "-", "-", "-", "1", "200", "50", "25,0"]


def test_results_stand_beside_targets_and_a_range_counts_from_its_low_end() -> None:
    shape = form(
        "danh-gia-chi-tieu", "stt", "chi-tieu", "don-vi", "muc-tieu", "uoc-2025", "de-nghi"
    )
    rows: list[tuple[FormValue, ...]] = [
        ("1", "Tăng trưởng", "%", Interval(Decimal(8), Decimal(9)), Decimal(7), None),
        ("2", "Còn lại", "%", "Phần còn lại", Decimal(5), None),
    ]
    found = tables(filled(shape, rows))["ket-qua-chi-tieu"]
    assert [row[5] for row in texts(found)] == ["87,5", "-"]
    assert found.rows[0].cells[5].sources == (
        "sections/lan-1/so-y-te/danh-gia-chi-tieu.xlsx:S!D2",
        "sections/lan-1/so-y-te/danh-gia-chi-tieu.xlsx:S!E2",
    )
