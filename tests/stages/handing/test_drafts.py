"""A preview lives an hour; what waits for the consultant waits until it is settled."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.model.fixed import replace
from pipeline.model.handing import HandingPreview
from pipeline.publish.folder import write_durably
from pipeline.rounds.served import journal
from pipeline.stages.handing import drafts
from pipeline.stages.handing.drafts import (
    clear_over,
    drop,
    keep,
    keep_shown,
    let_wait,
    previewed_draft,
    settle,
    shown,
    unwritten,
    waiting_draft,
    waiting_drafts,
)
from tests.stages.handing.ground import NOW, offer, workspace

ID = "0123456789abcdef0123"
HOUR = timedelta(minutes=60)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "w")
    keep(made, offer(made, {"y-te.md": "Một", "b.xlsx": b"PK"}, id_=ID), now=NOW)
    return made


def test_a_preview_comes_back_with_its_files_for_an_hour(root: Path) -> None:
    draft = previewed_draft(root, ID, now=NOW + HOUR - timedelta(seconds=1))
    assert draft is not None
    assert dict(draft.offer.files) == {"y-te.md": "Một".encode(), "b.xlsx": b"PK"}
    assert previewed_draft(root, ID, now=NOW + HOUR) is None
    assert previewed_draft(root, ID, now=NOW - timedelta(minutes=2)) is None
    assert waiting_draft(root, ID) is None


@pytest.mark.parametrize("name", ["..", "../../sections", "", ID[:-1], f"{ID}0", ID.upper()])
def test_what_is_no_id_names_no_file(root: Path, name: str) -> None:
    assert previewed_draft(root, name, now=NOW) is None
    assert waiting_draft(root, name) is None


def test_the_files_lie_where_the_preview_is_told(root: Path) -> None:
    places = keep(root, offer(root, {"a.png": b"png"}, id_="f" * 20), now=NOW)
    assert [(name, Path(place).read_bytes()) for name, place in places] == [("a.png", b"png")]


def test_what_a_preview_showed_stays_beside_it(root: Path) -> None:
    made = HandingPreview(counted=3)
    keep_shown(root, ID, made)
    assert shown(root, ID) == made
    assert shown(root, "f" * 20) is None


def test_old_previews_are_cleared_away_and_new_ones_are_not(root: Path) -> None:
    half = root / ".phuc-vu/nhap" / ("f" * 20)
    half.mkdir()
    os.utime(half, (NOW.timestamp(), NOW.timestamp()))
    clear_over(root, now=NOW)
    assert half.is_dir()
    assert previewed_draft(root, ID, now=NOW) is not None
    clear_over(root, now=NOW + HOUR)
    assert not list((root / ".phuc-vu/nhap").iterdir())


def test_what_another_hands_in_meanwhile_stops_no_preview(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = root / ".phuc-vu/nhap" / ("e" * 20)
    monkeypatch.setattr(drafts, "_folders", lambda *_: iter((gone,)))
    clear_over(root, now=NOW)
    assert not gone.exists()


def test_whoever_came_at_the_same_time_takes_no_preview_away(root: Path) -> None:
    """Its time was told a moment before the other's, and it was held up."""
    clear_over(root, now=NOW - timedelta(seconds=20))
    assert previewed_draft(root, ID, now=NOW) is not None
    clear_over(root, now=NOW - HOUR)  # the clock was set back
    assert previewed_draft(root, ID, now=NOW) is None


def test_a_full_disk_leaves_nothing_of_a_preview(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        if path.name != "0":
            raise OSError(28, "full", str(path))
        write_durably(path, data)

    monkeypatch.setattr(drafts, "write_durably", full)
    with pytest.raises(OSError, match="full"):
        keep(root, offer(root, {"a.png": b"png"}, id_="f" * 20), now=NOW)
    assert [path.name for path in (root / ".phuc-vu/nhap").iterdir()] == [ID]


def waiting(root: Path) -> drafts.Draft:
    draft = previewed_draft(root, ID, now=NOW)
    assert draft is not None
    let_wait(root, draft, now=NOW)
    return draft


def test_what_waits_is_written_down_and_outlives_the_hour(root: Path) -> None:
    draft = waiting(root)
    clear_over(root, now=NOW + HOUR)
    assert waiting_draft(root, ID) == draft
    assert waiting_drafts(root) == (draft,)
    assert previewed_draft(root, ID, now=NOW) is None
    (line,) = journal.lines(root)
    assert (line.entry.act, line.entry.id, line.entry.key) == ("cho", ID, "k1")
    assert [file.name for file in line.entry.files] == ["y-te.md", "b.xlsx"]


def test_what_was_merged_by_hand_is_written_down_and_gone(root: Path) -> None:
    settle(root, waiting(root), "k9", now=NOW)
    assert waiting_drafts(root) == ()
    assert [(line.entry.act, line.entry.key) for line in journal.lines(root)] == [
        ("cho", "k1"),
        ("hop-nhat", "k9"),
    ]


def test_the_oldest_comes_first(root: Path) -> None:
    later = replace(offer(root, {"y-te.md": "Hai"}), id="0" * 20)
    keep(root, later, now=NOW + timedelta(seconds=1))
    second = previewed_draft(root, "0" * 20, now=NOW + timedelta(seconds=1))
    assert second is not None
    let_wait(root, second, now=NOW + timedelta(seconds=1))
    waiting(root)
    assert [draft.offer.id for draft in waiting_drafts(root)] == [ID, "0" * 20]


def test_a_line_that_a_killed_server_left_unwritten_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(drafts, "append", killed)
        with pytest.raises(KeyboardInterrupt):
            waiting(root)
    assert [line.entry.id for line in unwritten(root, now=NOW)] == [ID]
    assert unwritten(root, now=NOW) == ()


def test_one_that_was_dropped_is_gone(root: Path) -> None:
    drop(root, ID)
    assert previewed_draft(root, ID, now=NOW) is None
