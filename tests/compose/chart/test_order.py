"""Columns stand by size, but for names that have an order of their own."""

from decimal import Decimal

import pytest

from pipeline.compose.chart.order import has_order, in_order
from pipeline.model.chart import Datum
from pipeline.model.commune import Commune

COMMUNES = (Commune("06040", "Xã Thất Khê"), Commune("06001", "Xã Đoàn Kết"))


def data(*numbers: int | None) -> list[Datum | None]:
    return [None if number is None else Datum(Decimal(number), str(number)) for number in numbers]


@pytest.mark.parametrize(
    "names",
    [
        ["2021", "2022", "2025"],
        ["Năm 2021", "Ước 2025"],
        ["2021 - 2025", "2026 - 2030"],
        ["Quý I", "Quý II", "Quý IV", "Quý IX"],
        ["Nhóm A", "Nhóm B", "Nhóm C"],
        ["15 đến 24 tuổi", "25 đến 49 tuổi"],
        ["Xã Đoàn Kết", "xã thất khê"],
        ["Nông nghiệp, lâm nghiệp", "Công nghiệp - xây dựng", "Dịch vụ", "Thuế sản phẩm"],
    ],
)
def test_names_with_an_order_of_their_own_keep_it(names: list[str]) -> None:
    assert has_order(names, COMMUNES)
    assert in_order(names, data(*range(len(names))), COMMUNES) == tuple(range(len(names)))


@pytest.mark.parametrize(
    "names",
    [
        ["Vốn nhà nước", "Vốn FDI"],
        ["2025", "2021"],
        ["Quý I", "Cả năm"],
        ["Xã Đoàn Kết", "Xã Lạ"],
        ["Nông nghiệp", "Dịch vụ"],
    ],
)
def test_other_names_have_none(names: list[str]) -> None:
    assert not has_order(names, COMMUNES)


def test_the_highest_stands_first_equals_as_written_gaps_last() -> None:
    names = ["A lớn", "B nhỏ", "C trống", "D lớn", "E âm"]
    assert in_order(names, data(5, 2, None, 5, -1), ()) == (0, 3, 1, 4, 2)
