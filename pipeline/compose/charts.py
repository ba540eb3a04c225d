"""Tables with `chart=` become figures that hold the chart of their numbers.

`x` names the column of the categories, `y` those of the numbers; rows that head a group or
add up others are left out. `series` names the column whose words name the series: with `x`
the table is a long list of (category, series, number), without it each row is a series and
the columns in `y` are the categories. `hang` keeps only the rows named; `thu-tu=bang` keeps the
table's order where columns would stand by size. What cannot be drawn
stays a table, and the notice says why.
"""

from collections.abc import Sequence
from typing import Final

from pipeline.compose.chart.columns import Columns, spread
from pipeline.compose.chart.commune_maps import Places, map_of
from pipeline.compose.chart.order import in_order
from pipeline.compose.chart.reader import ChartReader, data_of, is_percent, numbers_of, unit_of
from pipeline.compose.chart.words import alternative_text
from pipeline.compose.references import map_sections
from pipeline.compose.rewrite import rewrite
from pipeline.model.chart import Chart, ChartKind, Series
from pipeline.model.document import Block, Cell, Figure, Row, Table, plain_text
from pipeline.model.fixed import Fixed, replace
from pipeline.model.notice import Notice, Outcome
from pipeline.model.report import Report, Section
from pipeline.model.table import RowKind

_OPTIONS: Final = ("chart", "x", "y", "series", "hang", "thu-tu")
_MOST_CATEGORIES, _MOST_SERIES = 40, 8
_MOST_SLICES: Final = 4  # more cannot be told apart by eye
NOWHERE: Final = Places()


def draw_charts(report: Report, places: Places = NOWHERE) -> Outcome[Report]:
    """Give the report with a figure for every table that asks for a chart, on a map in `places`."""
    notices: list[Notice] = []

    def draw(section: Section) -> Section:
        def on_block(block: Block) -> Block:
            if not isinstance(block, Table) or "chart" not in dict(block.options):
                return block
            drawn = draw_chart(block, places)
            notices.extend(replace(notice, item=section.item.id) for notice in drawn.notices)
            return drawn.value

        # footnotes are visited only where inlines are
        blocks = rewrite(section.blocks, on_block=on_block, on_inline=lambda run: run)
        return replace(section, blocks=blocks)

    return Outcome(map_sections(report, draw), tuple(notices))


def draw_chart(table: Table, places: Places = NOWHERE) -> Outcome[Figure | Table]:
    """Give the figure that a table with `chart=` asks for; the table where it cannot be drawn."""
    reader = ChartReader(table)
    chart = _chart(reader, places)
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


def _chart(reader: ChartReader, places: Places) -> Chart | None:
    kind = _kind(reader)
    rows = _rows(reader)
    if kind is None or rows is None:
        return None
    if kind is ChartKind.MAP:
        return map_of(reader, rows, places)
    if not reader.option("series"):
        data = _by_columns(reader, rows)
    elif reader.option("x"):
        data = _by_list(reader, rows)
    else:
        data = _by_rows(reader, rows)
    if data is None or not _drawable(reader, kind, data):
        return None
    if kind is ChartKind.COLUMN and reader.option("thu-tu") != "bang":
        data = _by_size(data, places)
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


def _by_size(data: "_Data", places: Places) -> "_Data":
    """Give the columns of a single series from the highest down, where they have no order."""
    if len(data.series) > 1:
        return data
    (series,) = data.series
    order = in_order(data.categories, series.data, places.communes)
    sizes = replace(series, data=tuple(series.data[at] for at in order))
    return _Data(
        tuple(data.categories[at] for at in order), (sizes,), data.axis, data.unit, data.percent
    )


def _kind(reader: ChartReader) -> ChartKind | None:
    word = reader.option("chart")
    if word.casefold() in set(ChartKind):
        return ChartKind(word.casefold())
    # loaded where something is wrong: it takes longer than a check of what is right
    from rapidfuzz import process

    near = process.extractOne(word, [*ChartKind], score_cutoff=50)
    hint = f"có phải là '{near[0]}'? " if near else ""
    reader.refuse(
        "bieu-do-loai-la",
        f"không có loại biểu đồ '{word}'" if word else "chưa ghi loại biểu đồ sau chart=",
        f"{hint}dùng column (cột), stacked (cột chồng), line (đường), pie (tròn) hoặc map (bản đồ)",
    )
    return None


def _rows(reader: ChartReader) -> tuple[tuple[Row, Row], ...] | None:
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


def _naming_column(reader: ChartReader) -> int | None:
    for key in ("series", "x"):
        if reader.option(key):
            return reader.column(key)
    return reader.columns.first_of_words()


class _Data(Fixed):
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str
    unit: str
    percent: bool


def _by_columns(reader: ChartReader, rows: Sequence[tuple[Row, Row]]) -> _Data | None:
    """Each column of `y` is a series."""
    x = reader.column("x") if reader.option("x") else reader.columns.first_of_words()
    if x is None:
        return None
    y = numbers_of(reader, rows, {x})
    if y is None:
        return None
    columns = [reader.table.grid.columns[index] for index in y]
    cells = [[raw.cells[index] for raw, _ in rows] for index in y]
    unit = unit_of(reader, columns, cells)
    series = tuple(
        Series(column.name if unit or not column.unit else f"{column.name} ({column.unit})", data)
        for column, data in zip(columns, data_of(reader, cells), strict=True)
    )
    axis = reader.table.grid.columns[x].name
    categories = tuple(row.cells[x].text for _, row in rows)
    return _Data(categories, series, axis, unit, is_percent(cells))


def _by_rows(reader: ChartReader, rows: Sequence[tuple[Row, Row]]) -> _Data | None:
    """Each row is a series, the columns of `y` are the categories."""
    names = reader.column("series")
    if names is None:
        return None
    y = numbers_of(reader, rows, {names})
    if y is None:
        return None
    columns = [reader.table.grid.columns[index] for index in y]
    cells = [[raw.cells[index] for index in y] for raw, _ in rows]
    found = zip((row.cells[names].text for _, row in rows), data_of(reader, cells), strict=True)
    return _Data(
        tuple(column.name for column in columns),
        tuple(Series(name, data) for name, data in found),
        "",
        unit_of(reader, columns, cells),
        is_percent(cells),
    )


def _by_list(reader: ChartReader, rows: Sequence[tuple[Row, Row]]) -> _Data | None:
    """Each row is one number: its category in `x`, its series in `series`."""
    x, names = reader.column("x"), reader.column("series")
    if x is None or names is None:
        return None
    y = numbers_of(reader, rows, {x, names})
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
    series = tuple(map(Series, titles, data_of(reader, cells)))
    axis = reader.table.grid.columns[x].name
    return _Data(categories, series, axis, unit_of(reader, [column], cells), is_percent(cells))


def _drawable(reader: ChartReader, kind: ChartKind, data: _Data) -> bool:
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
    if kind is ChartKind.PIE and len(numbers) > _MOST_SLICES:
        reader.warn(
            "bieu-do-tron-nhieu-phan",
            f"biểu đồ tròn có {len(numbers)} phần, khó so sánh bằng mắt",
            f"dùng chart=column, hoặc gộp lại còn nhiều nhất {_MOST_SLICES} phần",
        )
    if len(data.categories) > _MOST_CATEGORIES or len(data.series) > _MOST_SERIES:
        reader.warn(
            "bieu-do-qua-day",
            f"biểu đồ có {len(data.categories)} mốc và {len(data.series)} dãy số, in ra khó đọc",
            "chọn bớt hàng bằng hang=…, bớt cột trong y=…, hoặc bỏ chart= để in bảng",
        )
    return True
