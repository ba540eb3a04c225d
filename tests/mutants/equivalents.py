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


_ONE_SIDED = "what only one draft has is told by its kind: the words of the other side are not read"
_FASTER = "nothing is left to pair then: it spares the work alone"
_LEFT_IS_FREE: Final = "if FREE in pairing.to_new and FREE in pairing.to_old:"

EQUIVALENTS: Final[tuple[Equivalent, ...]] = (
    Equivalent("pipeline/compare/tables/body.py", 'return ""', "return 'X'", _ONE_SIDED),
    Equivalent(
        "pipeline/compare/tables/body.py",
        '"" if old is None else row_text(self._old.grid.rows[old]),',
        "'X' if old is None else row_text(self._old.grid.rows[old]),",
        _ONE_SIDED,
    ),
    Equivalent(
        "pipeline/compare/tables/body.py",
        '"" if new is None else row_text(self._new.grid.rows[new]),',
        "'X' if new is None else row_text(self._new.grid.rows[new]),",
        _ONE_SIDED,
    ),
    *(
        Equivalent("pipeline/compare/tables/rows.py", _LEFT_IS_FREE, f"if ({other}):", _FASTER)
        for other in (
            "True",
            "FREE in pairing.to_new",
            "FREE in pairing.to_old",
            "FREE in pairing.to_new or FREE in pairing.to_old",
        )
    ),
    Equivalent(
        "pipeline/consult/register/remembered.py",
        'return date.fromisoformat(values.get(name, ""))',
        "return date.fromisoformat(values.get(name, 'X'))",
        "neither is a day",
    ),
)
