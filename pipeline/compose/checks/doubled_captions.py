"""Two tables with one caption: a reader cannot tell which is meant.

A table number used twice reached a signed plan; numbers here are automatic, captions are not.
"""

from collections.abc import Iterator

from pipeline.compose.checks.evidence import Evidence, PlacedTable
from pipeline.model.document import plain_text
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import folded


def doubled_captions(evidence: Evidence) -> Iterator[Notice]:
    """Tell, at the second one, of tables with the same caption in one part of the report."""
    known: dict[tuple[str, str], list[PlacedTable]] = {}
    for placed in evidence.tables:
        caption = plain_text(placed.table.caption)
        if caption and placed.item:
            part = placed.table.number.partition(".")[0]
            known.setdefault((part, folded(caption)), []).append(placed)
    for first, *others in known.values():
        if not others:
            continue
        source = first.table.source
        caption = plain_text(first.table.caption)
        where = f"{first.name} ({source.file}:{source.line})"
        more = ", ".join(placed.name for placed in others[1:])
        also = f", và cho {more}" if more else ""
        message = f"tên bảng “{caption}” đã dùng cho {where}{also}"
        fix = "đặt tên nói rõ mỗi bảng khác ở điểm nào (địa bàn, thời kỳ, lĩnh vực)"
        yield others[0].notice(Severity.WARNING, "ten-bang-trung", message, fix)
