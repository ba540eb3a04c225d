"""The prose of a section's Markdown: everything else stands as signs that no rule reads.

Front matter, fences, code, formulas, attributes, addresses, marks of references and notes, and the
signs of bold and italic are hidden, each letter by one sign, so that a place in the prose is the
place in the text.
"""

import re
from typing import Final

from pipeline.intake.markdown.slips import without_code
from pipeline.language.found import HIDDEN

_FRONT: Final = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FORMULA: Final = re.compile(r"^\$\$(?:[^$]|\$(?!\$))*\$\$", re.MULTILINE)
# Each repetition has an end, so that a line of braces takes no time that grows with its square.
# Each pattern begins with a letter, not a repetition, so that only where one stands all are tried.
_INLINE: Final = re.compile(
    r"``{0,8}[^`\n]{0,299}`{1,9}|\$[^$\n]{1,299}\$|\{[^}\n]{0,299}\}"
    r"|\]\(<[^>\n]{0,299}>[^)\n]{0,99}\)|\]\([^)\n]{0,299}\)|\[\^[^\]\n]{0,99}\]"
    r"|@[^\W\d_]{1,9}-[\w-]+|<[^<>\n]{1,200}>|\*\**|__*|~~*|\\"
)
_ADDRESS: Final = re.compile(
    r"https?://[^\s)\]]+|www\.[^\s)\]]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+"
)
_MAIL: Final = re.compile(r"@[\w-]+\.\w")


def prose(text: str) -> str:
    """Give a text of the same length, in the same lines, that holds its prose alone."""
    found = _FRONT.match(text)
    shown = _hidden(found) + text[found.end() :] if found else text
    if "```" in shown or "~~~" in shown:
        shown = _without_fences(shown)
    if "$$" in shown:
        shown = _FORMULA.sub(_hidden, shown)
    if "://" in shown or "www." in shown or _MAIL.search(shown):
        shown = _ADDRESS.sub(_hidden, shown)
    return _INLINE.sub(_hidden, shown)


def _without_fences(text: str) -> str:
    kept = without_code(text)
    lines = zip(text.split("\n"), kept, strict=True)
    return "\n".join(line if line == left else HIDDEN * len(line) for line, left in lines)


def _hidden(found: re.Match[str]) -> str:
    piece = found[0]
    if "\n" not in piece:
        return HIDDEN * len(piece)
    return "".join(sign if sign == "\n" else HIDDEN for sign in piece)
