from datetime import date
from decimal import Decimal

import pytest

from pipeline.compose.checks.quantities import (
    DASHES,
    UNIT_COLUMNS,
    Quantity,
    is_measure,
    is_order,
    is_rate,
    is_share,
    quantity,
    shown,
    slack,
)
from pipeline.model.document import Cell
from pipeline.model.table import Column, Value
from tests.samples import text


def counted(words: str, value: Value, number_format: str = "") -> Quantity | None:
    return quantity(Cell(text(words), value, number_format=number_format))


def exactly(number: str, decimals: int) -> Quantity:
    return Quantity(Decimal(number), Decimal(number), decimals)


@pytest.mark.parametrize(
    ("words", "value", "number"),
    [
        ("12,5", 12.5, exactly("12.5", 1)),
        ("12", 12, exactly("12", 0)),
        ("1.234,50", Decimal("1234.5"), exactly("1234.5", 2)),
        ("12,25 ha", "12,25 ha", exactly("12.25", 2)),
        ("1.234", "1.234", exactly("1234", 0)),
        ("khoảng 12,5%", 12.5, exactly("12.5", 1)),
    ],
)
def test_a_cell_counts_with_the_decimals_it_shows(
    words: str, value: Value, number: Quantity
) -> None:
    assert counted(words, value) == number


@pytest.mark.parametrize("value", [0.285, Decimal("0.285")])
def test_a_share_kept_by_excel_as_a_fraction_is_a_percentage(value: Value) -> None:
    assert counted("28,5%", value, "0.0%") == exactly("28.5", 1)
    assert counted("100%", 1, "0%") == exactly("100", 0)
    assert counted("28,5", "28,5", "0.0%") == exactly("28.5", 1)


def test_a_range_is_no_exact_number() -> None:
    ranged = counted("8,5 - 9,0", "8,5 - 9,0")
    assert ranged == Quantity(Decimal("8.5"), Decimal(9), 1)
    assert not ranged.is_exact
    assert exactly("8.5", 1).is_exact


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("-", "-"),
        ("0", "0"),  # typed as a text it stands for nothing
        ("x", "x"),
        ("Xã Tân Đoàn", "Xã Tân Đoàn"),
        (">68,0", ">68,0"),
        ("ĐÚNG", True),
        ("05/01/2026", date(2026, 1, 5)),
        ("", None),
    ],
)
def test_words_bounds_dates_dashes_and_nothing_count_nothing(words: str, value: Value) -> None:
    assert counted(words, value) is None


def test_slack_grows_with_the_root_of_the_parts() -> None:
    one = exactly("1", 1)
    assert slack([one] * 8, one) == Decimal("0.20")
    assert slack([one] * 3, one) == Decimal("0.15")


def test_slack_is_that_of_the_least_precise() -> None:
    fine, coarse = exactly("1", 2), exactly("1", 0)
    assert slack([fine, fine, coarse], fine) == Decimal("1.5")
    assert slack([fine, fine, fine], coarse) == Decimal("1.5")
    assert slack([fine, fine, fine], fine) == Decimal("0.015")


def test_what_is_counted_in_whole_numbers_has_no_slack() -> None:
    whole, measured = exactly("9", 0), exactly("9", 1)
    assert slack([whole] * 8, whole, counts=True) == 0
    assert slack([whole] * 8, whole) == 2
    assert slack([measured] * 8, measured, counts=True) == Decimal("0.2")


@pytest.mark.parametrize(
    "unit",
    [
        "%", "‰", "giường/vạn dân", "bác sĩ/10.000 dân", "triệu đồng/người", "m²/hộ",
        "người/km²", "người/km2", "tạ/ha", "triệu đồng/lao động", "%/năm", "triệu đồng/năm",
        "(tấn/năm)", "m2/ Người",
    ],
)  # fmt: skip
def test_a_rate_is_known_by_its_unit(unit: str) -> None:
    assert is_rate("Chỉ tiêu", unit)


@pytest.mark.parametrize("unit", ["", "ha", "m³/ngày đêm", "tấn/năm thứ hai", "triệu đồng"])
def test_what_only_looks_like_a_unit_of_rates_is_none(unit: str) -> None:
    assert not is_rate("Công suất", unit)


@pytest.mark.parametrize(
    "name",
    [
        "Tỷ lệ", "Tỉ lệ", "Tỷ suất sinh", "Thu nhập bình quân", "Trung bình", "Mật độ", "Hệ số",
        "Năng suất", "Tốc độ", "Tăng trưởng", "Mức độ", "Chỉ số", "Độ che phủ", "Nhiệt độ",
        "Xếp hạng", "So với 2020", "Mức tăng", "Mức giảm", "Số năm đi học", "Đơn giá",
        "Giá trị lớn nhất", "Cao nhất", "Thấp nhất", "Nước sạch (%)", "Hộ nghèo (người, %)",
        "Hộ nghèo, % hộ", "Hộ (hộ; %)", "Điểm số", "Tuổi thọ",
    ],
)  # fmt: skip
def test_a_rate_is_known_by_its_name(name: str) -> None:
    assert is_rate(name, "")


def test_what_is_measured_by_itself_is_no_rate() -> None:
    assert not is_rate("Diện tích", "ha")
    assert not is_rate("Số hộ", "")


def test_shares_are_parts_of_one_hundred() -> None:
    assert all(map(is_share, ("Tỷ trọng vốn", "Tỉ trọng", "CƠ CẤU (%)")))
    assert not is_share("Tỷ lệ hộ nghèo")


@pytest.mark.parametrize(
    "name",
    [
        "STT", "TT", "Số TT", "Số thứ tự", "Mã", "Mã số", "Mã dự án", "Số hiệu đường", "Ký hiệu",
        "Kí hiệu", "Năm", "Năm hoàn thành", "Giai đoạn", "Thời gian", "Thời kỳ", "Tiến độ",
        "Ngày cấp", "Số văn bản", "Điện thoại", "Ghi chú", "Quy mô", "Nội dung", "Địa điểm",
        "Địa bàn", "Toạ độ X", "Tọa độ X", "Lý trình", "Loại đất", "Cấp đường", "Nền đường",
        "Kích thước", "Thông tin – Ghi chú",
    ],
)  # fmt: skip
def test_a_column_of_names_codes_and_years_measures_nothing(name: str) -> None:
    assert not is_measure(Column(name))


@pytest.mark.parametrize("name", ["Diện tích", "Năm 2025", "Ghi chú – Diện tích", "STT cũ", ""])
def test_any_other_column_may_measure(name: str) -> None:
    assert is_measure(Column(name))


def test_columns_that_number_the_rows_are_known_by_name() -> None:
    for name in ("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự"):
        assert is_order(Column(name))
    assert not is_order(Column("Số"))


@pytest.mark.parametrize("name", ["đơn vị", "đơn vị tính", "đvt", "đv tính", "đơn vị đo"])
def test_columns_of_units_are_known_by_name(name: str) -> None:
    assert name in UNIT_COLUMNS


@pytest.mark.parametrize("sign", ["", "-", "–", "—", "…", "...", "x", "X", "0", "−"])
def test_what_stands_for_nothing_is_a_dash(sign: str) -> None:
    assert sign in DASHES


def test_numbers_are_shown_in_vietnamese_print() -> None:
    assert shown(Decimal("1234.50")) == "1.234,5"
    assert shown(Decimal("1E+3")) == "1.000"
    assert shown(Decimal("-0.0")) == "0"
