from pipeline.intake.markdown.pasted.tables import spaced_tables
from pipeline.model.document import Table
from tests.intake.as_markdown import read
from tests.intake.markdown.pasted.looked_at import found, mended


def test_cells_apart_by_tabs_become_a_table() -> None:
    text = "Trên.\n\nTuyến\tDài\tVốn\nA|B\t12\t5\n\nDưới."
    assert found(spaced_tables, text) == [("bang-bang-tab", 2)]
    after = mended(spaced_tables, text)
    assert "| Tuyến | Dài | Vốn |\n|---|---|---|\n| A\\|B | 12 | 5 |" in after
    assert isinstance(read(after).value.blocks[1], Table)


def test_cells_apart_by_spaces_become_one_where_its_columns_are_plain() -> None:
    three = "Xã    Dân số    Hộ\nA     1.200     300\nB     1.300     310"
    assert mended(spaced_tables, three).startswith("| Xã | Dân số | Hộ |\n|---|---|---|\n")
    named = "Xã      Dân số\nA       1.200\nB       1.300"
    assert mended(spaced_tables, named).startswith("| Xã | Dân số |")


def test_columns_that_differ_or_have_no_names_are_told_and_stay() -> None:
    for text in ("Xã\tDân số\nA\t1\t2", "A     1.200\nB     1.300\nC     1.400"):
        assert found(spaced_tables, text) == [("bang-bang-tab", 0)]
        assert mended(spaced_tables, text) == text


def test_a_gap_in_a_sentence_a_list_or_one_line_is_no_table() -> None:
    for text in ("một   hai\nba   bốn", "- a\tb\n- c\td", "a\tb", "| a   b |\n|---|\n| c   d |"):
        assert found(spaced_tables, text) == []
