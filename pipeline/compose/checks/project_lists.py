"""Projects that stand in one list and not in the other.

The plan's list of priority projects (an appendix whose id or form says `du-an-uu-tien`) should
hold every project that a section proposes by name, and those of Phụ lục XXIV still under way;
what it calls carried over must stand in a list that follows the projects of Phụ lục XXIV.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import ItemKind
from pipeline.model.table import RowKind
from pipeline.model.text import folded

_NAME: Final = frozenset({"tên dự án", "dự án"})
_STATUS: Final = frozenset({"tình trạng", "tình trạng thực hiện", "trạng thái", "tiến độ"})
_KIND: Final = frozenset({"loại", "loại dự án", "loại đề xuất"})
_CARRIED: Final = "chuyển tiếp"
_GOING_ON: Final = re.compile(r"đang (?:thực hiện|triển khai|xây dựng)|chuyển tiếp", re.IGNORECASE)
_SAME: Final = 78.0  # likeness of two names of one project
_PRIORITY: Final = "du-an-uu-tien"


def project_lists(evidence: Evidence) -> Iterator[Notice]:
    """Tell of projects that the list of priority projects does not have."""
    listed: list[str] = []
    followed: list[str] = []
    priorities: list[PlacedTable] = []
    others: list[PlacedTable] = []
    proposals = {
        section.item.id
        for section in evidence.report.sections()
        if section.item.kind is ItemKind.PROPOSAL
    }
    for placed in evidence.tables:
        column = _column(placed, _NAME)
        if column is None:
            continue
        if _is_priority(placed):
            listed += (folded(name) for _, name in _projects(placed, column))
            priorities.append(placed)
        elif placed.item in proposals or _column(placed, _STATUS) is not None:
            others.append(placed)
            if _column(placed, _STATUS) is not None:
                followed += (folded(name) for _, name in _projects(placed, column))
    if not listed:
        return
    for placed in others:
        yield from told(_missing(placed, listed, proposed=placed.item in proposals))
    if followed:
        for placed in priorities:
            yield from told(_unfollowed(placed, followed))


def _is_priority(placed: PlacedTable) -> bool:
    form = dict(placed.table.options).get("form", "")
    return _PRIORITY in placed.item or form == _PRIORITY or _PRIORITY in placed.table.id


def _column(placed: PlacedTable, names: frozenset[str]) -> int | None:
    columns = placed.table.grid.columns
    return next((i for i, column in enumerate(columns) if folded(column.name) in names), None)


def _projects(placed: PlacedTable, column: int) -> Iterator[tuple[int, str]]:
    for index, row in enumerate(placed.table.grid.rows):
        if row.kind is RowKind.BODY and row.cells[column].runs:
            yield index, row.cells[column].text


def _missing(placed: PlacedTable, listed: Sequence[str], *, proposed: bool) -> Iterator[Notice]:
    column, status = _column(placed, _NAME), _column(placed, _STATUS)
    if column is None:
        return
    for row, name in _projects(placed, column):
        state = placed.table.grid.rows[row].cells[status].text if status is not None else ""
        if not _GOING_ON.search(state) and (status is not None or not proposed):
            continue
        best = process.extractOne(folded(name), listed, scorer=_likeness)
        if best is None or best[1] < _SAME:
            message = (
                f"dự án “{name}” ({state.lower() or 'đề xuất'}) không có trong "
                "danh mục dự án ưu tiên"
            )
            fix = (
                "bổ sung vào danh mục, viết cùng một tên ở hai nơi, hoặc ghi rõ lý do không đưa vào"
            )
            yield placed.notice(
                Severity.INFO, "du-an-khong-trong-danh-muc", message, fix, (row, column)
            )


def _unfollowed(placed: PlacedTable, followed: Sequence[str]) -> Iterator[Notice]:
    """Tell of projects carried over that no list of projects under way knows."""
    column, kind = _column(placed, _NAME), _column(placed, _KIND)
    if column is None or kind is None:
        return
    for row, name in _projects(placed, column):
        if folded(placed.table.grid.rows[row].cells[kind].text) != _CARRIED:
            continue
        best = process.extractOne(folded(name), followed, scorer=_likeness)
        if best is None or best[1] < _SAME:
            message = (
                f"dự án “{name}” ghi là chuyển tiếp nhưng không có trong danh mục các dự án đang "
                "theo dõi thực hiện"
            )
            fix = "viết cùng một tên ở hai nơi, hoặc sửa cột loại dự án"
            yield placed.notice(
                Severity.INFO, "du-an-khong-trong-danh-muc", message, fix, (row, column)
            )


def _likeness(one: str, other: str, **_: object) -> float:
    return max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other))
