"""A folder of files of any size, with its checksums and its archive, put in place whole.

Nothing is held in memory: a map of 300 MB is copied in pieces. The archive beside a folder is
taken away before the folder is exchanged and put back after it, so that one that is there always
holds what the folder holds.
"""

import os
import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from pipeline.publish.archive import Content, OnDisk, stream_hash, write_archive
from pipeline.publish.folder import exchange_folder, recover, sync_folder, write_durably

CHECKSUMS: Final = "ma-bam-sha256.txt"
_NEW: Final = ".moi-"


def publish_with_archive(contents: Mapping[str, Content], target: Path) -> dict[str, str]:
    """Make `target` a folder of exactly these files and a list of checksums, and `target`.zip.

    Args:
        contents: Names relative to the folder, with `/`, and what they hold.
        target: The folder; what it held before is gone when this returns.

    Returns:
        The SHA-256 of each file.

    Raises:
        OSError: The disk is full or refuses; folder and archive are as they were.
    """
    recover(target)
    new, archive = target.with_name(_NEW + target.name), target.with_name(f"{target.name}.zip")
    packed = target.with_name(f"{_NEW}{archive.name}")
    try:
        hashes = {name: _write(new / name, contents[name]) for name in sorted(contents)}
        lines = (f"{digest}  {name}\n" for name, digest in hashes.items())
        write_durably(new / CHECKSUMS, "".join(lines).encode())
        names = (*hashes, CHECKSUMS)
        write_archive(packed, {f"{target.name}/{name}": _on_disk(new / name) for name in names})
        archive.unlink(missing_ok=True)
        exchange_folder(new, target)
        packed.rename(archive)
        sync_folder(target.parent)
    finally:
        shutil.rmtree(new, ignore_errors=True)
        packed.unlink(missing_ok=True)
    return hashes


def _write(path: Path, content: Content) -> str:
    """Write a file durably and give its hash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = (lambda: BytesIO(content)) if isinstance(content, bytes) else content.opened
    try:
        with opened() as source, path.open("wb") as target:
            digest = stream_hash(source, target)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
    return digest


def _on_disk(path: Path) -> OnDisk:
    return OnDisk(lambda: path.open("rb"), path.stat().st_size)
