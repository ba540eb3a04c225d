from pipeline.consult.memory.kept import asked_by_others, held_later, lower_first
from pipeline.model.comment import Disposition, Response
from pipeline.model.flow import FlowBlock
from pipeline.model.verdict import CommentTrace, Evidence, Trace, Verdict
from tests.consult.sample_trace import BEDS, OLD, TITLE, change, comparison, heading, line, response

WORDS = "Toàn tỉnh có 26 giường bệnh trên một vạn dân."
BEFORE = CommentTrace("YK1-STC-001", Verdict.UNCHANGED, (), Evidence("chưa có thay đổi"))


def new(words: str) -> tuple[FlowBlock, ...]:
    return (TITLE, OLD[1], heading("Kết quả", "2.1."), line(words), BEDS, OLD[5])


def held(
    promise: Response,
    words: str,
    *,
    before: CommentTrace = BEFORE,
    others: frozenset[tuple[str, str]] = frozenset(),
) -> CommentTrace:
    changes = () if words == WORDS else (change("c1", (4, WORDS), (4, words)),)
    later = comparison(new(words), *changes)
    (found,) = held_later([(promise, before)], later, others)
    return found


def promised(content: str = "Sửa.", proposed: str = "") -> Response:
    return response(
        "YK1-STC-001",
        Disposition.ACCEPTED,
        block=4,
        quote="26 giường bệnh",
        content=content,
        proposed=proposed,
    )


def test_a_promise_that_a_later_draft_keeps_is_done_there() -> None:
    found = held(promised(proposed="28 giường bệnh"), WORDS.replace("26", "28"))
    assert found.verdict is Verdict.LATER
    assert found.evidence.told.startswith("đã thực hiện tại dự thảo lần 2: ")
    assert found.changes == ("c1",)


def test_another_number_keeps_it_not_and_says_what_was_written() -> None:
    found = held(promised(proposed="28 giường bệnh"), WORDS.replace("26", "27"))
    assert found.verdict is Verdict.OTHERWISE
    assert "27" in found.evidence.new


def test_where_nothing_changed_what_was_said_before_still_holds() -> None:
    claim = CommentTrace("YK1-STC-001", Verdict.ITEM_ONLY, (), Evidence("chỉ nêu đến mục"))
    assert held(promised(proposed="28 giường bệnh"), WORDS) is BEFORE
    assert held(promised(proposed="28 giường bệnh"), WORDS, before=claim) is claim


def test_a_wish_is_kept_by_a_change_of_its_place_unless_another_asked_for_it() -> None:
    wish = promised(content="Làm rõ số giường bệnh.")
    words = WORDS.replace("26", "28")
    found = held(wish, words)
    assert found.verdict is Verdict.LATER
    assert "chưa đối chiếu được" in found.evidence.told
    others = frozenset({("y-te", words.casefold().rstrip("."))})
    assert held(wish, words, others=others) is BEFORE


def test_the_place_named_for_the_answering_draft_proves_no_change_of_a_later_one() -> None:
    promise = response(
        "YK1-STC-001",
        Disposition.ACCEPTED,
        block=9,
        content="Làm rõ nhân lực.",
        changed_at="Phần II, mục VII.2.1, đoạn 4",
    )
    assert held(promise, WORDS.replace("26", "28")) is BEFORE


def test_only_changes_that_do_what_was_asked_are_anothers() -> None:
    later = comparison(new("Hai."), change("c1", (4, WORDS), (4, "Hai.")))
    done = CommentTrace("YK2-A-001", Verdict.AS_ASKED, ("c1",))
    wished = CommentTrace("YK2-A-002", Verdict.CHANGED, ("c1",))
    assert asked_by_others(Trace((done,)), later) == {("y-te", "hai")}
    assert asked_by_others(Trace((wished,)), later) == frozenset()
    assert lower_first("Dự thảo lần 2") == "dự thảo lần 2"
