"""A sheet as a rectangle: nothing empty, merges fitted in or told."""

from pipeline.intake.excel.rectangle import FAR, Rectangle, rectangle_of
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.limits import DEFAULT
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.notice import Notice
from pipeline.model.table import Value
from tests.intake.excel.raw_sheets import raw

ONE = (Text("1"),)


def read(sheet: RawSheet) -> tuple[Rectangle, tuple[Notice, ...]]:
    found, notices = rectangle_of(sheet, "bang.xlsx", DEFAULT)
    assert found is not None
    return found, notices


def test_rows_and_columns_that_print_nothing_are_left_out_and_keep_their_names() -> None:
    found, notices = read(raw([[None] * 4, [None, "a", None, "b"], [None], [None, 1, None, None]]))
    assert notices == ()
    assert (found.rows, found.columns, found.places) == ([2, 4], [2, 4], ("S!B", "S!D"))
    assert found.texts == [["a", "b"], ["1", ""]]
    assert (found.filled(0), found.filled(1)) == ([0, 1], [0])
    assert (found.value(1, 0), found.value(1, 1), found.text(1, 1)) == (1, None, "")
    assert (found.after_gap(0), found.after_gap(1)) == (False, True)


def test_a_merge_down_and_across_covers_all_but_its_first_cell() -> None:
    rows: list[list[Value]] = [["a", None, "b"], [None, None, "c"], ["d", "e", "f"]]
    found, notices = read(raw(rows, [(1, 1, 2, 2)]))
    assert notices == ()
    assert found.span(0, 0) == (2, 2)
    assert found.covered == {(0, 1): (0, 0), (1, 0): (0, 0), (1, 1): (0, 0)}
    assert not found.is_line(1)


def test_a_line_is_one_text_alone_in_its_row() -> None:
    found, _ = read(raw([["Tiêu đề", None], ["a", "b"]], [(1, 1, 1, 2)]))
    assert (found.is_line(0), found.is_line(1)) == (True, False)


def test_a_merge_that_hides_words_or_crosses_another_is_told_with_its_range() -> None:
    rows: list[list[Value]] = [["a", "b"], ["c", "d"]]
    _, notices = read(raw(rows, [(1, 1, 1, 2)]))
    assert [(n.code, n.cell) for n in notices] == [("o-gop-sai", "S!A1")]
    assert "(A1:B1)" in notices[0].message
    rows = [["a", None, "b"], [None, None, "c"], ["d", "e", "f"]]
    found, notices = read(raw(rows, [(1, 1, 2, 1), (1, 1, 1, 2)]))
    assert [(n.code, n.cell) for n in notices] == [("o-gop-sai", "S!A1")]
    assert found.span(0, 0) == (2, 1)


def test_a_cell_far_from_the_others_is_told_with_its_place_and_kept() -> None:
    near = RawSheet("S", {(1, 1): Content(1, ONE), (1 + FAR, 1): Content(2, ONE)})
    assert read(near)[1] == ()
    for place, cell in (((2 + FAR, 1), f"S!A{2 + FAR}"), ((1, 2 + FAR), "S!ALN1")):
        found, notices = read(RawSheet("S", {(1, 1): Content(1, ONE), place: Content(2, ONE)}))
        assert [(n.code, n.cell) for n in notices] == [("o-xa-bang", cell)]
        assert len(found.rows) * len(found.columns) == 2


def test_a_table_beyond_the_limits_is_refused_with_what_would_mend_it() -> None:
    sheet = raw([["a", "b"], ["c", "d"]])
    assert rectangle_of(sheet, "b.xlsx", replace(DEFAULT, table_cells=4))[0] is not None
    refused, notices = rectangle_of(sheet, "b.xlsx", replace(DEFAULT, table_cells=3))
    assert refused is None
    assert [n.code for n in notices] == ["bang-qua-lon"]
    assert "2 dòng × 2 cột" in notices[0].message
    refused, notices = rectangle_of(sheet, "b.xlsx", replace(DEFAULT, columns=1))
    assert refused is None
    assert [n.code for n in notices] == ["bang-qua-nhieu-cot"]


def test_many_wrong_merges_are_told_one_by_one_up_to_twenty_and_then_counted() -> None:
    rows: list[list[Value]] = [["a", "b"] for _ in range(30)]
    for count, codes in ((20, ["o-gop-sai"] * 20), (23, ["o-gop-sai"] * 21)):
        merges = [(row, 1, row, 2) for row in range(1, count + 1)]
        _, notices = read(raw(rows, merges))
        assert [notice.code for notice in notices] == codes
    assert notices[-1].message == "trang 'S': thêm 3 vùng gộp sai; các ô được in rời"
    assert notices[-1].cell is None
