"""Which items of an agency a misnamed file is meant for: "Y tế.md", "y-te (2).md", "y-te.doc".

Names that people and programs give: accents and spaces, a number of a copy, "ban cuoi", a date.
"""

import re
from collections.abc import Sequence
from typing import Final

from pipeline.intake.nearest import nearest
from pipeline.intake.shared.fields import suggested_id
from pipeline.model.outline import Item

_MOST: Final = 3
_TAIL: Final = re.compile(
    r"-(?:\d{1,8}|v\d+|copy|copy-of|ban-?(?:cuoi|sao|moi|sua|chot)|cuoi(?:-cung)?|moi|sua|final|chot|"
    r"lan-\d+|gui|so-[a-z]+)$"
)
_HEAD: Final = re.compile(r"^(?:copy-of|ban-sao-cua|bai|noi-dung|bao-cao)-")


def meant_items(stem: str, own: Sequence[Item]) -> tuple[str, ...]:
    """Give the ids of an agency's own items that a name without its suffix means, likeliest first.

    An id written otherwise, else ids that begin with the name or are begun by it, else titles that
    hold it, else the id spelled most like it; () for none.
    """
    ids = [item.id for item in own]
    plain = suggested_id(stem)
    for name in _shorter(plain):
        if name in ids:
            return (name,)
        near = [one for one in ids if one.startswith(f"{name}-") or name.startswith(f"{one}-")]
        titled = [item.id for item in own if name in suggested_id(item.title)]
        found = near or (titled if len(name) > 2 else [])
        if found:
            return tuple(found[:_MOST])
    best = nearest(plain, ids) if plain else ""
    return (best,) if best else ()


def _shorter(name: str) -> list[str]:
    """Give a name and what is left of it without what was put before and behind it."""
    names = [name] if name else []
    while name:
        shorter = _HEAD.sub("", _TAIL.sub("", name))
        if shorter == name:
            break
        names.append(shorter)
        name = shorter
    return [one for one in names if one]
