"""Days and times as Excel keeps them: numbers in cells whose format shows a day or a time.

Source: ECMA-376 Part 1, 18.17.4 (serial values, both bases), 18.8.30 (built-in formats) and
18.8.31 (letters of a format).
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

# day 0 of either base, in no time zone, as cells have none; counted so that 1 March 1900 and
# all after it are right
BASE_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001
BASE_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_LEAP: Final = 60  # the day that Excel keeps for 29 February 1900, which never was
_DAY_MILLISECONDS: Final = 86_400_000

BUILT_IN_FORMATS: Final = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}

_ELAPSED: Final = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
# words in quotes and colours or conditions in brackets hold letters that show nothing
_ASIDE: Final = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]', re.IGNORECASE)
_TIMED: Final = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)


def shows_day(number_format: str) -> bool:
    """Say whether a format shows a number as a day or a time; its first section decides."""
    first = number_format.partition(";")[0]
    return _TIMED.search(_ASIDE.sub("", first)) is not None


def shows_duration(number_format: str) -> bool:
    """Say whether a format counts hours, minutes or seconds on beyond a day ("[h]:mm")."""
    return _ELAPSED.search(number_format.partition(";")[0]) is not None


def moment_of(
    serial: float, base: datetime, *, duration: bool = False
) -> datetime | date | time | timedelta:
    """Give the moment that a number of a cell stands for, to the millisecond.

    Args:
        serial: Days since the base, the time of day as its fraction.
        base: `BASE_1900` or `BASE_1904`.
        duration: The number is a span, not a moment.

    Returns:
        A span for a duration; a time of day for a fraction without a day; else the moment.

    Raises:
        OverflowError, ValueError: The number is beyond the years that can be told.
    """
    if duration:
        return _milliseconds(serial)
    day, fraction = divmod(serial, 1)
    rest = timedelta(milliseconds=round(fraction * _DAY_MILLISECONDS))
    if 0 <= serial < 1 and not rest.days:
        return (BASE_1900 + rest).time()
    if base == BASE_1900 and 0 < serial < _LEAP:
        day += 1
    return base + timedelta(days=day) + rest


def _milliseconds(days: float) -> timedelta:
    return timedelta(milliseconds=round(days * _DAY_MILLISECONDS))
