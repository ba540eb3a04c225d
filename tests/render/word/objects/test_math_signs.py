import re

import pytest
from lxml import etree

from pipeline.render.word.objects.math import write_formulas
from pipeline.render.word.objects.math_signs import mend_signs

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def literal(tex: str) -> str:
    """The signs of a formula that are marked, in order."""
    (xml,) = write_formulas([(tex, False)]).values()
    runs = re.findall(r"<m:r>(?:(?!</m:r>).)*</m:r>", xml)
    texts = (re.search(r"<m:t[^>]*>(.*?)</m:t>", run) for run in runs if "<m:lit/>" in run)
    return "".join(found[1] for found in texts if found)


@pytest.mark.parametrize(
    "tex",
    ["a(b + c)", "[0;1]", r"\left( \frac{a}{b} \right)", "-3 + x", r"a \times (-b)", "f(x) = 5"],
)
def test_signs_that_have_their_partners_stay_operators(tex: str) -> None:
    assert literal(tex) == ""


@pytest.mark.parametrize(
    ("tex", "marked"),
    [
        ("(1 + r)^n", "()"),
        (r"\prod_{i} (1 + r", "("),
        (r"x \in [a; b)", "[)"),
        ("f(x]", "(]"),
        ("((a)", "("),
        ("f()", "()"),
        ("|x - y|", "||"),
        ("0^+", "+"),
        (r"\times b =", "×="),
    ],
)
def test_signs_that_stand_alone_in_their_part_are_literal(tex: str, marked: str) -> None:
    assert "".join(sorted(literal(tex))) == "".join(sorted(marked))


def test_a_run_without_properties_gets_them_and_words_stay_as_they_are() -> None:
    formula = etree.fromstring(
        f'<m:oMath xmlns:m="{M[1:-1]}"><m:r><m:t>(</m:t></m:r>'
        "<m:r><m:rPr><m:nor/></m:rPr><m:t>)</m:t></m:r></m:oMath>"
    )
    mend_signs(formula)
    assert [[child.tag for child in look] for look in formula.iter(f"{M}rPr")] == [
        [f"{M}lit"], [f"{M}nor"],
    ]  # fmt: skip


def test_a_bar_over_a_letter_is_the_combining_one() -> None:
    (xml,) = write_formulas([(r"\bar{g} + \hat{y}", False)]).values()
    assert re.findall(r'<m:chr m:val="(.)"', xml) == ["\u0305", "\u0302"]
