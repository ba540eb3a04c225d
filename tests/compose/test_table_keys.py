"""The key of a table is that of the form it was filled in."""

from pipeline.compose.table_keys import keyed
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from pipeline.model.form import FieldType, Form, FormField
from tests.compare.flows import one, table

FORM = Form(
    "du-an",
    "Danh mục dự án",
    (
        FormField("stt", "STT"),
        FormField("ten", "Tên dự án", aliases=("Dự án",)),
        FormField("von", "Vốn", type=FieldType.NUMBER, unit="tỷ đồng"),
    ),
    primary_key=("ten", "von"),
)


def key(*names: str, form: str = "du-an") -> tuple[int, ...]:
    placed = replace(table("Dự án", names, ["x"] * len(names)), options=(("form", form),))
    block = keyed(one(placed), (FORM,)).sections[0].blocks[1]
    assert isinstance(block, FlowTable)
    return block.key


def test_columns_are_found_by_title_alias_and_unit() -> None:
    assert key("STT", "TÊN DỰ ÁN", "Vốn (tỷ đồng)") == (1, 2)
    assert key("Vốn", "dự án") == (1, 0)


def test_a_table_without_the_columns_or_the_form_has_no_key() -> None:
    assert key("STT", "Tên dự án") == ()
    assert key("Dự án", "Tên dự án", "Vốn") == ()
    assert key("Tên dự án", "Vốn", form="khac") == ()
