"""Charts of maps made by hand."""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.model.chart import Area, Chart, ChartKind, Datum, Series


def square(code: str, left: int, top: int = 0, side: int = 400) -> Area:
    """A square of land."""
    right, bottom = left + side, top + side
    return Area(code, (((left, top), (right, top), (right, bottom), (left, bottom)),))


def chart(numbers: Sequence[str | None], *, percent: bool = False, unit: str = "ha") -> Chart:
    """A map of so many communes in a row; None is a commune without a number."""
    data = tuple(
        None if text is None else Datum(Decimal(text), text.replace(".", ",")) for text in numbers
    )
    return Chart(
        ChartKind.MAP,
        tuple(f"Xã A{index}" for index in range(len(numbers))),
        (Series("Diện tích", data),),
        axis="Xã, phường",
        unit=unit,
        percent=percent,
        alt="Bản đồ diện tích",
        file="a.xlsx",
        areas=tuple(square(f"{index:05}", index * 500) for index in range(len(numbers))),
    )
