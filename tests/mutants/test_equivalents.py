"""What is called equivalent is still in the code, and has its reason."""

from pathlib import Path

from tests.mutants.equivalents import EQUIVALENTS
from tests.mutants.mutations import mutant, mutations_of

REPOSITORY = Path(__file__).parents[2]


def test_each_equivalent_is_a_mutant_of_the_code_as_it_stands() -> None:
    made: dict[str, set[tuple[str, str]]] = {}
    for path in {one.path for one in EQUIVALENTS}:
        source = (REPOSITORY / path).read_text(encoding="utf-8")
        mutants = (mutant(path, source, one) for one in mutations_of(source))
        made[path] = {(one.before, one.after) for one in mutants}
    stale = [one for one in EQUIVALENTS if (one.before, one.after) not in made[one.path]]
    assert stale == []


def test_each_equivalent_says_why() -> None:
    assert [one for one in EQUIVALENTS if len(one.why.split()) < 3] == []
    assert len({(one.path, one.before, one.after) for one in EQUIVALENTS}) == len(EQUIVALENTS)
