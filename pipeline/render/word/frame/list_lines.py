"""Lines of contents and lists, whose last words leave room for a page's number.

Words that fill a line to its end would send the dots and the number to a line of their own. An
indent at the right is no help: LibreOffice shows no number beyond it (7.4, tried). So such a
line ends before its last words.
"""

from typing import Final, NamedTuple

from pipeline.model.letter_widths import width
from pipeline.render.unbroken import NO_BREAK_SPACE

TEXT_WIDTH: Final = 9071  # twips of an upright page
# twips, as wide as usual numbers at 13 points: "PHẦN II. ", "VIII. ", "2. ", "2.1. " …
HANGS: Final = {1: 1240, 2: 520, 3: 300, 4: 460, 5: 620, 6: 780, 7: 940, 8: 1100, 9: 1260}
CAPTION_HANG: Final = 1180
APPENDIX_HANG: Final = 1280
STEP: Final = 240  # twips that each level from the third on stands further in
_EM: Final = 260  # twips of an em of 13 points
_NUMBER: Final = 3.0  # em of a space, some dots and a number
_LENGTH: Final = 4.4  # the same of "12 trang"


class ListLine(NamedTuple):
    """How a line looks: its indents in twips, its letters, the em that its number takes."""

    left: int
    hang: int
    bold: bool = False
    caps: bool = False
    number: float = _NUMBER


CAPTION: Final = ListLine(0, CAPTION_HANG)
APPENDIX: Final = ListLine(0, APPENDIX_HANG, caps=True, number=_LENGTH)


def heading_line(level: int) -> ListLine:
    """Give the look of a heading's line in the contents."""
    return ListLine(left_of(level), HANGS[level], bold=level == 1, caps=level <= 2)


def left_of(level: int) -> int:
    """Give how far in the number of a heading stands."""
    return STEP * max(0, level - 2)


def with_room(words: str, look: ListLine, before: str = "") -> str:
    """Give the words with a line's end before the last two where the number finds no room.

    Two, for names are mostly of two syllables; one where it holds several ("2021 - 2030").
    `before` stands on the line before them.
    """
    apart = words.rsplit(" ", 1 if NO_BREAK_SPACE in words.rpartition(" ")[2] else 2)
    rest, last = apart[0], " ".join(apart[1:])
    room = (TEXT_WIDTH - look.left) / _EM
    used, indent = width(before, bold=look.bold), 0.0
    for part in words.split(" "):
        wide = _wide(part, look)
        if used and used + wide > room - indent:
            used, indent = 0.0, look.hang / _EM
        used += wide + _wide(" ", look)
    full = used - _wide(" ", look) + look.number > room - indent
    return f"{rest} \n{last}" if last and full else words


def _wide(text: str, look: ListLine) -> float:
    return width(text.upper() if look.caps else text, bold=look.bold)
