"""What cells hold, how columns and rows are named and shown; the table itself is in `document`."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.fixed import Fixed

# What is kept from run to run tells these apart by marks of its own (`rounds.kept`).
if TYPE_CHECKING:
    Value = str | int | float | Decimal | bool | date | datetime | None
else:
    Value = Any

# what a column that numbers the rows is called, as `folded` gives it
ORDER_NAMES: Final = frozenset({"stt", "tt", "số tt", "số thứ tự", "thứ tự"})


class Align(StrEnum):
    """How a column or cell is aligned; `DECIMAL` lines numbers up on the comma."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    DECIMAL = "decimal"


class RowKind(StrEnum):
    """What a row is: header rows repeat on each page, group and total rows are bold."""

    HEADER = "header"
    BODY = "body"
    GROUP = "group"
    TOTAL = "total"


class Column(Fixed):
    """One column: its name (last header row), unit, alignment and width.

    `width` is a share of the table's width (all shares add up to 1), None when it is
    left to the content.
    """

    name: str = ""
    unit: str = ""
    align: Align | None = None
    width: float | None = None
