"""Keys of what is printed: computed numbers and identifiers are no part of them."""

from collections.abc import Hashable
from decimal import Decimal

import pytest

from pipeline.compare.printed import (
    block_key,
    block_sort,
    block_text,
    drawn_text,
    folded_key,
    inline_key,
    marks_key,
    row_text,
    runs_key,
    style_key,
)
from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.model.document import Cell, Inline, NoteMark, Row
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowTable, ListPlace, Role
from pipeline.model.inlines import (
    PLAIN,
    Drawing,
    Image,
    LineBreak,
    Marks,
    Math,
    PictureMark,
    Reference,
    Text,
)
from pipeline.model.table import Align, RowKind
from tests.compare.flows import figure, heading, note, runs, table, words

BOLD = Marks(bold=True)
IMAGE = Image("a.png", "Sơ đồ", "png", 10, 10, "x")
REFERENCE = Reference("x", "Bảng 1.1", found=True, caption=True)
CHART = Chart(
    ChartKind.COLUMN, ("2024", "2025"), (Series("Vốn", (Datum(Decimal(1), "1"), None)),), unit="ha"
)


def drawn(*runs_: Inline) -> FlowFigure:
    return FlowFigure(FlowParagraph("HinhAnh", runs_, Role.DRAWING))


UNLIKE: list[Inline] = [
    Text("x"),
    Text("y"),
    Text("x", BOLD),
    LineBreak(),
    Math("x"),
    Math("", omml="<x/>"),
    Math("", omml="<y/>"),
    note("x"),
    note("y"),
    NoteMark("x", first=False),
    NoteMark("y", first=False),
    REFERENCE,
    replace(REFERENCE, target="y"),
    replace(REFERENCE, found=False),
    replace(REFERENCE, caption=False),
    replace(REFERENCE, marks=BOLD),
    IMAGE,
    replace(IMAGE, sha256="y"),
    PictureMark("x", ""),
    PictureMark("x", "y"),
    PictureMark("z", ""),
    Drawing(IMAGE),
    Drawing(replace(IMAGE, sha256="y")),
    Drawing(CHART),
]
ALIKE: list[tuple[Inline, Inline]] = [
    (Math("x", line=3, omml="<x/>"), Math("x", omml="<y/>")),
    (NoteMark("x", first=False), NoteMark("x", first=False)),
    (note("x"), replace(note("x"), label="2")),
    (REFERENCE, replace(REFERENCE, text="Bảng 1.2", line=4)),
    (IMAGE, replace(IMAGE, file="b.png", alt="Khác")),
    (PictureMark("x", "y"), PictureMark("z", "y")),
    (Drawing(IMAGE, "Hình 1"), Drawing(IMAGE, "Hình 2")),
    (Drawing(CHART), Drawing(replace(CHART, alt="Khác", origin="Nguồn", file="b.xlsx"))),
]


def test_what_stands_in_a_line_is_known_by_what_it_shows() -> None:
    keys = [inline_key(run) for run in UNLIKE]
    assert len(set(keys)) == len(UNLIKE)
    assert None not in keys
    assert all(inline_key(one) == inline_key(other) for one, other in ALIKE)
    assert [runs_key((run,)) for run in UNLIKE] == keys
    assert len({runs_key((run, LineBreak())) for run in UNLIKE}) == len(UNLIKE)


@pytest.mark.parametrize(
    "marks",
    [
        Marks(bold=True),
        Marks(italic=True),
        Marks(strike=True),
        Marks(superscript=True),
        Marks(subscript=True),
        Marks(underline=True),
        Marks(code=True),
    ],
)
def test_each_mark_is_part_of_what_is_printed(marks: Marks) -> None:
    marked = marks_key(marks)
    assert marked not in (
        marks_key(PLAIN),
        marks_key(Marks(link="a")),
        marks_key(Marks(target="a")),
    )
    assert marks_key(replace(PLAIN, link="a")) != marks_key(replace(PLAIN, target="a"))
    assert marks_key(Marks()) == marks_key(PLAIN) == () == marks_key(Marks(indicator="grdp"))


@pytest.mark.parametrize(
    "other",
    [
        replace(CHART, kind=ChartKind.LINE),
        replace(CHART, categories=("2024", "2026")),
        replace(CHART, axis="Năm"),
        replace(CHART, unit="km"),
        replace(CHART, percent=True),
        replace(CHART, series=(Series("Chi", CHART.series[0].data),)),
        replace(CHART, series=(Series("Vốn", (Datum(Decimal(1), "1,0"), None)),)),
        replace(CHART, series=(Series("Vốn", (None, Datum(Decimal(1), "1"))),)),
    ],
)
def test_a_chart_is_known_by_all_that_is_drawn(other: Chart) -> None:
    assert inline_key(Drawing(other)) != inline_key(Drawing(CHART))


def test_a_renumbered_heading_or_caption_prints_the_same() -> None:
    assert block_key(heading("Đường bộ", "1.1.")) == block_key(heading("Đường bộ", "1.2."))
    one, other = (table("Tên", ["A"], ["x"], number=number) for number in ("1.1", "1.2"))
    assert block_key(one) == block_key(other)


def test_a_reference_prints_where_it_leads_not_its_number() -> None:
    one, other = (
        (Reference("bang-a", text, found=True, caption=True),) for text in ("Bảng 1.1", "Bảng 1.2")
    )
    assert runs_key(one) == runs_key(other)
    assert runs_key(one) != runs_key((Reference("bang-b", "Bảng 1.1", found=True, caption=True),))


def test_runs_that_look_alike_count_as_one() -> None:
    cut = (Text("một "), Text("hai", Marks(indicator="grdp")), Text("!", BOLD))
    assert runs_key(cut) == runs_key((Text("một hai"), Text("!", BOLD)))
    assert runs_key(cut) != runs_key((Text("một hai!"),))


def test_a_figure_is_known_by_its_picture_not_by_words_for_the_blind() -> None:
    shown = figure("Sơ đồ", "a" * 64)
    assert block_key(shown) == block_key(figure("Sơ đồ", "a" * 64, alt="Khác"))
    assert block_key(shown) != block_key(figure("Sơ đồ", "b" * 64))


def test_a_folded_key_leaves_out_differences_of_form() -> None:
    one, other = words("Uỷ ban – hoà"), words("Ủy ban - hòa")
    assert block_key(one) != block_key(other)
    assert folded_key(block_key(one)) == folded_key(block_key(other))


def test_source_and_identifier_are_no_part_of_what_is_printed() -> None:
    paragraph = words("Một đoạn.")
    assert block_key(paragraph) == block_key(replace(paragraph, id="muc-a", anchors=("b",)))


def test_runs_are_known_by_their_words_and_what_is_no_word_in_order() -> None:
    line = (Text("a"), Text("b"), LineBreak(), LineBreak(), Text("c", BOLD), Text("d"))
    bold = (Text("c", BOLD),)
    assert runs_key(line) == ("ab", *([runs_key(line[2:3])] * 2), runs_key(bold), "d")
    assert runs_key(line[:2]) == runs_key((Text("ab"),)) == "ab"
    assert runs_key((Text("c", BOLD), Text("d", BOLD))) == runs_key((Text("cd", BOLD),))
    assert len({runs_key(line[:end]) for end in range(len(line) + 1)}) == len(line) + 1


CELL = Cell((Text("1"),), value="1")
COVERED = Cell(rows=0, columns=0)


def with_cell(cell: Cell = CELL) -> FlowTable:
    shown = table("Tên", ["A", "B"], ["x", "1"])
    head, row = shown.written.rows
    rows = (head, replace(row, cells=(row.cells[0], cell)))
    return replace(shown, written=replace(shown.written, rows=rows))


UNLIKE_BLOCKS: list[FlowBlock] = [
    words(""),
    words("Một"),
    words("Một", style="TrichDan"),
    heading("Một"),
    heading("Một", level=5),
    replace(heading("Một"), appendix=True),
    replace(words("Một"), role=Role.FIXED),
    replace(words("Một"), list_place=ListPlace(1, 0)),
    replace(words("Một"), list_place=ListPlace(1, 1)),
    replace(words("Một"), list_place=ListPlace(1, 0, 1)),
    replace(words("Một"), list_place=ListPlace(1, 0, 2)),
    figure("Một", "a"),
    figure("Hai", "a"),
    figure("Một", "b"),
    with_cell(),
    *(
        with_cell(cell)
        for cell in (
            replace(CELL, rows=2),
            replace(CELL, columns=2),
            COVERED,
            replace(CELL, align=Align.CENTER),
            Cell(),
            Cell((Text("1", BOLD),)),
        )
    ),
    table("Tên", ["A", "B"], ["x", "1"], figures=2),
    table("Khác", ["A", "B"], ["x", "1"]),
    table("Tên", ["A", "B"], ["x", "1"], unit="ha"),
    table("Tên", ["A", "B"]),
    replace(with_cell(), below=(words("Nguồn"),)),
    replace(with_cell(), above=(words("Nguồn"),)),
]


def test_blocks_are_known_by_all_that_is_printed() -> None:
    keys = [block_key(block) for block in UNLIKE_BLOCKS]
    assert len(set(keys)) == len(UNLIKE_BLOCKS)
    assert None not in keys
    head, row = with_cell().written.rows
    other = replace(row, kind=RowKind.TOTAL)
    assert block_key(with_rows(head, other)) != block_key(with_rows(head, row))
    assert block_key(with_rows(head, row)) == block_key(with_cell())
    listed = replace(words("Một"), list_place=ListPlace(1, 0, 1))
    assert block_key(listed) == block_key(replace(listed, list_place=ListPlace(7, 0, 1)))


def with_rows(*rows: Row) -> FlowTable:
    shown = with_cell()
    return replace(shown, written=replace(shown.written, rows=rows))


def test_a_style_is_all_of_a_paragraphs_look_but_its_words() -> None:
    looks: list[Hashable] = [
        style_key(block) for block in UNLIKE_BLOCKS[1:11] if isinstance(block, FlowParagraph)
    ]
    assert len(set(looks)) == 10
    assert style_key(words("Một")) == style_key(words("Hai"))


def test_what_a_block_may_become_another_of() -> None:
    blocks = words("a"), heading("a"), replace(words("a"), role=Role.FORMULA), table("a", ["b"])
    assert [block_sort(block) for block in blocks] == ["text", "text", "formula", "table"]
    assert block_sort(words("a", style="HopThongBao")) == "box"
    assert block_sort(figure("a", "b")) == "figure"


def test_keys_are_folded_all_through() -> None:
    deep = ("Uỷ", (None, ("hoà", 1, LineBreak)), "a")
    assert folded_key(deep) == (folded_key("Uỷ"), (None, (folded_key("hòa"), 1, LineBreak)), "a")
    assert folded_key("hoà") == folded_key("hòa")


def test_the_words_of_a_block_are_those_in_it() -> None:
    assert block_text(runs(Text("a "), Math("x^2"), LineBreak(), note("b"))) == "a x^2 "
    assert block_text(words("")) == ""
    picture = Image("hinh/so-do.png", "Sơ đồ", "png", 10, 10, "0123456789")
    assert block_text(drawn(Drawing(picture))) == "[so-do.png 01234567]"
    shown = drawn(Drawing(CHART), PictureMark("a", "b"), Drawing(replace(picture, file="b.png")))
    assert drawn_text(shown) == "Vốn: 1 -\n[b.png 01234567]"
    two = replace(CHART, series=(*CHART.series, Series("Chi", (None,))))
    below = (words("Hình một"), words(""), words("Nguồn"))
    assert block_text(replace(drawn(Drawing(two)), below=below)) == (
        "Vốn: 1 -\nChi: -\nHình một\nNguồn"
    )


def test_a_cell_that_another_covers_says_nothing() -> None:
    assert row_text(Row((Cell((Text("a"),), columns=2), COVERED, Cell((Text("b"),))))) == "a | b"
    assert row_text(Row((Cell(), Cell((Text("b"),))))) == " | b"


def test_the_words_of_a_table_are_its_lines_and_rows() -> None:
    assert block_text(table("Tên", ["A", "B"], ["x", "1"], unit="ha")) == (
        "Tên\nĐơn vị: ha\nA | B\nx | 1"
    )
