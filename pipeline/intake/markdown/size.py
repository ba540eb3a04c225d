"""How much one Markdown file may hold: told before it is parsed, and counted while it is.

markdown-it keeps a value for each line, and three for each paragraph and cell: what is beyond
the limits must be refused before those are made, or a file of 1 MB takes a gigabyte.
"""

import re
from typing import Final

from markdown_it.token import Token

from pipeline.limits import MAX_BARS, MAX_LINES_A_BLOCK, Limits, how_to_raise

_NOTE: Final = re.compile(r"\[\^|\^\[")
_BLOCKS: Final = frozenset(
    (
        *("paragraph_open", "heading_open", "list_item_open", "point_open", "blockquote_open"),
        *("division_open", "tr_open", "dt_open", "dd_open", "footnote_reference_open"),
        *("fence", "code_block", "formula", "hr", "definition"),
    )
)
_CELLS: Final = frozenset(("th_open", "td_open"))


class TooMuchError(Exception):
    """A text holds more than is read; the words say of what."""

    def __init__(self, what: str, limit: str) -> None:
        super().__init__(what)
        self.what = what
        self.fix = f"chia nội dung thành nhiều mục, nhiều tệp; {how_to_raise(limit)}"


class Counted(list[Token]):
    """The block tokens of one text; raises `TooMuchError` when there are too many."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits
        self._blocks = self._cells = 0

    def append(self, token: Token, /) -> None:
        """Add a token and count what it opens."""
        super().append(token)
        if token.type in _BLOCKS:
            self._blocks += 1
            if self._blocks > self._limits.blocks:
                words = "đoạn, mục liệt kê và dòng bảng"
                raise TooMuchError(f"bài có hơn {self._limits.blocks} {words}", "blocks")
        elif token.type in _CELLS:
            self._cells += 1
            if self._cells > self._limits.table_cells:
                words = "ô trong các bảng"
                raise TooMuchError(f"bài có hơn {self._limits.table_cells} {words}", "table_cells")


def check_size(text: str, limits: Limits) -> None:
    """Raise `TooMuchError` for a text that must not be parsed."""
    if len(text) > limits.letters:
        words = f"bài dài {len(text)} ký tự, vượt mức {limits.letters}"
        raise TooMuchError(words, "letters")
    lines = text.split("\n")
    if len(lines) > MAX_LINES_A_BLOCK * limits.blocks:
        raise TooMuchError(f"bài có {len(lines)} dòng", "blocks")
    # a note is a mark and its content
    if sum(1 for _ in _NOTE.finditer(text)) > 2 * limits.notes:
        raise TooMuchError(f"bài có hơn {limits.notes} chú thích cuối trang", "notes")
    if any(line.count("|") > MAX_BARS for line in lines):
        raise TooMuchError(f"bài có dòng chứa hơn {MAX_BARS} dấu |", "columns")
