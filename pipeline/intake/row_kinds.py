"""Which rows of a table's body are groups and totals; one rule for Excel and Markdown.

A group is numbered by a Roman numeral or a capital letter where the other rows count in
figures, or is one text across the table. A total opens with "Tổng cộng", "Cộng" and the like.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from pipeline.model.numerals import roman_value
from pipeline.model.table import RowKind

_TOTAL: Final = re.compile(
    r"(?:tổng\s+(?:cộng|số)|cộng)(?!\s+(?:hò?a|hoà|đồng|tác|hưởng|nghiệp))\b.*|tổng\s*[:(\[+].*|tổng|"
    r"(?:toàn|cả)\s+tỉnh\s*:?|tổng\s+(?:toàn|chung|các|nhóm|phần|mục|lĩnh\s+vực|[ivxlc]+|[a-zđ])\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TOTAL: Final = re.compile(r"tổng\s", re.IGNORECASE)
_ROMAN: Final = re.compile(r"\(?([IVXLC]{1,12})[.)]?")
_LETTER: Final = re.compile(r"[A-ZĐ][.)]?")
_UNNUMBERED: Final = 9
_ARABIC: Final = re.compile(r"\d{1,4}(?:\.\d{1,3})*[.)]?")

Texts = Sequence[str]


def is_total(text: str) -> bool:
    """Say whether a text names a total."""
    return _TOTAL.fullmatch(text) is not None


def is_numbering(text: str) -> bool:
    """Say whether a text is the number of a row: "1", "1.2", "II", "B."."""
    return _roman(text) > 0 or any(pattern.fullmatch(text) for pattern in (_LETTER, _ARABIC))


def row_kinds(
    rows: Sequence[Texts],
    *,
    is_figure: Callable[[int, int], bool],
    is_across: Callable[[int], bool] = lambda _row: False,
    order: int = 0,
) -> tuple[RowKind, ...]:
    """Give the kinds of the rows of a body.

    Args:
        rows: What the cells print, without spaces around, "" for an empty or covered cell.
        is_figure: Whether the cell of a row and column is a number or a unit.
        is_across: Whether the only text of a row is merged up to the last column.
        order: The column that numbers the rows; where it is not the first, the words of a
            total may stand in any.
    """
    filled = [_filled(row, order) for row in rows]
    totals = [
        any(is_total(row[column]) for column in at)
        if order
        else _is_total([row[column] for column in at[:2]])
        for row, at in zip(rows, filled, strict=True)
    ]
    firsts = [row[order] if row else "" for row in rows]
    counted = any(_ARABIC.fullmatch(first) for first in firsts)
    sections = _in_order(firsts) if counted else frozenset()

    def closes(row: int) -> bool:
        """Say whether the last row, alone without a number, sums up under any name."""
        is_last = row == len(rows) - 1 > 1 and bool(filled[row])
        if not is_last or not counted or _rank(firsts[row]) < _UNNUMBERED:
            return False
        words = rows[row][filled[row][0]]
        return bool(firsts[row - 1]) and _ANY_TOTAL.match(words) is not None

    def opens(row: int) -> bool:
        """Say whether a numbered total ("I", "Tổng số cơ sở") stands over the rows after it."""
        following = firsts[row + 1] if row + 1 < len(firsts) else ""
        return _rank(firsts[row]) < _rank(following) < _UNNUMBERED

    def kind(row: int) -> RowKind:
        at = filled[row]
        if totals[row] or closes(row):
            return RowKind.GROUP if opens(row) else RowKind.TOTAL
        if len(at) == 1:
            return RowKind.GROUP if is_across(row) else RowKind.BODY
        if row in sections and len(at) > 1:
            return RowKind.GROUP
        numbered = bool(at) and at[0] == order and bool(_group_number(firsts[row]))
        figures = all(is_figure(row, column) for column in at[2:])
        named = len(at) == 2 and len(rows[row]) > 2
        return RowKind.GROUP if numbered and counted and (named or figures) else RowKind.BODY

    return tuple(map(kind, range(len(rows))))


def _filled(row: Texts, order: int) -> list[int]:
    """Give the columns of a row that print something, the numbering one first."""
    filled = [column for column, text in enumerate(row) if text]
    return sorted(filled, key=lambda column: column != order) if order else filled


def _is_total(texts: Texts) -> bool:
    if len(texts) > 1 and (_group_number(texts[0]) or texts[0] == "*"):
        texts = texts[1:]
    return bool(texts) and is_total(texts[0])


def _group_number(text: str) -> bool:
    return _roman(text) > 0 or _LETTER.fullmatch(text) is not None


def _rank(text: str) -> int:
    """Give how deep a row's number lies: letters, Roman numerals, figures, anything else."""
    if _roman(text):
        return 1
    if _LETTER.fullmatch(text):
        return 0
    return 2 if _ARABIC.fullmatch(text) else _UNNUMBERED


def _roman(text: str) -> int:
    """Give the value of "II", "II." or "(II)", 0 for all else."""
    found = _ROMAN.fullmatch(text)
    return roman_value(found[1]) if found else 0


def _in_order(firsts: Sequence[str]) -> frozenset[int]:
    """Give the rows whose Roman numerals count I, II, III …, starting anew where they may."""
    found: set[int] = set()
    last = 0
    for row, first in enumerate(firsts):
        value = _roman(first)
        if value and value in (1, last + 1):
            found.add(row)
            last = value
    return frozenset(found)
