"""The moment is this machine's, with its zone, whatever the zone is."""

import time

import pytest

from pipeline.runs.clock import now


@pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "UTC"])
def test_the_moment_has_the_zone_of_this_machine(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    monkeypatch.setattr(time, "time", lambda: 1_763_640_000.0)
    offset = "+07:00" if zone == "Asia/Ho_Chi_Minh" else "+00:00"
    assert now().isoformat().endswith(offset)
    assert now().timestamp() == 1_763_640_000.0
    monkeypatch.undo()
    time.tzset()
