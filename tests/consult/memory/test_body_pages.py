from pipeline.consult.memory.body_pages import body_pages
from pipeline.consult.memory.left import EarlierRound
from pipeline.model.comment import Consultation, RegisterRow
from pipeline.model.earlier import Standing
from pipeline.model.fixed import replace
from pipeline.model.verdict import CommentTrace, Verdict
from tests.consult.answered import AGENCIES, consulted, said
from tests.render.papers.left_tables import RESERVED

ONE, TWO = said("Một."), said("Hai.", "xa-a")
NEWEST = (3, "Dự thảo lần 3")


def past(made: Consultation, draft: str) -> EarlierRound:
    trace = CommentTrace("YK1-SYT-001", Verdict.OPEN)
    return EarlierRound(
        made, draft, {"YK1-SYT-001": trace}, {}, {"YK1-SYT-001": RESERVED}, lambda _: Standing()
    )


def test_each_body_has_all_its_comments_of_all_rounds_in_order() -> None:
    first = past(consulted(ONE, TWO), "Dự thảo lần 1")
    second = past(consulted(replace(ONE, content="Ba.")), "Dự thảo lần 2")
    pages = body_pages((first, second), AGENCIES, NEWEST)
    assert [(page.body, page.name, len(page.rows)) for page in pages] == [
        ("so-y-te", "Sở Y tế", 2),
        ("xa-a", "UBND xã A", 1),
    ]
    row, later = pages[0].rows
    assert (row.draft, later.draft) == ("Dự thảo lần 1", "Dự thảo lần 2")
    assert (row.trace and row.trace.verdict, row.feedback) == (Verdict.OPEN, RESERVED)
    assert (pages[0].round, pages[0].draft) == NEWEST


def test_an_open_row_whose_comment_is_lost_is_with_the_body_it_names() -> None:
    row = RegisterRow("YK1-SYT-009", "Sở Y tế", content="Rà soát.")
    (page,) = body_pages((past(consulted(rows=(row,)), "1"),), AGENCIES, NEWEST)
    assert (page.body, page.rows[0].response.comment.content) == ("so-y-te", "Rà soát.")
    assert body_pages((), AGENCIES, NEWEST) == ()
