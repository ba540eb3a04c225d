"""Traces: each way a promise is proven, and what is reported when it is not."""

import pytest

from pipeline.consult.trace import trace, with_comments
from pipeline.consult.trace_notices import trace_notices
from pipeline.model.change import Change
from pipeline.model.comment import CommentTrace, Disposition, Ground, Proof, Response
from pipeline.model.notice import Severity
from tests.consult.sample_trace import (
    OLD,
    change,
    comparison,
    consultation,
    line,
    response,
    table,
)

WAS, NOW = OLD[3].text, "Toàn tỉnh có 28,5 giường bệnh trên một vạn dân."
NEW = (*OLD[:3], line(NOW), *OLD[4:])
CHANGED = change("c-1", (4, WAS), (4, NOW))
ACCEPTED = Disposition.ACCEPTED


def traced(given: Response, *changes: Change, new: tuple[object, ...] = NEW) -> CommentTrace:
    (entry,) = trace(consultation(given), comparison(new, *changes)).comments  # type: ignore[arg-type]
    return entry


def test_a_change_of_the_block_commented_on_proves_the_answer() -> None:
    entry = traced(response("YK-1", ACCEPTED, block=4), CHANGED)
    assert (entry.proof, entry.changes) == (Proof.DONE, ("c-1",))


def test_a_change_elsewhere_in_the_item_proves_nothing() -> None:
    entry = traced(response("YK-1", ACCEPTED, block=2), CHANGED)
    assert (entry.proof, entry.changes) == (Proof.MISSING, ())


def test_a_comment_on_a_table_is_answered_by_any_of_its_rows_and_one_on_a_row_by_that_row() -> None:
    row = change("c-2", (8, "Tuyến xã\t120"), (8, "Tuyến xã\t130"))
    assert traced(response("YK-1", ACCEPTED, block=5), row).proof is Proof.DONE
    assert traced(response("YK-1", ACCEPTED, block=8), row).proof is Proof.DONE
    assert traced(response("YK-1", ACCEPTED, block=7), row).proof is Proof.MISSING


def test_what_was_proposed_proves_the_answer_wherever_in_the_item_it_stands_now() -> None:
    wanted = "có 28,5 giường bệnh trên một vạn dân"
    entry = traced(response("YK-1", ACCEPTED, block=2, proposed=wanted), CHANGED)
    assert entry.proof is Proof.DONE


def test_what_stood_there_before_proves_nothing() -> None:
    entry = traced(response("YK-1", ACCEPTED, block=2, proposed="trên một vạn dân"), CHANGED)
    assert entry.proof is Proof.MISSING


def test_a_number_proposed_must_be_all_that_is_new_in_its_place() -> None:
    cell = change("c-2", (8, "120"), (8, "130"))
    assert traced(response("YK-1", ACCEPTED, block=2, proposed="130"), cell).proof is Proof.DONE
    longer = change("c-2", (8, "120"), (8, "1.130"))
    entry = traced(response("YK-1", ACCEPTED, block=2, proposed="130"), longer)
    assert entry.proof is Proof.MISSING


def test_a_quotation_that_is_gone_proves_the_answer_of_a_comment_without_block() -> None:
    given = response("YK-1", ACCEPTED, quote="26 giường bệnh trên một vạn dân")
    entry = traced(given, CHANGED)
    assert (entry.proof, entry.evidence) == (
        Proof.DONE,
        "nội dung được trích dẫn đã được sửa hoặc bỏ",
    )


def test_an_addition_beside_the_block_answers_who_asked_for_more() -> None:
    added = line("Tỉnh có thêm hai trạm y tế biên giới.")
    new = (*OLD[:4], added, *OLD[4:])
    grown = change("c-3", None, (5, added.text))
    more = response("YK-1", ACCEPTED, block=4, content="Đề nghị bổ sung trạm y tế biên giới.")
    assert traced(more, grown, new=new).changes == ("c-3",)
    other = response("YK-1", ACCEPTED, block=4, content="Đề nghị rà soát số liệu.")
    assert traced(other, grown, new=new).proof is Proof.MISSING


@pytest.mark.parametrize(
    "words",
    [
        "Phần II, mục VII.2, đoạn 4",
        "Phần II, mục VII.2",
        "Phần II, mục VII.2 [y-te]",
        "mục Y tế",
        "[y-te], mục “Kết quả”",
    ],
)
def test_a_place_that_changed_proves_the_answer(words: str) -> None:
    entry = traced(response("YK-1", ACCEPTED, block=2, changed_at=words), CHANGED)
    assert (entry.proof, entry.changes) == (Proof.DONE_ELSEWHERE, ("c-1",))


@pytest.mark.parametrize(
    "words",
    [
        "Phần II, mục VII.2, đoạn 1",
        "Phần III, mục VII.2",
        "Phần II, mục VII.20",
        "[dat-dai]",
        "bảng “Giường bệnh”",
        "nội dung đã sửa",
    ],
)
def test_a_place_that_did_not_change_proves_nothing(words: str) -> None:
    entry = traced(response("YK-1", ACCEPTED, block=2, changed_at=words), CHANGED)
    assert entry.proof is Proof.MISSING


def test_a_row_named_by_its_number_is_that_row() -> None:
    new = (*OLD[:4], table("Giường bệnh", "2.4", ("Tên", "Số"), ("Tuyến tỉnh", "900")), OLD[5])
    row = change("c-2", (7, "Tuyến tỉnh\t900"), (7, "Tuyến tỉnh\t950"))
    named = response("YK-1", ACCEPTED, block=2, changed_at="[y-te], bảng Giường bệnh, dòng 1")
    assert traced(named, row, new=new).proof is Proof.DONE_ELSEWHERE
    other = response("YK-1", ACCEPTED, block=2, changed_at="Bảng 2.4, dòng 1")
    assert traced(other, row, new=new).proof is Proof.DONE_ELSEWHERE
    header = change("c-2", (6, "Tên\tSố"), (6, "Tên\tSố giường"))
    assert traced(named, header, new=new).proof is Proof.MISSING


def test_a_refused_comment_done_all_the_same_is_told() -> None:
    refused = response("YK-1", Disposition.REFUSED, block=4)
    assert traced(refused, CHANGED).proof is Proof.CHANGED_ANYWAY
    assert traced(response("YK-1", Disposition.REFUSED, block=2), CHANGED).proof is Proof.KEPT
    proposal = response("YK-1", Disposition.REFUSED, block=4, proposed="27 giường bệnh")
    assert traced(proposal, CHANGED).proof is Proof.KEPT


def test_an_open_comment_and_one_that_differs_await_their_answer() -> None:
    assert traced(response("YK-1", None, block=4), CHANGED).proof is Proof.OPEN
    assert traced(response("YK-1", Disposition.DIFFERING, block=4), CHANGED).proof is Proof.OPEN


def test_each_change_has_its_ground() -> None:
    reasoned = change("c-2", (2, "a"), (2, "b"), reason="Cập nhật số liệu")
    bare = change("c-3", (9, "a"), (9, "b"))
    given = consultation(response("YK-1", ACCEPTED, block=4))
    held = comparison(NEW, CHANGED, reasoned, bare)
    found = trace(given, held)
    assert [(entry.ground, entry.comments) for entry in found.changes] == [
        (Ground.COMMENT, ("YK-1",)),
        (Ground.REASON, ()),
        (Ground.NONE, ()),
    ]
    assert [entry.comments for entry in with_comments(held.changes, found)] == [("YK-1",), (), ()]


def test_broken_promises_are_errors_and_unexplained_changes_are_told() -> None:
    given = consultation(
        response("YK-1", ACCEPTED, block=2), response("YK-2", Disposition.REFUSED, block=4)
    )
    held = comparison(NEW, CHANGED)
    notices = list(trace_notices(trace(given, held), given, held, register="sections/a.xlsx"))
    assert [(notice.severity, notice.code) for notice in notices] == [
        (Severity.ERROR, "tiep-thu-chua-sua"),
        (Severity.WARNING, "khong-tiep-thu-ma-sua"),
        (Severity.INFO, "sua-khong-ly-do"),
    ]
    assert str(notices[0]).startswith("sections/a.xlsx:TiepThu!A2: lỗi: ý kiến YK-1 ghi “Tiếp thu”")
