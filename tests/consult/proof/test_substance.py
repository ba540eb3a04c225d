"""Substance and form: what proves a promise, and what does not."""

import pytest

from pipeline.consult.proof.substance import (
    changes_substance,
    is_of_other_facts,
    says_otherwise,
    unnumbered,
)
from pipeline.model.change import ChangeClass, TableChange
from pipeline.model.fixed import replace
from tests.consult.sample_trace import change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Đường tỉnh dài 300 km", "đường tỉnh, dài 300 km."),
        ("hoà bình", "hòa bình"),
        ("sữa chữa đường xá", "sửa chữa đường xá"),
        ("dài 1234,5 km", "dài 1.234,5 km"),
        ("xem Bảng 3.4, mục II.1.2", "xem Bảng 3.5, mục II.2.1"),
        ("a) Phát triển đô thị", "b) Phát triển đô thị"),
        ("của của tỉnh", "của tỉnh"),
        ("", "-"),
    ],
)
def test_form_is_no_substance(old: str, new: str) -> None:
    assert not says_otherwise(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dài 300 km", "dài 310 km"),
        ("dài 300 km", "dài 300 m"),
        ("đường tỉnh", "đường tỉnh và đường xã"),
        ("xã Tân Thanh", "xã Tấn Thanh"),
        ("theo Điều 56", "theo Điều 57"),
        ("đã đầu tư", "chưa đầu tư"),
        ("sữa xữa chửa đường xả", "sửa xửa chữa đường xã"),
    ],
)
def test_another_word_figure_or_name_is_substance(old: str, new: str) -> None:
    assert says_otherwise(old, new)


def test_a_slip_is_one_in_a_text_and_not_every_word_of_it() -> None:
    long = "một hai ba bốn năm sáu bảy tám chín mười sông suối đồng ruộng núi đồi làng xóm chợ búa"
    assert not says_otherwise(f"{long} sữa", f"{long} sửa")
    assert says_otherwise("sữa chửa", "sửa chữa")


def test_numbers_of_things_and_lines_are_taken_away() -> None:
    assert unnumbered("a) Xem Bảng 3.4 và Điều 56") == "Xem Bảng và Điều 56"


def test_a_change_is_one_of_substance_by_its_words_and_cells() -> None:
    plain = change("c", (4, "300 km"), (4, "310 km"))
    assert changes_substance(plain)
    assert not changes_substance(replace(plain, class_=ChangeClass.FORM))
    assert not changes_substance(change("c", (4, "a b"), (4, "a, b")))
    assert changes_substance(change("c", None, (4, "Thêm một đoạn.")))
    assert not changes_substance(change("c", None, (4, "…")))
    number = replace(plain, tables=(TableChange("Bảng 1", "Nam", "STT", "1", "2"),))
    assert not changes_substance(number)
    cell = TableChange("Bảng 1", "Nam", "Năm 2024", "1", "2")
    assert changes_substance(replace(number, tables=(*number.tables, cell)))


@pytest.mark.parametrize(
    ("slip", "right"),
    [("chồng rừng", "trồng rừng"), ("giầu có", "dầu có"), ("xông suối", "sông suối"),
     ("nâu dài", "lâu dài"), ("kần thiết", "cần thiết"), ("nghành y", "ngành y"),
     ("ghành y", "gành y"), ("rành đất", "dành đất")],
)  # fmt: skip
def test_letters_taken_for_one_another_are_a_slip(slip: str, right: str) -> None:
    text = "của địa phương trong thời gian tới theo kế hoạch"
    assert not says_otherwise(f"{slip} {text}", f"{right} {text}")


def test_a_word_said_twice_at_either_end_is_form_and_a_figure_is_not() -> None:
    assert not says_otherwise("các xã vùng cao", "các các xã vùng cao")
    assert not says_otherwise("xã vùng cao cao", "xã vùng cao")
    assert says_otherwise("cao xã vùng cao", "xã vùng cao")
    assert says_otherwise("năm 120 120", "năm 120")


@pytest.mark.parametrize(
    ("one", "other", "form"),
    [
        ("trâu", "châu", True),
        ("ghế", "gế", True),
        ("ra", "da", True),
        ("xa", "sa", True),
        ("lo", "no", True),
        ("ly", "li", True),
        ("bò", "bỏ", True),
        ("nghe", "nge", True),
        ("Nam", "Lam", False),
        ("ta", "da", False),
        ("15", "16", False),
        ("được", "sông", False),
    ],
)
def test_one_slip_in_twelve_words_is_form(one: str, other: str, form: bool) -> None:
    line = "đoạn văn {} có đủ mười hai từ để coi là một lỗi"
    assert says_otherwise(line.format(one), line.format(other)) is not form


@pytest.mark.parametrize(("slips", "words", "form"), [
    (1, 3, True), (2, 24, True), (2, 23, False), (3, 36, True), (3, 35, False), (4, 60, False),
])  # fmt: skip
def test_a_slip_in_so_many_words_is_borne(slips: int, words: int, form: bool) -> None:
    plain = [f"từ{'bcdghklmnp'[at % 10]}{'aeiou'[at // 10 % 5]}" for at in range(words - slips)]
    old = [word for at in range(slips) for word in ("xa", *plain[at * 2 : at * 2 + 2])]
    rest = plain[slips * 2 :]
    new = ["sa" if word == "xa" else word for word in old]
    assert says_otherwise(" ".join([*old, *rest]), " ".join([*new, *rest])) is not form


def test_what_came_or_went_is_substance_by_its_own_words() -> None:
    assert changes_substance(change("c", (4, "Bỏ đoạn."), None))
    assert not changes_substance(change("c", (4, "các"), None))
    assert not changes_substance(change("c", (4, "…"), None))


@pytest.mark.parametrize(
    ("new", "other"),
    [
        ("Xã Hòa Hợp có 12 trạm, đạt 63% vào năm 2028.", True),
        ("Xã Hạ Lưu có 12 trạm, đạt 63% vào năm 2028.", False),
        ("Có 11 trạm.", False),
        ("", True),
    ],
)
def test_a_paragraph_is_known_by_its_figures_and_names(new: str, other: bool) -> None:
    assert is_of_other_facts("Xã Hạ Lưu có 11 trạm, đạt 60% vào năm 2027.", new) is other
    assert not is_of_other_facts("Có 11 trạm y tế.", new)
