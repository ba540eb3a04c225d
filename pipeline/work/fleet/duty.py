"""What a worker does: a command of this program, on a workspace that came as a parcel.

A command runs in a process of its own in a folder that is gone afterwards; what it left in
`build/` goes back as bytes. The worker shares no disk with the caller, and needs no right to it.
"""

import getpass
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace  # noqa: TID251 -- values of one run
from pathlib import Path
from typing import Final

from pipeline.work.child import within
from pipeline.work.crew import Ended, side_by_side
from pipeline.work.fingerprint import code
from pipeline.work.fleet.blobs import Blobs
from pipeline.work.fleet.parcel import Entry, Kind, unpack

OFFICE: Final = ("soffice", "libreoffice")
_HOME: Final = "quyhoach-"


@dataclass(frozen=True, slots=True)
class Errand:
    """A command on a workspace.

    `arguments` are those of this program without the workspace; `takes` are folders below the
    workspace whose files go back; `limit` is in seconds, `memory` in megabytes.
    """

    arguments: tuple[str, ...]
    listed: tuple[Entry, ...]
    blobs: dict[str, bytes]
    takes: tuple[str, ...]
    limit: float
    memory: int


@dataclass(frozen=True, slots=True)
class Identity:
    """What a worker is: the hash of its code, whether it has LibreOffice, what it holds."""

    code: str
    office: bool
    held: frozenset[str]
    user: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of an errand; `ended` None where bytes were lacking, which `lacking` names.

    `files` are bytes by their name below the workspace, `full` says why a disk refused; `holds`
    are the hashes that the worker now holds.
    """

    ended: Ended | None = None
    files: dict[str, bytes] | None = None
    lacking: frozenset[str] = frozenset()
    full: str = ""
    holds: frozenset[str] = frozenset()


def identity() -> Identity:
    """Say what this machine is."""
    return Identity(code(), has_office(), kept().held(), getpass.getuser(), platform.node())


def has_office() -> bool:
    """Say whether LibreOffice stands on this machine."""
    return any(map(shutil.which, OFFICE))


def kept() -> Blobs:
    """Give what this user's workers keep on this machine."""
    return Blobs(Path(tempfile.gettempdir(), f"{_HOME}{getpass.getuser()}"))


def do(errand: Errand, wanted: Callable[[], bool] = lambda: True) -> Brought:
    """Run an errand and give what came of it; `wanted` is asked again and again."""
    store, blobs = kept(), dict(errand.blobs)
    store.keep(blobs)
    needed = {entry.sha256 for entry in errand.listed if entry.kind is Kind.FILE}
    for sha256 in needed - blobs.keys():
        data = store.get(sha256)
        if data is not None:
            blobs[sha256] = data
    if needed - blobs.keys():
        return Brought(lacking=frozenset(needed - blobs.keys()))
    store.used(needed)
    try:
        with _folder() as home:
            unpack(errand.listed, blobs, home)
            return replace(_done(errand, home, wanted), holds=frozenset(needed))
    except OSError as error:
        return Brought(full=os.strerror(error.errno) if error.errno else str(error))


@contextmanager
def _folder() -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix=_HOME))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _done(errand: Errand, home: Path, wanted: Callable[[], bool]) -> Brought:
    command = program(errand.arguments, home, memory=errand.memory)
    for _, ended in side_by_side((command,), at_once=1, limit=errand.limit, wanted=wanted):
        return Brought(ended, dict(_files(home, errand.takes)))
    return Brought(Ended(-1, "", 0.0, overtime=True), {})


def program(arguments: tuple[str, ...], workspace: Path, *, memory: int) -> tuple[str, ...]:
    """Give the command that runs this program on a workspace with so many megabytes."""
    own = (sys.executable, "-m", "pipeline", *arguments, "--workspace", str(workspace))
    return within(own, megabytes=memory)


def _files(home: Path, takes: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for place in takes:
        for folder, _, names in os.walk(home / place):
            for name in names:
                path = Path(folder, name)
                with suppress(FileNotFoundError):
                    yield path.relative_to(home).as_posix(), path.read_bytes()
