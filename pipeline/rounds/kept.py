"""What readers make of a file, kept from one run to the next as msgpack of the model's values.

A result is found by all that made it: the program, the reader, the file's name and details, the
limits, and the hash of its bytes. What a cell holds is typed by its content, which msgpack knows
for texts, numbers and truth; days, exact numbers and intervals are marked as what they are.
"""

import hashlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final, Generic, TypeVar

import msgspec

from pipeline.model.document import Block, Division, List, Point, Quote, Table
from pipeline.model.fixed import replace
from pipeline.model.form import Constraints, Form, FormCell, FormTable
from pipeline.model.notice import Outcome
from pipeline.model.plain_values import marked, plain_grid, value_of
from pipeline.work.fingerprint import program
from pipeline.work.store import Store

T = TypeVar("T")
_DEEPEST: Final = 300  # thirty lists within one another take some 130 steps


def _as_it_is(value: T) -> T:
    return value


class Kind(Generic[T]):
    """How one kind of result is kept: as bytes, and read back typed or not at all."""

    def __init__(self, form: Any, plain: Callable[[T], T] = _as_it_is) -> None:
        """Keep results of the type `form`; `plain` marks what msgpack has no type for."""
        self._form = form
        self._plain = plain

    def encode(self, outcome: Outcome[T]) -> bytes | None:
        """Give a result as bytes; None for one that is not the same when it is read back."""
        try:
            data = msgspec.msgpack.encode(Outcome(self._plain(outcome.value), outcome.notices))
        except (OverflowError, TypeError, ValueError):  # a number of 20 digits
            return None
        return data if self.decode(data) == outcome else None

    def decode(self, data: bytes) -> Outcome[T] | None:
        """Give a result back; None where the bytes are no such result."""
        try:
            with _shallow():
                read: Outcome[T] = _decoder(self._form).decode(data)
        except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
            return None
        return read


@contextmanager
def _shallow() -> Iterator[None]:
    """Let nothing be read back that is nested deeper than any reader would make it.

    What somebody else put there must not lead the steps behind into the end of the stack.
    """
    frame, depth = sys._getframe(), 0
    while frame.f_back is not None:
        frame, depth = frame.f_back, depth + 1
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(min(before, depth + _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@cache
def _decoder(form: Any) -> msgspec.msgpack.Decoder[Any]:
    """Give what reads a kind back, made when first needed: it looks at every kind of block."""
    outcome: Any = Outcome
    return msgspec.msgpack.Decoder(outcome[form], ext_hook=value_of)


def kept_file(kept: Store, name: str, told: object, make: Callable[[], bytes]) -> bytes:
    """Give a file, that of an earlier run where it was made of the same.

    `told` is all that it is made of, as values of the model.
    """
    try:
        said = hashlib.sha256(msgspec.msgpack.encode(told)).hexdigest()
    except (OverflowError, TypeError, ValueError):  # a number of 20 digits
        return make()
    key = result_key(program(), name, said)
    made = kept.get(key)
    if made is None:
        made = make()
        kept.put(key, made)
    return made


def result_key(*told: str) -> str:
    """Give the key of a result from the words that say what made it."""
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def plain_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give blocks with the grids among them marked, and those within."""
    return tuple(map(_plain_block, blocks))


def _plain_block(block: Block) -> Block:
    match block:
        case Table(grid=grid):
            return replace(block, grid=plain_grid(grid))
        case Point(blocks=inner) | Quote(blocks=inner) | Division(blocks=inner):
            return replace(block, blocks=plain_blocks(inner))
        case List(items=items):
            held = (replace(item, blocks=plain_blocks(item.blocks)) for item in items)
            return replace(block, items=tuple(held))
        case _:
            return block


def plain_table(table: FormTable) -> FormTable:
    """Give a filled form with days, exact numbers and intervals marked."""
    rows = (replace(row, cells=tuple(map(_plain_field, row.cells))) for row in table.rows)
    return replace(table, form=plain_form(table.form), rows=tuple(rows))


def plain_form(form: Form) -> Form:
    """Give a form with the days and exact numbers of its limits marked."""

    def plain(limits: Constraints) -> Constraints:
        return replace(limits, minimum=marked(limits.minimum), maximum=marked(limits.maximum))

    fields = (replace(field, constraints=plain(field.constraints)) for field in form.fields)
    return replace(form, fields=tuple(fields))


def _plain_field(cell: FormCell) -> FormCell:
    if cell.value is None or isinstance(cell.value, str | bool):
        return cell
    return replace(cell, value=marked(cell.value))
