import pytest

from pipeline.consult.items import (
    ItemNames,
    check_sheet,
    comments_of,
    letter_of,
    no_word_comments,
)
from pipeline.model.comment import Certainty
from pipeline.model.comment_sheet import CommentSheet, SheetRow
from tests.samples import item, outline

SHAPE = outline(
    [
        [
            (
                "HẠ TẦNG",
                [
                    item("giao-thong", "Hạ tầng giao thông"),
                    item("cap-nuoc", "Cấp nước, thoát nước"),
                    item("dat-dai", "Đất đai"),
                    item("dat-dai-2", "Đất đai"),
                ],
            )
        ]
    ]
)
ITEMS = ItemNames.of(SHAPE)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Hạ tầng giao thông [giao-thong]", "giao-thong"),
        ("tên đã đổi [giao-thong]", "giao-thong"),
        ("HẠ TẦNG  GIAO THÔNG", "giao-thong"),
        ("1. Hạ tầng giao thông", "giao-thong"),
        ("Phần I, mục I.2. Cấp nước, thoát nước", "cap-nuoc"),
        ("Hạ tầng giao thôg", "giao-thong"),
        ("Cấp nước [cap-nuocs]", "cap-nuoc"),
        ("Đất đai", ""),  # two items bear this title
        ("Hạ tầng", ""),
        ("Chung", ""),
        ("", ""),
    ],
)
def test_an_item_is_found_by_id_or_title_and_never_guessed(written: str, found: str) -> None:
    assert ITEMS.find(written) == found


def made(*rows: SheetRow) -> CommentSheet:
    return CommentSheet("Sở Y tế", "1/SYT", None, rows=rows)


def test_every_row_becomes_a_comment_with_the_cell_it_came_from() -> None:
    sheet = made(
        SheetRow("[giao-thong]", "q", "c", "p", "GopY!C9"),
        SheetRow("Chung", "", "d", "", "GopY!C10"),
    )
    letter = letter_of(sheet, file="a.xlsx", body="so-y-te")
    found = comments_of(sheet, letter, file="a.xlsx", round_number=1, items=ITEMS)
    assert [(c.item, c.certainty, c.origins[0].place) for c in found] == [
        ("giao-thong", Certainty.BY_ITEM, "GopY!C9"),
        ("", Certainty.UNPLACED, "GopY!C10"),
    ]


@pytest.mark.parametrize(
    ("sheet", "codes"),
    [
        (CommentSheet("", "1/SYT", None, round=1), ["thieu-so-van-ban"]),
        (CommentSheet("", "", None, round=3), ["phieu-lan-khac", "thieu-so-van-ban"]),
        (CommentSheet("", "1/SYT", None, draft="ff00"), ["phieu-ban-khac", "thieu-so-van-ban"]),
        (CommentSheet("", "1/SYT", None, draft="AB"), ["thieu-so-van-ban"]),
    ],
)
def test_a_sheet_for_another_round_or_draft_is_told(sheet: CommentSheet, codes: list[str]) -> None:
    told = check_sheet(sheet, file="a.xlsx", body="x", round_number=1, content_hash="ab12")
    assert [notice.code for notice in told] == codes


def test_without_a_reader_of_word_files_each_is_the_copy_of_a_letter() -> None:
    assert no_word_comments(b"", "a.docx", "so-y-te").value == ()
