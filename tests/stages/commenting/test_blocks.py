from pipeline.compose.flow import lay_out
from pipeline.model.block_name import BlockName
from pipeline.stages.commenting.blocks import CommentBlock, comment_blocks
from tests.consult.places.placed import BEDS, report

FLOW = lay_out(report())
BLOCKS = {one.id: one for own in comment_blocks(FLOW, {}).values() for one in own}


def table() -> CommentBlock:
    return next(one for one in BLOCKS.values() if one.rows)


def test_every_block_has_its_name_its_place_and_its_words() -> None:
    block = BLOCKS["y-te.5"]
    assert block.whole.name == BlockName("y-te", 5)
    assert (block.whole.place, block.whole.words) == ("Phần I, mục I.1.1, đoạn 2", BEDS)
    assert BLOCKS["y-te"].whole.name == BlockName("y-te", 1)


def test_a_row_and_a_cell_of_a_table_have_names_of_their_own() -> None:
    block = table()
    row, cell = block.at(1, None), block.at(1, 1)
    assert (row.name, row.words) == (BlockName("y-te", 8), "Tuyến tỉnh | 812,2")
    assert row.place == "Bảng 1.1, dòng 1"
    assert (cell.name.text, cell.words) == ("y-te.8/Giường", "812,2")
    assert cell.place == "Bảng 1.1, dòng 1, cột Giường"


def test_a_row_or_cell_that_is_not_there_means_the_table_or_the_row() -> None:
    block = table()
    assert block.at(99, 0) == block.at(-1, None) == block.whole
    assert block.at(1, 99) == block.at(1, None)
    assert BLOCKS["y-te.5"].at(0, 0) == BLOCKS["y-te.5"].whole


def test_an_id_that_its_author_gave_leads_to_the_same_block() -> None:
    section = next(one for one in FLOW.sections if one.id == "y-te")
    source = section.blocks[3].source
    own = {(source.file, source.line or 0): "bang-giuong"}
    named = [one.id for one in comment_blocks(FLOW, own)[section.id]]
    assert named.count("bang-giuong") == 1
