"""How the rows of tables fell on pages: what a typesetter would not leave so, and what mends it.

From the Word file come tables with their rows and the source below, from its rendering the page
on which each stands. What is decided comes from the rendering of a document without decisions
alone, so that the same files give the same decisions; it changes no word and no order.

LibreOffice 7.4 keeps rows together (`ShouldRowKeepWithNext` in its tabfrm.cxx), but where it lays
a long document out again it leaves the first of several kept rows behind, a group's name as well
as any other (tried: a chain of one row loses one, a chain of three loses one). So a chain begins
one row earlier than it must. A last row that keeps with the paragraph below it is passed over on
all pages of a table but its first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Severity
from pipeline.model.pages import Layout, Pages
from pipeline.render.pdf.laid import LaidRow, LaidTable, by_item
from pipeline.render.word.tables.rows import SHORT, TAIL

_COMPANY: Final = 2  # rows that go over the page with the last one


class FaultKind(StrEnum):
    """What a typesetter would not leave so."""

    TAIL = "tail"
    GROUP = "group"
    SOURCE = "source"


class Fault(Fixed):
    """A fault, and the row at which it stands."""

    kind: FaultKind
    table: LaidTable
    row: int


def faults(tables: Iterable[LaidTable], pages: Mapping[str, int]) -> Iterator[Fault]:
    """Give the faults of tables, by the pages on which bookmarks stand, in reading order."""
    for table in tables:
        places = _places(table, pages)
        if not places:
            continue
        tail = sum(1 for place in places if place == places[-1])
        if places[0] < places[-1] and len(places) <= SHORT and tail <= TAIL:
            yield Fault(FaultKind.TAIL, table, len(places) - tail)
        for index, (place, after) in enumerate(pairwise(places)):
            if table.rows[index].is_group and place < after:
                yield Fault(FaultKind.GROUP, table, index)
        if table.remark and pages.get(table.remark, places[-1]) > places[-1]:
            yield Fault(FaultKind.SOURCE, table, len(places) - 1)


def decided(found: Iterable[Fault]) -> Layout:
    """Give what mends faults."""
    kept: set[tuple[str, int]] = set()
    airy: set[tuple[str, int]] = set()
    for fault in found:
        rows = fault.table.rows
        match fault.kind:
            case FaultKind.TAIL:
                kept.update(map(_place, rows if fault.table.remark else rows[:-1]))
            case FaultKind.GROUP:
                kept.update(map(_place, rows[_chain(rows, fault.row) : fault.row]))
            case FaultKind.SOURCE:
                airy.add(_place(rows[fault.row]))
                start = _chain(rows, max(0, fault.row - _COMPANY))
                kept.update(map(_place, rows[start : fault.row]))
    return Layout(by_item(kept), by_item(airy))


def told(left: Sequence[Fault], pages: Pages) -> tuple[Notice, ...]:
    """Give a notice for each fault that is left, with the page where it stands."""
    return tuple(_notice(fault, pages) for fault in left)


def _places(table: LaidTable, pages: Mapping[str, int]) -> list[int]:
    """Give the page of each row; one that LibreOffice does not tell stands with the one before.

    That is a row whose first cell is covered by the one above.
    """
    found: list[int] = []
    for row in table.rows:
        place = pages.get(row.identity.bookmark)
        if place is None and not found:
            return []
        found.append(found[-1] if place is None else place)
    return found


def _chain(rows: Sequence[LaidRow], row: int) -> int:
    """Give the row at which a chain begins that holds a row and one more before it.

    That one is no group's name, and none before it keeps with it.
    """
    start = row - 1
    while start > 0 and (rows[start - 1].keeps or rows[start].is_group):
        start -= 1
    return max(start, 0)


def _place(row: LaidRow) -> tuple[str, int]:
    return row.identity.item, row.identity.ordinal


_WORDS: Final = {
    FaultKind.TAIL: f"bảng không quá {SHORT} hàng bị tách, trang này chỉ còn vài hàng cuối",
    FaultKind.GROUP: "tên nhóm đứng cuối trang, các hàng của nhóm ở trang sau",
    FaultKind.SOURCE: "dòng nguồn của bảng sang trang sau, tách khỏi bảng",
}


def _notice(fault: Fault, pages: Pages) -> Notice:
    identity = fault.table.rows[fault.row].identity
    page = pages.numbers.get(identity.bookmark)
    return Notice(
        Severity.INFO,
        "bang-ngat-trang-xau",
        f"trang {page}: {_WORDS[fault.kind]}" if page else _WORDS[fault.kind],
        "thêm hoặc bớt một dòng ở phía trên, hoặc tách bảng, rồi dựng lại",
        file=identity.file,
        line=identity.line,
        agency=identity.agency or None,
        item=identity.item or None,
    )
