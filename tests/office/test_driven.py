"""A script of the system's Python is run to its end, or ended with all that it started."""

import subprocess
import time
from pathlib import Path

import pytest

from tests.office.driven import drive

pytestmark = pytest.mark.office

LINGERING = """import subprocess, sys, time
nothing = subprocess.DEVNULL
child = subprocess.Popen(["sleep", "60"], stdout=nothing, stderr=nothing)
with open(sys.argv[1], "w") as told:
    told.write(str(child.pid))
time.sleep(float(sys.argv[2]))
sys.exit("the last words")
"""


def is_running(number: str) -> bool:
    asked = ["ps", "-o", "state=", number]
    told = subprocess.run(asked, check=False, capture_output=True, text=True)
    return told.stdout.strip() not in ("", "Z")


@pytest.mark.parametrize(
    ("sleeps", "code", "words"), [("0", 1, "the last words\n"), ("60", None, "not done after 3 s")]
)
def test_what_a_script_started_ends_with_it(
    sleeps: str, code: int | None, words: str, tmp_path: Path
) -> None:
    script, told = tmp_path / "script.py", tmp_path / "child"
    script.write_text(LINGERING, "utf-8")
    assert drive(str(script), str(told), sleeps, seconds=3) == (code, words)
    for _ in range(40):
        if not is_running(told.read_text("utf-8")):
            return
        time.sleep(0.05)
    pytest.fail("its child lives on")
