"""Spaces at which a line is not to end: between a name and its number, a number and its unit.

"Bảng 3.1", "khoản 2", "năm 2030", "120,5 km", "2021 - 2030" stay on one line. A whole date is
too long for that, the line above it would be stretched: it may end before "tháng" and "năm" in
"ngày 12 tháng 5 năm 2025". The spaces are made
when a paragraph is written and read back as plain ones; no input holds them, no comparison sees
them. A cell has them where it is as wide as what they hold together: its column was measured by
words that may be parted.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (how places and dates are written).
"""

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final

NO_BREAK_SPACE: Final = "\u00a0"

_NAMES: Final = (
    "Bảng", "bảng", "Hình", "hình", "Biểu", "biểu", "Mục", "mục", "Điều", "điều", "Khoản", "khoản",
    "Điểm", "điểm", "Phụ lục", "phụ lục", "Phần", "phần", "Chương", "chương", "Số", "số", "Ngày",
    "ngày", "Tháng", "tháng", "Năm", "năm", "Quý", "quý", "Đoạn", "đoạn", "Dòng", "dòng", "Trang",
    "trang", "Lần", "lần",
)  # fmt: skip
_UNITS: Final = (
    r"%|‰|°C|độ C|(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|đồng|USD|ha|km[²2]?|m[²³23]?|cm|mm|tấn|tạ|kg|lít|"
    r"kVA?|MVA|[kKMG]W(?:p|h)?|người|hộ|giường|lượt|xã|phường|thôn|bản|huyện|trường|lớp|dự án|ngày|"
    r"tháng|năm|giờ|phút)(?![^\W_])"
)
_LETTERED: Final = ("Điểm", "điểm")


def _behind(names: Iterable[str]) -> str:
    """Give the pattern of what stands behind one of the names and a space.

    A look back has one length: each length of a name has its own.
    """
    spaced = sorted((f"{name} " for name in names), key=len)
    looks = (f"(?<={'|'.join(same)})" for _, same in groupby(spaced, len))
    return f"(?:{'|'.join(looks)})"


# a day or month, and what goes on with the date
_OF_A_DATE: Final = re.compile(r"(?:[Nn]gày|[Tt]háng)[ \u00a0]\d{1,2}$")
_GOES_ON: Final = re.compile(r" (?:tháng|năm)[ \u00a0]\d")
_DATE_LETTERS: Final = len("tháng 12")
# the space comes first, so that a text is searched for spaces alone
_SPACE: Final = re.compile(
    rf" (?:(?P<figure>(?<=\d )(?:(?={_UNITS})|[-–] (?=\d)))"
    rf"|(?=(?:PL)?\d|[IVXLC]+\b){_behind(_NAMES)}|(?=[a-zđ]\b){_behind(_LETTERED)})"
)


Fits = Callable[[str], bool]
"""Says whether a line has room for a stretch of text that is held together."""


def always(_: str) -> bool:
    """Say that a line has the room: it is as wide as the page."""
    return True


def unbroken(text: str, fits: Fits = always) -> str:
    """Give a text with no-break spaces where a line is not to end; one for each space, if any.

    A stretch that does not fit keeps its spaces.
    """
    held = _SPACE.sub(lambda found: _kept(text, found), text)
    if fits is always or held == text:
        return held
    return " ".join(
        part if NO_BREAK_SPACE not in part or fits(part) else breakable(part)
        for part in held.split(" ")
    )


def breakable(text: str) -> str:
    """Give a text with plain spaces again."""
    return text.replace(NO_BREAK_SPACE, " ")


def _kept(text: str, found: re.Match[str]) -> str:
    held = found["figure"] is None or _is_held(text, found.start())
    return found[0].replace(" ", NO_BREAK_SPACE) if held else found[0]


def _is_held(text: str, end: int) -> bool:
    return _is_figure(text, end) and not _parts_a_date(text, end)


def _parts_a_date(text: str, end: int) -> bool:
    """Say whether a space stands behind the day or the month of a date that goes on."""
    if not _GOES_ON.match(text, end):
        return False
    return _OF_A_DATE.search(text[max(0, end - _DATE_LETTERS) : end]) is not None


def _is_figure(text: str, end: int) -> bool:
    """Say whether the word that ends there is a figure, not a code such as "UBTVQH15"."""
    word = text[text.rfind(" ", 0, end) + 1 : end]
    return not any(map(str.isalpha, word.rpartition(NO_BREAK_SPACE)[2]))
