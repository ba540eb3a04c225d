"""The pipeline draws every number of a chart once, and the oracle finds what is lost.

Beside the oracle, not in it: what judges the pipeline imports nothing of it.
"""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from pipeline.compose.charts import draw_chart
from pipeline.intake.excel.tables import read_sheets
from pipeline.intake.markdown.sections import read_section
from pipeline.model.document import Block, Placement, Table
from tests.oracle.charts import Drawn, actual_charts, chart_differences, expected_charts
from tests.render.samples import single, written

SHEET = "![GRDP](a.xlsx#Sheet){#hinh-a chart=%s}\n"
PIPE = """Bảng: GRDP {#hinh-a chart=line x=Năm}

| Năm | GRDP |
|---|---|
| 2024 | 1,5 |
| 2025 | 2 |
"""


def drawn(folder: Path, text: str) -> tuple[list[Drawn], tuple[Drawn, ...]]:
    """What an .md beside a.xlsx asks for, and what the pipeline makes of it."""
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["TT", "Năm", "GRDP (tỷ đồng)", "Nông, lâm nghiệp"],
        ["I", "Giai đoạn 1", None, None],
        [1, 2024, 1.25, 3],
        [2, 2025, 2, 4],
        [None, "Tổng cộng", 3.25, 7],
    ):
        sheet.append(row)
    book.save(folder / "a.xlsx")
    read = read_section(text, file="a.md", agency="so-a", item="a", round_number=1).value
    assert read is not None
    grid = read_sheets((folder / "a.xlsx").read_bytes(), file="a.xlsx", sheets=("",)).value[""]
    blocks: list[Block] = []
    for block in read.blocks:
        table = block
        if isinstance(block, Placement):
            table = Table(grid, block.caption, block.id, options=block.options)
        blocks.append(draw_chart(table).value if isinstance(table, Table) else table)
    expected = list(expected_charts(path, lambda name: folder / name))
    return expected, actual_charts(written(single(*blocks), {}).data)


@pytest.mark.parametrize(
    "text",
    [
        SHEET % "column x=Năm y=GRDP",
        SHEET % "stacked",
        SHEET % 'line x=Năm y="Nông, lâm nghiệp,grdp"',
        SHEET % 'pie x=Năm y="nong,lam nghiep"',
        SHEET % 'column series=Năm y="GRDP;Nông, lâm nghiệp"',
        PIPE,
        SHEET % "column y=GRDP" + "\n" + PIPE,
    ],
)
def test_the_pipeline_draws_every_number_once(tmp_path: Path, text: str) -> None:
    expected, actual = drawn(tmp_path, text)
    assert expected
    assert all(one.points for one in expected)
    assert chart_differences(expected, actual) == []


def test_a_number_lost_changed_or_doubled_is_told(tmp_path: Path) -> None:
    expected, (actual,) = drawn(tmp_path, SHEET % "column x=Năm y=GRDP")
    name = frozenset({"2024", "GRDP"})
    for points in (
        actual.points - Counter({(name, Decimal("1.25")): 1}),
        actual.points + Counter({(name, Decimal("1.25")): 1}),
        Counter({(name, Decimal("1.26")): 1}),
    ):
        assert chart_differences(expected, [Drawn("x", "column", points)])


def test_a_chart_missing_or_of_another_kind_is_told(tmp_path: Path) -> None:
    expected, (actual,) = drawn(tmp_path, SHEET % "column x=Năm y=GRDP")
    assert len(chart_differences(expected, [])) == 1
    assert len(chart_differences([], [actual])) == 1
    assert len(chart_differences(expected, [Drawn("x", "line", actual.points)])) == 2
