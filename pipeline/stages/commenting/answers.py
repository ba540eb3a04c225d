"""What a body says on the site of the answers to its comments: its own `y-kien-cac-lan.xlsx`.

One workbook a round and body holds its newest word; the former ones stay in `.luu/`. What is to
be sent is written down before (`.phuc-vu/ket-qua.json`) and taken away once the journal has its
line, so that whoever comes after a kill knows whether a page that stands was sent here and has no
line yet. A page that somebody put there by hand gets none.

Source: the site's design, "Journal".
"""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from pipeline.model.feedback_sheet import NAME
from pipeline.publish.folder import replace_file
from pipeline.publish.kept import replace_kept
from pipeline.rounds.served.journal import (
    Entry,
    FileChange,
    Line,
    append,
    entry_of,
    lines,
    told,
)
from pipeline.rounds.served.state import STATE, state_folder
from pipeline.stages.commenting.sending import alone, folder_of

ACT: Final = "ket-qua"
_FILE: Final = f"{NAME}.xlsx"
_SENT: Final = "ket-qua.json"
_ID: Final = 16


def page_of(workspace: Path, round_number: int, body: str, issued: bytes | None) -> bytes | None:
    """Give a body's page with its newest word: what it sent, else what was sent to it."""
    own = folder_of(workspace, round_number, body) / _FILE
    return own.read_bytes() if own.is_file() else issued


def keep_page(
    workspace: Path, round_number: int, body: str, page: bytes, *, key: str, at: datetime
) -> Line:
    """Put a page where those of its body are read; give its line of the journal.

    The same page sent twice has one line.

    Raises:
        JournalError: The journal was changed by others; the page waits for its line.
        OSError: The disk is full or refuses; the page is as it was, or waits for its line.
    """
    folder = folder_of(workspace, round_number, body)
    with alone(workspace):
        _write_down(workspace, at)
        change = _change(workspace, folder / _FILE, page)
        known = _line_of(workspace, change) if change.before == change.after else None
        if known is not None:
            return known
        entry = Entry(ACT, _id(change, at), key, body, round_number, files=(change,))
        replace_file(state_folder(workspace) / _SENT, json.dumps(told(entry)).encode())
        replace_kept(folder, {_FILE: page})
        line = append(workspace, entry, at=at)
        (workspace / STATE / _SENT).unlink()
        return line


def recover(workspace: Path, *, at: datetime) -> None:
    """Give a page that a killed server left without a line its line, when a server starts."""
    with alone(workspace):
        _write_down(workspace, at)


def _write_down(workspace: Path, at: datetime) -> None:
    """Write the line of what was about to be sent, where its page stands and has none."""
    path = workspace / STATE / _SENT
    if not path.exists():
        return
    entry = entry_of(json.loads(path.read_bytes()))
    page = workspace / entry.files[0].name
    page.with_name(f".moi-{_FILE}").unlink(missing_ok=True)
    stands = _digest(page) == entry.files[0].after
    known = {line.entry.id for line in lines(workspace) if line.entry.act == ACT}
    if stands and entry.id not in known:
        append(workspace, entry, at=at)
    path.unlink()


def _change(workspace: Path, path: Path, page: bytes) -> FileChange:
    name = path.relative_to(workspace).as_posix()
    return FileChange(name, _digest(path), sha256(page).hexdigest())


def _line_of(workspace: Path, change: FileChange) -> Line | None:
    """Give the last line of a page, where it is these bytes that it tells of."""
    found = None
    for line in lines(workspace):
        if line.entry.act == ACT and line.entry.files[0].name == change.name:
            found = line
    return found if found and found.entry.files[0].after == change.after else None


def _id(change: FileChange, at: datetime) -> str:
    """Give an id of its own, also where a body goes back to what it said before."""
    words = (change.name, change.before, change.after, at.isoformat())
    return sha256("\n".join(words).encode()).hexdigest()[:_ID]


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
