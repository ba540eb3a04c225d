"""Tables of a Word file: ranges, kinds of rows, alignment, as the grid has them."""

import pytest
from lxml import etree

from pipeline.intake.word.identity import KnownBlock
from pipeline.intake.word.package import W
from pipeline.intake.word.tables import read_grid, row_cells, table_rows
from pipeline.limits import MAX_WORD_COLUMNS
from pipeline.model.document import Grid, Inline
from pipeline.model.inlines import Marks, Text
from pipeline.model.table import Align, RowKind
from tests.intake.word.elements import element


def tc(text: str = "", properties: str = "", style: str = "", more: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>' if style else ""
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{styled}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    )


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


HEADER = "<w:tblHeader/>"
OPEN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int | str) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def words(cell: etree._Element) -> tuple[Inline, ...]:
    """*a* is bold, an empty cell has no runs."""
    text = "".join(str(t.text or "") for t in cell.iter(f"{W}t"))
    if not text:
        return ()
    return (Text(text.strip("*"), Marks(bold=True)) if text.startswith("*") else Text(text),)


def style_of(node: etree._Element) -> str:
    style = node.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def grid(*rows: str, known: dict[int, KnownBlock] | None = None) -> Grid:
    table = element(f"<w:tbl>{''.join(rows)}</w:tbl>")
    listed = list(table_rows(table))
    return read_grid(
        table, words, stays=lambda node: node.find("{*}trPr/{*}del") is None, style_of=style_of,
        known=lambda node: (known or {}).get(listed.index(node)),
    )  # fmt: skip


def shapes(found: Grid) -> list[list[tuple[int, int]]]:
    return [[(cell.rows, cell.columns) for cell in row.cells] for row in found.rows]


def kinds(found: Grid) -> list[RowKind]:
    return [row.kind for row in found.rows]


def test_rows_and_cells_in_controls_are_found() -> None:
    inner = (
        "<w:sdt><w:sdtContent>"
        + tr("<w:customXml>" + tc("a") + "</w:customXml>")
        + "</w:sdtContent></w:sdt>"
    )
    table = element(f"<w:tbl><w:tblPr/>{tr(tc('b'))}{inner}</w:tbl>")
    rows = list(table_rows(table))
    assert len(rows) == 2
    assert [len(list(row_cells(row))) for row in rows] == [1, 1]


def test_cells_are_their_words_and_value() -> None:
    found = grid(tr(tc("A"), tc("")))
    first, empty = found.rows[0].cells
    assert (first.text, first.value, empty.text, empty.value) == ("A", "A", "", None)
    assert len(found.columns) == 2


def test_a_row_that_lacks_cells_is_filled_with_empty_ones() -> None:
    found = grid(tr(tc("a"), tc("b"), tc("c")), tr(tc("d")))
    assert [cell.text for cell in found.rows[1].cells] == ["d", "", ""]
    found = grid(tr(tc("a"), tc("b")), tr(tc("c"), properties='<w:gridBefore w:val="1"/>'))
    assert [cell.text for cell in found.rows[1].cells] == ["", "c"]


def test_a_cell_across_columns_covers_those_behind_it() -> None:
    found = grid(tr(tc("a", span(2)), tc("b")), tr(tc(), tc(), tc()))
    assert shapes(found)[0] == [(1, 2), (0, 0), (1, 1)]


@pytest.mark.parametrize("columns", ["0", "x", "99999"])
def test_a_span_that_is_none_is_one(columns: str) -> None:
    assert shapes(grid(tr(tc("a", span(columns)), tc("b")))) == [[(1, 1), (1, 1)]]


def test_a_cell_down_rows_reaches_to_its_last_continuation() -> None:
    found = grid(
        tr(tc("a", OPEN), tc("b")), tr(tc("", GOES_ON), tc("c")), tr(tc("", GOES_ON), tc("d")),
        tr(tc("e"), tc("f")),
    )  # fmt: skip
    assert shapes(found) == [
        [(3, 1), (1, 1)], [(0, 0), (1, 1)], [(0, 0), (1, 1)], [(1, 1), (1, 1)],
    ]  # fmt: skip


def test_two_ranges_one_below_the_other_are_two() -> None:
    found = grid(*(tr(tc(text, merge)) for text, merge in
                   (("a", OPEN), ("", GOES_ON), ("b", OPEN), ("", GOES_ON))))  # fmt: skip
    assert shapes(found) == [[(2, 1)], [(0, 0)], [(2, 1)], [(0, 0)]]


def test_a_continuation_of_nothing_is_a_cell_of_its_own() -> None:
    found = grid(tr(tc("a")), tr(tc("b", GOES_ON)), tr(tc("", GOES_ON)))
    assert shapes(found) == [[(1, 1)], [(2, 1)], [(0, 0)]]
    assert found.rows[1].cells[0].text == "b"


def test_rows_taken_out_are_not_there() -> None:
    assert len(grid(tr(tc("a")), tr(tc("b"), properties="<w:del/>")).rows) == 1
    assert grid(tr(tc("b"), properties="<w:del/>")) == Grid((), ())


def test_no_more_columns_are_read_than_there_may_be() -> None:
    many = tr(*(tc("x") for _ in range(MAX_WORD_COLUMNS + 5)))
    assert len(grid(many).columns) == MAX_WORD_COLUMNS
    assert len(grid(tr(tc("a"), tc("b", span(MAX_WORD_COLUMNS)), tc("c"))).columns) == 1


@pytest.mark.parametrize(
    ("properties", "kind"),
    [(HEADER, RowKind.HEADER), ('<w:tblHeader w:val="1"/>', RowKind.HEADER),
     ('<w:tblHeader w:val="0"/>', RowKind.BODY), ('<w:tblHeader w:val="off"/>', RowKind.BODY),
     ('<w:tblHeader w:val="false"/>', RowKind.BODY), ("", RowKind.BODY)],
)  # fmt: skip
def test_a_row_that_repeats_is_a_header(properties: str, kind: RowKind) -> None:
    assert kinds(grid(tr(tc("a"), properties=properties))) == [kind]


def test_a_row_that_is_bold_throughout_is_a_total_and_its_words_plain() -> None:
    found = grid(
        tr(tc("*Tổng*"), tc("*5*"), tc()), tr(tc("*A*"), tc("5"), tc()), tr(tc(), tc(), tc())
    )
    assert kinds(found) == [RowKind.TOTAL, RowKind.BODY, RowKind.BODY]
    assert found.rows[0].cells[0].runs == (Text("Tổng"),)
    assert found.rows[1].cells[0].runs == (Text("A", Marks(bold=True)),)


def test_what_an_identity_says_of_a_row_wins_over_its_look() -> None:
    def known(row: str, line: int | None = None) -> KnownBlock:
        return KnownBlock("", "dong", "", "", "", line, "", row)

    rows = [tr(tc("*a*")), tr(tc("*b*")), tr(tc("c")), tr(tc("d"), properties=HEADER)]
    found = grid(*rows, known={0: known("", 9), 1: known("group"), 2: known("total"), 3: known("")})
    assert kinds(found) == [RowKind.BODY, RowKind.GROUP, RowKind.TOTAL, RowKind.HEADER]
    assert [row.line for row in found.rows] == [9, None, None, None]
    assert found.rows[0].cells[0].runs == (Text("a", Marks(bold=True)),)
    assert found.rows[1].cells[0].runs == (Text("b"),)


def test_columns_are_named_by_the_last_header_that_names_them() -> None:
    found = grid(
        tr(tc("Năm"), tc("Vốn"), properties=HEADER), tr(tc(""), tc("Tổng"), properties=HEADER),
        tr(tc("2025"), tc("7")), tr(tc("x"), tc("y"), properties=HEADER),
    )  # fmt: skip
    assert [column.name for column in found.columns] == ["Năm", "Tổng"]


def aligns(*styles: str, more: str = "") -> Align | None:
    """The alignment of a column whose cells have these styles."""
    rows = [tr(tc("7", style=style, more=more)) for style in styles]
    return grid(tr(tc("A"), properties=HEADER), *rows).columns[0].align


def test_a_column_is_aligned_as_most_of_its_cells() -> None:
    assert aligns("BangSo9", "BangSo", "BangChu") is Align.RIGHT
    assert aligns("BangChu", "BangChu10", "BangSo") is None
    assert aligns("BangGiua") is Align.CENTER
    assert aligns("BangTieuDe") is Align.CENTER
    assert aligns("Khac") is None
    assert aligns("BangSo", more="<w:ind/>") is Align.DECIMAL
    assert aligns("BangGiua", more="<w:ind/>") is Align.CENTER


def test_dashes_headers_and_wide_cells_do_not_align_a_column() -> None:
    def column(*rows: str) -> Align | None:
        return grid(*rows).columns[0].align

    number = tr(tc("7", style="BangSo"), tc())
    dashes = [tr(tc(dash, style="BangGiua"), tc()) for dash in ("-", "–", " — ")]
    assert column(number, *dashes) is Align.RIGHT
    wide = [tr(tc("a", span(2), style="BangGiua")) for _ in range(2)]
    assert column(number, *wide) is Align.RIGHT
    heads = [tr(tc("a", style="BangGiua"), tc(), properties=HEADER) for _ in range(2)]
    assert column(*heads, number) is Align.RIGHT


def test_a_cell_that_does_not_follow_its_column_says_so() -> None:
    found = grid(
        tr(tc("A", style="BangGiua"), properties=HEADER), tr(tc("7", style="BangSo")),
        tr(tc("8", style="BangSo")), tr(tc("x", style="BangChu")),
        tr(tc("9", style="BangSo", more="<w:ind/>")),
    )  # fmt: skip
    assert [row.cells[0].align for row in found.rows] == [None, None, None, Align.LEFT, None]
