"""Roman numerals, by which parts, chapters, groups and appendices are numbered."""

import re
from typing import Final

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# no list has more groups than CCCXCIX; "D" and "M" before a row are letters, not numbers
_NUMERAL: Final = re.compile(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman(number: int) -> str:
    """Give a number in capital Roman numerals, "" for 0."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def roman_value(text: str) -> int:
    """Give the number that a numeral up to CCCXCIX writes in capitals, 0 for anything else."""
    if _NUMERAL.fullmatch(text) is None:
        return 0
    number = 0
    for value, letters in _ROMAN:
        while text.startswith(letters):
            number += value
            text = text[len(letters) :]
    return number
