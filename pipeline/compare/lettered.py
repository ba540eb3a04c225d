"""Điểm whose letter alone is another: those behind one that came or went shift by a letter."""

import re
from typing import Final

from pipeline.compare.printed import runs_key
from pipeline.model.document import Inline
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowParagraph
from pipeline.model.inlines import Text

_LETTER: Final = re.compile(r"\s*(?:[a-zđ]{1,2}|[a-zđ]?\d{1,3})[).]\s+")
_STYLE: Final = "Diem"


def is_relettered(old: FlowBlock, new: FlowBlock) -> bool:
    """Say whether two điểm differ in nothing but their letters."""
    was, now = _unlettered(old), _unlettered(new)
    return was is not None and now is not None and runs_key(was) == runs_key(now)


def _unlettered(block: FlowBlock) -> tuple[Inline, ...] | None:
    """Give what a điểm says behind its letter; None for anything else.

    The letter is a run of its own in a draft as laid out, the beginning of one in a Word file.
    """
    if not isinstance(block, FlowParagraph) or not block.style.startswith(_STYLE):
        return None
    first, *rest = block.runs or (None,)
    found = _LETTER.match(first.text) if isinstance(first, Text) else None
    if not isinstance(first, Text) or found is None:
        return None
    text = first.text[found.end() :]
    return (replace(first, text=text), *rest) if text else tuple(rest)
