"""Terms: what is the same however it is written, and what is not."""

import pytest

from pipeline.consult.proof.terms import TermKind, said, spelt, terms


def keys(text: str) -> list[str]:
    return [term.key for term in terms(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "HOÀ  BÌNH"),
        ("kỹ thuật, quy hoạch", "kĩ thuật; qui hoạch"),
        ("2.350 tỷ đồng", "2,35 nghìn tỷ đồng"),
        ("2.350 tỷ", "2.350 tỷ đồng"),
        ("5 km²", "500 ha"),
        ("1,2 km", "1.200 m"),
        ("95%", "95 phần trăm"),
        ("8 - 9%", "từ 8 đến 9%"),
        ("2026 - 2030", "2026–2030"),
        ("trên 90%", ">90,0%"),
        ("tối thiểu 25%", "ít nhất 25%"),
        ("ngày 19/3/2024", "ngày 19 tháng 3 năm 2024"),
        ("bốn tuyến", "04 tuyến"),
        ("ĐT.242", "Đường tỉnh 242"),
        ("QL4B", "Quốc lộ 4B"),
        ("UBND xã", "Ủy ban nhân dân xã"),
        ("20km", "20 km"),
        ("12.5%", "12,5%"),
        ("1 234 567 người", "1.234.567 người"),
    ],
)
def test_two_ways_to_write_one_thing_say_the_same(one: str, other: str) -> None:
    was, now = ([term.key for term in said(terms(text))] for text in (one, other))
    assert was == now


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("95%", "96%"),
        ("95%", "95"),
        ("85 ha", "85 km²"),
        ("85 triệu", "85 tỷ"),
        ("8 - 9%", "8,9%"),
        ("trên 90%", "dưới 90%"),
        ("Quốc lộ 4A", "Quốc lộ 4B"),
        ("236/QĐ-TTg", "237/QĐ-TTg"),
        ("19/3/2024", "19/4/2024"),
        ("hòa", "họa"),
    ],
)
def test_another_amount_unit_code_or_day_says_something_else(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_a_capital_makes_a_name_but_not_where_a_sentence_or_cell_begins() -> None:
    found = {term.key: term.kind for term in terms("Xã Vân Nham. Đường | Tuyến")}
    assert found["xã"] is TermKind.WORD
    assert found["nham"] is TermKind.NAME
    assert found["đường"] is TermKind.WORD
    assert found["tuyến"] is TermKind.WORD


def test_little_words_are_not_said() -> None:
    assert [term.key for term in said(terms("đã được đầu tư của các xã"))] == ["đầu", "tư", "xã"]


def test_clauses_and_sentences_are_counted() -> None:
    found = terms("Đất, nước. Rừng")
    assert [(term.clause, term.sentence) for term in found] == [(0, 0), (1, 0), (2, 1)]


def test_a_code_with_leading_zeros_is_no_number() -> None:
    assert [term.kind for term in terms("007")] == [TermKind.CODE]


def test_a_range_with_two_units_is_two_numbers() -> None:
    assert len([term for term in terms("5 km - 7 ha") if term.quantity]) == 2
    (alone,) = terms("5% - 7%")
    assert alone.quantity is not None
    assert [int(end) for end in (alone.quantity.low, alone.quantity.high)] == [5, 7]


def test_one_spelling_is_given_for_two() -> None:
    assert spelt("Kỹ") == spelt("kĩ")
    assert spelt("tay") == "tay"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3 tấn", "3.000 kg"),
        ("3 tạ", "300 kg"),
        ("3 MW", "3.000 kW"),
        ("3 GWh", "3.000.000 kWh"),
        ("3 MWh", "3.000 kWh"),
        ("3 MVA", "3.000 kVA"),
        ("3 m²", "0,0003 ha"),
        ("3 cm", "0,03 m"),
        ("3 mm", "0,003 m"),
        ("3 m2", "3 m²"),
        ("3 km2", "3 km²"),
        ("3 m3", "3 m³"),
        ("3 điểm phần trăm", "3 điểm %"),
        ("3 triệu đồng", "3.000 nghìn đồng"),
        ("3 ngàn đồng", "3 nghìn vnđ"),
        ("3 đô la Mỹ", "3 USD"),
    ],
)
def test_units_are_read_in_their_base_unit(one: str, other: str) -> None:
    assert keys(one) == keys(other)
    assert len(keys(one)) == 1


@pytest.mark.parametrize(
    ("words", "number"),
    [("một", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("sáu", 6), ("bảy", 7), ("tám", 8), ("chín", 9),
     ("mười", 10)],
)  # fmt: skip
def test_small_numbers_are_read_in_words(words: str, number: int) -> None:
    assert keys(f"{words} xã") == keys(f"{number} xã")


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("<", "dưới"),
        (">", "trên"),
        (">", "hơn"),
        ("<=", "không quá"),
        ("=<", "tối đa"),
        ("≤", "nhiều nhất"),
        (">=", "không dưới"),
        ("=>", "tối thiểu"),
        ("≥", "không ít hơn"),
    ],
)
def test_bounds_are_the_same_by_sign_and_by_word(sign: str, words: str) -> None:
    assert keys(f"{sign} 5%") == keys(f"{words} 5%")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("UBND", "ủy ban nhân dân"),
        ("HĐND", "hội đồng nhân dân"),
        ("KCN", "khu công nghiệp"),
        ("CCN", "cụm công nghiệp"),
        ("KKT", "khu kinh tế"),
        ("GPMB", "giải phóng mặt bằng"),
        ("TTHC", "thủ tục hành chính"),
        ("THCS", "trung học cơ sở"),
        ("THPT", "trung học phổ thông"),
        ("NSNN", "ngân sách nhà nước"),
        ("TL 5", "tỉnh lộ 5"),
        ("TL.5", "tỉnh lộ 5"),
        ("ĐT.5", "đường tỉnh 5"),
        ("QL1A", "quốc lộ 1A"),
    ],
)
def test_short_forms_say_what_they_shorten(short: str, long: str) -> None:
    assert keys(short) == keys(long)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3 VND", "3 đồng", True),
        ("3 đ", "3 VNĐ", True),
        ("3 nghìn", "3.000", True),
        ("3 nghìn người", "3.000 người", True),
        ("3 tỷ", "3.000.000.000 đồng", True),
        ("3 tỷ USD", "3.000.000.000 USD", True),
        ("5‰", "5", False),
        ("5‰", "5%", False),
        ("3 kV", "3 kVA", False),
        ("3 ha", "3 hecta", True),
        ("3 ha", "3 héc-ta", True),
        ("3 kWh", "3 kW", False),
        ("3 USD", "3 đồng", False),
    ],
)
def test_money_and_measures_are_told_apart(one: str, other: str, same: bool) -> None:
    assert (keys(one) == keys(other)) is same
