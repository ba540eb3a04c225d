"""What a body wrote on the site, sent: a comment sheet in `lan-N/y-kien/<body>/`, and a receipt.

The sheet is there or it is not; its line in the journal follows. What a killed server left
without a line gets one from the next who sends, or when the server starts (`journalled`), so
that nothing is there without a receipt. The same sheet sent twice has one receipt.

Source: the site's design, "Journal", "Conflicts" 2 and 11.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

import filelock

from pipeline.publish.sent_sheets import put_sheet, scan_of, sent_sheets, settle
from pipeline.rounds.served.journal import Entry, FileChange, Line, append, lines
from pipeline.rounds.served.state import state_folder

ACT: Final = "gop-y"
_LOCK: Final = ".gop-y.khoa"
_WAIT: Final = 20.0  # seconds for others to end
_ID: Final = 16


@dataclass(frozen=True, slots=True)
class Scan:
    """The scan of a letter: its bytes, and "pdf", "png" or "jpg"; b"" where there is none."""

    data: bytes = b""
    ending: str = ""


def send(
    workspace: Path,
    round_number: int,
    body: str,
    sheet: bytes,
    *,
    scan: Scan,
    key: str,
    at: datetime,
) -> Line:
    """Put a sheet where sheets of its body are read, and give its line of the journal.

    Args:
        workspace: The folder with `sections/`.
        round_number: The draft commented on.
        body: Who sends, as the folder of `y-kien/` is called.
        sheet: The .xlsx.
        scan: The letter.
        key: The id of the key that sends.
        at: The time with its zone.

    Raises:
        JournalError: The journal was changed by others; the sheet waits for its line.
        OSError: The disk is full or refuses.
    """
    folder = folder_of(workspace, round_number, body)
    with alone(workspace):
        known = journalled(workspace, at=at)
        same = next((one for one in sent_sheets(folder) if _is(one, sheet, scan)), None)
        path = same or put_sheet(folder, sheet, scan=scan.data, ending=scan.ending)
        entry = _entry(workspace, path, round_number, body, key)
        return known.get(entry.id) or append(workspace, entry, at=at)


def recover(workspace: Path, *, at: datetime) -> None:
    """Give every sheet that a killed server left its line, when a server starts."""
    with alone(workspace):
        journalled(workspace, at=at)


def receipt(workspace: Path, name: str, body: str) -> Line | None:
    """Give the line of what a body sent, by its id; None where it sent no such thing."""
    found = (line for line in lines(workspace) if line.entry.act == ACT)
    return next((one for one in found if (one.entry.id, one.entry.body) == (name, body)), None)


def journalled(workspace: Path, *, at: datetime) -> dict[str, Line]:
    """Give the line of everything sent by its id, after writing those that are missing."""
    known = {line.entry.id: line for line in lines(workspace) if line.entry.act == ACT}
    # a sheet that somebody changed by hand since is none that its body sent
    names = {file.name for line in known.values() for file in line.entry.files}
    for round_number, body, folder in _folders(workspace):
        settle(folder)
        for path in sent_sheets(folder):
            entry = _entry(workspace, path, round_number, body, "")
            if entry.files[0].name not in names:
                known[entry.id] = append(workspace, entry, at=at)
    return known


def _entry(workspace: Path, sheet: Path, round_number: int, body: str, key: str) -> Entry:
    scan = scan_of(sheet)
    files = tuple(
        FileChange(path.relative_to(workspace).as_posix(), "", _hash(path))
        for path in (sheet, scan)
        if path is not None
    )
    told = "\n".join((files[0].name, files[0].after))
    name = sha256(told.encode()).hexdigest()[:_ID]
    return Entry(ACT, id=name, key=key, body=body, round=round_number, files=files)


def _is(path: Path, sheet: bytes, scan: Scan) -> bool:
    """Say whether a sheet and its scan are these, byte for byte."""
    beside = scan_of(path)
    kept = beside.read_bytes() if beside else b""
    return path.read_bytes() == sheet and kept == scan.data


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def folder_of(workspace: Path, round_number: int, body: str) -> Path:
    """Give the folder of what a body says on a draft."""
    return workspace / "sections" / f"lan-{round_number}" / "y-kien" / body


def _folders(workspace: Path) -> Iterator[tuple[int, str, Path]]:
    """Give every body's folder of comments: its round, the body, the folder."""
    for folder in sorted((workspace / "sections").glob("lan-*/y-kien/*/")):
        number = folder.parent.parent.name.removeprefix("lan-")
        if number.isdecimal() and not folder.is_symlink():
            yield int(number), folder.name, folder


def alone(workspace: Path) -> filelock.BaseFileLock:
    """Give the lock under which one at a time sends."""
    return filelock.FileLock(state_folder(workspace) / _LOCK, timeout=_WAIT)
