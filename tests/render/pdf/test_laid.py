"""The body of a report is read from its Word file as its pages are judged."""

from pipeline.model.document import Figure
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.table import RowKind
from pipeline.render.pdf.laid import LaidBlock, by_item, read_body, tables_of
from tests.render.charts import chart
from tests.render.samples import para, png, row, single, wide_table, written
from tests.render.word.tables.test_table import table_of

GROUP = RowKind.GROUP


def known(*blocks: object) -> list[LaidBlock]:
    """What is known of the blocks of an item, behind its heading."""
    found = [block for block in read_body(written(single(*blocks))) if block.known]  # type: ignore[arg-type]
    return found[[block.style for block in found].index("Heading3") + 1 :]


def test_tables_are_read_from_the_file_with_rows_and_source() -> None:
    head = row("TT", "Tên", kind=RowKind.HEADER)
    rows = (head, row("I", "Y tế", kind=GROUP), row("1", "a"), row("2", "b"))
    grouped = replace(table_of(*rows), origin="Sở A")
    first, second = tables_of(known(grouped, para("Lời."), table_of(row("1", "a"))))
    assert [entry.identity.row for entry in first.rows] == [GROUP, "", ""]
    assert [entry.keeps for entry in first.rows] == [True, True, True]
    assert first.remark.startswith("_qh_")
    assert second.remark == ""
    assert [entry.keeps for entry in second.rows] == [False]


def test_a_block_says_what_stands_in_it_and_what_it_keeps_with() -> None:
    drawn = Figure(replace(chart(), origin="Sở A"), (Text("GRDP"),), number="1.1")
    before, figure, caption, remark, after = known(para("Gồm:"), drawn, para("Lời."))
    assert (before.keeps, before.asked, before.figure) == (True, True, 0)
    assert figure.keeps
    assert not figure.asked
    assert figure.figure == 0  # a chart's height is its own
    assert caption.style == "TenHinh"
    assert (remark.is_remark, caption.is_remark) == (True, False)
    assert (after.keeps, after.known[0].kind) == (False, "doan")


def test_a_picture_has_a_height_that_may_be_less() -> None:
    image, data = png(320, 160)
    word = written(single(Figure(image, (), number="1.1")), {image.sha256: data})
    assert [block.figure for block in read_body(word) if block.style == "HinhAnh"] == [120]


def test_headings_keep_and_those_of_parts_open_a_page() -> None:
    found = {block.style: block for block in read_body(written(single(para("Lời."))))}
    assert (found["Heading1"].opens, found["Heading1"].keeps) == (True, True)
    assert (found["Heading3"].opens, found["Heading3"].keeps) == (False, True)
    assert not found["BodyText"].keeps


def test_a_block_knows_the_room_of_its_page() -> None:
    first, *_, table, last = known(para("Lời. " * 400), wide_table(), para("Lời. " * 400))
    assert [block.area.wide for block in (first, table, last)] == [False, True, False]
    assert first.area.height > table.area.height > 400
    assert first.area.bottom > 50


def test_places_are_told_by_item_and_rise() -> None:
    assert by_item([("b", 4), ("a", 2), ("b", 1), ("b", 4)]) == {"a": (2,), "b": (1, 4)}
