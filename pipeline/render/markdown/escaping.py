"""Signs of a text that Markdown would take for markup, each with a backslash before it.

Only what would be read otherwise is escaped, so that the text stays one that a person edits.

Sources: CommonMark 0.31, 2.4 (backslash escapes); our own rules in `intake.markdown`.
"""

import re
from typing import Final

# `_` between two letters opens nothing; `@` and `&` matter only before what they introduce
_ALWAYS: Final = re.compile(r"[\\`*\[\]~^${]|(?<!\w)_|_(?!\w)")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])")
_REFERENCE: Final = re.compile(r"@(?=(?:b[aả]ng|h[iì]nh|m[uụ]c)-)", re.IGNORECASE)
_MARKED: Final = re.compile(r"[\\`*\[\]~^${_&<@]")
_OPENING: Final = re.compile(
    r"(?P<sign>[#>+\-=:|])"
    r"|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)"
    r"|(?P<letter>[a-zđ])\)(?=[ \t]|$|[^\W\d_])"
    r"|(?P<caption>Bảng[ \t]*):"
)


def escaped(text: str) -> str:
    """Give text that is read as these very letters within a line."""
    if _MARKED.search(text) is None:
        return text
    text = _ALWAYS.sub(r"\\\g<0>", text)
    for pattern in (_ENTITY, _TAG, _REFERENCE):
        text = pattern.sub(r"\\\g<0>", text)
    return text


def opening_escaped(line: str) -> str:
    """Give a line, markup and all, that opens no other block than a paragraph."""
    found = _OPENING.match(line)
    if found is None:
        return line
    if found["sign"]:
        return f"\\{line}"
    at = found.end() - 1  # the sign behind the number, the letter or the word
    return f"{line[:at]}\\{line[at:]}"


def in_cell(line: str) -> str:
    """Give a line as the content of a cell, where a bar would end it."""
    return line.replace("|", "\\|")


def quoted(value: str) -> str:
    """Give the value of an attribute; braces, which no value holds, become round brackets."""
    plain = value.replace("{", "(").replace("}", ")").replace("\n", " ")
    if re.fullmatch(r"[\w.,/%+-]+", plain):
        return plain
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
