"""The journal of a served site: a line for everything that was done, each bound to the one before.

`.phuc-vu/nhat-ky.jsonl` holds a JSON object a line, `{so, truoc, luc, viec, id, khoa, co-quan,
lan, muc, tep: [{ten, truoc, sau}]}`; `truoc` is the SHA-256 of the line before, so that a line
that was changed, taken out or put in shows. Lines taken off the end do not: only the number and
hash that a receipt or a seal printed reveal that (`holds`). It never bears keys, cookies, texts
or names of persons, and no addresses; failures stand as one line with their number (`dem`).

A line is told as written only once the disk has it. What a killed or refused write leaves has
no line end: nobody reads it, and the next who writes cuts it off.

Source: the site's design, "Journal".
"""

import errno
import json
import os
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import filelock

from pipeline.model.errors import JournalError
from pipeline.model.fixed import Fixed
from pipeline.publish.folder import sync_folder
from pipeline.rounds.served.state import STATE, state_folder

JOURNAL: Final = "nhat-ky.jsonl"
_LOCK: Final = ".nhat-ky.khoa"
_NONE_BEFORE: Final = "0" * 64  # what the first line names as the one before
_BLOCK: Final = 65_536  # bytes read at a time from the end
_SHAPE: Final = frozenset(
    {"so", "truoc", "luc", "viec", "id", "khoa", "co-quan", "lan", "muc", "tep"}
)
_MEANWHILE: Final = timedelta(minutes=1)  # for which requests wait at most for one another
_WAIT: Final = 10.0  # seconds for another process to end its line


class FileChange(Fixed):
    """What became of a file: its name and hashes; `before` "" where it is new, `after` gone."""

    name: str
    before: str
    after: str


class Entry(Fixed):
    """What was done: `id` names the act, `key` is the id of the key that did it.

    `act` is a word in Vietnamese without accents (`nop`, `gop-y`, `vao`); `round` 0 and `item` ""
    where it concerns none; `count` of failures that are told together, 0 for what was done.
    """

    act: str
    id: str = ""
    key: str = ""
    body: str = ""
    round: int = 0
    item: str = ""
    files: tuple[FileChange, ...] = ()
    count: int = 0


class Line(Fixed):
    """A line as it stands: its number from 1, the hash of its bytes, when (ISO 8601), what."""

    number: int
    hash: str
    at: str
    entry: Entry


def append(workspace: Path, entry: Entry, *, at: datetime) -> Line:
    """Write an entry behind the last line; give its line once the disk has it.

    `at` is the time with its zone.

    Raises:
        JournalError: The last line is none of ours; nothing is written.
        OSError: The disk is full or refuses; the journal is as it was.
    """
    folder = state_folder(workspace)
    path = folder / JOURNAL
    with filelock.FileLock(folder / _LOCK, timeout=_WAIT):
        _cut_unfinished(path)
        last = last_line(workspace)
        data = _record(entry, last, at.isoformat(timespec="seconds"))
        _write(path, data)
        if last is None:
            sync_folder(folder)
    return _line(data)


def last_line(workspace: Path) -> Line | None:
    """Give the last whole line, None where there is none.

    Raises:
        JournalError: It is none of ours.
    """
    path = workspace / STATE / JOURNAL
    if not path.exists():
        return None
    data = _tail(path)[0]
    return _line(data) if data else None


def lines(workspace: Path) -> Iterator[Line]:
    """Give all whole lines, the first one first.

    Raises:
        JournalError: One is none of ours.
    """
    for data in _whole_lines(workspace):
        yield _line(data)


def faults(workspace: Path) -> tuple[str, ...]:
    """Say where the chain is broken, in Vietnamese; () where every line is bound to the one before.

    What was taken off the end does not show here, see `holds`.
    """
    found = []
    before = _NONE_BEFORE
    for number, data in enumerate(_whole_lines(workspace), start=1):
        read = _read(data)
        if read is None:
            found.append(f"dòng {number}: không phải một dòng nhật ký")
        elif read["so"] != number:
            found.append(f"dòng {number}: mang số {read['so']}")
        elif read["truoc"] != before:
            found.append(f"dòng {number}: không khớp mã băm của dòng trước")
        before = sha256(data).hexdigest()
    return tuple(found)


def holds(workspace: Path, number: int, digest: str) -> bool:
    """Say whether the line of that number still has the hash that was printed of it."""
    for place, data in enumerate(_whole_lines(workspace), start=1):
        if place == number:
            return sha256(data).hexdigest() == digest
    return False


def is_behind(workspace: Path, now: datetime) -> bool:
    """Say whether the clock stands before the last line: days written now would be wrong.

    Those who come at the same time wait for one another, so that less than a minute is nothing.

    Raises:
        JournalError: The last line is none of ours.
    """
    last = last_line(workspace)
    return last is not None and now <= datetime.fromisoformat(last.at) - _MEANWHILE


def told(entry: Entry) -> dict[str, Any]:
    """Give what a line says of what was done, by the names that it has there."""
    return {
        "viec": entry.act,
        "id": entry.id,
        "khoa": entry.key,
        "co-quan": entry.body,
        "lan": entry.round,
        "muc": entry.item,
        "tep": [{"ten": f.name, "truoc": f.before, "sau": f.after} for f in entry.files],
    }


def entry_of(told: Mapping[str, Any]) -> Entry:
    """Give what was done from what a line says of it.

    Raises:
        KeyError, TypeError, ValueError: It has not the shape that we write.
    """
    files = tuple(FileChange(one["ten"], one["truoc"], one["sau"]) for one in told["tep"])
    return Entry(
        str(told["viec"]), str(told["id"]), str(told["khoa"]), str(told["co-quan"]),
        int(told["lan"]), str(told["muc"]), files, told.get("dem", 0),
    )  # fmt: skip


def _record(entry: Entry, last: Line | None, at: str) -> bytes:
    record: dict[str, Any] = {
        "so": 1 if last is None else last.number + 1,
        "truoc": _NONE_BEFORE if last is None else last.hash,
        "luc": at,
        **told(entry),
    }
    if entry.count:
        record["dem"] = entry.count
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def _write(path: Path, data: bytes) -> None:
    """Put a line behind the others, or nothing."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(handle).st_size
        try:
            if os.write(handle, data + b"\n") != len(data) + 1:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)


def _cut_unfinished(path: Path) -> None:
    """Take off what a killed write left behind the last line end."""
    if path.exists():
        end = _tail(path)[1]
        if end != path.stat().st_size:
            os.truncate(path, end)


def _tail(path: Path) -> tuple[bytes, int]:
    """Give the last whole line, b"" for none, and where whole lines end, in bytes."""
    size, reach = path.stat().st_size, _BLOCK
    with path.open("rb") as stream:
        while True:
            start = max(0, size - reach)
            stream.seek(start)
            data = stream.read(size - start)
            end = data.rfind(b"\n") + 1
            begin = data.rfind(b"\n", 0, max(end - 1, 0)) + 1
            if start == 0 or begin:
                return data[begin : max(end - 1, 0)], start + end
            reach *= 4


def _whole_lines(workspace: Path) -> Iterator[bytes]:
    path = workspace / STATE / JOURNAL
    if path.exists():
        with path.open("rb") as stream:
            for data in stream:
                if data.endswith(b"\n"):
                    yield data[:-1]


def _line(data: bytes) -> Line:
    read = _read(data)
    if read is None:
        raise JournalError
    return Line(read["so"], sha256(data).hexdigest(), read["luc"], entry_of(read))


def _read(data: bytes) -> dict[str, Any] | None:
    """Give what a line says; None where it has not the shape that we write."""
    try:
        read = json.loads(data)
    except ValueError:
        return None
    known = isinstance(read, dict) and read.keys() - {"dem"} == _SHAPE
    return dict(read) if known else None
