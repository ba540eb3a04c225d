"""An edit is told in words, with the sentence around it and what it would read."""

import pytest

from pipeline.intake.review.edits import (
    Edit,
    Fate,
    form_differences,
    sentence_at,
    shown,
    told,
    word_stretches,
)

KEPT, ADDED, TAKEN = Fate.KEPT, Fate.ADDED, Fate.TAKEN


def edited(old: str, new: str, thing: str = "đoạn") -> Edit:
    return told(word_stretches(old, new), thing=thing)


def test_words_numbers_and_signs_are_what_changes() -> None:
    assert word_stretches("dài 1.234,5 km, rộng", "dài 1.234,6 km; rộng") == [
        ("dài ", KEPT), ("1.234,5", TAKEN), ("1.234,6", ADDED), (" km", KEPT), (",", TAKEN),
        (";", ADDED), (" rộng", KEPT),
    ]  # fmt: skip
    assert word_stretches("a", "a") == [("a", KEPT)]
    assert word_stretches("", "a") == [("a", ADDED)]
    assert word_stretches("a", "") == [("a", TAKEN)]


@pytest.mark.parametrize(
    ("old", "new", "content"),
    [
        ("Đường dài 5 km.", "Đường dài 6 km.", "Sửa “5” thành “6”"),
        ("Đường rất dài.", "Đường dài.", "Bỏ “rất”"),
        ("Đường dài.", "Đường rất dài.", "Thêm “rất”"),
        ("a b c d", "x y c d", "Sửa “a b” thành “x y”"),
        ("a b c d", "x b y d", "Sửa “a” thành “x”; Sửa “c” thành “y”"),
        ("Câu.", "", "Bỏ đoạn “Câu.”"),
        ("", "Câu.", "Thêm đoạn “Câu.”"),
        ("một hai", "ba, bốn", "Viết lại đoạn “một hai”"),
    ],
)
def test_what_is_done_is_said(old: str, new: str, content: str) -> None:
    assert edited(old, new).content == content


def test_changes_parted_by_a_space_alone_are_one() -> None:
    stretches = [("x ", KEPT), ("a", TAKEN), ("b", ADDED), (" ", KEPT), ("c", TAKEN), (" y", KEPT)]
    assert told(stretches).content == "Sửa “a c” thành “b”"


def test_both_texts_are_given_whole_where_nothing_is_kept() -> None:
    assert edited("cũ kỹ", "mới,tinh") == Edit("cũ kỹ", "mới,tinh", "Viết lại đoạn “cũ kỹ”")
    assert edited("Bỏ đi.", "", "dòng") == Edit("Bỏ đi.", "", "Bỏ dòng “Bỏ đi.”")
    assert edited("", "Thêm.", "dòng") == Edit("", "Thêm.", "Thêm dòng “Thêm.”")


def test_an_edit_of_spaces_alone_says_so() -> None:
    assert told([("một", KEPT), ("  ", TAKEN), (" ", ADDED), ("hai", KEPT)]) == Edit(
        "một hai", "một hai", "Sửa khoảng trắng"
    )


def test_an_edit_is_quoted_with_its_sentence() -> None:
    found = edited("Câu đầu. Đường dài 5 km; cầu yếu.", "Câu đầu. Đường dài 6 km; cầu yếu.")
    assert (found.quote, found.proposed) == ("Đường dài 5 km;", "Đường dài 6 km;")
    found = edited("Câu đầu. Dài 5 km. Câu sau.", "Câu đầu. Dài 5 m. Câu sau.")
    assert (found.quote, found.proposed) == ("Dài 5 km.", "Dài 5 m.")
    # at the beginning of a sentence the one before says where it is
    found = edited("Câu đầu. Rộng", "Câu đầu. Hẹp")
    assert (found.quote, found.proposed) == ("Câu đầu. Rộng", "Câu đầu. Hẹp")


def test_a_sentence_too_long_is_quoted_in_part() -> None:
    before, after = "trước " * 100, " sau" * 100
    found = edited(f"{before}cũ{after}", f"{before}mới{after}")
    assert 400 < len(found.quote) <= 240 + 2 + 240
    assert found.quote.startswith("trước")
    assert "cũ" in found.quote


@pytest.mark.parametrize(
    ("length", "text"),
    [(160, "x" * 160), (161, "x" * 159 + "…")],
)
def test_a_long_text_is_cut_where_it_is_only_named(length: int, text: str) -> None:
    assert shown("x" * length) == text
    assert shown(f" a  {'b' * 9}", 3) == "a…"


@pytest.mark.parametrize(
    ("offset", "sentence"),
    [
        (0, "Một; hai."),
        (5, "Một; hai."),
        (8, "Một; hai."),
        (10, "Một; hai. Ba!"),
        (11, "Ba!"),
        (15, "Bốn?"),
        (20, "Năm"),
    ],
)
def test_the_sentence_at_a_place_holds_its_clauses(offset: int, sentence: str) -> None:
    assert sentence_at("Một; hai. Ba! Bốn? Năm", offset) == sentence


def test_words_of_another_form_are_kept_and_counted() -> None:
    old, new = "Giai đoạn 2026 - 2030, tỉnh uỷ giao", "Giai đoạn 2026 – 2030, tỉnh ủy nhận"
    assert word_stretches(old, new) == [
        ("Giai đoạn 2026 - 2030, tỉnh uỷ ", Fate.KEPT), ("giao", Fate.TAKEN), ("nhận", Fate.ADDED),
    ]  # fmt: skip
    assert form_differences(old, new) == 2
    assert form_differences(old, old) == 0
