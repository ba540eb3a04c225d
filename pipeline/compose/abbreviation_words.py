"""What in a line of text is an abbreviation, and what says its meaning.

An abbreviation is a word of at least two capitals without tone marks ("KKTCK", "KT-XH"). No
abbreviations are: Roman numerals, numbers of documents ("236/QĐ-TTg"), of roads ("ĐT.226") and
standards ("TCVN 7957"), units, and words of a line in capitals.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

# Known to every reader of a plan: units, elements, labels of columns, bodies of the world.
WELL_KNOWN: Final = frozenset(
    """MW MWP MVA MVAR KV KVA KW KWH GW GWH TWH HP TEU PPM DWT USD VND VNĐ EUR CNY NDT USDT
    BOD COD TSS PM CO NO SO NH PH DO LED GPS GIS WIFI COVID SARS HIV AIDS
    TT STT SỐ ĐVT ĐV TP TX TW PGS GS TS BS KTS THS PL CT QL TL ĐT ĐH ĐX
    TCVN QCVN TCXDVN ISO IEC ASTM VN VNA CIF FOB
    ASEAN UNESCO UNICEF UNDP WHO WTO ADB WB IMF APEC EU EC LHQ AFD JICA KFW
    STEM AI IT ID PC TV OK CD DVD SMS QR PDF""".split()  # noqa: SIM905 - a list of words reads best as one
)

_CAPITAL: Final = "A-ZĐĂÂÊÔƠƯ"
_SHORT: Final = rf"[{_CAPITAL}]+(?:[-&][{_CAPITAL}]+)*"
_TOKEN: Final = re.compile(_SHORT)
_CANDIDATE: Final = re.compile(rf"\S*[{_CAPITAL}][-&]?[{_CAPITAL}]\S*")
_HINT: Final = re.compile(rf"[{_CAPITAL}][-&]?[{_CAPITAL}]")
_PARTS: Final = re.compile(r"[/+,;:()“”\"‘’'\[\]–—…|*=<>→]+")
_JOINED: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,5}")
_DIGIT: Final = re.compile(r"\d")
_ROMAN: Final = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?:-[IVX]+)?")
# What opens the symbol of a document: "QĐ-UBND" even where its number is left blank.
_DOCUMENTS: Final = frozenset(
    "QĐ NQ NĐ CT CV KH BC TB KL HD TT TTR TTLT CTR TTHĐ PL LCT SL VBHN NQLT ĐA CĐ TW".split()  # noqa: SIM905
)
_MOST_LETTERS: Final = 10
_SHORT_CODE: Final = 4  # a road or document has no more letters before its number
_MARKS: Final = '.,;:!?()“”"'
_MOSTLY: Final = 0.5
_TELLING: Final = 120  # letters: so much of a text shows how it is set

_OPENING: Final = r"(?:(?:sau\s+đây\s+|dưới\s+đây\s+|được\s+)*(?:viết|gọi)\s+tắt\s*(?:là|:)?\s*)"
_IN_BRACKETS: Final = re.compile(
    rf"\(\s*(?P<said>{_OPENING})?[“\"'‘]?(?P<short>{_SHORT})[”\"'’]?\s*\)"
)
_IN_WORDS: Final = re.compile(rf",\s*(?P<said>{_OPENING})[“\"'‘]?(?P<short>{_SHORT})(?!\w)")
_IN_NOTE: Final = re.compile(
    rf"(?<![\w-])(?P<short>{_SHORT})\s*(?::|=|\()\s*(?P<full>[^\n.;:()=]+)"
)
_CLAUSE: Final = re.compile(r"[.;:,!?()\[\]“”\"\n]|\s[-–—]\s")
_LINKS: Final = frozenset("và & của các về trong cho với tại trên theo từ đến những là".split())  # noqa: SIM905
# Words after which the name of a thing begins.
_BOUNDS: Final = frozenset(
    "là của theo gồm bằng qua với được cho về tại trên từ có như vào".split()  # noqa: SIM905
)
_MOST_WORDS: Final = 12


class Token(NamedTuple):
    """An abbreviation in a text; `doubtful` where it may be a code: "QL 1A"."""

    text: str
    doubtful: bool


class Defined(NamedTuple):
    """A meaning; `sure` where the text says so or each letter opens one of its words."""

    short: str
    full: str
    sure: bool


def candidates(text: str) -> list[re.Match[str]]:
    """Give what stands between two spaces and has two capitals side by side."""
    return list(_CANDIDATE.finditer(text)) if _HINT.search(text) else []


def tokens(text: str, words: Iterable[re.Match[str]]) -> list[Token]:
    """Give the abbreviations in the candidates of a text, in order."""
    return [
        Token(short, _is_code(short, text, word.start(), word.end()))
        for word in words
        for short in _in_word(word[0])
    ]


def parts(word: str) -> Iterator[str]:
    """Give every stretch of letters of a word, and those that hyphens join."""
    for joined in _JOINED.findall(word):
        pieces = joined.split("-")
        for start in range(len(pieces)):
            for end in range(start + 1, len(pieces) + 1):
                yield "-".join(pieces[start:end])


@lru_cache(maxsize=8192)
def _in_word(word: str) -> tuple[str, ...]:
    """Give the abbreviations in what stands between two spaces."""
    if _DIGIT.search(word) or "@" in word or "://" in word:
        return ()
    bare = word.strip(".,;:!?…()[]{}“”\"'‘’*-–—")
    if "." in bare or "_" in bare or "\\" in bare or word.lstrip("(.…").startswith("/"):
        return ()
    return tuple(part for part in _PARTS.split(bare) if _is_short(part.strip(".-&")))


@lru_cache(maxsize=8192)
def _is_short(word: str) -> bool:
    letters = sum(letter.isalpha() for letter in word)
    if not 2 <= letters <= _MOST_LETTERS or _TOKEN.fullmatch(word) is None:
        return False
    first = word.partition("-")[0]
    return _ROMAN.fullmatch(word) is None and not (first != word and first in _DOCUMENTS)


def _is_code(short: str, text: str, start: int, end: int) -> bool:
    """Say whether the word before or after shows that this may be no abbreviation."""
    after = text[end : end + 24].split()
    before = text[max(0, start - 24) : start].split()
    if after and after[0][:1].isdigit() and len(short) <= _SHORT_CODE:
        return True
    return any(_shouts(word) for word in (*after[:1], *before[-1:]))


def _shouts(word: str) -> bool:
    """Say whether a word is in capitals though it is no abbreviation: it has a tone mark."""
    bare = word.strip('.,;:!?()“”"')
    return len(bare) > 1 and bare.isupper() and _TOKEN.fullmatch(bare) is None and bare.isalpha()


def is_in_capitals(text: str) -> bool:
    """Say whether a text is set in capitals: most letters of its other words are."""
    if text.isupper() and " " not in text.strip():
        return False
    others = "".join(word for word in text[:_TELLING].split() if not _is_bare_token(word))
    return sum(map(str.isupper, others)) > _MOSTLY * sum(map(str.isalpha, others))


def _is_bare_token(word: str) -> bool:
    return _TOKEN.fullmatch(word.strip(_MARKS)) is not None


def definitions(text: str) -> Iterator[Defined]:
    """Give what a text says abbreviations mean."""
    for pattern in (_IN_BRACKETS, _IN_WORDS):
        for found in pattern.finditer(text):
            defined = _before(text[: found.start()], found["short"], said=bool(found["said"]))
            if defined is not None:
                yield defined
    for found in _IN_NOTE.finditer(text):
        short = found["short"]
        words = found["full"].split()[:_MOST_WORDS]
        count = _opened_by(short, words) if _is_short(short) else 0
        if count:
            yield Defined(short, _sentence(words[:count]), sure=True)


def _before(text: str, short: str, *, said: bool) -> Defined | None:
    """Give the meaning that stands before an abbreviation in brackets."""
    if not _is_short(short) or (short in WELL_KNOWN and not said):
        return None
    clause = _CLAUSE.split(text[-240:])[-1].split()[-_MOST_WORDS:]
    back = _opened_by(short, clause, backwards=True)
    if back:
        return Defined(short, _sentence(clause[-back:]), sure=True)
    bounds = [at for at, word in enumerate(clause) if word.lower() in _BOUNDS]
    words = clause[bounds[-1] + 1 :] if bounds else clause
    return Defined(short, _sentence(words), sure=said) if len(words) > 1 else None


def _opened_by(short: str, words: Sequence[str], *, backwards: bool = False) -> int:
    """Give how many words an abbreviation takes, a letter each; 0 where the letters do not fit.

    Words such as "và" may have no letter. `backwards` reads from the last word.
    """
    letters = [_base(letter) for letter in short if letter.isalpha()]
    order = words[::-1] if backwards else words
    if backwards:
        letters.reverse()
    at = 0
    for count, word in enumerate(order, 1):
        opening = _base(word.lstrip("“\"'‘(*")[:1])
        if opening == letters[at]:
            at += 1
            if at == len(letters):
                return count
        elif word.lower() not in _LINKS or at == 0:
            return 0
    return 0


def _base(letter: str) -> str:
    """Give a letter in capital without its marks, Đ apart from D."""
    return unicodedata.normalize("NFD", letter)[:1].upper()


def _sentence(words: Sequence[str]) -> str:
    text = " ".join(words).strip("“”\"'‘’*,.;: ")
    return text[:1].upper() + text[1:]
