"""What travels to a worker: a list of a workspace's files by content, and the bytes that it lacks.

Names are bytes, as the disk has them, so that a folder stands there as it stands here. What no
draft reads (names that begin with a dot, `nop.yaml`) does not travel; of a file too large to be
read, and of the dossier's, only the size does.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pipeline.limits import MAX_FILE_MB, MB

_UNREAD: Final = b"nop.yaml"
_BY_HAND: Final = b"sections/ho-so/"  # a dossier's own files: a draft knows that they are there


class Kind(StrEnum):
    """What an entry is; of a `HOLE` nothing but the size is known."""

    FOLDER = "folder"
    FILE = "file"
    HOLE = "hole"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing below a workspace: its name with `/`, and what makes it.

    `sha256` is that of a file's bytes, `size` theirs, `target` what a link says.
    """

    name: bytes
    kind: Kind
    sha256: str = ""
    size: int = 0
    target: bytes = b""


class UnfitError(Exception):
    """Something below a workspace cannot travel: a pipe, a socket, a file without right to read."""


def entries(root: Path, folders: Iterable[str]) -> tuple[Entry, ...]:
    """Give all that travels of some folders of a workspace, each folder before what is in it.

    Raises:
        UnfitError: Something in them cannot travel; the workspace is then built where it is.
    """
    found = (
        _entries(os.fsencode(root), os.fsencode(folder))
        for folder in folders
        if (root / folder).is_dir() and not (root / folder).is_symlink()
    )
    try:
        return tuple(entry for some in found for entry in some)
    except OSError as error:
        raise UnfitError(str(error.filename)) from error


def _entries(root: bytes, name: bytes) -> Iterator[Entry]:
    yield Entry(name, Kind.FOLDER)
    with os.scandir(root + b"/" + name) as listing:
        inner = sorted(one.name for one in listing)
    for one in inner:
        if not one.startswith(b".") and one != _UNREAD:
            yield from _entry(root, name + b"/" + one)


def _entry(root: bytes, name: bytes) -> Iterator[Entry]:
    path = root + b"/" + name
    known = os.lstat(path)
    if stat.S_ISDIR(known.st_mode):
        yield from _entries(root, name)
    elif stat.S_ISLNK(known.st_mode):
        yield Entry(name, Kind.LINK, target=os.readlink(path))  # noqa: PTH115 -- bytes
    elif not stat.S_ISREG(known.st_mode):
        raise UnfitError(os.fsdecode(name))
    elif known.st_size > MAX_FILE_MB * MB or name.startswith(_BY_HAND):
        yield Entry(name, Kind.HOLE, size=known.st_size)
    else:
        data = read_below(root, name)
        yield Entry(name, Kind.FILE, hashlib.sha256(data).hexdigest(), len(data))


def read_below(root: bytes, name: bytes) -> bytes:
    """Give the bytes of a file below a folder."""
    return Path(os.fsdecode(root + b"/" + name)).read_bytes()


def blobs(root: Path, listed: Iterable[Entry], lacking: Callable[[str], bool]) -> dict[str, bytes]:
    """Give the bytes that are lacking, by their hash, each once.

    Raises:
        UnfitError: A file is no longer what it was when it was listed.
    """
    found: dict[str, bytes] = {}
    for entry in listed:
        if entry.kind is Kind.FILE and entry.sha256 not in found and lacking(entry.sha256):
            try:
                data = read_below(os.fsencode(root), entry.name)
            except OSError as error:
                raise UnfitError(os.fsdecode(entry.name)) from error
            if hashlib.sha256(data).hexdigest() != entry.sha256:
                raise UnfitError(os.fsdecode(entry.name))
            found[entry.sha256] = data
    return found


def unpack(listed: Iterable[Entry], known: Mapping[str, bytes], target: Path) -> None:
    """Make below an empty folder what was listed.

    Args:
        listed: Entries, each folder before what is in it.
        known: The bytes of each file by their hash.
        target: The folder, which is there.

    Raises:
        UnfitError: A name leads out of the folder.
        OSError: The disk is full or refuses.
    """
    for entry in listed:
        path = target / os.fsdecode(_within(entry.name))
        if entry.kind is Kind.FOLDER:
            path.mkdir(parents=True)
        elif entry.kind is Kind.LINK:
            path.symlink_to(os.fsdecode(entry.target))
        elif entry.kind is Kind.FILE:
            path.write_bytes(known[entry.sha256])
        else:
            with path.open("wb") as stream:
                stream.truncate(entry.size)


def _within(name: bytes) -> bytes:
    """Give a name that stays below a folder."""
    if name.startswith(b"/") or b".." in name.split(b"/") or b"\0" in name:
        raise UnfitError(os.fsdecode(name))
    return name
