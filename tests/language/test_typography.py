import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.syllables import respelled
from pipeline.language.typography import RULES, mended, typography

PIECES = (
    'hoà hòang tỉnh Các xã , . ; : ( ) “ ” " 15,000 8 -9 8-9% 2021-2025 12 % ha 3.500ha 5/1/2025 '
    "- – 236/QĐ- TTg / ngày 5 tháng 1 năm 2025 .. \n \0"
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES.split(" ")), st.sampled_from(["", " ", "  ", "\u00a0"])),
    max_size=14,
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


def letters(text: str) -> str:
    """Give the letters and figures of a text without a zero that begins one, in one style."""
    pieces = re.findall(r"[^\W\d_]+|\d+", text)
    return "".join(respelled(piece, "hòa").lstrip("0") for piece in pieces)


@given(TEXTS)
def test_what_is_found_does_not_overlap_and_mending_keeps_letters_and_lines(text: str) -> None:
    found = typography(text)
    ends = [0, *(one.end for one in found)]
    assert all(one.start >= end for one, end in zip(found, ends, strict=False))
    after = mended(text, found)
    assert letters(after) == letters(text)
    assert after.count("\n") == text.count("\n")


def test_the_earlier_rule_has_a_place_that_two_claim() -> None:
    assert len(RULES) == 6
    (found,) = typography("số 2276/QĐ- UBND")
    assert found.code == "ky-hieu-co-cach"
    assert [one.start for one in typography("xã , xã , xã")] == [2, 7]
