"""Kept while readers still look here: the reading of numbers stands in `pipeline.model.numbers`."""

from pipeline.model.numbers import (
    Ambiguous,
    Bound,
    NotNumber,
    Number,
    Range,
    Reading,
    is_unit,
    read_number,
)

__all__ = [
    "Ambiguous",
    "Bound",
    "NotNumber",
    "Number",
    "Range",
    "Reading",
    "is_unit",
    "read_number",
]
