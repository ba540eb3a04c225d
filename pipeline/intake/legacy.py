"""Vietnamese text in encodings older than Unicode, recognised so that it is never printed.

Text typed in a .VnTime font is Latin letters with signs between them ("Céng hoµ"), VNI
writes each tone as a second letter ("Coäng hoøa"); windows-1258 sets tones apart. Such text
reaches us as bytes that are no UTF-8, or already as Unicode letters that read as nonsense.
A text counts as legacy when the telltale pairs are many: at least three, one in every five
words, and more than the letters that only Unicode Vietnamese has. A French name or a "½"
in an honest text does not come near.

Sources: TCVN 5712:1993 (VN3); the VNI for Windows table; Microsoft code page 1258.
"""

import re
from enum import Enum
from typing import Final

from pipeline.model.fixed import Fixed

# Letters that Vietnamese in NFC uses everywhere and the old encodings never give.
_VIETNAMESE: Final = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
# Signs that honest Vietnamese hardly has and every old encoding scatters about: one quick
# look for them spares nearly every file the four slower ones.
_STRANGE: Final = re.compile(
    "[\u00a7-\u00af\u00b4-\u00be\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db-\u00dc\u00de"
    "\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
_FEWEST: Final = 3
_EXCERPT: Final = 24


class Legacy(Enum):
    """An old encoding: its name in words, and pairs of letters that give it away."""

    TCVN3 = (
        "bảng mã TCVN3 (phông .VnTime)",
        "[\u00a8-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00f7](?<=[A-Za-z].)"
        "|[\u00c6-\u00de](?<=[a-z].)"
        "|[\u00a7-\u00a9\u00ab-\u00ae](?=[A-Za-z\u00c6-\u00fe])",
    )
    VNI = (
        "bảng mã VNI (phông VNI-Times)",
        "[ùøûõïÙØÛÕÏ](?<=[aeouyôöAEOUYÔÖ].)|[âÂ](?<=[aeoAEO].)"
        "|[ëüäåéèúêËÜÄÅÉÈÚÊ](?<=[aA].)|[ñÑ](?=[aeiouyôöAEIOUYÔÖ])",
    )
    WINDOWS_1258 = (
        "bảng mã windows-1258",
        "[ÌÒÞìòþ](?<=[aeiouyâêôãõýAEIOUYÂÊÔÃÕÝ].)|ð(?=[a-zâêôãõý])",
    )
    MISREAD = (
        "UTF-8 đã bị mở nhầm bảng mã",
        "[ºª»¡¢´¨](?<=[áÃ].)|[‘\u0091ƒ\u0083\u0090](?<=Ä.)|[°¡¯\u00a0](?<=Æ.)",
    )

    def __init__(self, words: str, pairs: str) -> None:
        self.words = words
        self.pairs = re.compile(pairs)


# Those whose letters each have one sign, so that turning them into Unicode is sure.
SURE: Final = frozenset((Legacy.TCVN3, Legacy.WINDOWS_1258, Legacy.MISREAD))


class LegacyText(Fixed):
    """Which old encoding was seen, the first line that shows it, and a few of its letters."""

    encoding: Legacy
    line: int
    excerpt: str


def legacy_bytes(data: bytes) -> LegacyText | None:
    """Give the old encoding that bytes which are no UTF-8 look like, None where none does."""
    text = data.decode("latin-1").replace("\r\n", "\n").replace("\r", "\n")
    return _recognised(text, (Legacy.TCVN3, Legacy.VNI, Legacy.WINDOWS_1258))


def legacy_text(text: str) -> LegacyText | None:
    """Give the old encoding that a text as a whole was typed in, None for Unicode."""
    return _recognised(text, tuple(Legacy)) if _STRANGE.search(text) else None


def legacy_lines(text: str) -> tuple[LegacyText, ...]:
    """Give the lines that were typed in an old encoding within a text of Unicode."""
    if len(_STRANGE.findall(text)) < _FEWEST:
        return ()
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        legacy = _recognised(line, tuple(Legacy)) if _STRANGE.search(line) else None
        if legacy is not None:
            found.append(LegacyText(legacy.encoding, number, legacy.excerpt))
    return tuple(found)


def _recognised(text: str, kinds: tuple[Legacy, ...]) -> LegacyText | None:
    counted = [(len(kind.pairs.findall(text)), kind) for kind in kinds]
    hits, kind = max(counted, key=lambda pair: pair[0])
    # In this order: honest text, nearly all there is, ends at the first and cheapest test.
    if hits < _FEWEST or hits <= len(_VIETNAMESE.findall(text)) or hits * 5 < len(text.split()):
        return None
    first = kind.pairs.search(text)
    assert first is not None
    line = text.count("\n", 0, first.start()) + 1
    return LegacyText(kind, line, _excerpt(text, first.start()))


def _excerpt(text: str, position: int) -> str:
    """Give whole words around a position, on its line, without signs that cannot be seen."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    words = text[start : end if end >= 0 else len(text)]
    offset = max(0, words.rfind(" ", 0, max(0, position - start - _EXCERPT // 2)) + 1)
    shown = words[offset : offset + _EXCERPT].strip()
    return "".join(sign if sign.isprintable() else "·" for sign in shown)
