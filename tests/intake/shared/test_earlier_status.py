"""An earlier `theo-doi.json` that is none is an error, whatever stands in it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.intake.shared.earlier_status import read_earlier_status
from pipeline.render.monitoring.status_json import status_json
from tests.render.monitoring.statuses import status


def test_what_is_compared_is_read() -> None:
    read = read_earlier_status(status_json(status()), "theo-doi.json").value
    assert read is not None
    assert read.day == status().today
    assert read.deliveries[1, "so-y-te", "muc", "y-te"] == ("da-nhan", "da-ky")
    assert read.deliveries[2, "xa-3", "bieu-mau", "du-lieu"] == ("chua-gui", "")
    assert read.answers[1, "bo-y-te"] == ("co-y-kien", 4)


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"today": 3}'])
def test_another_file_is_an_error(data: bytes) -> None:
    outcome = read_earlier_status(data, "x.json")
    assert outcome.value is None
    assert [(n.code, n.file) for n in outcome.notices] == [("theo-doi-cu-hong", "x.json")]


WRITTEN = status_json(status())
WHOLE = json.loads(WRITTEN)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WHOLE["rounds"][0])), st.none() | st.integers() | st.text())
def test_a_damaged_one_is_read_or_told_and_never_raises(key: str, value: Any) -> None:
    damaged = json.loads(WRITTEN)
    damaged["rounds"][0][key] = value
    outcome = read_earlier_status(json.dumps(damaged).encode(), "x")
    assert (outcome.value is None) == bool(outcome.notices)
