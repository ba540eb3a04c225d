"""Page numbers kept from a rendering: `trang.json`, as `render.json.pages_json` writes it."""

import json

from pipeline.model.pages import Pages


def read_pages_json(data: bytes) -> Pages | None:
    """Give the page numbers of a `trang.json`; None where it is not one."""
    try:
        value = json.loads(data)
        numbers, lengths = value["trang"], value["so-trang"]
    except (ValueError, KeyError, TypeError):
        return None
    if not (_counts(numbers) and _counts(lengths)):
        return None
    return Pages(numbers, lengths)


def _counts(value: object) -> bool:
    return isinstance(value, dict) and all(type(number) is int for number in value.values())
