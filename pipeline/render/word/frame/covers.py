"""The title of a report on its covers, broken where its meaning pauses.

Centred and in capitals, a title that ends its lines anywhere parts "tỉnh" from its name and
"tầm nhìn" from "đến năm". A workspace may name the lines (`tieu-de-bia`).
"""

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model.letter_widths import width
from pipeline.render.unbroken import unbroken

_KIND: Final = re.compile(r"(?i)^(báo cáo(?: \w+){0,2}?) (?=(?:điều chỉnh|quy hoạch)\b)")
_PROVINCE: Final = re.compile(r"(?i) (?=(?:tỉnh|thành phố)\b)")
_ROOM: Final = 21.0  # em of a cover's lines
_SPAN: Final = re.compile(r"(?i) (?=(?:thời kỳ|giai đoạn|tầm nhìn)\b)")


def cover_title(title: str, asked: Sequence[str] = ()) -> str:
    """Give the title with its lines as they stand on a cover, a line break between two.

    Args:
        title: The report's title on one line.
        asked: Its lines as the workspace has them, () to leave them to the words.
    """
    lines = asked or _SPAN.sub("\n", _KIND.sub(r"\1\n", title)).split("\n")
    return "\n".join(unbroken(line if asked else _fitted(line)) for line in lines)


def _fitted(line: str) -> str:
    """Give a line that is too long for the cover with the province on a line of its own."""
    return line if width(line.upper(), bold=True) <= _ROOM else _PROVINCE.sub("\n", line)
