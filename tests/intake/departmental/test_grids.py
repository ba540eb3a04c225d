from pipeline.intake.departmental.grids import ReadTable, read_table
from pipeline.intake.departmental.paragraphs.lines import CellLine, Emphasis
from pipeline.intake.departmental.paragraphs.looks import Looks
from pipeline.intake.departmental.paragraphs.words import all_words
from pipeline.model.document import Cell
from pipeline.model.inlines import LineBreak, Text
from pipeline.model.table import Align, RowKind
from pipeline.ooxml.names import W
from tests.intake.departmental.pages import cell, para, row, table, tree

RIGHT = '<w:jc w:val="right"/>'


def read(xml: str) -> ReadTable:
    looks = Looks(None)

    def lines(node: object) -> list[CellLine]:
        found = []
        for paragraph in node.iter(f"{W}p"):  # type: ignore[attr-defined]
            words = all_words(tree(f"<w:tc>{''}</w:tc>")) or "".join(
                part.text or "" for part in paragraph.iter(f"{W}t")
            )
            if words:
                look = looks.paragraph(paragraph.find(f"{W}pPr"))
                found.append(CellLine((Text(words),), look, Emphasis()))
        return found

    return read_table(tree(xml), lines)


def texts(found: ReadTable) -> list[list[str]]:
    return [[c.text for c in line.cells] for line in found.grid.rows]


def test_merged_cells_reach_over_what_they_cover() -> None:
    found = read(table(
        row(cell("TT", '<w:vMerge w:val="restart"/>'), cell("Năm", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), "2024", "2025"),
        row("1", "5", "6"),
    ))  # fmt: skip
    first = found.grid.rows[0].cells
    assert (first[0].rows, first[1].columns, first[2].covered) == (2, 2, True)
    assert found.grid.rows[1].cells[0].covered
    assert [line.kind for line in found.grid.rows] == [
        RowKind.HEADER, RowKind.HEADER, RowKind.BODY,
    ]  # fmt: skip
    assert [column.name for column in found.grid.columns] == ["TT", "2024", "2025"]


def test_words_in_a_cell_that_goes_on_are_not_covered() -> None:
    found = read(table(
        row("A", "B"), row(cell("a", '<w:vMerge w:val="restart"/>'), "1"),
        row(cell("lạc", "<w:vMerge/>"), "2"),
    ))  # fmt: skip
    assert texts(found)[2] == ["lạc", "2"]
    assert found.grid.rows[1].cells[0].rows == 1


def test_lines_of_a_cell_are_parted_and_widths_are_shares() -> None:
    two = f"<w:tc><w:tcPr/>{para('a')}{para('b')}</w:tc>"
    found = read(table(row("Tên", "Số"), row(two, "5"), widths=(1000, 3000)))
    assert found.grid.rows[1].cells[0].runs == (Text("a"), LineBreak(), Text("b"))
    assert [column.width for column in found.grid.columns] == [0.25, 0.75]


def test_rows_are_filled_up_and_empty_ones_at_the_end_left_out() -> None:
    found = read(table(row("a", "b"), row("1"), row("", "")))
    assert texts(found) == [["a", "b"], ["1", ""]]
    assert found.grid.rows[1].cells[1] == Cell()


def test_a_column_has_the_alignment_of_most_of_its_cells() -> None:
    right = f"<w:tc><w:tcPr/>{para('5', settings=RIGHT)}</w:tc>"
    found = read(table(row("Tên", "Số"), row("a", right), row("b", right)))
    assert [column.align for column in found.grid.columns] == [None, Align.RIGHT]


def test_cells_beyond_the_widest_table_and_tables_within_are_counted() -> None:
    wide = read(table(row(*[str(at) for at in range(203)]), row("a")))
    assert (len(wide.grid.columns), wide.cut) == (200, 3)
    nested = f"<w:tc><w:tcPr/>{table(row('x'))}<w:p/></w:tc>"
    assert read(table(row("a", nested))).nested == 1


def test_cells_joined_across_as_older_files_say_it_are_one() -> None:
    first, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    found = read(table(row("TT", cell("Vốn", first), cell("", on)), row("1", "5", "6")))
    assert [c.columns for c in found.grid.rows[0].cells] == [1, 2, 0]
