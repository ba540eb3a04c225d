"""What is kept of a rendering: `trang.json`, as `render.json.pages_json` writes it."""

import json
from typing import Final

from pipeline.model.pages import Layout, Pages, Rows

_DECIDED: Final = ("giu-cung-hang-sau", "gian-hang-cuoi")


def read_pages_json(data: bytes) -> Pages | None:
    """Give the page numbers of a `trang.json`; None where it is not one."""
    try:
        value = json.loads(data)
        numbers, lengths, decided = value["trang"], value["so-trang"], value.get("bo-cuc", {})
        layout = Layout(*(_rows(decided.get(name, {})) for name in _DECIDED))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if not (_counts(numbers) and _counts(lengths)):
        return None
    return Pages(numbers, lengths, layout)


def _rows(value: dict[str, list[int]]) -> Rows:
    """Give rows by item.

    Raises:
        TypeError: An ordinal is no number.
    """
    if not all(type(ordinal) is int for rows in value.values() for ordinal in rows):
        raise TypeError("an ordinal is a number")
    return {item: tuple(rows) for item, rows in value.items()}


def _counts(value: object) -> bool:
    return isinstance(value, dict) and all(type(number) is int for number in value.values())
