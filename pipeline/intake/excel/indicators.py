"""`chi-tieu.xlsx` → the register of indicators."""

from collections.abc import Iterator
from typing import Final

from pipeline.intake.excel.tables import read_sheets
from pipeline.limits import DEFAULT, Limits
from pipeline.model.document import Grid
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.registers import Indicator
from pipeline.model.table import RowKind
from pipeline.model.text import bare

_COLUMNS: Final = {
    "code": ("ma", "machitieu"),
    "name": ("chitieu", "tenchitieu"),
    "unit": ("donvi", "donvitinh", "dvt"),
    "target": ("muctieu2030theoqd236", "muctieutheoquyhoachdaduyet", "muctieu2030", "muctieu"),
    "proposed": ("denghidieuchinh", "dieuchinh", "dexuat"),
}


def read_indicators(
    data: bytes, *, file: str, limits: Limits = DEFAULT
) -> Outcome[tuple[Indicator, ...]]:
    """Give the indicators, the first of two with one code; columns are found by their names."""
    sheets = read_sheets(data, file=file, sheets=("",), limits=limits)
    grid = sheets.value.get("")
    notices = list(sheets.notices)
    if grid is None:
        return Outcome((), tuple(notices))
    places = _places(grid)
    for key, title in (("code", "Mã"), ("name", "Chỉ tiêu")):
        if key not in places:
            notices.append(_missing(title, file, grid.sheet))
    if "code" not in places or "name" not in places:
        return Outcome((), tuple(notices))
    found: dict[str, Indicator] = {}
    for indicator in _indicators(grid, places):
        first = found.setdefault(indicator.code, indicator)
        if first is not indicator:
            notices.append(_doubled(indicator, first, file))
    return Outcome(tuple(found.values()), tuple(notices))


def _places(grid: Grid) -> dict[str, int]:
    names = [bare(column.name) for column in grid.columns]
    places = {}
    for key, known in _COLUMNS.items():
        index = next((i for i, name in enumerate(names) if name in known), None)
        if index is None:
            index = next((i for i, name in enumerate(names) if name.startswith(known[0])), None)
        if index is not None:
            places[key] = index
    return places


def _indicators(grid: Grid, places: dict[str, int]) -> Iterator[Indicator]:
    for row in grid.rows:
        if row.kind is not RowKind.BODY:
            continue
        texts = {key: row.cells[index].text.strip() for key, index in places.items()}
        if texts["code"] and texts["name"]:
            yield Indicator(**texts, cell=row.cells[places["code"]].address)


def _missing(title: str, file: str, sheet: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "thieu-cot",
        f"trang '{sheet}' thiếu cột “{title}”",
        f"thêm cột “{title}” vào bảng chỉ tiêu",
        file=file,
    )


def _doubled(indicator: Indicator, first: Indicator, file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "chi-tieu-trung-ma",
        f"mã '{indicator.code}' đã dùng ở ô {first.cell.rpartition('!')[2]} (“{first.name}”)",
        "mỗi chỉ tiêu một mã",
        file=file,
        cell=indicator.cell or None,
    )
