"""The measure itself: silence is seen, and so is what is told at another place or too often."""

from collections.abc import Mapping
from typing import Any

from tests.seeded.silence.act import comment, counted
from tests.seeded.silence.score import BESIDE, NOTHING, Case, judged

PLACE = "Phần I, mục 1, đoạn 3"
CASE = Case("x", "dv-0", comment(("Bỏ", "cầu"), PLACE))


def said(text: str, place: str = PLACE, **other: object) -> Mapping[str, Any]:
    told = {"quote": "", "proposed": "", "replies": [], "resolved": False}
    return {"text": text, "place": place, "sources": [{"file": CASE.file}], **told, **other}


def notice(message: str) -> Mapping[str, Any]:
    return {"file": CASE.file, "message": message}


def test_a_comment_of_its_own_at_its_place_is_right() -> None:
    assert judged(CASE, [said("Bỏ “cầu”")], []).wrong == ""
    assert judged(CASE, [said("Bỏ", quote="qua CẦU  sông")], []).wrong == ""


def test_nothing_told_or_something_else_is_silence() -> None:
    for comments in ([], [said(NOTHING)], [said("Bỏ “đường”")]):
        verdict = judged(CASE, comments, [notice(f"{PLACE}: bỏ cầu")])
        assert (bool(verdict.wrong), verdict.silent) == (True, True)


def test_another_place_and_too_many_comments_are_wrong_but_no_silence() -> None:
    elsewhere = judged(CASE, [said("Bỏ “cầu”", "Phần I, mục 1, đoạn 31")], [])
    twice = judged(CASE, [said("Bỏ “cầu”"), said("Bỏ “cầu” nữa")], [])
    assert (elsewhere.silent, twice.silent) == (False, False)
    assert elsewhere.wrong
    assert twice.wrong


def test_what_may_be_counted_is_counted_with_its_place() -> None:
    case = Case("x", "dv-0", counted("ghép", PLACE))
    assert judged(case, [], [notice(f"1 chỗ ghép đoạn: {PLACE}")]).wrong == ""
    assert judged(case, [], [notice("1 chỗ ghép đoạn")]).silent


def test_the_comment_beside_it_must_be_there_at_its_place() -> None:
    case = Case("x", "dv-0", CASE.done, "Phần I, mục 2")
    there = said(BESIDE, "Phần I, mục 2, đoạn 2")
    assert judged(case, [said("Bỏ “cầu”"), there], []).wrong == ""
    assert judged(case, [said("Bỏ “cầu”")], []).silent
    assert judged(case, [said("Bỏ “cầu”"), said(BESIDE)], []).silent
