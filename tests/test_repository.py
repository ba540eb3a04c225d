"""What must be true of the tree itself: its top level, its mirror of tests, its manual."""

import re
import subprocess
from pathlib import Path

from pipeline.arguments import LATER

REPOSITORY = Path(__file__).parents[1]
TOP = {
    "pyproject.toml",
    "pipeline",
    "sections",
    "templates",
    "build",
    "tests",
    "Makefile",
    "README.md",
}
UNTESTED = {
    "__init__.py",
    "__main__.py",
}


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, check=True, capture_output=True
    )
    return [name for name in listed.stdout.decode().split("\0") if name]


def test_the_top_level_is_what_the_layout_fixes() -> None:
    top = {name.partition("/")[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} == TOP


def test_build_holds_nothing_but_its_gitignore() -> None:
    assert [name for name in tracked() if name.startswith("build/")] == ["build/.gitignore"]


def has_test(module: Path, tests: set[str]) -> bool:
    """Say whether a module, or the one beside it whose name begins its own, has a test file.

    `html_tables.py` writes for `html.py` and is tested through it.
    """
    family = module.stem.partition("_")[0]
    beside = (module.parent / f"{family}.py").is_file()
    return f"test_{module.stem}.py" in tests or (beside and f"test_{family}.py" in tests)


def test_every_module_has_its_test() -> None:
    modules = [
        path for path in (REPOSITORY / "pipeline").rglob("*.py") if path.name not in UNTESTED
    ]
    tests = {path.name for path in (REPOSITORY / "tests").rglob("test_*.py")}
    inside = (REPOSITORY / "pipeline").resolve()
    missing = [path.relative_to(inside).as_posix() for path in modules if not has_test(path, tests)]
    assert missing == []


def test_the_manual_names_every_command_that_works() -> None:
    manual = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for command in ("make draft2", "make test", "make check", "make preview", "quyhoach init"):
        assert command in manual
    assert not any(f"`make {name}" in manual for name in LATER)


def test_no_machine_path_stands_in_a_tracked_file() -> None:
    suspicious = re.compile(rb"/(?:work|root|home)/(?:main|shared|\w+/[.])|[.]pyenv")
    named = [
        name
        for name in tracked()
        if (REPOSITORY / name).is_file() and suspicious.search((REPOSITORY / name).read_bytes())
    ]
    assert named == []
