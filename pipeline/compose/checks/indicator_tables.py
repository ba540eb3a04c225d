"""One indicator with different values in two tables, or in a table and the register.

An appendix said 52 clusters where the decision said 54. Only rows whose words are those of an
indicator of the register are compared: in columns of one year with each other, in columns of
targets for 2030 with the register.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pipeline.compose.checks.evidence import Evidence, PlacedTable
from pipeline.compose.checks.quantities import Quantity, quantity
from pipeline.compose.checks.register_values import same_value
from pipeline.model.document import Cell
from pipeline.model.notice import Notice, Severity
from pipeline.model.numbers import NotNumber, read_number
from pipeline.model.registers import Indicator
from pipeline.model.text import folded

_UNIT: Final = re.compile(r"\s*\([^()]*\)\s*$")
_TARGET: Final = re.compile(r"mục tiêu|quy hoạch|điều chỉnh|chỉ tiêu|kế hoạch", re.IGNORECASE)
_PROPOSED: Final = re.compile(r"đề nghị", re.IGNORECASE)
_YEAR: Final = re.compile(
    r"(?:năm |ước (?:thực hiện )?(?:năm )?|thực hiện (?:năm )?)?((?:19|20)\d\d)(?:\s*\(\*\))?"
)
_APPROVED: Final = re.compile(r"236|đã (?:được )?(?:phê )?duyệt", re.IGNORECASE)


class _Said(NamedTuple):
    """What a cell (row and column from 0) counts."""

    placed: PlacedTable
    place: tuple[int, int]
    number: Quantity

    @property
    def cell(self) -> Cell:
        return _cell(self.placed, self.place)


def indicator_tables(evidence: Evidence) -> Iterator[Notice]:
    """Tell of values of an indicator that disagree."""
    registers = evidence.registers
    known = {_key(entry.name): entry for entry in registers.indicators}
    if not known:
        return
    said: dict[tuple[Indicator, str], list[_Said]] = {}
    for placed in evidence.tables:
        for row, indicator in _rows(placed, known):
            for column, cell in enumerate(placed.table.grid.rows[row].cells):
                place = row, column
                yield from _against_register(placed, place, indicator, registers.indicators_file)
                year, number = _year(placed, column), quantity(cell)
                if year and number is not None and number.is_exact:
                    said.setdefault((indicator, year), []).append(_Said(placed, place, number))
    for (indicator, year), entries in said.items():
        yield from _disagreeing(indicator, year, entries)


def _key(name: str) -> str:
    """Give the words of an indicator without its unit, "tỉ lệ" and "tỷ lệ" being one."""
    return folded(_UNIT.sub("", name)).replace("tỉ ", "tỷ ")


def _rows(placed: PlacedTable, known: Mapping[str, Indicator]) -> Iterator[tuple[int, Indicator]]:
    """Give the rows of indicators, counted in the register's unit where both name one."""
    for line in placed.outline.lines:
        indicator = known.get(_key(line.label))
        if indicator is None:
            continue
        unit, own = line.unit, folded(indicator.unit)
        if not unit or not own or unit == own:
            yield line.row, indicator


def _against_register(
    placed: PlacedTable, place: tuple[int, int], indicator: Indicator, file: str
) -> Iterator[Notice]:
    name, cell = placed.column(place[1]), _cell(placed, place)
    approved = _APPROVED.search(name) is not None
    is_target = "2030" in name and _TARGET.search(name)
    if not (is_target or approved or _PROPOSED.search(name)):
        return
    text = cell.text.strip()
    if not text or (isinstance(read_number(text), NotNumber) and quantity(cell) is None):
        return
    values = (indicator.target,) if approved and indicator.target else indicator.values
    if not values or any(same_value(text, value) for value in values):
        return
    wanted = " hoặc ".join(values)
    yield placed.notice(
        Severity.WARNING,
        "chi-tieu-lech",
        f"chỉ tiêu “{indicator.name}” ở cột “{name}” là {text}, trong {file} là {wanted}",
        f"viết {wanted}, hoặc sửa {file} ({indicator.cell}) nếu số ở đây đúng",
        place,
    )


def _cell(placed: PlacedTable, place: tuple[int, int]) -> Cell:
    return placed.table.grid.rows[place[0]].cells[place[1]]


def _year(placed: PlacedTable, column: int) -> str:
    """Give the year that a column is of, "" for other columns."""
    year = _YEAR.fullmatch(folded(placed.column(column).rpartition(" – ")[2]))
    return year[1] if year else ""


def _disagreeing(indicator: Indicator, year: str, said: Sequence[_Said]) -> Iterator[Notice]:
    """Tell, at those that differ, of values that are not what most tables say."""
    decimals = min(entry.number.decimals for entry in said)
    values = [round(entry.number.low, decimals) for entry in said]
    usual = max(values, key=values.count)
    first = said[values.index(usual)]
    where = first.placed
    file = where.table.workbook or where.table.source.file
    source = first.cell.address or where.at(*first.place)
    for entry, value in zip(said, values, strict=True):
        if value != usual and entry.placed is not where:
            yield entry.placed.notice(
                Severity.WARNING,
                "chi-tieu-lech-bang",
                f"chỉ tiêu “{indicator.name}” năm {year} ở đây là {entry.cell.text}, tại "
                f"{where.name} ({file}, {source}) là {first.cell.text}",
                "thống nhất một số liệu; nếu khác cách tính thì ghi rõ dưới bảng",
                entry.place,
            )
