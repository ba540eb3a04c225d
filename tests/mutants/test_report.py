"""What is printed of a run: rates a folder, and survivors with their lines."""

from tests.mutants.equivalents import Equivalent
from tests.mutants.mutations import Kind, Mutant
from tests.mutants.report import Judged, rate, report


def judged(path: str, line: int, *, killed: bool) -> Judged:
    one = Mutant(path, line, Kind.COMPARISON, f"a < {line}", f"a <= {line}", "…")
    return Judged(one, killed, 0.5)


SAME = Equivalent("p/b/two.py", "a < 4", "a <= 4", "a is never 4")
RUN = (
    judged("p/b/two.py", 4, killed=False),
    judged("p/b/two.py", 9, killed=False),
    judged("p/b/two.py", 5, killed=True),
    judged("p/one.py", 1, killed=True),
)


def test_a_folder_has_its_line_and_survivors_follow_with_file_and_line() -> None:
    said = report(RUN, ())
    first, second, every, *survivors = said.splitlines()
    assert first.split()[:4] == ["p", "1", "of", "1"]
    assert second.split()[:4] == ["p/b", "1", "of", "3"]
    assert every.split()[:4] == ["all", "2", "of", "4"]
    assert "50.0%" in every
    assert "0.50 s" in every
    assert survivors == [
        "", "p/b/two.py:4: comparison", "  - a < 4", "  + a <= 4",
        "", "p/b/two.py:9: comparison", "  - a < 9", "  + a <= 9",
    ]  # fmt: skip


def test_an_equivalent_that_survives_is_neither_killed_nor_a_survivor() -> None:
    said = report(RUN, (SAME,))
    assert "two.py:4" not in said
    assert "two.py:9" in said
    assert " 1 equivalent" in said
    assert rate(RUN, (SAME,)) == 2 / 3


def test_an_equivalent_that_a_test_kills_counts_as_killed() -> None:
    killed = (judged("p/b/two.py", 4, killed=True),)
    assert rate(killed, (SAME,)) == 1
    assert rate((), ()) == 1
