import pytest

from pipeline.intake.excel.form_matching import column_names, matching_form
from pipeline.model.document import COVERED, Cell, Grid, Row
from pipeline.model.form import Constraints, FieldType, Form, FormField
from pipeline.model.inlines import Text
from pipeline.model.table import Column, RowKind

PROJECTS = Form(
    "du-an",
    "Danh mục dự án",
    (
        FormField("stt", "STT"),
        FormField("ten", "Tên dự án", ("Dự án",), constraints=Constraints(required=True)),
        FormField("von", "Tổng vốn", type=FieldType.NUMBER, unit="tỷ đồng"),
        FormField("nam", "Năm", type=FieldType.YEAR),
    ),
)
COMMUNES = Form(
    "xa",
    "Số liệu xã",
    (FormField("ten", "Xã"), FormField("dan", "Dân số"), FormField("dat", "Diện tích")),
)


def grid(*names: str) -> Grid:
    """A table with one header row and one empty row."""
    header = Row(tuple(Cell((Text(name),) if name else ()) for name in names), RowKind.HEADER)
    return Grid(tuple(Column() for _ in names), (header, Row(tuple(Cell() for _ in names))))


@pytest.mark.parametrize(
    ("names", "form"),
    [
        (("TT", "Tên dự án", "Tổng vốn", "Năm"), PROJECTS),
        (("STT", "DỰ ÁN", "Tổng vốn (tỷ đồng)", "Năm", "Ghi chú"), PROJECTS),
        (("Năm", "Tổng vốn", "Dự án"), PROJECTS),
        (("Xã", "Dân số", "Diện tích"), COMMUNES),
        (("STT", "Tổng vốn", "Năm"), None),  # what the form cannot do without is missing
        (("Tên dự án", "Tổng vốn (triệu đồng)", "Chủ đầu tư", "Tiến độ"), None),
        (("Tên dự án", "Năm"), None),
        (("Chỉ tiêu", "Đơn vị", "2020"), None),
    ],
)
def test_a_table_is_the_form_that_its_headings_name(
    names: tuple[str, ...], form: Form | None
) -> None:
    assert matching_form(grid(*names), (COMMUNES, PROJECTS)) is form


def test_another_unit_makes_another_table() -> None:
    table = grid("STT", "Tên dự án", "Tổng vốn", "Năm")
    assert matching_form(table, (PROJECTS,), unit="tỉ đồng") is PROJECTS
    assert matching_form(table, (PROJECTS,), unit="triệu đồng") is None


def test_a_heading_over_several_columns_names_each() -> None:
    top = Row((Cell((Text("Vốn"),), columns=2), COVERED, Cell((Text("Xã"),), rows=2)),
              RowKind.HEADER)  # fmt: skip
    low = Row((Cell((Text("2025"),)), Cell((Text("2030"),)), COVERED), RowKind.HEADER)
    table = Grid((Column(), Column(), Column()), (top, low))
    assert column_names(table) == ("Vốn – 2025", "Vốn – 2030", "Xã")
