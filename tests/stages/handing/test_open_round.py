"""The round that is handed in for is the lowest of the plan that is not sealed."""

from pathlib import Path

import pytest

from pipeline.stages.handing import open_round
from pipeline.stages.handing.open_round import current_round, shared_files
from tests.issued_rounds import issued
from tests.rounds.workspaces import workspace


def test_the_first_is_handed_in_for_until_it_is_sealed(tmp_path: Path) -> None:
    assert current_round(workspace(tmp_path / "a")) == 1
    assert current_round(issued(tmp_path / "b")) == 2


def test_without_a_plan_or_an_open_round_it_is_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = issued(tmp_path / "tinh")
    monkeypatch.setattr(open_round, "open_round", lambda *_: None)
    assert current_round(root) == 1
    (root / "sections/ke-hoach.yaml").unlink()
    assert shared_files(root, 2) is None
    assert current_round(root) == 1
