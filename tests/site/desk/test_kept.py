"""What was read once is read again only when its file is another; the oldest things go first."""

from functools import partial
from pathlib import Path

import pytest

from pipeline.rounds.served.journal import JOURNAL, Entry, append
from pipeline.rounds.served.state import STATE
from pipeline.site.desk import kept
from pipeline.site.desk.kept import Kept
from tests.issued_rounds import issued
from tests.site.sites import NOON


def test_a_thing_is_made_once_and_the_oldest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 2)
    made: list[str] = []
    held = Kept()
    for key in ("a", "b", "a", "c", "a", "b"):
        held.of(key, lambda key=key: made.append(key))  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]
    assert (held.has("a"), held.has("c")) == (True, False)


def test_a_thing_of_another_stamp_takes_the_place_of_the_former(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept, "_MOST", 2)
    held = Kept()
    held.of("costly", lambda: "made once")
    for stamp in range(9):
        assert held.of("work", partial(int, stamp), stamp) == stamp
    assert held.of("work", lambda: "again", 8) == 8
    assert held.has("costly")


def test_what_a_body_sent_is_read_again_after_a_line_was_written(tmp_path: Path) -> None:
    held = Kept()
    assert held.sent(tmp_path, "a") == ()
    append(tmp_path, Entry("nop", id="1", body="a", round=1), at=NOON)
    assert [line.entry.id for line in held.sent(tmp_path, "a")] == ["1"]
    assert held.sent(tmp_path, "b") == ()
    with (tmp_path / STATE / JOURNAL).open("ab") as journal:
        journal.write(b"no line of ours\n")
    assert held.sent(tmp_path, "a") == ()


def test_names_are_those_of_the_package_and_none_of_what_is_no_package(tmp_path: Path) -> None:
    place = issued(tmp_path / "tinh")
    package = place / "sections/lan-1/phat-hanh/du-thao-lan-1.zip"
    assert "bao-cao-lan-1.docx" in Kept().names(package)
    package.write_bytes(b"no archive")
    assert Kept().names(package) == Kept().names(tmp_path / "khong-co") == frozenset()
