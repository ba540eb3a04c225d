"""Deliveries are counted as from the raw folders: on the sample, and in a generated workspace."""

import json
import random
from datetime import date
from pathlib import Path

from pipeline.render.monitoring.status_json import status_json
from pipeline.rounds import Resources
from tests.delivered import status
from tests.oracle.delivery import counts, delivered, of_status
from tests.seeded.deliveries.__main__ import compared

REPOSITORY = Path(__file__).parents[1]
DAY = date(2025, 12, 26)


def test_the_sample_is_counted_as_from_its_folders_and_shows_each_state(
    sample_means: Resources,
) -> None:
    expected = delivered(REPOSITORY, DAY)
    assert of_status(json.loads(status_json(status(REPOSITORY, DAY, sample_means)))) == expected
    of_round = counts(expected)
    assert sorted(of_round) == [1, 2, 3]
    shown = of_round[1] + of_round[2]
    for name in ("chua-gui", "da-nhan", "giu-nguyen", "cham", "khong-ro-ngay", "da-ky", "chua-ky"):
        assert shown[name] > 0, name


def test_a_generated_workspace_is_counted_as_from_its_folders() -> None:
    faults, rows = compared(random.Random("7/2"))
    assert faults == []
    assert len(rows) > 20
