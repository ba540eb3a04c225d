"""Shares that must add up to 100 %: columns and groups of rows headed "Tỷ trọng", "Cơ cấu".

A table may leave out a declared remainder ("còn lại", "khác", "thuế sản phẩm trừ trợ cấp"):
then the shares only may not pass 100. Ranges add up as intervals. The approved plan itself
gives 12 - 13, 32 - 33 and 50 - 51 % and leaves the rest to taxes less subsidies.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.compose.checks.outline_of_rows import Line, RowOutline
from pipeline.compose.checks.quantities import Quantity, is_share, quantity, shown, slack
from pipeline.model.document import plain_text
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import folded

_HUNDRED: Final = Decimal(100)
_WHOLE: Final = Quantity(_HUNDRED, _HUNDRED, 9)
_WINDOW: Final = 8  # further from 100 than this, the rows are no parts of one whole
_WIDE_WINDOW: Final = 25  # the same under a name that can mean nothing else
_PURE: Final = re.compile(
    r"(?:cơ cấu|t[ỷỉ] trọng)(?: kinh tế| vốn| đất| sử dụng đất| dân số| lao động)?"
    r"(?: năm \d{4})?(?: \(.*\)| – (?:năm )?\d{4})*",
)
_BARE_RATE: Final = re.compile(r"t[ỷỉ] lệ(?: \(%\))?")
_RATES: Final = (4, 6)  # rows at least, and how far from 100, of a column headed "Tỷ lệ"
_YEAR: Final = re.compile(r"(?:^|\s)(?:19|20)\d\d$")
_OFF: Final = Decimal("0.15")  # per cent that a share may miss its part of an amount
_REMAINDER: Final = re.compile(
    r"còn lại|thuế sản phẩm|trừ trợ cấp|phần khác|\bkhác\b|không xác định|chưa phân", re.IGNORECASE
)


def shares(evidence: Evidence) -> Iterator[Notice]:
    """Tell of shares that do not add up to 100 % where no total row says so already."""
    for placed in evidence.tables:
        yield from told(_in_table(placed))


def _in_table(placed: PlacedTable) -> Iterator[Notice]:
    outline = placed.outline
    declared = _declared(placed)
    names = [column.name for column in placed.table.grid.columns]
    for column, name in enumerate(names):
        if is_share(name) or _BARE_RATE.fullmatch(folded(name)):
            lines = _outermost(outline)
            yield from _whole(placed, outline, column, lines, declared=declared)
    for index, line in enumerate(outline.lines):
        if is_share(line.label):
            children = outline.children(index)
            for column in range(len(names)):
                if column not in (outline.order, outline.label, outline.unit):
                    yield from _whole(placed, outline, column, children, declared=declared)


def _outermost(outline: RowOutline) -> tuple[int, ...]:
    """Give the rows of the outermost level; () where a total says what they make."""
    if any(line.total for line in outline.lines):
        return ()
    top = min((line.level for line in outline.lines), default=0)
    return tuple(i for i, line in enumerate(outline.lines) if line.level == top)


def _whole(
    placed: PlacedTable,
    outline: RowOutline,
    column: int,
    indices: Sequence[int],
    *,
    declared: bool,
) -> Iterator[Notice]:
    lines = [outline.lines[i] for i in indices]
    cells = [placed.table.grid.rows[line.row].cells[column] for line in lines]
    values = [quantity(cell) for cell in cells]
    parts = [value for value in values if value is not None]
    firsts = [placed.table.grid.rows[line.row].cells[0].text or line.label for line in lines]
    if any(map(_YEAR.search, firsts)):
        return  # rows of years are no parts of one whole
    if len(parts) < 2 or any(part.low < 0 or part.high > _HUNDRED for part in parts):
        return
    remainder = declared or _has_open_remainder(lines, values)
    low = sum((part.low for part in parts), Decimal(0))
    high = sum((part.high for part in parts), Decimal(0))
    tolerance = slack(parts, _WHOLE)
    last = max(line.row for line, value in zip(lines, values, strict=True) if value is not None)
    wrong = low > _HUNDRED + tolerance or (high < _HUNDRED - tolerance and not remainder)
    window = _window(placed, column, len(parts))
    near = abs(low - _HUNDRED) <= window or abs(high - _HUNDRED) <= window
    if wrong and (near or (remainder and window >= _WINDOW)):
        culprit = _culprit(placed, lines, values)
        row = last if culprit is None else culprit
        yield _told(placed, (row, column), lines, low if low > _HUNDRED else high)


def _window(placed: PlacedTable, column: int, rows: int) -> int:
    """Give how far from 100 the rows of a column may be and still be parts of one whole."""
    name = folded(placed.table.grid.columns[column].name)
    if _BARE_RATE.fullmatch(name):
        fewest, window = _RATES
        return window if rows >= fewest else -1
    return _WIDE_WINDOW if _PURE.fullmatch(name) else _WINDOW


def _culprit(
    placed: PlacedTable, lines: Sequence[Line], values: Sequence[Quantity | None]
) -> int | None:
    """Give the one row whose share is not its part of another column; None where none tells."""
    for column in range(len(placed.table.grid.columns)):
        amounts = [quantity(placed.table.grid.rows[line.row].cells[column]) for line in lines]
        known = [amount.low for amount in amounts if amount is not None and amount.low >= 0]
        whole = sum(known, Decimal(0))
        if len(known) != len(lines) or whole <= 0:
            continue
        wrong = [
            line.row
            for line, amount, value in zip(lines, known, values, strict=True)
            if value is not None and abs(amount / whole * 100 - value.low) > _OFF
        ]
        if len(wrong) == 1:
            return wrong[0]
    return None


def _has_open_remainder(lines: Sequence[Line], values: Sequence[Quantity | None]) -> bool:
    """Say whether a row stands for the rest without giving its number."""
    return any(
        value is None and _REMAINDER.search(line.label)
        for line, value in zip(lines, values, strict=True)
    )


def _declared(placed: PlacedTable) -> bool:
    table = placed.table
    words = (plain_text(table.caption), table.grid.title, *table.grid.notes, table.origin)
    return any("còn lại" in text.casefold() for text in words)


def _told(
    placed: PlacedTable, place: tuple[int, int], lines: Sequence[Line], added: Decimal
) -> Notice:
    first, last = (placed.at(lines[i].row, place[1]) for i in (0, -1))
    message = (
        f"các tỷ trọng của cột “{placed.column(place[1])}” ({first} đến {last}) cộng lại được "
        f"{shown(added)}%, phải bằng 100%"
    )
    fix = "sửa số sai, hoặc thêm dòng cho phần còn lại"
    return placed.notice(Severity.WARNING, "ty-trong-khac-100", message, fix, place)
