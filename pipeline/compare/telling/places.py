"""The place of several things told as one: what their places share, and their ordinals."""

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model.change import Place
from pipeline.model.fixed import replace

_ORDINAL: Final = re.compile(r"(.*) (\d+)", re.DOTALL)
_MOST: Final = 8  # ordinals, or runs of them, that are told one by one


def together(places: Sequence[Place | None]) -> Place | None:
    """Give the place of several things: "Phần I, mục 3.4, đoạn 1 - 5", "Bảng 2.9, dòng 3, 7".

    Its block and page are those of the first; without anything shared it is the first's alone.
    None where none of them has a place.
    """
    there = [place for place in places if place is not None]
    if not there:
        return None
    texts = list(dict.fromkeys(place.text for place in there))
    return there[0] if len(texts) == 1 else replace(there[0], text=_text(texts))


def _text(texts: Sequence[str]) -> str:
    parts = [text.split(", ") for text in texts]
    shared = 0
    while all(len(part) > shared and part[shared] == parts[0][shared] for part in parts):
        shared += 1
    if not shared:
        return texts[0]
    ends = [", ".join(part[shared:]) for part in parts]
    return ", ".join((*parts[0][:shared], *filter(None, (_ordinals(ends),))))


def _ordinals(ends: Sequence[str]) -> str:
    """Give "đoạn 1 - 3, 5" for "đoạn 1" … "đoạn 5"; "" where they are not alike."""
    found = [_ORDINAL.fullmatch(end) for end in ends]
    words = {match[1] if match else "" for match in found}
    if len(words) != 1 or "" in words:
        return ""
    numbers = sorted({int(match[2]) for match in found if match})
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and stretches[-1][-1] == number - 1:
            stretches[-1] = [stretches[-1][0], number]
        else:
            stretches.append([number])
    if len(stretches) > _MOST:
        return ""
    return f"{words.pop()} {', '.join(' - '.join(map(str, run)) for run in stretches)}"
