from pipeline.intake.departmental.paragraphs.lines import Line
from pipeline.intake.departmental.tabbed import tabbed_tables
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.table import RowKind
from tests.intake.departmental.pages import line


def tabbed(*parts: str, bold: bool = False) -> Line:
    return replace(line(" ".join(parts), bold=bold), columns=tuple((Text(p),) for p in parts))


def test_lines_with_as_many_parts_are_a_table() -> None:
    laid = [tabbed("TT", "Xã", "Dân số", bold=True), tabbed("1", "A", "5"), tabbed("2", "B", "6"),
            line("Chữ")]  # fmt: skip
    table, count = tabbed_tables(laid, ())[0]
    assert count == 3
    assert [row.kind for row in table.grid.rows] == [RowKind.HEADER, RowKind.BODY, RowKind.BODY]
    assert [cell.text for cell in table.grid.rows[2].cells] == ["2", "B", "6"]


def test_two_parts_are_columns_only_where_the_second_is_a_figure() -> None:
    figures = [tabbed("A", "5"), tabbed("B", "6"), tabbed("C", "7")]
    words = [tabbed("Họ tên", "Lan"), tabbed("Chức vụ", "Giám đốc"), tabbed("Đơn vị", "Sở")]
    table, _ = tabbed_tables(figures, ())[0]
    assert {row.kind for row in table.grid.rows} == {RowKind.BODY}
    assert tabbed_tables(words, ()) == {}


def test_two_lines_and_lines_already_taken_are_no_table() -> None:
    laid = [tabbed("A", "5"), tabbed("B", "6"), tabbed("C", "7")]
    assert tabbed_tables(laid[:2], ()) == {}
    assert tabbed_tables(laid, (1,)) == {}
