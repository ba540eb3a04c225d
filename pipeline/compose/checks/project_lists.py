"""Projects that stand in one list and not in the other.

The plan's list of priority projects (an appendix whose id or form says `du-an-uu-tien`) should
hold every project that a section proposes by name, and those of Phụ lục XXIV still under way;
what it calls carried over must stand in a list that follows the projects of Phụ lục XXIV.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

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


class _List(NamedTuple):
    """A table that names projects, with its columns of names, states and kinds."""

    placed: PlacedTable
    name: int
    status: int | None
    kind: int | None


def project_lists(evidence: Evidence) -> Iterator[Notice]:
    """Tell of projects that the list of priority projects does not have."""
    proposals = {
        section.item.id
        for section in evidence.report.sections()
        if section.item.kind is ItemKind.PROPOSAL
    }
    lists = [one for placed in evidence.tables if (one := _list(placed)) is not None]
    priorities = [one for one in lists if _is_priority(one.placed)]
    others = [one for one in lists if not _is_priority(one.placed)]
    listed = _names(priorities)
    if not listed:
        return
    for one in others:
        yield from told(_missing(one, listed, proposed=one.placed.item in proposals))
    followed = _names(one for one in others if one.status is not None)
    if followed:
        for one in priorities:
            yield from told(_unfollowed(one, followed))


def _list(placed: PlacedTable) -> _List | None:
    """Give a table as a list of projects, None where no column holds their names."""
    name = _column(placed, _NAME)
    if name is None:
        return None
    return _List(placed, name, _column(placed, _STATUS), _column(placed, _KIND))


def _names(lists: Iterable[_List]) -> Sequence[str]:
    return [folded(name) for one in lists for _, name in _projects(one)]


def _is_priority(placed: PlacedTable) -> bool:
    form = dict(placed.table.options).get("form")
    return _PRIORITY in placed.item or form == _PRIORITY or _PRIORITY in placed.table.id


def _column(placed: PlacedTable, names: frozenset[str]) -> int | None:
    columns = placed.table.grid.columns
    return next((i for i, column in enumerate(columns) if folded(column.name) in names), None)


def _projects(of: _List) -> Iterator[tuple[int, str]]:
    for index, row in enumerate(of.placed.table.grid.rows):
        if row.kind is RowKind.BODY and row.cells[of.name].runs:
            yield index, row.cells[of.name].text


def _text(of: _List, row: int, column: int) -> str:
    return of.placed.table.grid.rows[row].cells[column].text


def _missing(of: _List, listed: Sequence[str], *, proposed: bool) -> Iterator[Notice]:
    for row, name in _projects(of):
        state = _text(of, row, of.status) if of.status is not None else ""
        if not _GOING_ON.search(state) and (of.status is not None or not proposed):
            continue
        if not _is_among(name, listed):
            message = (
                f"dự án “{name}” ({state.lower() or 'đề xuất'}) không có trong "
                "danh mục dự án ưu tiên"
            )
            fix = (
                "bổ sung vào danh mục, viết cùng một tên ở hai nơi, hoặc ghi rõ lý do không đưa vào"
            )
            yield of.placed.notice(
                Severity.INFO, "du-an-khong-trong-danh-muc", message, fix, (row, of.name)
            )


def _unfollowed(of: _List, followed: Sequence[str]) -> Iterator[Notice]:
    """Tell of projects carried over that no list of projects under way knows."""
    if of.kind is None:
        return
    for row, name in _projects(of):
        if folded(_text(of, row, of.kind)) == _CARRIED and not _is_among(name, followed):
            message = (
                f"dự án “{name}” ghi là chuyển tiếp nhưng không có trong danh mục các dự án đang "
                "theo dõi thực hiện"
            )
            fix = "viết cùng một tên ở hai nơi, hoặc sửa cột loại dự án"
            yield of.placed.notice(
                Severity.INFO, "du-an-khong-trong-danh-muc", message, fix, (row, of.name)
            )


def _is_among(name: str, names: Sequence[str]) -> bool:
    own = folded(name)
    return any(_likeness(own, other) >= _SAME for other in names)


def _likeness(one: str, other: str) -> float:
    # loaded for a project that is in no list
    from rapidfuzz import fuzz

    return max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other))
