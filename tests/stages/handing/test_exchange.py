"""A hand-in lands whole with its line in the journal, or changes nothing and says why."""

import errno
import json
import os
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.errors import BusyError
from pipeline.model.fixed import replace
from pipeline.model.import_record import digest_of
from pipeline.model.seal import Seal
from pipeline.publish.seal import closing
from pipeline.publish.seal_record import seal_json
from pipeline.publish.sections_lock import reading
from pipeline.rounds.served import journal
from pipeline.stages.handing import exchange
from pipeline.stages.handing.exchange import Conflict, Landed, Stopped, hand_in, receipt, recover
from pipeline.stages.handing.offer import Offer, receipts_of
from tests.killed import killed_at
from tests.stages.handing.ground import NOW, SHARED, offer, workspace

PLACE = "sections/lan-1/so-y-te"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


def landed(root: Path, made: Offer) -> Landed:
    done = hand_in(root, made, now=NOW)
    assert isinstance(done, Landed)
    return done


def stopped(root: Path, made: Offer) -> Conflict:
    before = names(root)
    done = hand_in(root, made, now=NOW)
    assert isinstance(done, Stopped)
    assert done.words
    assert names(root) == before
    return done.why


def names(root: Path) -> list[str]:
    found = (path for path in (root / "sections").rglob("*") if path.is_file())
    return sorted(path.relative_to(root / "sections").as_posix() for path in found)


def test_files_land_with_their_record_their_day_and_a_line_of_the_journal(root: Path) -> None:
    done = landed(root, offer(root, {"y-te.md": "Một.\n", "b.xlsx": b"PK"}))
    assert (root / PLACE / "y-te.md").read_text(encoding="utf-8") == "Một.\n"
    known = receipts_of(root / PLACE, "so-y-te", 1)
    assert known is not None
    assert [(one.inner, one.day, one.way, one.person) for one in known[1]] == [
        ("y-te.md", date(2025, 11, 8), "trang-web", "so-y-te"),
        ("b.xlsx", date(2025, 11, 8), "trang-web", "so-y-te"),
    ]
    record = json.loads((root / PLACE / ".luu/a1/nop.json").read_bytes())
    assert (record["id"], record["luc"], record["cach"]) == (
        "a1", "2025-11-08T09:00:00+07:00", "trang-web",
    )  # fmt: skip
    assert done.line.entry.files[0] == journal.FileChange(
        "y-te.md", "", digest_of("Một.\n".encode())
    )
    assert [line.hash for line in journal.lines(root)] == [done.line.hash]
    assert receipt(root, "a1") == done.line
    assert journal.faults(root) == ()
    assert not list((root / "sections/lan-1").glob(".*"))


def test_a_word_file_and_markdown_replace_each_other_and_nothing_is_lost(root: Path) -> None:
    landed(root, offer(root, {"y-te.md": "Một.\n"}))
    landed(root, offer(root, {"y-te.docx": b"PK"}, id_="a2"))
    landed(root, offer(root, {"y-te.md": "Hai.\n"}, id_="a3"))
    assert sorted(p.name for p in (root / PLACE).glob("y-te*")) == ["y-te.md"]
    assert (root / PLACE / ".luu/a2/y-te.md").read_text(encoding="utf-8") == "Một.\n"
    assert (root / PLACE / ".luu/a3/y-te.docx").read_bytes() == b"PK"
    known = receipts_of(root / PLACE, "so-y-te", 1)
    assert known is not None
    assert [one.inner for one in known[1]] == ["y-te.md"]


def test_the_same_id_and_the_same_bytes_have_the_same_receipt(root: Path) -> None:
    first = offer(root, {"y-te.md": "Một.\n"})
    two = replace(first, id="a2")
    done = landed(root, first)
    for again in (first, two, offer(root, {"y-te.md": "Một.\n"}, id_="a3")):
        assert landed(root, again) == replace(done, again=True)
    assert len(list(journal.lines(root))) == 1


def test_two_who_build_on_the_same_text_do_not_overwrite_one_another(root: Path) -> None:
    one, other = (offer(root, {"y-te.md": text}, id_=text) for text in ("Một", "Hai"))
    landed(root, one)
    assert stopped(root, other) is Conflict.CHANGED
    assert (root / PLACE / "y-te.md").read_text(encoding="utf-8") == "Một"
    landed(root, offer(root, {"y-te.md": "Hai"}, id_="a9"))


def test_a_text_put_in_by_hand_since_the_preview_is_seen(root: Path) -> None:
    made = offer(root, {"y-te.docx": b"PK"})
    (root / PLACE).mkdir(parents=True)
    (root / PLACE / "Y-te.md").write_bytes(b"by hand")
    assert stopped(root, made) is Conflict.CHANGED


def test_a_text_that_the_consultant_edited_waits_unless_the_consultant_insists(root: Path) -> None:
    landed(root, offer(root, {"y-te.md": "Một.\n"}))
    (root / PLACE / "y-te.md").write_text("Một, đã sửa.\n", encoding="utf-8")
    made = offer(root, {"y-te.md": "Hai.\n"}, id_="a2")
    assert stopped(root, made) is Conflict.EDITED
    landed(root, replace(made, insists=True))


def test_a_file_open_on_the_server_is_not_replaced(root: Path) -> None:
    landed(root, offer(root, {"b.xlsx": b"PK1"}))
    (root / PLACE / "~$b.xlsx").write_bytes(b"")
    assert stopped(root, offer(root, {"b.xlsx": b"PK2"}, id_="a2")) is Conflict.OPEN


def test_only_the_lowest_round_that_is_not_sealed_takes_in(root: Path) -> None:
    assert stopped(root, offer(root, {"y-te.md": "x"}, round_=2)) is Conflict.NO_ROUND
    assert stopped(root, offer(root, {"y-te.md": "x"}, round_=7)) is Conflict.NO_ROUND
    sealed = closing(Seal(1, by="A", day="2025-11-15"), None)
    (root / "sections/lan-1").mkdir()
    (root / "sections/lan-1/khoa.json").write_bytes(seal_json(sealed))
    assert stopped(root, offer(root, {"y-te.md": "x"})) is Conflict.NO_ROUND
    landed(root, offer(root, {"y-te.md": "x"}, round_=2))


def test_the_outline_as_it_is_now_says_who_writes_what(root: Path) -> None:
    landed(root, offer(root, {"tre-em.md": "x"}, item="tre-em", id_="a1"))
    made = offer(root, {"y-te.md": "x"}, agency="so-giao-duc", id_="a2")
    assert stopped(root, made) is Conflict.NOT_THEIRS
    outline = SHARED["de-cuong.yaml"].replace("so-y-te}", "so-giao-duc}")
    (root / "sections/de-cuong.yaml").write_text(outline, encoding="utf-8")
    assert stopped(root, offer(root, {"y-te.md": "x"}, id_="a3")) is Conflict.NOT_THEIRS
    landed(root, made)


def test_a_clock_behind_the_journal_pauses(root: Path) -> None:
    landed(root, offer(root, {"y-te.md": "Một"}))
    made = offer(root, {"y-te.md": "Hai"}, id_="a2")
    done = hand_in(root, made, now=NOW - timedelta(minutes=1))
    assert isinstance(done, Stopped)
    assert done.why is Conflict.CLOCK
    landed(root, made)


def test_a_damaged_list_of_deliveries_stops_and_stays(root: Path) -> None:
    (root / PLACE).mkdir(parents=True)
    (root / PLACE / "nop.yaml").write_text("a: [", encoding="utf-8")
    assert stopped(root, offer(root, {"y-te.md": "x"})) is Conflict.RECORDS


def test_a_day_that_was_given_is_the_day_it_came(root: Path) -> None:
    landed(root, replace(offer(root, {"y-te.md": "x"}), day=date(2025, 11, 3)))
    known = receipts_of(root / PLACE, "so-y-te", 1)
    assert known is not None
    assert known[1][0].day == date(2025, 11, 3)


def test_nobody_hands_in_while_somebody_reads(root: Path) -> None:
    with reading(root), pytest.raises(BusyError):
        hand_in(root, offer(root, {"y-te.md": "x"}), now=NOW, wait=0)


class KilledError(Exception):
    pass


@pytest.mark.parametrize("step", ["folder_beside", "exchange_folder", "append"])
@pytest.mark.parametrize("after", [False, True])
def test_a_hand_in_killed_at_any_step_is_there_with_its_line_or_not_at_all(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    landed(root, offer(root, {"y-te.md": "Một"}))
    real: Callable[..., object] = getattr(exchange, step)

    def kill(*given: object, **named: object) -> object:
        if after:
            real(*given, **named)
        raise KilledError

    made = offer(root, {"y-te.md": "Hai", "b.xlsx": b"PK"}, id_="a2")
    with monkeypatch.context() as patched:
        patched.setattr(exchange, step, kill)
        with pytest.raises(KilledError):
            hand_in(root, made, now=NOW)
    stands = (root / PLACE / "b.xlsx").exists()
    assert (root / PLACE / "y-te.md").read_text(encoding="utf-8") == ("Hai" if stands else "Một")
    recover(root, now=NOW)
    assert (receipt(root, "a2") is not None) == stands
    assert stands == ((step, after) in {("exchange_folder", True), ("append", False),
                                        ("append", True)})  # fmt: skip
    assert not list((root / "sections/lan-1").glob(".*"))
    assert landed(root, made).again == stands
    assert len(list(journal.lines(root))) == 2
    assert journal.faults(root) == ()


def test_a_hand_in_killed_at_any_call_is_there_with_its_line_or_not_at_all(tmp_path: Path) -> None:
    kills = 0
    for call in range(1, 40, 3):
        root = workspace(tmp_path / f"{call}")
        landed(root, offer(root, {"y-te.md": "Một"}))
        made = offer(root, {"y-te.md": "Hai", "b.xlsx": b"PK"}, id_="a2")
        kills += killed_at(call, partial(hand_in, root, made, now=NOW))
        whole(root, made)
    assert kills >= 8


@pytest.mark.parametrize("name", ["fsync", "mkdir", "rename", "write"])
def test_a_disk_that_is_full_at_any_call_leaves_all_of_a_hand_in_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    refused = 0
    for call in range(1, 16, 2):
        root = workspace(tmp_path / f"{call}")
        landed(root, offer(root, {"y-te.md": "Một"}))
        made = offer(root, {"y-te.md": "Hai", "b.xlsx": b"PK"}, id_="a2")
        with monkeypatch.context() as patched:
            patched.setattr(os, name, full_from(call, getattr(os, name)))
            try:
                hand_in(root, made, now=NOW)
            except OSError:
                refused += 1
        whole(root, made)
    assert refused


def full_from(call: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """Give a call of the system that finds the disk full from its K-th time on."""
    made = count(1)

    def full(*given: object, **named: object) -> Any:
        if next(made) >= call:
            raise OSError(errno.ENOSPC, "full")
        return real(*given, **named)

    return full


def whole(root: Path, made: Offer) -> None:
    """Hold that a hand-in stands with its line after a start, or that nothing of it does."""
    stands = (root / PLACE / "b.xlsx").exists()
    assert (root / PLACE / "y-te.md").read_text(encoding="utf-8") == ("Hai" if stands else "Một")
    recover(root, now=NOW)
    assert (receipt(root, "a2") is not None) == stands
    assert not list((root / "sections/lan-1").glob(".*"))
    assert landed(root, made).again == stands
    assert journal.faults(root) == ()


def test_a_hand_in_without_its_line_gets_it_when_the_next_one_comes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(exchange, "append", _full)
        with pytest.raises(OSError, match="full"):
            hand_in(root, offer(root, {"y-te.md": "Một"}), now=NOW)
    landed(root, offer(root, {"tre-em.md": "x"}, item="tre-em", id_="a2"))
    assert [line.entry.id for line in journal.lines(root)] == ["a1", "a2"]


def _full(*_: object, **__: object) -> None:
    raise OSError(28, "full")


def test_a_record_that_is_none_of_ours_is_passed_over(root: Path) -> None:
    place = root / PLACE / ".luu" / "x"
    place.mkdir(parents=True)
    (place / "nop.json").write_text("[]", encoding="utf-8")
    assert recover(root, now=NOW) == ()
