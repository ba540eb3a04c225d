"""What is to be written into a response register, whoever writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RegisterChanges:
    """What is to be written into a register.

    Attributes:
        rows: New rows, each by key of the column; what is missing stays empty.
        fills: Values for cells of rows there already, by row number and key.
        keys: The key of the comment that each code stands for.
    """

    rows: tuple[Mapping[str, str | date], ...] = ()
    fills: Mapping[tuple[int, str], str | date] | None = None
    keys: Mapping[str, str] | None = None
