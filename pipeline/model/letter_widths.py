"""How wide letters are, and how wide the stretches of a text that no line may end within.

Widths are those of Times New Roman and Liberation Serif, which agree, in em; a letter with
marks is as wide as without, but for the horned ơ and ư, which are drawn wider.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

_REGULAR: Final = {
    180: "'", 200: "|", 250: " \u00a0,.·", 278: "/:;\\ijlt", 300: "²³", 333: "!()-I[]`fr‘’\u2011",
    350: "•", 389: "Js", 400: "°", 408: '"', 444: "?acez“”", 469: "^", 480: "{}", 529: "ơ",
    541: "~", 542: "ư", 549: "≥≤±≈÷", 556: "FPS", 564: "+<=>×", 611: "ELTZ", 667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ", 750: "½", 776: "Ư", 778: "&m", 833: "%", 889: "M", 921: "@",
    944: "W", 1000: "—…→",
}  # fmt: skip
_BOLD: Final = {
    220: "|", 250: " \u00a0,.", 278: "'/\\il", 300: "²³", 333: "!()-:;[]`fjt‘’·\u2011", 350: "•",
    389: "Is", 394: "{}", 400: "°", 444: "cerz", 520: "~", 549: "≥≤±≈÷", 554: "ơ", 555: '"',
    556: "Sbdhknpquđ", 570: "+<=>×", 581: "^", 600: "ư", 611: "FP", 667: "BELTZ",
    722: "ACDNRUVXYwĐ", 750: "½", 778: "GHKOQƠ", 796: "Ư", 833: "&m", 930: "@", 944: "M",
    1000: "%W—…→",
}  # fmt: skip
_USUAL: Final = 0.5  # digits, most small letters
_STRANGE: Final = 1.0  # of another writing
_HORN: Final = "\u031b"
_HORNS: Final = dict(zip("oOuU", "ơƠưƯ", strict=True))

_SPACE: Final = " "  # a space that does not break belongs to its word
# a line may end after a hyphen or slash before a letter, not before a figure
_JOINT: Final = re.compile(r"(?<=[-–/])(?=[^\W\d])")
_RANGE: Final = re.compile(r"\d[\d.,]*%? ?[-–] ?\d[\d.,]*%?")
_FIGURE: Final = re.compile(
    r"[<>≥≤~+±-]? ?\d[\d.,]*(?: ?[-–/x×] ?\d[\d.,]*)*(?: ?(?:%|‰|[^\W\d]{1,3}[²³]?))?"
)
_LONGEST_FIGURE: Final = 20  # letters of a cell that is one figure with its unit
_LONGEST_NAMED: Final = 60  # letters of a cell whose ranges are kept on a line


def _by_letter(widths: dict[int, str]) -> dict[str, float]:
    return {letter: width / 1000 for width, letters in widths.items() for letter in letters}


_WIDTHS: Final = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


class Needs(NamedTuple):
    """The room a text needs, in em.

    `word` is the widest stretch that no line can end within, `whole` the widest that
    should not be cut either: words with hyphens, ranges ("2021 - 2025"), figures with a unit.
    """

    word: float
    whole: float


@lru_cache(maxsize=65536)
def width(text: str, *, bold: bool) -> float:
    """Give the width of a text on one line, in em."""
    return sum(_letter(letter, bold) for letter in unicodedata.normalize("NFC", text))


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool) -> float:
    known = _WIDTHS[bold]
    if letter in known:
        return known[letter]
    parts = unicodedata.normalize("NFD", letter)
    base = _HORNS.get(parts[0], parts[0]) if _HORN in parts else parts[0]
    if base in known:
        return known[base]
    if unicodedata.combining(letter):
        return 0.0
    return _USUAL if base.isascii() or base in "đ–€§" else _STRANGE


def needs(texts: Iterable[str], *, bold: bool) -> Needs:
    """Give what texts need: the room of the widest stretches among them."""
    distinct = set(texts)
    word = whole = 0.0
    tokens = sorted({token for text in distinct for token in text.split(_SPACE)}, key=len)
    for token in reversed(tokens):
        # no letter is wider than an em, a digit is half as wide
        if len(token) <= word:
            break
        if len(token) <= 2 * word and _is_digits(token):
            continue
        wide = width(token, bold=bold)
        whole = max(whole, wide)
        if wide > word:
            word = max(word, *(width(part, bold=bold) for part in _JOINT.split(token)))
    kept = {found for text in distinct if _SPACE in text for found in _kept_on_a_line(text)}
    return Needs(word, max([whole, *(width(found, bold=bold) for found in kept)]))


def _kept_on_a_line(text: str) -> list[str]:
    if len(text) <= _LONGEST_FIGURE and _FIGURE.fullmatch(text):
        return [text]
    if len(text) <= _LONGEST_NAMED and ("-" in text or "–" in text):
        return _RANGE.findall(text)
    return []


def _is_digits(text: str) -> bool:
    return text.isascii() and text.replace(".", "").replace(",", "").isdigit()
