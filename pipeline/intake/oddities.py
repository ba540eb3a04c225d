"""What is odd in a piece of text, wherever it was written: it is told, and the words stay.

Signs that nobody sees, letters of another script that look like ours, letters lost before the
file was sent, days that no calendar has, marks of a merge that was never settled.

Sources: Unicode 16, chapter 23 (special characters); Unicode Technical Standard 39, 4
(confusable letters); git-merge(1), "How conflicts are presented".
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple


class Oddity(NamedTuple):
    """One kind: its code, what is told (`{}` stands for what was found), and the mending.

    `find` gives what there is of it in a text, in words.
    """

    code: str
    message: str
    fix: str
    find: Callable[[str], Sequence[str]]


_NAMES: Final = {
    "\u00ad": "dấu nối mềm",
    "\u200b": "khoảng rộng bằng không",
    "\u200c": "dấu tách chữ",
    "\u200d": "dấu nối chữ",
    "\u2060": "dấu giữ liền",
}
_ZERO_WIDTH: Final = "\u00ad\u180e\u200b-\u200d\u2060-\u2064"
_BIDIRECTIONAL: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
UNSEEN: Final = re.compile(f"[{_ZERO_WIDTH}{_BIDIRECTIONAL}]")
_LOST: Final = "\ufffd"
_PRIVATE: Final = "\ue000-\uf8ff"
INVISIBLE_SIGNS: Final = f"{_ZERO_WIDTH}{_BIDIRECTIONAL}{_LOST}{_PRIVATE}"  # of `INVISIBLE`
_STRANGE: Final = "\u0370-\u052f"
_CONFLICT: Final = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_HAS_STRANGE: Final = re.compile(f"[{_STRANGE}]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Cyrillic letters, and those Greek ones that look like ours; Δ and μ stand in honest words
_ALIKE: Final = re.compile("[\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4"
                           "\u03a5\u03a7\u03bf\u0400-\u052f]")  # fmt: skip
_DAYS_NAME: Final = "ngày"
_DAY: Final = re.compile(r"\bngày\s+(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*((?:19|20)\d{2})\b", re.I)
_DAY_WORDS: Final = re.compile(
    r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d{2})\b", re.IGNORECASE
)
_ANY: Final = re.compile(f"[{INVISIBLE_SIGNS}{_STRANGE}]|gày")


def signs(pattern: str, code: str, message: str, fix: str) -> Oddity:
    """Give the oddity of the signs in a class of a regular expression, told once a text."""
    one = re.compile(f"[{pattern}]")

    def find(text: str) -> Sequence[str]:
        found = one.findall(text)
        return (_described(found),) if found else ()

    return Oddity(code, message, fix, find)


def _described(found: Sequence[str]) -> str:
    """Give the characters by name and code, each once, in order of the text."""
    words = (f"{_NAMES.get(sign, '')} U+{ord(sign):04X}".strip() for sign in found)
    return ", ".join(dict.fromkeys(words))


def _mixed_words(text: str) -> Sequence[str]:
    """Give the first word that mixes our letters with others that look like them."""
    if not _HAS_STRANGE.search(text):
        return ()
    mixed = [word for word in _WORD.findall(text) if _LATIN.search(word) and _ALIKE.search(word)]
    letters = dict.fromkeys(f"U+{ord(letter):04X}" for letter in _ALIKE.findall("".join(mixed)))
    return tuple(f"'{word[:30]}' ({', '.join(letters)})" for word in mixed[:1])


def _impossible_days(text: str) -> Sequence[str]:
    if _DAYS_NAME not in text.lower():
        return ()  # the patterns take ten times as long
    return tuple(
        found[0]
        for pattern in (_DAY, _DAY_WORDS)
        for found in pattern.finditer(text)
        if not _is_day(int(found[1]), int(found[2]), int(found[3]))
    )


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


INVISIBLE: Final = (
    signs(
        _ZERO_WIDTH,
        "ky-tu-vo-hinh",
        "có ký tự không nhìn thấy ({}), giữ nguyên; tìm kiếm và so sánh có thể sai",
        "xóa ký tự đó, hoặc chạy `quyhoach fix`",
    ),
    signs(
        _BIDIRECTIONAL,
        "ky-tu-dao-chieu",
        "có ký tự điều khiển chiều viết ({}), giữ nguyên; thứ tự chữ nhìn thấy có thể sai",
        "xóa ký tự đó, hoặc chạy `quyhoach fix`",
    ),
    signs(
        _LOST,
        "chu-da-mat",
        "có dấu � ({}): chữ ở đây đã mất trước khi gửi",
        "gõ lại chữ bị mất theo bản gốc",
    ),
    signs(
        _PRIVATE,
        "ky-tu-rieng",
        "có ký tự riêng của một phông chữ ({}), ở máy khác sẽ thành ô vuông",
        "thay bằng ký tự thường (dấu đầu dòng thì dùng `-`)",
    ),
)
ALIKE: Final = Oddity(
    "chu-giong",
    "chữ {} có chữ cái của bảng chữ khác trông giống chữ La-tinh; tìm kiếm sẽ không thấy",
    "gõ lại chữ đó bằng bàn phím tiếng Việt",
    _mixed_words,
)
DAYS: Final = Oddity(
    "ngay-khong-co",
    "'{}' là ngày không có trong lịch",
    "sửa lại ngày theo văn bản gốc",
    _impossible_days,
)
_ALL: Final = (*INVISIBLE, ALIKE, DAYS)


def oddities(text: str) -> Iterator[tuple[str, str, str]]:
    """Give code, message and mending of everything odd in a short text, as a cell or a remark."""
    if _ANY.search(text):
        for oddity in _ALL:
            for found in oddity.find(text):
                yield oddity.code, oddity.message.format(found), oddity.fix


def conflicts(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give each conflict of a merge once, by the line (from 0) of its first mark; a mark alone
    is one too."""
    is_open = False
    for number, line in enumerate(lines):
        mark = line.rstrip()
        if _CONFLICT.fullmatch(mark):
            if not is_open:
                yield number, mark[:7]
            is_open = not mark.startswith(">")


CONFLICT_FIX: Final = "giữ một bản, xóa bản kia cùng các dòng <<<<<<<, =======, >>>>>>>"
