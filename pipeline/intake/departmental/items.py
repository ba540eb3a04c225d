"""Lines of typed and of Word's lists → lists that nest: "-" above "+", bullets by their level.

A typed "1." counts its list from there, so that a list parted by other lines goes on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.intake.departmental.paragraphs.lines import Line, without_opening
from pipeline.intake.departmental.paragraphs.markers import Kind, marker_of
from pipeline.model.document import Block, Inline, List, ListItem, Paragraph, Source

_DASHES: Final = ("-", "–", "—", "−")
_MOST: Final = 999_999_999  # what Markdown counts to


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its sign, Word's level (None: typed), its number (None: a bullet), its words."""

    sign: str
    level: int | None
    number: int | None
    runs: tuple[Inline, ...]
    source: Source


def item_of(line: Line, source: Source) -> Item | None:
    """Give a line as an item of a list, None for one that is none."""
    if line.bullet is not None:
        level, sign = line.bullet
        return Item(sign, level, None, line.runs, source)
    marker = marker_of(line.text)
    if marker.kind is Kind.DASH:
        sign = "-" if marker.count in _DASHES else marker.count
        return Item(sign, None, None, without_opening(line.runs, marker.length), source)
    if marker.kind in (Kind.ARABIC, Kind.ROUND) and line.text[marker.length :]:
        rest = without_opening(line.runs, marker.length)
        sign = "." if marker.kind is Kind.ARABIC else ")"
        return Item(sign, None, int(marker.count), rest, source)
    return None


def nested(entries: Iterable[Block | Item]) -> Iterator[Block]:
    """Give the blocks with items in a row as lists."""
    row: list[Item] = []
    for entry in entries:
        if isinstance(entry, Item):
            row.append(entry)
            continue
        yield from _lists(row)
        row = []
        yield entry
    yield from _lists(row)


def _lists(row: list[Item]) -> Iterator[Block]:
    """Give the lists of items in a row; numbers and bullets are apart."""
    at = 0
    while at < len(row):
        end = at + 1
        while end < len(row) and _goes_on(row[end - 1], row[end]):
            end += 1
        yield _numbered(row[at:end]) if row[at].number is not None else _bulleted(row[at:end])
        at = end


def _goes_on(before: Item, item: Item) -> bool:
    if before.number is None or item.number is None:
        return before.number is item.number
    return item.number == before.number + 1 and item.sign == before.sign


def _numbered(row: list[Item]) -> List:
    items = tuple(ListItem((Paragraph(item.runs, item.source),), item.source) for item in row)
    return List(items, min(row[0].number or 0, _MOST), True, row[0].source)


@dataclass(slots=True)
class _Open:
    depth: int
    item: Item
    inner: list["_Open"]


def _bulleted(row: list[Item]) -> List:
    """Give bullets as lists in lists, each item at the depth of its sign."""
    roots: list[_Open] = []
    path: list[_Open] = []
    for item, depth in zip(row, _depths(row), strict=True):
        opened = _Open(depth, item, [])
        while path and path[-1].depth >= depth:
            path.pop()
        (path[-1].inner if path else roots).append(opened)
        path.append(opened)
    return _list(roots)


def _depths(row: list[Item]) -> Iterator[int]:
    """Give each item's depth: Word's level, or where its sign was first met under another.

    A "-" always begins at the top: "+" and other signs stand below what they follow.
    """
    signs: list[str] = []
    for item in row:
        if item.level is not None:
            signs = signs or [item.sign]
            yield item.level
            continue
        if item.sign in signs:
            del signs[signs.index(item.sign) + 1 :]
        elif item.sign == "-":
            signs = ["-"]
        else:
            signs.append(item.sign)
        yield len(signs) - 1


def _list(opened: list[_Open]) -> List:
    items = tuple(
        ListItem(
            (Paragraph(o.item.runs, o.item.source), *([_list(o.inner)] if o.inner else ())),
            o.item.source,
        )
        for o in opened
    )
    return List(items, None, True, opened[0].item.source)
