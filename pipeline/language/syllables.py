"""The written Vietnamese syllable: onset, rime and tone, and where its tone mark stands.

A syllable is an onset (or none), a rime, and one of six tones, of which five have a mark. Rimes
that end in c, ch, p, t bear the marks of sắc and nặng alone. k, gh, ngh stand before e, ê, i, y and
c, g, ng before the other vowels; the glide after q is always written u. The mark stands on the main
vowel; in open oa, oe, uy it stands on the first letter (hòa, thủy) or the second (hoà, thuỷ), which
is a matter of style.

Sources: Đoàn Thiện Thuật, Ngữ âm tiếng Việt (onsets and rimes); Quyết định 1989/QĐ-BGDĐT
(25/5/2018, tone marks); Quyết định 240/QĐ (5/3/1984, i and y).
"""

import unicodedata
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

ToneStyle = Literal["hòa", "hoà"]

# grave, acute, tilde, hook above, dot below: the marks of huyền, sắc, ngã, hỏi, nặng
TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_OF_STOPS: Final = ("", "\u0301", "\u0323")
_ONSETS: Final = (
    *("ngh", "ng", "nh", "gh", "gi", "kh", "ch", "ph", "th", "tr", "qu"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
_RIMES: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu
    iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot ooc oong
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oem oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt u ua uc ui um un ung up ut
    uân uâng uât uây uâc uê uêch uên uênh uêt uêu uôc uôi uôm uôn uông uôp uôt uơ uơt
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu
    ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
    """.split()  # noqa: SIM905 -- rimes in the order of a primer, not a column of quotes
)
_AFTER_Q: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây âc âm âp
    e en eng eo et ê ên ênh êt êch êu i in it iu ơ ơi ơn ôc y ych yên yêt ynh yt yn yp yu
    """.split()  # noqa: SIM905 -- rimes in the order of a primer, not a column of quotes
)
_AFTER_GI: Final = frozenset(rime for rime in _RIMES if rime[0] not in "iyê") | {"ê"}
_AFTER_G: Final = frozenset("i im in ip it ich iêc iêm iên iêng iêp iêt iêu".split())  # noqa: SIM905 -- as above
_FRONT: Final = "eêiy"
_BY_FRONT: Final = frozenset(("k", "gh", "ngh"))
_BY_BACK: Final = frozenset(("c", "g", "ng"))
_BEFORE_Y: Final = frozenset(("h", "k", "l", "m", "n", "s", "t", "v", "th", "tr", "d", "r", ""))
_LONGEST: Final = 7  # letters of "nghiêng"
_GLIDES: Final = ("oa", "oă", "oe", "uâ", "uê", "uơ", "uy")
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_MARKED: Final = frozenset("ăâêôơ")


class Syllable(NamedTuple):
    """A syllable by its parts, in lower case; `tone` is a combining mark, "" for ngang."""

    onset: str
    rime: str
    tone: str

    @property
    def letters(self) -> str:
        """Give the letters without the mark of the tone."""
        return self.onset + self.rime

    @property
    def open_pair(self) -> bool:
        """Say whether the style decides where the mark stands: open oa, oe, uy with a tone."""
        return bool(self.tone) and self.rime in {"oa", "oe", "uy"}

    def mark_at(self, style: ToneStyle) -> int:
        """Give the letter, from 0, that bears the mark of the tone."""
        return len(self.onset) + _mark_in(self.rime, style)

    def spelled(self, style: ToneStyle) -> str:
        """Give the syllable as it is written, in lower case."""
        at = self.mark_at(style)
        letters = self.letters
        marked = unicodedata.normalize("NFC", letters[at] + self.tone)
        return letters[:at] + marked + letters[at + 1 :]


@lru_cache(maxsize=65_536)
def syllable(word: str) -> Syllable | None:
    """Give the syllable that a word of letters spells, wherever its mark stands; None for none.

    The word may be in either case, in NFC. "hòang" spells what "hoàng" does: its mark is at the
    wrong letter, which `misplaced` tells.
    """
    if len(word) > _LONGEST:
        return None
    letters, tones = _without_tones(word.lower())
    if len(tones) > 1:
        return None
    tone = tones[0][1] if tones else ""
    parted = _parted(letters)
    if parted is None:
        return None
    found = Syllable(*parted, tone)
    if found.rime[-1] in "cpt" or found.rime.endswith("ch"):
        return found if tone in _OF_STOPS else None
    return found


def respelled(word: str, style: ToneStyle) -> str:
    """Give the word with its mark where the style has it, in the case of its letters."""
    found = syllable(word)
    if found is None or not found.tone:
        return word
    base, tones = _without_tones(word)
    at = found.mark_at(style)
    if len(base) != len(found.letters) or tones[0][0] == at:
        return word
    marked = unicodedata.normalize("NFC", base[at] + found.tone)
    return base[:at] + marked + base[at + 1 :]


def _without_tones(word: str) -> tuple[str, list[tuple[int, str]]]:
    """Give the letters without marks of tones, and each mark with the letter it stood on."""
    letters: list[str] = []
    tones: list[tuple[int, str]] = []
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        tones += [(len(letters), mark) for mark in parts if mark in TONES]
        plain = "".join(mark for mark in parts if mark not in TONES)
        letters.append(unicodedata.normalize("NFC", plain))
    return "".join(letters), tones


@cache
def _syllables() -> dict[str, tuple[str, str]]:
    """Give onset and rime of every syllable that can be written, by its letters without tone."""
    found: dict[str, tuple[str, str]] = {}
    for onset in _ONSETS:
        for rime in _rimes_after(onset):
            found.setdefault(onset + rime, (onset, rime))
    return found


def _rimes_after(onset: str) -> frozenset[str]:
    special = {"qu": _AFTER_Q, "gi": _AFTER_GI}
    if onset in special:
        return special[onset]
    rimes = frozenset(rime for rime in _RIMES if _fits(onset, rime))
    return rimes | _AFTER_G if onset == "g" else rimes


def _fits(onset: str, rime: str) -> bool:
    if rime[0] == "y":
        return onset in _BEFORE_Y if rime == "y" else not onset
    if onset in _BY_FRONT:
        return rime[0] in _FRONT
    if onset in _BY_BACK and rime[0] in _FRONT:
        return False
    return not (onset == "c" and rime.startswith(_GLIDES))


def _parted(letters: str) -> tuple[str, str] | None:
    return _syllables().get(letters)


@cache
def _mark_in(rime: str, style: ToneStyle) -> int:
    """Give the letter of a rime, from 0, that bears its mark."""
    vowels = [at for at, letter in enumerate(rime) if letter in _VOWELS]
    marked = [at for at in vowels if rime[at] in _MARKED]
    if marked:
        return marked[-1]
    if len(vowels) == 3:
        return 1
    closed = vowels[-1] < len(rime) - 1
    if len(vowels) == 1:
        return 0
    if closed:
        return 1
    return int(rime in {"oa", "oe", "uy"} and style == "hoà")
