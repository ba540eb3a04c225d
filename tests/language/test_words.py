import pytest

from pipeline.language.syllables import syllable
from pipeline.language.words import known_words, restyled, words
from tests.language.rules import after, codes


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("quyết địnnh", "có lẽ là “định”"),
        ("thế giớí", "có lẽ là “giới”"),
        ("rxử lý", "có lẽ là “xử” hoặc “rử”"),
        ("kế hoạchtheo", "có lẽ là “hoạch theo”"),
        ("tronng đó", "có lẽ là “trong”"),
        ("ĐỊNNH HƯỚNG", "có lẽ là “ĐỊNH”"),
        ("Lạnng Sơn", "có lẽ là “Lạng”"),
        ("ưqzôx", ""),
    ],
)
def test_a_word_that_no_syllable_spells_is_told_with_what_it_may_be(text: str, advice: str) -> None:
    (found,) = words(text)
    assert (found.code, found.mended, found.advice) == ("am-tiet-la", None, advice)


@pytest.mark.parametrize(
    "text",
    [
        "Đắk Lắk, Krông Nô, ôxy, kilômét, vắcxin, m3/ngđ, 12 trđ",
        "UBND, HĐND, BĐKH, ĐTM, ĐBSCL, TTg, NĐ, QĐ, đ/c, 10.000 đ",
        "logistics, online, blockchain, wifi, GRDP, email, zoom, Excel, good, hoa, apple",
        "Guǎngxī, naïve, Łódź, Москва",
        "Ftưới = 12 ha, Wmặt",
        "quý, giá, thuở, huơ, khuỷu, xoong, gìn giữ, nguyễn",
    ],
)
def test_names_loans_and_abbreviations_are_let_pass(text: str) -> None:
    assert [code for code in codes(words, text) if code == "am-tiet-la"] == []


def test_a_mark_at_another_letter_is_mended_and_each_place_is_told() -> None:
    assert after(words, "hòang tòan qủa, hòang") == "hoàng toàn quả, hoàng"
    assert codes(words, "hòang và hòang") == ["dau-thanh-sai-cho"] * 2


def test_words_of_a_style_are_found_wherever_they_stand_and_restyled() -> None:
    text = "Cụ thể hoá, hoá học, Uỷ ban"
    assert sorted(found.start for found in words(text)) == [7, 12, 21]
    assert [found.mended for found in restyled(text, "hòa")] == ["hóa", "hóa", "Ủy"]
    assert list(restyled(text, "hoà")) == []


def test_no_word_is_known_that_a_syllable_spells_anyway_but_those_of_states() -> None:
    assert sum(syllable(word) is None for word in known_words()) > 0.8 * len(known_words())
