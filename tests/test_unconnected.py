"""Commands without a network: a small run of `python -m tests.unconnected`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import unconnected
from tests.seeded.sealed import write_workspace

ASKS = "import socket; socket.create_connection(('192.0.2.1', 9), timeout=5)"


def test_a_code_or_a_file_that_differs_is_named() -> None:
    one = ((0, 0), {"build/a": b"1", "build/b": b"1"})
    other = ((0, 2), {"build/a": b"1", "build/b": b"2", "build/c": b""})
    assert unconnected.differences(one, one) == []
    assert unconnected.differences(one, other) == [
        "ended with (0, 0) and (0, 2)",
        "build/b",
        "build/c",
    ]


@pytest.mark.bench
def test_a_draft_without_a_network_is_the_same_bytes(tmp_path: Path) -> None:
    if before := unconnected.namespace():  # a kernel that refuses has nothing to be asked
        asked = [*before, sys.executable, "-c", ASKS]
        done = subprocess.run(asked, capture_output=True, check=False)
        assert b"unreachable" in done.stderr
    sections = write_workspace(tmp_path / "first", 5) / "sections"
    assert unconnected.compared(sections, tmp_path, [("draft", "1", "--fast"), ("check",)]) == []


def test_any_command_is_run_without_a_network_and_its_code_is_given_on(
    capfd: pytest.CaptureFixture[str],
) -> None:
    has_namespaces = bool(unconnected.namespace())
    assert unconnected.main(["--run", sys.executable, "-c", "raise SystemExit(7)"]) == 7
    said = capfd.readouterr().out
    assert said.startswith("no network but loopback: " if has_namespaces else "this kernel ")
    unconnected.main(["--run", sys.executable, "-c", ASKS])
    assert ("unreachable" in capfd.readouterr().err) or not has_namespaces
