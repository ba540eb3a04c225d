"""An agency's folder with the files of a hand-in in it: made beside, then exchanged for the old.

The new folder is made of second names (hard links) of all that stands in the old one, so that it
costs no time and no room; what the hand-in replaces lies in its `.luu/ID/`. Exchanging the two
folders is the only step that anybody sees. The record `.luu/ID/nop.json` comes with it: whoever
finds the record knows that the hand-in stands, whether or not it came to be written down.

Source: the site's design, "Nộp"; link(2), renameat2(2).
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from pipeline.publish.folder import recover, sync_folder, write_durably
from pipeline.publish.kept import KEPT

RECORD: Final = "nop.json"
_BESIDE: Final = ".nop-"
_FORMER: Final = ".cu-"  # `folder` names the former one so where two names cannot be exchanged


def folder_beside(
    target: Path, id_: str, files: Mapping[str, bytes], gone: Collection[str], record: bytes
) -> Path:
    """Make the folder that is to stand in the place of an agency's, and give its path.

    Args:
        target: The agency's folder; it may not be there yet.
        id_: The hand-in's id.
        files: Names relative to the folder, and their bytes.
        gone: Names of files that go, and are kept.
        record: What `nop.json` is to hold.

    Raises:
        OSError: The disk is full or refuses; `target` is as it was, nothing is left beside.
    """
    beside = target.with_name(f"{_BESIDE}{id_}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        if target.is_dir():
            _link(target, beside)
        kept = beside / KEPT / id_
        kept.mkdir(parents=True)
        for name in dict.fromkeys((*files, *gone)):
            _keep(beside / name, kept / name)
        for name, data in files.items():
            write_durably(beside / name, data)
        write_durably(kept / RECORD, record)
        for folder in (kept, kept.parent):
            sync_folder(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return beside


def records(round_folder: Path) -> Iterator[Path]:
    """Give the record of every hand-in that stands in a round's folders, sorted by path."""
    yield from sorted(round_folder.glob(f"[!.]*/{KEPT}/*/{RECORD}"))


def leftovers(round_folder: Path) -> tuple[Path, ...]:
    """Give the folders that a killed hand-in left beside those of a round."""
    return tuple(sorted((*round_folder.glob(f"{_BESIDE}*"), *round_folder.glob(f"{_FORMER}*"))))


def restore(round_folder: Path) -> None:
    """Put a folder back that a killed hand-in left under its hidden name alone.

    It happens where the system cannot exchange two names at once.
    """
    for old in round_folder.glob(f"{_FORMER}*"):
        recover(round_folder / old.name.removeprefix(_FORMER))


def clear_away(round_folder: Path) -> None:
    """Take away what a killed hand-in left beside the folders of a round."""
    for left in round_folder.glob(f"{_BESIDE}*"):
        shutil.rmtree(left)


def _keep(path: Path, kept: Path) -> None:
    if path.is_file() or path.is_symlink():
        kept.parent.mkdir(parents=True, exist_ok=True)
        path.rename(kept)


def _link(old: Path, new: Path) -> None:
    """Give all files of a folder a second name in another; where none can be had, a copy."""
    for place, folders, names in os.walk(old):
        inner = new / Path(place).relative_to(old)
        # a link to a folder is listed as one, and taken along as the link it is
        linked = [name for name in folders if Path(place, name).is_symlink()]
        for name in set(folders) - set(linked):
            (inner / name).mkdir()
        for name in (*names, *linked):
            _second_name(Path(place, name), inner / name)


def _second_name(path: Path, other: Path) -> None:
    """Give a file a second name; a copy stands there where none can be had.

    Not every system can link a symbolic link itself, so that one is made anew. Some file systems
    have no hard links, or too few for one file; any other trouble, such as a full disk, the copy
    meets and raises.
    """
    if path.is_symlink():
        shutil.copy2(path, other, follow_symlinks=False)
        return
    try:
        os.link(path, other)
    except OSError:
        shutil.copy2(path, other)
