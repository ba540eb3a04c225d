"""What may be asked of `fleet` and `worker`."""

from pathlib import Path

import pytest

from pipeline.arguments import read_arguments
from pipeline.fleet_arguments import Fleet, Working


def test_a_draft_of_many_is_asked_for() -> None:
    given = ["fleet", "draft", "2", "a", "b", "--fast", "--processes", "3", "--limit", "60"]
    request = read_arguments([*given, "--cluster", "tcp://m:8786", "--out", "o"])
    assert request.fleet == Fleet(
        "draft", (Path("a"), Path("b")), "tcp://m:8786", 3, 60.0, Path("o")
    )
    assert (request.round_number, request.fast, request.working) == (2, True, None)


def test_a_report_and_a_worker_are_asked_for() -> None:
    report = read_arguments(["fleet", "report", "fleet.yaml", "--today", "2026-01-05"])
    assert report.fleet is not None
    assert (report.fleet.action, report.fleet.places) == ("report", (Path("fleet.yaml"),))
    assert report.fleet.processes >= 1
    worker = read_arguments(["worker", "tcp://m:8786", "--processes", "2", "--name", "may-1"])
    assert (worker.working, worker.fleet) == (Working("tcp://m:8786", 2, "may-1"), None)


@pytest.mark.parametrize(
    "given",
    [
        ["draft", "1"],
        ["draft", "0", "a"],
        ["draft", "1", "a", "--processes", "0"],
        ["draft", "1", "a", "--processes", "hai"],
        ["draft", "1", "a", "--limit", "-5"],
        ["report"],
        [],
    ],
)
def test_what_cannot_be_is_refused(given: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(["fleet", *given])
    assert ended.value.code == 2
