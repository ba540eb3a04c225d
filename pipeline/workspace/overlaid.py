"""A workspace as it would stand with other files of one agency, none of which is written."""

import io
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import IO

from pipeline.workspace.inventory import Inventory, Kept, stored


def overlaid(
    inventory: Inventory, folder: str, files: Mapping[str, bytes], gone: Collection[str]
) -> Inventory:
    """Give an inventory in which files stand that are in memory alone.

    Args:
        inventory: What stands on disk.
        folder: The folder that they would stand in, relative to the workspace.
        files: Their names within it, and bytes.
        gone: Names within it of files that would stand there no more.
    """
    held = _Memory({f"{folder}/{name}": data for name, data in files.items()})
    left_out = {f"{folder}/{name}".casefold() for name in (*files, *gone)}
    kept = [file for file in inventory.files if file.name.casefold() not in left_out]
    new = [
        stored(name, inventory.root / name, len(data), Kept(held, sha256(data).hexdigest()))
        for name, data in held.files.items()
    ]
    together = sorted((*kept, *new), key=lambda file: file.name)
    return Inventory(inventory.root, tuple(together), inventory.refused, inventory.seals)


class _Memory:
    """Files in memory, opened as those of an archive are."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open the file of that name."""
        yield io.BytesIO(self.files[name])
