"""What a chart shows, in words, for those who do not see it: its alternative text."""

from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.model.chart import Chart, ChartKind, Datum, Series

KIND_WORDS: Final = {
    ChartKind.COLUMN: "Biểu đồ cột",
    ChartKind.STACKED: "Biểu đồ cột chồng",
    ChartKind.LINE: "Biểu đồ đường",
    ChartKind.PIE: "Biểu đồ tròn",
    ChartKind.MAP: "Bản đồ",
}


_TOLD_SERIES: Final = 3


def alternative_text(chart: Chart, caption: str) -> str:
    """Give in words what the chart shows: what of, over what, lowest and highest."""
    title = f" “{caption}”" if caption else ""
    over = f" theo {chart.axis.lower()}" if chart.axis else ""
    first, last = chart.categories[0], chart.categories[-1]
    in_time = len(chart.categories) > 1 and first[-4:].isdigit() and last[-4:].isdigit()
    span = f", từ {first} đến {last}" if in_time else ""
    unit = f" (đơn vị: {chart.unit})" if chart.unit else ""
    told = "".join(
        f" {_extremes(series, chart.categories)}." for series in chart.series[:_TOLD_SERIES]
    )
    more = len(chart.series) - _TOLD_SERIES
    rest = f" Và {more} dãy số khác." if more > 0 else ""
    return f"{KIND_WORDS[chart.kind]}{title}{over}{span}{unit}.{told}{rest}"


def _extremes(series: Series, categories: Sequence[str]) -> str:
    points: Mapping[str, Datum] = {
        name: datum for name, datum in zip(categories, series.data, strict=True) if datum
    }
    if not points:
        return f"{series.name}: chưa có số liệu"
    low = min(points, key=lambda name: points[name].value)
    high = max(points, key=lambda name: points[name].value)
    if low == high:
        return f"{series.name}: {points[low].text} ({low})"
    return (
        f"{series.name}: thấp nhất {points[low].text} ({low}), "
        f"cao nhất {points[high].text} ({high})"
    )
