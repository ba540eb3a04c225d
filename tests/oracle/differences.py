"""What differs between two printed documents, block by block, each with its place."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from tests.oracle.form import Block, Cell, Paragraph, Run, Table, Thing, Words

_HEADINGS: Final = ("Heading1", "Heading2", "Heading3", "PhuLuc")
_LONGEST: Final = 160


def differences(left: Sequence[Block], right: Sequence[Block]) -> list[str]:
    """Say what differs, each line opening with the heading it stands under; [] if nothing.

    Left is what is expected, right what was found. Blocks that pair up are compared in depth.
    """
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    mine, theirs = left[start : len(left) - end], right[start : len(right) - end]
    if not mine and not theirs:
        return []
    told: list[str] = []
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    for tag, a, b, c, d in steps:
        if tag == "equal":
            continue
        for at in range(max(b - a, d - c)):
            mine_at, theirs_at = a + at, c + at
            one = mine[mine_at] if mine_at < b else None
            other = theirs[theirs_at] if theirs_at < d else None
            place = _place(left, min(start + mine_at, len(left) - 1))
            told.extend(f"{place}: {line}" for line in _block(one, other))
    return told


def _place(blocks: Sequence[Block], at: int) -> str:
    """Where the block stands: the nearest heading above it and how many blocks below that."""
    for back in range(at, -1, -1):
        block = blocks[back]
        if isinstance(block, Paragraph) and block.style in _HEADINGS:
            return f'block {at + 1}, {at - back} below "{text_of(block)[:50]}"'
    return f"block {at + 1}"


def text_of(block: Block) -> str:
    """Give what a block says, of a table its cells with bars between."""
    if isinstance(block, Table):
        return "\n".join(
            " | ".join(" ".join(map(text_of, cell.blocks)) for cell in row.cells)
            for row in block.rows
        )
    return "".join(map(_shown, block.runs))


def _shown(run: Run) -> str:
    if isinstance(run, Words):
        return run.text
    inner = " ".join(map(text_of, run.blocks))
    return f"[{run.kind} {inner or run.value[:60]}]"


def _short(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else f"{text[:110]} … {text[-40:]}")


def _block(one: Block | None, other: Block | None) -> Iterator[str]:
    if other is None:
        assert one is not None
        yield f"missing {_kind(one)} {_short(text_of(one))}"
    elif one is None:
        yield f"not expected {_kind(other)} {_short(text_of(other))}"
    elif isinstance(one, Paragraph) and isinstance(other, Paragraph):
        yield from _paragraph(one, other)
    elif isinstance(one, Table) and isinstance(other, Table):
        yield from _table(one, other)
    else:
        yield f"{_kind(one)} {_short(text_of(one))} is {_kind(other)} {_short(text_of(other))}"


def _kind(block: Block) -> str:
    return f"paragraph ({block.style})" if isinstance(block, Paragraph) else "table"


def _paragraph(one: Paragraph, other: Paragraph) -> Iterator[str]:
    for name in ("style", "number"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine != theirs:
            yield f"{name} {mine!r} is {theirs!r} in {_short(text_of(one))}"
    if one.properties != other.properties:
        yield f"properties {sorted(one.properties)} are {sorted(other.properties)}"
    if one.runs != other.runs:
        yield from _runs(one.runs, other.runs)


def _runs(one: tuple[Run, ...], other: tuple[Run, ...]) -> Iterator[str]:
    """Show the first place where two lines part; what follows may only be shifted by it."""
    mine, theirs = _letters(one), _letters(other)
    at = next(n for n, (x, y) in enumerate(zip_longest(mine, theirs)) if x != y)
    left, right = (letters[at] if at < len(letters) else None for letters in (mine, theirs))
    if isinstance(left, Thing) and isinstance(right, Thing) and left.blocks != right.blocks:
        for x, y in zip_longest(left.blocks, right.blocks):
            if x != y:
                yield from (f"in a {left.kind}: {line}" for line in _block(x, y))
        return
    yield f"{_from(mine, at)} is {_from(theirs, at)}"


def _letters(runs: tuple[Run, ...]) -> list[Run]:
    """Give the runs cut into single letters, each with its look."""
    return [
        piece
        for run in runs
        for piece in (
            [Words(letter, run.look, run.link) for letter in run.text]
            if isinstance(run, Words)
            else [run]
        )
    ]


def _from(letters: Sequence[Run], at: int) -> str:
    """Give what stands from `at` on with its look, a little of what is before it."""
    if at >= len(letters):
        return "nothing"
    first = letters[at]
    if isinstance(first, Thing):
        return f"{first.kind} {first.value[:100]!r}{f' to {first.link}' if first.link else ''}"
    before = "".join(map(_shown, letters[max(0, at - 30) : at]))
    text = before + "".join(map(_shown, letters[at : at + 60]))
    look = ", ".join(" ".join(pair).strip() for pair in sorted(first.look))
    return f"text {text!r}{f' ({look})' if look else ''}{f' to {first.link}' if first.link else ''}"


def _table(one: Table, other: Table) -> Iterator[str]:
    if one.style != other.style:
        yield f"table style {one.style!r} is {other.style!r}"
    steps = SequenceMatcher(None, one.rows, other.rows, autojunk=False).get_opcodes()
    for tag, a, b, c, d in steps:
        if tag == "equal":
            continue
        for at in range(max(b - a, d - c)):
            mine = one.rows[a + at] if a + at < b else None
            theirs = other.rows[c + at] if c + at < d else None
            where = f"table row {a + at + 1}"
            if mine is None or theirs is None:
                row = mine or theirs
                assert row is not None
                state = "missing" if theirs is None else "not expected"
                yield f"{where} {state}: {_short(text_of(Table('', (row,))))}"
                continue
            if mine.header != theirs.header:
                yield f"{where}: header {mine.header} is {theirs.header}"
            for column, (x, y) in enumerate(zip_longest(mine.cells, theirs.cells), start=1):
                yield from (f"{where}, cell {column}: {line}" for line in _cell(x, y))


def _cell(one: Cell | None, other: Cell | None) -> Iterator[str]:
    if one == other:
        return
    if one is None or other is None:
        cell = one or other
        assert cell is not None
        state = "missing" if other is None else "not expected"
        yield f"{state} {_short(' '.join(map(text_of, cell.blocks)))}"
        return
    if (one.columns, one.rows) != (other.columns, other.rows):
        reach = f"{one.columns} columns by {one.rows} rows"
        yield f"{reach} is {other.columns} columns by {other.rows} rows"
    for mine, theirs in zip_longest(one.blocks, other.blocks):
        if mine != theirs:
            yield from _block(mine, theirs)
