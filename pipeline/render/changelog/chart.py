"""A chart of where the report changed: the share of changed words of each part."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from pipeline.model.change_summary import ItemShare
from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.render.chart_look import vietnamese

_MOST: Final = 24  # columns a chart has room for
_FEWEST: Final = 2  # parts below which items say more


def changed_shares(items: Iterable[ItemShare]) -> Chart | None:
    """Give the chart by part, or by item where there are fewer than two parts; None for nothing.

    Of more than 24 those that changed most are drawn, in reading order.
    """
    shares = tuple(items)
    parts = _summed(shares, part=True)
    counted, axis = (parts, "Phần, phụ lục") if len(parts) >= _FEWEST else (_summed(shares), "Mục")
    if not any(marked for marked, _ in counted.values()):
        return None
    found = {name: Decimal(marked) / max(1, words) for name, (marked, words) in counted.items()}
    kept = set(sorted(found, key=found.__getitem__, reverse=True)[:_MOST])
    drawn = {name: share for name, share in found.items() if name in kept}
    data = tuple(Datum(share, f"{vietnamese(share * 100, 1)}%") for share in drawn.values())
    return Chart(
        ChartKind.COLUMN,
        categories=tuple(drawn),
        series=(Series("Tỷ lệ từ thay đổi", data),),
        axis=axis,
        percent=True,
        alt="Tỷ lệ từ thay đổi so với số từ của dự thảo sau, theo "
        + ("phần và phụ lục" if counted is parts else "mục"),
    )


def _summed(shares: Iterable[ItemShare], *, part: bool = False) -> dict[str, tuple[int, int]]:
    counted: dict[str, tuple[int, int]] = {}
    for share in shares:
        name = share.place.partition(",")[0] if part else share.place
        marked, words = counted.get(name, (0, 0))
        counted[name] = (marked + share.marked, words + share.words)
    return counted
