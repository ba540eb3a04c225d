"""The prose of a section's Markdown: everything else stands as signs that no rule reads.

Front matter, fences, code, formulas, attributes, addresses, marks of references and notes, and the
signs of bold and italic are hidden, each letter by one sign, so that a place in the prose is the
place in the text.
"""

import re
from typing import Final

from pipeline.language.found import HIDDEN

_FRONT: Final = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FENCED: Final = re.compile(
    r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n(?:.*\n)*?[ ]{0,3}\1[`~]*[ \t]*$|^\$\$(?:[^$]|\$(?!\$))*\$\$",
    re.MULTILINE,
)
_INLINE: Final = re.compile(
    r"`+[^`\n]*`+|\$[^$\n]+\$|\{[^}\n]*\}|\]\(<[^>\n]*>[^)\n]*\)|\]\([^)\n]*\)|\[\^[^\]\n]*\]"
    r"|@[^\W\d_]+-[\w-]+|<[^<>\n]{1,200}>|\*+|_+|~+|\\"
)
_ADDRESS: Final = re.compile(r"https?://[^\s)\]]+|www\.[^\s)\]]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_MAIL: Final = re.compile(r"@[\w-]+\.\w")


def prose(text: str) -> str:
    """Give a text of the same length, in the same lines, that holds its prose alone."""
    found = _FRONT.match(text)
    shown = _hidden(found) + text[found.end() :] if found else text
    if "```" in shown or "~~~" in shown or "$$" in shown:
        shown = _FENCED.sub(_hidden, shown)
    if "://" in shown or "www." in shown or _MAIL.search(shown):
        shown = _ADDRESS.sub(_hidden, shown)
    return _INLINE.sub(_hidden, shown)


def _hidden(found: re.Match[str]) -> str:
    piece = found[0]
    if "\n" not in piece:
        return HIDDEN * len(piece)
    return "".join(sign if sign == "\n" else HIDDEN for sign in piece)
