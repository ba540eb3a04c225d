"""Letters of a Word file as an agency typed it → Unicode in NFC, old encodings told or turned.

Whether a text is in an old encoding is told by its letters. A font's name alone proves nothing:
half of the files that name .VnTime hold plain Unicode. Only where other texts of the same file
are in an old encoding does the font decide for a text too short to tell.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pipeline.intake.legacy import Legacy, legacy_text
from pipeline.intake.old_letters import from_tcvn3, from_vni

_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_UNSEEN: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_OLD_FONT: Final = re.compile(r"\.vn|vni[- ]", re.IGNORECASE)
_BEYOND: Final = re.compile("[\u0100-\u024f\u1e00-\u1eff]")  # letters no old encoding gives
_SYMBOL: Final = dict(
    zip(
        range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True
    )
) | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))  # fmt: skip
_SIGNS: Final = {
    "symbol": _SYMBOL | {
        0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±",
        0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xCE: "∈",
        0xD6: "√", 0xDE: "⇒", 0xE5: "∑",
    },
    "wingdings": {
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "❑", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•",
        0xA7: "▪", 0xA8: "☐", 0xB2: "✧", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗",
        0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    },
}  # fmt: skip
_BULLETS: Final = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x76: "❖", 0x6E: "■", 0x2D: "-"}
_PRIVATE: Final = re.compile("[\uf020-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as it is to be carried on.

    `encoding` is the old encoding that was seen; `text` is then turned where `converted`, else as
    it was typed. `proposal` is what it most likely says, "" where nothing was seen.
    """

    text: str
    encoding: Legacy | None = None
    converted: bool = False
    proposal: str = ""


def known_encoding(texts: Iterable[str]) -> Legacy | None:
    """Give the old encoding that the letters of any text of a file tell, TCVN3 before others."""
    found = {legacy.encoding for text in texts if (legacy := legacy_text(text)) is not None}
    return next((encoding for encoding in Legacy if encoding in found), None)


def decoded(
    raw: str, *, fonts: Iterable[str] = (), known: Legacy | None = None, convert: bool = False
) -> Decoded:
    """Give a paragraph's or cell's text, its old letters turned where they are TCVN3 and asked for.

    Args:
        raw: The text with soft hyphens as U+00AD.
        fonts: The fonts its runs name.
        known: What `known_encoding` told of the file.
        convert: Whether TCVN3 is turned; VNI never is.
    """
    encoding = encoding_of(raw, fonts, known)
    if encoding is None:
        return Decoded(tidied(raw))
    proposal = turned(raw, encoding)
    is_turned = convert and encoding is Legacy.TCVN3
    return Decoded(proposal if is_turned else raw, encoding, is_turned, proposal)


def encoding_of(raw: str, fonts: Iterable[str], known: Legacy | None) -> Legacy | None:
    """Give the old encoding of one text, None for Unicode."""
    legacy = legacy_text(raw)
    if legacy is not None:
        return legacy.encoding
    if known is None or raw.isascii() or _BEYOND.search(unicodedata.normalize("NFC", raw)):
        return None
    is_told = known.pairs.search(raw) is not None or any(map(_OLD_FONT.match, fonts))
    return known if is_told else None


def turned(raw: str, encoding: Legacy, font: str = "") -> str:
    """Give a text, or a run of one, in the letters that its old encoding stands for."""
    if encoding is Legacy.TCVN3:
        capitals = _OLD_FONT.match(font) is not None and font.endswith("H")
        return tidied(from_tcvn3(raw, capitals=capitals))
    return tidied(from_vni(raw) if encoding is Legacy.VNI else raw)


def tidied(text: str) -> str:
    """Give a Unicode text in NFC with plain spaces and hyphens, without signs nobody sees."""
    if text.isascii():
        return text
    text = _SPACES.sub(" ", text).replace("\u2011", "-").replace("\u2010", "-")
    return unicodedata.normalize("NFC", _PRIVATE.sub(_bullet, _UNSEEN.sub("", text)))


def symbol(code: str, font: str) -> str:
    """Give the sign of a `w:sym`, "" for one that is not known.

    Source: ECMA-376 Part 1, 17.3.3.30; a code from F000 on is one of the font's own.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    own = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    for name, signs in _SIGNS.items():
        if font.lower().startswith(name):
            return signs.get(own, "")
    is_private = 0xE000 <= number <= 0xF8FF
    return _BULLETS.get(own, "") if is_private else chr(number)


def _bullet(found: re.Match[str]) -> str:
    """Give the sign of a letter of Symbol or Wingdings typed as text; unknown ones stay."""
    return _BULLETS.get(ord(found[0]) - 0xF000, found[0])
