from datetime import date

import pytest

from pipeline.consult.assignment import Duties
from pipeline.consult.memory.proposed_rows import proposed_rows, unanswered
from pipeline.model.change import Place
from pipeline.model.comment import Disposition, Letter
from pipeline.model.earlier import Feedback, Left, LeftKind, Standing
from pipeline.model.fixed import replace
from pipeline.model.verdict import CommentTrace, Verdict
from tests.consult.answered import consulted, row, said
from tests.render.papers.left_tables import RESERVED

DUE = date(2025, 12, 31)
DUTIES = Duties({"y-te": "so-y-te"}, {}, "so-tai-chinh", {"so-y-te": "Sở Y tế"}, DUE)
CODE = "YK1-SYT-001"
SAID = said("Rà soát số giường.")


def left(
    kind: LeftKind,
    disposition: Disposition | None = None,
    *,
    reply: Feedback | None = None,
    now: Standing | None = None,
    **answer: object,
) -> Left:
    given = row(CODE, SAID, disposition=disposition, **answer)
    response = consulted(SAID, rows=(given,)).responses[0]
    trace = CommentTrace(CODE, Verdict.OPEN)
    return Left(kind, response, "Dự thảo lần 1", trace, now or Standing(), reply)


def only(one: Left) -> dict[str, object]:
    (made,) = proposed_rows((one,), (), DUTIES, frozenset(), {"y-te": "Y tế [y-te]"})
    return dict(made)


def test_what_nobody_answered_has_a_row_to_be_answered_in() -> None:
    made = only(left(LeftKind.UNANSWERED))
    assert (made["code"], made["agency"]) == (CODE, "Sở Y tế")
    assert (made["item"], made["content"]) == ("Y tế [y-te]", "Rà soát số giường.")
    assert (made["handler"], made["due"]) == ("Sở Y tế", DUE)
    assert made["source"] == "Dự thảo lần 1 để lại: chưa trả lời"
    assert not {"disposition", "explanation", "changed_at", "decision"} & made.keys()


def test_the_answer_given_before_and_what_its_body_holds_of_it_are_told() -> None:
    refused = left(
        LeftKind.DIFFERING, Disposition.REFUSED, reply=RESERVED, explanation="Số liệu\nđã đúng."
    )
    assert only(refused)["source"] == (
        "Dự thảo lần 1 để lại: còn ý kiến khác nhau, chưa có kết luận; đã trả lời: “Không tiếp "
        f"thu. Số liệu đã đúng.”; cơ quan: “{RESERVED.told}”"
    )
    long = left(LeftKind.UNKEPT, Disposition.ACCEPTED, explanation="x" * 400)
    assert str(only(long)["source"]).endswith(f"đã trả lời: “Tiếp thu. {'x' * 289}…”")


def test_it_says_where_the_thing_stands_now_and_who_has_it() -> None:
    now = Standing(Place("Bảng 3.2", 4))
    made = only(left(LeftKind.UNKEPT, Disposition.ACCEPTED, now=now, handler="Bà B"))
    assert (made["position"], made["handler"]) == ("Bảng 3.2", "Bà B")
    dated = left(LeftKind.UNANSWERED)
    letter = Letter("so-y-te", "1/SYT", date(2025, 11, 20))
    comment = replace(dated.response.comment, letter=letter)
    dated = replace(dated, response=replace(dated.response, comment=comment))
    assert (only(dated)["letter"], only(dated)["letter_day"]) == ("1/SYT", date(2025, 11, 20))
    assert "letter_day" not in only(left(LeftKind.UNANSWERED))


def test_a_row_that_is_there_is_proposed_no_more_and_what_was_done_is_none() -> None:
    kinds = tuple(map(left, LeftKind))
    made = proposed_rows(kinds, (), DUTIES, frozenset(), {})
    assert len(made) == len(LeftKind) - 1
    assert proposed_rows(kinds, {CODE}, DUTIES, frozenset(), {}) == ()
    assert proposed_rows((left(LeftKind.LATER),), (), DUTIES, frozenset(), {}) == ()


@pytest.mark.parametrize("kind", LeftKind)
def test_only_what_is_unanswered_is_reminded_of(kind: LeftKind) -> None:
    found = list(unanswered((left(kind),), DUTIES))
    is_open = kind is LeftKind.UNANSWERED
    assert [(handler, due) for _, handler, due in found] == ([("Sở Y tế", DUE)] if is_open else [])
    day = date(2025, 12, 20)
    given = list(unanswered((left(kind, handler="Bà  B", due=day),), DUTIES))
    assert [entry[1:] for entry in given] == ([("Bà B", day)] if is_open else [])
