"""Files as bodies take them before answers are issued: without the reasons of changes.

A report keeps unseen, for the next comparison, why each item was changed, and authors often name
there whose comment they followed (`package.identity_part`).
"""

import re
from typing import Final

from pipeline.render.word.package import IDENTITY_ITEM
from pipeline.work.archive import DAMAGED, read_parts, zip_parts

_REASON: Final = re.compile(rb"<l( [^<>]*)?>[^<]*</l>")


def without_reasons(data: bytes) -> bytes:
    """Give a Word file without them; what has none, or is no such file, as it is."""
    try:
        parts = read_parts(data)
    except DAMAGED:
        return data
    kept = parts.get(IDENTITY_ITEM, b"")
    told = _REASON.sub(b"", kept)
    return data if told == kept else zip_parts({**parts, IDENTITY_ITEM: told})
