"""The words of a page with the spaces at which no line is to end, as in the Word file.

One pass over what is written, so that a place, a number or a unit is held together on every page,
also where a mark or a link stands between its words ("<span>7,5</span> %"). Nothing but spaces of
texts is touched: no attribute, script, code or formula.
"""

import re
from typing import Final

from pipeline.render.unbroken import unbroken

# what is no prose, whole; words with the elements that stand in a line; any other tag
_STRETCH: Final = re.compile(
    r"<(pre|code|math|script|style|textarea)\b.*?</\1>"
    r"|(?P<words>(?:[^<]++|</?(?:a|b|del|em|i|ins|mark|s|span|strong|sub|sup|u)(?=[\s>])[^>]*+>)++)"
    r"|<[^>]*+>",
    re.DOTALL,
)
_TAG: Final = re.compile("(<[^>]*>)")


def unbroken_words(content: str) -> str:
    """Give the content of a page, as HTML, with no-break spaces; as long as it was."""
    return _STRETCH.sub(_held, content)


def _held(found: re.Match[str]) -> str:
    stretch = found["words"]
    if stretch is None:
        return found[0]
    if "<" not in stretch:
        return unbroken(stretch)
    pieces = _TAG.split(stretch)
    words = "".join(pieces[::2])
    held = unbroken(words)
    return stretch if held == words else _between(pieces, held)


def _between(pieces: list[str], held: str) -> str:
    """Give the words again with the tags that stood between them."""
    at = 0
    for index in range(0, len(pieces), 2):
        length = len(pieces[index])
        pieces[index] = held[at : at + length]
        at += length
    return "".join(pieces)
