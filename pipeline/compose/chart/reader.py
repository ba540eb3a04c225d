"""A table on its way to a chart: columns and numbers as its author names them, what is told.

Numbers stand in the cells as values; a cell that says nothing leaves a gap, one that says
something else leaves a gap and is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from pipeline.compose.chart.columns import Columns
from pipeline.model.chart import Datum
from pipeline.model.document import Cell, Row, Table
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import Column
from pipeline.model.text import bare

_NOTHING: Final = frozenset({"", "-", "–", "—", "−", "...", "…", "x"})


@dataclass(slots=True)
class ChartReader:
    """One table on the way to its chart, with what was noticed."""

    table: Table
    notices: list[Notice] = field(default_factory=list)
    columns: Columns = field(init=False)

    def __post_init__(self) -> None:
        self.columns = Columns(self.table.grid)

    def option(self, key: str) -> str:
        """Give what the author wrote behind `key=`, "" for nothing."""
        return dict(self.table.options).get(key, "")

    def refuse(self, code: str, message: str, fix: str) -> None:
        """Note why the table stays a table."""
        self._note(Severity.ERROR, code, f"{message}; in bảng thay cho biểu đồ", fix)

    def warn(self, code: str, message: str, fix: str, cell: str = "") -> None:
        """Note what the chart leaves out, at the cell where there is one."""
        self._note(Severity.WARNING, code, message, fix, cell)

    def _note(self, severity: Severity, code: str, message: str, fix: str, cell: str = "") -> None:
        source, at_cell = self.table.source, bool(cell and self.table.workbook)
        self.notices.append(
            Notice(
                severity,
                code,
                message,
                fix,
                file=self.table.workbook if at_cell else source.file,
                line=None if at_cell else source.line,
                cell=cell if at_cell else None,
                agency=source.agency or None,
            )
        )

    def column(self, key: str) -> int | None:
        """Give the column an option names; None, with a notice, where there is none."""
        found = self.columns.find(self.option(key))
        if found is None:
            self.unknown_column(key, self.option(key))
        return found

    def unknown_column(self, key: str, name: str) -> None:
        """Tell that no column has the name that an option gives, and the nearest that one has."""
        # loaded where something is wrong: it takes longer than a check of what is right
        from rapidfuzz import process

        names = [column.name for column in self.table.grid.columns if column.name]
        near = process.extractOne(name, names, processor=bare, score_cutoff=60)
        hint = f"có phải là '{near[0]}'? " if near else ""
        self.refuse(
            "bieu-do-thieu-cot",
            f"bảng không có cột '{name}' mà biểu đồ cần ({key}=…)",
            f"{hint}các cột có: {', '.join(names) or 'không cột nào có tên'}",
        )

    def named_columns(self, key: str) -> tuple[int, ...] | None:
        """Give the columns a list of names stands for; None, with notices, if one is unknown."""
        found, unknown = self.columns.find_all(self.option(key))
        for name in unknown:
            self.unknown_column(key, name)
        return None if unknown else found


def numbers_of(
    reader: ChartReader, rows: Sequence[tuple[Row, Row]], named: set[int]
) -> tuple[int, ...] | None:
    """Give the columns of `y`; without it, every other column that holds nothing but numbers."""
    if reader.option("y"):
        return reader.named_columns("y")
    found = tuple(
        index
        for index in reader.columns.with_words()
        if index not in named
        and any(_value(raw.cells[index]) is not None for raw, _ in rows)
        and all(
            _value(cell) is not None or _empty(cell)
            for cell in (raw.cells[index] for raw, _ in rows)
        )
    )
    if not found:
        reader.refuse(
            "bieu-do-khong-so",
            "bảng không có cột số nào để vẽ",
            'ghi tên cột số: y="Tên cột", và để trong các ô là số',
        )
        return None
    return found


def data_of(
    reader: ChartReader, cells: Sequence[Sequence[Cell]]
) -> tuple[tuple[Datum | None, ...], ...]:
    """Give the numbers of some lines of cells; what is neither number nor empty is told."""
    strange = [cell for line in cells for cell in line if _value(cell) is None and not _empty(cell)]
    if strange:
        first = strange[0]
        count = f" (và {len(strange) - 1} ô khác)" if len(strange) > 1 else ""
        reader.warn(
            "bieu-do-o-khong-so",
            f"biểu đồ để trống chỗ của ô không phải số: “{first.text[:60]}”{count}",
            "viết một số, không kèm chữ; để trống ô nếu chưa có số liệu",
            first.address,
        )
    return tuple(tuple(map(_datum, line)) for line in cells)


def _datum(cell: Cell) -> Datum | None:
    value = _value(cell)
    return None if value is None else Datum(value, cell.text)


def _value(cell: Cell) -> Decimal | None:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return number if number.is_finite() else None


def _empty(cell: Cell) -> bool:
    return cell.covered or cell.text.strip().casefold() in _NOTHING


def is_percent(cells: Iterable[Iterable[Cell]]) -> bool:
    """Say whether every number is an Excel share, 0.125 shown as "12,5%"."""
    formats = [
        "%" in cell.number_format for line in cells for cell in line if _value(cell) is not None
    ]
    return bool(formats) and all(formats)


def unit_of(reader: ChartReader, columns: Iterable[Column], cells: Iterable[Iterable[Cell]]) -> str:
    """Give the unit all numbers share: the author's, the columns', the cells', the sheet's."""
    table = reader.table
    if table.unit != table.grid.unit:
        return table.unit
    units = {column.unit for column in columns}
    if units == {""}:
        units = {cell.unit for line in cells for cell in line if _value(cell) is not None}
    if len(units) > 1:
        return ""
    return next(iter(units), "") or table.unit
