# ruff: noqa: DTZ001 -- Excel's dates have no zone
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.excel.number_formats import Shown, shown

NO_DECIMALS = '_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"??\\ _₫_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.1 + 0.2, "", "0,3"),
        (1e21, "General", "1E+21"),
        (1e-7, "General", "0,0000001"),
        (1234.5, "General", "1234,5"),
        (2025, "General", "2025"),
        (12345678901, "General", "12345678901"),
        (-0.0, "General", "0"),
        (1234.5, "#,##0.0", "1.234,5"),
        (1234567, "#,##0", "1.234.567"),
        (0.285, "0.0%", "28,5%"),
        (0.285, "0%", "29%"),
        (1.005, "0.00", "1,01"),
        (-1234.5, "#,##0.00", "-1.234,50"),
        (-1234.5, "#,##0.00;(#,##0.00)", "(1.234,50)"),
        (-1234.5, "#,##0.0;[Red]-#,##0.0", "-1.234,5"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (-0.001, "0.0", "0,0"),
        (7, "00000", "00007"),
        (912345678, "0000 000 000", "0912 345 678"),
        (12.5, '0.0" km"', "12,5 km"),
        (12.5, '0.0\\ "km"', "12,5 km"),
        (3, 'General" km"', "3 km"),
        (1234567, "#,##0,", "1.235"),
        (1234567, "0.0,,", "1,2"),
        (12345.678, "0.00E+00", "1,23E+04"),
        (9.999, "0.0E+0", "1,0E+1"),
        (0.5, "#.##", ",5"),
        (5, "#.##", "5"),
        (0.5, "# ?/?", "0,5"),
        (1234, NO_DECIMALS, "1.234"),
        (-1234, NO_DECIMALS, "-1.234"),
        (0, NO_DECIMALS, "-"),
        (1500000, "#,##0\\ [$₫-42A]", "1.500.000 ₫"),
        (12, "[$-409]General", "12"),
        (2.5, '[>2]0.0"+";0', "2,5+"),
        (1, '[>2]0.0"+";0', "1"),
        (12, "@", "12"),
        (True, "0.0", "TRUE"),
        (None, "0.0", ""),
        ("NA", "0.0", "NA"),
        ("007", "@", "007"),
        ("abc", '"x "@', "x abc"),
        ("#REF!", "0.0", "#REF!"),
        (float("inf"), "0", "inf"),
    ],
)
def test_numbers_and_texts_are_shown_as_a_vietnamese_excel_shows_them(
    value: Shown, number_format: str, text: str
) -> None:
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (datetime(2025, 11, 5), "mm-dd-yy", "05/11/2025"),
        (datetime(2025, 11, 5), "yyyy-mm-dd h:mm:ss", "05/11/2025"),
        (datetime(2025, 11, 5, 8, 30), "yyyy-mm-dd h:mm:ss", "05/11/2025 08:30"),
        (datetime(2025, 11, 5), "dd/mm/yyyy", "05/11/2025"),
        (datetime(2025, 11, 5), "[$-1010000]d/m/yyyy;@", "5/11/2025"),
        (date(2025, 11, 5), "", "05/11/2025"),
        (datetime(2025, 11, 5), "mm/yyyy", "11/2025"),
        (datetime(2025, 11, 5), "yyyy", "2025"),
        (datetime(2025, 11, 5), '"ngày" dd "tháng" mm "năm" yyyy', "ngày 05 tháng 11 năm 2025"),
        (datetime(2025, 11, 5), "dddd", "Thứ Tư"),
        (datetime(2025, 11, 5, 14, 5), "h:mm AM/PM", "2:05 CH"),
        (time(8, 30), "h:mm", "8:30"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ],
)  # fmt: skip
def test_dates_are_shown_day_first(value: Shown, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@given(
    st.floats(-1e12, 1e12, allow_nan=False),
    st.integers(0, 6),
    st.booleans(),
)
def test_what_is_shown_is_the_value_at_the_precision_shown(
    value: float, places: int, grouped: bool
) -> None:
    code = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    back = Decimal(shown(value, code).replace(".", "").replace(",", "."))
    exact = Decimal(f"{value:.15g}")
    assert back == exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(st.one_of(st.integers(-(10**14), 10**14), st.floats(allow_nan=False, allow_infinity=False)))
def test_general_loses_no_digit_a_workbook_keeps(value: float) -> None:
    back = float(shown(value, "General").replace(".", "").replace(",", "."))
    assert back == float(f"{value:.15g}")


@given(st.text(alphabet='0#?.,%;"\\_*[]$-@E+/ dmyhsGeneralAP<>=1xđ', max_size=40))
def test_any_format_code_shows_something_without_an_error(code: str) -> None:
    for value in (0, -1.5, 123456, "chữ", datetime(2025, 11, 5, 8, 30), time(1, 2), timedelta(1)):
        assert isinstance(shown(value, code), str)


@given(
    st.one_of(st.integers(-(10**16), 10**16), st.floats(-1e16, 1e16, allow_nan=False)),
    st.sampled_from(("0", "#,##0", "0.0", "#,##0.00", "0%", "#,##0.000%", "0.000000000")),
)
def test_the_commonest_shapes_are_shown_as_the_same_code_with_a_colour_is(
    value: float, code: str
) -> None:
    assert shown(value, code) == shown(value, f"[Black]{code}")
