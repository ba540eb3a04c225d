from pathlib import Path

import pytest

from pipeline.compose import flow
from pipeline.model.flow import Flow
from pipeline.model.report import Report
from pipeline.stages.build import build, earlier_build, newest_round
from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.consulted import consulted
from tests.rounds.workspaces import ROAD, put, resources, workspace


def test_the_newest_round_is_the_highest_that_has_anything(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    assert newest_round(scan(folder).value) == 1
    put(folder, ROAD.replace("lan-1", "lan-2"), "Mới.\n")
    assert newest_round(scan(folder).value) == 2


def test_the_first_round_has_none_before_it(tmp_path: Path) -> None:
    inventory = scan(workspace(tmp_path)).value
    assert earlier_build(inventory, 1, resources()) is None


def test_a_round_is_built_with_its_flow_as_printed(tmp_path: Path) -> None:
    built = build(scan(workspace(tmp_path)).value, 1, resources()).value
    assert built is not None
    assert built.flow.content_hash == built.report.content_hash
    assert built.flow.round_number == built.report.round.number


def test_a_draft_with_comparison_and_comments_lays_out_each_of_the_two_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = consulted(tmp_path)
    put(folder, ROAD.replace("lan-1", "lan-2"), "Mạng lưới đường tỉnh dài 310 km.\n")
    counted: list[int] = []
    original = flow.lay_out

    def lay_out(report: Report) -> Flow:
        counted.append(report.round.number)
        return original(report)

    monkeypatch.setattr("pipeline.stages.build.lay_out", lay_out)
    monkeypatch.setattr("pipeline.compose.flow.lay_out", lay_out)
    made = draft(folder, 2, fast=True, watch=unwatched)
    assert made.value is not None
    assert "tiep-thu-giai-trinh.docx" in made.value
    assert counted == [2, 1]
