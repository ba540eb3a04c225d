"""The comparison with the approved plan: agencies' proposals, and targets that are to change.

Every number that is another on the two sides is told as a difference. Codes are no numbers: of a
document (236/QĐ-TTg), a road (QL 279), a table (Phụ lục XXIV), and years.

Source: domain.md, section 4 ("So sánh với quy hoạch đã phê duyệt").
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from pipeline.model.consolidated import ConsolidatedTable
from pipeline.model.numbers import Number, read_number
from pipeline.model.plan_comparison import NumberDifference, PlanRow
from pipeline.model.registers import Indicator
from pipeline.model.table import RowKind

TABLE: Final = "so-sanh"
TARGETS: Final = "Chỉ tiêu của quy hoạch"
_CHANGED, _ADDED = "Rà soát", "Bổ sung"
_DIGITS: Final = r"\d{1,3}(?:[.]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_FIGURE: Final = re.compile(
    rf"(?<![\w/.,-])(?P<low>{_DIGITS})(?:\s?[-–]\s?(?P<high>{_DIGITS}))?(?![\w/]|[.,]\d|-\w)"
)
_CODED: Final = re.compile(
    r"(?:số|quốc lộ|ql|đt|tỉnh lộ|phụ lục|bảng|biểu|điều|khoản|mục|cấp|lần|nghị quyết|luật)\s*$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20|21)\d\d")
_PERCENT_PLACES: Final = Decimal("0.1")


def plan_comparison(
    tables: Sequence[ConsolidatedTable], targets: Sequence[Indicator], planner: str
) -> tuple[PlanRow, ...]:
    """Give the rows: targets first, then proposals by field as their consolidated table has them.

    `targets` are all of the register; only those that are to change have a row, which is told as
    the planning agency's (`planner`).
    """
    table = next((one for one in tables if one.id == TABLE), None)
    proposals = () if table is None else tuple(_proposals(table))
    changed = (_target(one, planner) for one in targets if _is_changed(one))
    return (*changed, *proposals)


def number_differences(old: str, new: str) -> tuple[NumberDifference, ...]:
    """Give the numbers of two texts that differ, in reading order.

    Where both have as many, each is held against the one at its place; else those that only one
    side has are told, in order.
    """
    was, now = _figures(old), _figures(new)
    if len(was) == len(now):
        return tuple(_difference(a, b) for a, b in zip(was, now, strict=True) if a != b)
    gone, came = Counter(was) - Counter(now), Counter(now) - Counter(was)
    removed = [NumberDifference(text, "") for text in _in_order(was, gone)]
    return (*removed, *(NumberDifference("", text) for text in _in_order(now, came)))


def _proposals(table: ConsolidatedTable) -> Iterator[PlanRow]:
    group = ""
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        if row.kind is RowKind.GROUP:
            group = next((text for text in texts[1:] if text), texts[0])
            continue
        _, approved, proposed, kind, reason, agency = texts
        yield PlanRow(
            group, approved, proposed, kind, reason, agency, number_differences(approved, proposed)
        )


def _is_changed(target: Indicator) -> bool:
    return bool(target.proposed) and target.proposed != target.target


def _target(target: Indicator, planner: str) -> PlanRow:
    unit = f" {target.unit}" if target.unit else ""
    approved = f"{target.name}: {target.target}{unit}" if target.target else ""
    proposed = f"{target.name}: {target.proposed}{unit}"
    known = _difference(target.target, target.proposed)
    kind = _CHANGED if target.target else _ADDED
    differences = (known,) if target.target else ()
    return PlanRow(TARGETS, approved, proposed, kind, "", planner, differences)


def _figures(text: str) -> list[str]:
    return [
        " - ".join(filter(None, (found["low"], found["high"])))
        for found in _FIGURE.finditer(text)
        if not _CODED.search(text[: found.start()]) and not _is_year(found)
    ]


def _is_year(found: re.Match[str]) -> bool:
    return all(_YEAR.fullmatch(part) for part in (found["low"], found["high"]) if part)


def _difference(old: str, new: str) -> NumberDifference:
    was, now = read_number(old), read_number(new)
    if not (isinstance(was, Number) and isinstance(now, Number)):
        return NumberDifference(old, new)
    delta = now.value - was.value
    percent = (delta / was.value * 100).quantize(_PERCENT_PLACES) if was.value else None
    return NumberDifference(old, new, delta, percent)


def _in_order(texts: Sequence[str], left: Counter[str]) -> Iterator[str]:
    for text in texts:
        if left[text] > 0:
            left[text] -= 1
            yield text
