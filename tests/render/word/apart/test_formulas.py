from unittest.mock import patch

from pipeline.render.word.apart.formulas import written_formulas
from pipeline.render.word.objects import math
from pipeline.work.store import NOTHING_KEPT
from tests.render.memory import Memory

ONE, TWO = ("a^2", False), ("a^2", True)
WRONG = ("\\frac{", False)


def test_what_was_turned_before_is_not_turned_again() -> None:
    kept = Memory()
    first = written_formulas((ONE, TWO, ONE), kept)
    assert first == written_formulas((TWO, ONE), NOTHING_KEPT)
    assert len(kept.new) == len(first) == 2
    with patch.object(math, "write_formulas", side_effect=AssertionError):
        assert written_formulas((ONE, TWO), kept) == first


def test_what_cannot_be_turned_is_tried_again() -> None:
    kept = Memory()
    for _ in range(2):
        assert WRONG not in written_formulas((ONE, WRONG), kept)
    assert len(kept.held) == 1


def test_of_a_report_without_formulas_nothing_is_turned() -> None:
    with patch.object(math, "write_formulas", side_effect=AssertionError):
        assert written_formulas((), NOTHING_KEPT) == {}
