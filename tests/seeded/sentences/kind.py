"""What a kind of defect is: a block of text with the lines that must be told, and by which code.

A module `kinds_*.py` of this folder with a tuple `KINDS` is found by itself: a new kind needs no
other line anywhere.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import tests.seeded.sentences as here


@dataclass(frozen=True, slots=True)
class Block:
    """A block of Markdown, without the blank line after it.

    Attributes:
        text: Its lines.
        at: The lines of it, from 0, one of which must be told; any of them counts.
        file: "" for a text among others; the name of a file of its own in the agency's folder, for
            defects of a file's name, where `at` is not looked at.
    """

    text: str
    at: tuple[int, ...] = (0,)
    file: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of defect.

    Attributes:
        name: In a table of figures.
        codes: Codes of notices, one of which must stand at the line.
        make: A defect, of a random source.
        honest: The near miss: a block that looks like the defect and is none, of the same source;
            None where there is none.
        item: Whether the defect needs an item for itself: a defect that spreads beyond its block.
        shared: Files under `sections/` that the kind needs, by name, with what is added to them.
    """

    name: str
    codes: tuple[str, ...]
    make: Callable[[Random], Block]
    honest: Callable[[Random], Block] | None = None
    item: bool = False
    shared: dict[str, str] = field(default_factory=dict)


def kinds() -> tuple[Kind, ...]:
    """Give all kinds, by module and order in it."""
    names = sorted(module.name for module in pkgutil.iter_modules(here.__path__))
    modules = [
        importlib.import_module(f"{here.__name__}.{name}")
        for name in names
        if name.startswith("kinds_")
    ]
    return tuple(kind for module in modules for kind in module.KINDS)
