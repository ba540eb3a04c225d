"""All hostile inputs, made from one seed."""

from collections.abc import Iterator
from random import Random

from tests.hostile import (
    books,
    comments,
    copies,
    folders,
    large_sections,
    letters,
    packed_books,
    packed_copies,
    pictures,
    sections,
    shared,
)
from tests.hostile.case import KINDS, Case

MAKERS = (
    sections,
    large_sections,
    books,
    packed_books,
    comments,
    letters,
    copies,
    packed_copies,
    pictures,
    folders,
    shared,
)


def all_cases(random: Random, *of: str, large: bool = True) -> Iterator[tuple[str, Case]]:
    """Give each case with the name of its maker, or those of some modules by name ("copies").

    Without `large` what takes long to make is left out. Every maker draws from a seed of its own,
    whoever else makes something.
    """
    for entry in KINDS:
        seed = Random(f"{random.random()}")
        wanted = not of or entry.name.partition(":")[0] in of
        if wanted and (large or not entry.large):
            case = entry.make(seed)
            assert case.heavy == entry.large, f"{entry.name}: @large goes with heavy=True"
            yield entry.name, case
