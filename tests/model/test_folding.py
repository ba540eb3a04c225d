"""Spellings of one text: what is form only, and what is not."""

import unicodedata

import pytest

from pipeline.model.folding import folded_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa bình"),
        ("Uỷ ban", "Ủy ban"),
        ("khoẻ", "khỏe"),
        ("2021–2025", "2021-2025"),
        ("“kế hoạch”", '"kế hoạch"'),
        ("10\u00a0km", "10 km"),
        ("một  hai", "một hai"),
        (unicodedata.normalize("NFD", "đường bộ"), "đường bộ"),
    ],
)
def test_differences_of_form_are_folded(one: str, other: str) -> None:
    assert folded_form(one) == folded_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoàn", "hòan"), ("hoa", "hòa"), ("1.234,5", "1.2345"), ("Hòa", "hòa"), ("ma", "má")],
)
def test_other_differences_are_not(one: str, other: str) -> None:
    assert folded_form(one) != folded_form(other)
