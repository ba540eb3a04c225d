"""The modules of a place, and the tests that are asked of each."""

from pathlib import Path

import pytest

from tests.mutants.chosen import imported_by, mirrored_tests, module_name, modules_in


def tree(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root.joinpath(*name.split("__")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_a_place_is_a_file_or_all_there_is_under_a_folder(tmp_path: Path) -> None:
    root = tree(tmp_path, p__a__one="", p__a__b__two="", p__c="")
    assert modules_in(root, ["p/c.py", "p/a", "p/a/one.py"]) == (
        "p/a/b/two.py", "p/a/one.py", "p/c.py",
    )  # fmt: skip
    with pytest.raises(FileNotFoundError, match="p/no"):
        modules_in(root, ["p/no"])


def test_the_mirrored_file_comes_first_then_those_of_the_folder_that_import_it(
    tmp_path: Path,
) -> None:
    root = tree(
        tmp_path,
        p__a__one="",
        tests__a__test_one="",
        tests__a__test_all="from p.a import one",
        tests__a__b__test_deep="from p.a.one import f",
        tests__a__test_other="from p.a.two import one",
        tests__a__ground="import p.a.one",
        tests__test_top="import p.a.one",
    )
    assert mirrored_tests(root, "p/a/one.py") == (
        "tests/a/test_one.py",
        "tests/a/b/test_deep.py",
        "tests/a/test_all.py",
    )


def test_what_a_package_holds_itself_is_asked_of_all_its_tests(tmp_path: Path) -> None:
    root = tree(tmp_path, p__a____init__="", tests__a__test_one="", tests__a__b__test_two="")
    (root / "p/a/__init__.py").write_text("", encoding="utf-8")
    assert mirrored_tests(root, "p/a/__init__.py") == (
        "tests/a/b/test_two.py",
        "tests/a/test_one.py",
    )
    assert mirrored_tests(root, "p/a/gone.py") == ()


def test_a_module_is_named_by_its_path() -> None:
    assert module_name("p/a/one.py") == "p.a.one"
    assert module_name("p/a/__init__.py") == "p.a"


def test_imports_within_a_function_count(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("def f():\n    from b import c\n    import d.e\n", encoding="utf-8")
    assert imported_by(file) == {"b", "b.c", "d.e"}
