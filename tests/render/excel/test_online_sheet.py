from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from pipeline.intake.excel.comment_sheets import read_comment_sheet
from pipeline.model.comment_sheet import CommentSheet
from pipeline.model.fixed import replace
from pipeline.model.online_sheet import OnlineComment, OnlineSheet
from pipeline.render.excel.online_sheet import online_sheet

ROAD = OnlineComment(
    "giao-thong.15/Quy mô",
    "Phần I, mục I.1: Giao thông [giao-thong]",
    "Bảng 1.1, dòng 2: 12 km",
    "Đề nghị rà soát.\nSố liệu cũ.",
    "15 km",
)
SHEET = OnlineSheet(
    "UBND xã A", "Dự thảo lần 1", "Báo cáo", "ab12cd", "12/UBND", date(2025, 11, 20), False, (ROAD,)
)
HOSTILE = ("=cmd|' /C calc'!A0", "<b>đậm</b> & <script>", "-1+1", "_x0041_", "<r>a</r>", "@SUM(A1)")


def back(sheet: OnlineSheet) -> CommentSheet:
    read = read_comment_sheet(online_sheet(sheet), file="truc-tuyen-1.xlsx")
    assert read.notices == ()
    assert read.value is not None
    return read.value


def test_what_was_sent_is_read_back_with_its_letter_and_the_block_of_each_comment() -> None:
    read = back(SHEET)
    assert (read.body, read.number, read.day) == ("UBND xã A", "12/UBND", date(2025, 11, 20))
    assert (read.round, read.draft, read.agrees) == (1, "ab12cd", False)
    row = read.rows[0]
    assert (row.block, row.item, row.quote) == (ROAD.block, ROAD.item, ROAD.quote)
    assert (row.content, row.proposed) == (ROAD.content, ROAD.proposed)


def test_a_sheet_that_only_agrees_says_so_and_no_more() -> None:
    read = back(replace(SHEET, comments=(), agrees=True))
    assert (read.agrees, read.rows) == (True, ())


def test_a_member_of_the_council_signs_with_a_day_alone() -> None:
    read = back(replace(SHEET, person=True, number=""))
    assert (read.body, read.day, read.number) == ("UBND xã A", date(2025, 11, 20), "")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_would_do_something_are_words(words: str) -> None:
    comment = replace(ROAD, content=words, proposed=words, quote=words)
    read = back(replace(SHEET, comments=(comment,), number=words))
    assert (read.rows[0].content, read.rows[0].proposed, read.rows[0].quote) == (words,) * 3
    page = load_workbook(BytesIO(online_sheet(replace(SHEET, comments=(comment,)))))["GopY"]
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_the_column_of_blocks_is_hidden_and_the_same_words_make_the_same_bytes() -> None:
    data = online_sheet(SHEET)
    page = load_workbook(BytesIO(data))["GopY"]
    assert page.column_dimensions["E"].hidden
    assert data == online_sheet(SHEET)
