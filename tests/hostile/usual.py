"""The usual table, comment sheet and parts of a Word file that makers of inputs begin with."""

from collections.abc import Sequence
from random import Random
from typing import Any, Final

from tests.hostile.case import Case, attached, commented
from tests.hostile.packages import book, paragraph, sheet

Row = Sequence[object]
HEADS: Final[Row] = ("Tên", "Giá trị")

COMMENTS_PART: Final = "word/comments.xml"
LINKS: Final = "word/_rels/document.xml.rels"
REMARKS: Final = ("comments", "comments.xml", "")


def rows_of(random: Random, count: int = 3) -> Sequence[Row]:
    """A head and some communes, each with a number."""
    return [list(HEADS)] + [[f"Xã {n}", random.randint(1, 900)] for n in range(count)]


def table(name: str, rows: Sequence[Row], *notices: str, **more: Any) -> Case:
    """A workbook of these rows, placed in a sound text."""
    return attached(name, book(sheet(rows)), *notices, **more)


def comment_sheet(name: str, rows: Sequence[Row], *notices: str, **more: Any) -> Case:
    """A comment sheet of these rows, on draft 1."""
    return commented(name, book(sheet(rows), titles=("GopY",)), *notices, **more)


def edit(tag: str, words: str, number: int = 90) -> str:
    """A run that was inserted (`ins`) or deleted (`del`) with tracking."""
    text = "delText" if tag == "del" else "t"
    return (
        f'<w:{tag} w:id="{number}" w:author="Lê B" w:date="2025-11-20T08:00:00Z"><w:r>'
        f"<w:{text}>{words}</w:{text}></w:r></w:{tag}>"
    )


def word_table(*rows: tuple[str, ...]) -> str:
    """A table of these words."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl>{inner}</w:tbl>"
