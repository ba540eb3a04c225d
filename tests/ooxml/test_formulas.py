import pytest
from lxml import etree

from pipeline.ooxml.formulas import shown
from pipeline.ooxml.names import M


def formula(inner: str) -> etree._Element:
    return etree.fromstring(f'<m:oMath xmlns:m="{M[1:-1]}">{inner}</m:oMath>')


def r(letters: str) -> str:
    return f"<m:r><m:t>{letters}</m:t></m:r>"


def signs(begins: str, ends: str) -> str:
    return (
        f'<m:dPr><m:begChr m:val="{begins}"/><m:sepChr m:val=""/><m:endChr m:val="{ends}"/></m:dPr>'
    )


@pytest.mark.parametrize(
    ("inner", "letters"),
    [
        (r("1") + f"<m:f><m:num>{r('9')}</m:num><m:den>{r('6')}</m:den></m:f>", "19/6"),
        (f"<m:d><m:e>{r('1−β')}</m:e></m:d>{r('x')}", "(1−β)x"),
        (f"<m:d>{signs('[', '')}<m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:d>", "[ab"),
        (f"<m:d><m:e>{r('a')}</m:e><m:e><m:d><m:e>{r('b')}</m:e></m:d></m:e></m:d>", "(a|(b))"),
        (f"<m:sSup><m:e>{r('x')}</m:e><m:sup>{r('2')}</m:sup></m:sSup>", "x2"),
    ],
)
def test_a_formula_shows_its_letters_and_the_signs_of_its_structure(
    inner: str, letters: str
) -> None:
    assert "".join(sign for _, sign in shown(formula(inner))) == letters


def test_each_letter_and_sign_comes_with_its_element() -> None:
    node = formula(f"<m:d><m:e>{r('a')}</m:e></m:d>")
    assert [found.tag for found, _ in shown(node)] == [f"{M}d", f"{M}t", f"{M}d"]
