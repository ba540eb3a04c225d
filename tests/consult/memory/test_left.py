import pytest

from pipeline.consult.memory.left import (
    EarlierRound,
    code_of,
    in_order,
    is_reserved,
    last_words,
    left_of,
)
from pipeline.model.comment import Disposition, RegisterRow
from pipeline.model.earlier import Feedback, Left, LeftKind, Stand, Standing
from pipeline.model.fixed import replace
from pipeline.model.verdict import CommentTrace, Verdict
from tests.consult.answered import consulted, row, said
from tests.render.papers.left_tables import RESERVED, left

SAID = said("Rà soát.")
CODE = "YK1-SYT-001"
AGREED = replace(RESERVED, stand=Stand.AGREED)


def told(
    disposition: Disposition | None,
    verdict: Verdict = Verdict.OPEN,
    *,
    reply: Feedback | None = None,
    kept_in: int = 0,
    decision: str = "",
) -> LeftKind | None:
    given = row(CODE, SAID, disposition=disposition, decision=decision)
    past = EarlierRound(
        consulted(SAID, rows=(given,)),
        "Dự thảo lần 1",
        {CODE: CommentTrace(CODE, verdict)},
        {CODE: kept_in} if kept_in else {},
        {CODE: reply} if reply else {},
        lambda comment: Standing(words=comment.content),
    )
    found = list(left_of(past, 3))
    assert all(one.now.words == "Rà soát." for one in found)
    return found[0].kind if found else None


def test_what_is_open_is_left_whatever_its_body_says() -> None:
    assert told(None) is LeftKind.UNANSWERED
    assert told(None, reply=AGREED) is LeftKind.UNANSWERED


@pytest.mark.parametrize("verdict", [Verdict.UNCHANGED, Verdict.OTHERWISE, Verdict.ITEM_ONLY])
def test_a_promise_without_its_proof_is_left(verdict: Verdict) -> None:
    assert told(Disposition.ACCEPTED, verdict) is LeftKind.UNKEPT
    assert told(Disposition.PARTLY, verdict, reply=RESERVED) is LeftKind.UNKEPT


def test_a_body_can_settle_what_was_done_otherwise_but_not_what_was_not_done() -> None:
    assert told(Disposition.ACCEPTED, Verdict.OTHERWISE, reply=AGREED) is None
    assert told(Disposition.ACCEPTED, Verdict.ITEM_ONLY, reply=AGREED) is None
    assert told(Disposition.ACCEPTED, Verdict.UNCHANGED, reply=AGREED) is LeftKind.UNKEPT


def test_what_was_kept_is_told_once_in_the_draft_that_keeps_it() -> None:
    assert told(Disposition.ACCEPTED, Verdict.LATER, kept_in=3) is LeftKind.LATER
    assert told(Disposition.ACCEPTED, Verdict.LATER, kept_in=2) is None
    assert told(Disposition.ACCEPTED, Verdict.AS_ASKED) is None


def test_a_point_is_left_until_it_is_decided_or_its_body_agrees() -> None:
    differing = Disposition.DIFFERING
    assert told(differing, Verdict.DIFFERING) is LeftKind.DIFFERING
    assert told(differing, Verdict.DIFFERING, decision="Theo Sở") is None
    assert told(differing, Verdict.DIFFERING, reply=AGREED) is None


def test_a_body_that_holds_to_its_view_leaves_the_point_open() -> None:
    assert told(Disposition.REFUSED, Verdict.REFUSED) is None
    assert told(Disposition.REFUSED, Verdict.REFUSED, reply=AGREED) is None
    assert told(Disposition.REFUSED, Verdict.REFUSED, reply=RESERVED) is LeftKind.DIFFERING
    assert told(Disposition.NOTED, Verdict.NOTED, reply=RESERVED) is LeftKind.DIFFERING
    unclear = replace(RESERVED, stand=Stand.UNCLEAR)
    assert told(Disposition.ACCEPTED, Verdict.AS_ASKED, reply=unclear) is LeftKind.DIFFERING
    decided = told(Disposition.REFUSED, Verdict.REFUSED, reply=RESERVED, decision="Giữ")
    assert decided is None


def test_open_rows_whose_comment_is_no_longer_there_are_not_forgotten() -> None:
    rows = (
        RegisterRow("YK1-A-001", "Sở A", content="Một.", key="0" * 16),
        RegisterRow("YK1-A-002", "Sở A", content="Hai.", disposition=Disposition.DIFFERING),
        RegisterRow("YK1-A-003", "Sở A", content="Ba.", disposition=Disposition.ACCEPTED),
        RegisterRow("YK1-A-004", "Sở A"),
    )
    past = EarlierRound(consulted(rows=rows), "1", {}, {}, {}, lambda _: Standing())
    found = [(code_of(one.response), one.trace.verdict) for one in left_of(past, 3)]
    assert found == [("YK1-A-001", Verdict.OPEN), ("YK1-A-002", Verdict.DIFFERING)]


def test_the_last_word_counts_and_of_two_at_once_the_one_that_does_not_agree() -> None:
    later = replace(AGREED, round=3)
    assert last_words([RESERVED, later]) == {CODE: later}
    assert last_words([later, RESERVED]) == {CODE: later}
    assert last_words([RESERVED, AGREED]) == {CODE: RESERVED}
    assert last_words([AGREED, RESERVED]) == {CODE: RESERVED}
    assert (is_reserved(RESERVED), is_reserved(AGREED), is_reserved(None)) == (True, False, False)


def test_what_is_left_stands_by_kind_the_oldest_first() -> None:
    found: list[Left] = [left(LeftKind.LATER), left(), left(LeftKind.UNANSWERED, Verdict.OPEN)]
    assert [one.kind for one in in_order(found)] == [
        LeftKind.UNANSWERED,
        LeftKind.UNKEPT,
        LeftKind.LATER,
    ]
