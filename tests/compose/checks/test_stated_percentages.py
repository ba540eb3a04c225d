import pytest

from pipeline.compose.checks.stated_percentages import stated_percentages
from tests.compose.checks.ground import codes, evidence_of, said
from tests.samples import paragraph

WRONG = "ty-le-trong-cau-sai"


def is_told(words: str) -> bool:
    return codes(stated_percentages, words) == [WRONG]


@pytest.mark.parametrize(
    "words",
    [
        "Có 171.000 ha trên tổng số 600.000 ha, chiếm 23%.",
        "Trong tổng số 600 dự án có 171 dự án hoàn thành, đạt 23%.",
        "Tổng số 200 xã, trong đó 50 xã đạt chuẩn, chiếm 30%.",
        "Giải ngân 1.250/2.500 tỷ đồng, đạt 55%.",
        "Có 5 xã trên 5 xã, đạt 90%.",
        "Trong 20 xã có 5 xã đạt chuẩn, bằng 30%",
        "Có 1 trên 1 xã, đạt 40%.",
        "Năm ngoái tăng. Có 5 trên 10 xã, đạt 40%.",
    ],
)
def test_a_mistake_in_a_sentence_is_told(words: str) -> None:
    assert is_told(words)


@pytest.mark.parametrize(
    "words",
    [
        "Có 171.000 ha trên tổng số 600.000 ha, chiếm 28,5%.",
        "Trong tổng số 600 dự án có 171 dự án hoàn thành, đạt 28,5%.",
        "Giải ngân 2.000/2.500 tỷ đồng, đạt 80% kế hoạch.",
        "Năm 2021 đạt 34%, năm 2025 đạt 60%.",
        "Có 5 trên 10 xã.",
        "Có 12.5 trên 20 xã, đạt 30%.",
        "Có 5 trên 12.5 xã, đạt 30%.",
        "Có 5 trên 10 xã, đạt 12.5%.",
        "Có 10 trên 5 xã, đạt 30%.",
        "Có 0 trên 0 xã, đạt 30%.",
        "Có 5 xã trên 2025, đạt 30%.",
        "Có 5 xã trên 1900, đạt 30%.",
        "Có 5 xã trên 2100, đạt 30%.",
        "Năm 5 trên 10 xã, đạt 30%.",
        "Giai đoạn 5 trên 10 xã, đạt 30%.",
        "Ngày 5/10, đạt 30%.",
        "Văn bản số 5/10, đạt 30%.",
        "Tháng 5/10, đạt 30%.",
        "Theo mục 5/10, đạt 30%.",
    ],
)
def test_what_only_looks_like_a_mistake_is_let_pass(words: str) -> None:
    assert codes(stated_percentages, words) == []


def test_numbers_just_outside_the_years_are_numbers() -> None:
    assert is_told("Có 500 hộ trên 1899, đạt 30%.")
    assert is_told("Có 500 hộ trên 2101, đạt 30%.")
    assert is_told("Có 500 hộ trên 2.025 hộ, đạt 30%.")


def test_what_is_said_shows_part_whole_and_what_they_make() -> None:
    words = "Có 1.000 ha trên tổng số 3.000 ha, chiếm 23%, và thêm 2 trong 3 xã, đạt 66,71%."
    assert said(stated_percentages, evidence_of(paragraph(words))) == [
        f"1 warning {WRONG}: “1.000 … 3.000 … 23%”: 1.000 chia 3.000 là 33,3%"
        " → viết 33,3%, hoặc sửa số liệu trong câu",
        f"1 warning {WRONG}: “2 … 3 … 66,71%”: 2 chia 3 là 66,67%"
        " → viết 66,67%, hoặc sửa số liệu trong câu",
    ]


@pytest.mark.parametrize(
    ("part", "rate", "wrong"),
    [
        (336, "33", False), (337, "33", True), (324, "33", False), (323, "33", True),
        (335, "33,5", False), (336, "33,5", True), (336, "33,55", True),
        (350, "khoảng 33", False), (351, "khoảng 33", True), (310, "khoảng 33", False),
        (309, "khoảng 33", True), (350, "gần 33", False), (350, "hơn 33", False),
        (350, "trên 33", False), (350, "xấp xỉ 33", False), (335, "khoảng 33,3", False),
        (336, "khoảng 33,3", True),
    ],
)  # fmt: skip
def test_a_percentage_may_be_rounded_and_a_rough_one_more(
    part: int, rate: str, *, wrong: bool
) -> None:
    assert is_told(f"Có {part} trên 1.000 xã, đạt {rate}%.") is wrong
    assert is_told(f"Trong 1.000 hộ có {part} hộ nghèo, đạt {rate}%.") is wrong


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("Có 1.250 triệu đồng trên tổng số 2,5 tỷ đồng", 50),
        ("Có 1.250 triệu đồng trên tổng số 2,5 tỉ đồng", 50),
        ("Có 500 nghìn hộ trên 2 triệu hộ", 25),
        ("Có 500 ngàn hộ trên 2 triệu hộ", 25),
        ("Có 500 tỷ đồng trên 2 nghìn tỷ đồng", 25),
        ("Có 500 hộ trên 2 nghìn hộ", 25),
        ("Có 500 hộ trên 2.000 hộ", 25),
        ("Có 500/2.000 tỷ đồng", 25),
        ("Trong 2 nghìn hộ có 500 hộ nghèo", 25),
        ("Trong 2 nghìn hộ có 500", 25),
    ],
)
def test_units_of_part_and_whole_count(words: str, rate: int) -> None:
    assert codes(stated_percentages, f"{words}, đạt {rate}%.") == []
    assert is_told(f"{words}, đạt {rate + 1}%.")


def test_the_order_of_part_and_whole_is_read_in_one_way_of_a_sentence() -> None:
    both = "Có 5 trên 10 xã, đạt 50%; trong 20 xã có 5 xã đạt chuẩn, bằng 30%."
    assert codes(stated_percentages, both) == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Rừng có 171.000 của 600.000 ha, chiếm 23%.", True),
        ("Rừng có 171.000 của 600.000 ha, chiếm 28,5%.", False),
        ("Rừng có 171 ha, chiếm 23% trong tổng số 600 ha.", True),
        ("Rừng có 171 ha, chiếm 28,5% tổng số 600 ha.", False),
        ("Đạt 23% (171/600 xã).", True),
        ("Đạt 28,5% (171/600 xã).", False),
        ("Đạt 28,5% (năm 2024).", False),
    ],
)
def test_part_whole_and_percentage_are_read_in_other_orders(words: str, *, wrong: bool) -> None:
    assert codes(stated_percentages, words) == ["ty-le-trong-cau-sai"] * wrong
