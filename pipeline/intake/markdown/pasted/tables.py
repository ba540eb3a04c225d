"""Tables made with tabs or spaces: Markdown prints their cells in one line."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.intake.markdown.pasted.piece import Piece, short

_TABS: Final = re.compile(r"[ ]{0,40}\t+[ ]*")
_SPACES: Final = re.compile(r"[ ]{3,}|[ ]{0,40}\t+[ ]*")
_GAP: Final = "   "
_FEWEST: Final = 2  # rows; of a table made with spaces three
_LIST: Final = re.compile(r"\s*(?:[-*+•–>|#]|\d{1,9}[.)]\s|[a-zđ]\)\s|\[\^)")


def spaced_tables(lines: Sequence[str]) -> Iterator[Piece]:
    """Find lines whose cells stand apart by tabs, or by three spaces and more."""
    for first, end in _runs(lines):
        rows = [_cells(line) for line in lines[first:end]]
        by_tabs = all("\t" in line.strip() for line in lines[first:end])
        widths = {len(row) for row in rows}
        if len(rows) < (_FEWEST if by_tabs else _FEWEST + 1) or min(widths) < 2:
            continue
        even = len(widths) == 1 and (by_tabs or min(widths) > 2 or _is_counted(rows))
        mended = _piped(rows) if even else None
        yield Piece("bang-bang-tab", first, end, short(lines[first]), mended)


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give runs of lines that have a gap within them."""
    first = None
    for at, line in enumerate((*lines, "")):
        wide = "\t" in line or _GAP in line  # nearly no line is
        gapped = wide and len(_cells(line)) > 1 and not _LIST.match(line)
        if gapped and first is None:
            first = at
        elif not gapped and first is not None:
            yield first, at
            first = None


def _cells(line: str) -> list[str]:
    words = line.strip()
    return [cell.strip() for cell in (_TABS if "\t" in words else _SPACES).split(words)]


def _is_counted(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a last column holds figures beneath its name: two columns alone may be prose."""
    counted = [any(sign.isdigit() for sign in row[-1]) for row in rows]
    return not counted[0] and all(counted[1:])


def _piped(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    head, *body = (
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows
    )
    return (head, f"|{'---|' * len(rows[0])}", *body)
