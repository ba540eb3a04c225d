"""The blocks that an address counts or names: điểm, paragraphs, bullets, rows of tables."""

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Final

from pipeline.consult.places.addresses import LAST, Step
from pipeline.consult.places.section_blocks import BodyRow, Line
from pipeline.consult.places.spots import Spots, Stretch

_SHORTEST: Final = 4  # letters of a row's name that may be a piece of what its cell says


def points(spots: Spots, scope: Stretch, letter: str) -> tuple[Stretch, ...]:
    """Give the điểm of a letter in a stretch, each with the list items that follow it."""
    lines = tuple(_lines(spots, scope))
    found = []
    for number, (at, line) in enumerate(lines):
        if not line.is_heading and line.text.startswith(f"{letter}) "):
            behind = takewhile(lambda entry: entry[1].list_key is not None, lines[number + 1 :])
            last, ending = (lines[number], *behind)[-1]
            end = last, ending.ordinal + 1
            found.append(Stretch((at, line.ordinal), end, f"{line.heading}, điểm {letter}"))
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
    body = [entry for entry in lines if not entry[1].is_heading]
    if number == LAST:
        chosen = body[-1:]
    else:
        own = _before_next_heading(lines) or body
        chosen = own[number - 1 : number]
    return tuple(_one(spots, (at, line.ordinal)) for at, line in chosen)


def bullets(spots: Spots, scope: Stretch, number: int) -> tuple[Stretch, ...]:
    """Give the n-th item of each list in a stretch."""
    lists: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at, line in _lines(spots, scope):
        if line.list_key is not None:
            lists.setdefault((at, line.list_key), []).append((at, line.ordinal))
    chosen = (own[-1:] if number == LAST else own[number - 1 : number] for own in lists.values())
    return tuple(_one(spots, place) for places in chosen for place in places)


def rows_named(spots: Spots, scope: Stretch, step: Step) -> tuple[Stretch, ...]:
    """Give the rows of a number or name in the tables of a stretch.

    A number is that in the first cell (STT) and that of the row below the heads; where the two
    are not the same row, both are given. A name is a cell, else the beginning of one.
    """
    found: list[tuple[int, int]] = []
    for at in _sections(spots, scope):
        for table in spots.blocks(at).tables:
            if step.name and not table.may_hold(step.name):
                continue
            body = [row for row in table.rows if _in(scope, (at, row.ordinal))]
            if step.name:
                chosen = _by_name(body, step.name)
            else:
                chosen = list(_by_number(body, step.labels[0][0].value))
            found += [(at, row.ordinal) for row in chosen]
    return tuple(_one(spots, place) for place in dict.fromkeys(found))


def _by_number(body: Sequence[BodyRow], number: int) -> Iterator[BodyRow]:
    if number == LAST:
        yield from body[-1:]
        return
    for row in body:
        if row.first.isdecimal() and int(row.first) == number:
            yield row
    yield from body[number - 1 : number]


def _by_name(body: Sequence[BodyRow], name: str) -> list[BodyRow]:
    tests: tuple[Callable[[str], bool], ...] = (
        lambda cell: cell == name,
        lambda cell: len(name) >= _SHORTEST and cell.startswith(name),
        lambda cell: len(name) >= 2 * _SHORTEST and name in cell,
    )
    for test in tests:
        found = [row for row in body if any(map(test, row.cells))]
        if found:
            return found
    return []


def _lines(spots: Spots, scope: Stretch) -> Iterator[tuple[int, Line]]:
    """Give the paragraphs of a stretch, each with the position of its section."""
    for at in _sections(spots, scope):
        for line in spots.blocks(at).lines:
            if _in(scope, (at, line.ordinal)):
                yield at, line


def _before_next_heading(lines: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    own: list[tuple[int, Line]] = []
    for number, entry in enumerate(lines):
        if entry[1].is_heading and number:
            break
        if not entry[1].is_heading:
            own.append(entry)
    return own


def _sections(spots: Spots, scope: Stretch) -> range:
    return range(scope.start[0], min(scope.end[0] + 1, len(spots.sections)))


def _in(scope: Stretch, place: tuple[int, int]) -> bool:
    return scope.start <= place < scope.end


def _one(spots: Spots, place: tuple[int, int]) -> Stretch:
    at, ordinal = place
    return spots.one(spots.of(spots.sections[at].id)[ordinal - 1])
