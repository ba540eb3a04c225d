import pytest

from pipeline.compose.checks.abolished_units import abolished_units
from tests.compose.checks.ground import codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Xây chợ tại huyện Cao Lộc.", "don-vi-cu"),
        ("Mở rộng thị trấn Cao Lộc.", "don-vi-cu"),
        ("UBND huyện bố trí đất.", "cap-huyen-con-sot"),
    ],
)
def test_a_mistake_in_a_sentence_is_told(words: str, code: str) -> None:
    assert codes(abolished_units, words) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "Trước sắp xếp, huyện Cao Lộc có 22 xã.",
        "Đi qua xã Cao Lộc và phường Kỳ Lừa.",
    ],
)
def test_what_only_looks_like_a_mistake_is_let_pass(words: str) -> None:
    assert codes(abolished_units, words) == []
