"""Tables with `chart=` become figures that hold the chart of their numbers.

`x` names the column of the categories, `y` those of the numbers; rows that head a group or
add up others are left out. `series` names the column whose words name the series: with `x`
the table is a long list of (category, series, number), without it each row is a series and
the columns in `y` are the categories. `hang` keeps only the rows named. What cannot be drawn
stays a table, and the notice says why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from rapidfuzz import process

from pipeline.compose.chart_columns import Columns, spread
from pipeline.compose.chart_words import alternative_text
from pipeline.compose.references import map_sections
from pipeline.compose.rewrite import rewrite
from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.model.document import Block, Cell, Figure, Row, Table, plain_text
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.report import Report, Section
from pipeline.model.table import Column, RowKind
from pipeline.model.text import bare

_OPTIONS: Final = ("chart", "x", "y", "series", "hang")
_NOTHING: Final = frozenset({"", "-", "–", "—", "−", "...", "…", "x"})
_MOST_CATEGORIES, _MOST_SERIES = 40, 8


def draw_charts(report: Report) -> Outcome[Report]:
    """Give the report with a figure for every table that asks for a chart."""
    notices: list[Notice] = []

    def draw(section: Section) -> Section:
        def on_block(block: Block) -> Block:
            if not isinstance(block, Table) or "chart" not in dict(block.options):
                return block
            drawn = draw_chart(block)
            notices.extend(replace(notice, item=section.item.id) for notice in drawn.notices)
            return drawn.value

        # footnotes are visited only where inlines are
        blocks = rewrite(section.blocks, on_block=on_block, on_inline=lambda run: run)
        return replace(section, blocks=blocks)

    return Outcome(map_sections(report, draw), tuple(notices))


def draw_chart(table: Table) -> Outcome[Figure | Table]:
    """Give the figure that a table with `chart=` asks for; the table where it cannot be drawn."""
    reader = _ChartReader(table)
    chart = _chart(reader)
    rest = tuple(pair for pair in table.options if pair[0] not in _OPTIONS)
    if chart is None:
        return Outcome(replace(table, options=rest), tuple(reader.notices))
    figure = Figure(
        image=replace(chart, alt=alternative_text(chart, plain_text(table.caption))),
        caption=table.caption,
        id=table.id,
        landscape=table.landscape,
        options=rest,
        source=table.source,
    )
    return Outcome(figure, tuple(reader.notices))


@dataclass(slots=True)
class _ChartReader:
    """One table on the way to its chart, with what was noticed."""

    table: Table
    notices: list[Notice] = field(default_factory=list)
    columns: Columns = field(init=False)

    def __post_init__(self) -> None:
        self.columns = Columns(self.table.grid)

    def option(self, key: str) -> str:
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


def _chart(reader: _ChartReader) -> Chart | None:
    kind = _kind(reader)
    rows = _rows(reader)
    if kind is None or rows is None:
        return None
    if not reader.option("series"):
        data = _by_columns(reader, rows)
    elif reader.option("x"):
        data = _by_list(reader, rows)
    else:
        data = _by_rows(reader, rows)
    if data is None or not _drawable(reader, kind, data):
        return None
    table = reader.table
    return Chart(
        kind=kind,
        categories=data.categories,
        series=data.series,
        axis=data.axis,
        unit=data.unit,
        percent=data.percent,
        origin=table.origin or table.grid.origin,
        notes=table.grid.notes,
        file=table.workbook,
    )


def _kind(reader: _ChartReader) -> ChartKind | None:
    word = reader.option("chart")
    if word.casefold() in set(ChartKind):
        return ChartKind(word.casefold())
    near = process.extractOne(word, [*ChartKind], score_cutoff=50)
    hint = f"có phải là '{near[0]}'? " if near else ""
    reader.refuse(
        "bieu-do-loai-la",
        f"không có loại biểu đồ '{word}'" if word else "chưa ghi loại biểu đồ sau chart=",
        f"{hint}dùng column (cột), stacked (cột chồng), line (đường) hoặc pie (tròn)",
    )
    return None


def _rows(reader: _ChartReader) -> tuple[tuple[Row, Row], ...] | None:
    """Give each row of numbers as it is, and with the words of merged cells put in."""
    grid = reader.table.grid
    pairs = [
        pair
        for pair in zip(grid.rows, spread(grid.rows), strict=True)
        if pair[0].kind is RowKind.BODY
    ]
    asked = reader.option("hang")
    if not asked or not pairs:
        return tuple(pairs)
    naming = _naming_column(reader)
    if naming is None:
        return None
    names = Columns.of_names([row.cells[naming].text for _, row in pairs])
    wanted, unknown = names.find_all(asked)
    for name in unknown:
        reader.refuse(
            "bieu-do-thieu-hang",
            f"bảng không có hàng '{name}' mà biểu đồ cần (hang=…)",
            "viết đúng tên hàng như trong bảng, các tên cách nhau bằng dấu ';'",
        )
    return None if unknown else tuple(pairs[index] for index in wanted)


def _naming_column(reader: _ChartReader) -> int | None:
    for key in ("series", "x"):
        if reader.option(key):
            return reader.column(key)
    return reader.columns.first_of_words()


@dataclass(frozen=True, slots=True)
class _Data:
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str
    unit: str
    percent: bool


def _by_columns(reader: _ChartReader, rows: Sequence[tuple[Row, Row]]) -> _Data | None:
    """Each column of `y` is a series."""
    x = reader.column("x") if reader.option("x") else reader.columns.first_of_words()
    if x is None:
        return None
    y = _numbers(reader, rows, {x})
    if y is None:
        return None
    columns = [reader.table.grid.columns[index] for index in y]
    cells = [[raw.cells[index] for raw, _ in rows] for index in y]
    unit = _unit(reader, columns, cells)
    series = tuple(
        Series(column.name if unit or not column.unit else f"{column.name} ({column.unit})", data)
        for column, data in zip(columns, _data(reader, cells), strict=True)
    )
    axis = reader.table.grid.columns[x].name
    categories = tuple(row.cells[x].text for _, row in rows)
    return _Data(categories, series, axis, unit, _percent(cells))


def _by_rows(reader: _ChartReader, rows: Sequence[tuple[Row, Row]]) -> _Data | None:
    """Each row is a series, the columns of `y` are the categories."""
    names = reader.column("series")
    if names is None:
        return None
    y = _numbers(reader, rows, {names})
    if y is None:
        return None
    columns = [reader.table.grid.columns[index] for index in y]
    cells = [[raw.cells[index] for index in y] for raw, _ in rows]
    found = zip((row.cells[names].text for _, row in rows), _data(reader, cells), strict=True)
    return _Data(
        tuple(column.name for column in columns),
        tuple(Series(name, data) for name, data in found),
        "",
        _unit(reader, columns, cells),
        _percent(cells),
    )


def _by_list(reader: _ChartReader, rows: Sequence[tuple[Row, Row]]) -> _Data | None:
    """Each row is one number: its category in `x`, its series in `series`."""
    x, names = reader.column("x"), reader.column("series")
    if x is None or names is None:
        return None
    y = _numbers(reader, rows, {x, names})
    if y is None:
        return None
    if len(y) > 1:
        reader.refuse(
            "bieu-do-thua-cot",
            f"biểu đồ có cả x và series chỉ lấy một cột số, nhưng y có {len(y)} cột",
            "ghi một cột sau y=, hoặc bỏ series",
        )
        return None
    places: dict[tuple[str, str], Cell] = {}
    for raw, row in rows:
        place = (row.cells[names].text, row.cells[x].text)
        if place in places:
            reader.warn(
                "bieu-do-trung-so",
                f"'{place[1]}' của '{place[0]}' có hai số, biểu đồ lấy số đầu",
                "giữ một hàng cho mỗi cặp",
                raw.cells[y[0]].address,
            )
        places.setdefault(place, raw.cells[y[0]])
    categories = tuple(dict.fromkeys(category for _, category in places))
    titles = tuple(dict.fromkeys(title for title, _ in places))
    cells = [[places.get((title, name), Cell()) for name in categories] for title in titles]
    column = reader.table.grid.columns[y[0]]
    series = tuple(map(Series, titles, _data(reader, cells)))
    axis = reader.table.grid.columns[x].name
    return _Data(categories, series, axis, _unit(reader, [column], cells), _percent(cells))


def _numbers(
    reader: _ChartReader, rows: Sequence[tuple[Row, Row]], named: set[int]
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


def _data(
    reader: _ChartReader, cells: Sequence[Sequence[Cell]]
) -> tuple[tuple[Datum | None, ...], ...]:
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


def _percent(cells: Iterable[Iterable[Cell]]) -> bool:
    """Say whether every number is an Excel share, 0.125 shown as "12,5%"."""
    formats = [
        "%" in cell.number_format for line in cells for cell in line if _value(cell) is not None
    ]
    return bool(formats) and all(formats)


def _unit(reader: _ChartReader, columns: Iterable[Column], cells: Iterable[Iterable[Cell]]) -> str:
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


def _drawable(reader: _ChartReader, kind: ChartKind, data: _Data) -> bool:
    numbers = [datum.value for series in data.series for datum in series.data if datum]
    if not numbers:
        reader.refuse(
            "bieu-do-khong-so",
            "các cột của biểu đồ không có số nào",
            "điền số vào các hàng của bảng (không tính hàng nhóm và hàng tổng)",
        )
        return False
    if kind is ChartKind.PIE and len(data.series) > 1:
        reader.refuse(
            "bieu-do-thua-cot",
            f"biểu đồ tròn chỉ vẽ được một dãy số, ở đây có {len(data.series)}",
            "ghi một cột sau y=, hoặc dùng chart=stacked",
        )
        return False
    if kind is ChartKind.PIE and min(numbers) < 0:
        reader.refuse(
            "bieu-do-so-am", "biểu đồ tròn không vẽ được số âm", "dùng chart=column hoặc line"
        )
        return False
    if kind is ChartKind.PIE and not any(numbers):
        reader.refuse("bieu-do-khong-so", "các số của biểu đồ tròn đều bằng 0", "sửa số trong bảng")
        return False
    if len(data.categories) > _MOST_CATEGORIES or len(data.series) > _MOST_SERIES:
        reader.warn(
            "bieu-do-qua-day",
            f"biểu đồ có {len(data.categories)} mốc và {len(data.series)} dãy số, in ra khó đọc",
            "chọn bớt hàng bằng hang=…, bớt cột trong y=…, hoặc bỏ chart= để in bảng",
        )
    return True
