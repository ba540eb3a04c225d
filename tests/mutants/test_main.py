"""`make mutants` draws by its seed, judges by the tests, and tells of survivors."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants.__main__ import FOLDERS, main, sample

REPOSITORY = Path(__file__).parents[2]
MODULE = "def near(a):\n    return a <= 3\n\n\ndef far(a):\n    return a > 9\n"
TEST = """
from pipeline.one import near


def test_it():
    assert near(3)
    assert not near(4)
"""
RUN = """
import sys
from pathlib import Path
from tests.mutants.__main__ import main

sys.exit(main(sys.argv[2:], Path(sys.argv[1])))
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"pipeline/__init__": "", "pipeline/one": MODULE, "tests/test_one": TEST}
    for name, text in files.items():
        path = tmp_path / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-c", RUN, str(root), *arguments],
        cwd=REPOSITORY,
        env={"PYTHONPATH": f"{root}:{REPOSITORY}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_same_seed_draws_the_same_and_another_others(root: Path) -> None:
    drawn = {seed: sample(root, ["pipeline"], seed, 3) for seed in (1, 2, 3)}
    assert drawn[1] == sample(root, ["pipeline"], 1, 3)
    assert len(set(drawn.values())) > 1
    assert all(len({one.source for one in mutants}) == 3 for mutants in drawn.values())


def test_a_count_of_zero_makes_every_mutant_and_too_many_one_a_place(root: Path) -> None:
    assert len(sample(root, ["pipeline"], 1, 0)) == 10
    assert len(sample(root, ["pipeline"], 1, 999)) == 4


def test_survivors_are_those_that_no_test_notices(root: Path) -> None:
    made = run(root, "--seed", "1", "--count", "4", "pipeline")
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines()[0].split()[:4] == ["pipeline", "2", "of", "4"]
    assert "pipeline/one.py:6: comparison\n  - return a > 9\n  + return (a >= 9)" in made.stdout
    assert "one.py:2" not in made.stdout


def test_a_module_without_a_test_is_survived_by_all_its_mutants(root: Path) -> None:
    (root / "tests/test_one.py").unlink()
    assert "0 of   10 killed" in run(root, "--seed", "1", "--count", "0", "pipeline").stdout


def test_tests_that_fail_without_a_mutation_end_the_run(root: Path) -> None:
    (root / "tests/test_one.py").write_text(TEST.replace("near(3)", "near(5)"), encoding="utf-8")
    made = run(root, "--seed", "1", "pipeline")
    assert made.returncode == 2
    assert "tests of pipeline/one.py fail as it stands" in made.stderr


def test_a_place_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seed", "1", "pipeline/no_such"]) == 2
    assert "pipeline/no_such" in capsys.readouterr().err


def test_the_folders_that_are_mutated_are_there() -> None:
    assert all((REPOSITORY / folder).exists() for folder in FOLDERS)
    made = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert "python -m tests.mutants --seed" in made
