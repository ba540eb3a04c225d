import pytest

from pipeline.compose.checks.stated_sums import stated_sums
from tests.compose.checks.ground import evidence_of, said
from tests.samples import paragraph


def told(words: str) -> list[str]:
    return said(stated_sums, evidence_of(paragraph(words)))


@pytest.mark.parametrize(
    ("words", "sum_"),
    [
        ("Tỉnh có 66 xã, phường, gồm 61 xã và 4 phường.", "61 + 4 = 65"),
        ("Tỉnh có 66 đơn vị hành chính cấp xã (61 xã, 4 phường).", "61 + 4 = 65"),
        ("Có 120 dự án, bao gồm: 50 dự án đường; 40 dự án cầu; 20 dự án phà.",
         "50 + 40 + 20 = 110"),
        ("Đầu tư 100,5 km đường (60,2 km đường tỉnh và 45,1 km đường xã).",
         "60,2 + 45,1 = 105,3"),
        ("Vốn 180 tỷ đồng, gồm 50 tỷ đồng trung ương và 140 tỷ đồng tỉnh.", "50 + 140 = 190"),
        ("Có 12 hồ, gồm 5 hồ lớn và 8 hồ nhỏ, dung tích 3 triệu m³.", "5 + 8 = 13"),
    ],
)  # fmt: skip
def test_parts_that_do_not_make_their_whole_are_told(words: str, sum_: str) -> None:
    (notice,) = told(words)
    assert "warning tong-trong-cau-sai" in notice
    assert sum_ in notice


@pytest.mark.parametrize(
    "words",
    [
        "Tỉnh có 65 xã, phường, gồm 61 xã và 4 phường.",
        "Có 120 dự án, trong đó có 50 dự án đường và 40 dự án cầu.",
        "Có 120 dự án, gồm 50 dự án đường, 40 dự án cầu, còn lại là dự án khác.",
        "Có 1 nhà máy, gồm 2 tổ máy và 3 trạm.",
        "Đầu tư 100,5 km đường (60,2 km đường tỉnh và 40,4 km đường xã).",
        "Năm 2025 (12 xã, 5 phường) hoàn thành.",
        "Có 120 dự án, gồm 50% dự án đường và 30% dự án cầu.",
        "Diện tích 831.018 ha, gồm rừng và đất trồng.",
        "Có khoảng 180 dự án, gồm 50 dự án đường và 131 dự án cầu.",
        "Có 10,1 km đường, gồm 5,0 km đường xã và 5,2 km đường tỉnh.",  # rounding
    ],
)
def test_open_lists_and_what_counts_otherwise_are_let_pass(words: str) -> None:
    assert told(words) == []


def test_what_is_left_is_held_against_whole_and_done() -> None:
    (notice,) = told("Trong tổng số 120 dự án, đã hoàn thành 70 dự án, còn lại 40 dự án.")
    assert "120 − 70 = 50" in notice
    (rounded,) = told("Có 12,5 km đường, đã làm 7,2 km đường, còn lại 4,3 km.")
    assert "= 5,3" in rounded
    assert told("Có 120 dự án, đã hoàn thành 70 dự án, còn lại 50 dự án.") == []
    assert told("Có 12,5 km đường, đã làm 7,2 km đường, còn lại 5,4 km.") == []
    assert told("Có 120 dự án, đã hoàn thành 70 dự án, còn lại 40% dự án.") == []
    assert told("Có 120 hộ, đã di dời 70 người, còn lại 40 hộ.") == []
