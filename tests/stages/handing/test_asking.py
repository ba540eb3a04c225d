"""A preview is the same whoever makes it, and nobody waits for ever."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.stages.handing import asking
from pipeline.stages.handing.asking import Previewer
from pipeline.stages.handing.child import Question, answered
from pipeline.work.child import OvertimeError
from pipeline.work.confined import NoAnswerError
from tests.stages.handing.ground import workspace

TEXT = "Một câu với $x^2$.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Previewer]]:
    """A workspace and the process that waits for questions about it, for several tests."""
    root = workspace(tmp_path_factory.mktemp("cho") / "w")
    with Previewer(root) as previewer:
        previewer.wait()
        yield root, previewer


def question(root: Path, text: str = TEXT) -> Question:
    place = root / "sent"
    place.write_text(text, encoding="utf-8")
    return Question(str(root), 1, "so-y-te", "y-te", (("y-te.md", str(place)),), ())


def test_the_process_that_waits_answers_as_one_of_its_own_does(root: Path) -> None:
    asked = question(root)
    expected = answered(asked)
    assert "<math" in expected.sections[0].html
    alone = Previewer(root)
    assert alone.ask(asked) == expected
    with Previewer(root) as waiting:
        waiting.wait()
        assert waiting.ask(asked) == expected
        (root / "sections/lan-1/so-y-te").mkdir(parents=True)
        (root / "sections/lan-1/so-y-te/y-te.md").write_text(TEXT, encoding="utf-8")
        assert waiting.ask(asked).counted == 0
    assert expected.counted > 0


def test_who_waits_builds_anew_when_told(waiting: tuple[Path, Previewer]) -> None:
    root, previewer = waiting
    asked = question(root)
    (root / "sections/ke-hoach.yaml").touch()
    previewer.refresh()
    assert previewer.ask(asked).sections


def test_nobody_is_told_where_there_is_none(root: Path) -> None:
    alone = Previewer(root)
    alone.refresh()
    assert alone.ask(question(root)).sections


def test_what_a_preview_works_out_is_kept_nowhere(waiting: tuple[Path, Previewer]) -> None:
    root, previewer = waiting
    assert previewer.ask(question(root)).sections
    assert not list((root / "build").rglob("*.goi"))
    assert not (root / "sections/lan-1").exists()


def test_one_that_takes_too_long_or_fails_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = Previewer(root)
    monkeypatch.setattr(asking, "_COMMAND", (sys.executable, "-c", "import time;time.sleep(600)"))
    with pytest.raises(OvertimeError):
        alone.ask(question(root), seconds=0.5)
    monkeypatch.setattr(asking, "_COMMAND", (sys.executable, "-c", "raise SystemExit(1)"))
    with pytest.raises(NoAnswerError):
        alone.ask(question(root))


def test_a_question_that_kills_its_copy_leaves_the_next_one_answered(
    waiting: tuple[Path, Previewer],
) -> None:
    root, previewer = waiting
    asked = question(root)
    gone = Question(str(root), 1, "so-y-te", "y-te", (("y-te.md", str(root / "none")),), ())
    with pytest.raises(NoAnswerError):
        previewer.ask(gone)
    assert previewer.ask(asked).sections
