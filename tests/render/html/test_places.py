"""Where a notice leads on a page."""

import pytest

from pipeline.model.document import (
    COVERED,
    Block,
    Cell,
    Division,
    Figure,
    Grid,
    Heading,
    NoteMark,
    Paragraph,
    Quote,
    Row,
    Source,
    Table,
)
from pipeline.model.inlines import Image, Text
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import Column
from pipeline.render.html.places import Goal, Places, find_places, marks_of
from pipeline.render.html.writing import Mark
from tests.render.samples import section

FILE = "sections/lan-1/so-y-te/y-te.md"
BOOK = "sections/lan-1/so-y-te/giuong.xlsx"
IMAGE = Image("a.png", "", "png", 1, 1, "0")


def at(line: int | None, file: str = FILE) -> Source:
    return Source("so-y-te", file, line)


def words(line: int, *runs: NoteMark, file: str = FILE) -> Paragraph:
    return Paragraph((Text("chữ"), *runs), at(line, file))


def table(line: int, *addresses: str, name: str = "", workbook: str = BOOK) -> Table:
    cells = tuple(Cell((Text("1"),), address=address) for address in addresses)
    columns = tuple(Column() for _ in cells)
    return Table(Grid(columns, (Row(cells),)), id=name, workbook=workbook, source=at(line))


def places(*blocks: Block) -> Places:
    return find_places([section("y-te", "Y tế", *blocks)])


def notice(
    line: int | None = None, cell: str | None = None, *, file: str = FILE, item: str | None = None
) -> Notice:
    return Notice(Severity.ERROR, "ma", "lời", file=file, line=line, cell=cell, item=item)


# blocks


def test_a_line_leads_to_the_block_that_begins_there_or_last_before_it() -> None:
    found = places(words(3), words(10), words(20))
    lines = {line: found.goal(notice(line)).line for line in (3, 4, 9, 10, 19, 20, 99)}
    assert lines == {
        3: (FILE, 3), 4: (FILE, 3), 9: (FILE, 3), 10: (FILE, 10), 19: (FILE, 10), 20: (FILE, 20),
        99: (FILE, 20),
    }  # fmt: skip


def test_blocks_of_several_agencies_are_found_whatever_their_order_on_the_page() -> None:
    found = places(words(20), words(3), words(5, file="khác.md"))
    assert found.goal(notice(7)).line == (FILE, 3)
    assert found.goal(notice(7, file="khác.md")).line == ("khác.md", 5)


def test_a_line_above_all_blocks_and_no_line_lead_to_the_item() -> None:
    found = places(words(3))
    for line in (2, None):
        assert found.goal(notice(line, item="y-te")) == Goal("y-te")
        assert found.goal(notice(line)) == Goal()


def test_an_item_or_a_file_that_is_not_on_the_page_leads_nowhere() -> None:
    found = places(words(3))
    assert found.goal(notice(3, file="khác.md", item="giao-thong")) == Goal()
    assert found.goal(notice(3, file="khác.md", item="")) == Goal()


def test_no_item_is_no_goal_though_a_section_had_no_id() -> None:
    nameless = find_places([section("", "Y tế", words(3))])
    assert nameless.goal(notice(1, item="")) == Goal()


def test_a_named_block_is_led_to_by_its_name_and_others_by_one_of_ours() -> None:
    found = places(
        words(1),
        Heading(1, (), "muc-a", source=at(2)),
        table(3, name="bang-a"),
        Figure(IMAGE, id="hinh-a", source=at(4)),
        Division("", (), "hop", at(5)),
        Heading(1, (), source=at(6)),
        words(7),
    )
    names = [found.goal(notice(line)).name for line in range(1, 8)]
    assert names == ["~d0", "muc-a", "bang-a", "hinh-a", "hop", "~d5", "~d6"]


def test_of_several_blocks_of_one_line_the_outer_one_is_led_to() -> None:
    found = places(Quote((words(3), words(4)), at(3)), words(4))
    assert found.names == {(FILE, 3): "~d0", (FILE, 4): "~d1"}
    assert found.starts == {FILE: [3, 4]}


def test_a_block_without_a_line_has_no_place() -> None:
    assert places(Paragraph((Text("chữ"),), at(None))).names == {}


def test_blocks_within_footnotes_and_their_footnotes_are_found_in_order() -> None:
    inner = NoteMark("b", (words(9),))
    found = places(words(1, NoteMark("a", (words(8, inner),))), words(2))
    assert list(found.names) == [(FILE, 1), (FILE, 8), (FILE, 9), (FILE, 2)]


# cells


def test_a_cell_leads_to_itself_and_one_not_shown_to_its_table() -> None:
    found = places(words(1), table(3, "S!A1", "S!B1", name="bang-a"))
    assert found.goal(notice(cell="S!B1", file=BOOK)) == Goal("~o1", cell=(BOOK, "S!B1"))
    assert found.goal(notice(cell="S!Z9", file=BOOK)) == Goal("bang-a", line=(FILE, 3))


def test_a_cell_wins_over_the_line_it_is_written_at() -> None:
    found = places(table(3, "S!A1"))
    assert found.goal(notice(3, "S!A1", file=BOOK)).cell == (BOOK, "S!A1")


def test_a_cell_of_a_workbook_that_is_nowhere_leads_to_the_item() -> None:
    found = places(table(3, "S!A1"))
    assert found.goal(notice(cell="S!A1", file="khác.xlsx", item="y-te")) == Goal("y-te")


def test_a_workbook_put_in_twice_is_led_to_where_it_first_stands() -> None:
    found = places(table(3, "S!A1"), table(9, "S!A1", "S!B1"))
    assert found.tables == {BOOK: (FILE, 3)}
    assert found.cells == {(BOOK, "S!A1"): "~o0", (BOOK, "S!B1"): "~o1"}


def test_cells_without_address_and_covered_ones_are_no_places() -> None:
    covered = Cell(address="S!C1", rows=0, columns=0)
    rows = (Row((Cell(address="S!A1", columns=3), covered, COVERED)), Row((Cell(), Cell(), Cell())))
    grid = Grid((Column(), Column(), Column()), rows)
    assert places(Table(grid, workbook=BOOK, source=at(3))).cells == {(BOOK, "S!A1"): "~o0"}


def test_a_table_written_in_the_text_has_a_place_but_no_cells_of_a_workbook() -> None:
    found = places(table(3, "S!A1", workbook=""))
    assert (found.tables, found.cells, list(found.names)) == ({}, {}, [(FILE, 3)])


# addresses and marks


def test_an_address_is_a_link_within_the_page() -> None:
    assert Goal("bảng").address == "#b%E1%BA%A3ng"
    assert Goal().address == ""


@pytest.mark.parametrize(
    ("severities", "kind"),
    [
        ((Severity.INFO, Severity.ERROR, Severity.WARNING), "at-error"),
        ((Severity.ERROR, Severity.INFO), "at-error"),
        ((Severity.WARNING, Severity.INFO), "at-warning"),
        ((Severity.INFO, Severity.WARNING), "at-warning"),
        ((Severity.WARNING, Severity.ERROR), "at-error"),
    ],
)
def test_the_heaviest_notice_colours_its_place(severities: tuple[Severity, ...], kind: str) -> None:
    notices = [Notice(severity, "ma", "lời") for severity in severities]
    line, cell = (FILE, 3), (BOOK, "S!A1")
    assert marks_of(notices, [Goal("~d0", line=line)] * len(notices)) == (
        {line: Mark("~d0", kind)},
        {},
    )
    assert marks_of(notices, [Goal("~o0", cell=cell)] * len(notices)) == (
        {},
        {cell: Mark("~o0", kind)},
    )


def test_a_notice_of_an_item_or_of_nothing_marks_nothing() -> None:
    assert marks_of([notice(), notice()], [Goal("y-te"), Goal()]) == ({}, {})


def test_each_notice_has_its_goal() -> None:
    with pytest.raises(ValueError, match="shorter"):
        marks_of([notice(), notice()], [Goal()])
