"""The program that previews: a question on its input, or at a socket."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest

from pipeline.model.handing import HandingPreview
from pipeline.model.notice import Outcome
from pipeline.stages.handing import child
from pipeline.stages.handing.child import Question, Waiting, answered
from pipeline.stages.handing.preview import Standing, standing_draft
from pipeline.work.cache import Cache
from pipeline.work.store import Store
from tests.stages.handing.ground import workspace


@pytest.fixture
def asked(tmp_path: Path) -> Question:
    root = workspace(tmp_path / "w")
    (root / "sent").write_text("Một câu.\n", encoding="utf-8")
    return Question(str(root), 1, "so-y-te", "y-te", (("y-te.md", str(root / "sent")),), ())


def test_a_question_on_the_input_is_answered(asked: Question) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.stages.handing.child"],
        input=msgspec.msgpack.encode(asked), capture_output=True, check=True,
    )  # fmt: skip
    assert msgspec.msgpack.decode(done.stdout, type=HandingPreview) == answered(asked)


def test_a_draft_that_cannot_be_built_says_why(asked: Question) -> None:
    (Path(asked.root) / "sections/de-cuong.yaml").unlink()
    assert "thieu-tep-chung" in {notice.code for notice in answered(asked).refused}


def test_a_draft_is_built_again_only_where_files_have_changed(
    asked: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[int] = []
    caches: list[Cache] = []

    def counted(root: Path, number: int, results: Store, cache: Cache) -> Outcome[Standing | None]:
        built.append(number)
        caches.append(cache)
        return standing_draft(root, number, results, cache)

    monkeypatch.setattr(child, "standing_draft", counted)
    monkeypatch.setattr(child, "current_round", lambda root: len(built) + 1)
    waiting = Waiting(Path(asked.root))
    waiting.refresh()
    waiting.refresh()
    assert built == [1]
    (Path(asked.root) / "sections/ke-hoach.yaml").touch()
    waiting.refresh()
    assert built == [1, 2]  # of the round that is handed in for then
    assert caches[0] is caches[1]  # what did not change is not read again


def test_it_ends_when_whoever_started_it_is_gone(
    asked: Question, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parents = iter((7, 7, 1))
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        listener.listen()
        serving = threading.Thread(target=Waiting(Path(asked.root)).serve, args=(listener, 7))
        serving.start()
        serving.join(30)
        monkeypatch.setattr(os, "getppid", lambda: 1)
        Waiting(Path(asked.root)).serve(listener, 7)  # gone before it began
        assert {"numpy", "pipeline.intake.departmental.sent_text"} <= {*sys.modules}
        assert not serving.is_alive()
