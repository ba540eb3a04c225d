import pytest

from pipeline.compose.checks.legal_citations import legal_citations
from tests.compose.checks.ground import codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Nghị định số 58/2023/NĐ-CP ngày 12 tháng 6 năm 2023.", "van-ban-sai-ngay"),
        ("Nghị định số 58/2023/NĐ-CP ngày 12/8/20223.", "van-ban-sai-ngay"),
        ("Quyết định số 58/2023/NĐ-CP.", "van-ban-sai-loai"),
        ("Căn cứ Nghị quyết số 66/2025/NQ-CP.", "van-ban-het-hieu-luc"),
    ],
)
def test_a_mistake_in_a_sentence_is_told(words: str, code: str) -> None:
    assert codes(legal_citations, words) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "Nghị định số 58/2023/NĐ-CP ngày 12/8/2023.",
        "Luật Quy hoạch, được sửa đổi bởi Nghị định số 58/2023/NĐ-CP.",
        "Nghị quyết số 66/2025/NQ-CP đã hết hiệu lực.",
    ],
)
def test_what_only_looks_like_a_mistake_is_let_pass(words: str) -> None:
    assert codes(legal_citations, words) == []
