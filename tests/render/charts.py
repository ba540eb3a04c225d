"""Charts made by hand."""

from decimal import Decimal

from pipeline.model.chart import Chart, ChartKind, Datum, Series


def datum(text: str) -> Datum | None:
    return Datum(Decimal(text.replace(".", "").replace(",", ".")), text) if text else None


def chart(kind: ChartKind = ChartKind.COLUMN, **series: str) -> Chart:
    """Years from 2021; the numbers of a series parted by spaces, `_` for a gap."""
    columns = {
        name: tuple(datum("" if word == "_" else word) for word in words.split())
        for name, words in (series or {"GRDP": "35,1 36 37,25"}).items()
    }
    count = len(next(iter(columns.values())))
    return Chart(
        kind,
        tuple(str(2021 + index) for index in range(count)),
        tuple(Series(name, data) for name, data in columns.items()),
        axis="Năm",
        unit="tỷ đồng",
        alt="Biểu đồ GRDP <theo năm>",
    )


KINDS = tuple(
    chart(kind, **({"A": "1 2,5 3"} if kind is ChartKind.PIE else {"A": "1 -2,5 3", "B": "4 _ 6"}))
    for kind in ChartKind
    if kind is not ChartKind.MAP  # drawn as a picture
)
