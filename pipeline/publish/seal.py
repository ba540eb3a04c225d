"""A seal put in place: `phat-hanh/` beside, then renamed, then `khoa.json`, which closes it.

A round is issued from the moment `khoa.json` says so, in one rename. What a killed seal leaves
is hidden, or a `phat-hanh/` beside `.khoa-moi.json` that nobody reads; the next seal clears it
away. A package taken back is kept in `.luu/`, never deleted.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline.model.errors import ForeignFolderError
from pipeline.model.fixed import replace
from pipeline.model.seal import ISSUED, RECORD, Act, Seal, SealEvent
from pipeline.publish.folder import replace_file, sync_folder, write_durably
from pipeline.publish.seal_record import read_seal, seal_json

_STAGED: Final = f".moi-{ISSUED}"
_WAITING: Final = ".khoa-moi.json"
_KEPT: Final = ".luu"


def seal_of(folder: Path) -> Seal | None:
    """Give what `khoa.json` of a round says; None where there is none, or it is damaged."""
    path = folder / RECORD
    return read_seal(path.read_bytes()) if path.is_file() and not path.is_symlink() else None


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give an empty hidden folder in a round's, to be filled; what is left of it at the end goes.

    Raises:
        ForeignFolderError: `phat-hanh/` stands there and no seal made it.
    """
    recover(folder)
    if (folder / ISSUED).exists():
        raise ForeignFolderError(folder / ISSUED)
    place = folder / _STAGED
    place.mkdir(parents=True)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def close(folder: Path, seal: Seal) -> None:
    """Issue a round with the files staged for it: whole, or not at all.

    Raises:
        OSError: The disk is full or refuses; the round is not issued.
    """
    waiting, place = folder / _WAITING, folder / _STAGED
    try:
        write_durably(waiting, seal_json(seal))
        sync_folder(place)
        place.rename(folder / ISSUED)
        sync_folder(folder)
        waiting.replace(folder / RECORD)
        sync_folder(folder)
    except BaseException:
        recover(folder)
        raise


def open_again(folder: Path, seal: Seal, *, by: str, day: str, reason: str) -> Seal:
    """Open an issued round; give its new record, which names where the package lies.

    Raises:
        OSError: The disk is full or refuses; the round is still issued.
    """
    count = sum(event.act is Act.OPENED for event in seal.history) + 1
    kept = f"{_KEPT}/{ISSUED}-{count}"
    event = SealEvent(Act.OPENED, by, day, reason, seal.package, kept)
    opened = Seal(seal.round, history=(*seal.history, event))
    replace_file(folder / RECORD, seal_json(opened))
    recover(folder)
    return opened


def closing(seal: Seal, before: Seal | None) -> Seal:
    """Give a seal with its own act behind the history of the round."""
    event = SealEvent(Act.SEALED, seal.by, seal.day, package=seal.package)
    return replace(seal, history=(*(before.history if before else ()), event))


def recover(folder: Path) -> None:
    """Clear away what a killed seal left, or end what a killed `unseal` began."""
    seal, issued = seal_of(folder), folder / ISSUED
    if (folder / _WAITING).exists():
        # killed between its two renames: the folder is its own, for it began where none was
        if not (folder / RECORD).exists() or (seal is not None and not seal.is_closed):
            shutil.rmtree(issued, ignore_errors=True)
        (folder / _WAITING).unlink()
    elif seal is not None and not seal.is_closed and issued.exists():
        _keep(issued, folder / seal.history[-1].kept)
    shutil.rmtree(folder / _STAGED, ignore_errors=True)


def _keep(issued: Path, kept: Path) -> None:
    """Put a package taken back where its record says, unless something lies there already."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        issued.rename(kept)
        sync_folder(kept.parent)
        sync_folder(issued.parent)
