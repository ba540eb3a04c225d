"""A mutant is judged by the tests of its module alone, in a child that leaves nothing behind."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mutants.forked import Job, NoVerdictError, Ran, prepare, run_all, time_limit

MODULE = "def near(a):\n    return a <= 3\n"
USER = "from nearby.one import near\n\ndef far(a):\n    return not near(a)\n"
TEST = """
from nearby.two import far


def test_three_is_not_far():
    assert not far(3)
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    package = tmp_path / "nearby"
    package.mkdir()
    for name, text in (("__init__", ""), ("one", MODULE), ("two", USER)):
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "test_two.py").write_text(TEST, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    prepare(tmp_path, "nearby")
    yield tmp_path
    for known in [name for name in sys.modules if name.partition(".")[0] == "nearby"]:
        del sys.modules[known]


def passed(root: Path, *sources: str, tests: str = "test_two.py") -> list[bool]:
    jobs = [Job("nearby/one.py", source, (tests,), 1) for source in sources]
    ended = {job.source: ran.passed for job, ran in run_all(root, jobs, 2)}
    return [ended[source] for source in sources]


def test_a_module_that_imports_the_mutated_one_uses_the_mutant(root: Path) -> None:
    stricter = MODULE.replace("<=", "<")
    assert passed(root, MODULE, stricter, "0/0", "def") == [True, False, False, False]
    assert (root / "nearby" / "one.py").read_text(encoding="utf-8") == MODULE


def test_what_hangs_or_eats_memory_is_ended_and_counts_as_killed(root: Path) -> None:
    hanging = MODULE + "while True:\n    pass\n"
    greedy = MODULE + "everything = bytearray(1 << 33)\n"
    assert passed(root, hanging, greedy) == [False, False]


def test_tests_that_cannot_run_judge_nothing(root: Path) -> None:
    with pytest.raises(NoVerdictError, match=r"no_such_test\.py"):
        passed(root, MODULE, tests="no_such_test.py")


def test_the_limit_leaves_a_slow_machine_its_time() -> None:
    assert time_limit(Ran(passed=True, seconds=0.1)) == 2
    assert time_limit(Ran(passed=True, seconds=4)) == 22
