import pytest

from pipeline.compose.checks.stated_growth import stated_growth
from tests.compose.checks.ground import evidence_of, said
from tests.samples import paragraph


def told(words: str) -> list[str]:
    return said(stated_growth, evidence_of(paragraph(words)))


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Thu tăng 15% so với năm 2020, từ 400 lên 450 tỷ đồng.", "12,5%"),
        ("Thu tăng từ 400 tỷ đồng lên 450 tỷ đồng, tăng 15%.", "12,5%"),
        ("Thu tăng từ 400 tỷ đồng năm 2020 lên 450 tỷ đồng năm 2024 (tăng 15%).", "12,5%"),
        ("Thu đạt 450 tỷ đồng, tăng 15% so với 400 tỷ đồng năm 2020.", "12,5%"),
        ("Thu đạt 450 tỷ đồng, tăng 15% so với năm 2020 là 400 tỷ đồng.", "12,5%"),
        ("Đơn vị giảm từ 194 xuống 65, giảm 60%.", "66,5%"),
        ("Đơn vị giảm từ 194 xuống còn 65, giảm 60%.", "66,5%"),
        ("Từ 194 đơn vị sắp xếp còn 65 đơn vị, giảm 139 đơn vị.", "129 đơn"),
        ("Số giường tăng từ 400 giường lên 450 giường, tăng 60 giường.", "50 giường"),
        ("Thu tăng từ 400 lên 900 tỷ đồng, gấp 3 lần.", "2,3 lần"),
        ("Nghèo giảm từ 8,2% xuống 5,1%, giảm 4,0 điểm %.", "3,1 điểm %"),
        ("Thu tăng từ 400 tỷ đồng năm 2020 lên 600 tỷ đồng năm 2025, tăng bình quân 20%/năm.",
         "8,4%/năm"),
    ],
)  # fmt: skip
def test_a_rate_that_its_values_do_not_bear_out_is_told(words: str, right: str) -> None:
    (notice,) = told(words)
    assert "warning tang-giam-sai" in notice
    assert f"→ viết {right}, hoặc sửa số liệu trong câu" in notice


@pytest.mark.parametrize(
    "words",
    [
        "Thu tăng 12,5% so với năm 2020, từ 400 lên 450 tỷ đồng.",
        "Thu tăng khoảng 13% từ 400 lên 450 tỷ đồng.",
        "Thu tăng từ 0,4 lên 0,45 nghìn tỷ đồng, tăng 12,5%.",
        "Nghèo giảm từ 8,2% xuống 5,1%, giảm 3,1%.",  # points
        "Nghèo giảm từ 8,2% xuống 5,1%, giảm 37,8%.",
        "Thu tăng từ 400 tỷ đồng năm 2020 lên 600 tỷ đồng năm 2025, tăng bình quân 8,4%/năm.",
        "Thu tăng từ 400 tỷ đồng năm 2020 lên 600 tỷ đồng năm 2025, tăng bình quân 10%/năm.",
        "Thu tăng từ 400 lên 450 tỷ đồng, tăng 3% so với kế hoạch.",
        "Thu tăng từ 400 lên 450 tỷ đồng, chi tăng 9%, vay tăng 8%.",
        "Tăng từ 400 xã lên 450 hộ, tăng 60%.",
        "Từ năm 2020 đến 2025 tăng 12%.",
        "Tăng từ 8 đến 9%/năm.",
        "Xếp hạng từ 45 lên 30.",
        "Hộ nghèo giảm từ 900 hộ năm 2021 xuống còn 600 hộ năm 2024, bình quân mỗi năm giảm 2,4%.",
        "Đô thị loại 5 lên loại 3, tăng từ 5 lên 4 bậc.",
    ],
)
def test_what_agrees_or_cannot_be_held_together_is_let_pass(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "way"),
    [("Thu tăng từ 450 lên 400 tỷ đồng.", "xuống"), ("Nghèo giảm từ 5% xuống 8%.", "lên")],
)
def test_a_direction_against_its_values_is_told(words: str, way: str) -> None:
    (notice,) = told(words)
    assert f"→ viết “{way}”, hoặc đổi chỗ hai số" in notice
