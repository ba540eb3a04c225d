"""The chart of a map: each commune of the province once, with its number and its land.

The communes are those of `don-vi.csv` in official order. The land comes from the boundary files
of the workspace; without one each commune is a square of its own, row after row.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.compose.chart.columns import without_brackets
from pipeline.compose.chart.reader import ChartReader, data_of, is_percent, numbers_of, unit_of
from pipeline.limits import MAX_TOLD
from pipeline.model.boundaries import Boundaries
from pipeline.model.chart import Area, Chart, ChartKind, Datum, Series
from pipeline.model.commune import Commune
from pipeline.model.document import Cell, Row
from pipeline.model.fixed import Fixed
from pipeline.model.text import bare

TILES_NOTE: Final = "Sơ đồ ô: mỗi ô là một xã, phường theo thứ tự danh mục, không phải ranh giới."
_MISSING_NOTE: Final = "Chưa có ranh giới để vẽ: {}."
_TILE, _GAP = 400, 24  # units
_SHAPE: Final = 1.2  # tiles across by tiles down: wide enough for a name each
_SHOWN: Final = 6  # names or codes told in one notice


class Places(Fixed):
    """What a map is drawn on."""

    communes: tuple[Commune, ...] = ()
    boundaries: Boundaries | None = None


class _Keyed(Fixed):
    """One row of the table: the cell with the commune's code, and that of its number."""

    key: Cell
    number: Cell
    datum: Datum | None


def map_of(reader: ChartReader, rows: Sequence[tuple[Row, Row]], places: Places) -> Chart | None:
    """Give the map of one column of numbers by the codes in the column of `x`.

    None, with a notice, where there is nothing to show. `rows` are the rows of numbers as they
    are, and with the words of merged cells put in.
    """
    x = reader.column("x") if reader.option("x") else reader.columns.first_of_words()
    y = None if x is None else numbers_of(reader, rows, {x})
    if x is None or y is None:
        return None
    if len(y) > 1:
        reader.refuse(
            "bieu-do-thua-cot",
            f"bản đồ chỉ lấy một cột số, y có {len(y)} cột",
            "ghi một cột sau y=",
        )
        return None
    (cells,) = [[raw.cells[index] for raw, _ in rows] for index in y]
    (data,) = data_of(reader, [cells])
    keyed = [_Keyed(row.cells[x], c, d) for (_, row), c, d in zip(rows, cells, data, strict=True)]
    column = reader.table.grid.columns[y[0]]
    name = without_brackets(column.name)
    unit, percent = unit_of(reader, [column], [cells]), is_percent([cells])
    return _chart(reader, keyed, places, name, unit=unit, percent=percent)


def _chart(
    reader: ChartReader,
    rows: Sequence[_Keyed],
    places: Places,
    name: str,
    *,
    unit: str,
    percent: bool,
) -> Chart | None:
    communes = places.communes
    if not communes:
        reader.refuse(
            "ban-do-thieu-don-vi",
            "không có danh sách xã, phường (don-vi.csv) để vẽ bản đồ",
            "đặt sections/don-vi.csv với cột ma, ten",
        )
        return None
    found = _numbers(reader, rows, communes)
    if not any(found.values()):
        reader.refuse(
            "bieu-do-khong-so",
            f"cột '{name}' không có số nào gắn với một mã xã, phường",
            "ghi tên cột số sau y=, tên cột mã xã, phường sau x=",
        )
        return None
    _tell_numbers(reader, rows, found, name)
    _tell_missing(reader, communes, found, rows)
    areas, notes = _areas(reader, communes, places.boundaries)
    data = tuple(found.get(commune.code) for commune in communes)
    table = reader.table
    return Chart(
        ChartKind.MAP,
        tuple(commune.name for commune in communes),
        (Series(name, data),),
        axis="Xã, phường",
        unit=unit,
        percent=percent,
        origin=table.origin or table.grid.origin,
        notes=(*table.grid.notes, *notes),
        file=table.workbook,
        areas=areas,
    )


def _numbers(
    reader: ChartReader, rows: Sequence[_Keyed], communes: Sequence[Commune]
) -> dict[str, Datum | None]:
    """Give the number of each commune by its code; of two rows of one commune the first."""
    codes = _codes(communes)
    found: dict[str, Datum | None] = {}
    strange: list[_Keyed] = []
    doubled: list[_Keyed] = []
    for row in rows:
        text = row.key.text.strip()
        code = codes.get(bare(text)) or codes.get(bare(text.zfill(5)))
        if code is None:
            strange.append(row)
        elif code in found:
            doubled.append(row)
        else:
            found[code] = row.datum
    for row in strange[:MAX_TOLD]:
        _tell_strange(reader, row, len(strange))
    for row in doubled[:MAX_TOLD]:
        reader.warn(
            "ban-do-trung-ma",
            f"mã '{row.key.text}' có hai hàng, bản đồ lấy số của hàng đầu",
            "giữ một hàng cho mỗi xã, phường",
            row.key.address,
        )
    return found


def _tell_strange(reader: ChartReader, row: _Keyed, count: int) -> None:
    text = row.key.text.strip()
    what = (
        f"'{text[:40]}' không phải mã xã, phường trong don-vi.csv" if text else "hàng không có mã"
    )
    several = f"; cả bảng có {count} hàng như vậy" if count > 1 else ""
    reader.warn(
        "ban-do-ma-la",
        f"{what}, không vẽ lên bản đồ{several}",
        "ghi mã năm chữ số như trong don-vi.csv (giữ số 0 ở đầu)",
        row.key.address,
    )


def _codes(communes: Sequence[Commune]) -> Mapping[str, str]:
    """Give the code of each commune by that and by its name."""
    named = {bare(commune.name): commune.code for commune in communes}
    return named | {commune.code: commune.code for commune in communes}


def _tell_numbers(
    reader: ChartReader, rows: Sequence[_Keyed], found: Mapping[str, Datum | None], name: str
) -> None:
    values = {datum.value for datum in found.values() if datum}
    given = [row for row in rows if row.datum]
    if len(values) == 1:
        count = sum(datum is not None for datum in found.values())
        what = f"mọi xã, phường ({count}) có cùng một số" if count > 1 else "chỉ có một số"
        reader.warn(
            "ban-do-mot-muc",
            f"{what} ở cột '{name}', bản đồ chỉ có một màu",
            "kiểm tra lại cột, hoặc bỏ chart=map để in bảng",
            given[0].number.address,
        )
    negative = next((row for row in given if row.datum and row.datum.value < 0), None)
    if negative is not None:
        reader.warn(
            "ban-do-so-am",
            f"cột '{name}' có số âm ({negative.number.text}); thang màu của bản đồ chia ở số 0",
            "nếu là nhầm dấu thì sửa số trong bảng",
            negative.number.address,
        )


def _tell_missing(
    reader: ChartReader,
    communes: Sequence[Commune],
    found: Mapping[str, Datum | None],
    rows: Sequence[_Keyed],
) -> None:
    missing = [commune.name for commune in communes if commune.code not in found]
    if missing:
        reader.warn(
            "ban-do-thieu-xa",
            f"{len(missing)} xã, phường không có hàng trong bảng, bản đồ để trắng: "
            f"{_listed(missing)}",
            "thêm hàng cho từng xã, phường, để trống ô số nếu chưa có số liệu",
            next((row.key.address for row in rows), ""),
        )


def _listed(names: Sequence[str]) -> str:
    more = f" … (và {len(names) - _SHOWN} nữa)" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _areas(
    reader: ChartReader, communes: Sequence[Commune], boundaries: Boundaries | None
) -> tuple[tuple[Area, ...], tuple[str, ...]]:
    """Give the land of each commune, empty where there is none, and what is said below the map."""
    if boundaries is None:
        return tuple(_tiles(communes)), (TILES_NOTE,)
    known = {area.code: area for area in boundaries.areas}
    areas = tuple(known.get(c.code, Area(c.code, ())) for c in communes)
    without = [c.name for c, area in zip(communes, areas, strict=True) if not area.rings]
    if len(without) == len(communes):
        reader.warn(
            "ban-do-thieu-ranh-gioi",
            "tệp ranh giới không có mã nào của don-vi.csv; vẽ sơ đồ ô thay bản đồ",
            "ghi thuộc tính `ma` của từng xã, phường như trong don-vi.csv",
        )
        return tuple(_tiles(communes)), (TILES_NOTE,)
    notes = [boundaries.note] if boundaries.note else []
    if without:
        reader.warn(
            "ban-do-thieu-ranh-gioi",
            f"chưa có ranh giới của {len(without)} xã, phường: {_listed(without)}",
            "thêm các xã, phường này vào tệp trong sections/ban-do/",
        )
        notes.append(_MISSING_NOTE.format(", ".join(without)))
    return areas, tuple(notes)


def _tiles(communes: Sequence[Commune]) -> Iterator[Area]:
    """Give each commune a square, in official order from the left, row after row."""
    across = math.ceil(math.sqrt(len(communes) * _SHAPE))
    for place, commune in enumerate(communes):
        row, column = divmod(place, across)
        left, top = column * _TILE, row * _TILE * 2 // 3
        right, bottom = left + _TILE - _GAP, top + _TILE * 2 // 3 - _GAP
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        yield Area(commune.code, (corners,), tile=True)
