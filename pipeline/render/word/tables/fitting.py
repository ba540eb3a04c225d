"""The widths at which a table stands lowest in its room.

The height of a table is the sum over its rows of the lines of its highest cell. Were lines as
many as a text is longer than its room, no more and no less, the sum would be convex, and its
lowest point is found by giving each column room by the root of what its decisive texts are long.
From there, and from columns levelled by their usual text, the real lines are counted, with a
penalty for each short cell that wraps; the better one is drawn together to the room its lines
really need, and what that frees goes to short cells, to names of columns, to the texts.

Lengths are in em, but for what a caller gives and gets, which is in twips.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.render.word.tables.cells import PADDING
from pipeline.render.word.tables.content import SHORT_WORDS, Across, Content, Measure
from pipeline.render.word.tables.levelling import (
    HEADER_LINES,
    SLACK,
    head_room,
    in_em,
    in_twips,
    levelled,
)
from pipeline.render.word.tables.wrapping import Words, least_room, lines_of, widest_line

_BROKEN: Final = 0.35  # of a row's height: so much higher may it be for a short cell on one line
_HIGH: Final = 3  # lines of a row, beyond which a short cell on two lines counts no more
_TALL_HEAD: Final = 0.5  # lines that each line of a header beyond three counts more
_ON_A_PAGE: Final = 25  # lines of rows, above which each page repeats the header
_TINY: Final = 1e-9
_ROUNDS: Final = 4
_SHARPNESS: Final = 8  # how little cells count that are not the highest of their row
_BY_HALF: Final = 0.5  # of its share of what is left over has a column of figures


class _Room(Fixed):
    """A table to be fitted: its content, the least room of each column, the room of all.

    `between` is what merged columns gain, the margins of a cell.
    """

    content: Content
    floors: tuple[float, ...]
    whole: float
    between: float

    @property
    def columns(self) -> tuple[Measure, ...]:
        return self.content.columns


def fitted(content: Content, low: Sequence[float], size: int, room: int) -> list[float]:
    """Give the widths of columns that fill the room, none below its least, in twips.

    Args:
        content: What the columns hold.
        low: Their least widths in twips, less than the room in all.
        size: The size of letters in points.
        room: The width of the table in twips.
    """
    unit = size * 20 * SLACK
    table = _Room(
        content,
        tuple(in_em(width, size) for width in low),
        (room - len(low) * PADDING) / unit,
        PADDING / unit,
    )
    starts = []
    easy = [
        max(floor, _longest(content.rows, column), 0.0 if entry.figures else head_room(entry))
        for column, (floor, entry) in enumerate(zip(table.floors, table.columns, strict=True))
    ]
    if sum(easy) <= table.whole:
        found = _handed_out(table, easy)
        starts.append(found)
    if not starts or cost(content, found, table.between) > len(content.rows) + 1:
        starts.append([in_em(width, size) for width in levelled(content, low, size, room)])
        starts += _balanced(table)
        best = min(_different(starts), key=lambda rooms: cost(content, rooms, table.between))
        found = _handed_out(table, _drawn(table, best))
    return [in_twips(em, size) for em in found]


def cost(content: Content, rooms: Sequence[float], between: float) -> float:
    """Give the height of a table in lines, with what short cells on several lines count more.

    Args:
        content: What the columns hold.
        rooms: The room of the text in each, in em.
        between: What merged columns gain, in em.
    """
    total, high = 0.0, 0
    for row in content.rows:
        highest, broken = 1, 0
        for words, room in zip(row, rooms, strict=True):
            if words.whole > room:
                lines = lines_of(words, room)
                highest = max(highest, lines)
                broken += lines > 1 and len(words.widths) <= SHORT_WORDS
        high += highest
        total += highest + min(highest, _HIGH) * _BROKEN * broken
    return total + _head_cost(content, rooms, between, 1 + high // _ON_A_PAGE)


def _head_cost(content: Content, rooms: Sequence[float], between: float, pages: int) -> float:
    lines = [
        sum(lines_of(words, room) for words in entry.head)
        for entry, room in zip(content.columns, rooms, strict=True)
    ]
    tall = sum(max(0, count - HEADER_LINES) for count in lines)
    for span in content.across:
        above = sum(lines_of(words, _room_over(span, rooms, between)) for words in span.head)
        for column in range(span.start, span.start + span.count):
            lines[column] += above
    return max(lines, default=0) * pages + _TALL_HEAD * tall


def _room_over(span: Across, rooms: Sequence[float], between: float) -> float:
    return sum(rooms[span.start : span.start + span.count]) + between * (span.count - 1)


def _longest(rows: Sequence[Sequence[Words]], column: int) -> float:
    return max((row[column].whole for row in rows), default=0.0)


def _balanced(table: _Room) -> list[list[float]]:
    """Give widths of the lowest table of texts that flow, with short cells whole or not."""
    names = [
        max(floor, entry.short) for floor, entry in zip(table.floors, table.columns, strict=True)
    ]
    plain = list(table.floors)
    tried = (_heads(table, names, HEADER_LINES), names, _heads(table, plain, HEADER_LINES), plain)
    return [
        found
        for floors in _different(tried)
        if sum(floors) <= table.whole
        for found in _flowing(table, floors)
    ]


def _different(rooms: Iterable[Sequence[float]]) -> Iterable[tuple[float, ...]]:
    """Give rooms once each, in their order: every second comes up twice (measured)."""
    return dict.fromkeys(map(tuple, rooms))


def _flowing(table: _Room, floors: Sequence[float]) -> Iterator[list[float]]:
    """Give the room of each column by the texts that decide the height of their rows.

    Twice: each step taken whole, and by half. Whole steps may go to and fro between texts that
    decide in turn, half ones may end early; which table is lower only its real lines tell.
    """
    free = [
        column
        for column, floor in enumerate(floors)
        if not table.columns[column].figures and _longest(table.content.rows, column) > floor
    ]
    if not free:
        yield list(floors)
        return
    rows = [[row[column].whole for column in free] for row in table.content.rows]
    least = [floors[column] for column in free]
    room = table.whole - sum(floors) + sum(least)
    wanted = [sqrt(sum(texts)) for texts in zip(*rows, strict=True)]
    begun = shared_out(wanted, least, room)
    for step in (1.0, 0.5):
        given = begun
        for _ in range(_ROUNDS):
            wanted = [
                sqrt(em * sqrt(weight))
                for em, weight in zip(given, _weights(rows, given), strict=True)
            ]
            further = zip(given, shared_out(wanted, least, room), strict=True)
            given = [had + step * (wish - had) for had, wish in further]
        found = list(floors)
        for column, em in zip(free, given, strict=True):
            found[column] = em
        yield found


def _weights(rows: Sequence[Sequence[float]], given: Sequence[float]) -> list[float]:
    """Give how long the texts of each column are, by how much they decide their rows' height."""
    weights = [0.0] * len(given)
    for texts in rows:
        ratios = [text / em for text, em in zip(texts, given, strict=True)]
        highest = max(ratios)
        if highest > 1:
            for column, ratio in enumerate(ratios):
                weights[column] += (ratio / highest) ** _SHARPNESS * texts[column]
    return weights


def shared_out(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Give the room by what is wanted; what is too narrow for its least takes from the others."""
    wanted = [max(wish, _TINY) for wish in wanted]
    held: set[int] = set()
    while True:
        free = room - sum(least[column] for column in held)
        total = sum(wish for column, wish in enumerate(wanted) if column not in held)
        found = [
            least[column] if column in held else wish * free / total
            for column, wish in enumerate(wanted)
        ]
        narrow = {column for column, given in enumerate(found) if given < least[column]}
        if not narrow - held:
            return found
        held |= narrow


def _drawn(table: _Room, rooms: Sequence[float]) -> list[float]:
    """Give the least room at which every text wraps as it does in these."""
    drawn = [
        max(
            floor,
            min(room, entry.short),
            *(widest_line(words, room) for words in entry.head),
            max((widest_line(row[column], room) for row in table.content.rows), default=0.0),
        )
        for column, (floor, entry, room) in enumerate(
            zip(table.floors, table.columns, rooms, strict=True)
        )
    ]
    for span in table.content.across:
        over = _room_over(span, rooms, table.between)
        needed = max((widest_line(words, over) for words in span.head), default=0.0)
        _widen(drawn, span, needed - _room_over(span, drawn, table.between))
    return drawn


def _widen(rooms: list[float], span: Across, missing: float) -> None:
    """Give the columns beneath a merged cell what it lacks."""
    if missing > 0:
        for column in range(span.start, span.start + span.count):
            rooms[column] += missing / span.count


def _handed_out(table: _Room, rooms: Sequence[float]) -> list[float]:
    """Give the rooms with what is left over: to short cells, to names, then to all."""
    found = _granted(table, rooms, [entry.short for entry in table.columns])
    for lines in range(HEADER_LINES, 0, -1):
        wishes = _heads(table, found, lines)
        granted = _granted(table, found, wishes)
        if lines < HEADER_LINES and not _are_met(granted, wishes):
            # the row is as high as the highest of its names
            break
        found = granted
    left = table.whole - sum(found)
    weights = [
        0.0 if entry.counts else room * (_BY_HALF if entry.figures else 1.0)
        for entry, room in zip(table.columns, found, strict=True)
    ]
    if not any(weights):
        weights = [1.0] * len(found)
    total = sum(weights)
    return [room + left * weight / total for room, weight in zip(found, weights, strict=True)]


def _granted(table: _Room, rooms: Sequence[float], wishes: Sequence[float]) -> list[float]:
    """Give the rooms with the wishes that what is left over can meet, the smallest first."""
    found = list(rooms)
    left = table.whole - sum(found)
    for column in sorted(range(len(found)), key=lambda at: wishes[at] - found[at]):
        missing = wishes[column] - found[column]
        if 0 < missing <= left:
            found[column], left = wishes[column], left - missing
    return found


def _heads(table: _Room, rooms: Sequence[float], lines: int) -> list[float]:
    """Give the rooms at which names take so many lines, those over several columns too."""
    wishes = [
        max(room, head_room(entry, lines)) for room, entry in zip(rooms, table.columns, strict=True)
    ]
    for span in table.content.across:
        wanted = max((least_room(head, lines) for head in span.head), default=0.0)
        _widen(wishes, span, wanted - _room_over(span, wishes, table.between))
    return wishes


def _are_met(rooms: Sequence[float], wishes: Sequence[float]) -> bool:
    return all(room >= wish for room, wish in zip(rooms, wishes, strict=True))
