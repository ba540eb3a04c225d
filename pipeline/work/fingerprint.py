"""What a run depends on, as one hash: files by their content, never by their times.

Nothing heavy is imported here: a run that has nothing to do is to know it at once.
"""

import contextlib
import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.limits import MAX_FILE_MB, MB

_COMPILED: Final = b"__pycache__"
_AT_ONCE: Final = 65_536  # bytes that are read of a file
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_PACKAGE: Final = Path(__file__).parents[1]
_BESIDE: Final = (_PACKAGE.parent / "templates", _PACKAGE.parent / "sections" / "HUONG-DAN.md")


def fingerprint(words: Iterable[str], places: Iterable[Path]) -> str:
    """Give the hash of words and of everything in files and folders, the program's own among it.

    A folder counts with the names, kinds and contents of all below it, in an order of their own.
    Links count as such and are not followed; what is no file is not opened. A file that no
    reader would read, being too large, counts with its size: it may state a terabyte.
    """
    made = hashlib.sha256(program().encode())
    for word in words:
        made.update(f"{len(word)}:{word}\0".encode("utf-8", "surrogateescape"))
    for place in places:
        made.update(b"\1")
        for line in _told(os.fsencode(place)):
            made.update(line)
    return made.hexdigest()


@cache
def program() -> str:
    """Give the hash of this program: its code and templates, the libraries, Python itself."""
    made = hashlib.sha256(sys.version.encode())
    for name in _libraries():
        made.update(f"{name}\0".encode())
    for place in (_PACKAGE, *_BESIDE):
        for line in _told(os.fsencode(place)):
            made.update(line)
    return made.hexdigest()


@cache
def code() -> str:
    """Give the hash of what makes a draft's bytes: code, templates, the libraries we name.

    Unlike `program` it is the same on two machines that differ in what else is installed.
    """
    made = hashlib.sha256(b"%d.%d" % sys.version_info[:2])
    for name in _named_libraries():
        made.update(f"{name}\0".encode())
    for place in (_PACKAGE, *_BESIDE):
        for line in _told(os.fsencode(place)):
            made.update(line)
    return made.hexdigest()


def _named_libraries() -> list[str]:
    """Give names and versions of the libraries that this program asks for, those that are there."""
    from importlib.metadata import PackageNotFoundError, requires, version

    found = []
    for asked in requires("quyhoach") or ():
        name = re.split(r"[^\w.-]", asked, maxsplit=1)[0]
        if "extra ==" not in asked:
            with contextlib.suppress(PackageNotFoundError):
                found.append(f"{name}=={version(name)}")
    return sorted(found)


def _libraries() -> list[str]:
    """Give names and versions of all that is installed, as the folders that say it are named."""
    found: set[str] = set()
    for entry in sys.path:
        try:
            with os.scandir(entry or ".") as listing:
                found.update(one.name for one in listing if one.name.endswith(".dist-info"))
        except OSError:
            continue
    return sorted(found)


def _told(root: bytes) -> Iterator[bytes]:
    """Give a line for a file or folder and for each thing below it: name, kind, content."""
    waiting = [(root, b"")]
    while waiting:
        path, name = waiting.pop()
        try:
            mode = os.lstat(path).st_mode
            yield b"%d:%s\0%o\0%s\n" % (len(name), name, stat.S_IFMT(mode), _content(path, mode))
            if stat.S_ISDIR(mode):
                with os.scandir(path) as listing:
                    inner = sorted((one.name for one in listing), reverse=True)
                waiting += [
                    (path + b"/" + one, name + b"/" + one) for one in inner if one != _COMPILED
                ]
        except (OSError, ValueError) as error:
            yield b"%d:%s\0!%d\n" % (len(name), name, getattr(error, "errno", None) or 0)


def _content(path: bytes, mode: int) -> bytes:
    if stat.S_ISLNK(mode):
        return os.readlink(path)  # noqa: PTH115 -- bytes, as below
    if not stat.S_ISREG(mode):
        return b""
    # of a thousand small files, a stream for each takes as long as reading it
    file = os.open(path, _FLAGS)
    try:
        size = os.fstat(file).st_size
        if size > MAX_FILE_MB * MB:
            return b"%d bytes" % size
        made = hashlib.sha256()
        while data := os.read(file, _AT_ONCE):
            made.update(data)
        return made.digest()
    finally:
        os.close(file)
