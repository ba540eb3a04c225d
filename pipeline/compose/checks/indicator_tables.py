"""One indicator with different values in two tables, or in a table and the register.

An appendix said 52 clusters where the decision said 54. Only rows whose words are those of an
indicator of the register are compared: in columns of one year with each other, in columns of
targets for 2030 with the register.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.compose.checks.evidence import Evidence, PlacedTable
from pipeline.compose.checks.outline_of_rows import RowOutline
from pipeline.compose.checks.quantities import quantity
from pipeline.compose.checks.register_values import same_value
from pipeline.model.document import Cell
from pipeline.model.notice import Notice, Severity
from pipeline.model.numbers import NotNumber, read_number
from pipeline.model.registers import Indicator
from pipeline.model.text import folded

_UNIT: Final = re.compile(r"\s*\([^()]*\)\s*$")
_TARGET: Final = re.compile(
    r"mục tiêu|quy hoạch|điều chỉnh|đề nghị|chỉ tiêu|kế hoạch", re.IGNORECASE
)
_YEAR: Final = re.compile(
    r"(?:năm |ước (?:thực hiện )?(?:năm )?|thực hiện (?:năm )?)?((?:19|20)\d\d)(?:\s*\(\*\))?"
)
_APPROVED: Final = re.compile(r"236|đã (?:được )?(?:phê )?duyệt")


@dataclass(frozen=True, slots=True)
class _Said:
    placed: PlacedTable
    place: tuple[int, int]
    cell: Cell


def indicator_tables(evidence: Evidence) -> Iterator[Notice]:
    """Tell of values of an indicator that disagree."""
    registers = evidence.registers
    known = {_key(entry.name): entry for entry in registers.indicators}
    if not known:
        return
    said: dict[tuple[str, str], list[_Said]] = {}
    for placed in evidence.tables:
        for row, indicator, outline in _rows(placed, known):
            for column, cell in enumerate(placed.table.grid.rows[row].cells):
                if column in (outline.order, outline.label, outline.unit):
                    continue
                entry = _Said(placed, (row, column), cell)
                name = placed.table.grid.columns[column].name
                yield from _against_register(entry, name, indicator, registers.indicators_file)
                year = _year(entry, name)
                if year:
                    said.setdefault((indicator.code, year), []).append(entry)
    by_code = {entry.code: entry for entry in registers.indicators}
    for (code, year), entries in said.items():
        yield from _disagreeing(by_code[code], year, entries)


def _key(name: str) -> str:
    """Give the words of an indicator without its unit, "tỉ lệ" and "tỷ lệ" being one."""
    return folded(_UNIT.sub("", name)).replace("tỉ ", "tỷ ")


def _rows(
    placed: PlacedTable, known: Mapping[str, Indicator]
) -> Iterator[tuple[int, Indicator, RowOutline]]:
    firsts = (cell for row in placed.table.grid.rows for cell in row.cells[:3] if cell.runs)
    if not any(_key(cell.text) in known for cell in firsts):
        return
    outline = placed.outline
    for line in outline.lines:
        indicator = known.get(_key(line.label))
        if indicator is None:
            continue
        unit, own = line.unit, folded(indicator.unit)
        if not unit or not own or unit == own:
            yield line.row, indicator, outline


def _against_register(entry: _Said, name: str, indicator: Indicator, file: str) -> Iterator[Notice]:
    if "2030" not in name or not _TARGET.search(name):
        if not _APPROVED.search(name) and "đề nghị" not in name.casefold():
            return
        if _YEAR.fullmatch(folded(name)):
            return
    text = entry.cell.text.strip()
    if not text or (isinstance(read_number(text), NotNumber) and quantity(entry.cell) is None):
        return
    approved = _APPROVED.search(name) is not None
    values = (indicator.target,) if approved and indicator.target else indicator.values
    if not values or any(same_value(text, value) for value in values):
        return
    placed = entry.placed
    wanted = " hoặc ".join(values)
    yield placed.notice(
        Severity.WARNING,
        "chi-tieu-lech",
        f"chỉ tiêu “{indicator.name}” ở cột “{placed.column(entry.place[1])}” là {text}, "
        f"trong {file} là {wanted}",
        f"viết {wanted}, hoặc sửa {file} ({indicator.cell}) nếu số ở đây đúng",
        entry.place,
    )


def _year(entry: _Said, name: str) -> str:
    """Give the year that a column of numbers is of, "" for other columns and other cells."""
    year = _YEAR.fullmatch(folded(name.rpartition(" – ")[2]))
    number = quantity(entry.cell)
    return year[1] if year is not None and number is not None and number.is_exact else ""


def _disagreeing(indicator: Indicator, year: str, said: Sequence[_Said]) -> Iterator[Notice]:
    """Tell, at those that differ, of values that are not what most tables say."""
    decimals = min(number.decimals for entry in said if (number := quantity(entry.cell)))
    values = [
        round(number.low, decimals)
        for entry in said
        if (number := quantity(entry.cell)) is not None
    ]
    usual = max(dict.fromkeys(values), key=values.count)
    first = said[values.index(usual)]
    where = first.placed
    source = first.cell.address or f"dòng {where.table.grid.rows[first.place[0]].line}"
    file = where.table.workbook or where.table.source.file
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
