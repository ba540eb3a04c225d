"""What only Unix has is not needed: without it a round is checked, drafted, answered and issued.

The modules and calls are taken away before the first of ours is loaded. That stands in for
Windows, which has none of them, and is no run on Windows itself.
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.rounds.workspaces import ROAD, put, workspace
from tests.sample_drafts import REPOSITORY

# left for `subprocess` of the standard library: what it takes itself on this system
_WITHOUT = """
import json, multiprocessing, os, signal, subprocess, sys
for name in ("fcntl", "resource", "pwd", "grp", "termios", "syslog"):
    sys.modules[name] = None
for name in (
    "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "fork", "killpg", "getuid", "geteuid",
    "getpgid", "setsid", "mkfifo", "chown", "fchmod", "sysconf", "uname", "statvfs",
):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGALRM", "SIGUSR1"):
    delattr(signal, name)
os.supports_dir_fd = os.supports_follow_symlinks = os.supports_fd = frozenset()
opened = os.open
def no_folder(path, *more, **named):
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", path)
    return opened(path, *more, **named)
os.open = no_folder
from pipeline.cli import main
for asked in json.loads(sys.argv[2]):
    code = main([*asked, "--workspace", sys.argv[1]])
    if code:
        sys.exit(f"{asked}: {code}")
"""


def test_a_round_is_checked_drafted_answered_and_issued_without_what_only_unix_has(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path / "tinh")
    put(root, ROAD, "Tỉnh có 180 km đường, $a^2$.\n")
    put(root, ROAD.replace("lan-1", "lan-2"), "Tỉnh có 190 km đường, $a^2$.\n")
    made = root / "build" / "lan-2" / "manifest.json"
    _run(root, ["check"], ["draft", "2", "--fast"])
    without = made.read_bytes()
    usual = [sys.executable, "-m", "pipeline", "draft", "2", "--fast", "--workspace", str(root)]
    subprocess.run(usual, check=True, cwd=REPOSITORY, capture_output=True)
    assert made.read_bytes() == without
    issue = ["--fast", "--by", "Ông A", "--date", "2026-03-16", "--allow-unsigned", "chưa thu đủ"]
    _run(root, ["responses", "2"], ["seal", "1", *issue], ["verify"])


def _run(root: Path, *asked: list[str]) -> None:
    """Do commands one after another, in one process: starting one takes longer than most do."""
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, str(root), json.dumps(asked)],
        check=False,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, (asked, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
