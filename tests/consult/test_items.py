from datetime import date

import pytest

from pipeline.consult.items import (
    ItemNames,
    agreed_rows,
    check_sheet,
    comments_of,
    letter_of,
    no_word_comments,
    with_own_blocks,
)
from pipeline.model.comment import Certainty
from pipeline.model.comment_sheet import CommentSheet, SheetRow
from pipeline.model.fixed import replace
from pipeline.model.identity import block_bookmark
from pipeline.model.notice import Severity
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


def test_of_a_person_the_day_is_asked_and_no_number() -> None:
    def told(sheet: CommentSheet, *, person: bool) -> list[str]:
        found = check_sheet(
            sheet, file="a.xlsx", body="x", round_number=1, content_hash="", person=person
        )
        return [notice.message for notice in found]

    dated = CommentSheet("", "", date(2026, 1, 20), dated=True)
    assert told(dated, person=True) == []
    assert told(dated, person=False) == ["phiếu chưa ghi số văn bản"]
    assert told(CommentSheet(""), person=True) == ["phiếu chưa ghi ngày nhận xét"]


def test_without_a_reader_of_word_files_each_is_the_copy_of_a_letter() -> None:
    assert no_word_comments(b"", "a.docx", "so-y-te").value == ()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Mục II. Hạ tầng giao thông", "giao-thong"),
        ("Phụ lục I: Hạ tầng giao thông", "giao-thong"),
        ("2.1) Hạ tầng giao thông", "giao-thong"),
        ("Hạ tầng giao thông tỉnh", ""),
        ("x [giao-thog]", "giao-thong"),
        ("x [giao]", ""),
        ("Hạ tầng giao thông [khong-co]", "giao-thong"),
        ("Đất đai [dat-dai]", "dat-dai"),
        ("Đất đaii", ""),
    ],
)
def test_a_slip_is_forgiven_and_no_more(written: str, found: str) -> None:
    assert ITEMS.find(written) == found
    assert ItemNames().find(written) == ""


def test_a_row_becomes_a_comment_with_all_it_says() -> None:
    sheet = replace(made(SheetRow("Chung", "q", "c", "p", "GopY!C9")), agrees=True,
                    day=date(2025, 11, 20))  # fmt: skip
    letter = letter_of(sheet, file="a.xlsx", body="so-y-te")
    assert (letter.agency, letter.number, letter.day, letter.files, letter.agrees) == (
        "so-y-te", "1/SYT", date(2025, 11, 20), ("a.xlsx",), True,
    )  # fmt: skip
    (one,) = comments_of(sheet, letter, file="a.xlsx", round_number=2, items=ITEMS)
    assert (one.round, one.agency, one.letter, one.content, one.item_text) == (
        2, "so-y-te", letter, "c", "Chung",
    )  # fmt: skip
    assert (one.quote, one.proposed, one.origins[0].file) == ("q", "p", "a.xlsx")


def test_rows_that_only_agree_are_listed_and_agreement_with_comments_is_told() -> None:
    row, agreed = SheetRow("", "", "c", "", "GopY!C9"), SheetRow("", "", "ok", "", "GopY!C10")
    both = replace(made(row), agreements=(agreed, replace(agreed, cell="GopY!C12")), agrees=True)
    told = [
        (notice.code, notice.severity, notice.file, notice.agency, notice.message)
        for sheet in (both, replace(both, agreements=()), made(row), replace(made(), agrees=True))
        for notice in agreed_rows(sheet, file="a.xlsx", body="so-y-te")
    ]
    assert told == [
        ("dong-thong-nhat", Severity.INFO, "a.xlsx", "so-y-te",
         "2 dòng chỉ ghi thống nhất (GopY!C10, GopY!C12): đề xuất tính là thống nhất"),
        ("thong-nhat-va-gop-y", Severity.WARNING, "a.xlsx", "so-y-te",
         "phiếu đánh dấu “Thống nhất” nhưng có 1 ý kiến; các ý kiến được giữ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "messages"),
    [
        ({"number": "", "day": None}, ["phiếu chưa ghi số văn bản và ngày văn bản"]),
        ({"number": ""}, ["phiếu chưa ghi số văn bản"]),
        ({"day": None}, ["phiếu chưa ghi ngày văn bản"]),
        ({"day": None, "dated": "cuối tháng"}, []),
        ({"round": 1, "draft": "AB1"}, []),
        ({"draft": ""}, []),
        ({"round": 2}, ["phiếu ghi “Dự thảo lần 2” nhưng đặt ở ý kiến đối với dự thảo lần 1; ý "
                        "kiến vẫn được tiếp nhận"]),
        ({"round": 2, "draft": "ff"}, ["phiếu ghi “Dự thảo lần 2” nhưng đặt ở ý kiến đối với dự "
                                       "thảo lần 1; ý kiến vẫn được tiếp nhận"]),
        ({"draft": "ff"}, ["mã bản dự thảo trên phiếu khác bản đang lấy ý kiến; vị trí góp ý có "
                           "thể đã thay đổi"]),
    ],
)  # fmt: skip
def test_what_a_sheet_lacks_is_told_in_words(more: dict[str, object], messages: list[str]) -> None:
    sheet = replace(CommentSheet("", "1/SYT", date(2025, 11, 20)), **more)  # type: ignore[arg-type]
    told = list(check_sheet(sheet, file="a", body="x", round_number=1, content_hash="ab12"))
    assert [notice.message for notice in told] == messages
    assert all((n.severity, n.file, n.agency) == (Severity.WARNING, "a", "x") for n in told)
    if "draft" in more:
        unknown = check_sheet(sheet, file="a", body="x", round_number=1, content_hash="")
        assert "phieu-ban-khac" not in [notice.code for notice in unknown]


def test_a_row_that_names_a_block_is_a_comment_at_that_very_block() -> None:
    row = SheetRow(
        "Giao thông [giao-thong]", "12 km", "Rà soát.", "", "GopY!C12", "giao-thong.7/Km"
    )
    sheet = CommentSheet(rows=(row,))
    letter = letter_of(sheet, file="a.xlsx", body="so-y-te")
    found = comments_of(sheet, letter, file="a.xlsx", round_number=1, items=ITEMS)[0]
    assert (found.item, found.span, found.column) == ("giao-thong", (7, 8), "Km")
    assert found.certainty is Certainty.CERTAIN
    assert found.bookmark == block_bookmark("lan-1", "giao-thong", 7)


def test_a_block_of_another_item_than_the_row_chooses_counts_for_nothing() -> None:
    row = SheetRow("Giao thông [giao-thong]", "", "Rà soát.", "", "GopY!C12", "dat-dai.7")
    sheet = CommentSheet(rows=(row,))
    letter = letter_of(sheet, file="a.xlsx", body="so-y-te")
    found = comments_of(sheet, letter, file="a.xlsx", round_number=1, items=ITEMS)[0]
    assert (found.certainty, found.span) == (Certainty.BY_ITEM, None)


@pytest.mark.parametrize(
    ("draft", "known", "block"),
    [("ab12", "ab1234", "dat-dai.7"), ("ab12", "cd", ""), ("", "ab12", ""), ("ab12", "", "")],
)
def test_names_of_blocks_hold_for_the_draft_that_the_sheet_carries(
    draft: str, known: str, block: str
) -> None:
    sheet = CommentSheet(draft=draft, rows=(SheetRow("", "", "a", "", "A1", "dat-dai.7"),))
    assert with_own_blocks(sheet, known).rows[0].block == block
