"""Rules that a draft is held against, one in a file, each with its source on top.

A check takes the evidence of a draft and gives notices; it changes nothing and knows no other
check. They run in the order of `CHECKS`.
"""

from collections.abc import Callable, Iterator

from pipeline.compose.checks.column_totals import column_totals
from pipeline.compose.checks.evidence import Evidence, gather
from pipeline.compose.checks.number_texts import number_texts
from pipeline.compose.checks.row_totals import row_totals
from pipeline.compose.checks.running_numbers import running_numbers
from pipeline.compose.checks.shares import shares
from pipeline.compose.checks.units_of_magnitude import units_of_magnitude
from pipeline.model.notice import Notice

Check = Callable[[Evidence], Iterator[Notice]]

CHECKS: tuple[Check, ...] = (
    number_texts,
    units_of_magnitude,
    running_numbers,
    row_totals,
    column_totals,
    shares,
)


def run_checks(evidence: Evidence) -> tuple[Notice, ...]:
    """Give what all checks find, in their order."""
    return tuple(notice for check in CHECKS for notice in check(evidence))


__all__ = ["CHECKS", "Check", "Evidence", "gather", "run_checks"]
