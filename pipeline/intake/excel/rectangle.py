"""The cells of a sheet as one rectangle, without empty rows and columns, merges fitted in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.intake.excel.addresses import column_letters
from pipeline.intake.excel.sheet_xml import Place
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.limits import MAX_SPAN_STEPS, Limits, how_to_raise, too_wide
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import Value

_WRONG_MERGE: Final = "o-gop-sai"
_TOLD: Final = 20  # wrong merges of a sheet told one by one
FAR: Final = 1_000  # empty rows or columns between two cells that cannot be meant


Matrix = list[list[Content | None]]


@dataclass(slots=True)
class Rectangle:
    """The sheet without its empty rows and columns; rows and columns count from 0.

    `texts` is what the cells print, `places` the address of each column ("Sheet1!D"); `spans`
    says how far a merged range reaches from its first cell, `covered` whose cells lie under
    one, with that first cell.
    """

    raw: RawSheet
    rows: list[int]
    columns: list[int]
    cells: Matrix
    texts: list[list[str]]
    places: tuple[str, ...]
    spans: dict[Place, Place]
    covered: dict[Place, Place]

    def filled(self, row: int) -> list[int]:
        """Give the columns of a row that print something."""
        return [column for column, cell in enumerate(self.cells[row]) if cell is not None]

    def text(self, row: int, column: int) -> str:
        """Give what a place prints, "" for nothing."""
        return self.texts[row][column]

    def value(self, row: int, column: int) -> Value:
        """Give what a place holds, None for nothing."""
        cell = self.cells[row][column]
        return None if cell is None else cell.value

    def span(self, row: int, column: int) -> Place:
        """Give the rows and columns a place reaches over, (1, 1) where it is not merged."""
        return self.spans.get((row, column), (1, 1))

    def is_line(self, row: int) -> bool:
        """Say whether a row is a line of its own: one text, touched by no merge of others."""
        filled = self.filled(row)
        if len(filled) != 1 or self.span(row, filled[0])[0] != 1:
            return False
        return all(
            self.covered.get((row, column), (row, 0))[0] == row
            for column in range(len(self.columns))
        )

    def after_gap(self, row: int) -> bool:
        """Say whether empty rows stand above a row."""
        return row > 0 and self.rows[row] - self.rows[row - 1] > 1


def _beyond(title: str, rows: int, columns: int, limits: Limits) -> tuple[str, str, str] | None:
    """Give code, message and mending of a table that is too large, None for one that is not."""
    if columns > limits.columns:
        message, fix = too_wide(columns, limits.columns)
        return "bang-qua-nhieu-cot", f"trang '{title}': {message}", fix
    if rows * columns > limits.table_cells:
        message = f"trang '{title}' trải {rows} dòng × {columns} cột, quá lớn cho một bảng"
        fix = "xóa các ô nằm rải rác ngoài bảng, hoặc tách bảng thành nhiều trang"
        return "bang-qua-lon", message, f"{fix}; {how_to_raise('table_cells')}"
    return None


def rectangle_of(
    raw: RawSheet, file: str, limits: Limits
) -> tuple[Rectangle | None, tuple[Notice, ...]]:
    """Give the rectangle of a sheet; None with an error where it is too large for a table."""
    rows = sorted({row for row, _ in raw.cells})
    columns = sorted({column for _, column in raw.cells})
    notices = list(_told_far(raw, rows, columns, file))
    beyond = _beyond(raw.title, len(rows), len(columns), limits)
    if beyond is not None:
        return None, (*notices, Notice(Severity.ERROR, *beyond, file=file))
    row_at = {row: index for index, row in enumerate(rows)}
    column_at = {column: index for index, column in enumerate(columns)}
    cells: Matrix = [[None] * len(columns) for _ in rows]
    texts = [[""] * len(columns) for _ in rows]
    for (row, column), content in raw.cells.items():
        at, across = row_at[row], column_at[column]
        cells[at][across] = content
        texts[at][across] = content.text
    places = tuple(f"{raw.title}!{column_letters(column)}" for column in columns)
    sheet = Rectangle(raw, rows, columns, cells, texts, places, {}, {})
    notices.extend(_counted(list(_merge(sheet, file)), raw.title, file))
    return sheet, tuple(notices)


def _told_far(raw: RawSheet, rows: list[int], columns: list[int], file: str) -> Iterator[Notice]:
    far = {row for before, row in pairwise(rows) if row - before > FAR}
    far_columns = {c for before, c in pairwise(columns) if c - before > FAR}
    place = next((p for p in sorted(raw.cells) if p[0] in far or p[1] in far_columns), None)
    if place is not None:
        yield Notice(
            Severity.WARNING,
            "o-xa-bang",
            "ô có nội dung nằm rất xa bảng; vẫn được đưa vào cuối bảng",
            "xóa ô này nếu gõ nhầm, hoặc chuyển về sát bảng",
            file=file,
            cell=f"{raw.title}!{_address(place)}",
        )


def _merge(sheet: Rectangle, file: str) -> Iterator[Notice]:
    """Fit the merged ranges into the rectangle; tell of those that cannot stand."""
    steps = 0
    for area in sheet.raw.merges:
        top, bottom = bisect_left(sheet.rows, area[0]), bisect_right(sheet.rows, area[2])
        left, right = bisect_left(sheet.columns, area[1]), bisect_right(sheet.columns, area[3])
        if bottom - top <= 0 or right - left <= 0 or (bottom - top) * (right - left) == 1:
            continue
        places = [(r, c) for r in range(top, bottom) for c in range(left, right)]
        steps += len(places)
        if steps > MAX_SPAN_STEPS:
            yield _bad_merge(sheet, area, file, "quá nhiều ô gộp lớn", "o-gop-qua-nhieu")
            return
        if any(place in sheet.covered or place in sheet.spans for place in places):
            yield _bad_merge(sheet, area, file, "vùng gộp chồng lên vùng gộp khác", _WRONG_MERGE)
            continue
        filled = [place for place in places if sheet.cells[place[0]][place[1]] is not None]
        anchor = filled[0] if filled else places[0]
        if len(filled) > 1 or anchor != places[0]:
            yield _bad_merge(sheet, area, file, "vùng gộp che ô có nội dung", _WRONG_MERGE)
            continue
        sheet.spans[anchor] = (bottom - top, right - left)
        sheet.covered.update(dict.fromkeys(places[1:], anchor))


def _counted(found: list[Notice], title: str, file: str) -> list[Notice]:
    """Give the first wrong merges and how many more there are, for a sheet may have thousands."""
    wrong = [notice for notice in found if notice.code == _WRONG_MERGE]
    if len(wrong) <= _TOLD:
        return found
    more = f"trang '{title}': thêm {len(wrong) - _TOLD} vùng gộp sai; các ô được in rời"
    fix = "bỏ gộp (Unmerge) các vùng này rồi gộp lại cho đúng"
    summed = Notice(Severity.WARNING, _WRONG_MERGE, more, fix, file=file)
    others = [notice for notice in found if notice.code != _WRONG_MERGE]
    return [*wrong[:_TOLD], summed, *others]


def _bad_merge(
    sheet: Rectangle, area: tuple[int, int, int, int], file: str, what: str, code: str
) -> Notice:
    ref = f"{_address(area[:2])}:{_address(area[2:])}"
    return Notice(
        Severity.WARNING,
        code,
        f"{what} ({ref}); các ô được in rời",
        "bỏ gộp (Unmerge) vùng này rồi gộp lại cho đúng",
        file=file,
        cell=f"{sheet.raw.title}!{_address(area[:2])}",
    )


def _address(place: Sequence[int]) -> str:
    return f"{column_letters(place[1])}{place[0]}"
