"""The commands on a machine without a network: `python -m tests.unconnected`.

    python -m tests.unconnected --run COMMAND…

Each is run twice over a copy of `sections/`: as it stands, and in a network namespace of its own
that has nothing but loopback (network_namespaces(7)). Both must end alike and leave the same
files, byte for byte: whoever asked an address outside would fail, or wait, in the second.

The second runs any command so, the tests themselves in CI: what passes there needs no network.

Where the kernel gives no namespaces, that is said in one line; nothing is compared, and a command
is run as it is.
Imports nothing of the pipeline.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parents[1]
COMMANDS: Final = (
    ("draft", "1", "--fast"),
    ("draft", "2", "--fast"),
    ("draft", "3", "--fast"),
    ("check",),
    ("responses", "3"),
    ("forms",),
    ("diff", "1", "2", "--fast"),
    ("site", "3"),
)
# nothing but loopback, and no address outside answers: held before anything is compared
_PROBE: Final = """
import errno, socket
assert [name for _, name in socket.if_nameindex()] == ["lo"], socket.if_nameindex()
try:
    socket.create_connection(("192.0.2.1", 9), timeout=5)
except OSError as error:
    assert error.errno == errno.ENETUNREACH, error
else:
    raise AssertionError("connected")
"""
Trace = tuple[tuple[int, ...], Mapping[str, bytes]]


@cache
def namespace() -> tuple[str, ...]:
    """Give the words before a command that take the network from it; none where refused."""
    for options in ("-n", "-rn"):
        before = ("unshare", options, "sh", "-c", _loopback(), "sh")
        if shutil.which("unshare") and _works((*before, sys.executable, "-c", _PROBE)):
            return before
    return ()


def _loopback() -> str:
    up = "ip link set lo up && " if shutil.which("ip") else ""
    return f'{up}exec "$@"'


def _works(words: Sequence[str]) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def run(
    root: Path, commands: Sequence[Sequence[str]], before: Sequence[str] = ()
) -> tuple[int, ...]:
    """Run commands in a workspace one after another; give how each ended."""
    return tuple(
        subprocess.run(
            [*before, sys.executable, "-m", "pipeline", *words, "--workspace", str(root)],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            check=False,
        ).returncode
        for words in commands
    )


def files(root: Path) -> dict[str, bytes]:
    """Give every file a workspace holds, but for locks and what is kept from run to run."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    named = {path.relative_to(root).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if not _hidden(name)}


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def differences(one: Trace, other: Trace) -> list[str]:
    """Name what ended otherwise, and the files that are not the same bytes."""
    (codes, made), (other_codes, other_made) = one, other
    ended = [] if codes == other_codes else [f"ended with {codes} and {other_codes}"]
    names = sorted({*made, *other_made})
    return [*ended, *(name for name in names if made.get(name) != other_made.get(name))]


def compared(sections: Path, folder: Path, commands: Sequence[Sequence[str]]) -> list[str]:
    """Run commands with and without a network over copies; give what differs."""
    traces = []
    for name, before in (("with", ()), ("without", namespace())):
        root = folder / name / "w"
        shutil.copytree(sections, root / "sections")
        traces.append((run(root, commands, before), files(root)))
    (codes, made), _ = traces
    assert max(codes) < 2, codes
    print(f"{len(commands)} commands, {len(made)} files with and without a network")
    return differences(*traces)


def alone(words: Sequence[str]) -> int:
    """Run a command without a network, or as it is where none can be taken away; say which."""
    before = namespace()
    taken = "no network but loopback" if before else "this kernel takes no network away"
    print(f"{taken}: {' '.join(words)}", flush=True)
    return subprocess.run([*before, *words], check=False).returncode


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sections", type=Path, default=REPOSITORY / "sections")
    parser.add_argument("--run", nargs=argparse.REMAINDER, metavar="COMMAND")
    given = parser.parse_args(arguments)
    if given.run:
        return alone(given.run)
    if not namespace():
        print("network watch: this kernel gives no network namespaces, nothing was compared")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = compared(given.sections, Path(folder), COMMANDS)
    for name in found:
        print(f"differs without a network: {name}")
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main())
