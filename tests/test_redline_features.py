"""Every single feature is tracked and exact, or named as what Word has no mark for."""

import json
from pathlib import Path

import pytest

from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from tests.drafted_report import report
from tests.oracle.features import FEATURES, NAME, Feature, write_feature
from tests.oracle.marks import letters, marks
from tests.oracle.printed import printed
from tests.oracle.redline import redline_defects
from tests.rounds.workspaces import READ

AUTHORS = (NAME, "Sở Tài chính")  # who owns the text, who makes the outline


def _named(feature: Feature) -> str:
    return feature.name


@pytest.mark.parametrize("feature", FEATURES, ids=_named)
def test_it_is_tracked_and_exact_or_named(feature: Feature, tmp_path: Path) -> None:
    write_feature(tmp_path, feature)
    files = _built(tmp_path, 2)
    redline = files["so-sanh-lan-1.docx"]
    before, after = report(tmp_path, 1), files["bao-cao-lan-2.docx"]
    changes = json.loads(files["nhat-ky-thay-doi.json"])["changes"]
    assert redline_defects(before, after, redline, changes, authors=AUTHORS) == []
    assert changes, "no word of it in the log"
    untracked = [change for change in changes if change["tracked"] == "untracked"]
    assert bool(untracked) == feature.untrackable
    assert (printed(before) == printed(after)) == feature.untrackable
    assert bool(marks(redline)) != feature.untrackable
    if feature.letters is not None:
        assert letters(redline) <= feature.letters


def _built(root: Path, number: int) -> dict[str, bytes]:
    outcome = draft(root, number, fast=True, watch=unwatched, cache=READ)
    assert outcome.value is not None, outcome.notices
    return dict(outcome.value)
