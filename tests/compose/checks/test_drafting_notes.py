import pytest

from pipeline.compose.checks.drafting_notes import drafting_notes
from tests.compose.checks.ground import codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Quy mô ??? ha.", "ghi-chu-soan-thao"),
        ("Số liệu (bổ sung sau).", "ghi-chu-soan-thao"),
    ],
)
def test_a_mistake_in_a_sentence_is_told(words: str, code: str) -> None:
    assert codes(drafting_notes, words) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "Nêu tại Phụ lục XXX.",
    ],
)
def test_what_only_looks_like_a_mistake_is_let_pass(words: str) -> None:
    assert codes(drafting_notes, words) == []
