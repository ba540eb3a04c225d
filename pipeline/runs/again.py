"""A run that has nothing to do: what it would make was made, and stands there still.

How a command ended is kept in `build/.cache/` with the hash of all it depends on and of every
file it left. Where both hold, that is told again and nothing is made. Content decides, never a
file's time.
"""

import contextlib
import hashlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from pipeline.arguments import Request
from pipeline.model.fixed import replace
from pipeline.runs.finished import Finished, notices_before
from pipeline.work.fingerprint import fingerprint
from pipeline.work.store import FolderStore, whole

# commands that are a function of the workspace's files, and of nothing else
_PURE: Final = frozenset({"draft", "diff", "check", "preview", "forms", "responses", "site"})
# how notices are shown, and the day, of which none of these commands knows
_SHOWN: Final = frozenset({"workspace", "strict", "json", "detailed", "cache", "today"})
_MOST: Final = 400  # ends: a preview of each of a province's agencies and communes
_LARGEST: Final = 64_000_000
_FONT: Final = "Times New Roman"
_PROGRAMS: Final = ("soffice", "libreoffice")


class _Kept(msgspec.Struct, array_like=True):
    """What is kept of a run: the hash of all it depends on, and how it ended."""

    key: str
    finished: Finished


def key(request: Request) -> str:
    """Give the hash of all that a command depends on; "" for one that depends on more than files.

    How notices are shown is no part of it.
    """
    if request.command not in _PURE:
        return ""
    asked = [
        f"{entry.name}={getattr(request, entry.name)!r}"
        for entry in fields(request)
        if entry.name not in _SHOWN
    ]
    compared = [side for side in request.compared or () if isinstance(side, Path)]
    places = (request.workspace / "sections", request.workspace / "templates", *compared)
    drawn = request.command in ("draft", "diff") and not request.fast
    return fingerprint((*asked, *(_renderer() if drawn else ())), places)


def finished_before(request: Request, key: str) -> Finished | None:
    """Give how the same command ended, where its outputs stand as it left them; else None."""
    data = _store(request).get(_name(request)) if key and request.cache else None
    try:
        kept = None if data is None else msgspec.msgpack.decode(data, type=_Kept)
    except (msgspec.MsgspecError, RecursionError):
        return None
    if kept is None or kept.key != key or not _stands(request.workspace, kept.finished.outputs):
        return None
    if request.command != "draft":
        return kept.finished
    # what that run left is now the run before
    place = next(iter(kept.finished.outputs), "")
    return replace(kept.finished, known=notices_before(request.workspace / place))


def keep(request: Request, before: str, finished: Finished) -> None:
    """Keep how a command ended, where nothing that it depends on has changed since `before`.

    A disk that is full or read only costs the next run its time, and nothing else.
    """
    if before and finished.started and key(request) == before:
        data = msgspec.msgpack.encode(_Kept(before, finished))
        _store(request).put(_name(request), data)


def adopt(request: Request, before: str, kept: bytes) -> None:
    """Keep how the same command ended on another machine, by the file that its store left."""
    data = whole(kept)
    try:
        there = None if data is None else msgspec.msgpack.decode(data, type=_Kept)
    except (msgspec.MsgspecError, RecursionError):
        return
    if there is not None:
        keep(request, before, there.finished)


def _store(request: Request) -> FolderStore:
    place = request.workspace / "build" / ".cache" / "xong"
    return FolderStore(place, most=_MOST, largest=_LARGEST)


def _name(request: Request) -> str:
    """Give the name of what is kept: one for each command and what it is about."""
    about = (request.command, request.round_number, request.agency, request.compared, request.fast)
    return hashlib.sha256(repr(about).encode("utf-8", "surrogateescape")).hexdigest()


def _stands(workspace: Path, outputs: Mapping[str, Mapping[str, str]]) -> bool:
    """Say whether folders, or files, of outputs hold exactly what is said of them."""
    places = map(PurePosixPath, outputs)
    if not all(place.parts[:1] == ("build",) and ".." not in place.parts for place in places):
        return False
    try:
        return all(dict(_hashes(workspace / at)) == files for at, files in outputs.items())
    except OSError:
        return False


def _hashes(place: Path) -> Iterator[tuple[str, str]]:
    """Give each file of a folder with its hash, "" for what is none; a file's own name is ""."""
    if not place.is_dir():
        yield "", _hash(place)
        return
    for folder, _, names in os.walk(place):
        for name in names:
            path = Path(folder, name)
            yield path.relative_to(place).as_posix(), _hash(path)


def _hash(path: Path) -> str:
    if not stat.S_ISREG(path.lstat().st_mode):
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _renderer() -> Iterator[str]:
    """Give what tells one LibreOffice from another without starting it, and its font."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        yield "no LibreOffice"
        return
    home = Path(program).resolve()
    yield str(home)
    for name in (home.name, "versionrc", "bootstraprc"):
        with contextlib.suppress(OSError):
            yield hashlib.sha256((home.parent / name).read_bytes()).hexdigest()
    matcher = shutil.which("fc-match")
    if matcher is not None:
        command = [matcher, "--format", "%{file} %{family} %{fontversion}", _FONT]
        said = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
        yield said.stdout.decode(errors="replace")
