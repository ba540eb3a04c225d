"""A receipt is about a file of its name, and about the bytes it names, or any."""

import unicodedata
from datetime import date

from pipeline.model.receipt import Receipt


def test_a_receipt_is_about_the_file_of_its_name_whatever_its_spelling() -> None:
    entry = Receipt("so-y-te", 1, "Bảng.xlsx", date(2025, 11, 9))
    assert entry.names(unicodedata.normalize("NFD", "bảng.xlsx"))
    assert not entry.names("bang.xlsx")


def test_a_receipt_without_a_hash_is_about_any_bytes() -> None:
    assert Receipt("a", 1, "x", date(2025, 11, 9)).holds("12")
    assert Receipt("a", 1, "x", date(2025, 11, 9), "12").holds("12")
    assert not Receipt("a", 1, "x", date(2025, 11, 9), "12").holds("13")
