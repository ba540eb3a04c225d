"""What an import left in a folder, read by hands of its own: Markdown, workbooks, the report.

Imports nothing of the pipeline; lines, not blocks, so that no reader of ours decides.
"""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

_HEADING: Final = re.compile(r"(#{1,6}) +(.*?)\s*(\{[^{}]*\})?\s*#*$")
_NOTE: Final = re.compile(r"\[\^([^\]]+)\]:\s*(.*)")
_ITEM: Final = re.compile(r"\s*([-+*•]|\w{1,2}[.)]|\(\w{1,2}\))\s+(.*)")
# a number kept as it was typed ("1\)") prints as one
_NUMBERED: Final = re.compile(r"^(\s*\(?\d{1,2})\\(?=[.)])")
_PLACED: Final = re.compile(
    r"!\[(?P<alt>(?:[^\]\\]|\\.)*)\]\((?P<path><[^>]*>|[^)\s]*)\)(?P<attributes>\{.*\})?\s*$"
)
_CAPTION: Final = re.compile(r"Bảng:\s*(.*?)\s*(\{[^{}]*\})?\s*$")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS: Final = re.compile(r"\[\^[^\]]+\]|(?<!\\)(?:\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|~~)")
_SPAN: Final = re.compile(r"\[([^\]]*)\]\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of the output: what each cell shows and holds, its header rows and merges.

    `merges` are (row, column, rows, columns) from 0; `lines` stand round the table, with the
    attributes of its place.
    """

    caption: str
    texts: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[Decimal | None, ...], ...]
    header: int
    merges: frozenset[tuple[int, int, int, int]]
    lines: tuple[str, ...] = ()
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """Everything an import left.

    `items` are the marks of lists with the text beside them, `notes` the footnotes by label;
    `left` the texts that the report names, `words` everything that can be read.
    """

    headings: tuple[tuple[int, str], ...]
    items: tuple[tuple[str, str], ...]
    notes: dict[str, str]
    marked: dict[str, str]
    tables: tuple[Shown, ...]
    pictures: tuple[str, ...]
    left: tuple[str, ...]
    words: str
    markdown: str


def read_output(folder: Path, item: str) -> Output:
    """Read what the import of an item left in an agency's folder."""
    markdown = (folder / f"{item}.md").read_text(encoding="utf-8")
    lines = markdown.split("\n")
    if lines[:1] == ["---"]:
        lines = lines[lines.index("---", 1) + 1 :]
    report = folder / ".nhap" / f"{item}.json"
    left = json.loads(report.read_text(encoding="utf-8")).get("left", [])
    texts = tuple(str(entry.get("text", "")) for entry in left)
    tables, pictures = _tables(lines, folder)
    notes = {found[1]: plain(found[2]) for line in lines if (found := _NOTE.match(line))}
    words = "\n".join(
        (
            *map(plain, lines),
            *texts,
            *(
                "\n".join(("\n".join(map("\t".join, table.texts)), *table.lines))
                for table in tables
                if table.typed
            ),
        )
    )
    return Output(
        tuple(
            (len(found[1]), plain(found[2])) for line in lines if (found := _HEADING.match(line))
        ),
        tuple(
            (found[1], plain(found[2]))
            for line in _joined(lines)
            if (found := _ITEM.match(_NUMBERED.sub(r"\1", line)))
        ),
        notes,
        _marked(lines),
        tables,
        pictures,
        texts,
        words,
        markdown,
    )


def plain(text: str) -> str:
    """Give what a reader sees of a line of Markdown."""
    text = _SPAN.sub(r"\1", _MARKS.sub("", text.replace("\\|", "|")))
    return _ESCAPE.sub(r"\1", text).replace("<br>", " ").replace("&nbsp;", " ")


def _joined(lines: list[str]) -> list[str]:
    """Join lines that go on with the one above."""
    found: list[str] = []
    is_open = False
    for line in lines:
        if not line.strip():
            is_open = False
        elif is_open and not _ITEM.match(line):
            found[-1] += " " + line.strip()
        else:
            found.append(line)
            is_open = True
    return found


def _marked(lines: list[str]) -> dict[str, str]:
    """Give by a footnote's label the words before its mark."""
    return {
        found[1]: plain(line[: found.start()])
        for line in _joined(lines)
        if not _NOTE.match(line)
        for found in re.finditer(r"\[\^([^\]]+)\]", line)
    }


def _tables(lines: list[str], folder: Path) -> tuple[tuple[Shown, ...], tuple[str, ...]]:
    found, pictures = [], []
    for number, line in enumerate(lines):
        placed = _PLACED.match(line.strip())
        if placed and ".xlsx" in placed["path"]:
            found.append(_workbook(folder, placed))
        elif placed:
            pictures.append(plain(placed["alt"]))
        elif _starts_table(lines, number):
            found.append(_pipe(lines, number))
    return tuple(found), tuple(pictures)


def _starts_table(lines: list[str], number: int) -> bool:
    rule = lines[number + 1] if number + 1 < len(lines) else ""
    return (
        lines[number].lstrip().startswith("|")
        and re.fullmatch(r"\s*\|[\s:|-]+\|?\s*", rule) is not None
    )


def _pipe(lines: list[str], number: int) -> Shown:
    rows, end = [], number
    while end < len(lines) and lines[end].lstrip().startswith("|"):
        if end != number + 1:
            rows.append(
                tuple(
                    plain(cell.strip())
                    for cell in re.split(r"(?<!\\)\|", lines[end].strip().strip("|"))
                )
            )
        end += 1
    above = [line for line in lines[:number] if line.strip()][-1:]
    below = [line for line in lines[end:] if line.strip()][:1]
    captions = [found for line in (*above, *below) if (found := _CAPTION.match(line.strip()))]
    caption, attributes = (plain(captions[0][1]), captions[0][2] or "") if captions else ("", "")
    empty = tuple(tuple(None for _ in row) for row in rows)
    return Shown(caption, tuple(rows), empty, 1, frozenset(), (attributes,))


def _workbook(folder: Path, placed: re.Match[str]) -> Shown:
    path, _, name = placed["path"].strip("<>").partition("#")
    book = load_workbook(folder / path.replace("%20", " "))
    sheet = book[name] if name in book.sheetnames else book.worksheets[0]
    rows = [
        [sheet.cell(r, c) for c in range(1, sheet.max_column + 1)]
        for r in range(1, sheet.max_row + 1)
    ]
    merges = {
        (m.min_row - 1, m.min_col - 1, m.max_row - m.min_row + 1, m.max_col - m.min_col + 1)
        for m in sheet.merged_cells.ranges
    }
    top, end = _extent(sheet, [[cell.value for cell in row] for row in rows])
    lines = [shown(row[0].value, row[0].number_format) for row in (*rows[:top], *rows[end:])]
    body = rows[top:end]
    frozen = sheet[sheet.freeze_panes].row - 1 - top if sheet.freeze_panes else 0
    return Shown(
        plain(placed["alt"]),
        tuple(tuple(shown(cell.value, cell.number_format) for cell in row) for row in body),
        tuple(tuple(_number(cell.value) for cell in row) for row in body),
        frozen,
        frozenset((r - top, c, h, w) for r, c, h, w in merges if top <= r < end),
        (*lines, placed["attributes"] or ""),
        typed=True,
    )


def _extent(sheet: Worksheet, rows: list[list[object]]) -> tuple[int, int]:
    """Give where the table begins and ends: lines around it fill one cell alone."""
    width = len(rows[0])
    wide = [sum(value is not None for value in row) > 1 for row in rows]
    if width == 1 or not any(wide):
        return 0, len(rows)
    first = wide.index(True)
    end = len(rows)
    while (
        end > first
        and re.match(r"(Nguồn|Ghi chú)", str(rows[end - 1][0] or ""))
        and not wide[end - 1]
    ):
        end -= 1
    return first, end


def _number(value: object) -> Decimal | None:
    return (
        Decimal(str(value))
        if isinstance(value, (int, float)) and not isinstance(value, bool)
        else None
    )


def shown(value: object, code: str) -> str:
    """Give what Excel in Vietnam shows of a value: "1.234,5", "12,5%"."""
    number = _number(value)
    if number is None:
        return "" if value is None else str(value)
    if "%" in code:
        number *= 100
    decimals = re.search(r"\.(0+)", code)
    places = (
        len(decimals[1])
        if decimals
        else 0
        if "0" in code
        else max(0, -int(number.normalize().as_tuple().exponent))
    )
    text = f"{number:,.{places}f}" if "#,##" in code else f"{number:.{places}f}"
    return text.translate(str.maketrans(",.", ".,")) + ("%" if "%" in code else "")
