"""What is to be written into a response register, whoever writes it."""

from collections.abc import Mapping
from datetime import date

from pipeline.model.fixed import Fixed, field
from pipeline.model.register_memory import Remembered


class RegisterChanges(Fixed):
    """What is to be written into a register.

    Attributes:
        rows: New rows, each by key of the column; what is missing stays empty.
        fills: Values for cells of rows there already, by row number and key.
        memory: What is kept of each row, by code.
        used: Where each text module is used, by the row it stands in.
    """

    rows: tuple[Mapping[str, str | date], ...] = ()
    fills: Mapping[tuple[int, str], str | date] = field(default_factory=dict)
    memory: Mapping[str, Remembered] = field(default_factory=dict)
    used: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_memory_alone(self) -> bool:
        """Say whether nothing is to be written that a person sees."""
        return not (self.rows or self.fills)
