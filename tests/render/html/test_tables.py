"""Tables in HTML: header and body, merged cells, numbers lined up on the comma, marks."""

import re

import pytest
from lxml import html

from pipeline.model.document import COVERED, Cell, Grid, Row, Table
from pipeline.model.inlines import Marks, Text
from pipeline.model.table import Align, Column, RowKind
from pipeline.render.html.tables import table_css, write_grid
from pipeline.render.html.writing import HtmlWriting, Links, Mark
from tests.render.samples import cell, row

BOOK = "sections/lan-1/so-y-te/giuong.xlsx"


def writing(**marks: Mark) -> HtmlWriting:
    """Give a page on which cells of the workbook are pointed to, by their column's letter."""
    cells = {(BOOK, f"S!{address}"): mark for address, mark in marks.items()}
    return HtmlWriting(Links(), {}, {}, cells=cells)


def written(
    *rows: Row, columns: tuple[Column, ...] | None = None, page: HtmlWriting | None = None
) -> str:
    wide = columns or tuple(Column() for _ in rows[0].cells)
    return write_grid(page or writing(), Table(Grid(wide, rows), workbook=BOOK))


def classes(*texts: str, align: Align | None, head: str = "") -> list[str | None]:
    """Give the classes of the second column's cells, one row a text, below a header."""
    header = row("TT", head, kind=RowKind.HEADER)
    rows = (header, *(row("x", text) for text in texts))
    text = written(*rows, columns=(Column(), Column(align=align)))
    table = html.fragment_fromstring(text)
    return [line[1].get("class") for line in table.xpath("tbody/tr")]


# rows and cells


def test_header_rows_stand_apart_from_the_body() -> None:
    text = written(row("A", "B", kind=RowKind.HEADER), row("1", "2"))
    assert text == (
        '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    )


def test_a_table_without_header_is_all_body() -> None:
    assert written(row("1")) == "<table><tbody><tr><td>1</td></tr></tbody></table>"


def test_a_merged_cell_says_how_far_it_reaches_and_covered_ones_are_not_written() -> None:
    text = written(Row((cell("a", rows=2, columns=2), COVERED)), Row((COVERED, COVERED)))
    assert text == (
        '<table><tbody><tr><td rowspan="2" colspan="2">a</td></tr><tr></tr></tbody></table>'
    )


def test_a_header_cell_over_several_columns_heads_them_all() -> None:
    text = written(
        Row((cell("a", columns=2), COVERED, cell("b", rows=2)), RowKind.HEADER),
        row("c", "d", "", kind=RowKind.HEADER),
    )
    assert text == (
        '<table><thead><tr><th colspan="2" scope="colgroup">a</th>'
        '<th rowspan="2" scope="col">b</th></tr><tr><th scope="col">c</th>'
        '<th scope="col">d</th><th scope="col"></th></tr></thead>'
        "<tbody></tbody></table>"
    )


@pytest.mark.parametrize(
    ("reach", "apart"), [((1, 1), True), ((2, 1), True), ((3, 1), False), ((1, 2), False)]
)
def test_a_header_that_reaches_into_the_body_is_not_cut_off(
    reach: tuple[int, int], apart: bool
) -> None:
    first, second = reach
    text = written(
        Row((cell("a", rows=first), cell("b")), RowKind.HEADER),
        Row((COVERED if first > 1 else cell("c"), cell("d", rows=second)), RowKind.HEADER),
        Row((COVERED if first > 2 else cell("e"), COVERED if second > 1 else cell("f"))),
    )
    assert ("<thead>" in text) is apart
    assert text.count("<th") - text.count("<thead") == (4 if first == 1 else 3)


def test_group_and_total_rows_say_so_and_open_with_what_names_them() -> None:
    text = written(
        row("TT", "Tên", "Vốn", kind=RowKind.HEADER),
        row("I", "Giao thông", "5", kind=RowKind.GROUP),
        row("1", "Cầu", "5"),
        row("", "Tổng", "5", kind=RowKind.TOTAL),
    )
    (_, group, body, total) = html.fragment_fromstring(text).iter("tr")
    assert [(c.tag, c.get("scope"), c.text) for c in group] == [
        ("th", "row", "I"),
        ("td", None, "Giao thông"),
        ("td", None, "5"),
    ]
    assert (group.get("class"), body.get("class"), total.get("class")) == ("group", None, "total")
    assert [c.tag for c in body] == ["td", "td", "td"]
    assert [(c.tag, c.get("scope"), c.text) for c in total] == [
        ("th", "row", "Tổng"),
        ("td", None, "5"),
    ]


def test_an_empty_first_cell_names_no_row() -> None:
    text = written(row("", "5", "", kind=RowKind.GROUP))
    (line,) = html.fragment_fromstring(text).iter("tr")
    assert [(c.tag, c.text) for c in line[:1]] == [("td", None)]
    assert [c.tag for c in line].count("th") == 1


def test_words_of_a_cell_keep_their_marks_and_are_escaped() -> None:
    told = Cell((Text("a<"), Text("b", Marks(bold=True))))
    assert "<td>a&lt;<strong>b</strong></td>" in written(Row((told,)))


# alignment


@pytest.mark.parametrize(
    ("align", "told"),
    [
        (None, None),
        (Align.LEFT, None),
        (Align.CENTER, "center"),
        (Align.RIGHT, "right"),
        (Align.DECIMAL, "right"),
    ],
)
def test_a_cell_of_the_body_stands_as_its_column_does(align: Align | None, told: str) -> None:
    assert classes("7", align=align) == [told]


def test_a_header_cell_stands_as_it_says_itself_not_as_its_column_does() -> None:
    cells = (cell("A"), Cell((Text("B"),), align=Align.LEFT), Cell((Text("C"),), align=Align.RIGHT))
    columns = (Column(align=Align.RIGHT),) * 3
    text = written(Row(cells, RowKind.HEADER), columns=columns)
    assert [c.get("class") for c in html.fragment_fromstring(text).iter("th")] == [
        None,
        "left",
        "right",
    ]


def test_a_named_row_s_first_cell_says_that_it_stands_on_the_left() -> None:
    first = Cell((Text("Giao thông"),), align=Align.LEFT)
    text = written(Row((first, cell("x")), RowKind.GROUP))
    assert '<th class="left" scope="row">Giao thông</th><td>x</td>' in text


# decimals


def test_a_number_with_fewer_decimals_leaves_their_room_and_one_without_the_comma_s_too() -> None:
    assert classes("1,25", "2,5", "3", "4,75", align=Align.DECIMAL) == [
        "right",
        "right d1",
        "right e2",
        "right",
    ]


def test_whole_numbers_alone_leave_no_room() -> None:
    assert classes("1", "1.250", align=Align.DECIMAL) == ["right", "right"]


def test_a_value_may_have_words_round_it_and_several_numbers_have_no_comma() -> None:
    assert classes("1,25", ">68,0", "12,5%", "2,5 - 3,5", "không", align=Align.DECIMAL) == [
        "right",
        "right d1",
        "right d1",
        "right",
        "right",
    ]


def test_a_header_s_numbers_ask_for_no_room() -> None:
    assert classes("1,5", "2", align=Align.DECIMAL, head="3,125") == ["right", "right e1"]


def test_rooms_beyond_those_the_page_has_are_the_widest_it_has() -> None:
    assert classes("1,123456789012", "2", "3,123", "4,1", align=Align.DECIMAL) == [
        "right",
        "right e9",
        "right d9",
        "right d9",
    ]


def test_a_column_that_is_not_of_decimals_lines_nothing_up() -> None:
    assert classes("1,25", "3", align=Align.RIGHT) == ["right", "right"]
    cells = (cell("x"), Cell((Text("3"),), align=Align.DECIMAL))
    text = written(row("x", "1,25"), Row(cells), columns=(Column(), Column(align=Align.RIGHT)))
    assert text.count('class="right"') == 2


def test_what_names_a_row_is_not_lined_up() -> None:
    columns = (Column(align=Align.DECIMAL), Column(align=Align.DECIMAL))
    text = written(row("1,25", "1"), row("3", "1", kind=RowKind.TOTAL), columns=columns)
    assert '<th class="right" scope="row">3</th>' in text


# widths


def test_columns_have_the_share_they_ask_for_in_hundredths() -> None:
    shares = (Column(width=0.254), Column(width=0.001), Column(), Column(width=1.2))
    text = written(row("a", "b", "c", "d"), columns=shares)
    assert '<colgroup><col class="w25"><col class="w1"><col><col class="w100"></colgroup>' in text


@pytest.mark.parametrize("width", [None, 0.0])
def test_columns_that_ask_for_none_are_left_to_the_browser(width: float | None) -> None:
    assert "<col" not in written(row("a"), columns=(Column(width=width),))


@pytest.mark.parametrize(
    ("count", "told"), [(4, ""), (5, ' class="c5"'), (60, ' class="c60"'), (61, ' class="c60"')]
)
def test_a_table_of_many_columns_is_kept_wide_enough_to_read(count: int, told: str) -> None:
    assert written(row(*("x",) * count)).startswith(f"<table{told}><tbody>")


def test_every_class_that_a_table_can_have_has_its_rule() -> None:
    css = table_css()
    assert set(re.findall(r"\.(w\d+)\{", css)) == {f"w{n}" for n in range(1, 101)}
    assert set(re.findall(r"td\.([de]\d+)\{", css)) == {
        f"{kind}{n}" for kind in "de" for n in range(1, 10)
    }
    assert set(re.findall(r"\.(c\d+)\{", css)) == {f"c{n}" for n in range(5, 61)}


def test_rules_stand_side_by_side() -> None:
    rules = r"(?:\.w\d+\{[^{}]+\}|td\.[de]\d\{[^{}]+\}|\.c\d+\{[^{}]+\})+"
    assert re.fullmatch(rules + r"@media screen[^{}]+\{[^{}]+\{[^{}]+\}\}", table_css())


def test_what_is_too_wide_for_a_sheet_takes_its_margins_on_a_screen() -> None:
    (named,) = re.findall(r":is\(([^)]+)\)\)\{margin-inline:", table_css())
    assert named.split(",") == [f".c{n}" for n in range(8, 61)]


def test_a_digit_is_half_an_em_wide_and_a_comma_a_quarter() -> None:
    css = table_css()
    assert "td.d1{padding-right:calc(.35em + 0.5em)}" in css
    assert "td.e3{padding-right:calc(.35em + 1.75em)}" in css
    assert ".w25{width:25%}" in css
    assert ".c6{min-width:27.0em}" in css


# marks of notices


def addressed(text: str, address: str, align: Align | None = None) -> Cell:
    return Cell((Text(text),) if text else (), text or None, f"S!{address}", align=align)


def test_a_cell_that_a_notice_points_to_has_an_id_and_a_class_once() -> None:
    page = writing(B1=Mark("~o1", "at-error"))
    line = Row((addressed("a", "A1"), addressed("b", "B1")))
    text = written(line, line, page=page)
    assert text == (
        '<table><tbody><tr><td>a</td><td id="~o1" class="at-error">b</td></tr>'
        "<tr><td>a</td><td>b</td></tr></tbody></table>"
    )
    assert page.cells == {}


def test_a_mark_keeps_the_cell_s_own_class() -> None:
    page = writing(A1=Mark("a<", "at-info"))
    line = Row((addressed("a", "A1", align=Align.CENTER),))
    assert '<td id="a&lt;" class="center at-info">a</td>' in written(line, page=page)


def test_a_mark_of_another_workbook_or_cell_is_left_for_it() -> None:
    page = HtmlWriting(Links(), {}, {}, cells={("khác.xlsx", "S!A1"): Mark("~o0", "at-error")})
    assert "<td>a</td>" in written(Row((addressed("a", "A1"),)), page=page)
    assert list(page.cells) == [("khác.xlsx", "S!A1")]


def test_a_cell_that_a_notice_points_to_keeps_its_place_in_a_group_s_row() -> None:
    cells = (addressed("Giao thông", "A1"), addressed("", "B1"), addressed("", "C1"))
    group = Row(cells, RowKind.GROUP)
    assert 'colspan="3"' in written(group)
    marked = written(group, page=writing(B1=Mark("~o1", "at-error")))
    assert 'colspan="3"' not in marked
    assert '<td id="~o1" class="at-error"></td>' in marked


def test_a_cell_of_another_workbook_does_not_keep_one_of_the_same_address_apart() -> None:
    page = HtmlWriting(Links(), {}, {}, cells={("khác.xlsx", "S!B1"): Mark("~o0", "at-error")})
    cells = (addressed("Giao thông", "A1"), addressed("", "B1"))
    assert 'colspan="2"' in written(Row(cells, RowKind.GROUP), page=page)
