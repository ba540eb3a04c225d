"""A view of a large immutable value, made once for the value itself."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Final, TypeVar

A = TypeVar("A")
B = TypeVar("B")

_MOST: Final = 4  # drafts and comparisons of drafts that one command has in hand


def once(make: Callable[[A], B]) -> Callable[[A], B]:
    """Let a function of one value give again what it made for that very value.

    An equal value is another one: to hash a whole draft takes longer than most views of it. Only
    the last few are kept, with their values, so that no identity is given twice.
    """
    made: OrderedDict[Hashable, tuple[A, B]] = OrderedDict()

    @wraps(make)
    def given(value: A) -> B:
        known = made.get(id(value))
        if known is not None:
            made.move_to_end(id(value))
            return known[1]
        found = make(value)
        made[id(value)] = (value, found)
        while len(made) > _MOST:
            made.popitem(last=False)
        return found

    return given
