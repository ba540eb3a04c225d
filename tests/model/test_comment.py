from datetime import date

from pipeline.model.comment import (
    RESOLVED,
    Balance,
    Comment,
    Consultation,
    Disposition,
    Letter,
    Origin,
    RegisterRow,
    Reply,
    Response,
    comment_key,
)
from pipeline.model.fixed import replace

COMMENT = Comment(1, "so-y-te", Letter("so-y-te"), "Đề nghị sửa.")


def test_a_comment_without_a_row_or_without_a_result_is_open() -> None:
    assert Response(COMMENT).disposition is None
    assert Response(COMMENT, RegisterRow("YK1-SYT-001")).disposition is None


def test_a_comment_has_the_result_its_row_gives() -> None:
    row = RegisterRow("YK1-SYT-001", disposition=Disposition.REFUSED)
    assert Response(COMMENT, row).disposition is Disposition.REFUSED


def test_a_consultation_nobody_answered_is_balanced() -> None:
    assert Consultation(1).balance == Balance(0, 0, 0, 0)


def test_a_thread_is_told_in_lines_and_a_comment_without_replies_as_it_is() -> None:
    assert COMMENT.thread == "Đề nghị sửa."
    replies = (Reply("Đã xem", "Lê Thị B", date(2025, 11, 20)), Reply("Thôi", "C"), Reply("Ờ"))
    assert replace(COMMENT, replies=replies, resolved=True).thread.split("\n") == [
        "Đề nghị sửa.",
        "Trả lời (Lê Thị B, 20/11/2025): Đã xem",
        "Trả lời (C): Thôi",
        "Trả lời: Ờ",
        RESOLVED,
    ]


def test_a_reply_that_comes_later_leaves_a_comment_its_key() -> None:
    assert comment_key(replace(COMMENT, replies=(Reply("Đã xem"),))) == comment_key(COMMENT)


def test_a_row_of_ones_own_names_its_source_before_the_cell_it_was_read_from() -> None:
    own = replace(COMMENT, entered=True, origins=(Origin("tiep-thu.xlsx", "TiepThu!A9"),))
    row = RegisterRow("YK1-SYT-002", source="cong-van-7.pdf")
    assert Response(own, row).sources == (
        Origin("cong-van-7.pdf"),
        Origin("tiep-thu.xlsx", "TiepThu!A9"),
    )
    assert Response(own).sources == own.origins
    assert Response(replace(own, entered=False), row).sources == own.origins
