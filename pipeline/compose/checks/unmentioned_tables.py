"""Tables that the text never refers to: 56 of 57 were in a signed plan.

Tables of an appendix are its content and need no reference. One notice names all such tables
of a file.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage, PlacedTable
from pipeline.model.inlines import Reference
from pipeline.model.notice import Notice, Severity

_NAMED: Final = re.compile(r"[Bb]ảng\s+((?:\d+|PL\d+)\.\d+)")
_HERE: Final = re.compile(
    r"(?:bảng|biểu)\s+(?:sau|dưới đây|bên dưới|trên|kèm theo)|như sau:|sau đây:", re.IGNORECASE
)

Announced = set[tuple[str, int | None]]  # file and line of what says "in the table below"


def unmentioned_tables(evidence: Evidence) -> Iterator[Notice]:
    """Tell of tables in the parts that no sentence leads a reader to."""
    mentioned: set[str] = set()
    announced: Announced = set()
    for passage in evidence.passages:
        mentioned.update(_mentioned(passage))
        if _announces(passage):
            announced.add((passage.source.file, passage.source.line))
    files: dict[str, list[PlacedTable]] = {}
    for placed in evidence.tables:
        table = placed.table
        known = table.id in mentioned or table.number in mentioned
        if placed.is_appendix or not table.number or known or _is_announced(placed, announced):
            continue
        files.setdefault(table.source.file, []).append(placed)
    for tables in files.values():
        names = ", ".join(placed.name for placed in tables)
        message = f"bài không nhắc tới {names}"
        fix = "thêm câu dẫn có @mã-bảng (ví dụ: “nêu tại @bang-…”) gần chỗ đặt bảng"
        yield tables[0].notice(Severity.INFO, "bang-khong-duoc-nhac", message, fix)


def leads_to_a_table(passage: Passage) -> bool:
    """Say whether a passage may lead a reader to a table."""
    return _announces(passage) or next(_mentioned(passage), None) is not None


def _mentioned(passage: Passage) -> Iterator[str]:
    """Give what a passage refers to, and the numbers of tables that it names."""
    yield from (run.target for run in passage.runs if isinstance(run, Reference))
    if "ảng" in passage.text:
        yield from _NAMED.findall(passage.text)


def _announces(passage: Passage) -> bool:
    text = passage.text
    return ("ảng" in text or text.endswith(":")) and _HERE.search(text) is not None


def _is_announced(placed: PlacedTable, announced: Announced) -> bool:
    source = placed.table.source
    return source.line is not None and any(
        (source.file, source.line - back) in announced for back in range(1, 7)
    )
