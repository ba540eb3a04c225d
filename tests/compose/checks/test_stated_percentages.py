import pytest

from pipeline.compose.checks.stated_percentages import stated_percentages
from tests.compose.checks.ground import codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Có 171.000 ha trên tổng số 600.000 ha, chiếm 23%.", "ty-le-trong-cau-sai"),
        ("Trong tổng số 600 dự án có 171 dự án hoàn thành, đạt 23%.", "ty-le-trong-cau-sai"),
        ("Tổng số 200 xã, trong đó 50 xã đạt chuẩn, chiếm 30%.", "ty-le-trong-cau-sai"),
        ("Giải ngân 1.250/2.500 tỷ đồng, đạt 55%.", "ty-le-trong-cau-sai"),
    ],
)
def test_a_mistake_in_a_sentence_is_told(words: str, code: str) -> None:
    assert codes(stated_percentages, words) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "Có 171.000 ha trên tổng số 600.000 ha, chiếm 28,5%.",
        "Trong tổng số 600 dự án có 171 dự án hoàn thành, đạt 28,5%.",
        "Giải ngân 2.000/2.500 tỷ đồng, đạt 80% kế hoạch.",
        "Có 1.250 triệu đồng trên tổng số 2,5 tỷ đồng, bằng 50%.",
        "Năm 2021 đạt 34%, năm 2025 đạt 60%.",
    ],
)
def test_what_only_looks_like_a_mistake_is_let_pass(words: str) -> None:
    assert codes(stated_percentages, words) == []
