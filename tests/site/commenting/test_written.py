from datetime import date

import pytest
from starlette.datastructures import FormData

from pipeline.compose.flow import lay_out
from pipeline.site.commenting.written import Written, letter_in, to_send, written_in
from pipeline.stages.commenting.blocks import comment_blocks
from pipeline.stages.commenting.issued_draft import IssuedDraft
from tests.consult.places.placed import BEDS, report

FLOW = lay_out(report())
DRAFT = IssuedDraft(
    1, "Dự thảo lần 1", "Báo cáo", "ab12", None,
    {section.id: f"{section.place}: {section.id} [{section.id}]" for section in FLOW.sections},
    comment_blocks(FLOW, {}), {},
)  # fmt: skip
TODAY = date(2025, 11, 20)


def written(*rows: dict[str, str], left_out: str = "") -> tuple[Written, ...]:
    fields = ("ma", "cho", "dong", "cot", "trich", "noi-dung", "de-nghi")
    pairs = [(field, row.get(field, "")) for row in rows for field in fields]
    return written_in(FormData([*pairs, *([("bo", left_out)] if left_out else [])]), DRAFT)


def test_a_comment_is_taken_with_the_place_and_the_words_that_it_is_on() -> None:
    (one,) = written({"cho": "y-te.5", "noi-dung": " Rà soát.\r\nSố cũ. ", "de-nghi": BEDS})
    assert (one.place, one.quote, one.wrong) == ("Phần I, mục I.1.1, đoạn 2", BEDS, "")
    assert (one.content, one.asked) == ("Rà soát.\nSố cũ.", "")
    (sent,) = to_send((one,), DRAFT)
    assert (sent.block, sent.item.endswith("[y-te]")) == ("y-te.5", True)


def test_a_cell_is_named_with_its_row_and_column_and_words_chosen_are_quoted() -> None:
    (one,) = written({"cho": "y-te.6", "dong": "1", "cot": "1", "trich": "812", "de-nghi": "813"})
    (sent,) = to_send((one,), DRAFT)
    assert (sent.block, sent.quote, sent.proposed) == ("y-te.8/Giường", "812", "813")


def test_what_cannot_be_sent_says_why_and_keeps_what_was_typed() -> None:
    nowhere, nothing, long = written(
        {"cho": "khong-co.1", "noi-dung": "Lời."},
        {"cho": "y-te.5", "de-nghi": BEDS},
        {"cho": "y-te.5", "noi-dung": "x" * 1_000_000},
    )
    assert "Không còn thấy chỗ này" in nowhere.wrong
    assert (nowhere.content, nowhere.place) == ("Lời.", "(không rõ vị trí)")
    assert "Chưa ghi nội dung" in nothing.wrong
    assert "Dài 1.000.000 ký tự" in long.wrong
    assert len(long.content) == 1_000_000


def test_what_is_marked_as_left_out_is_left_out_and_short_lists_are_filled() -> None:
    rows = ({"cho": "y-te.5", "noi-dung": "a"}, {"cho": "y-te.2", "noi-dung": "b"})
    assert [one.content for one in written(*rows, left_out="0")] == ["b"]
    form = FormData([("cho", "y-te.5"), ("noi-dung", "a"), ("cho", "y-te.2")])
    assert [one.content for one in written_in(form, DRAFT)] == ["a", ""]


def test_signs_that_no_page_holds_are_shown_as_lost() -> None:
    (one,) = written({"cho": "y-te.5", "noi-dung": "a\x00b\x1b\x85c"})
    assert one.content == "a�b��c"


@pytest.mark.parametrize("typed", ["20/11/2025", "2025-11-20", "20-11-2025", "20.11.2025"])
def test_a_day_may_be_written_as_people_do(typed: str) -> None:
    assert letter_in(FormData({"so": " 12/UBND ", "ngay": typed}), TODAY).day == TODAY


@pytest.mark.parametrize(
    ("number", "day", "wrong"),
    [
        ("1", "31/02/2025", "không đúng"),
        ("1", "mai", "không đúng"),
        ("1", "21/11/2025", "ở sau hôm nay"),
        ("x" * 61, "", "dài quá"),
        ("", "", ""),
    ],
)
def test_a_letter_that_cannot_be_is_told(number: str, day: str, wrong: str) -> None:
    given = letter_in(FormData({"so": number, "ngay": day}), TODAY)
    assert wrong in given.wrong
    assert bool(given.wrong) == bool(wrong)
    assert given.typed_day == day
