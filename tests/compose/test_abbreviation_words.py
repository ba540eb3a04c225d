import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose.abbreviation_words import (
    Defined,
    candidates,
    definitions,
    is_in_capitals,
    parts,
    tokens,
)


def found(text: str) -> list[str]:
    return [token.text for token in tokens(text, candidates(text)) if not token.doubtful]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh, HĐND và NN&PTNT.", ["UBND", "HĐND", "NN&PTNT"]),
        ("phát triển KT-XH, (ĐBSCL), “PPP”", ["KT-XH", "ĐBSCL", "PPP"]),
        ("UBND/HĐND", ["UBND", "HĐND"]),
        ("Quyết định số 236/QĐ-TTg, 37/2019/NĐ-CP, 13-NQ/TW, 1672/NQ-UBTVQH15", []),
        ("số     /QĐ-UBND; số …/KH-UBND", []),
        ("NQ 66.2/2025/NQ-CP, QL.1A, QL1B, ĐT.226, ĐT 230, TCVN 7957", []),
        ("quý IV, Đại hội XVIII, Phụ lục XXIV, chương II-III", []),
        ("COVID-19, UBTVQH15, SO2, NOx, PM2.5, kWh, MWp", []),
        ("PHẦN III ĐÁNH GIÁ HIỆN TRẠNG", []),
        ("TP.HCM, http://UBND.vn, a@UBND.vn", []),
        ("Anh, Nhà Nước", []),
    ],
)
def test_only_abbreviations_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_line_in_capitals_is_known() -> None:
    assert is_in_capitals("PHÁT TRIỂN GTVT của tỉnh")
    assert not is_in_capitals("Phát triển GTVT")
    assert not is_in_capitals("UBND")


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("Khu kinh tế cửa khẩu (KKTCK)", Defined("KKTCK", "Khu kinh tế cửa khẩu", True)),
        ("của Trung du và miền núi phía Bắc (TDMNPB)",
         Defined("TDMNPB", "Trung du và miền núi phía Bắc", True)),
        ("ngành Nông nghiệp và Phát triển nông thôn (NN&PTNT)",
         Defined("NN&PTNT", "Nông nghiệp và Phát triển nông thôn", True)),
        ("ban quản lý (viết tắt là BQL)", Defined("BQL", "Ban quản lý", True)),
        ("ban điều phối (sau đây gọi tắt là “TFX”)", Defined("TFX", "Ban điều phối", True)),
        ("Biến đổi khí hậu, viết tắt là BĐKH, đang", Defined("BĐKH", "Biến đổi khí hậu", True)),
        ("được đánh giá qua hệ số sử dụng vốn (ICOR)",
         Defined("ICOR", "Hệ số sử dụng vốn", False)),
        ("BTN: bê tông nhựa", Defined("BTN", "Bê tông nhựa", True)),
        ("BQL (ban quản lý)", Defined("BQL", "Ban quản lý", True)),
    ],
)  # fmt: skip
def test_a_meaning_is_found(text: str, defined: Defined) -> None:
    assert list(definitions(text)) == [defined]


@pytest.mark.parametrize(
    "text",
    ["công suất (MW)", "quý (IV)", "xem (UBND tỉnh)", "UBND: họp ngày 5", "(ABC)", "một (ABC)"],
)
def test_brackets_without_a_meaning_define_nothing(text: str) -> None:
    assert list(definitions(text)) == []


def test_the_parts_of_a_symbol_are_told_apart() -> None:
    assert {"NĐ-CP", "CP", "NĐ"} <= set(parts("37/2019/NĐ-CP"))
    assert set(parts("QL.1A")) == {"QL", "A"}


@given(st.text(alphabet="ABĐIVX aà(,:)-&/.1\n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for defined in definitions(text):
        assert defined.full
        assert defined.short in text
    assert all(word in text for word in found(text))
