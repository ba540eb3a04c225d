from pipeline.intake.departmental.paragraphs.lines import (
    LaidTable,
    is_most,
    joined,
    trimmed,
    without_bold,
    without_opening,
)
from pipeline.model.document import Cell, Grid, Row
from pipeline.model.inlines import LineBreak, Marks, Reference, Text
from pipeline.model.table import Column
from tests.intake.departmental.pages import line

STRONG = Marks(bold=True)


def test_runs_are_joined_with_single_spaces_also_from_run_to_run() -> None:
    runs = (Text(" Dân "), Text(" số"), Text("  là ", STRONG), Text(" lớn "))
    assert joined(runs) == (Text("Dân số "), Text("là", STRONG), Text(" lớn"))


def test_breaks_and_spaces_at_the_ends_go() -> None:
    runs = (LineBreak(), Text("a "), LineBreak(), Text(" b"), LineBreak(), Text(" "))
    assert trimmed(runs) == (Text("a"), LineBreak(), Text("b"))


def test_an_opening_is_taken_away_through_runs_and_references() -> None:
    assert without_opening((Text("1", STRONG), Text(". Dân số")), 3) == (Text("Dân số"),)
    reference = Reference("x", "Bảng 1")
    assert without_opening((reference, Text(": a")), 8) == (Text("a"),)


def test_most_letters_are_nearly_all() -> None:
    assert is_most(99, 100)
    assert not is_most(90, 100)
    assert not is_most(0, 0)


def test_bold_is_taken_from_lines_and_tables_stay() -> None:
    grid = Grid((Column(),), (Row((Cell((Text("a"),)),)),))
    table = LaidTable(1, 1, grid)
    assert without_bold(table) is table
    assert table.text == "a"
    assert without_bold(line("x")).text == "x"
