"""Which tests of a whole run begin first: begun last, they would keep one process after the other.

A file's tests stay in one process (`--dist loadfile`), since what a module makes for all of its
tests takes minutes in some; files are handed out in the order of their tests.
"""

from collections.abc import Collection
from typing import Final

# minutes each, the longest first
LONGEST: Final = (
    "tests/office/test_report_pages.py",
    "tests/office/test_round_trips.py",
    "tests/office/test_redline_settled.py",
    "tests/office/test_printed_sheets.py",
    "tests/work/fleet/test_cluster.py",
    "tests/hostile/test_hostile.py",
    "tests/bench/test_run.py",
    "tests/render/site/test_site.py",
)
MARKED: Final = frozenset({"office", "browser", "bench", "installed"})


def place(file: str, marks: Collection[str]) -> tuple[int, bool]:
    """Give where a test stands by its file and its marks: the least begins first."""
    place = LONGEST.index(file) if file in LONGEST else len(LONGEST)
    return place, MARKED.isdisjoint(marks)
