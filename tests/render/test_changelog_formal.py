import unicodedata

import pytest

from pipeline.render.changelog_formal import OTHER, formal_kinds


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("hoà bình", "hòa bình", ("kiểu đặt dấu thanh",)),
        ("uỷ ban, thuý", "ủy ban, thúy", ("kiểu đặt dấu thanh",)),
        ("2021 – 2025", "2021 - 2025", ("gạch nối, gạch ngang",)),
        ("“tỉnh”", '"tỉnh"', ("dấu nháy",)),
        ("a\u00a0b", "a b", ("dấu cách, ngắt dòng",)),
        ("a\nb", "a b", ("dấu cách, ngắt dòng",)),
        (unicodedata.normalize("NFD", "tỉnh"), "tỉnh", ("mã hóa chữ (Unicode)",)),
        ("thuỷ – “a”", 'thủy - "a"',
         ("kiểu đặt dấu thanh", "gạch nối, gạch ngang", "dấu nháy")),
        ("07", "08", (OTHER,)),
        ("má", "mà", (OTHER,)),
    ],
)  # fmt: skip
def test_each_kind_of_difference_is_named(old: str, new: str, kinds: tuple[str, ...]) -> None:
    assert formal_kinds(old, new) == kinds
