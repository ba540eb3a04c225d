import pytest
from lxml import etree

from tests.render.comparisons import Pair, written_flow
from tests.render.redline_cases import CASES
from tests.render.redline_shown import is_golden
from tests.render.redline_tables import TABLES
from tests.render.samples import W, body

GOLDEN = sorted(TABLES.keys() - {"wide-table-gone"})  # too long to be read


@pytest.mark.parametrize("name", GOLDEN)
def test_tables_are_written_as_they_were(name: str, request: pytest.FixtureRequest) -> None:
    assert is_golden(name, CASES[name](), request)


def table(case: Pair, index: int = 0) -> etree._Element:
    return tables(case.redline().data)[index]


def tables(data: bytes) -> list[etree._Element]:
    """The tables of the report; those of the covers have another style."""
    style = f"{W}tblPr/{W}tblStyle[@{W}val='Bang']"
    return [node for node in body(data).iterfind(f"{W}tbl") if node.find(style) is not None]


def names(node: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in node]


def test_a_row_is_marked_with_every_paragraph_and_run_in_it() -> None:
    rows = table(CASES["rows-and-cells"]()).findall(f"{W}tr")
    kinds = [next((name for name in ("ins", "del") if row.find(f"{W}trPr/{W}{name}") is not None),
                  "") for row in rows]  # fmt: skip
    assert kinds == ["", "", "del", "", "ins"]
    for each, kind in zip(rows, kinds, strict=True):
        if kind:
            assert len(each.findall(f".//{W}pPr/{W}rPr/{W}{kind}")) == len(each.findall(f"{W}tc"))
            assert all(
                next(run.iterancestors(f"{W}{kind}"), None) is not None
                for run in each.iter(f"{W}r")
            )


def test_a_changed_cell_is_marked_in_its_words() -> None:
    row = table(CASES["rows-and-cells"]()).findall(f"{W}tr")[1]
    assert [str(node.text) for node in row.iter(f"{W}t", f"{W}delText")] == ["GRDP", "7", "8"]
    assert row.find(f"{W}trPr/{W}ins") is None


def test_a_table_that_is_gone_has_every_row_marked() -> None:
    rows = table(CASES["whole-tables"]()).findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}del") is not None for row in rows] == [True, True]


def test_columns_are_marked_cell_by_cell_with_the_grid_before() -> None:
    found = table(CASES["columns"]())
    for line in found.findall(f"{W}tr"):
        marks = [names(entry.find(f"{W}tcPr")) for entry in line.findall(f"{W}tc")]  # type: ignore[arg-type]
        ground = ["shd"] if line.find(f"{W}trPr/{W}tblHeader") is not None else []
        assert marks == [
            ["tcW", *ground],
            ["tcW", *ground, "cellDel"],
            ["tcW", *ground, "cellIns"],
        ]
    grid = found.find(f"{W}tblGrid")
    assert grid is not None
    assert names(grid) == ["gridCol", "gridCol", "gridCol", "tblGridChange"]
    widths = [str(column.get(f"{W}w")) for column in grid.findall(f"{W}gridCol")]
    former = [str(column.get(f"{W}w")) for column in grid[-1][0]]
    assert former == widths[:2]


def test_a_head_that_reaches_further_says_how_far_it_reached() -> None:
    cell = table(CASES["wider-head"]()).findall(f"{W}tr")[0].findall(f"{W}tc")[1]
    spans = [str(span.get(f"{W}val")) for span in cell.iter(f"{W}gridSpan")]
    assert spans == ["3", "2"]
    properties = cell.find(f"{W}tcPr")
    assert properties is not None
    assert names(properties)[-1] == "tcPrChange"


def test_a_changed_table_is_as_wide_as_in_the_report() -> None:
    case = CASES["rows-and-cells"]()
    own = tables(written_flow(case.new))[0]
    mine, theirs = (
        [str(column.get(f"{W}w")) for column in node.iterfind(f"{W}tblGrid/{W}gridCol")]
        for node in (own, table(case))
    )
    assert theirs == mine


def test_a_wide_table_that_is_gone_fits_the_page_it_falls_on() -> None:
    case = CASES["wide-table-gone"]()
    width = table(case).find(f"{W}tblPr/{W}tblW")
    assert width is not None
    assert int(str(width.get(f"{W}w"))) < 10_000
