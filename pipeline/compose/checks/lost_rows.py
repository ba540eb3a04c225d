"""Rows and tables of the round before that are gone without a reason.

Rows were lost between a draft and the decision signed. `ly-do` in the front matter of the text
that was sent for this round excuses what its own tables leave out; one that names a row
excuses it in every table of the agency.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.compose.checks.evidence import Evidence, PlacedTable, told
from pipeline.compose.checks.outline_of_rows import Line
from pipeline.model.document import plain_text
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import folded

_RENAMED: Final = 80.0  # likeness above which a row was renamed, not lost
_CODE_NAMES: Final = frozenset({"mã", "mã số", "mã dự án", "mã đơn vị", "mã chỉ tiêu"})


def lost_rows(evidence: Evidence) -> Iterator[Notice]:
    """Tell of rows of the previous draft's table that its new one no longer has."""
    if not evidence.previous:
        return
    now: dict[str, PlacedTable] = {}
    for placed in evidence.tables:
        for name in _names(placed):
            now.setdefault(name, placed)
    excused = _excused(evidence)
    for before in evidence.previous:
        after = next((now[name] for name in _names(before) if name in now), None)
        if after is None or after.table.grid is before.table.grid:
            continue
        agency = after.table.source.agency
        if (after.item, agency) not in excused:
            yield from told(_in_table(before, after, _reasons(evidence, agency)))


def _names(placed: PlacedTable) -> Iterator[str]:
    """Give what a table is known by across rounds: its id, its sheet, its caption."""
    table = placed.table
    if table.id:
        yield f"#{table.id}"
    if table.workbook:
        yield f"{table.workbook.split('/', 2)[-1]}#{table.grid.sheet}"
    if table.caption:
        yield f"{placed.item}|{folded(plain_text(table.caption))}"


def _excused(evidence: Evidence) -> frozenset[tuple[str, str]]:
    """Give item and agency of the texts sent for this very round with a reason."""
    folder = f"sections/lan-{evidence.report.round.number}/"
    reasons = {
        (section.item.id, agency)
        for section in evidence.report.sections()
        for agency, reason in section.reasons
        if reason
    }
    if not reasons:
        return frozenset()
    sent = {
        (passage.item, passage.source.agency)
        for passage in evidence.passages
        if passage.source.file.startswith(folder)
    }
    return frozenset(reasons & sent)


def _reasons(evidence: Evidence, agency: str) -> str:
    """Give all reasons of an agency: one that names a row excuses it in every table."""
    sections = evidence.report.sections()
    return folded(
        "\n".join(
            reason for section in sections for owner, reason in section.reasons if owner == agency
        )
    )


def _in_table(before: PlacedTable, after: PlacedTable, reasons: str) -> Iterator[Notice]:
    old, new = _keyed(before), _keyed(after)
    lost = [key for key in old if key not in new]
    added = [key for key in new if key not in old]
    for key in lost:
        if any(_is_renamed(key, other) for other in added):
            continue
        line = old[key]
        if folded(line.label) in reasons:
            continue
        place = _where(key, list(old), new, after)
        was = before.at(line.row, 0)
        message = (
            f"dòng “{line.label}” có ở dự thảo trước ({before.name}, {was}) "
            "không còn trong bảng này"
        )
        fix = "thêm lại dòng, hoặc ghi lý do bỏ vào `ly-do` của bài gửi lần này"
        yield after.notice(Severity.WARNING, "mat-dong", message, fix, place)


def _is_renamed(old: str, new: str) -> bool:
    """Say whether a row's new words are its old ones, mended or with something added."""
    # loaded for a row that is gone
    from rapidfuzz import fuzz

    return fuzz.ratio(old, new) >= _RENAMED or f"{new} ".startswith((f"{old} ", f"{old},"))


def _keyed(placed: PlacedTable) -> Mapping[str, Line]:
    """Give the named rows by their code where a column holds one, else by their words."""
    grid = placed.table.grid
    outline = placed.outline
    code = next((i for i, c in enumerate(grid.columns) if folded(c.name) in _CODE_NAMES), None)
    found: dict[str, Line] = {}
    for line in outline.lines:
        key = grid.rows[line.row].cells[code].text if code is not None else ""
        key = folded(key or line.label)
        if not line.total:
            found.setdefault(key, line)
    return found


def _where(
    key: str, order: list[str], new: Mapping[str, Line], after: PlacedTable
) -> tuple[int, int]:
    """Give the cell where the lost row would stand: after its last neighbour that is left."""
    at = order.index(key)
    left = next((new[name].row for name in reversed(order[:at]) if name in new), None)
    if left is not None:
        return left, 0
    first = next((line.row for line in new.values()), 0)
    return first, 0
