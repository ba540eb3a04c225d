"""What notices, help and guides tell to run is there: every command, option and target."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pipeline.arguments import read_arguments

REPOSITORY = Path(__file__).parents[1]
COMMAND = re.compile(r"\bquyhoach (?!\.)([a-z]+)((?: --[a-z-]+)*)")
TARGET = re.compile(r"\bmake ([a-z]+)(\d*)(?![\w/-])")
GUIDES = ("README.md", "sections/HUONG-DAN.md")
# Words after the program's name and after "make" that are no command: "quyhoach v1", "make and"
WORDS = {"v", "and"}


def said(file: Path) -> Iterator[str]:
    """Give the texts of a module that users may read: its constants, no docstring."""
    source = file.read_text(encoding="utf-8")
    if not (COMMAND.search(source) or TARGET.search(source)):
        return  # a tree is made of few modules: it takes far longer than to look
    tree = ast.parse(source)
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    for node in constants:
        if isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@cache
def texts() -> dict[str, str]:
    """Give all that users read, by file."""
    modules = sorted((REPOSITORY / "pipeline").rglob("*.py"))
    found = {str(file.relative_to(REPOSITORY)): "\n".join(said(file)) for file in modules}
    guides = {name: (REPOSITORY / name).read_text(encoding="utf-8") for name in GUIDES}
    shipped = sorted((REPOSITORY / "templates" / "khoi-tao").rglob("*.yaml"))
    starts = {str(file): file.read_text(encoding="utf-8") for file in shipped}
    return {**found, **guides, **starts}


def targets() -> set[str]:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+)%?:", makefile, re.MULTILINE))


def has_command(name: str, options: str, capsys: pytest.CaptureFixture[str]) -> bool:
    """Say whether the command line knows a command, and each of these options of it."""
    with pytest.raises(SystemExit) as ended:
        read_arguments([name, "--help"])
    shown = capsys.readouterr().out
    return ended.value.code == 0 and all(option in shown for option in options.split())


def test_every_command_that_is_told_is_there_with_its_options(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = {
        (found[1], found[2])
        for text in texts().values()
        for found in COMMAND.finditer(text)
        if found[1] not in WORDS
    }
    assert {"fix", "check", "import", "carry"} <= {name for name, _ in told}
    unknown = [one for one in sorted(told) if not has_command(*one, capsys)]
    assert unknown == []


def test_every_target_that_is_told_is_in_the_makefile() -> None:
    known = targets()
    told = {found[1] for text in texts().values() for found in TARGET.finditer(text)} - WORDS
    assert {"fix", "check", "draft", "responses"} <= told
    assert told - known == set()


def test_advice_that_names_what_is_not_there_is_seen() -> None:
    assert COMMAND.search("chạy `quyhoach sua --het`") is not None
    (found,) = COMMAND.finditer("`quyhoach fix --replace` rồi thôi")
    assert (found[1], found[2]) == ("fix", " --replace")
    assert "sua" not in targets()
