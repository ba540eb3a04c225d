from pipeline.model.document import COVERED, Grid, Row
from pipeline.model.letter_widths import width
from pipeline.model.table import Column, RowKind
from pipeline.render.word.tables.content import Content, measure
from pipeline.render.word.tables.levelling import (
    head_room,
    in_em,
    in_twips,
    least,
    levelled,
    spread,
)
from tests.render.samples import cell, row

LONG = "Nâng cấp đường tỉnh qua các xã biên giới " * 4


def measured(*rows: Row) -> Content:
    grid = Grid(tuple(Column() for _ in rows[0].cells), rows)
    return measure(grid, tuple(tuple(cell.text for cell in entry.cells) for entry in rows))


def test_em_and_twips_are_two_words_for_one_width() -> None:
    assert round(in_em(in_twips(7.5, 11), 11), 6) == 7.5


def test_the_least_width_holds_the_widest_word_and_is_a_centimetre() -> None:
    narrow, wide = least(measured(row("1", LONG)), 12, whole=True)
    assert narrow >= 540
    assert wide >= width("Nâng", bold=False) * 12 * 20


def test_columns_beneath_a_merged_cell_hold_its_widest_word_together() -> None:
    head = Row((cell("Nghiêng_nghiêng", columns=2), COVERED), RowKind.HEADER)
    low = least(measured(head, row("1", "2")), 12, whole=True)
    assert sum(low) >= width("Nghiêng_nghiêng", bold=True) * 12 * 20


def test_names_take_three_lines() -> None:
    head = row("Tổng số công trình đã hoàn thành", kind=RowKind.HEADER)
    (entry,) = measured(head, row(LONG), row(LONG)).columns
    assert head_room(entry, 1) > head_room(entry, 2) > head_room(entry) > 0


def test_more_lines_need_less_room_and_names_of_figures_decide_little() -> None:
    head = row("Tổng số công trình đã hoàn thành", "Ghi chú", kind=RowKind.HEADER)
    content = measured(head, *(row("12", LONG) for _ in range(3)))
    low = least(content, 12, whole=True)
    one, four = spread(content, low, 12, 1), spread(content, low, 12, 4)
    assert one[1] > four[1]
    assert four[0] < in_twips(head_room(content.columns[0], 3), 12)


def test_levelled_columns_fill_the_room_none_below_its_least() -> None:
    content = measured(*(row(str(number), LONG, LONG[:60]) for number in range(4)))
    low = least(content, 12, whole=True)
    found = levelled(content, low, 12, 9071)
    assert round(sum(found)) == 9071
    assert all(given >= floor for given, floor in zip(found, low, strict=True))
