"""Entries of `nop.yaml` that cannot be right are told at their line."""

from datetime import date

from pipeline.model.receipt import Receipt
from pipeline.monitor.receipt_notices import receipt_notices
from tests.monitor.records import AGENCY, came

TODAY = date(2025, 11, 20)
NAME = f"sections/lan-1/{AGENCY}/a.md"


def told(*receipts: Receipt, **files: str) -> list[str]:
    known = {NAME: files.get("a", "x")}
    return [notice.code for notice in receipt_notices(receipts, known, today=TODAY)]


def test_a_file_that_is_there_as_it_came_is_told_of_in_no_notice() -> None:
    assert told(came("A.md", TODAY, "x")) == []
    assert told(came("a.md", TODAY)) == []
    assert told(came("a.md", TODAY, "y"), a="") == []  # nobody read it


def test_a_file_that_is_not_there_is_an_error() -> None:
    assert told(came("b.md", TODAY)) == ["nop-khong-co-tep"]


def test_a_file_changed_since_is_told_once_and_not_where_it_came_again() -> None:
    assert told(came("a.md", TODAY, "y")) == ["nop-tep-da-doi"]
    assert told(came("a.md", TODAY, "y"), came("a.md", TODAY, "z")) == ["nop-tep-da-doi"]
    assert told(came("a.md", TODAY, "y"), came("a.md", TODAY, "x")) == []


def test_a_day_to_come_is_told() -> None:
    assert told(came("a.md", date(2025, 11, 21))) == ["nop-ngay-sau-nay"]
