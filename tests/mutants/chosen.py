"""Which modules are mutated, and which tests are asked of each."""

import ast
from collections.abc import Iterable
from pathlib import Path


def modules_in(root: Path, places: Iterable[str]) -> tuple[str, ...]:
    """Give the modules under the named folders and files, relative to `root`, in order of path.

    Raises FileNotFoundError for a place that is not there.
    """
    found: set[Path] = set()
    for place in places:
        path = root / place
        if not path.exists():
            raise FileNotFoundError(place)
        found.update([path] if path.is_file() else path.rglob("*.py"))
    return tuple(sorted(path.relative_to(root).as_posix() for path in found))


def module_name(path: str) -> str:
    """Give the dotted name of a module's file: "a/b.py" is a.b, "a/__init__.py" is a."""
    return ".".join(Path(path).with_suffix("").parts).removesuffix(".__init__")


def mirrored_tests(root: Path, path: str) -> tuple[str, ...]:
    """Give the test files of a module, its mirrored one first, then the others of the folder
    that import it; a package's own file is mirrored by every test of its folder.

    `pipeline/a/b.py` is mirrored by `tests/a/test_b.py`.
    """
    module = Path(path)
    folder = root.joinpath("tests", *module.parts[1:-1])
    mirrored = folder / f"test_{module.stem}.py"
    first = [mirrored] if mirrored.is_file() else []
    name = module_name(path)
    others = [
        test
        for test in sorted(folder.rglob("test_*.py"))
        if test != mirrored and (module.stem == "__init__" or name in imported_by(test))
    ]
    return tuple(test.relative_to(root).as_posix() for test in (*first, *others))


def imported_by(path: Path) -> frozenset[str]:
    """Give the dotted names a file imports, those of `from a import b` as both a and a.b."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(names)
