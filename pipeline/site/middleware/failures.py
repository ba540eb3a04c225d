"""What broke while somebody was answered: kept for whoever mends the program, told to nobody.

`.phuc-vu/loi.log` has the traceback of each failure with its time; once it is large the older
half is let go.
"""

import traceback
from datetime import datetime
from pathlib import Path
from typing import Final

FILE: Final = "loi.log"
_MOST: Final = 1_000_000  # bytes


def note_failure(folder: Path, error: Exception, at: datetime) -> None:
    """Write a failure down; a disk that refuses loses it."""
    told = "".join(traceback.format_exception(error))
    path = folder / FILE
    try:
        if path.exists() and path.stat().st_size > _MOST:
            path.write_bytes(path.read_bytes()[-_MOST // 2 :])
        with path.open("a", encoding="utf-8", errors="replace") as stream:
            stream.write(f"{at.isoformat(timespec='seconds')}\n{told}\n")
    except OSError:
        return
