import pytest

from pipeline.language.dates import dates
from tests.language.rules import after, codes


@pytest.mark.parametrize(
    ("text", "mended", "code"),
    [
        ("ngày 5 tháng 1 năm 2025", "ngày 05 tháng 01 năm 2025", "ngay-thieu-so-0"),
        ("ngày 15 tháng 2 năm 2025", "ngày 15 tháng 02 năm 2025", "ngay-thieu-so-0"),
        ("Ngày 5/11/2025", "Ngày 05/11/2025", "ngay-thieu-so-0"),
        ("(19/1/2024)", "(19/01/2024)", "ngay-thieu-so-0"),
        ("ngày 5-1-2025", "ngày 05/01/2025", "ngay-viet-khac"),
        ("ngày 15.11.2025", "ngày 15/11/2025", "ngay-viet-khac"),
    ],
)
def test_a_day_is_written_as_the_decree_has_it(text: str, mended: str, code: str) -> None:
    assert after(dates, text) == mended
    assert codes(dates, text) == [code]
    assert codes(dates, mended) == []


@pytest.mark.parametrize(
    "text",
    [
        "ngày 19/3/2024, ngày 05 tháng 01 năm 2025, ngày 29 tháng 6 năm 2025, 19/03/2024",
        "tháng 1 năm 2025; ngày 5 tháng 1; quý 1/2025; 12/5/2024/TT-BTC; 45/5/2024",
        "ngày 5-1-2025/BC; ngày 5.1-2025",
    ],
)
def test_what_only_looks_like_it_is_let_pass(text: str) -> None:
    assert codes(dates, text) == []
