"""What fuzzing begins with and what it once found is read without harm; a fault is found."""

import random
from pathlib import Path

import pytest

from tests.fuzz import mutations
from tests.fuzz.__main__ import runs, tried
from tests.fuzz.corpus import inputs
from tests.fuzz.mutations import mutated_lines, mutated_nodes
from tests.fuzz.packages import FIRST_SHEET
from tests.fuzz.targets import TARGETS, fed


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_begins_with_harms_nobody(name: str) -> None:
    known = inputs(name)
    assert known
    for data in known[:40]:
        fed(TARGETS[name], data)


def test_a_mutation_changes_the_input_and_keeps_its_form() -> None:
    made = {mutated_nodes(FIRST_SHEET, random.Random(number)) for number in range(20)}
    assert len(made) > 10
    assert all(one.startswith(b"<worksheet") for one in made)
    assert mutated_nodes(b"<cut", random.Random(1)) == b"<cut"
    lines = {mutated_lines(b"a\nb", b"c", random.Random(number)) for number in range(20)}
    assert len(lines) > 5


def test_what_no_xml_can_hold_gives_the_input_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutations, "ODD", ("\0",))
    made = [mutated_nodes(FIRST_SHEET, random.Random(number)) for number in range(20)]
    assert FIRST_SHEET in made
    assert all(b"<worksheet" in one for one in made)


@pytest.mark.bench
def test_a_planted_fault_is_found_and_left_for_who_looks(tmp_path: Path) -> None:
    held, said = tried("planted", 20, 1, tmp_path)
    assert not held
    assert "KeyError" in said
    (left,) = tmp_path.iterdir()
    assert left.name.startswith("planted-crash")
    assert b"{#" in left.read_bytes()


@pytest.mark.bench
def test_a_reader_that_holds_is_tried_many_times(tmp_path: Path) -> None:
    held, said = tried("attributes", 1, 1, tmp_path)
    assert held, said
    assert int(runs(said)) > 100
