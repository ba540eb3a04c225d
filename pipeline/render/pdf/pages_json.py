"""What is kept of a rendering: `trang.json`, as `render.json.pages_json` writes it."""

import json

from pipeline.model.pages import Layout, Ordinals, Pages, Sizes
from pipeline.render.json import LAYOUT_NAMES


def read_pages_json(data: bytes) -> Pages | None:
    """Give the page numbers of a `trang.json`; None where it is not one."""
    try:
        value = json.loads(data)
        numbers, lengths, decided = value["trang"], value["so-trang"], value.get("bo-cuc", {})
        found = {field: decided.get(name, {}) for field, name in LAYOUT_NAMES.items()}
        lowered = _sizes(found.pop("lowered"))
        layout = Layout(**{name: _ordinals(rows) for name, rows in found.items()}, lowered=lowered)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if not (_counts(numbers) and _counts(lengths)):
        return None
    return Pages(numbers, lengths, layout)


def _ordinals(value: dict[str, list[int]]) -> Ordinals:
    """Give paragraphs or rows by item.

    Raises:
        TypeError: An ordinal is no number.
    """
    return {item: _numbers(places) for item, places in value.items()}


def _sizes(value: dict[str, list[list[int]]]) -> Sizes:
    """Give figures with their heights by item.

    Raises:
        TypeError, ValueError: An ordinal or a height is no number, or not a pair.
    """
    return {
        item: tuple((ordinal, height) for ordinal, height in map(_numbers, sizes))
        for item, sizes in value.items()
    }


def _numbers(values: list[int]) -> tuple[int, ...]:
    if not all(type(number) is int for number in values):
        raise TypeError("an ordinal is a number")
    return tuple(values)


def _counts(value: object) -> bool:
    return isinstance(value, dict) and all(type(number) is int for number in value.values())
