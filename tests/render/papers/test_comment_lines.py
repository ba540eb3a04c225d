from collections.abc import Iterable

from pipeline.model.change import Place
from pipeline.model.comment import CommentKind, Disposition, RegisterRow, Response
from pipeline.model.fixed import replace
from pipeline.model.verdict import CommentTrace, Evidence, Verdict
from pipeline.render.papers.comment_lines import answered, quoted, said, verdict_words
from pipeline.render.word.tables.text_table import Line
from tests.consult import answered as consulted

COMMENT = consulted.said("Rà soát.\nSửa lại.", quote="34 giường", proposed="36 giường")
ROW = RegisterRow("YK1-SYT-001", disposition=Disposition.ACCEPTED, explanation="Đã sửa.")


def texts(lines: Iterable[Line]) -> list[str]:
    return [f"{line.label} {line.text}".strip() for line in lines]


def test_a_comment_is_told_with_what_it_quotes_and_asks_for() -> None:
    assert texts(said(COMMENT)) == [
        "Rà soát.",
        "Sửa lại.",
        "Trích dẫn: “34 giường”",
        "Đề nghị sửa thành: “36 giường”",
    ]


def test_an_edit_says_what_was_made_of_the_words() -> None:
    edit = replace(COMMENT, kind=CommentKind.TRACKED)
    assert texts(said(edit))[-1] == "Sửa thành: “36 giường”"


def test_without_an_answer_it_is_said_to_be_open() -> None:
    assert texts(answered(Response(COMMENT), None)) == ["(chưa xử lý)"]


def test_the_proof_has_both_sides_and_their_place() -> None:
    evidence = Evidence("khác", "36 giường", "34 giường", "", Place("Phần I", 1, 7))
    trace = CommentTrace("YK1-SYT-001", Verdict.OTHERWISE, (), evidence)
    assert texts(answered(Response(COMMENT, ROW), trace)) == [
        "Tiếp thu.",
        "Đã sửa.",
        "Đối chiếu: đã sửa nhưng khác đề nghị (Phần I (trang 7)).",
        "Đề nghị: “36 giường”",
        "Cũ: 34 giường",
        "Mới: (không còn)",
    ]


def test_what_was_done_later_says_in_which_draft() -> None:
    told = "đã thực hiện tại dự thảo lần 3: có thay đổi"
    later = CommentTrace("YK1-SYT-001", Verdict.LATER, (), Evidence(told))
    assert verdict_words(later) == told
    back = CommentTrace(
        "a", Verdict.UNCHANGED, (), Evidence("đã sửa nhưng trở lại", "", "36", "34")
    )
    assert verdict_words(back) == "đã sửa nhưng trở lại"
    nothing = CommentTrace("a", Verdict.UNCHANGED, (), Evidence("chưa có thay đổi"))
    assert verdict_words(nothing) == "ghi tiếp thu nhưng chưa thấy sửa"
    assert verdict_words(CommentTrace("a", Verdict.LATER)) == "đã thực hiện tại dự thảo sau"


def test_words_that_have_quotation_marks_get_no_others() -> None:
    assert (quoted("34"), quoted("“34”")) == ("“34”", "“34”")
