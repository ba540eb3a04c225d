from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.excel.form_values import day_in, printed, read_value, same_dimension, same_unit
from pipeline.model.document import Cell
from pipeline.model.form import Constraints, FieldType, FormField, FormValue, Interval
from pipeline.model.inlines import Text
from pipeline.model.numbers import Number, read_number
from pipeline.model.table import Value


def field(kind: FieldType, unit: str = "", **more: object) -> FormField:
    return FormField("c", "Cột", type=kind, unit=unit, **more)  # type: ignore[arg-type]


def cell(value: Value, text: str | None = None, number_format: str = "", unit: str = "") -> Cell:
    shown = str(value) if text is None else text
    return Cell((Text(shown),), value, "S!A1", number_format, unit)


NUMBER = field(FieldType.NUMBER, "tỷ đồng")
RANGES = field(FieldType.NUMBER, "%", ranges=True)


@pytest.mark.parametrize(
    ("written", "entry", "value"),
    [
        ("1.234,5", NUMBER, Decimal("1234.5")),
        ("12,5 tỷ đồng", NUMBER, Decimal("12.5")),
        ("12,5 tỉ đồng", NUMBER, Decimal("12.5")),
        ("28-30", RANGES, Interval(Decimal(28), Decimal(30))),
        ("8–9", RANGES, Interval(Decimal(8), Decimal(9))),
        (">68,0", RANGES, Interval(Decimal("68.0"), None, strict=True)),
        ("dưới 5%", RANGES, Interval(None, Decimal(5), strict=True)),
        ("tối thiểu 95", RANGES, Interval(Decimal(95), None)),
        ("31/12/2025", field(FieldType.DATE), date(2025, 12, 31)),
        ("ngày 05 tháng 01 năm 2026", field(FieldType.DATE), date(2026, 1, 5)),
        ("2026-01-05", field(FieldType.DATE), date(2026, 1, 5)),
        ("Năm 2030", field(FieldType.YEAR), Decimal(2030)),
        ("Có", field(FieldType.BOOLEAN), True),
        ("KHÔNG", field(FieldType.BOOLEAN), False),
        ("cụ thể hoá", field(FieldType.STRING, constraints=Constraints(enum=("Cụ thể hóa",))),
         "Cụ thể hóa"),
        ("phần CÒN LẠI", field(FieldType.NUMBER, also=("Phần còn lại",)), "Phần còn lại"),
    ],
)  # fmt: skip
def test_a_text_is_read_as_its_field_means(
    written: str, entry: FormField, value: FormValue
) -> None:
    reading = read_value(cell(written), entry)
    assert (reading.value, reading.code) == (value, "")


@pytest.mark.parametrize("written", ["15,000", "181,951", "1,188,801.11", "12.5", "0.123"])
def test_what_could_be_two_numbers_is_told_with_both_and_has_no_value(written: str) -> None:
    reading = read_value(cell(written), NUMBER)
    assert (reading.value, reading.code) == (None, "so-hai-nghia")
    assert written in reading.message
    assert " hoặc " in reading.message


@pytest.mark.parametrize(
    ("value", "entry", "code"),
    [
        ("chưa có", NUMBER, "khong-phai-so"),
        ("28-30", NUMBER, "can-mot-so"),
        ("361.396 triệu đồng", NUMBER, "don-vi-o-khac"),
        (date(2025, 4, 3), NUMBER, "so-thanh-ngay"),
        (True, NUMBER, "khong-phai-so"),
        (2.5, field(FieldType.INTEGER), "can-so-nguyen"),
        ("31/02/2025", field(FieldType.DATE), "khong-phai-ngay"),
        (46022, field(FieldType.DATE), "khong-phai-ngay"),
        ("năm nay", field(FieldType.YEAR), "khong-phai-nam"),
        ("có lẽ", field(FieldType.BOOLEAN), "khong-phai-co-khong"),
        (6040, field(FieldType.STRING, constraints=Constraints(pattern="[0-9]{5}")),
         "ma-mat-so-0"),
    ],
)  # fmt: skip
def test_what_the_field_does_not_allow_is_told(value: Value, entry: FormField, code: str) -> None:
    reading = read_value(cell(value), entry)
    assert reading.code == code
    assert reading.fix


def test_a_word_outside_the_list_has_no_value() -> None:
    entry = field(FieldType.STRING, constraints=Constraints(enum=("Cụ thể hóa", "Rà soát")))
    assert read_value(cell("Cụ thể"), entry).value is None


def test_a_number_typed_as_percentage_counts_in_percent() -> None:
    entry = field(FieldType.NUMBER, "%")
    assert read_value(cell(0.667, "66,7%", "0.0%"), entry).value == Decimal("66.7")
    other = read_value(cell(0.667, "66,7%", "0.0%"), NUMBER)
    assert other.code == "don-vi-o-khac"


def test_noise_of_binary_fractions_is_left_out() -> None:
    assert read_value(cell(0.1 + 0.2), NUMBER).value == Decimal("0.3")


def test_a_number_in_a_column_of_words_is_the_word() -> None:
    assert read_value(cell(2025, "2.025"), field(FieldType.STRING)).value == "2025"
    assert read_value(cell(Decimal(52), "52 km"), field(FieldType.STRING)).value == "52 km"


def test_units_are_the_same_whatever_their_spelling_and_differ_in_magnitude() -> None:
    assert same_unit("tỉ đồng", "Tỷ đồng")
    assert not same_unit("triệu đồng", "tỷ đồng")
    assert same_dimension("triệu đồng", "tỷ đồng")
    assert not same_dimension("ha", "tỷ đồng")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_every_day_is_read_back_as_written(day: date) -> None:
    assert day_in(f"{day.day}/{day.month}/{day.year}") == day
    assert day_in(day.isoformat()) == day


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_printed_number_is_read_back_and_never_as_another(number: Decimal) -> None:
    reading = read_number(printed(number))
    if isinstance(reading, Number):
        assert reading.value == number
