"""Tables and figures without a name: they take no number, and no list and no reference finds them.

Source: Nghị định 30/2020/NĐ-CP has a name for each appendix; the plan's own report names every
table and figure, "Bảng 2.3".
"""

from collections.abc import Iterator

from pipeline.compose.checks.evidence import Evidence
from pipeline.model.consolidated import GENERATED
from pipeline.model.document import Figure, Source, Table, walk
from pipeline.model.notice import Notice, Severity

_TABLE = "viết dòng `Bảng: Tên bảng {#bang-…}` ngay trên bảng; bảng Excel: tên trong `![Tên](tệp)`"
_FIGURE = "viết tên hình trong ngoặc vuông: `![Tên hình](tệp){#hinh-…}`"


def nameless_tables(evidence: Evidence) -> Iterator[Notice]:
    """Tell of tables and figures without a caption, in items and appendices alike."""
    for section in evidence.report.sections():
        for block in walk(section.blocks):
            if (
                isinstance(block, Table)
                and not block.caption
                and GENERATED not in dict(block.options)
            ):
                message = "bảng không có tên, không được đánh số"
                yield _notice("bang-khong-ten", message, _TABLE, block.source, section.item.id)
            elif isinstance(block, Figure) and not block.caption:
                message = "hình không có tên, không được đánh số"
                yield _notice("hinh-khong-ten", message, _FIGURE, block.source, section.item.id)


def _notice(code: str, message: str, fix: str, source: Source, item: str) -> Notice:
    agency = source.agency or None
    return Notice(
        Severity.WARNING, code, message, fix, source.file, source.line, None, agency, item
    )
