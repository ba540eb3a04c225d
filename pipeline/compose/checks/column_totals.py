"""Columns that follow from others: totals, what stands under "Trong đó", 3=1+2, differences,
rates.

Which columns make a total is not always written down. Where the row of column numbers says it
(3=1+2) it is believed; else a reading of the headings is taken only where most rows bear it
out, and the rows that do not are told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, permutations, takewhile
from typing import Final

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.compose.checks.quantities import Quantity, is_rate, is_share, shown, slack
from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import RowKind

_BORNE_OUT: Final = 0.6  # share of rows that must fit before the others are held wrong
_FEWEST: Final = 2  # rows that must fit
_SUM_NAME: Final = re.compile(
    r"(?:tổng|cộng)\b.*|cả (?:năm|giai đoạn)|(?:giai đoạn )?\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE
)
_GAP_NAME: Final = re.compile(
    r"(?:tăng|giảm|chênh lệch|biến động|so sánh|còn thiếu)\b[^%]*", re.IGNORECASE
)
_RATE_NAME: Final = re.compile(r"(?:t[ỷỉ] lệ|mức độ|đạt|so với)\b", re.IGNORECASE)
_PART_NAME: Final = re.compile(r"(?:trong đó|chia ra|gồm|bao gồm)\b.*", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\(?(\d{1,2})\)?\s*=\s*([\d\s()+\-−]+?)")
_TERM: Final = re.compile(r"([+\-−]?)\s*\(?(\d{1,2})\)?")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_FEW: Final = 5  # cells that show how a column's numbers look
_WIDEST: Final = 8  # columns that may make up a total
_NOTHING: Final = ("", "-", "–", "0")  # texts that count for nothing in a sum


class _Rule(Fixed):
    """How a column follows from others: a sum, of which some are taken off, or a rate."""

    target: int
    parts: tuple[int, ...]  # columns; of a rate: dividend, divisor
    taken_off: frozenset[int] = frozenset()
    is_rate: bool = False
    is_given: bool = False


class _Matrix(Fixed):
    """What each row of the grid counts, by column; `rates` are the rows that do not add up."""

    placed: PlacedTable
    values: Mapping[int, Sequence[Quantity | None]]
    rates: frozenset[int]

    @property
    def rows(self) -> range:
        return range(len(self.placed.table.grid.rows))


def column_totals(evidence: Evidence) -> Iterator[Notice]:
    """Tell of cells that do not follow from the other cells of their row as their column says."""
    for placed in evidence.tables:
        rules = tuple(_rules(placed))
        if rules:
            yield from told(_in_table(placed, rules))


def _in_table(placed: PlacedTable, rules: Sequence[_Rule]) -> Iterator[Notice]:
    matrix = _matrix(placed, {column for rule in rules for column in (rule.target, *rule.parts)})
    done: set[int] = set()
    for rule in rules:
        if rule.target in done:
            continue
        wrong = _wrong_rows(matrix, rule)
        if wrong is not None:
            done.add(rule.target)
            yield from (_told(matrix, rule, row) for row in wrong)


def _matrix(placed: PlacedTable, columns: Iterable[int]) -> _Matrix:
    values = {column: placed.quantities(column) for column in columns}
    lines = placed.outline.lines
    rates = frozenset(line.row for line in lines if is_rate(line.label, line.unit))
    return _Matrix(placed, values, rates)


def _wrong_rows(matrix: _Matrix, rule: _Rule) -> Sequence[int] | None:
    """Give the rows that break a rule; None where the table does not follow it at all."""
    wrong: list[int] = []
    right = 0
    most = (1 - _BORNE_OUT) * len(matrix.rows)
    for row in matrix.rows:
        fits = _fits(matrix, rule, row)
        if fits:
            right += 1
        elif fits is not None:
            wrong.append(row)
            if len(wrong) > most and not rule.is_given:
                return None  # it cannot be borne out any more
    if rule.is_given:
        return wrong if right or wrong else None
    is_borne_out = right >= _FEWEST and right >= _BORNE_OUT * (right + len(wrong))
    return wrong if is_borne_out else None


def _rules(placed: PlacedTable) -> Iterator[_Rule]:
    grid = placed.table.grid
    yield from _given(placed)
    names = [column.name for column in grid.columns]
    for target, name in enumerate(names):
        last = name.rpartition(" – ")[2]
        if _PART_NAME.match(name):
            continue
        parts = _parts_after(names, target)
        if len(parts) > 1:
            yield _Rule(target, parts)
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
    return all(cell.text.endswith("%") for cell in islice(body, _FEW) if cell.runs)


def _given(placed: PlacedTable) -> Iterator[_Rule]:
    """Give the rules that the row of column numbers states: "3=1+2"."""
    for row in placed.table.grid.header:
        numbers: dict[int, int] = {}
        stated: list[tuple[int, str]] = []
        for column, cell in enumerate(row.cells):
            text = cell.text.strip()
            found = _NUMBERED.fullmatch(text)
            own = re.fullmatch(r"\(?(\d{1,2})\)?", text)
            if found:
                numbers[int(found[1])] = column
                stated.append((column, found[2]))
            elif own:
                numbers[int(own[1])] = column
        for column, terms in stated:
            parts = [(int(term), sign) for sign, term in _TERM.findall(terms)]
            if all(number in numbers for number, _ in parts):
                columns = tuple(numbers[number] for number, _ in parts)
                less = frozenset(numbers[number] for number, sign in parts if sign in ("-", "−"))
                yield _Rule(column, columns, less, is_given=True)


def _parts_after(names: Sequence[str], target: int) -> tuple[int, ...]:
    """Give the columns under the "Trong đó" that stands right after a column, () for none."""
    following = range(target + 1, len(names))
    heading = next((names[i].partition(" – ")[0] for i in following), "")
    if not _PART_NAME.match(heading):
        return ()
    return tuple(takewhile(lambda i: names[i].partition(" – ")[0] == heading, following))


def _sums(placed: PlacedTable, target: int) -> Iterator[_Rule]:
    """Give the sums a total may be, its own merged heading first, the widest next."""
    names = [column.name for column in placed.table.grid.columns]
    group = names[target].rpartition(" – ")[0]
    same = [i for i, name in enumerate(names) if name.startswith(f"{group} – ") and i != target]
    if len(same) > 1:
        yield _Rule(target, tuple(same))
    for size in range(_WIDEST, 1, -1):
        for start in (target + 1, target - size):
            columns = range(start, start + size)
            if start < 0 or columns.stop > len(names):
                continue
            if _same_years(names[target], [names[column] for column in columns]):
                yield _Rule(target, tuple(columns))


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
            yield _Rule(target, (late, early), frozenset({early}))


def _rates(placed: PlacedTable, target: int) -> Iterator[_Rule]:
    around = range(max(0, target - 6), min(len(placed.table.grid.columns), target + 4))
    amounts = [i for i in around if i not in (target, placed.outline.order)]
    amounts.sort(key=lambda i: abs(i - target))
    for parts in permutations(amounts, 2):
        yield _Rule(target, parts, is_rate=True)


def _fits(matrix: _Matrix, rule: _Rule, row: int) -> bool | None:
    """Say whether a row bears the rule out; None where it cannot be judged."""
    whole = matrix.values[rule.target][row]
    if whole is None or not whole.is_exact:
        return None
    found = _result(matrix, rule, row, whole)
    if found is None:
        return None
    result, tolerance = found
    return abs(result - whole.low) <= tolerance


def _result(
    matrix: _Matrix, rule: _Rule, row: int, whole: Quantity
) -> tuple[Decimal, Decimal] | None:
    """Give what a cell ought to be, and how far it may be off; None where nothing tells."""
    parts = [(column, matrix.values[column][row]) for column in rule.parts]
    known = [(column, part) for column, part in parts if part is not None]
    if any(not part.is_exact for _, part in known):
        return None
    if rule.is_rate:
        return _rate(whole, *(part for _, part in known)) if len(known) == len(parts) else None
    if row in matrix.rates and not rule.is_given:
        return None
    cells = matrix.placed.table.grid.rows[row].cells
    empty = (cells[column].text.strip() for column, part in parts if part is None)
    if not known or any(text not in _NOTHING for text in empty):
        return None
    result = sum(
        (-part.low if column in rule.taken_off else part.low for column, part in known), Decimal(0)
    )
    unit = matrix.placed.table.grid.columns[rule.target].unit or matrix.placed.table.unit
    return result, slack([part for _, part in known], whole, counts=not unit)


def _rate(whole: Quantity, dividend: Quantity, divisor: Quantity) -> tuple[Decimal, Decimal] | None:
    if divisor.low <= 0 or dividend.low < 0:
        return None
    result = dividend.low / divisor.low * 100
    step = Decimal(1).scaleb(-whole.decimals)
    error = Decimal(1).scaleb(-dividend.decimals) / divisor.low * 50
    if dividend.decimals == divisor.decimals == 0:
        error = min(error, Decimal(1))  # small whole numbers are counted, not rounded
    return result, step * Decimal("0.51") + error


def _told(matrix: _Matrix, rule: _Rule, row: int) -> Notice:
    placed, place = matrix.placed, (row, rule.target)
    whole = matrix.values[rule.target][row]
    assert whole is not None
    result = _result(matrix, rule, row, whole)
    assert result is not None
    names = [f"“{placed.column(part)}”" for part in rule.parts]
    number = shown(round(result[0], max(whole.decimals, 1)))
    text = placed.table.grid.rows[row].cells[rule.target].text
    if rule.is_rate:
        how, code = f"{names[0]} chia {names[1]}", "ty-le-sai"
    elif rule.taken_off:
        how, code = f"hiệu của {' và '.join(names)}", "hieu-cot-sai"
    else:
        how, code = f"tổng của {', '.join(names)}", "tong-cot-sai"
    message = f"cột “{placed.column(rule.target)}” là {text}, nhưng {how} cùng dòng là {number}"
    fix = f"sửa số sai trong dòng, hoặc sửa ô này thành {number}"
    return placed.notice(Severity.WARNING, code, message, fix, place)
