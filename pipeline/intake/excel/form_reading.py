"""A filled form: the table of a sheet read through its descriptor.

Columns are found by title, name or alias in any order, without regard to case, accents,
spaces and signs; a column more or less is told by name. Group and total rows are recognised
by their numbering ("A", "I") and words ("Tổng cộng"); the example row of a blank form is
left out. Each cell is typed by its field; what cannot be read has no value, and a notice at
the cell says why.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.intake.excel.form_values import is_missing, read_value, same_dimension, same_unit
from pipeline.intake.excel.told import Told
from pipeline.intake.nearest import nearest
from pipeline.limits import MAX_TOLD_OF_FORM
from pipeline.model.document import Cell, Grid, Row
from pipeline.model.fixed import replace
from pipeline.model.form import EXAMPLE, Form, FormCell, FormField, FormRow, FormTable
from pipeline.model.notice import Outcome, Severity
from pipeline.model.numerals import roman_value
from pipeline.model.table import RowKind
from pipeline.model.text import bare, folded

_SIGNS: Final = re.compile(r"[\W_]+")
_LETTER: Final = re.compile(r"[A-ZĐ]")
_EXAMPLE_KEY: Final = bare(EXAMPLE)


def read_form_grid(
    grid: Grid, form: Form, *, file: str, agency: str = ""
) -> Outcome[FormTable | None]:
    """Give a sheet's table as the form means it; None where it is no such table.

    Args:
        grid: The table, typed.
        form: What it should hold.
        file: The workbook relative to the workspace, for the notices.
        agency: Whose it is, "" where unknown.
    """
    found = Told(file, grid.sheet, agency, MAX_TOLD_OF_FORM)
    places = _columns(grid, form, found)
    if places is None:
        return Outcome(None, tuple(found.notices))
    _check_units(grid, form, places, found)
    rows = tuple(_rows(grid, form, places, found))
    present = tuple(form.fields[index].name for index in sorted(places))
    table = FormTable(form, file, grid.sheet, rows, present, agency)
    return Outcome(table, tuple(found.notices))


def without_example(grid: Grid, form: Form) -> Grid:
    """Give the table as the report prints it: without the form's own heading and example row."""
    kept = tuple(row for row in grid.rows if not is_example(row))
    title = grid.title
    if bare(form.title) in bare(title):
        title = ""  # the caption names the table; the rest are directions to whoever fills it
    return replace(grid, rows=kept, title=title)


def is_example(row: Row) -> bool:
    """Say whether a row is the example that a blank form carries."""
    first = next((cell.text for cell in row.cells if cell.runs), "")
    return row.kind is not RowKind.HEADER and bare(first) == _EXAMPLE_KEY


@lru_cache(maxsize=16_384)  # the headings of every table are held against those of every form
def _key(name: str) -> str:
    return _SIGNS.sub("", bare(name))


def _spellings(entry: FormField) -> tuple[str, ...]:
    names = (entry.title, entry.name, *entry.aliases)
    units = (f"{name} ({entry.unit})" for name in names) if entry.unit else ()
    return tuple(dict.fromkeys(_key(name) for name in (*names, *units)))


def _meant(form: Form) -> dict[str, int]:
    """Give which field each spelling of a heading means, the first field before others."""
    return {key: index for index in range(len(form.fields) - 1, -1, -1)
            for key in _spellings(form.fields[index])}  # fmt: skip


def _field(name: str, meant: dict[str, int]) -> int | None:
    key = _key(name)
    index = meant.get(key)
    if index is None and key:
        index = meant.get(_key(name.rpartition(" – ")[2]))
    return index


def field_places(names: Sequence[str], form: Form) -> dict[int, int]:
    """Give, for each field of a form that a heading means, the first such heading's place."""
    meant, places = _meant(form), dict[int, int]()
    for position, name in enumerate(names):
        index = _field(name, meant)
        if index is not None:
            places.setdefault(index, position)
    return places


def _columns(grid: Grid, form: Form, found: Told) -> dict[int, int] | None:
    """Give the column of each field that is there; None where this is another table."""
    places: dict[int, int] = {}
    meant = _meant(form)
    extra: list[int] = []
    for position, column in enumerate(grid.columns):
        index = _field(column.name, meant)
        if index is None:
            extra.append(position)
        elif index in places:
            _tell_twice(grid, form.fields[index], places[index], position, found)
        else:
            places[index] = position
    if 2 * len(places) < min(len(form.fields), max(len(grid.columns), 2)):
        _tell_other_table(grid, form, found)
        return None
    missing = [index for index in range(len(form.fields)) if index not in places]
    _tell_extra(grid, form, extra, missing, found)
    _tell_missing(grid, form, missing, found)
    return places


def _heading(grid: Grid, position: int) -> str:
    """Give the address of a column's lowest heading, "" where it has none."""
    cells = [row.cells[position] for row in grid.header if not row.cells[position].covered]
    return next((cell.address for cell in reversed(cells) if cell.runs), "")


def _tell_twice(grid: Grid, entry: FormField, first: int, again: int, found: Told) -> None:
    names = f"'{grid.columns[first].name}' và '{grid.columns[again].name}'"
    found.tell(
        Severity.ERROR,
        "cot-trung",
        f'hai cột {names} cùng là "{entry.title}"; cột sau không được đọc',
        "xóa hoặc đổi tên một cột",
        _heading(grid, again),
    )


def _tell_other_table(grid: Grid, form: Form, found: Told) -> None:
    titles = "; ".join(f'"{entry.title}"' for entry in form.fields[:6])
    found.tell(
        Severity.ERROR,
        "khong-dung-bieu-mau",
        f"bảng không theo biểu mẫu '{form.name}': tên cột không khớp",
        f"dùng tệp mẫu trong build/bieu-mau/ (`make forms`), hoặc đặt tên cột: {titles} …",
        next((_heading(grid, index) for index in range(len(grid.columns))), ""),
    )


def _tell_extra(
    grid: Grid, form: Form, extra: Sequence[int], missing: Sequence[int], found: Told
) -> None:
    free = {form.fields[index].title for index in missing}
    for position in extra:
        name = grid.columns[position].name
        near = nearest(name, free) if name and free else ""
        advice = f'nếu là cột "{near}" thì sửa tên cột; ' if near else ""
        found.tell(
            Severity.WARNING,
            "cot-thua",
            f"cột '{name or position + 1}' không có trong biểu mẫu '{form.name}', không được đọc",
            f"{advice}cột thêm của cơ quan thì có thể để nguyên",
            _heading(grid, position),
        )


def _tell_missing(grid: Grid, form: Form, missing: Sequence[int], found: Told) -> None:
    for index in missing:
        entry = form.fields[index]
        needed = entry.constraints.required or entry.name in form.primary_key
        found.tell(
            Severity.ERROR if needed else Severity.INFO,
            "cot-thieu",
            f"thiếu cột \"{entry.title}\" của biểu mẫu '{form.name}'",
            "thêm cột này, đúng tên" if needed else "thêm cột này nếu có số liệu",
        )


def _check_units(grid: Grid, form: Form, places: dict[int, int], found: Told) -> None:
    """Tell of columns whose heading, or sheet, states another unit than the form."""
    for index, position in sorted(places.items()):
        entry = form.fields[index]
        unit = grid.columns[position].unit or grid.unit
        stated = bool(grid.columns[position].unit)
        if not entry.unit or not unit or not entry.type.numeric or same_unit(unit, entry.unit):
            continue
        if stated or same_dimension(unit, entry.unit):
            found.tell(
                Severity.ERROR,
                "don-vi-khac-bieu-mau",
                f'cột "{entry.title}" ghi theo {unit}, biểu mẫu tính bằng {entry.unit}',
                f"đổi số liệu sang {entry.unit} và sửa đơn vị",
                _heading(grid, position),
            )


def _rows(grid: Grid, form: Form, places: dict[int, int], found: Told) -> Iterator[FormRow]:
    missing = frozenset({*form.missing_values, *map(folded, form.missing_values)})
    order = places.get(-1 if (at := form.position(form.order_column)) is None else at)
    counted = _is_counted(grid, order)
    groups: list[tuple[int, str]] = []
    held: list[Cell | None] = [None] * len(grid.columns)
    ends = [0] * len(grid.columns)
    for index, row in enumerate(grid.rows):
        _hold(row, index, held, ends)
        if row.kind is RowKind.HEADER or is_example(row):
            continue
        kind = _kind(row, form, order, counted=counted)
        cells = tuple(
            _cell(row, places.get(index), form.fields[index], kind, missing, held, found)
            for index in range(len(form.fields))
        )
        if not _says_something(cells, form, grid, row, places):
            continue
        if kind is RowKind.GROUP:
            level = _level(row, order)
            groups = [group for group in groups if group[0] < level]
        inside = tuple(title for _, title in groups) if kind is not RowKind.TOTAL else ()
        yield FormRow(cells, kind, inside, row.line)
        if kind is RowKind.GROUP:
            groups.append((level, _group_title(cells, row, form, order)))


def _hold(row: Row, index: int, held: list[Cell | None], ends: list[int]) -> None:
    """Remember, for each column, the merged cell that reaches down to this row."""
    for position, cell in enumerate(row.cells):
        if cell.rows > 1:
            held[position], ends[position] = cell, index + cell.rows
        elif index >= ends[position]:
            held[position] = None


def _is_counted(grid: Grid, order: int | None) -> bool:
    if order is None:
        return False
    return any(
        row.cells[order].text.strip().rstrip(".").isdigit()
        for row in grid.rows
        if row.kind is not RowKind.HEADER
    )


def _kind(row: Row, form: Form, order: int | None, *, counted: bool) -> RowKind:
    """Give a row's kind; Roman numbers and letters make a group among counted rows."""
    if row.kind is RowKind.TOTAL or not form.group_column:
        return row.kind
    if counted and _group_level(row, order) is not None:
        return RowKind.GROUP
    return row.kind


def _level(row: Row, order: int | None) -> int:
    level = _group_level(row, order)
    return 1 if level is None else level


def _group_level(row: Row, order: int | None) -> int | None:
    """Give 0 for a letter, 1 for a Roman numeral in the numbering column, None for all else."""
    label = "" if order is None else row.cells[order].text.strip().strip("().")
    if roman_value(label) and label != "C":
        return 1
    return 0 if _LETTER.fullmatch(label) else None


def _group_title(cells: tuple[FormCell, ...], row: Row, form: Form, order: int | None) -> str:
    at = form.position(form.group_column)
    if at is not None and cells[at].text:
        return cells[at].text
    texts = (cell.text for position, cell in enumerate(row.cells) if position != order)
    return next((text for text in texts if text), "") or row.text.strip()


def _says_something(
    cells: tuple[FormCell, ...], form: Form, grid: Grid, row: Row, places: dict[int, int]
) -> bool:
    """Say whether a row holds more than its running number."""
    told = any(
        cell.text
        for entry, cell in zip(form.fields, cells, strict=True)
        if entry.name != form.order_column
    )
    if told:
        return True
    used = set(places.values())
    return any(cell.runs for at, cell in enumerate(row.cells) if at not in used)


def _cell(
    row: Row,
    position: int | None,
    entry: FormField,
    kind: RowKind,
    missing: frozenset[str],
    held: Sequence[Cell | None],
    found: Told,
) -> FormCell:
    if position is None:
        return FormCell()
    cell = row.cells[position]
    above = held[position] if cell.covered else None
    if above is not None and not entry.type.numeric:
        cell = above  # one word for several rows; a number merged over rows counts once
    text = cell.text.strip() if cell.runs else ""
    if is_missing(text, missing):
        return FormCell(None, text, "", cell.address)
    if kind is not RowKind.BODY and not entry.type.numeric:
        return FormCell(text, text, "", cell.address)
    reading = read_value(cell, entry)
    if reading.code and above is None:
        found.tell(reading.severity, reading.code, reading.message, reading.fix, cell.address)
    return FormCell(reading.value, text, reading.unit, cell.address)
