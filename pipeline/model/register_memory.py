"""What a register keeps beside its rows: what was written into them, and answers used often.

The hidden sheet has a line a code: the code, a space, the comment's key; behind them, as JSON,
what was written into the cells of the place and what the consultant had answered when the
register was last written. So an edit is told from what we wrote ourselves, and a row deleted by
mistake comes back with its answer. A line of an earlier version ends with the key.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from pipeline.model.fixed import Fixed, field
from pipeline.model.text import folded

ENTERED: Final = "nhap"
"""The key of a row that the consultant wrote; a comment's has 16 characters."""


class Remembered(Fixed):
    """What is kept of one row.

    Attributes:
        key: `comment_key` of what was received, or `ENTERED`.
        written: By column ("item", "position", "quote") the print of what we wrote there.
        values: By column the row's words when the register was last written, empty ones left
            out; days as 2025-11-30.
    """

    key: str
    written: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)


class TextModule(Fixed):
    """An answer used more than once: its number ("3"), its words, its cell, and where it is used.

    `used` are codes as the sheet names them, parted by "; ".
    """

    number: str
    text: str
    cell: str = ""
    used: str = ""


def print_of(text: str) -> str:
    """Give 8 hex characters of a text, equal for spellings that no reader tells apart."""
    return hashlib.sha256(folded(text).encode()).hexdigest()[:8]


def number_of(text: str) -> str:
    """Give a text module's number as it is known: "3" for "Mẫu 03", in small letters."""
    name = folded(text).strip(" .:-[]").removeprefix("mẫu").removeprefix("mau").strip(" .:-")
    return name.lstrip("0") or name


def memory_line(code: str, kept: Remembered) -> str:
    """Give the line that keeps a row."""
    if not kept.written and not kept.values:
        return f"{code} {kept.key}"
    told = {"w": dict(sorted(kept.written.items())), "v": dict(sorted(kept.values.items()))}
    return f"{code} {kept.key} {json.dumps(told, ensure_ascii=False, separators=(',', ':'))}"


def read_memory_line(line: str) -> tuple[str, Remembered]:
    """Give the code and what is kept of it; what is not ours to read is left out."""
    head, brace, rest = line.partition(" {")
    code, _, key = head.rpartition(" ")
    try:
        told = json.loads(f"{{{rest}") if brace else {}
        written, values = told.get("w", {}), told.get("v", {})
    except (ValueError, AttributeError):
        written, values = {}, {}
    return code, Remembered(key, _texts(written), _texts(values))


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {str(name): text for name, text in value.items() if isinstance(text, str)}
