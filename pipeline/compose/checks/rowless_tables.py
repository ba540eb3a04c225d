"""A table of headings alone: the rows were forgotten, or stand on another sheet."""

from collections.abc import Iterator

from pipeline.compose.checks.evidence import Evidence
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import RowKind


def rowless_tables(evidence: Evidence) -> Iterator[Notice]:
    """Tell of tables that print headings and nothing below them."""
    for placed in evidence.tables:
        rows = placed.table.grid.rows
        if placed.sheet in evidence.form_sheets or not placed.item:
            continue  # the reading of the form has told already
        if rows and all(row.kind is RowKind.HEADER for row in rows):
            message = f"{placed.name} chỉ có tên cột, không có dòng nào"
            fix = "điền các dòng của bảng, hoặc đặt vào bài trang có số liệu"
            yield placed.notice(Severity.WARNING, "bang-khong-dong", message, fix)
