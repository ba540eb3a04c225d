"""The names by which a page, an address and a comment sheet know a block: "giao-thong.12".

The item, the ordinal of a paragraph, caption or row in it (`model.ordinals`), and of a cell the
name of its column behind a slash: "giao-thong.15/Quy mô". Names hold for one draft alone.
"""

import re
from typing import Final

from pipeline.model.fixed import Fixed

_NAME: Final = re.compile(r"([a-z0-9][a-z0-9-]{0,99})\.([1-9][0-9]{0,6})(?:/(.{1,200}))?")


class BlockName(Fixed):
    """A block: its item and ordinal; of a cell of a row, its column's name too."""

    item: str
    ordinal: int
    column: str = ""

    @property
    def text(self) -> str:
        """Give it as it is written."""
        column = f"/{self.column}" if self.column else ""
        return f"{self.item}.{self.ordinal}{column}"


def read_block_name(text: str) -> BlockName | None:
    """Give the block that a name means, None where it is no such name."""
    found = _NAME.fullmatch(text.strip())
    return None if found is None else BlockName(found[1], int(found[2]), found[3] or "")
