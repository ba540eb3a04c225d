"""What a chart shows otherwise than before, value by value: by year, or what stands on its axis."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.compare.tables.cells import difference
from pipeline.model.change import TableChange
from pipeline.model.chart import Chart, Datum
from pipeline.model.flow import FlowFigure
from pipeline.model.inlines import Drawing, chart_in

_Values = dict[tuple[str, str], Datum | None]


def chart_of(figure: FlowFigure) -> Chart | None:
    """Give the chart of a figure, a map's too; None where it shows a picture."""
    drawn = (run.image for run in figure.drawing.runs if isinstance(run, Drawing))
    image = next(drawn, None)
    return None if image is None else chart_in(image)


def changed_values(name: str, old: Chart, new: Chart) -> tuple[TableChange, ...]:
    """Give the values that differ, those that came and went too, in the order of the new chart.

    `name` is what the figure is called ("Hình 2.1"); a value's row is its category, its column
    the name of its series.
    """
    return tuple(_changes(name, old, new))


def _changes(name: str, old: Chart, new: Chart) -> Iterator[TableChange]:
    before, after = _values(old), _values(new)
    for key in {**after, **before}:
        was, now = before.get(key), after.get(key)
        texts = was.text if was else "", now.text if now else ""
        if texts[0] == texts[1]:
            continue
        delta: Decimal | None = None
        percent: Decimal | None = None
        if was and now and old.unit == new.unit:
            delta, percent = difference(was.value, now.value)
        yield TableChange(name, *key, *texts, delta, percent, new.unit)


def _values(chart: Chart) -> _Values:
    return {
        (category, series.name): datum
        for series in chart.series
        for category, datum in zip(chart.categories, series.data, strict=False)
    }
