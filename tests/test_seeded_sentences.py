"""Defects of text, language and law are told at their line, and near misses are not.

The full measure: python -m tests.seeded.sentences --seed 7 --defects 300
"""

from tests.seeded.sentences.kind import kinds
from tests.seeded.sentences.score import lines_of, score


def test_sown_defects_are_told_at_their_line_and_near_misses_are_not() -> None:
    made = score(seed=20_251_129, count=len(kinds()))
    assert made.false == ()
    assert made.missed == ()


def test_kinds_have_names_of_their_own() -> None:
    names = [kind.name for kind in kinds()]
    assert len(names) == len(set(names))


def test_a_notice_of_several_places_is_at_each_of_them() -> None:
    notice = {"line": "3", "message": "viết hai kiểu: hoà (dòng 3, 18 và 42), bảng 7"}
    assert lines_of(notice) == {3, 18, 42}
