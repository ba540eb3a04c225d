"""Traces: each verdict with what brings it about, and which changes bear a comment's code."""

import pytest

from pipeline.consult.trace import trace
from pipeline.model.change import Change
from pipeline.model.comment import Disposition, Response
from pipeline.model.verdict import CommentTrace, Ground, Verdict
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
ACCEPTED, PARTLY, REFUSED = Disposition.ACCEPTED, Disposition.PARTLY, Disposition.REFUSED
BEDS = table("Giường bệnh", "2.3", ("Tên", "Số"), ("Tuyến tỉnh", "900"), ("Tuyến xã", "130"))


def traced(given: Response, *changes: Change, new: tuple[object, ...] = NEW) -> CommentTrace:
    (entry,) = trace(consultation(given), comparison(new, *changes)).comments  # type: ignore[arg-type]
    return entry


def test_what_was_asked_and_stands_there_now_is_done_as_asked() -> None:
    given = response("YK-1", ACCEPTED, block=4, proposed="28,5 giường bệnh", quote="26 giường bệnh")
    entry = traced(given, CHANGED)
    assert (entry.verdict, entry.changes) == (Verdict.AS_ASKED, ("c-1",))
    assert (entry.evidence.old, entry.evidence.new) == (WAS, NOW)
    assert entry.evidence.place == CHANGED.new_place


def test_another_change_there_is_told_with_what_was_asked() -> None:
    given = response("YK-1", ACCEPTED, block=4, proposed="29 giường bệnh", quote="26 giường bệnh")
    entry = traced(given, CHANGED)
    assert (entry.verdict, entry.evidence.asked) == (Verdict.OTHERWISE, "29 giường bệnh")


def test_a_wish_that_is_only_described_can_be_no_more_than_changed() -> None:
    entry = traced(response("YK-1", ACCEPTED, block=4), CHANGED)
    assert (entry.verdict, entry.changes) == (Verdict.CHANGED, ("c-1",))


def test_a_change_elsewhere_in_the_item_proves_nothing() -> None:
    entry = traced(response("YK-1", ACCEPTED, block=2), CHANGED)
    assert (entry.verdict, entry.changes) == (Verdict.UNCHANGED, ())


def test_a_change_of_form_proves_nothing_unless_form_was_asked_for() -> None:
    now = WAS.replace(" giường bệnh", ", giường bệnh")
    formal = change("c-1", (4, WAS), (4, now))
    new = (*OLD[:3], line(now), *OLD[4:])
    assert traced(response("YK-1", ACCEPTED, block=4), formal, new=new).verdict is Verdict.UNCHANGED
    spelling = response(
        "YK-1",
        ACCEPTED,
        block=4,
        content="Thiếu dấu phẩy.",
        quote="26 giường",
        proposed="26, giường",
    )
    assert traced(spelling, formal, new=new).verdict is Verdict.AS_ASKED


def test_a_deletion_asked_for_and_done_is_done_as_asked() -> None:
    gone = change("c-1", (4, WAS), None)
    new = (*OLD[:3], *OLD[4:])
    given = response("YK-1", ACCEPTED, block=4, proposed="Bỏ đoạn này")
    assert traced(given, gone, new=new).verdict is Verdict.AS_ASKED
    assert traced(given, CHANGED).verdict is Verdict.OTHERWISE


def test_a_cell_is_proven_in_that_cell_alone() -> None:
    cell = change("c-2", (8, "120"), (8, "130"))
    new = (*OLD[:4], BEDS, OLD[5])
    there = response("YK-1", ACCEPTED, block=8, proposed="130", quote="dòng “Tuyến xã”: “120”")
    assert traced(there, cell, new=new).verdict is Verdict.AS_ASKED
    other = response("YK-1", ACCEPTED, block=7, proposed="130", quote="dòng “Tuyến tỉnh”: “900”")
    assert traced(other, cell, new=new).verdict is Verdict.UNCHANGED


def test_a_comment_on_a_table_is_answered_by_any_of_its_rows() -> None:
    cell = change("c-2", (8, "120"), (8, "130"))
    new = (*OLD[:4], BEDS, OLD[5])
    assert traced(response("YK-1", ACCEPTED, block=5), cell, new=new).verdict is Verdict.CHANGED
    assert traced(response("YK-1", ACCEPTED, block=7), cell, new=new).verdict is Verdict.UNCHANGED


def test_the_right_words_in_another_place_prove_nothing_but_are_told() -> None:
    wanted = "có 28,5 giường bệnh trên một vạn dân"
    entry = traced(response("YK-1", ACCEPTED, block=2, proposed=wanted), CHANGED)
    assert entry.verdict is Verdict.UNCHANGED
    assert "Phần II, mục VII.2, đoạn 4" in entry.evidence.told


def test_the_right_words_in_a_place_that_is_named_are_done_as_asked() -> None:
    wanted = "có 28,5 giường bệnh trên một vạn dân"
    named = "Phần II, mục VII.2, đoạn 4"
    entry = traced(response("YK-1", ACCEPTED, block=2, proposed=wanted, changed_at=named), CHANGED)
    assert (entry.verdict, entry.changes) == (Verdict.AS_ASKED, ("c-1",))


def test_an_addition_beside_the_block_answers_who_asked_for_more() -> None:
    added = line("Tỉnh có thêm hai trạm y tế biên giới.")
    new = (*OLD[:4], added, *OLD[4:])
    grown = change("c-3", None, (5, added.text))
    more = response("YK-1", ACCEPTED, block=4, content="Đề nghị bổ sung trạm y tế biên giới.")
    assert traced(more, grown, new=new).changes == ("c-3",)
    other = response("YK-1", ACCEPTED, block=4, content="Đề nghị rà soát số liệu.")
    assert traced(other, grown, new=new).verdict is Verdict.UNCHANGED


@pytest.mark.parametrize("words", ["Phần II, mục VII.2", "Phần II, mục VII.2 [y-te]", "mục Y tế"])
def test_the_name_of_an_item_is_a_claim_and_gives_no_code_to_its_changes(words: str) -> None:
    entry = traced(response("YK-1", ACCEPTED, block=2, changed_at=words), CHANGED)
    assert (entry.verdict, entry.changes) == (Verdict.ITEM_ONLY, ())


def test_a_claim_on_an_item_without_a_change_of_substance_is_an_error() -> None:
    formal = change("c-1", (4, WAS), (4, WAS.upper()))
    entry = traced(response("YK-1", ACCEPTED, block=2, changed_at="mục Y tế"), formal)
    assert entry.verdict is Verdict.UNCHANGED


@pytest.mark.parametrize("words", ["Phần II, mục VII.2, đoạn 4", "[y-te], mục “Kết quả”"])
def test_a_place_that_is_named_and_changed_shows_a_change(words: str) -> None:
    entry = traced(response("YK-1", ACCEPTED, block=2, changed_at=words), CHANGED)
    assert (entry.verdict, entry.changes) == (Verdict.CHANGED, ("c-1",))


@pytest.mark.parametrize(
    "words",
    [
        "Phần II, mục VII.2, đoạn 1",
        "Phần III, mục VII.2",
        "[dat-dai]",
        "bảng “Giường bệnh”",
        "đã sửa",
    ],
)
def test_a_place_that_did_not_change_proves_nothing(words: str) -> None:
    entry = traced(response("YK-1", ACCEPTED, block=2, changed_at=words), CHANGED)
    assert entry.verdict is Verdict.UNCHANGED


def test_a_part_accepted_and_explained_is_a_change_as_explained() -> None:
    given = response("YK-1", PARTLY, block=4, proposed="29 giường bệnh", quote="26 giường bệnh")
    assert traced(given, CHANGED).verdict is Verdict.OTHERWISE
    row = given.row
    assert row is not None
    told = response("YK-1", PARTLY, block=4, proposed="29 giường bệnh", quote="26 giường bệnh")
    explained = type(told)(
        told.comment, type(row)(row.code, disposition=PARTLY, explanation="28,5.")
    )
    assert traced(explained, CHANGED).verdict is Verdict.CHANGED


def test_a_refused_comment_done_all_the_same_is_told() -> None:
    asked = response("YK-1", REFUSED, block=4, proposed="28,5 giường bệnh", quote="26 giường bệnh")
    assert traced(asked, CHANGED).verdict is Verdict.REFUSED_BUT_DONE
    assert traced(response("YK-1", REFUSED, block=4), CHANGED).verdict is Verdict.REFUSED_BUT_DONE
    assert traced(response("YK-1", REFUSED, block=2), CHANGED).verdict is Verdict.REFUSED
    other = response("YK-1", REFUSED, block=4, proposed="27 giường bệnh")
    assert traced(other, CHANGED).verdict is Verdict.REFUSED


def test_a_change_that_answers_another_comment_is_not_held_against_a_refusal() -> None:
    asked = response("YK-1", ACCEPTED, block=4, proposed="28,5 giường bệnh", quote="26 giường bệnh")
    refused = response("YK-2", REFUSED, block=4)
    found = trace(consultation(asked, refused), comparison(NEW, CHANGED))
    assert [entry.verdict for entry in found.comments] == [Verdict.AS_ASKED, Verdict.REFUSED]


@pytest.mark.parametrize(
    ("disposition", "verdict"),
    [
        (None, Verdict.OPEN),
        (Disposition.DIFFERING, Verdict.DIFFERING),
        (Disposition.NOTED, Verdict.NOTED),
    ],
)
def test_what_promises_nothing_is_told_as_it_was_answered(
    disposition: Disposition | None, verdict: Verdict
) -> None:
    assert traced(response("YK-1", disposition, block=4), CHANGED).verdict is verdict


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
