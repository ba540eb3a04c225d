import pytest

from pipeline.intake.legacy import Legacy
from pipeline.intake.word.letters import (
    decoded,
    encoding_of,
    known_encoding,
    symbol,
    tidied,
    turned,
)

TCVN3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ph¸t triÓn n\u00adíc s¹ch"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"
UNICODE = "Cộng hòa xã hội chủ nghĩa Việt Nam"


def test_tcvn3_is_turned_when_asked_for() -> None:
    text = decoded(TCVN3, convert=True)
    assert text.text == "Cộng hoà xã hội chủ nghĩa Việt Nam, phát triển nước sạch"
    assert text.converted


def test_tcvn3_is_told_and_kept_when_not_asked_for() -> None:
    text = decoded(TCVN3)
    assert (text.text, text.encoding, text.converted) == (TCVN3, Legacy.TCVN3, False)
    assert text.proposal.startswith("Cộng hoà")


def test_vni_is_only_proposed() -> None:
    text = decoded(VNI, convert=True)
    assert (text.text, text.encoding, text.converted) == (VNI, Legacy.VNI, False)
    assert text.proposal == UNICODE


def test_a_font_alone_proves_nothing() -> None:
    assert decoded(UNICODE, fonts=(".VnTime",), convert=True).text == UNICODE
    assert encoding_of("giá cà phê", (".VnTime",), None) is None


def test_a_font_decides_for_a_short_text_of_a_file_in_old_letters() -> None:
    known = known_encoding((TCVN3, UNICODE))
    assert known is Legacy.TCVN3
    assert decoded("vèn", fonts=(".VnTime",), known=known, convert=True).text == "vốn"
    assert decoded("d©n sè", known=known, convert=True).text == "dân số"
    assert decoded("giá cà phê", fonts=("Times New Roman",), known=known).encoding is None
    assert decoded("65 xã, phường", fonts=(".VnTime",), known=known).encoding is None


def test_a_font_of_capitals_is_read_as_capitals() -> None:
    assert turned("së y tÕ", Legacy.TCVN3, ".VnTimeH") == "SỞ Y TẾ"


def test_signs_nobody_sees_are_gone_and_spaces_are_plain() -> None:
    assert tidied("ho\u0300a\u00a0bi\u0300nh\u200b, a\u00adb\u2011c\u202f1") == "hòa bình, ab-c 1"


def test_a_bullet_of_symbol_typed_as_text_is_a_bullet() -> None:
    assert tidied("\uf0b7 điểm") == "• điểm"


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        ("F0B7", "Symbol", "•"), ("F0A7", "Wingdings", "▪"), ("00B3", "Symbol", "≥"),
        ("F061", "Symbol", "α"), ("2265", "Arial", "≥"), ("F0E9", "Webdings", ""),
        ("F0FC", "Wingdings 2", "✓"), ("xx", "Symbol", ""),
    ],
)  # fmt: skip
def test_signs_of_symbol_fonts(code: str, font: str, sign: str) -> None:
    assert symbol(code, font) == sign
