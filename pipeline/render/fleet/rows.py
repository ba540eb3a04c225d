"""What became of many workspaces: lines of a terminal, an .xlsx, JSON."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from pipeline.model.fleet import STANDING, STATE_WORDS, DraftFigures, FleetRow, FleetState
from pipeline.render.excel.lists import (
    CellValue,
    Highlight,
    Link,
    ListColumn,
    ListSheet,
    table_workbook,
)
from pipeline.render.json import json_bytes
from pipeline.render.terminal.lines import Line, Piece, Style, columns, cut

_NAME: Final = 26
_HEADS: Final = (
    ("lần", 5), ("kết quả", 17), ("giây", 8), ("trang", 7), ("lỗi", 6), ("c.báo", 7), ("còn mở", 8),
)  # fmt: skip
_LOOKS: Final = {FleetState.BUILT: Style.NEW, FleetState.UNCHANGED: Style.DIM}
_COLUMNS: Final = (
    ListColumn("Tỉnh", 22),
    ListColumn("Lần", 6),
    ListColumn("Kết quả", 16),
    ListColumn("Giây", 8, "0.0"),
    ListColumn("Trang", 8, "#,##0"),
    ListColumn("Chữ", 10, "#,##0"),
    ListColumn("Lỗi", 7, "#,##0"),
    ListColumn("Cảnh báo", 10, "#,##0"),
    ListColumn("Ý kiến", 8, "#,##0"),
    ListColumn("Chưa xong", 10, "#,##0"),
    ListColumn("Máy", 14),
    ListColumn("Thư mục", 36),
    ListColumn("Ghi chú", 48),
)
_RED: Final = Highlight((2, 2), "không", "#F8D7DA", "#842029")
_OVER: Final = Highlight((2, 2), "quá", "#F8D7DA", "#842029")


def rows_lines(rows: Sequence[FleetRow], *, width: int = 100) -> tuple[Line, ...]:
    """Give a table with a line for each workspace, what did not work told beneath its line."""
    heads = "".join(f"{name:>{room}}" for name, room in _HEADS)
    found: list[Line] = [(Piece(f"{'Tỉnh':{_NAME}}{heads}", Style.HEAD),)]
    for row in rows:
        found.append(_line(row))
        if row.why:
            found.append((Piece(f"    {row.task.folder}: {row.why}", Style.ERROR),))
    return tuple(cut(line, width) for line in found)


def _line(row: FleetRow) -> Line:
    name = cut((Piece(row.province),), _NAME)[0].text
    figures = row.figures or DraftFigures()
    pages = "·" if figures.pages is None else f"{figures.pages}"
    values = (
        f"{figures.errors or '·'}",
        f"{figures.warnings or '·'}",
        f"{figures.open_comments or '·'}",
    )
    cells = (pages, *values) if row.figures else ("·",) * 4
    rooms = [room for _, room in _HEADS]
    return (
        Piece(name + " " * (_NAME - columns(name))),
        Piece(f"{row.task.round_number:>{rooms[0]}}"),
        Piece(f"{STATE_WORDS[row.state]:>{rooms[1]}}", _LOOKS.get(row.state, Style.ERROR)),
        Piece(f"{row.seconds:>{rooms[2]}.1f}"),
        *(Piece(f"{cell:>{room}}") for cell, room in zip(cells, rooms[3:], strict=True)),
    )


def rows_workbook(rows: Sequence[FleetRow]) -> bytes:
    """Give the .xlsx of a fleet's drafts, a row each."""
    sheet = ListSheet(
        "Kết quả", _COLUMNS, tuple(map(_cells, rows)), fixed=1, highlights=(_RED, _OVER)
    )
    return table_workbook((sheet,), "Theo dõi các tỉnh")


def _cells(row: FleetRow) -> tuple[CellValue, ...]:
    figures = row.figures
    told = (
        (None,) * 6
        if figures is None
        else (
            figures.pages,
            figures.words,
            figures.errors,
            figures.warnings,
            figures.comments,
            figures.open_comments,
        )
    )
    folder = Path(row.task.folder, "build", f"lan-{row.task.round_number}").resolve()
    place: CellValue = row.task.folder
    if row.state in STANDING:
        place = Link(row.task.folder, str(folder))
    return (
        row.province,
        row.task.round_number,
        STATE_WORDS[row.state],
        row.seconds,
        *told,
        row.worker,
        place,
        row.why,
    )


def rows_json(rows: Sequence[FleetRow]) -> bytes:
    """Give the same for machines: a list of objects."""
    return json_bytes([_object(row) for row in rows])


def _object(row: FleetRow) -> dict[str, Any]:
    return {
        "folder": row.task.folder,
        "round": row.task.round_number,
        "fast": row.task.fast,
        "province": row.province,
        "state": row.state.value,
        "seconds": row.seconds,
        "worker": row.worker,
        "why": row.why,
        "figures": figures_object(row.figures),
    }


def figures_object(figures: DraftFigures | None) -> dict[str, Any] | None:
    """Give the figures of a draft for machines."""
    if figures is None:
        return None
    return {
        "words": figures.words,
        "pages": figures.pages,
        "errors": figures.errors,
        "warnings": figures.warnings,
        "comments": figures.comments,
        "open_comments": figures.open_comments,
        "codes": dict(figures.codes),
        "verdicts": dict(figures.verdicts),
    }
