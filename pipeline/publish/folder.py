"""A folder of outputs put in place whole: written beside, made durable, then exchanged.

A build that is killed leaves the earlier folder as it was, and at most a hidden folder
beside it that the next build clears away. Linux exchanges two names in one step
(renameat2 with RENAME_EXCHANGE, man 2 renameat2); elsewhere two renames come as close as
the system allows, and `recover` puts the earlier folder back if the second never came.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import filelock

from pipeline.model.errors import BusyError
from pipeline.model.notice import Outcome

Files = Mapping[str, bytes]  # by name within a folder, with "/"

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NEW, _OLD = ".moi-", ".cu-"


@contextmanager
def building(build: Path, *, wait: float) -> Iterator[None]:
    """Hold the lock of a `build/` folder; the system frees it when its process ends.

    Args:
        build: The folder of outputs, made where it is missing.
        wait: Seconds to wait for another build to end.

    Raises:
        BusyError: The other build did not end in time.
    """
    build.mkdir(parents=True, exist_ok=True)
    try:
        with filelock.FileLock(build / ".khoa", timeout=wait):
            yield
    except filelock.Timeout as error:
        raise BusyError from error


def make_and_publish(
    make: Callable[[], Outcome[Files | None]],
    build: Path,
    target: Path,
    *,
    wait: float,
) -> Outcome[Files | None]:
    """Make outputs and put them in place while no other build of the workspace runs.

    Args:
        make: Gives the files; None leaves what is there as it is.
        build: The folder of outputs that is locked.
        target: The folder within it that becomes exactly these files.
        wait: Seconds to wait for another build to end.

    Raises:
        BusyError: The other build did not end in time.
        OSError: The disk is full or refuses; its `filename` says where.
    """
    with building(build, wait=wait):
        made = make()
        if made.value is not None:
            publish(made.value, target)
    return made


def publish(files: Files, target: Path) -> None:
    """Make `target` a folder of exactly these files, all at once.

    Args:
        files: Names relative to the folder, with `/`, and their bytes.
        target: The folder; what it held before is gone when this returns.

    Raises:
        OSError: The disk is full or refuses; `target` is as it was.
    """
    recover(target)
    new = target.with_name(_NEW + target.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        for name, data in sorted(files.items()):
            write_durably(new / name, data)
        exchange_folder(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def exchange_folder(new: Path, target: Path) -> None:
    """Put a folder written beside in the place of `target`, which is gone when this returns."""
    old = target.with_name(_OLD + target.name)
    try:
        sync_folder(new)
        if target.exists():
            _exchange(new, target, old)
        else:
            new.rename(target)
        sync_folder(target.parent)
    finally:
        if target.exists():
            shutil.rmtree(old, ignore_errors=True)


def recover(target: Path) -> None:
    """Clear away what a killed build left beside `target`, putting the earlier one back."""
    old = target.with_name(_OLD + target.name)
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (old, target.with_name(_NEW + target.name)):
        if leftover.exists():
            shutil.rmtree(leftover)


def write_durably(path: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it.

    Raises:
        OSError: The disk is full or refuses; `filename` is the file's, also where the system
            names none (a write does not know its file).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in the place of an earlier one, or of none: beside it, durable, then renamed.

    Raises:
        OSError: The disk is full or refuses; `path` is as it was.
    """
    replace_files({path: data})


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Put files in the place of earlier ones, or of none, in order: once all are on the disk.

    Raises:
        OSError: The disk is full or refuses; where there was no room, all are as they were.
    """
    beside = {path.with_name(f"{_NEW}{path.name}"): path for path in files}
    try:
        for new, path in beside.items():
            write_durably(new, files[path])
        for new, path in beside.items():
            new.replace(path)
            sync_folder(path.parent)
    finally:
        for new in beside:
            new.unlink(missing_ok=True)


def _exchange(new: Path, target: Path, old: Path) -> None:
    if _exchanged_at_once(new, target):
        return
    target.rename(old)
    new.rename(target)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    names = os.fsencode(one), os.fsencode(other)
    if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(number, os.strerror(number), str(other))


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; Windows opens no folder, and keeps them."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
