"""Mutants that no test can kill: they say the same in other words. Each with its reason.

A line that has changed since makes its entry stale; a test tells.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant by its module's path and its lines, as a survivor is printed, and why."""

    path: str
    before: str
    after: str
    why: str


EQUIVALENTS: Final[tuple[Equivalent, ...]] = ()
