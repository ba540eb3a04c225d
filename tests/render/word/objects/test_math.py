import sys
from pathlib import Path

import pytest

from pipeline.render.word.objects import math
from pipeline.render.word.objects.math import Limits, write_formulas


def test_one_run_turns_them_all_and_leaves_out_the_broken() -> None:
    keys = [("x^2", False), ("\\frac{1}{2}", True), ("\\frac{1}{", False)]
    found = write_formulas(keys, limits=Limits(runs=1))
    assert set(found) == set(keys[:2])
    assert found["x^2", False].startswith("<m:oMath>")
    assert found["\\frac{1}{2}", True].startswith("<m:oMathPara>")


def test_nothing_but_office_math_comes_through() -> None:
    (xml,) = write_formulas([("\\text{A & <b>} \\mathbf{x} \\color{red}{y}", False)]).values()
    assert "&amp; &lt;b&gt;" in xml
    assert "w:color" not in xml


def test_text_that_looks_like_markdown_or_options_stays_a_formula() -> None:
    keys = [("--help", False), ("![](/etc/passwd)", False)]
    for xml in write_formulas(keys).values():
        assert "root:" not in xml


def test_monstrous_formulas_never_reach_pandoc() -> None:
    keys = [("{" * 100 + "}" * 100, False), ("x" * 10_000, False), (" ", False)]
    assert write_formulas(keys, pandoc="/nowhere/pandoc") == {}


def test_a_program_that_hangs_is_ended(tmp_path: Path) -> None:
    program = tmp_path / "pandoc"
    program.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    program.chmod(0o755)
    assert write_formulas([("a", False)], pandoc=str(program), limits=Limits(0.3, 2)) == {}


def test_one_formula_that_kills_pandoc_does_not_take_the_others_along(tmp_path: Path) -> None:
    import pypandoc

    program = tmp_path / "pandoc"
    program.write_text(
        f"#!{sys.executable}\nimport os, subprocess, sys\ndata = sys.stdin.buffer.read()\n"
        f"if b'kill' in data: sys.exit(3)\n"
        f"sys.stdout.buffer.write(subprocess.run([{pypandoc.get_pandoc_path()!r}, *sys.argv[1:]],"
        " input=data, capture_output=True).stdout)\n"
    )
    program.chmod(0o755)
    found = write_formulas([("a", False), ("kill", False), ("b", False)], pandoc=str(program))
    assert set(found) == {("a", False), ("b", False)}


def test_words_in_a_formula_are_upright_once() -> None:
    (written,) = write_formulas([(r"x_{\text{năm}}", False)]).values()
    assert "<m:nor/>" in written
    assert "<m:sty" not in written.partition("<m:nor/>")[2].partition("</m:rPr>")[0]


def test_a_formula_is_turned_once_for_all_documents_of_a_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    batches: list[list[tuple[str, bool]]] = []

    def counted(program: str, batch: list[tuple[str, bool]], seconds: float) -> bytes | None:
        batches.append(batch)
        return once(program, batch, seconds)

    once = math._run
    monkeypatch.setattr(math, "_run", counted)
    monkeypatch.setattr(math, "_TURNED", {})
    a, b = ("a + 1", False), ("b + 2", True)
    first = write_formulas([a])
    both = write_formulas([a, b, a])
    assert (first[a], list(both)) == (both[a], [a, b])
    assert write_formulas([b, a]) == both
    assert batches == [[a], [b]]
