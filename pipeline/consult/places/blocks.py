"""The blocks that an address counts or names: điểm, paragraphs, bullets, rows of tables."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.consult.places.addresses import LAST, Step, searched
from pipeline.consult.places.spots import Spots, Stretch, heading_place
from pipeline.model.document import Row
from pipeline.model.flow import FlowParagraph, FlowSection, Role
from pipeline.model.ordinals import Standing, standings
from pipeline.model.table import RowKind

_SHORTEST: Final = 4  # letters of a row's name that may be a piece of what its cell says


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of a stretch: whether a heading, the words of its place, its list."""

    at: tuple[int, int]
    text: str
    is_heading: bool
    heading: str
    list_key: int | None


def points(spots: Spots, scope: Stretch, letter: str) -> tuple[Stretch, ...]:
    """Give the điểm of a letter in a stretch, each with the list items that follow it."""
    lines = tuple(_lines(spots, scope))
    found = []
    for number, line in enumerate(lines):
        if not line.is_heading and line.text.startswith(f"{letter}) "):
            end = number + 1
            while end < len(lines) and lines[end].list_key is not None:
                end += 1
            last = lines[end - 1].at
            found.append(Stretch(line.at, (last[0], last[1] + 1), f"{line.heading}, điểm {letter}"))
    return tuple(found)


def paragraphs(spots: Spots, scope: Stretch, step: Step) -> tuple[Stretch, ...]:
    """Give the n-th paragraph under the heading that a stretch begins with, or its last one.

    Paragraphs are counted as the change log counts them, from each heading anew; where none
    stands before the next heading, on through it.
    """
    if step.name:
        return ()
    number = step.labels[0][0].value
    lines = tuple(_lines(spots, scope))
    body = [line for line in lines if not line.is_heading]
    if number == LAST:
        chosen = body[-1:]
    else:
        own = _before_next_heading(lines) or body
        chosen = own[number - 1 : number]
    return tuple(_one(spots, line.at) for line in chosen)


def bullets(spots: Spots, scope: Stretch, number: int) -> tuple[Stretch, ...]:
    """Give the n-th item of each list in a stretch."""
    lists: dict[tuple[int, int], list[_Line]] = {}
    for line in _lines(spots, scope):
        if line.list_key is not None:
            lists.setdefault((line.at[0], line.list_key), []).append(line)
    chosen = (own[-1:] if number == LAST else own[number - 1 : number] for own in lists.values())
    return tuple(_one(spots, line.at) for lines in chosen for line in lines)


def rows_named(spots: Spots, scope: Stretch, step: Step) -> tuple[Stretch, ...]:
    """Give the rows of a number or name in the tables of a stretch.

    A number is that in the first cell (STT) and that of the row below the heads; where the two
    are not the same row, both are given. A name is a cell, else the beginning of one.
    """
    found: list[tuple[int, int]] = []
    for at, rows in _tables(spots, scope):
        body = [entry for entry in rows if _row(entry).kind is not RowKind.HEADER]
        if step.name:
            chosen = _by_name(body, step.name)
        else:
            chosen = list(_by_number(body, step.labels[0][0].value))
        found += [(at, entry.ordinal) for entry in chosen]
    return tuple(_one(spots, place) for place in dict.fromkeys(found))


def _by_number(body: Sequence[Standing], number: int) -> Iterator[Standing]:
    if number == LAST:
        yield from body[-1:]
        return
    for entry in body:
        first = _row(entry).cells[0].text.strip(" .") if _row(entry).cells else ""
        if first.isdecimal() and int(first) == number:
            yield entry
    yield from body[number - 1 : number]


def _by_name(body: Sequence[Standing], name: str) -> list[Standing]:
    tests: tuple[Callable[[str], bool], ...] = (
        lambda cell: cell == name,
        lambda cell: len(name) >= _SHORTEST and cell.startswith(name),
        lambda cell: len(name) >= 2 * _SHORTEST and name in cell,
    )
    for test in tests:
        found = [e for e in body if any(test(searched(cell.text)) for cell in _row(e).cells)]
        if found:
            return found
    return []


def _row(entry: Standing) -> Row:
    assert isinstance(entry.printed, Row)
    return entry.printed


def _tables(spots: Spots, scope: Stretch) -> Iterator[tuple[int, list[Standing]]]:
    """Give the rows in a stretch, table by table, with the position of their section."""
    for at, section in _sections(spots, scope):
        tables: dict[int, list[Standing]] = {}
        for entry in standings(section):
            if entry.row is not None and _in(scope, (at, entry.ordinal)):
                tables.setdefault(entry.block, []).append(entry)
        yield from ((at, rows) for rows in tables.values())


def _lines(spots: Spots, scope: Stretch) -> Iterator[_Line]:
    """Give the paragraphs of a stretch that are no part of tables or figures."""
    for at, section in _sections(spots, scope):
        heading = section.place
        for entry in standings(section):
            block = section.blocks[entry.block]
            if not isinstance(block, FlowParagraph):
                continue
            is_heading = block.role is Role.HEADING
            if is_heading and entry.ordinal > 1:
                heading = heading_place(section, block.number)
            if _in(scope, (at, entry.ordinal)):
                place = block.list_place
                key = None if place is None else place.key
                words = searched(block.text)
                yield _Line((at, entry.ordinal), words, is_heading, heading, key)


def _before_next_heading(lines: Sequence[_Line]) -> list[_Line]:
    own: list[_Line] = []
    for number, line in enumerate(lines):
        if line.is_heading and number:
            break
        if not line.is_heading:
            own.append(line)
    return own


def _sections(spots: Spots, scope: Stretch) -> Iterator[tuple[int, FlowSection]]:
    last = min(scope.end[0] + 1, len(spots.sections))
    return ((at, spots.sections[at]) for at in range(scope.start[0], last))


def _in(scope: Stretch, place: tuple[int, int]) -> bool:
    return scope.start <= place < scope.end


def _one(spots: Spots, place: tuple[int, int]) -> Stretch:
    at, ordinal = place
    return spots.one(spots.of(spots.sections[at].id)[ordinal - 1])
