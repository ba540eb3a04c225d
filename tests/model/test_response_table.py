from pipeline.model.comment import Answer, Balance, Body, Response
from pipeline.model.response_table import BodyLines, GroupLines, ResponseLine, ResponseTable
from pipeline.model.verdict import CommentTrace, Verdict
from tests.consult.comments import comment


def test_every_line_comes_with_its_body_and_group() -> None:
    line = ResponseLine(1, Response(comment()), "Phần I")
    body = BodyLines("Sở Y tế", "", Body("so-y-te", True, Answer.COMMENTED), (line,))
    group = GroupLines("I. Sở, ban, ngành", (body,))
    table = ResponseTable("lần 1", "lần 2", (group,), (), 1, 1, 0, 0, (), Balance())
    assert list(table.lines) == [(group, body, line)]


def test_verdicts_are_counted_none_left_out() -> None:
    made = Response(comment())
    lines = (
        ResponseLine(1, made, "a", trace=CommentTrace("1", Verdict.AS_ASKED)),
        ResponseLine(2, made, "b", trace=CommentTrace("2", Verdict.AS_ASKED)),
        ResponseLine(3, made, "c"),
    )
    body = BodyLines("Sở Y tế", "", Body("so-y-te", True, Answer.COMMENTED), lines)
    table = ResponseTable("1", "2", (GroupLines("I", (body,)),), (), 1, 1, 0, 0, (), Balance())
    assert [verdict for verdict, _ in table.verdicts] == list(Verdict)
    assert {verdict: count for verdict, count in table.verdicts if count} == {Verdict.AS_ASKED: 2}


def test_a_body_without_letters_is_named_alone() -> None:
    body = Body("a", True, Answer.AGREED)
    assert BodyLines("Sở A", "", body).title == "Sở A"
    assert BodyLines("Sở A", "Văn bản số 1", body).title == "Sở A (Văn bản số 1)"
