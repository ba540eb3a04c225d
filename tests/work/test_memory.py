import gc
import weakref

import pytest

from pipeline.work.memory import uncollected, uninterrupted


class Held:
    def __init__(self, ring: list[object]) -> None:
        self.ring = ring


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


def test_of_two_that_overlap_the_last_to_leave_sets_it_to_work_again() -> None:
    first, second = uninterrupted(), uninterrupted()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_a_collector_that_rested_before_rests_after() -> None:
    gc.disable()
    try:
        with uninterrupted():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_a_command_made_is_looked_through_by_no_collection_until_the_next_command() -> None:
    ring: list[object] = []
    ring.append(ring)
    gone = weakref.ref(held := Held(ring))
    with uncollected():
        ring.append(held)
        del ring, held
    assert gc.isenabled()
    gc.collect()
    assert gone() is not None
    with uncollected():
        pass
    gc.unfreeze()
    gc.collect()
    assert gone() is None
