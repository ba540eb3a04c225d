"""Marks of tracked changes by hand, for documents of `small_docx`."""

from itertools import count
from typing import Final

from tests.oracle.small_docx import paragraph, run

A: Final = 'w:author="A" w:date="2025-12-31T00:00:00Z"'
B: Final = 'w:author="B" w:date="2025-12-31T00:00:00Z"'
_NUMBERS: Final = count(1000)


def inserted(text: str, by: str = A) -> str:
    """A run of text as inserted."""
    return f'<w:ins w:id="{next(_NUMBERS)}" {by}>{run(text)}</w:ins>'


def deleted(text: str, by: str = A) -> str:
    """A run of text as deleted."""
    inner = run(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f'<w:del w:id="{next(_NUMBERS)}" {by}>{inner}</w:del>'


def inserted_mark(by: str = A) -> str:
    """The properties of an inserted paragraph mark."""
    return f'<w:rPr><w:ins w:id="{next(_NUMBERS)}" {by}/></w:rPr>'


def deleted_mark(by: str = A) -> str:
    """The properties of a deleted paragraph mark."""
    return f'<w:rPr><w:del w:id="{next(_NUMBERS)}" {by}/></w:rPr>'


def row(*texts: str) -> str:
    """A row of cells of one paragraph each."""
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in texts)}</w:tr>"


def marked_row(text: str, kind: str, by: str = A) -> str:
    """A row of one cell, "ins" or "del" as a whole: row, run and paragraph mark."""
    words, mark = (
        (inserted(text, by), inserted_mark(by))
        if kind == "ins"
        else (deleted(text, by), deleted_mark(by))
    )
    return (
        f'<w:tr><w:trPr><w:{kind} w:id="{next(_NUMBERS)}" {by}/></w:trPr>'
        f"<w:tc>{paragraph(words, mark)}</w:tc></w:tr>"
    )
