from lxml import etree

from pipeline.compose.charts import draw_chart
from pipeline.intake.departmental.chart_tables import chart_table
from pipeline.intake.word.package import A, C
from pipeline.model.chart import Chart
from pipeline.model.document import Figure, plain_text


def chart(kind: str = "barChart", title: str = "GRDP") -> etree._Element:
    def cache(tag: str, *values: str) -> str:
        points = "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(values))
        return f"<c:{tag}><c:strCache>{points}</c:strCache></c:{tag}>"

    series = "".join(
        f"<c:ser>{cache('tx', name)}{cache('cat', '2024', '2025')}{cache('val', *values)}</c:ser>"
        for name, values in (
            ("Công nghiệp", ("1.5", "8.5999999999999996")),
            ("Công nghiệp", ("3.5", "4.5")),
        )
    )
    return etree.fromstring(
        f'<c:chartSpace xmlns:c="{C[1:-1]}" xmlns:a="{A[1:-1]}"><c:chart><c:title>'
        f"<a:t>{title}</a:t></c:title><c:plotArea><c:{kind}>{series}</c:{kind}></c:plotArea></c:chart></c:chartSpace>"
    )


def test_a_chart_is_a_table_that_draws_it_again() -> None:
    table = chart_table(chart(), "", None)
    assert table is not None
    assert plain_text(table.caption) == "GRDP"
    assert [column.name for column in table.grid.columns] == [
        "Chỉ tiêu", "Công nghiệp", "Công nghiệp (2)",
    ]  # fmt: skip
    assert [cell.text for cell in table.grid.rows[1].cells] == ["2024", "1,5", "3,5"]
    assert dict(table.options) == {
        "chart": "column", "x": "Chỉ tiêu", "y": "Công nghiệp; Công nghiệp (2)",
    }  # fmt: skip


def test_the_table_typed_is_drawn_as_the_chart_it_was() -> None:
    from pipeline.intake.word.cell_values import typed
    from pipeline.model.fixed import replace

    table = chart_table(chart("lineChart"), "", None)
    assert table is not None
    drawn = draw_chart(replace(table, grid=typed(table.grid)))
    assert drawn.notices == ()
    assert isinstance(drawn.value, Figure)
    assert isinstance(drawn.value.image, Chart)
    assert drawn.value.image.categories == ("2024", "2025")


def test_a_chart_of_another_kind_is_none() -> None:
    assert chart_table(chart("radarChart"), "", None) is None
