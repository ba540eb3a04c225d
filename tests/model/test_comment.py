from pipeline.model.comment import (
    Balance,
    Comment,
    Consultation,
    Disposition,
    Letter,
    RegisterRow,
    Response,
)

COMMENT = Comment(1, "so-y-te", Letter("so-y-te"), "Đề nghị sửa.")


def test_a_comment_without_a_row_or_without_a_result_is_open() -> None:
    assert Response(COMMENT).disposition is None
    assert Response(COMMENT, RegisterRow("YK1-SYT-001")).disposition is None


def test_a_comment_has_the_result_its_row_gives() -> None:
    row = RegisterRow("YK1-SYT-001", disposition=Disposition.REFUSED)
    assert Response(COMMENT, row).disposition is Disposition.REFUSED


def test_a_consultation_nobody_answered_is_balanced() -> None:
    assert Consultation(1).balance == Balance(0, 0, 0, 0)
