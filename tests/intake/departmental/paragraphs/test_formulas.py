from pipeline.intake.departmental.paragraphs.formulas import Formulas, letters, tex_of, word
from tests.intake.departmental.pages import tree

HALF = (
    "<m:oMath><m:f><m:num><m:r><w:rPr><w:b/></w:rPr><m:t>a</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
)


def test_equations_become_tex_all_by_one_pandoc() -> None:
    assert tex_of([tree(HALF), tree(HALF)]) == ["\\frac{a}{2}", "\\frac{a}{2}"]


def test_equations_of_a_file_are_known_by_a_word_until_then() -> None:
    found = Formulas()
    assert found.add(tree(HALF)) == [word(0)]
    assert found.add(tree(f"<m:oMathPara>{HALF}{HALF}</m:oMathPara>")) == [word(1), word(2)]
    assert found.tex()[word(2)] == "\\frac{a}{2}"
    assert Formulas().tex() == {}


def test_without_pandoc_the_letters_stay() -> None:
    assert tex_of([tree(HALF)], pandoc="/không/có") == [""]
    assert tex_of([tree(HALF)], pandoc="/bin/false") == [""]
    assert letters(tree(HALF)) == "a2"
