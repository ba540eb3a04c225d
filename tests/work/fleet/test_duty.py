"""An errand: a command on a workspace that came as a parcel, and what goes back."""

from pathlib import Path

import pytest

from pipeline.work.fleet import duty
from pipeline.work.fleet.blobs import Blobs
from pipeline.work.fleet.duty import Errand, do, identity, program
from pipeline.work.fleet.parcel import Entry, Kind, blobs, entries
from tests.rounds.workspaces import workspace

TAKES = ("build/lan-1",)


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Blobs:
    store = Blobs(tmp_path / "kho")
    monkeypatch.setattr(duty, "kept", lambda: store)
    return store


def errand(root: Path, *, known: bool = False, limit: float = 60) -> Errand:
    listed = entries(root, ("sections",))
    sent = blobs(root, listed, lambda _: not known)
    return Errand(("draft", "1", "--fast"), listed, sent, TAKES, limit, 4000)


def test_a_draft_is_made_and_its_files_go_back_and_nothing_travels_twice(tmp_path: Path) -> None:
    root = workspace(tmp_path / "tinh")
    lacking = do(errand(root, known=True))
    assert lacking.ended is None
    assert lacking.lacking
    brought = do(errand(root))
    assert brought.ended is not None
    assert brought.ended.code == 0, brought.ended.words
    assert brought.files is not None
    assert "build/lan-1/bao-cao-lan-1.docx" in brought.files
    assert brought.holds == lacking.lacking <= identity().held
    again = do(errand(root, known=True))
    assert again.files == brought.files


def test_an_errand_that_is_no_longer_wanted_or_out_of_time_brings_nothing(tmp_path: Path) -> None:
    root = workspace(tmp_path / "tinh")
    unwanted = do(errand(root), wanted=lambda: False)
    assert unwanted.files == {}
    late = do(errand(root, limit=0.05))
    assert late.ended is not None
    assert late.ended.overtime


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hole = (Entry(b"sections", Kind.FOLDER), Entry(b"sections/x", Kind.HOLE, size=1 << 62))
    brought = do(Errand(("draft", "1"), hole, {}, TAKES, 10, 4000))
    assert brought.full
    assert brought.ended is None


def test_the_program_is_this_one_with_its_limits() -> None:
    command = program(("draft", "1"), Path("/tinh"), memory=100)
    assert command[-6:] == ("-m", "pipeline", "draft", "1", "--workspace", "/tinh")
    assert str(100 * 1024) in command
