import pytest

from pipeline.model.document import COVERED, Grid, Row
from pipeline.model.letter_widths import width
from pipeline.model.table import Align, Column, RowKind
from pipeline.render.word.tables.content import Content, measure
from tests.render.samples import cell, row

LONG = "Nâng cấp đường tỉnh qua các xã biên giới"


def measured(*rows: Row, columns: tuple[Column, ...] = ()) -> Content:
    grid = Grid(columns or tuple(Column() for _ in rows[0].cells), rows)
    return measure(grid, tuple(tuple(cell.text for cell in entry.cells) for entry in rows))


def test_a_column_needs_its_widest_word_and_its_widest_short_cell() -> None:
    (name,) = measured(row("Xã Bình Gia"), row(LONG)).columns
    assert name.word == max(width(word, bold=False) for word in LONG.split())
    assert name.short == width("Xã Bình Gia", bold=False)


def test_names_of_groups_and_texts_alone_in_their_row_say_nothing_of_their_column() -> None:
    rows = [row(str(number), "Hồ Bản Lải", "12") for number in range(5)]
    alone = row(LONG, "", "")
    group = row("I", LONG, "", kind=RowKind.GROUP)
    plain, other = measured(*rows), measured(*rows, alone, group)
    assert [entry.usual for entry in other.columns] == [entry.usual for entry in plain.columns]
    assert [entry.short for entry in other.columns] == [entry.short for entry in plain.columns]
    assert other.columns[0].counts


def test_texts_alone_in_most_rows_are_the_table() -> None:
    first, _ = measured(*(row(LONG, "") for _ in range(4)), row("a", "b")).columns
    assert first.usual > 10


def test_numbers_codes_and_the_count_of_rows_are_figures() -> None:
    columns = (Column(), Column(), Column(align=Align.RIGHT), Column(), Column())
    rows = (row("1", "Hồ Bản Lải", "x y", "12,5", "ha"), row("2", "Hồ Tà Keo", "-", "-", "m2"))
    found = measured(*rows, columns=columns).columns
    assert [entry.figures for entry in found] == [True, False, True, True, False]
    assert [entry.counts for entry in found] == [True, False, False, False, False]


def test_what_reaches_over_columns_is_measured_over_all_of_them() -> None:
    head = Row((cell("Diện tích tưới", columns=2), COVERED, cell("Tên")), RowKind.HEADER)
    found = measured(head, row("1", "2", "a"))
    (span,) = found.across
    assert (span.start, span.count) == (0, 2)
    assert span.word == width("Diện", bold=True)
    assert [name.whole for name in span.head] == [pytest.approx(width("Diện tích tưới", bold=True))]
    assert found.columns[0].head == ()


def test_a_long_table_is_told_from_rows_at_regular_steps() -> None:
    rows = measured(*(row(str(number), "a b") for number in range(1_000))).rows
    assert 32 <= len(rows) <= 64
