"""Rows under a line of headings somewhere on a sheet, each cell by what its column is.

Headings are matched without regard to case, accents and spaces, in any order and among any
others; what stands above them is for the caller.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.intake.excel.addresses import column_letters
from pipeline.intake.excel.workbook import Content, RawSheet, Workbook, unreadable
from pipeline.intake.preflight import check_package
from pipeline.limits import DEFAULT, Limits
from pipeline.model.errors import UnreadableError
from pipeline.model.fixed import replace
from pipeline.model.inlines import LineBreak, Text
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.text import bare

_HIGHEST: Final = 60  # filled lines among which the headings are looked for

Headings = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class HeadedRow:
    """One row: its number on the sheet, and the cells that hold something, by key.

    `others` are those under no heading that is known, by column.
    """

    sheet: str
    number: int
    cells: Mapping[str, Content]
    columns: Mapping[str, int]
    others: Mapping[int, Content] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Give what a cell says, lines kept apart; "" where it is empty."""
        content = self.cells.get(key)
        return "" if content is None else words(content)

    def cell(self, key: str) -> str:
        """Give a cell's address on the sheet ("GopY!C14")."""
        return f"{self.sheet}!{column_letters(self.columns[key])}{self.number}"


@dataclass(frozen=True, slots=True)
class HeadedSheet:
    """A sheet with its headings found.

    `head` is the row of the headings, `above` are the rows above it, cells by column; `titles`
    are all headings as they stand there, by column.
    """

    title: str
    head: int
    columns: Mapping[str, int]
    above: tuple[Mapping[int, Content], ...]
    rows: tuple[HeadedRow, ...]
    titles: Mapping[int, str] = field(default_factory=dict)


def read_sheets_raw(
    data: bytes, *, file: str, limits: Limits = DEFAULT
) -> Outcome[tuple[RawSheet, ...] | None]:
    """Give every sheet that holds cells, hidden ones too; None where the file is refused."""
    notices = list(check_package(data, file=file, kind="xlsx", limits=limits))
    if any(notice.severity is Severity.ERROR for notice in notices):
        return Outcome(None, tuple(notices))
    try:
        workbook = Workbook(data, file, limits)
    except (UnreadableError, ValueError) as error:
        return Outcome(None, (*notices, unreadable(file, "sổ tính", error)))
    sheets = []
    for sheet in workbook.sheets:
        if sheet.chart:
            continue
        try:
            raw, found = workbook.read(sheet)
        except Exception as error:
            notices.append(unreadable(file, f"trang '{sheet.title}'", error))
            continue
        sheets.append(raw)
        # a drop-down's list of ours is hidden on purpose
        notices += () if sheet.state == "veryHidden" else map(_of_comments, found)
    return Outcome(tuple(sheets), tuple(notices))


def headed(raw: RawSheet, headings: Headings, required: tuple[str, ...]) -> HeadedSheet | None:
    """Give the rows under the first line that has all required headings, None without one.

    A cell merged downwards speaks for every row it covers.
    """
    lines: dict[int, dict[int, Content]] = {}
    for (row, column), content in raw.cells.items():
        lines.setdefault(row, {})[column] = content
    numbers = sorted(lines)
    starts = [headings[key] for key in required]
    found = (
        (number, _columns(names, headings))
        for number in numbers[:_HIGHEST]
        if _has_all(names := _names(lines[number]), starts)
    )
    heads = (entry for entry in found if all(key in entry[1] for key in required))
    head, columns = next(heads, (0, {}))
    if not head:
        return None
    _spread(raw, lines, head)
    body = (row for row in numbers if row > head)
    rows = tuple(
        HeadedRow(
            raw.title,
            row,
            {key: lines[row][column] for key, column in columns.items() if column in lines[row]},
            columns,
            {c: content for c, content in lines[row].items() if c not in columns.values()},
        )
        for row in body
    )
    above = tuple(lines[row] for row in numbers if row < head)
    titles = {column: words(content) for column, content in lines[head].items()}
    return HeadedSheet(raw.title, head, columns, above, rows, titles)


def words(content: Content) -> str:
    """Give the text of a cell with its lines, spaces at the ends of lines left out."""
    match content.runs:
        case (Text(text=text),) if "\n" not in text:
            return text.strip()
    pieces = ("\n" if isinstance(run, LineBreak) else _plain(run) for run in content.runs)
    return "\n".join(line.strip() for line in "".join(pieces).split("\n")).strip()


def _plain(run: object) -> str:
    return run.text if isinstance(run, Text) else ""


def _names(line: Mapping[int, Content]) -> dict[int, str]:
    """Give what the cells of a line say, bare, by column from the left."""
    return {column: bare(words(content)) for column, content in sorted(line.items())}


def _has_all(names: Mapping[int, str], starts: Sequence[tuple[str, ...]]) -> bool:
    """Say whether for each heading some cell begins with it: few lines of a sheet are heads."""
    return all(any(name.startswith(one) for name in names.values()) for one in starts)


def _columns(names: Mapping[int, str], headings: Headings) -> dict[str, int]:
    """Give the column of each heading: one that says just that, else one that begins so."""
    found: dict[str, int] = {}
    for match in (str.__eq__, str.startswith):
        for key, known in headings.items():
            free = (column for column in names if column not in found.values())
            column = next(
                (column for column in free if any(match(names[column], one) for one in known)), None
            )
            if key not in found and column is not None:
                found[key] = column
    return found


def _spread(raw: RawSheet, lines: dict[int, dict[int, Content]], head: int) -> None:
    for first, column, last, _ in raw.merges:
        content = lines.get(first, {}).get(column)
        if first > head and last > first and content is not None:
            for row in range(first + 1, last + 1):
                if row in lines:
                    lines[row].setdefault(column, content)


def _of_comments(notice: Notice) -> Notice:
    """Give a notice of the reader of tables in words that fit a sheet of comments."""
    return replace(
        notice,
        message=notice.message.replace("đưa vào báo cáo", "tiếp nhận"),
        fix=notice.fix.replace("các dòng cần in", "các dòng").replace("ý cần in", "ý đó"),
    )
