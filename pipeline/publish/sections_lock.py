"""Who reads `sections/` and who exchanges a folder in it: never both at once.

Whoever reads shares a lock with all other readers from the listing of the files to the last byte
read; whoever exchanges a folder holds it alone. Without it a reader found files of two hand-ins in
one folder (exchanging it alone gave 473 mixed readings of 102,836, renaming files one by one
45,128 of 147,450). A gate before the lock keeps readers that come again and again from shutting
out a writer. The system frees both when their process ends. Whoever reads must not begin to read
once more within: a writer at the gate would wait for the outer, the inner for the writer.

Where there is no such lock (Windows) readers take turns.

Source: flock(2); the site's design, "Nộp".
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

import filelock

from pipeline.model.errors import BusyError

_GATE: Final = "khoa-cong"
_LOCK: Final = "khoa-doc"
_LOOK: Final = 0.005  # seconds from one try to the next


@contextmanager
def reading(root: Path) -> Iterator[None]:
    """Keep every folder under `sections/` of a workspace from being exchanged meanwhile.

    Where `build/` cannot be written there is no lock: nobody hands in on a disk that is read only.
    """
    try:
        handles = _opened(root)
    except OSError:
        yield
        return
    try:
        handles[0].share()
        handles[1].share()
        handles[0].leave()
        yield
    finally:
        _close(handles)


@contextmanager
def exchanging(root: Path, *, wait: float) -> Iterator[None]:
    """Keep everybody from reading `sections/` of a workspace, and from exchanging in it.

    Raises:
        BusyError: Others still read after so many seconds.
        OSError: The lock cannot be written.
    """
    handles = _opened(root)
    try:
        until = time.monotonic() + wait
        # behind the gate it waits for the readers inside, and no new one comes in
        for handle in handles:
            while not handle.is_held():
                if time.monotonic() > until:
                    raise BusyError
                time.sleep(_LOOK)
        yield
    finally:
        _close(handles)


class _Handle(Protocol):
    """A file that readers share and whoever exchanges holds alone."""

    def share(self) -> None:
        """Wait until it is shared with other readers."""

    def is_held(self) -> bool:
        """Hold it alone if nobody has it, and say whether that was so."""

    def leave(self) -> None:
        """Give it to others."""

    def close(self) -> None:
        """Give it to others for good."""


class _InTurn:
    """A lock as every system has it: readers take turns."""

    def __init__(self, path: Path) -> None:
        self._lock = filelock.FileLock(path)

    def share(self) -> None:
        self._lock.acquire()

    def is_held(self) -> bool:
        try:
            self._lock.acquire(timeout=0)
        except filelock.Timeout:
            return False
        return True

    def leave(self) -> None:
        self._lock.release()

    close = leave


class _Shared:
    """A lock that readers share: flock(2).

    Raises:
        OSError: Its file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)

    def share(self) -> None:
        self._locked("LOCK_SH")

    def is_held(self) -> bool:
        try:
            self._locked("LOCK_EX", "LOCK_NB")
        except BlockingIOError:
            return False
        return True

    def leave(self) -> None:
        self._locked("LOCK_UN")

    def close(self) -> None:
        os.close(self._file)

    def _locked(self, *operations: str) -> None:
        import fcntl

        fcntl.flock(self._file, sum(getattr(fcntl, name) for name in operations))


def _opened(root: Path) -> tuple[_Handle, _Handle]:
    folder = _folder(root)
    kind = _InTurn if find_spec("fcntl") is None else _Shared
    gate = kind(folder / _GATE)
    try:
        return gate, kind(folder / _LOCK)
    except OSError:
        gate.close()
        raise


def _close(handles: tuple[_Handle, _Handle]) -> None:
    for handle in handles:
        handle.close()


def _folder(root: Path) -> Path:
    build = root / "build"
    for folder in (build, build / ".cache"):
        folder.mkdir(exist_ok=True)  # no workspace is made where there is none
    return build / ".cache"
