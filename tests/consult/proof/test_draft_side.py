from pipeline.consult.proof.draft_side import DraftSide
from tests.consult.sample_trace import ITEM, OLD, flow

SIDE = DraftSide(flow(1, *OLD))


def test_what_has_an_ordinal_is_found_by_it_and_nothing_else_is() -> None:
    standing = SIDE.at(ITEM, 4)
    assert standing is not None
    assert standing.text == OLD[3].text
    assert SIDE.at(ITEM, 0) is None
    assert SIDE.at(ITEM, 10) is None
    assert SIDE.at("khac", 1) is None
    assert SIDE.at(ITEM, None) is None


def test_a_table_knows_its_lines_rows_and_cells() -> None:
    beds = SIDE.table_at(ITEM, 7)
    assert beds is not None
    assert SIDE.table_at(ITEM, 4) is None
    assert (beds.ordinal(1), beds.row_of(7), beds.row_of(5)) == (7, 1, None)
    assert (beds.holds(5), beds.holds(8), beds.holds(9)) == (True, True, False)
    assert (beds.text(1, 1), beds.column(1)) == ("900", "Số")
    assert beds.text(1, 9) == ""


def test_a_cell_is_named_by_caption_row_and_column() -> None:
    beds = SIDE.table_at(ITEM, 7)
    assert beds is not None
    assert beds.place(1, 1).text == "Bảng 2.3, dòng “Tuyến tỉnh”, cột Số"
    assert beds.place(2).text == "Bảng 2.3, dòng “Tuyến xã”"
    assert beds.context(1, 1) == "Giường bệnh | Tuyến tỉnh | Số"
