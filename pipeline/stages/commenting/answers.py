"""What a body says on the site of the answers to its comments: its own `y-kien-cac-lan.xlsx`.

One workbook a round and body holds its newest word; the former ones stay in `.luu/`.
"""

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from pipeline.model.feedback_sheet import NAME
from pipeline.publish.kept import replace_kept
from pipeline.rounds.served.journal import Entry, FileChange, Line, append
from pipeline.stages.commenting.sending import alone, folder_of

ACT: Final = "ket-qua"
_FILE: Final = f"{NAME}.xlsx"


def page_of(workspace: Path, round_number: int, body: str, issued: bytes | None) -> bytes | None:
    """Give a body's page with its newest word: what it sent, else what was sent to it."""
    own = folder_of(workspace, round_number, body) / _FILE
    return own.read_bytes() if own.is_file() else issued


def keep_page(
    workspace: Path, round_number: int, body: str, page: bytes, *, key: str, at: datetime
) -> Line:
    """Put a page where those of its body are read; give its line of the journal.

    Raises:
        JournalError: The journal was changed by others.
        OSError: The disk is full or refuses; the page is as it was.
    """
    folder = folder_of(workspace, round_number, body)
    path = folder / _FILE
    with alone(workspace):
        before = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        replace_kept(folder, {_FILE: page})
        change = FileChange(
            path.relative_to(workspace).as_posix(), before, sha256(page).hexdigest()
        )
        entry = Entry(
            ACT, id=change.after[:16], key=key, body=body, round=round_number, files=(change,)
        )
        return append(workspace, entry, at=at)
