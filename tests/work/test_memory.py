import gc

import pytest

from pipeline.work.memory import uninterrupted


def test_the_collector_rests_inside_and_works_again_after() -> None:
    with uninterrupted():
        assert not gc.isenabled()
        with uninterrupted():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_inside_leaves_it_as_it_was() -> None:
    with pytest.raises(ValueError, match="x"), uninterrupted():
        raise ValueError("x")
    assert gc.isenabled()
