from decimal import Decimal
from random import Random

from pipeline.intake.excel.form_reading import read_form_grid, without_example
from pipeline.intake.excel.tables import read_sheets
from pipeline.intake.shared.forms import read_form
from pipeline.limits import MAX_TOLD_OF_FORM
from pipeline.model.document import Grid
from pipeline.model.form import Form, FormTable
from pipeline.model.notice import Outcome
from pipeline.model.table import RowKind
from tests.intake.workbooks import saved, sheet_of

Rows = list[list[object]]

TEXT = """\
name: du-an
title: Danh mục dự án
fields:
  - {name: stt, title: STT}
  - name: ten
    title: Tên dự án
    constraints: {required: true}
    qh:aliases: [Công trình]
  - name: von
    title: Tổng mức đầu tư
    type: number
    qh:unit: tỷ đồng
    qh:aliases: [Trong đó – Vốn]
  - {name: loai, title: Loại, constraints: {enum: [Kế thừa, Bổ sung]}}
primaryKey: ten
missingValues: ["-"]
qh:group: ten
qh:order: stt
"""


def form() -> Form:
    found = read_form(TEXT, "sections/bieu-mau/du-an.yaml").value
    assert found is not None
    return found


def grid_of(rows: Rows, merge: str = "") -> Grid:
    book, sheet = sheet_of(rows)
    if merge:
        sheet.merge_cells(merge)
    return read_sheets(saved(book), file="a.xlsx", sheets=[""]).value[""]


def read(rows: Rows, merge: str = "") -> Outcome[FormTable | None]:
    return read_form_grid(grid_of(rows, merge), form(), file="a.xlsx", agency="so-y-te")


def table(rows: Rows, merge: str = "") -> FormTable:
    outcome = read(rows, merge)
    assert outcome.value is not None
    assert outcome.notices == ()
    return outcome.value


def codes(outcome: Outcome[FormTable | None]) -> list[tuple[str, str | None]]:
    return [(notice.code, notice.cell) for notice in outcome.notices]


HEAD: list[object] = ["STT", "Tên dự án", "Tổng mức đầu tư (tỷ đồng)", "Loại"]
ROWS: list[list[object]] = [
    ["I", "Giao thông", 30, None],
    [1, "Cầu A", 10, "Kế thừa"],
    [2, "Cầu B", "20,0", "Bổ sung"],
    ["II", "Y tế", "-", None],
    [3, "Trạm C", "-", "Kế thừa"],
    [None, "Tổng cộng", 30, None],
]


def test_rows_come_with_their_kinds_groups_values_and_addresses() -> None:
    found = table([HEAD, *ROWS])
    kinds = [row.kind for row in found.rows]
    assert kinds == [RowKind.GROUP, RowKind.BODY, RowKind.BODY, RowKind.GROUP, RowKind.BODY,
                     RowKind.TOTAL]  # fmt: skip
    assert [row.group for row in found.body] == [("Giao thông",), ("Giao thông",), ("Y tế",)]
    money = found.column("von")
    assert [cell.value for cell in money] == [30, 10, Decimal("20.0"), None, None, 30]
    assert money[1].address == "Sheet1!C3"
    assert found.present == ("stt", "ten", "von", "loai")


def test_columns_are_found_in_any_order_and_spelling() -> None:
    order = [3, 1, 0, 2]
    heads: list[object] = ["loại", "CÔNG TRÌNH", "  stt", "TONG MUC ĐẦU TƯ"]
    rows: Rows = [heads]
    rows += ([row[at] for at in order] for row in ROWS)
    usual = table([HEAD, *ROWS])
    found = table(rows)
    assert [[cell.value for cell in row.cells] for row in found.rows] == [
        [cell.value for cell in row.cells] for row in usual.rows
    ]


def test_any_order_of_columns_gives_the_same_table() -> None:
    usual = table([HEAD, *ROWS[1:3]])
    for seed in range(8):
        order = Random(seed).sample(range(4), 4)
        found = table([[row[at] for at in order] for row in (HEAD, *ROWS[1:3])])
        assert [c.value for c in found.column("von")] == [c.value for c in usual.column("von")]


def test_a_heading_of_two_rows_is_known_by_its_alias() -> None:
    rows: Rows = [
        ["STT", "Tên dự án", "Trong đó", None],
        [None, None, "Vốn", "Loại"],
        [1, "A", 5, None],
    ]
    book, sheet = sheet_of(rows)
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(area)
    grid = read_sheets(saved(book), file="a.xlsx", sheets=[""]).value[""]
    outcome = read_form_grid(grid, form(), file="a.xlsx")
    assert outcome.notices == ()
    assert outcome.value is not None
    assert outcome.value.column("von")[0].value == 5


def test_extra_missing_and_doubled_columns_are_told_by_name() -> None:
    outcome = read([["STT", "Tên dự án", "Loaị", "Ghi chú", "STT"], [1, "A", None, "x", 1]])
    found = {notice.code: notice for notice in outcome.notices}
    assert "Ghi chú" in " ".join(n.message for n in outcome.notices if n.code == "cot-thua")
    assert found["cot-trung"].cell == "Sheet1!E1"
    assert "Tổng mức đầu tư" in found["cot-thieu"].message
    lacking = read([["STT", "Loại", "Tổng mức đầu tư"], [1, "Kế thừa", 5]])
    assert [notice.severity for notice in lacking.notices] == ["error"]


def test_another_table_is_refused_whole() -> None:
    outcome = read([["Năm", "GRDP", "Dân số"], [2021, 1, 2]])
    assert outcome.value is None
    assert codes(outcome) == [("khong-dung-bieu-mau", "Sheet1!A1")]


def test_another_unit_in_heading_or_cell_is_told() -> None:
    rows: Rows = [["STT", "Tên dự án", "Tổng mức đầu tư (triệu đồng)", "Loại"], [1, "A", 5, None]]
    assert codes(read(rows)) == [("don-vi-khac-bieu-mau", "Sheet1!C1")]
    assert codes(read([HEAD, [1, "A", "361.396 triệu đồng", None]])) == [
        ("don-vi-o-khac", "Sheet1!C2")
    ]
    above: Rows = [["Đơn vị: triệu đồng"], ["STT", "Tên dự án", "Tổng mức đầu tư", "Loại"], ROWS[1]]
    assert codes(read(above)) == [("don-vi-khac-bieu-mau", "Sheet1!C2")]


def test_mistakes_are_told_at_their_cells() -> None:
    rows: Rows = [HEAD, [1, "A", "15,000", "Kế toán"], [2, "B", "nhiều", "Bổ sung"]]
    assert codes(read(rows)) == [
        ("so-hai-nghia", "Sheet1!C2"),
        ("khong-phai-so", "Sheet1!C3"),
    ]


def test_many_mistakes_of_a_kind_end_in_one_notice() -> None:
    rows: Rows = [HEAD]
    rows += ([n, f"Dự án {n}", "nhiều", None] for n in range(1, 200))
    found = codes(read(rows))
    assert len(found) == MAX_TOLD_OF_FORM + 1


def test_the_example_row_is_no_data_and_is_not_printed() -> None:
    rows: Rows = [["DANH MỤC DỰ ÁN"], HEAD, ["Ví dụ", "Cầu mẫu", "1.000", "Bổ sung"], *ROWS]
    found = table(rows)
    assert len(found.rows) == len(ROWS)
    printed = without_example(grid_of(rows), form())
    assert "Cầu mẫu" not in "".join(row.text for row in printed.rows)
    assert printed.title == ""


def test_rows_with_nothing_but_their_number_are_left_out() -> None:
    assert len(table([HEAD, ROWS[1], [2, None, None, None]]).rows) == 1


def test_a_word_merged_over_rows_holds_for_each_and_a_number_counts_once() -> None:
    rows: Rows = [HEAD, [1, "A", 5, "Kế thừa"], [2, "B", 6, None], [3, "C", 7, "Bổ sung"]]
    found = table(rows, "D2:D3")
    assert [cell.value for cell in found.column("loai")] == ["Kế thừa", "Kế thừa", "Bổ sung"]
    money = table([HEAD, [1, "A", 5, None], [2, "B", None, None]], "C2:C3")
    assert [cell.value for cell in money.column("von")] == [5, None]


def test_groups_nest_by_letter_and_roman_number() -> None:
    rows: Rows = [HEAD, ["A", "Vùng", None, None], ["I", "Giao thông", None, None], ROWS[1],
            ["II", "Y tế", None, None], [2, "B", 1, None], ["B", "Khác", None, None],
            [3, "C", 1, None]]  # fmt: skip
    assert [row.group for row in table(rows).body] == [
        ("Vùng", "Giao thông"), ("Vùng", "Y tế"), ("Khác",)
    ]  # fmt: skip
