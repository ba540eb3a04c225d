"""All that a typesetter would send back of a PDF, and how often each fault stands in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.office.typesetting.blanks import gaps
from tests.office.typesetting.findings import Defect
from tests.office.typesetting.sheets import Sheet, read_sheets
from tests.office.typesetting.tables import (
    SHORT,
    TAIL,
    clipped,
    groups_at_the_foot,
    sources_alone,
    tails,
)
from tests.office.typesetting.texts import (
    SMALLEST,
    broken_pairs,
    signatures_alone,
    small_type,
    stretched_headings,
)

Check = Callable[[Sequence[Sheet]], Iterator[Defect]]
GAPS: Final = "gaps of 35 % of a page"
CHECKS: Final[Mapping[str, Check]] = {
    f"tails of {TAIL} rows of tables up to {SHORT}": tails,
    "sources alone": sources_alone,
    "groups at the foot": groups_at_the_foot,
    GAPS: gaps,
    "broken pairs": broken_pairs,
    "clipped cells": clipped,
    "stretched headings": stretched_headings,
    f"type below {SMALLEST:g} pt": small_type,
    "signatures alone": signatures_alone,
}
MOST_GAPS: Final = 0.04  # of the pages


def judged(pdf: Path) -> dict[str, tuple[Defect, ...]]:
    """Give the defects of a PDF by the name of the check that found them."""
    sheets = read_sheets(pdf)
    return {name: tuple(check(sheets)) for name, check in CHECKS.items()}


def beyond_limits(found: Mapping[str, Sequence[Defect]], pages: int) -> list[Defect]:
    """Give what a report may not have: every fault, and gaps where too many pages have one."""
    few = len(found[GAPS]) <= MOST_GAPS * pages
    return sorted(
        defect
        for name, defects in found.items()
        if not (few and name == GAPS)
        for defect in defects
    )


def told(found: Mapping[str, Sequence[Defect]], pages: int) -> str:
    """Give the counts as lines: each fault, how often, on which pages."""
    lines = [f"{pages} pages"]
    for name, defects in found.items():
        places = ", ".join(map(str, sorted({defect.page for defect in defects})))
        lines.append(f"{name}: {len(defects)}" + (f" (pages {places})" if defects else ""))
    return "\n".join(lines)
