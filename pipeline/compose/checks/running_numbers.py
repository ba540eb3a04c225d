"""Numbering columns (STT, TT): gaps and repeats.

A number may start again at 1 under each group. Rows lost or put in by hand between two drafts
show here first.
"""

from collections.abc import Iterator
from typing import Final

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.compose.checks.outline_of_rows import ARABIC, LETTER, ROMAN, Line
from pipeline.compose.checks.quantities import is_order
from pipeline.model.notice import Notice, Severity
from pipeline.model.numerals import roman, roman_value

Inner = dict[str, tuple[Line | None, int]]  # the last under each number, and its place
_LETTERS: Final = "ABCDĐEGHIKLMNOPQRSTUVXY"
_MOST: Final = 0.3  # share of breaks above which the column numbers something else


def running_numbers(evidence: Evidence) -> Iterator[Notice]:
    """Tell of gaps and repeats in the numbering of rows."""
    for placed in evidence.tables:
        if not any(is_order(column) for column in placed.table.grid.columns):
            continue
        found = list(_in_table(placed))
        rows = len(placed.table.grid.rows)
        if len(found) <= max(2, _MOST * rows):
            yield from told(iter(found))


def _in_table(placed: PlacedTable) -> Iterator[Notice]:
    outline = placed.outline
    last: dict[int, int] = {}
    fresh: dict[int, bool] = {}
    seen: dict[int, dict[int, Line]] = {}
    inner: Inner = {}
    for line in outline.lines:
        if not line.mark or line.total:
            _open_group(line.level, fresh)
            continue
        if line.level > ARABIC:
            yield from _inner(placed, line, inner)
            continue
        inner.clear()
        number = _value(line)
        level = line.level
        if number == 0:
            continue
        _open_group(level, fresh)
        before = last.get(level, 0)
        known = seen.setdefault(level, {})
        begins = fresh.get(level) and number == 1
        if begins:
            known.clear()
        elif number != before + 1:
            yield _told(placed, line, before, known.get(number))
        last[level] = number
        fresh[level] = False
        known.setdefault(number, line)


def _inner(placed: PlacedTable, line: Line, inner: Inner) -> Iterator[Notice]:
    """Follow numbers under a number: 1.1, 1.2 and a, b."""
    parent, _, own = line.mark.rpartition(".")
    order = int(own) if parent else _small_order(own)
    if order == 0:
        return
    before, was = inner.get(parent, (None, 0))
    inner[parent] = line, order
    skips_d = not parent and was == _LETTERS.index("D") + 1 and order == was + 2
    if order == was + 1 or (order == 1 and was > 1) or skips_d:  # some lists leave out đ
        return
    expected = f"{parent}.{was + 1}" if parent else _LETTERS[min(was, len(_LETTERS) - 1)].lower()
    place = (line.row, placed.outline.order)
    if order == was:
        assert before is not None
        message = (
            f"số thứ tự {line.mark} đã dùng ở {placed.at(before.row, place[1])} "
            f"(“{_short(before.label)}”)"
        )
        fix = f"đánh số lại, dòng này là {expected}"
        yield placed.notice(Severity.WARNING, "stt-trung", message, fix, place)
        return
    earlier = before.mark if before is not None else "đầu nhóm"
    message = f"số thứ tự nhảy từ {earlier} đến {line.mark} (“{_short(line.label)}”)"
    fix = f"đánh số lại từ {expected}; nếu có dòng bị mất thì bổ sung"
    yield placed.notice(Severity.WARNING, "stt-nhay", message, fix, place)


def _small_order(mark: str) -> int:
    """Give the place of a small letter among a, b, c, d, đ, e, g …; 0 for anything else."""
    return _LETTERS.find(mark.upper()) + 1


def _open_group(level: int, fresh: dict[int, bool]) -> None:
    """Let deeper numbers start again."""
    for deeper in (ROMAN, ARABIC):
        if deeper > level:
            fresh[deeper] = True


def _value(line: Line) -> int:
    if line.level == LETTER:
        return _LETTERS.find(line.mark) + 1
    if line.level == ROMAN:
        return roman_value(line.mark)
    return int(line.mark)


def _told(placed: PlacedTable, line: Line, before: int, first: Line | None) -> Notice:
    column = placed.outline.order
    place = (line.row, column)
    expected = _mark(line.level, before + 1)
    if first is not None:
        message = (
            f"số thứ tự {line.mark} đã dùng ở {placed.at(first.row, column)} "
            f"(“{_short(first.label)}”)"
        )
        return placed.notice(
            Severity.WARNING, "stt-trung", message, f"đánh số lại, dòng này là {expected}", place
        )
    earlier = _mark(line.level, before) if before else "đầu bảng"
    message = f"số thứ tự nhảy từ {earlier} đến {line.mark} (“{_short(line.label)}”)"
    fix = f"đánh số lại từ {expected}; nếu có dòng bị mất thì bổ sung"
    return placed.notice(Severity.WARNING, "stt-nhay", message, fix, place)


def _mark(level: int, number: int) -> str:
    if level == LETTER:
        return _LETTERS[min(number, len(_LETTERS)) - 1]
    if level == ROMAN:
        return roman(number)
    return str(number)


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"
