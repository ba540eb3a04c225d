"""A file put where none stands: never over another, whole or not at all."""

import os
from pathlib import Path

from pipeline.publish.folder import write_durably


def put_new_file(path: Path, data: bytes) -> None:
    """Put a file into its folder, which is made where it is missing.

    Raises:
        FileExistsError: Something of that name stands there, a link that leads nowhere too.
        OSError: The disk is full or refuses; nothing is left.
    """
    beside = path.with_name(f".moi-{path.name}")
    try:
        write_durably(beside, data)
        # a rename would replace what came there meanwhile; a second name is refused
        os.link(beside, path)
    finally:
        beside.unlink(missing_ok=True)
