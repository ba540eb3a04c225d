"""How tables fall on pages: tails of short ones, sources and groups left alone, clipped cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tests.office.typesetting.findings import Defect, shortened
from tests.office.typesetting.sheets import Box, Sheet, Table, Word

SHORT: Final = 16  # rows of a table that is not to be torn for a tail
TAIL: Final = 4  # rows that are one
_OVER: Final = 1.5  # points that a letter may reach over a rule: its accent
_TOTAL: Final = re.compile(r"(?:[IVX\d.]+ )?(?:tổng|cộng|toàn tỉnh|cả tỉnh)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[-–+]?\d[\d.,]*%?")
_SOURCE: Final = re.compile(r"Nguồn\s*:")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What of a table stands on one page, without the header repeated above it."""

    sheet: Sheet
    table: Table
    heads: int

    @property
    def rows(self) -> tuple[tuple[Word, ...], ...]:
        return self.table.rows[self.heads :]


def torn_tables(sheets: Sequence[Sheet]) -> Iterator[tuple[Stretch, ...]]:
    """Give each table that goes on over a page's end, as what stands on each page."""
    run: list[Stretch] = []
    for sheet in sheets:
        for table in sheet.tables:
            if run and _goes_on(run[-1], sheet, table):
                heads = _repeated(run[0].table, table)
                run = run if len(run) > 1 else [Stretch(run[0].sheet, run[0].table, heads)]
                run.append(Stretch(sheet, table, heads))
                continue
            if len(run) > 1:
                yield tuple(run)
            run = [Stretch(sheet, table, 0)]
    if len(run) > 1:
        yield tuple(run)


def tails(sheets: Sequence[Sheet]) -> Iterator[Defect]:
    """Short tables of which the last page has a few rows only."""
    for run in torn_tables(sheets):
        count, last = sum(len(part.rows) for part in run), len(run[-1].rows)
        if count <= SHORT and last <= TAIL:
            what = f"{last} of a table's {count} rows: “{_opening(run[-1].rows[:1])}”"
            yield Defect(run[-1].sheet.number, what)


def sources_alone(sheets: Sequence[Sheet]) -> Iterator[Defect]:
    """Sources on top of a page, behind the table or figure they belong to."""
    for sheet in sheets:
        first = _first_text(sheet)
        if _SOURCE.match(first):
            yield Defect(sheet.number, f"“{shortened(first)}” stands without its table")


def groups_at_the_foot(sheets: Sequence[Sheet]) -> Iterator[Defect]:
    """Names of groups below which the page ends, their rows on the next one."""
    for run in torn_tables(sheets):
        for part, after in pairwise(run):
            if not part.rows or not after.rows:
                continue
            last = part.rows[-1]
            if is_group(last) and not is_group(after.rows[0]):
                yield Defect(part.sheet.number, f"group “{_opening([last])}” ends the page")


def is_group(row: Sequence[Word]) -> bool:
    """Say whether a row names a group: all of it bold, without figures, no total."""
    text = " ".join(word.text for word in row)
    figures = [word for word in row[1:] if _NUMBER.fullmatch(word.text)]
    return all(word.bold for word in row) and not figures and not _TOTAL.match(text)


def clipped(sheets: Sequence[Sheet]) -> Iterator[Defect]:
    """Words in a table that a rule crosses: more stands in the cell than it has room for."""
    for sheet in sheets:
        for table in sheet.tables:
            rules = _rules_of(sheet, table)
            yield from (
                Defect(sheet.number, f"“{word.text}” reaches over a rule of its cell")
                for word in table.words
                if any(_crosses(rule, word.box) for rule in rules)
            )


def _rules_of(sheet: Sheet, table: Table) -> list[Box]:
    box = table.box
    return [
        rule
        for rule in sheet.rules
        if box.left <= rule.left + 1 and rule.right <= box.right + 1
        and box.bottom <= rule.bottom + 1 and rule.top <= box.top + 1
    ]  # fmt: skip


def _crosses(rule: Box, word: Box) -> bool:
    if rule.right - rule.left > rule.top - rule.bottom:
        level = (rule.top + rule.bottom) / 2
        beside = rule.left < word.right and word.left < rule.right
        return beside and word.bottom + _OVER < level < word.top - _OVER
    upright = (rule.left + rule.right) / 2
    beside = rule.bottom < word.top and word.bottom < rule.top
    return beside and word.left + _OVER < upright < word.right - _OVER


def _goes_on(before: Stretch, sheet: Sheet, table: Table) -> bool:
    """Say whether a table on top of a page is the one that ended the page before."""
    if sheet.number != before.sheet.number + 1 or sheet.is_wide != before.sheet.is_wide:
        return False
    if any(abs(a - b) > 3 for a, b in zip(table.uprights, before.table.uprights, strict=False)):
        return False
    above = [line for line in sheet.text if line.box.bottom > table.box.top]
    below = [line for line in before.sheet.text if line.box.top < before.table.box.bottom]
    return not above and not below and before.table is before.sheet.tables[-1]


def _repeated(first: Table, after: Table) -> int:
    """Give how many rows stand on top of both."""
    count = 0
    for one, other in zip(first.texts, after.texts, strict=False):
        if one != other:
            break
        count += 1
    return count


def _first_text(sheet: Sheet) -> str:
    tops = [table.box.top for table in sheet.tables] + [box.top for box in sheet.pictures]
    if not sheet.text or any(top > sheet.text[0].box.top for top in tops):
        return ""
    return sheet.text[0].text


def _opening(rows: Sequence[Sequence[Word]]) -> str:
    return shortened(" ".join(word.text for row in rows for word in row))
