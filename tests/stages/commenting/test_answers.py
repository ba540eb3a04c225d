from datetime import UTC, datetime
from pathlib import Path

from pipeline.rounds.served.journal import faults
from pipeline.stages.commenting.answers import keep_page, page_of

NOON = datetime(2025, 12, 5, 12, tzinfo=UTC)


def test_the_newest_word_of_a_body_goes_before_what_was_sent_to_it(tmp_path: Path) -> None:
    assert page_of(tmp_path, 2, "xa", b"sent") == b"sent"
    first = keep_page(tmp_path, 2, "xa", b"1", key="k", at=NOON)
    second = keep_page(tmp_path, 2, "xa", b"2", key="k", at=NOON)
    assert page_of(tmp_path, 2, "xa", b"sent") == b"2"
    assert second.entry.files[0].before == first.entry.files[0].after
    kept = tmp_path / "sections/lan-2/y-kien/xa/.luu/y-kien-cac-lan.1.xlsx"
    assert kept.read_bytes() == b"1"
    assert faults(tmp_path) == ()


def test_a_body_that_was_sent_nothing_has_no_page(tmp_path: Path) -> None:
    assert page_of(tmp_path, 2, "xa", None) is None
