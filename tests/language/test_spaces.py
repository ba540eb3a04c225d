import pytest

from pipeline.language.spaces import spaces
from tests.language.rules import after, codes


@pytest.mark.parametrize(
    ("text", "mended", "code"),
    [
        ("hai  dấu", "hai dấu", "dau-cach-thua"),
        ("hai\u00a0 dấu", "hai dấu", "dau-cach-thua"),
        ("xã , phường", "xã, phường", "dau-cach-thua"),
        ("hết .", "hết.", "dau-cach-thua"),
        ("gồm : xã", "gồm: xã", "dau-cach-thua"),
        ("đạt 5% ; và", "đạt 5%; và", "dau-cach-thua"),
        ("( gồm xã)", "(gồm xã)", "dau-cach-thua"),
        ("(gồm xã )", "(gồm xã)", "dau-cach-thua"),
        ("“ xanh ”", "“xanh”", "dau-cach-thua"),
        ("tỉnh.Các xã", "tỉnh. Các xã", "thieu-dau-cach"),
        ("xã,phường;thị", "xã, phường; thị", "thieu-dau-cach"),
        ("tỉnh(gồm xã)và", "tỉnh (gồm xã) và", "thieu-dau-cach"),
        ("hết..", "hết.", "dau-cau-lap"),
        ("xã,, phường;; thị", "xã, phường; thị", "dau-cau-lap"),
        ("kinh tế- xã hội", "kinh tế - xã hội", "gach-noi-lech"),
        ("kinh tế -xã hội", "kinh tế - xã hội", "gach-noi-lech"),
        ("UBND- HĐND", "UBND - HĐND", "gach-noi-lech"),
    ],
)
def test_a_space_too_many_or_too_few_is_mended(text: str, mended: str, code: str) -> None:
    assert after(spaces, text) == mended
    assert set(codes(spaces, text)) == {code}
    assert codes(spaces, mended) == []


@pytest.mark.parametrize(
    "text",
    [
        "kinh tế - xã hội, xã; phường. Các (gồm xã): hết… rồi... thôi!",
        "| a   |   b |",
        "- một\n-   hai\n1.  ba\n#  bốn\na)  năm\n>  sáu",
        "từ khóa\n:   nghĩa của nó",
        "tỷ lệ 1 : 500, lúc 8:30, khoảng .5",
        "TP.HCM, Tp.Hà Nội, v.v., ThS.BS, a.b",
        "f(x), KTCN(HVTr), UBND(2)",
        "xem ![Sơ đồ](so-do.png) ở đây",
        "a)Nội dung\n  b)Nội dung\n1)Nội dung",
        "236/QĐ- TTg",
        "dòng một  \ndòng hai",
        "ba chấm .... và ……",
    ],
)
def test_what_only_looks_like_it_is_let_pass(text: str) -> None:
    assert codes(spaces, text) == []
