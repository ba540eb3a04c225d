# ruff: noqa: DTZ001 -- Excel's dates have no zone
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.excel.numbers.number_formats import Shown, shown

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


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1 / 3, "General", "0,333333333333333"),
        (2 / 3, "", "0,666666666666667"),
        (1e20, "General", "100000000000000000000"),
        (1.25e21, "", "1,25E+21"),
        (-1.25e21, "", "-1,25E+21"),
        (1 / 3e30, "", "3,33333333333333E-31"),
        (1e-20, "", "0,00000000000000000001"),
        (1.5e-21, "", "1,5E-21"),
        (-1.5e-21, "", "-1,5E-21"),
        (Decimal("1.50"), "", "1,5"),
        (Decimal("100.0"), "", "100"),
        (100, "", "100"),
        (-2.5, "", "-2,5"),
        (False, "0", "FALSE"),
        (float("-inf"), "0", "-inf"),
        (-5, 'General"x"', "-5x"),
        (-5, '"x"General', "-x5"),
        (5, "GENERAL", "5"),
        (0, 'General" m"', "0 m"),
        (44000, "dd/mm/yyyy", "44000"),
        (0.5, "h:mm", "0,5"),
        (5, "[h]:mm", "5"),
        (5, "[mm]", "5"),
        (5, "[s]", "5"),
        (123456789012345678, "", "123456789012345678"),
        (10**400, "0", "1" + "0" * 400),
    ],
)
def test_general_shows_a_number_in_full_up_to_fifteen_digits(
    value: Shown, number_format: str, text: str
) -> None:
    assert shown(value, number_format) == text


def test_a_code_longer_than_excel_takes_shows_as_general() -> None:
    assert shown(5, f'"{"a" * 252}"0') == "a" * 252 + "5"
    assert shown(5, f'"{"a" * 253}"0') == "5"


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (Decimal("12.5"), "@", "12,5"),
        (12.5, '"x "@" y"', "x 12,5 y"),
        ("abc", '"x "@" y"', "x abc y"),
        (" abc ", "@", " abc "),
        ("abc", '0;0;0;"t "@', "t abc"),
        ("abc", '0;-0;0;@" m"', "abc m"),
        ("abc", '0;"@"', "abc"),
        ("abc", '0;-0;0;0;@"x"', "abc"),  # a fifth section says nothing
        ("abc", '0;@" m"', "abc m"),
        ("abc", "[$₫]\\-@_)", "₫-abc"),
    ],
)
def test_a_text_section_shows_texts_among_its_literals(
    value: Shown, number_format: str, text: str
) -> None:
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        # a semicolon that is text ends no section
        (5, '0";"0', "0;5"),
        (15, "0\\;0", "1;5"),
        (5, '0_;;"x"', "5"),
        (5, '0*;;"x"', "5"),
        (5, '[$a;b]0;"x"', "a;b5"),
        # the second is for numbers below zero, the third for zero
        (-5, '0;"âm "0', "âm 5"),
        (0, '0;"âm "0', "0"),
        (0, '0;-0;"không"', "không"),
        (-5, '0;-0;"không"', "-5"),
        (5, '0;-0;"không"', "5"),
        (5, ";;", ""),
        (0, ";;", ""),
        (-12.5, '0;0;0;"t "@', "13"),
        # what rounds to nothing has no sign
        (-0.4, "0", "0"),
        (-0.4, "#,##0", "0"),
        (-0.4, "0 ", "0"),
        (-0.04, "[Red]0.0", "0,0"),
        (-0.06, "[Red]0.0", "-0,1"),
        # conditions
        (4, '[<5]"a";[<=5]"b";"c"', "a"),
        (5, '[<5]"a";[<=5]"b";"c"', "b"),
        (6, '[<5]"a";[<=5]"b";"c"', "c"),
        (6, '[>5]"a";[>=5]"b";"c"', "a"),
        (5, '[>5]"a";[>=5]"b";"c"', "b"),
        (4, '[>5]"a";[>=5]"b";"c"', "c"),
        (5, '[=5]"a";[<>6]"b";"c"', "a"),
        (7, '[=5]"a";[<>6]"b";"c"', "b"),
        (6, '[=5]"a";[<>6]"b";"c"', "c"),
        (0.4, '[<.5]"a";"b"', "a"),
        (0.6, '[<.5]"a";"b"', "b"),
        (4, '[>5]"a";[<2]"b";[=3]"c"', "c"),
        (-0.6, '0;"âm "0', "âm 1"),
        (0, '0" 1"', "0 1"),
        (-3, '[<-2.5]0" x";0', "-3 x"),
        (-2, '[<-2.5]0" x";0', "-2"),
        (-3, '[>2]0;[<-2]0"y";0', "3y"),
        (-1, '[>2]0;[<-2]0"y"', "-1y"),
        (-7, '[>=100]0" x";0', "-7"),
        (5, "[>.]0", "5"),  # no number to compare with: no condition
        (5, '[>9.9.9]0"x";0"y"', "5x"),
    ],
)
def test_each_number_has_its_section(value: Shown, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (5, "\\x0", "x5"),
        (5, "_x0_x", "5"),
        (5, "*x0", "5"),
        (5, "[$€-407] 0", "€ 5"),
        (5, "[$USD] 0", "USD 5"),
        (5, "x0", "x5"),
        (5, '"chưa đóng', "chưa đóng"),
        (5, '0"', "5"),
        (5, '"chỉ chữ"', "chỉ chữ"),
        (5, '"a""b"', "ab"),
        (0.5, ",.0", ",5"),
        (2.25, '# ?/?" kg"" m"', "2,25 kg m"),
        (0.5, "0%%", "5000%%"),
        (0.125, "0.0 %", "12,5 %"),
        (0.1251, "%0.00", "%12,51"),
        (0.125, "[Red]#,##0.0%", "12,5%"),
        (0.125, "0.0%", "12,5%"),
        (1234567, "0,", "1235"),
        (1234567, "0,,", "1"),
        (1234567, "#,##0.0,", "1.234,6"),
        (1234567, "0.00,,", "1,23"),
        (1234567, "0,.0", "1234,6"),
        (1234567, '#,##0,,"tr"', "1tr"),
        (1234567890, "#,###", "1.234.567.890"),
        (123456, "#,##0", "123.456"),
        (1000, "#,##0", "1.000"),
        (999, "#,##0", "999"),
        (12, "#,###", "12"),
        (0, "#,###", ""),
        (1234, "#,#", "1.234"),
        (1234, ",0", "1234"),
        (12345, "0,000.0", "12.345,0"),
        (7, "0,000", "0.007"),
        (1234567, '0,0" a"0', "1.234.567 a"),
    ],
)
def test_literals_percent_signs_and_thousands(value: Shown, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (5, "0#", "05"),
        (5, "#0", "5"),
        (5, "000", "005"),
        (5, "?0", "5"),
        (5, "??", "5"),
        (0, "##", ""),
        (0, "?", ""),
        (0.5, "?.?", ",5"),
        (0.5, ".0", ",5"),
        (12.5, ".0", "12,5"),
        (0.25, "#.0#", ",25"),
        (0.25, "#.##0", ",250"),
        (0.2, "0.0?", "0,2"),
        (0.2, "0.?0", "0,20"),
        (0.2, "0.##", "0,2"),
        (0.25, "0.##", "0,25"),
        (0.205, "0.###", "0,205"),
        (2, "0.0#", "2,0"),
        (2, "0.##", "2"),
        (2, "0.", "2"),
        (2.5, "0.", "3"),
        (1.5, '0.0"x"0', "1,5x0"),
        (123, "0-0", "12-3"),
        (123, "0 0 0", "1 2 3"),
        (12, "000-000", "000-012"),
        (123456, "000-000", "123-456"),
        (12345.6, '00"a"000.0', "12a345,6"),
        (912345678, "(0000) 000-000", "(0912) 345-678"),
        (1e18, "#,##0", "1.000.000.000.000.000.000"),
        (-1e18, "#,##0.0", "-1.000.000.000.000.000.000,0"),
        (1e300, "0", "1" + "0" * 300),
        (-1e30, "0.00", "-1" + "0" * 30 + ",00"),
        (1e-300, "0." + "0" * 20, "0," + "0" * 20),
        (2.25, '# ?/?" kg"', "2,25 kg"),
        (-2.25, "# ?/?", "-2,25"),
    ],
)
def test_digits_stand_in_their_places(value: Shown, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0, "0.0E+0", "0,0E+0"),
        (1, "0.0E+0", "1,0E+0"),
        (12345, "0.00E-00", "1,23E04"),
        (0.00012, "0.0E+00", "1,2E-04"),
        (0.00012, "0.0E-00", "1,2E-04"),
        (9.94, "0.0E+0", "9,9E+0"),
        (9.96, "0.0E+0", "1,0E+1"),
        (99.96, "0.0E+0", "1,0E+2"),
        (0.0996, "0.0E+0", "1,0E-1"),
        (12345, "0E+0", "1E+4"),
        (16000, "0E+0", "2E+4"),
        (12345, '"x"0.0E+0"y"', "x1,2E+4y"),
        (-12345, "0.0E+0", "-1,2E+4"),
        (1.5, "0.0E+000", "1,5E+000"),
        (1e100, "0.0E+0", "1,0E+100"),
        (0.5, "0.0E+0%", "5,0E+1%"),
        (12345, '0.0"a"0E+0"y"', "1,23E+4y"),
        (12345, '0.0E+0"z"0"y"', "1,2E+04y"),
        (12345, '"x""w"0.0E+0"y""v"', "xw1,2E+4yv"),
        (Decimal("0.00"), "0.0E+0", "0,0E+0"),
        (12345, "E+0", "12345"),  # no digits before: not a code
        (12345, "0E+", "12345"),
    ],
)
def test_powers_of_ten(value: Shown, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


NOON = datetime(2025, 3, 2, 14, 5, 9)


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("d", "2"), ("dd", "02"), ("ddd", "CN"), ("m", "3"), ("mm", "03"), ("mmm", "Thg3"),
        ("mmmm", "Tháng 3"), ("y", "25"), ("yy", "25"), ("yyy", "2025"), ("yyyy", "2025"),
        ("e", "2025"), ("bbbb", "2025"), ("d/m/yy", "2/3/25"), ("D/M/YYYY", "2/3/2025"),
        ("mm/d", "03/2"), ("d/yyyy", "2/2025"), ("yyyy/m", "2025/3"), ("dd.mm.yyyy", "02.03.2025"),
        ("m/d/yyyy", "02/03/2025 14:05:09"), ("yyyy/dd/mm", "02/03/2025 14:05:09"),
        ("h", "14"), ("h:mm", "14:05"), ("hh:mm:ss", "14:05:09"), ("mm:ss", "05:09"),
        ("m:ss", "5:09"), ("h:m:s", "14:5:9"), ("h AM/PM", "2 CH"), ("hh:mm am/pm", "02:05 CH"),
        ("h A/P", "2 CH"), ("d/m/yyyy h:mm", "2/3/2025 14:05"), ("h:mm d/m/yyyy", "14:05 2/3/2025"),
        ("h:mmm", "14:Thg3"), ("mmm:ss", "Thg3:09"), ("m h", "3 14"),
        ("h:ss", "14:09"), ("d m:ss", "2 5:09"), ('ss"x"0', "09x"), ("ss.00", "09"),
        ("mmss.0", "0509"), ("[h]:mm", "02/03/2025 14:05:09"),
        ("General", "02/03/2025 14:05:09"), ("0.00", "02/03/2025 14:05:09"),
        ('"x"d_)', "x2"), ("[Red]d;@", "2"), ("0;d/m", "2/3"), ("d\\-m", "2-3"),
    ],
)  # fmt: skip
def test_a_moment_is_shown_as_its_code_says(number_format: str, text: str) -> None:
    assert shown(NOON, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (datetime(905, 1, 1), "yyyy", "0905"),
        (datetime(2005, 1, 1), "yy", "05"),
        (datetime(905, 1, 1), "yyyy-mm-dd", "01/01/0905"),
        (datetime(2025, 3, 2, 14), "yyyy-mm-dd", "02/03/2025 14:00"),
        (datetime(2025, 3, 2, 0, 5), "yyyy-mm-dd", "02/03/2025 00:05"),
        (datetime(2025, 3, 2, 0, 0, 7), "yyyy-mm-dd", "02/03/2025 00:00:07"),
        (datetime(2025, 3, 2, 0, 5), "h:mm AM/PM", "12:05 SA"),
        (datetime(2025, 3, 2, 11, 59), "h AM/PM", "11 SA"),
        (datetime(2025, 3, 2, 12, 0), "h AM/PM", "12 CH"),
        (datetime(2025, 3, 2, 12, 30), "hh:mm", "12:30"),
        (date(2025, 3, 2), "yyyy-mm-dd", "02/03/2025"),
        (date(2025, 3, 2), "d/m/yyyy", "2/3/2025"),
        (date(2025, 3, 2), "h:mm", "0:00"),
        (date(2025, 3, 2), "@", "02/03/2025"),
        (time(8, 5), "", "08:05"),
        (time(8, 5, 7), "", "08:05:07"),
        (time(8, 5, 7), "h:mm:ss", "8:05:07"),
        (time(14, 5), "h:mm AM/PM", "2:05 CH"),
        (time(8, 5), "mm:ss", "05:00"),
        (time(8, 5), "d/m/yyyy h:mm", "08:05"),
        (time(8, 5), "bbbb", "08:05"),
        (time(8, 5), "[h]:mm", "08:05"),
    ],
)
def test_days_and_times_of_a_day(value: Shown, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_the_days_of_a_week_have_their_vietnamese_names() -> None:
    week = [datetime(2025, 11, 3 + day) for day in range(7)]
    assert [shown(day, "ddd") for day in week] == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    assert [shown(day, "dddd") for day in week] == [
        "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("seconds", "number_format", "text"),
    [
        (300, "", "0:05"), (300, "0", "0:05"), (300, "[h]:mm", "0:05"), (300, "h:mm:ss", "0:05:00"),
        (300, "[mm]:ss", "0:05:00"), (300, "[s]", "0:05:00"), (300, 'h:mm "s"', "0:05"),
        (300, "h:mm\\s", "0:05"), (300, '"x";h:mm:ss', "0:05:00"), (300, "h:mm;s", "0:05"),
        (309, "[h]:mm", "0:05:09"), (59.6, "[h]:mm", "0:01"), (0, "[h]:mm", "0:00"),
        (-3900, "[h]:mm", "-1:05"), (-1, "[h]", "-0:00:01"), (172800, "[h]:mm", "48:00"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_shown_in_hours(seconds: float, number_format: str, text: str) -> None:
    assert shown(timedelta(seconds=seconds), number_format) == text


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
