import pytest

from pipeline.compose.checks.register_values import register_values, same_value
from pipeline.model.inlines import Marks, Text
from tests.compose.checks.ground import REGISTERS, evidence_of, found
from tests.samples import paragraph


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        ("10 - 11", "grdp", []),
        ("8-9", "grdp", []),
        ("12", "grdp", ["chi-tieu-lech"]),
        ("10 - 11", "gdrp", ["chi-tieu-khong-co"]),
    ],
)
def test_a_marked_figure_must_agree_with_the_register(
    words: str, code: str, expected: list[str]
) -> None:
    run = Text(words, Marks(indicator=code))
    evidence = evidence_of(paragraph("Tăng ", run, "%."), registers=REGISTERS)
    assert [kind for _, kind in found(register_values, evidence)] == expected


def test_values_are_the_same_however_they_are_written() -> None:
    assert same_value("8-9", "8 - 9")
    assert same_value(">35,0", "> 35")
    assert not same_value(">35,0", "35,0")
