"""`worker` says at once where nobody answers."""

import pytest

from pipeline.cli import main


def test_a_scheduler_that_is_not_there_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.work.fleet.cluster._JOIN", 0.5)
    assert main(["worker", "tcp://127.0.0.1:1"]) == 2
    assert "bộ điều phối tcp://127.0.0.1:1 không trả lời" in capsys.readouterr().err
