import pytest

from pipeline.compose.checks.stated_percentages import stated_percentages
from tests.compose.checks.ground import codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Có 171.000 ha trên tổng số 600.000 ha, chiếm 23%.", "ty-le-trong-cau-sai"),
    ],
)
def test_a_mistake_in_a_sentence_is_told(words: str, code: str) -> None:
    assert codes(stated_percentages, words) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "Có 171.000 ha trên tổng số 600.000 ha, chiếm 28,5%.",
        "Năm 2021 đạt 34%, năm 2025 đạt 60%.",
    ],
)
def test_what_only_looks_like_a_mistake_is_let_pass(words: str) -> None:
    assert codes(stated_percentages, words) == []
