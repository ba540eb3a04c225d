from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from pipeline.intake.excel.day_serials import (
    BASE_1900,
    BASE_1904,
    BUILT_IN_FORMATS,
    moment_of,
    shows_day,
    shows_duration,
)

CODES = (
    *BUILT_IN_FORMATS.values(),
    "dd/mm/yyyy",
    '"ngày" dd "tháng" mm',
    '0 "đồng"',
    "[Red]0",
    "[$-42A]dd mmmm yyyy",
    r"0\d",
    "0_d",
    "0;d",
    "[mm]:ss",
    "[h]",
    "[Magenta]#",
    "yyyy",
    "@",
    "",
)


def test_the_built_in_formats_are_those_of_the_specification() -> None:
    assert BUILT_IN_FORMATS == BUILTIN_FORMATS


@pytest.mark.parametrize("code", CODES)
def test_formats_are_known_as_openpyxl_knows_them(code: str) -> None:
    assert shows_day(code) == bool(is_date_format(code))
    assert shows_duration(code) == bool(is_timedelta_format(code))


# up to the end of the year 9999 in the later base
@given(st.floats(0, 2_957_003, exclude_max=True) | st.integers(0, 70))
def test_moments_are_those_of_openpyxl_in_either_base(serial: float) -> None:
    assert moment_of(serial, BASE_1900) == from_excel(serial, WINDOWS_EPOCH)
    assert moment_of(serial, BASE_1904) == from_excel(serial, MAC_EPOCH)


def test_the_day_that_never_was_shifts_those_before_it_alone() -> None:
    days = [moment_of(59, BASE_1900), moment_of(61, BASE_1900), moment_of(59, BASE_1904)]
    assert [str(day)[:10] for day in days] == [
        str(date(1900, 2, 28)),
        str(date(1900, 3, 1)),
        str(date(1904, 2, 29)),
    ]


def test_a_fraction_is_a_time_and_what_rounds_up_to_a_day_is_none() -> None:
    assert moment_of(0.5, BASE_1900) == time(12)
    assert moment_of(0, BASE_1900) == time(0)
    assert moment_of(1 - 1e-10, BASE_1900) == from_excel(1 - 1e-10, WINDOWS_EPOCH)


def test_a_duration_counts_on() -> None:
    assert moment_of(1.5, BASE_1900, duration=True) == timedelta(days=1, hours=12)


@pytest.mark.parametrize("serial", [3e6, -1e9, 1e300])
def test_what_is_beyond_all_years_is_an_error(serial: float) -> None:
    with pytest.raises((OverflowError, ValueError)):
        moment_of(serial, BASE_1900)
