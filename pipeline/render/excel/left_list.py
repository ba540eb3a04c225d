"""The sheet of the response workbook with what earlier rounds left."""

from collections.abc import Mapping
from typing import Final

from pipeline.model.earlier import LEFT_WORDS
from pipeline.model.response_table import LeftLine, ResponseTable
from pipeline.model.verdict import VERDICT_WORDS
from pipeline.render.excel.lists import CellValue, ListColumn, ListSheet

SHEET: Final = "Các lần trước để lại"


def left_list(table: ResponseTable, names: Mapping[str, str]) -> ListSheet:
    """Give the sheet, a comment a row; `names` are items' titles by id."""
    columns = (
        ListColumn("TT", 7, aside=True),
        ListColumn("Tình trạng", 26),
        ListColumn("Ý kiến đối với", 16, aside=True),
        ListColumn("Mã ý kiến", 18),
        ListColumn("Cơ quan", 26),
        ListColumn("Mục", 32, aside=True),
        ListColumn("Vị trí tại dự thảo được góp ý", 28, aside=True),
        ListColumn("Trích dẫn", 36, aside=True),
        ListColumn("Nội dung góp ý", 48),
        ListColumn("Đề nghị sửa thành", 36, aside=True),
        ListColumn("Kết quả xử lý", 17),
        ListColumn("Giải trình", 44),
        ListColumn("Kết luận", 30, aside=True),
        ListColumn("Ý kiến của cơ quan về kết quả", 36),
        ListColumn("Đối chiếu với dự thảo", 24, aside=True),
        ListColumn("Mã đối chiếu", 18, aside=True),
        ListColumn("Căn cứ đối chiếu", 36, aside=True),
        ListColumn("Nội dung trước khi sửa", 44, aside=True),
        ListColumn("Nội dung sau khi sửa", 44, aside=True),
        ListColumn(f"Vị trí tại {table.later}", 30, aside=True),
        ListColumn(f"Nội dung tại {table.later}", 44, aside=True),
        ListColumn("Cơ quan, người xử lý", 26, aside=True),
    )
    rows = tuple(_row(number, line, names) for number, line in enumerate(table.left, 1))
    return ListSheet(SHEET, columns, rows)


def _row(number: int, line: LeftLine, names: Mapping[str, str]) -> tuple[CellValue, ...]:
    left, response = line.left, line.left.response
    comment, row = response.comment, response.row
    evidence, now = left.trace.evidence, left.now
    return (
        number,
        LEFT_WORDS[left.kind],
        left.draft,
        row.code if row else comment.code,
        line.body,
        names.get(comment.item, comment.item_text),
        line.old_place,
        comment.quote,
        comment.thread,
        comment.proposed,
        response.disposition.value if response.disposition else None,
        row.explanation if row else None,
        row.decision if row else None,
        left.reply.told if left.reply else None,
        VERDICT_WORDS[left.trace.verdict],
        left.trace.verdict.value,
        evidence.told,
        evidence.old,
        evidence.new,
        now.place.words if now.place else None,
        now.words,
        row.handler if row else None,
    )
