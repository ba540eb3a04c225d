"""The report of a day with its letters, one for each agency reminded."""

from datetime import date
from pathlib import Path

from pipeline.monitor.moves import snapshot
from pipeline.stages.monitoring.progress_files import progress_files, progress_of
from tests.delivered import delivered, status
from tests.oracle.gate import defects


def test_every_agency_reminded_gets_a_letter_and_the_planner_none(tmp_path: Path) -> None:
    made = progress_of(status(delivered(tmp_path)), None)
    assert made.moves is None
    files = progress_files(tmp_path, made).value
    assert sorted(files) == [
        "nhac-viec/so-xay-dung.docx",
        "nhac-viec/xa-a.docx",
        "tien-do.docx",
        "tien-do.xlsx",
    ]
    assert [defects(data) for name, data in files.items() if name.endswith(".docx")] == [[]] * 3


def test_the_period_begins_with_the_earlier_report_or_the_draft_before(tmp_path: Path) -> None:
    made = status(delivered(tmp_path))
    assert progress_of(made, None).period.start == date(2025, 11, 15)
    earlier = snapshot(status(tmp_path, date(2025, 12, 1)))
    assert progress_of(made, earlier).period.start == date(2025, 12, 1)
    first = status(tmp_path, date(2025, 11, 14))
    assert progress_of(first, None).period.start is None
