"""The comparison with the approved plan, row by row, with the numbers that differ."""

from decimal import Decimal

from pipeline.model.fixed import Fixed


class NumberDifference(Fixed):
    """A number that is another than in the approved plan.

    `old` and `new` are as printed, "" where a side has none; `delta` and `percent` are None where
    they are no two plain numbers.
    """

    old: str
    new: str
    delta: Decimal | None = None
    percent: Decimal | None = None


class PlanRow(Fixed):
    """One row: what was approved, what is asked for instead, of which kind, why and by whom.

    `group` is the field that it stands under, told once.
    """

    group: str
    approved: str
    proposed: str
    kind: str
    reason: str
    agency: str
    differences: tuple[NumberDifference, ...] = ()
