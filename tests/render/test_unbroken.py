import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.unbroken import breakable, unbroken


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("xem Bảng 3.1, Hình PL2.3", "xem Bảng~3.1, Hình~PL2.3"),
        ("điểm b khoản 2 Điều 56", "điểm~b khoản~2 Điều~56"),
        ("Phần III, mục II.1.2, Phụ lục IV", "Phần~III, mục~II.1.2, Phụ lục~IV"),
        ("ngày 12 tháng 5 năm 2025", "ngày~12 tháng~5 năm~2025"),
        ("kế hoạch 5 năm 2026 - 2030, 9 tháng", "kế hoạch 5~năm~2026~-~2030, 9~tháng"),
        ("dài 120,5 km, 3 m, 95 %", "dài 120,5~km, 3~m, 95~%"),
        ("6.850 tỷ đồng", "6.850~tỷ đồng"),
        ("thời kỳ 2021 - 2030 - 2050", "thời kỳ 2021~-~2030~-~2050"),
        ("Nghị định số 30/2020/NĐ-CP", "Nghị định số~30/2020/NĐ-CP"),
        ("mục tiêu đến 5 tầng, kho 3 kmx", "mục tiêu đến 5 tầng, kho 3 kmx"),
        ("khổ a 12 - b, mục a, IVAN", "khổ a 12 - b, mục a, IVAN"),
        ("số 1672/NQ-UBTVQH15 ngày 16/6/2025", "số~1672/NQ-UBTVQH15 ngày~16/6/2025"),
        ("(12 xã; ≥3 m", "(12~xã; ≥3~m"),
        ("", ""),
    ],
)
def test_names_stay_with_numbers_and_numbers_with_units(text: str, shown: str) -> None:
    assert unbroken(text) == shown.replace("~", "\u00a0")


@given(st.text(alphabet="Bảngmục km-–%0123456789 .IVđayth", max_size=60))
def test_nothing_but_spaces_is_touched_and_all_come_back(text: str) -> None:
    assert breakable(unbroken(text)) == text
    assert len(unbroken(text)) == len(text)
    assert unbroken(unbroken(text)) == unbroken(text)


def test_what_does_not_fit_keeps_its_spaces() -> None:
    def fits(stretch: str) -> bool:
        return len(stretch) <= 9

    assert unbroken("năm 2030, Quyết định số 2276/QĐ-UBND", fits) == (
        "năm\u00a02030, Quyết định số 2276/QĐ-UBND"
    )
