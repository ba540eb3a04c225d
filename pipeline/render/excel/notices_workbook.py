"""`thong-bao.xlsx`: how many notices each agency has, then each with its place and mending."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pipeline.model.notice import SEVERITY_WORDS, Notice, Severity
from pipeline.model.outline import Agency
from pipeline.render.excel.lists import CellValue, ListColumn, ListSheet, table_workbook

NO_NAMES: Final[Mapping[str, str]] = {}
_NO_AGENCY: Final = "(không thuộc cơ quan nào)"


def notices_workbook(
    notices: Sequence[Notice], agencies: Sequence[Agency], items: Mapping[str, str] = NO_NAMES
) -> bytes:
    """Give the .xlsx of all notices: how many each agency has, then each of them.

    Agencies stand in the order given, those without a notice left out; `items` are what items
    are called by id.
    """
    names = {agency.id: agency.name for agency in agencies}
    sheets = _summary(notices, names), _listing(notices, names, items)
    return table_workbook(sheets, "Thông báo")


def _summary(notices: Sequence[Notice], names: dict[str, str]) -> ListSheet:
    # counted here, not by pandas: its import takes longer than the whole workbook
    counts = Counter((notice.agency or "", notice.severity) for notice in notices)
    found = {agency for agency, _ in counts}
    strangers = sorted(found - names.keys() - {""})
    order = [*(name for name in names if name in found), *strangers, *([""] if "" in found else [])]
    rows: list[tuple[CellValue, ...]] = [
        (names.get(agency, agency) or _NO_AGENCY, *_counts(counts, agency), _total(counts, agency))
        for agency in order
    ]
    totals = [sum(1 for notice in notices if notice.severity is severity) for severity in Severity]
    columns = (
        ListColumn("Cơ quan", 48),
        *(ListColumn(SEVERITY_WORDS[severity].capitalize(), 12) for severity in Severity),
        ListColumn("Cộng", 12),
    )
    return ListSheet("Tổng hợp", columns, (*rows, ("Cộng", *totals, len(notices))), total=True)


def _counts(counts: Counter[tuple[str, Severity]], agency: str) -> tuple[int, ...]:
    return tuple(counts[agency, severity] for severity in Severity)


def _total(counts: Counter[tuple[str, Severity]], agency: str) -> int:
    return sum(_counts(counts, agency))


def _listing(
    notices: Iterable[Notice], names: Mapping[str, str], items: Mapping[str, str]
) -> ListSheet:
    columns = (
        ListColumn("Mức độ", 11),
        ListColumn("Mã", 22, aside=True),
        ListColumn("Cơ quan", 28),
        ListColumn("Mục", 24),
        ListColumn("Tệp", 42),
        ListColumn("Dòng/Ô", 14),
        ListColumn("Nội dung", 60),
        ListColumn("Cách sửa", 60),
    )
    rows = tuple(
        (
            SEVERITY_WORDS[notice.severity],
            notice.code,
            names.get(notice.agency or "", notice.agency),
            items.get(notice.item or "", notice.item),
            notice.file,
            notice.line if notice.cell is None else notice.cell,
            notice.message,
            notice.fix,
        )
        for notice in notices
    )
    return ListSheet("Thông báo", columns, rows)
