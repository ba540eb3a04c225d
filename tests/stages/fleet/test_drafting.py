"""Rows of a fleet built here; a cluster that is not there is said at once."""

import re
from pathlib import Path

import pytest

from pipeline.model.errors import FleetError
from pipeline.model.fleet import FleetState, FleetTask
from pipeline.stages.fleet.drafting import Drafting, fleet_row
from pipeline.work.watch import unwatched
from tests.rounds.workspaces import workspace


def drafting(**more: object) -> Drafting:
    return Drafting(unwatched, lambda _task, _record: None, **more)  # type: ignore[arg-type]


def test_a_row_tells_what_became_of_a_workspace(tmp_path: Path) -> None:
    place = workspace(tmp_path / "a")
    task = FleetTask(str(place), 1, fast=True)
    before = fleet_row(task, FleetState.NOT_DONE, why="x")
    assert (before.province, before.figures) == ("Mẫu", None)
    (row,) = drafting(processes=1, limit=60.0).rows([task])
    assert (row.state, row.why) == (FleetState.BUILT, "")
    assert row.seconds > 0
    assert row.figures is not None
    assert row.figures.words > 0
    assert row.figures.pages is None
    late = list(drafting(limit=0.01).rows([task]))
    assert [one.state for one in late] == [FleetState.OVERTIME]


def test_a_cluster_that_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.work.fleet.cluster._JOIN", 0.5)
    task = FleetTask(str(workspace(tmp_path / "a")), 1)
    with pytest.raises(FleetError, match=re.escape("tcp://127.0.0.1:1 không trả lời")):
        list(drafting(cluster="tcp://127.0.0.1:1").rows([task]))
