"""What must be true of the tree itself: its top level, its mirror of tests, its manual."""

import ast
import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath

import pytest
import yaml

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
    "CHANGELOG.md",
    "LICENSE",
}
TESTS = REPOSITORY / "tests"


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


# modules that only hold a package's words, or call `main`
UNTESTED = {"__init__.py", "__main__.py"}


def has_test(module: PurePosixPath, tests: Collection[str]) -> bool:
    """Say whether `pipeline/a/b.py` has its test at `tests/a/test_b.py`."""
    _, *folders, name = module.parts
    return "/".join(("tests", *folders, f"test_{name}")) in tests


def untested(files: Collection[str]) -> set[str]:
    """Give the modules among the files of the repository that have no test of their own."""
    modules = (PurePosixPath(name) for name in files if name.startswith("pipeline/"))
    return {
        str(module)
        for module in modules
        if module.suffix == ".py" and module.name not in UNTESTED and not has_test(module, files)
    }


def test_every_module_has_its_test_where_the_module_stands() -> None:
    files = [path for name in ("pipeline", "tests") for path in (REPOSITORY / name).rglob("*.py")]
    assert untested([path.relative_to(REPOSITORY).as_posix() for path in files]) == set()


def test_a_test_elsewhere_or_of_another_name_is_not_the_modules() -> None:
    files = ["pipeline/a/rows.py", "tests/a/test_row.py", "tests/b/test_rows.py", "tests/test_a.py"]
    assert untested(files) == {"pipeline/a/rows.py"}
    assert untested([*files, "tests/a/test_rows.py"]) == set()
    assert untested(["pipeline/a/__init__.py", "pipeline/a/data.yaml", "pipeline/cli.py"]) == {
        "pipeline/cli.py"
    }


def imported(file: Path) -> set[str]:
    """Give the modules that a file imports anywhere in it, as absolute names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = [*file.relative_to(REPOSITORY).parts[: -node.level]] if node.level else []
            base = ".".join((*above, *filter(None, [node.module])))
            found.update((base, *(f"{base}.{alias.name}" for alias in node.names)))
    return found


def module_of(file: Path) -> str:
    """Give the name by which a file is imported, a package's for its `__init__.py`."""
    parts = file.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def circle(imports: Mapping[str, Collection[str]]) -> list[str]:
    """Give modules that import one another in a ring, the first again at the end; [] for none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_import_one_another_in_a_ring_types_included() -> None:
    files = {module_of(file): file for file in (REPOSITORY / "pipeline").rglob("*.py")}
    assert len(files) > 300
    imports = {module: imported(file) & files.keys() for module, file in files.items()}
    assert circle(imports) == []


def test_a_ring_is_seen_also_through_a_package_and_under_a_condition(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("if TYPE_CHECKING:\n    from p.b import B\n\ndef f():\n    import p.c\n")
    assert {"p.b", "p.c"} <= imported(file)
    ring = circle({"p.a": {"p"}, "p": {"p.b"}, "p.b": {"p.a"}, "p.c": {"p.a"}})
    assert set(ring) == {"p.a", "p", "p.b"}
    assert circle({"p.a": {"p.b", "p.c"}, "p.b": {"p.c"}}) == []


def reached(start: Collection[Path]) -> dict[Path, set[str]]:
    """Give what these files of `tests/` import, and what the files they import do."""
    found: dict[Path, set[str]] = {}
    left = list(start)
    while left:
        file = left.pop()
        if file not in found:
            found[file] = imported(file)
            named = (REPOSITORY / f"{name.replace('.', '/')}.py" for name in found[file])
            left += [path for path in named if path.is_file() and path.is_relative_to(TESTS)]
    return found


def test_who_judges_the_pipeline_knows_nothing_of_it() -> None:
    judges = [*(TESTS / "oracle").rglob("*.py"), *(TESTS / "seeded").rglob("*.py")]
    assert len(judges) > 50
    knowing = [
        f"{file.relative_to(REPOSITORY)}: {name}"
        for file, names in reached(judges).items()
        for name in names
        if name.partition(".")[0] == "pipeline"
    ]
    assert knowing == []


def test_what_a_judge_imports_is_read_too() -> None:
    found = reached([TESTS / "test_drawn_charts.py"])
    assert TESTS / "render" / "samples.py" in found
    assert "pipeline.compose.charts" in found[TESTS / "test_drawn_charts.py"]


MANUALS = ("README.md", ".github/CONTRIBUTING.md", "tests/bad/README.md")
TRACKED_PATH = re.compile(r"`((?:pipeline|tests|sections|templates|[.]ci|[.]github)/[\w./-]+)`")


# names of the field, one rule a file, one command a file: their number is the point
MANY = {"pipeline/model", "pipeline/compose/checks", "pipeline/runs"}
LONGEST = 400  # lines
MOST = 24  # modules in a folder


def test_a_folder_holds_what_one_look_takes_in() -> None:
    modules = [PurePosixPath(name) for name in tracked() if name.startswith("pipeline/")]
    named = (module for module in modules if module.suffix == ".py" and module.name not in UNTESTED)
    folders = Counter(str(module.parent) for module in named)
    assert {name for name, count in folders.items() if count > MOST} <= MANY


def test_a_long_module_says_why_it_is_one() -> None:
    for file in (REPOSITORY / "pipeline").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST:
            assert "one module" in (ast.get_docstring(ast.parse(text)) or ""), file


def test_no_line_of_code_is_a_banner() -> None:
    banner = re.compile(r"^\s*# ?[-=─]{2}", re.MULTILINE)
    assert [
        name
        for name in tracked()
        if name.endswith(".py") and banner.search((REPOSITORY / name).read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize("manual", MANUALS)
def test_what_a_manual_names_is_there(manual: str) -> None:
    named = TRACKED_PATH.findall((REPOSITORY / manual).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (REPOSITORY / name).exists()] == []


def test_the_licence_is_the_one_the_package_names() -> None:
    package = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    licence = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith(f"{package['project']['license']['text']} License\n")
    assert "The quyhoach maintainers" in licence


def test_every_push_and_every_proposal_runs_what_is_run_here() -> None:
    flow = (REPOSITORY / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    read = yaml.load(flow, yaml.BaseLoader)  # as strings: `on` is no truth value
    assert {"push", "pull_request"} <= set(read["on"])
    steps = [step for job in read["jobs"].values() for step in job["steps"]]
    assert "bash .ci/run" in [step.get("run") for step in steps]
    assert (REPOSITORY / ".ci" / "run").is_file()


def test_the_manual_names_every_command_that_works() -> None:
    manual = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for command in ("make draft2", "make test", "make check", "make preview", "quyhoach init"):
        assert command in manual


def test_the_manual_names_every_folder_of_the_pipeline() -> None:
    manual = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `pipeline/(\w+)`", manual, re.MULTILINE))
    folders = {path.parent.name for path in (REPOSITORY / "pipeline").glob("*/__init__.py")}
    assert named == folders


def test_no_machine_path_stands_in_a_tracked_file() -> None:
    suspicious = re.compile(rb"/(?:work|root|home)/(?:main|shared|\w+/[.])|[.]pyenv")
    named = [
        name
        for name in tracked()
        if (REPOSITORY / name).is_file() and suspicious.search((REPOSITORY / name).read_bytes())
    ]
    assert named == []
