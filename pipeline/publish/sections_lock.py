"""Who reads `sections/` and who exchanges a folder in it: never both at once.

Whoever reads shares a lock with all other readers from the listing of the files to the last byte
read; whoever exchanges a folder holds it alone. Without it a reader found files of two hand-ins in
one folder (exchanging it alone gave 473 mixed readings of 102,836, renaming files one by one
45,128 of 147,450). A gate before the lock keeps readers that come again and again from shutting
out a writer. The system frees both when their process ends. Whoever reads must not begin to read
once more within: a writer at the gate would wait for the outer, the inner for the writer.

Windows has no shared lock of this kind: there readers take turns.

Source: flock(2); the site's design, "Nộp".
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

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
        _take(handles[0])
        _take(handles[1])
        _leave(handles[0])
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
            while not _taken(handle):
                if time.monotonic() > until:
                    raise BusyError
                time.sleep(_LOOK)
        yield
    finally:
        _close(handles)


if sys.platform == "win32":
    _Handle = filelock.FileLock

    def _opened(root: Path) -> tuple[_Handle, _Handle]:
        folder = _folder(root)
        return _Handle(folder / _GATE), _Handle(folder / _LOCK)

    def _take(handle: _Handle) -> None:
        handle.acquire()

    def _taken(handle: _Handle) -> bool:
        try:
            handle.acquire(timeout=0)
        except filelock.Timeout:
            return False
        return True

    def _leave(handle: _Handle) -> None:
        handle.release()

    def _close(handles: tuple[_Handle, _Handle]) -> None:
        for handle in handles:
            handle.release()

else:
    import fcntl

    def _opened(root: Path) -> tuple[int, int]:
        folder = _folder(root)
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        gate = os.open(folder / _GATE, flags, 0o666)
        try:
            return gate, os.open(folder / _LOCK, flags, 0o666)
        except OSError:
            os.close(gate)
            raise

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_SH)

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _leave(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)

    def _close(handles: tuple[int, int]) -> None:
        for handle in handles:
            os.close(handle)


def _folder(root: Path) -> Path:
    build = root / "build"
    for folder in (build, build / ".cache"):
        folder.mkdir(exist_ok=True)  # no workspace is made where there is none
    return build / ".cache"
