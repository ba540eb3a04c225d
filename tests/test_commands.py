"""A command that is forked does and says what one that is started does and says."""

import json
import subprocess
import sys
from pathlib import Path

from tests.commands import ran
from tests.rounds.workspaces import ROAD, put, workspace
from tests.sample_drafts import contents


def test_it_ends_and_says_what_a_process_started_anew_does(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    put(root, ROAD, "Tỉnh có 181 km đường.\n\n![](không-có.png)\n")
    asked = ["check", "--round", "1", "--json", "--no-cache", "--workspace", str(root)]
    started = subprocess.run(
        [sys.executable, "-m", "pipeline", *asked], capture_output=True, text=True, check=False
    )
    forked = ran(*asked)
    assert forked.returncode == started.returncode == 1
    assert json.loads(forked.stdout) == json.loads(started.stdout)
    assert forked.stderr == started.stderr


def test_what_cannot_start_says_so(tmp_path: Path) -> None:
    forked = ran("draft", "1", "--fast", "--workspace", str(tmp_path))
    assert forked.returncode == 2
    assert "sections/" in forked.stderr
    assert forked.stdout == ""


def test_each_is_a_process_of_its_own(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    put(root, ROAD, "Tỉnh có 181 km đường.\n")
    made = []
    for _ in range(2):
        assert ran("draft", "1", "--fast", "--workspace", str(root)).returncode == 0
        made.append(contents(root / "build" / "lan-1"))
    assert made[0] == made[1]
    assert ran("check", "--workspace", str(tmp_path / "nowhere")).returncode == 2
