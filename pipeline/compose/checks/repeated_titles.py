"""A sheet's own title row that says no more than the table's caption; it is not printed again."""

from collections.abc import Iterator

from pipeline.compose.checks.evidence import Evidence
from pipeline.model.document import plain_text
from pipeline.model.notice import Notice, Severity
from pipeline.model.table_title import repeats_caption


def repeated_titles(evidence: Evidence) -> Iterator[Notice]:
    """Tell each title that is left out because the caption says it."""
    for placed in evidence.tables:
        table = placed.table
        title, caption = table.grid.title, plain_text(table.caption)
        if placed.item and repeats_caption(title, caption):
            yield placed.notice(
                Severity.INFO,
                "tieu-de-bang-lap",
                f"dòng tiêu đề “{title}” trong trang tính lặp lại tên bảng “{caption}”, "
                "không in lại trên bảng",
                "không cần sửa; xóa dòng tiêu đề trong trang tính nếu không dùng",
            )
