"""A draft of each workspace by its own command; what a worker names leads nowhere else."""

from pathlib import Path

import pytest

from pipeline.model.fleet import FleetTask
from pipeline.stages.fleet.building import arguments, built_here, reason, sent_back
from pipeline.work.crew import Ended
from tests.rounds.workspaces import put, workspace


def test_one_that_fails_takes_none_with_it(tmp_path: Path) -> None:
    good, bad = workspace(tmp_path / "a"), workspace(tmp_path / "b")
    put(bad, "sections/de-cuong.yaml", "tieu-de: [")
    tasks = [FleetTask(str(place), 1, fast=True) for place in (bad, good)]
    ended = dict(built_here(tasks, at_once=2, limit=60))
    assert ended[tasks[0]].code == 2
    assert "de-cuong.yaml" in ended[tasks[0]].words
    assert ended[tasks[1]].code == 0
    assert (good / "build/lan-1/manifest.json").exists()


def test_a_task_is_the_command_that_one_would_type() -> None:
    assert arguments(FleetTask("x", 3)) == ("draft", "3")
    assert arguments(FleetTask("x", 3, fast=True)) == ("draft", "3", "--fast")


def test_only_files_of_the_draft_come_back() -> None:
    files = {
        "build/lan-1/a.docx": b"a",
        "build/lan-1/trich-gui/x.docx": b"b",
        "build/lan-1/../../etc/passwd": b"no",
        "build/lan-12/a.docx": b"no",
        "sections/a.md": b"no",
        "build/.cache/xong/abc": b"r",
    }
    sent = sent_back(FleetTask("x", 1), files)
    assert sent.files == {"a.docx": b"a", "trich-gui/x.docx": b"b"}
    assert sent.record == b"r"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("quyhoach: lỗi: hỏng\n", "hỏng"),
        ("1 lỗi\nchi tiết", "1 lỗi"),
        ("Killed", "Killed"),
        ("", "mã thoát 3"),
    ],
)
def test_a_reason_is_the_command_s_own(words: str, why: str) -> None:
    assert reason(Ended(3, words, 1.0)) == why
