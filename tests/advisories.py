"""Known weaknesses of the libraries that users install: `python -m tests.advisories`.

pip-audit asks PyPI, then OSV, of each library the package needs, as it is installed here. What
is known is printed with the version that mends it, and the exit code is 1. An index that answers
no such question, or none that can be reached, is said in one line and fails nothing: no
machine's network is a fault of the code.

Imports nothing of the pipeline.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT: Final = "quyhoach"
SERVICES: Final = ("pypi", "osv")
_OPTIONS: Final = (
    "--no-deps", "--disable-pip", "--format=json", "--progress-spinner=off", "--timeout=20",
)  # fmt: skip
Library = Mapping[str, Any]  # as pip-audit tells of it: name, version, vulns or skip_reason
Ask = Callable[[Sequence[str], str], Sequence[Library]]


def needed(project: str) -> frozenset[str]:
    """Name the libraries that a distribution needs, and these in turn, without any extra."""
    found: set[str] = set()
    waiting = [project]
    while waiting:
        for name in _required(waiting.pop()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def _required(project: str) -> Iterator[str]:
    for line in metadata.requires(project) or ():
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate({"extra": ""}):
            yield canonicalize_name(one.name)


def pins(names: Iterable[str]) -> tuple[str, ...]:
    """Give "name==version" of libraries, as they are installed."""
    return tuple(f"{name}=={metadata.version(name)}" for name in sorted(names))


def ask(pinned: Sequence[str], service: str) -> Sequence[Library]:
    """Give what a service says of libraries; nothing where it cannot be reached."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "needed.txt")
        listed.write_text("\n".join(pinned) + "\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pip_audit", "-r", str(listed), "-s", service, *_OPTIONS],
            capture_output=True,
            text=True,
            check=False,
        )
    try:
        told: Sequence[Library] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return ()
    return told


def judged(pinned: Sequence[str], asked: Ask = ask) -> tuple[int, list[str]]:
    """Give the exit code and the words of what the first service that answers knows."""
    for service in SERVICES:
        known = [library for library in asked(pinned, service) if "vulns" in library]
        if known:
            found = [line for library in known for line in _weaknesses(library)]
            words = f"{service} was asked of {len(known)} of {len(pinned)} libraries: "
            return bool(found), [f"{words}{len(found)} weaknesses known", *found]
    return 0, ["no service of known weaknesses answers from here: nothing was asked"]


def _weaknesses(library: Library) -> Iterator[str]:
    for one in library["vulns"]:
        mended = " or ".join(one["fix_versions"]) or "no version"
        yield f"{library['name']} {library['version']}: {one['id']}, mended in {mended}"


def main() -> int:
    code, lines = judged(pins(needed(PROJECT)))
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    raise SystemExit(main())
