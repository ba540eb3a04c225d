"""A section's Markdown with all that is certain mended: what was pasted, typography, tone marks.

Words stay as they are but for the place of a mark, a number typed before a heading, and a zero
before a day: `said` gives what must not differ.
"""

import re
from collections import Counter
from collections.abc import Collection
from typing import Final

from pipeline.intake.markdown.front_matter import read_front_matter
from pipeline.intake.markdown.pasted.headings import numbered_headings
from pipeline.intake.markdown.pasted.rules import mended_lines
from pipeline.intake.markdown.pasted.tables import spaced_tables
from pipeline.intake.markdown.prose import prose
from pipeline.intake.markdown.slips import without_code
from pipeline.intake.oddities import UNSEEN
from pipeline.language.found import HIDDEN, Found
from pipeline.language.syllables import ToneStyle, respelled
from pipeline.language.typography import mended, typography
from pipeline.language.words import NEW_STYLE, OLD_STYLE, STYLE, restyled

_MOST: Final = 10  # times over: a mending may lay bare another, as "• –" does
_PIECE: Final = re.compile(r"[^\W\d_]+|\d+")


def mended_section(text: str, style: ToneStyle, *, left: Collection[str] = ()) -> str:
    """Give the text with what is certain mended, until nothing is left to mend.

    Args:
        text: A section as decoded, its lines ended by "\\n".
        style: Where the report's tone marks stand.
        left: Codes of what is switched off for the text (`tat-kiem-tra`), and stays.
    """
    for _ in range(_MOST):
        after = _once(text, style, left)
        if after == text:
            break
        text = after
    return text


def said(text: str) -> str:
    """Give the letters and figures of a text that no mending may change.

    Marks of tones are at one letter, figures without zeros before them, headings without a number
    typed before them, signs that nobody sees left out.
    """
    lines, _ = _unnumbered(UNSEEN.sub("", text))
    pieces = _PIECE.findall("\n".join(lines))
    return " ".join("".join(respelled(one, "hòa").lstrip("0") for one in pieces).split())


def _once(text: str, style: ToneStyle, left: Collection[str]) -> str:
    body = read_front_matter(text, file="").value.body
    head = text[: len(text) - len(body)]
    lines = mended_lines(body.split("\n"), without_code(body), left=left)
    whole = head + "\n".join(lines)
    if not {"ky-tu-vo-hinh", "ky-tu-dao-chieu"} & set(left):
        whole = UNSEEN.sub("", whole)
    shown = _without_columns(prose(whole), whole)
    return _in_place(whole, _certain(shown, style, left))


def _in_place(whole: str, certain: tuple[Found, ...]) -> str:
    """Give the text mended, but a heading whose first word would become a typed number stays.

    "# a . Chợ" is not made "# a. Chợ": the next mending would take its first word away.
    """
    made = mended(whole, certain)
    became = _unnumbered(made)[1] - _unnumbered(whole)[1]
    if not became:
        return made
    elsewhere = (one for one in certain if whole.count("\n", 0, one.start) not in became)
    return mended(whole, elsewhere)


def _unnumbered(text: str) -> tuple[list[str], Counter[int]]:
    """Give the lines, an indented heading as it is once mended, without numbers typed before
    headings; and by the line how many there were.
    """
    lines, typed = [line.strip() for line in text.split("\n")], Counter[int]()
    while found := list(numbered_headings(lines)):
        for piece in found:
            lines[piece.first] = (piece.mended or ("",))[0]
        typed.update(piece.first for piece in found)
    return lines, typed


def _without_columns(shown: str, whole: str) -> str:
    """Hide the lines of tables made with spaces that stay: the gaps are what parts their cells."""
    lines = shown.split("\n")
    for piece in spaced_tables(whole.split("\n")):
        for at in range(piece.first, piece.end):
            lines[at] = HIDDEN * len(lines[at])
    return "\n".join(lines)


def _certain(shown: str, style: ToneStyle, left: Collection[str]) -> tuple[Found, ...]:
    """Give what is mended in the prose; no two of them overlap."""
    toned = () if STYLE in left else tuple(restyled(shown, style))
    taken = {at for one in toned for at in range(one.start, one.end)}
    others = (
        one
        for one in typography(shown)
        if one.mended is not None
        and one.code not in (OLD_STYLE, NEW_STYLE, *left)
        and taken.isdisjoint(range(one.start, one.end))
    )
    return (*toned, *others)
