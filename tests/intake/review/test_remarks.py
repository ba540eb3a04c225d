"""Threads of comments: one remark each, what it points to, what is done."""

from pipeline.intake.review.ranges import CommentRange
from pipeline.intake.review.remarks import remarks, replies
from pipeline.intake.word.comment_parts import MarginComment
from pipeline.model.comment import Reply


def said(id_: str, parent: str = "", *, done: bool = False) -> MarginComment:
    return MarginComment(id_, "A", None, f"lời {id_}", parent, done)


def threads(*comments: MarginComment) -> list[list[str]]:
    return [
        [remark.first.id, *(reply.id for reply in remark.replies)]
        for remark in remarks(comments, {})
    ]


def test_replies_stand_under_their_first_comment_in_order() -> None:
    assert threads(said("1"), said("2"), said("3", "1"), said("4", "2"), said("5", "1")) == [
        ["1", "3", "5"],
        ["2", "4"],
    ]


def test_a_reply_to_a_reply_belongs_to_the_whole_thread() -> None:
    assert threads(said("1"), said("2", "1"), said("3", "2")) == [["1", "2", "3"]]


def test_a_reply_to_nothing_and_a_ring_of_replies_are_comments_of_their_own() -> None:
    assert threads(said("2", "1"), said("3", "4"), said("4", "3")) == [["2"], ["3"], ["4"]]


def test_two_comments_of_one_number_are_both_there() -> None:
    assert threads(said("1"), said("1"), said("2", "1")) == [["1", "2"], ["1"]]


def test_a_thread_points_where_its_first_comment_does_else_where_a_reply_does() -> None:
    here, there = CommentRange((1,), "đây"), CommentRange((2,), "kia")
    (both,) = remarks((said("1"), said("2", "1")), {"1": here, "2": there})
    (late,) = remarks((said("1"), said("2", "1")), {"2": there})
    (none,) = remarks((said("1"),), {})
    assert (both.pointed, late.pointed, none.pointed) == (here, there, None)


def test_a_thread_is_done_where_any_of_it_is_marked_so() -> None:
    (done,) = remarks((said("1"), said("2", "1", done=True)), {})
    (open_,) = remarks((said("1"), said("2", "1")), {})
    assert (done.resolved, open_.resolved) == (True, False)
    assert replies(done) == (Reply("lời 2", "A", None),)
