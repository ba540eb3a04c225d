"""Columns that follow from others: totals, what stands under "Trong đó", 3=1+2, differences,
rates.

Which columns make a total is not always written down. Where the row of column numbers says it
(3=1+2) it is believed; else a reading of the headings is taken only where most rows bear it
out, and the rows that do not are told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.compose.checks.quantities import Quantity, is_rate, is_share, shown, slack
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import RowKind

_BORNE_OUT: Final = 0.6  # share of rows that must fit before the others are held wrong
_FEWEST: Final = 2  # rows that must fit
_SUM_NAME: Final = re.compile(
    r"(?:tổng|cộng)\b.*|cả (?:năm|giai đoạn)|(?:giai đoạn )?\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE
)
_GAP_NAME: Final = re.compile(
    r"(?:tăng|giảm|chênh lệch|biến động|so sánh|tăng thêm|còn thiếu)\b[^%]*", re.IGNORECASE
)
_RATE_NAME: Final = re.compile(r"(?:t[ỷỉ] lệ|mức độ|đạt|so với)\b", re.IGNORECASE)
_PART_NAME: Final = re.compile(r"(?:trong đó|chia ra|gồm|bao gồm)\b.*", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\(?(\d{1,2})\)?\s*=\s*([\d\s()+\-−]+?)")
_TERM: Final = re.compile(r"([+\-−]?)\s*\(?(\d{1,2})\)?")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_FEW: Final = 5  # cells that show how a column's numbers look
_WIDEST: Final = 8  # columns that may make up a total


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a column follows from others: signed parts of a sum, or a rate in per cent."""

    target: int
    parts: tuple[tuple[int, int], ...]  # column and sign; of a rate: dividend, divisor
    is_rate: bool = False
    is_given: bool = False


@dataclass(frozen=True, slots=True)
class _Matrix:
    """The rows of a body (their indices in the grid) and what each counts, by column.

    `rates` are the rows that hold rates, which do not add up.
    """

    placed: PlacedTable
    rows: tuple[int, ...]
    values: Mapping[int, Sequence[Quantity | None]]
    rates: frozenset[int]


def column_totals(evidence: Evidence) -> Iterator[Notice]:
    """Tell of cells that do not follow from the other cells of their row as their column says."""
    for placed in evidence.tables:
        rules = tuple(_rules(placed))
        if rules:
            yield from told(_in_table(placed, rules))


def _in_table(placed: PlacedTable, rules: Sequence[_Rule]) -> Iterator[Notice]:
    used = {rule.target for rule in rules} | {part for rule in rules for part, _ in rule.parts}
    matrix = _matrix(placed, used)
    if len(matrix.rows) < _FEWEST:
        return
    done: set[int] = set()
    for rule in rules:
        if rule.target in done:
            continue
        wrong = _wrong_rows(matrix, rule)
        if wrong is not None:
            done.add(rule.target)
            yield from (_told(matrix, rule, row) for row in wrong)


def _wrong_rows(matrix: _Matrix, rule: _Rule) -> Sequence[int] | None:
    """Give the rows that break a rule; None where the table does not follow it at all."""
    wrong: list[int] = []
    judged = 0
    most = (1 - _BORNE_OUT) * len(matrix.rows)
    for row in range(len(matrix.rows)):
        fits = _fits(matrix, rule, row)
        if fits is None:
            continue
        judged += 1
        if not fits:
            wrong.append(row)
            if len(wrong) > most and not rule.is_given:
                return None
    right = judged - len(wrong)
    is_borne_out = right >= _FEWEST and right >= _BORNE_OUT * judged
    return wrong if is_borne_out or (rule.is_given and judged) else None


def _matrix(placed: PlacedTable, columns: Iterable[int]) -> _Matrix:
    rows = placed.table.grid.rows
    body = tuple(index for index, row in enumerate(rows) if row.kind is not RowKind.HEADER)
    counted = {column: placed.quantities(column) for column in columns}
    values = {column: tuple(own[index] for index in body) for column, own in counted.items()}
    lines = placed.outline.lines
    rates = frozenset(line.row for line in lines if is_rate(line.label, line.unit))
    return _Matrix(placed, body, values, rates)


def _rules(placed: PlacedTable) -> Iterator[_Rule]:
    grid = placed.table.grid
    yield from _given(placed)
    names = [column.name for column in grid.columns]
    for target, name in enumerate(names):
        last = name.rpartition(" – ")[2]
        if _PART_NAME.match(name):
            continue
        if _starts_parts(names, target):
            parts = _under(names, target + 1)
            yield _Rule(target, tuple((part, 1) for part in parts))
        if _SUM_NAME.fullmatch(last) and not is_rate(last, grid.columns[target].unit):
            yield from _sums(placed, target)
        if _GAP_NAME.fullmatch(last):
            yield from _gaps(placed, target)
        if _is_in_per_cent(placed, target) and not is_share(name):
            yield from _rates(placed, target)


def _is_in_per_cent(placed: PlacedTable, column: int) -> bool:
    """Say whether a column holds percentages: by its heading, unit or the look of its cells."""
    grid = placed.table.grid
    name = grid.columns[column].name
    if "%" in grid.columns[column].unit + name or _RATE_NAME.match(name.rpartition(" – ")[2]):
        return True
    body = (row.cells[column] for row in grid.rows if row.kind is not RowKind.HEADER)
    shown_ones = [cell.text for _, cell in zip(range(_FEW), body, strict=False) if cell.runs]
    return bool(shown_ones) and all(text.endswith("%") for text in shown_ones)


def _given(placed: PlacedTable) -> Iterator[_Rule]:
    """Give the rules that the row of column numbers states: "3=1+2"."""
    for row in placed.table.grid.header:
        numbers: dict[int, int] = {}
        stated: list[tuple[int, str]] = []
        for column, cell in enumerate(row.cells):
            text = cell.text.strip()
            found = _NUMBERED.fullmatch(text.strip("()"))
            own = re.fullmatch(r"\(?(\d{1,2})\)?", text)
            if found:
                numbers[int(found[1])] = column
                stated.append((column, found[2]))
            elif own:
                numbers[int(own[1])] = column
        for column, terms in stated:
            parts = [
                (numbers.get(int(term), -1), -1 if sign in "-−" and sign else 1)
                for sign, term in _TERM.findall(terms)
            ]
            if parts and all(part >= 0 for part, _ in parts):
                yield _Rule(column, tuple(parts), is_given=True)


def _starts_parts(names: Sequence[str], target: int) -> bool:
    return target + 1 < len(names) and _PART_NAME.match(names[target + 1]) is not None


def _under(names: Sequence[str], start: int) -> tuple[int, ...]:
    """Give the columns under the same merged heading as `start`."""
    group = names[start].partition(" – ")[0]
    end = start
    while end < len(names) and names[end].partition(" – ")[0] == group:
        end += 1
    return tuple(range(start, end))


def _sums(placed: PlacedTable, target: int) -> Iterator[_Rule]:
    """Give the sums a total may be, its own merged heading first, the widest next."""
    names = [column.name for column in placed.table.grid.columns]
    group = names[target].rpartition(" – ")[0]
    if group:
        same = [i for i, name in enumerate(names) if name.startswith(f"{group} – ") and i != target]
        if len(same) > 1:
            yield _Rule(target, tuple((part, 1) for part in same))
    for size in range(min(_WIDEST, len(names)), 1, -1):
        for start in (target + 1, target - size):
            columns = range(start, start + size)
            if start < 0 or columns.stop > len(names):
                continue
            if _same_years(names[target], [names[column] for column in columns]):
                yield _Rule(target, tuple((part, 1) for part in columns))


def _same_years(total: str, parts: Sequence[str]) -> bool:
    """Say whether a total may be of these columns: one of 2030 is no sum of those of 2025."""
    years = {year for part in parts for year in _YEAR.findall(part)}
    own = set(_YEAR.findall(total))
    return not years or not own or bool(years & own)


def _gaps(placed: PlacedTable, target: int) -> Iterator[_Rule]:
    width = len(placed.table.grid.columns)
    for late, early in (
        (target - 1, target - 2), (target - 2, target - 1), (target - 1, target - 3),
        (target + 2, target + 1), (target + 1, target + 2),
    ):  # fmt: skip
        if 0 <= late < width and 0 <= early < width:
            yield _Rule(target, ((late, 1), (early, -1)))


def _rates(placed: PlacedTable, target: int) -> Iterator[_Rule]:
    outline = placed.outline
    no_amounts = (target, outline.order, outline.label, outline.unit)
    columns = [
        i
        for i in range(max(0, target - 6), min(len(placed.table.grid.columns), target + 4))
        if i not in no_amounts
    ]
    for above in sorted(columns, key=lambda i: abs(i - target)):
        for below in sorted(columns, key=lambda i: abs(i - target)):
            if above != below:
                yield _Rule(target, ((above, 1), (below, 1)), is_rate=True)


def _fits(matrix: _Matrix, rule: _Rule, row: int) -> bool | None:
    """Say whether a row bears the rule out; None where it cannot be judged."""
    whole = matrix.values[rule.target][row]
    if whole is None or not whole.is_exact:
        return None
    found = _result(matrix, rule, row)
    if found is None:
        return None
    result, tolerance = found
    return abs(result - whole.low) <= tolerance


def _result(matrix: _Matrix, rule: _Rule, row: int) -> tuple[Decimal, Decimal] | None:
    whole = matrix.values[rule.target][row]
    cells = matrix.placed.table.grid.rows[matrix.rows[row]].cells
    parts = [matrix.values[part][row] for part, _ in rule.parts]
    if whole is None or any(part is not None and not part.is_exact for part in parts):
        return None
    if rule.is_rate:
        return _rate(whole, parts[0], parts[1])
    if matrix.rows[row] in matrix.rates and not rule.is_given:
        return None
    if any(
        part is None and cells[column].text.strip() not in ("", "-", "–", "0")
        for part, (column, _) in zip(parts, rule.parts, strict=True)
    ):
        return None
    known = [
        (part, sign) for part, (_, sign) in zip(parts, rule.parts, strict=True) if part is not None
    ]
    if not known:
        return None
    result = sum((part.low * sign for part, sign in known), Decimal(0))
    unit = matrix.placed.table.grid.columns[rule.target].unit or matrix.placed.table.unit
    return result, slack([part for part, _ in known], whole, counts=not unit)


def _rate(
    whole: Quantity, dividend: Quantity | None, divisor: Quantity | None
) -> tuple[Decimal, Decimal] | None:
    if dividend is None or divisor is None or divisor.low <= 0 or dividend.low < 0:
        return None
    result = dividend.low / divisor.low * 100
    step = Decimal(1).scaleb(-whole.decimals)
    error = Decimal(1).scaleb(-dividend.decimals) / divisor.low * 50
    if dividend.decimals == divisor.decimals == 0:
        error = min(error, Decimal(1))  # small whole numbers are counted, not rounded
    return result, step * Decimal("0.51") + error


def _told(matrix: _Matrix, rule: _Rule, row: int) -> Notice:
    placed, place = matrix.placed, (matrix.rows[row], rule.target)
    result = _result(matrix, rule, row)
    whole = matrix.values[rule.target][row]
    assert result is not None
    assert whole is not None
    names = [f"“{placed.column(part)}”" for part, _ in rule.parts]
    number = shown(round(result[0], max(whole.decimals, 1)))
    text = placed.table.grid.rows[place[0]].cells[place[1]].text
    if rule.is_rate:
        how, code = f"{names[0]} chia {names[1]}", "ty-le-sai"
    elif any(sign < 0 for _, sign in rule.parts):
        how, code = f"hiệu của {' và '.join(names)}", "hieu-cot-sai"
    else:
        how, code = f"tổng của {', '.join(names)}", "tong-cot-sai"
    message = f"cột “{placed.column(place[1])}” là {text}, nhưng {how} cùng dòng là {number}"
    fix = f"sửa số sai trong dòng, hoặc sửa ô này thành {number}"
    return placed.notice(Severity.WARNING, code, message, fix, place)
