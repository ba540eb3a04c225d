from lxml import etree

from pipeline.render.html.mathml import mathml


def test_formulas_become_mathml_by_their_tex_and_whether_they_stand_alone() -> None:
    made = mathml([("x^2", False), ("x^2", True), ("\\frac{a}{b}", True)])
    assert made["x^2", False] == (
        '<math alttext="x^2" display="inline"><msup><mi>x</mi><mn>2</mn></msup></math>'
    )
    assert 'display="block"' in made["x^2", True]
    assert "<mfrac>" in made["\\frac{a}{b}", True]


def test_a_formula_that_cannot_be_turned_leaves_the_others() -> None:
    deep = "{" * 50 + "x" + "}" * 50
    asked = [("\\bad{", False), ("", False), (deep, False), ("y" * 10_000, True), ("a", False)]
    assert list(mathml(asked)) == [("a", False)]


def test_words_within_a_formula_stay_text() -> None:
    made = mathml([("\\text{</p><p><script>}", False)])["\\text{</p><p><script>}", False]
    assert [element.tag for element in etree.fromstring(made).iter()] == ["math", "mtext"]
    assert etree.fromstring(made).findtext("mtext") == "</p><p><script>"


def test_no_formula_asks_for_nothing() -> None:
    assert mathml([]) == {}
