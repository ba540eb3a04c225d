"""The comment tables in a letter of Word → its rows, read as those of a comment sheet are.

A body that writes its comments into a table of its own letter has commented; a table of other
headings is a table of the letter.

Source: ECMA-376 Part 1, 17.4 (tables).
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.intake.excel.comment_sheets import comment_sheet_in
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.intake.word.comment_parts import paragraph_text
from pipeline.intake.word.identity import read_identity
from pipeline.intake.word.package import W, open_word
from pipeline.intake.word.tables import row_cells, table_rows
from pipeline.limits import DEFAULT, Limits
from pipeline.model.comment_sheet import CommentSheet
from pipeline.model.inlines import LineBreak, Text
from pipeline.model.notice import Outcome

_AROUND: Final = "Văn bản"  # names the words of the letter outside of its tables


def read_letter_tables(
    data: bytes, *, file: str, limits: Limits = DEFAULT
) -> Outcome[CommentSheet | None]:
    """Give what the comment tables of a letter say; None, untold, where there is none.

    A copy of a draft of ours has tables of its own and is no letter. What stands outside of the
    tables is told, for nobody else reads it. Rows are named "Bảng 1!C2".
    """
    opened = open_word(data, file=file, limits=limits)
    if opened.value is None or read_identity(opened.value).draft:
        return Outcome(None)
    body = opened.value.document.find(f"{W}body")
    tables = [] if body is None else list(body.iterchildren(f"{W}tbl"))
    sheets = [_sheet(f"Bảng {number}", table) for number, table in enumerate(tables, start=1)]
    if body is not None:
        sheets.append(_around(body))
    read = comment_sheet_in(Outcome(tuple(sheets)), file=file)
    is_told = any(notice.code == "bang-tra-loi-gui-lai" for notice in read.notices)
    return Outcome(None) if read.value is None and not is_told else read


def _sheet(title: str, table: etree._Element) -> RawSheet:
    """Give a table as a sheet; a cell merged downwards speaks for every row it covers."""
    cells: dict[tuple[int, int], Content] = {}
    above: dict[int, str] = {}
    for number, row in enumerate(table_rows(table), start=1):
        for column, node in _placed(row):
            merged = node.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            words = above.get(column, "") if goes_on else _words(node)
            above[column] = words
            if words:
                cells[number, column] = _content(words)
    return RawSheet(title, cells)


def _placed(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Give the cells of a row with their columns, from 1."""
    column = 1
    for node in row_cells(row):
        yield column, node
        span = node.find(f"{W}tcPr/{W}gridSpan")
        value = "1" if span is None else str(span.get(f"{W}val", "1"))
        column += max(1, int(value)) if value.isdecimal() and len(value) < 4 else 1


def _around(body: etree._Element) -> RawSheet:
    lines = (paragraph_text(node).strip() for node in body.iterchildren(f"{W}p"))
    filled = enumerate((line for line in lines if line), start=1)
    return RawSheet(_AROUND, {(number, 1): _content(line) for number, line in filled})


def _words(cell: etree._Element) -> str:
    lines = (paragraph_text(node).strip() for node in cell.iter(f"{W}p"))
    return "\n".join(line for line in lines if line)


def _content(words: str) -> Content:
    first, *others = words.split("\n")
    runs = (Text(first), *(run for line in others for run in (LineBreak(), Text(line))))
    return Content(words, runs)
