import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose import split_tables
from pipeline.compose.flow import lay_out
from pipeline.compose.split_tables import (
    _fits_at_its_widest,
    _needs,
    columns_of_parts,
    grid_of_columns,
    with_parts,
)
from pipeline.model.document import COVERED, Grid, Row, Table
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowTable
from pipeline.model.inlines import Text
from pipeline.model.table import Column, RowKind
from pipeline.render.word.report import write_report
from pipeline.render.word.tables.columns import plan_columns
from tests.oracle.gate import defects
from tests.render.samples import DAY, cell, row, single, source
from tests.render.shipped import report_template

HEAD = RowKind.HEADER
WORD = "Nghiêng_nghiêng"


def wide_grid(count: int) -> Grid:
    rows = (
        row("STT", "Tên", *(f"{WORD}{at}" for at in range(count - 2)), kind=HEAD),
        *(row(str(n), f"Hồ {n}", *(f"{n}.{at}" for at in range(count - 2))) for n in range(3)),
    )
    return Grid(tuple(Column() for _ in range(count)), rows, unit="ha", origin="Sở A")


def flow_of(grid: Grid, **changes: object) -> Flow:
    table = replace(
        Table(grid, (Text("Hồ chứa"),), number="1.1", source=source(7)),
        **changes,  # type: ignore[arg-type]
    )
    return lay_out(single(table))


def tables(flow: Flow) -> list[FlowTable]:
    return [b for s in flow.sections for b in s.blocks if isinstance(b, FlowTable)]


def texts(grid: Grid) -> list[list[str]]:
    return [[entry.text for entry in line.cells] for line in grid.rows]


def test_a_table_that_a_page_holds_stays_whole() -> None:
    flow = flow_of(wide_grid(8))
    assert with_parts(flow) is flow


def test_a_table_too_wide_is_split_with_its_first_two_columns_in_every_part() -> None:
    first, *others = tables(with_parts(flow_of(wide_grid(24))))
    assert others
    assert first.parts == 1 + len(others)
    for part in (first, *others):
        assert [line[:2] for line in texts(part.grid)][:2] == [["STT", "Tên"], ["0", "Hồ 0"]]
        assert len(part.written.columns) == len(part.grid.columns)
    heads = [name for part in (first, *others) for name in texts(part.grid)[0][2:]]
    assert heads == [f"{WORD}{at}" for at in range(22)]


def test_the_caption_stands_above_the_first_part_and_the_source_beneath_the_last() -> None:
    parts = tables(with_parts(flow_of(wide_grid(24))))
    assert [part.caption is not None for part in parts] == [True, *[False] * (len(parts) - 1)]
    assert [bool(part.below) for part in parts] == [*[False] * (len(parts) - 1), True]
    for part in parts[1:]:
        assert [line.text for line in part.above] == ["(tiếp theo)", "Đơn vị: ha"]


def test_no_part_is_crowded_on_the_page_it_asks_for() -> None:
    for landscape in (None, False):
        for part in tables(with_parts(flow_of(wide_grid(30), landscape=landscape))):
            shown = tuple(tuple(entry.text for entry in line.cells) for line in part.grid.rows)
            plan = plan_columns(
                part.grid, shown, portrait=9071, landscape=14570, asked=part.landscape
            )
            assert not plan.crowded


def test_parts_are_alike_and_as_few_as_they_can_be() -> None:
    parts = tables(with_parts(flow_of(wide_grid(13))))
    assert [len(part.grid.columns) - 2 for part in parts] == [6, 5]
    assert [len(columns) for columns in columns_of_parts(wide_grid(13), 40.0)] == [5, 5, 5, 4]


def test_columns_beneath_one_name_stay_together() -> None:
    names = [cell(f"Nhóm {at}", columns=2) if at % 2 == 0 else COVERED for at in range(20)]
    first = Row((cell("STT", rows=2), cell("Tên", rows=2), *names), HEAD)
    second = Row((COVERED, COVERED, *(cell(f"{WORD}{at}") for at in range(20))), HEAD)
    grid = Grid(tuple(Column() for _ in range(22)), (first, second, row(*map(str, range(22)))))
    for columns in columns_of_parts(grid, 71.4):
        assert len(columns) % 2 == 0
        part = grid_of_columns(grid, columns)
        assert [entry.columns for entry in part.rows[0].cells[2:]] == [2, 0] * (
            len(columns) // 2 - 1
        )


def test_a_group_has_its_name_in_every_part() -> None:
    group = Row((cell("I"), cell("Nhóm", columns=3), COVERED, COVERED), RowKind.GROUP)
    grid = Grid((Column(),) * 4, (group, row("1", "a", "b", "c")))
    assert texts(grid_of_columns(grid, (0, 3)))[0] == ["I", "Nhóm"]
    assert grid_of_columns(grid, (0, 1, 3)).rows[0].cells[1].columns == 2


@given(st.integers(3, 40), st.floats(12.0, 80.0))
def test_every_column_stands_in_one_part_in_its_order(count: int, room: float) -> None:
    parts = columns_of_parts(wide_grid(count), room)
    again = 2 if len(parts) == 1 or (parts[0][:2] == (0, 1) and parts[-1][:2] == (0, 1)) else 1
    rest = [at for columns in parts for at in columns[again:]]
    assert rest == list(range(again, count))


def test_a_report_with_parts_passes_the_gate_and_says_so_once() -> None:
    table = Table(wide_grid(24), (Text("Hồ chứa"),), number="1.1", source=source(7))
    report = single(table)
    flow = with_parts(lay_out(report))
    made = write_report(report, flow, template=report_template(), media={}, now=DAY)
    assert defects(made.data) == []
    told = [notice for notice in made.notices if notice.code.startswith("bang-")]
    assert [(notice.code, notice.line) for notice in told] == [("bang-tach", 7)]


def test_a_table_that_a_wide_page_of_a3_holds_stays_whole_where_its_appendix_asks_for_it() -> None:
    flow = flow_of(wide_grid(12))
    assert len(tables(with_parts(flow))) == 2
    large = replace(flow, sections=tuple(replace(s, large=True) for s in flow.sections))
    assert with_parts(large) is large
    upright = flow_of(wide_grid(12), landscape=False)
    small = replace(upright, sections=tuple(replace(s, large=True) for s in upright.sections))
    assert len(tables(with_parts(small))) == len(tables(with_parts(upright))) > 2


WORDS = st.lists(st.text("WM%—…→ơ\u1edd\u0338\u0958-/ 09", max_size=14), min_size=7, max_size=7)


@given(st.lists(WORDS, min_size=1, max_size=3), st.sampled_from([RowKind.BODY, HEAD]))
def test_what_fits_with_every_letter_an_em_wide_fits(lines: list[list[str]], kind: RowKind) -> None:
    rows = tuple(row(*words, kind=kind) for words in lines)
    grid = Grid(tuple(Column() for _ in range(7)), rows)
    wide = _needs(grid)
    for room in (44.4, 60.0, 71.4):
        assert sum(wide) <= room or not _fits_at_its_widest(grid, room)
    assert _fits_at_its_widest(grid, 105.6)


def test_a_table_of_short_words_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split_tables, "_needs", None)
    grid = Grid(tuple(Column() for _ in range(7)), (row(*("đường bộ",) * 7),))
    assert columns_of_parts(grid, 71.4) == [tuple(range(7))]
