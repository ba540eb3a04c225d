"""The bytes of a listed file, read without following anything that took its place."""

import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

from pipeline.limits import MB
from pipeline.model.errors import system_words
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.work.archive import DAMAGED
from pipeline.workspace.inventory import SECTIONS, Inventory, StoredFile

# Where the system knows them: no link, no waiting on a pipe, nothing left to a child process.
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_bytes(inventory: Inventory, name: str, *, limit: int) -> Outcome[bytes | None]:
    """Give the bytes of the file of that name; None, with an error, where it cannot be read.

    One of more than `limit` bytes is not read.

    Only what `scan` listed is opened. Every folder on the way is opened without following
    links, so that a link put in a file's place since then is refused as well.
    """
    file = inventory.get(name)
    if file is None:
        return _failed("tep-khong-co", "không có tệp này", "kiểm tra tên tệp", name, None)
    if file.size > limit:
        return _too_large(name, file.size, limit, file.agency)
    try:
        with opened(inventory, file) as stream:
            # room for what it had when it was listed; it may have grown since
            data = stream.read(min(file.size, limit) + 1)
            if len(data) > file.size:
                data += stream.read(limit + 1 - len(data))
        _check(file, data)
    except OSError as error:
        why = system_words(error) if error.errno else error.strerror
        message = f"không đọc được tệp ({why})"
        fix = "kiểm tra quyền đọc, gửi lại tệp"
        return _failed("tep-khong-mo-duoc", message, fix, name, file.agency)
    if len(data) > limit:
        return _too_large(name, len(data), limit, file.agency)
    return Outcome(data)


@contextmanager
def opened(inventory: Inventory, file: StoredFile) -> Iterator[IO[bytes]]:
    """Open a listed file to be read in pieces.

    Raises:
        OSError: It cannot be read, or something else has taken its place.
    """
    if file.kept is not None:
        with file.kept.archive.opened(file.name) as stream:
            yield stream
        return
    with os.fdopen(_descriptor(inventory.root, file.path), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(0, "không phải tệp thường")
        yield stream


class ZipFiles:
    """The files of an archive, which is opened when the first of them is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._archive: zipfile.ZipFile | None = None

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open the file of that name; `OSError` where it cannot be read."""
        try:
            self._archive = self._archive or zipfile.ZipFile(self._path)
            with self._archive.open(name) as stream:
                yield stream
        except (KeyError, *DAMAGED) as error:
            raise OSError(0, f"{self._path.name} đã hỏng") from error


def _check(file: StoredFile, data: bytes) -> None:
    """Raise `OSError` where the bytes are not those that were issued."""
    if file.kept is not None and sha256(data).hexdigest() != file.kept.sha256:
        raise OSError(0, f"{file.path.name} không còn như khi chốt")


def _descriptor(root: Path, path: Path) -> int:
    if os.open not in os.supports_dir_fd:
        return os.open(path, _FLAGS)
    parts = (SECTIONS, *path.relative_to(root / SECTIONS).parts)
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            inner = os.open(part, _FLAGS | os.O_DIRECTORY, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(parts[-1], _FLAGS, dir_fd=folder)
    finally:
        os.close(folder)


def _too_large(name: str, size: int, limit: int, agency: str) -> Outcome[bytes | None]:
    message = f"tệp lớn quá {limit // MB} MB ({size} byte)"
    return _failed(
        "tep-qua-lon", message, "giảm dung lượng, hoặc chia thành nhiều tệp", name, agency
    )


def _failed(
    code: str, message: str, fix: str, name: str, agency: str | None
) -> Outcome[bytes | None]:
    notice = Notice(Severity.ERROR, code, message, fix, name, agency=agency or None)
    return Outcome(None, (notice,))
