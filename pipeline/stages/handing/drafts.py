"""Hand-ins that are not in their folder: previewed for an hour, or waiting for the consultant.

`.phuc-vu/nhap/ID/` holds the files of a preview and what it was built on; after 60 minutes it is
nobody's, and cleared away. `.phuc-vu/cho/ID/` holds in the same way what was handed in over a text
that the consultant edited: it waits there until it is merged ("chờ tư vấn hợp nhất"). A hand-in
goes from the one to the other in one rename.

Source: the site's design, "State" and "Conflicts", 3.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from pipeline.model.fixed import Fixed, replace
from pipeline.model.handing import HandingPreview
from pipeline.model.import_record import digest_of
from pipeline.publish.folder import replace_file, sync_folder, write_durably
from pipeline.rounds.served.journal import Entry, FileChange, Line, append, lines
from pipeline.rounds.served.state import STATE, state_folder
from pipeline.stages.handing.offer import Offer

LIFE: Final = timedelta(minutes=60)
_MEANWHILE: Final = timedelta(minutes=1)  # for which requests wait at most for one another
WAITS: Final = "cho"
MERGED: Final = "hop-nhat"
_PREVIEWS: Final = "nhap"
_OFFER: Final = "nop.msgpack"
_SHOWN: Final = "xem.msgpack"
_ID: Final = re.compile("[0-9a-f]{20}")


class Draft(Fixed):
    """A hand-in in its folder, and when it came there (ISO 8601)."""

    offer: Offer
    at: str


def is_id(text: str) -> bool:
    """Say whether a text can be the id of a hand-in; anything else names no file."""
    return _ID.fullmatch(text) is not None


def keep(root: Path, offer: Offer, *, now: datetime) -> tuple[tuple[str, str], ...]:
    """Keep a hand-in for its preview; give its files by name, with where they lie.

    Raises:
        OSError: The disk is full or refuses; nothing is left.
    """
    folder = state_folder(root) / _PREVIEWS / offer.id
    places = []
    try:
        for number, (name, data) in enumerate(offer.files):
            place = folder / f"{number}"
            write_durably(place, data)
            places.append((name, str(place)))
        bare = replace(offer, files=tuple((name, b"") for name, _ in offer.files))
        told = msgspec.msgpack.encode(Draft(bare, now.isoformat()))
        write_durably(folder / _OFFER, told)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return tuple(places)


def keep_shown(root: Path, id_: str, preview: HandingPreview) -> None:
    """Keep what a preview showed beside its files.

    Raises:
        OSError: The disk is full or refuses.
    """
    place = root / STATE / _PREVIEWS / id_ / _SHOWN
    replace_file(place, msgspec.msgpack.encode(preview))


def shown(root: Path, id_: str) -> HandingPreview | None:
    """Give what a preview showed; None where it is not kept."""
    for kind in (_PREVIEWS, WAITS):
        try:
            data = (root / STATE / kind / id_ / _SHOWN).read_bytes()
            return msgspec.msgpack.decode(data, type=HandingPreview)
        except (OSError, msgspec.MsgspecError):
            continue
    return None


def previewed_draft(root: Path, id_: str, *, now: datetime) -> Draft | None:
    """Give a hand-in that was previewed within the hour; None for any other."""
    draft = _read(root / STATE / _PREVIEWS / id_) if is_id(id_) else None
    return None if draft is None or _is_over(draft, now) else draft


def key_of(root: Path, id_: str, *, now: datetime) -> str | None:
    """Give the id of the key that previewed a hand-in within the hour; its files are not read."""
    draft = _record(root / STATE / _PREVIEWS / id_) if is_id(id_) else None
    return None if draft is None or _is_over(draft, now) else draft.offer.key


def waiting_draft(root: Path, id_: str) -> Draft | None:
    """Give a hand-in that waits for the consultant; None for any other."""
    return _read(root / STATE / WAITS / id_) if is_id(id_) else None


def waiting_drafts(root: Path) -> tuple[Draft, ...]:
    """Give all that wait for the consultant, the oldest first."""
    found = filter(None, map(_read, _folders(root, WAITS)))
    return tuple(sorted(found, key=lambda draft: (draft.at, draft.offer.id)))


def let_wait(root: Path, draft: Draft, *, now: datetime) -> Line:
    """Let a previewed hand-in wait for the consultant, and write it down.

    Raises:
        OSError: The disk is full or refuses; where it waits already, `unwritten` writes its line.
    """
    offer = draft.offer
    waits = state_folder(root) / WAITS
    waits.mkdir(exist_ok=True)
    place = waits / offer.id
    if not place.exists():
        (root / STATE / _PREVIEWS / offer.id).rename(place)
        sync_folder(waits)
    return append(root, _entry(WAITS, offer, offer.key), at=now)


def settle(root: Path, draft: Draft, key: str, *, now: datetime) -> Line:
    """Write down that what waited was merged by hand, and take it away."""
    line = append(root, _entry(MERGED, draft.offer, key), at=now)
    drop(root, draft.offer.id)
    return line


def unwritten(root: Path, *, now: datetime) -> tuple[Line, ...]:
    """Write the lines of those that wait and that a killed server left unwritten."""
    known = {line.entry.id for line in lines(root) if line.entry.act == WAITS}
    found = [draft for draft in waiting_drafts(root) if draft.offer.id not in known]
    return tuple(append(root, _entry(WAITS, one.offer, one.offer.key), at=now) for one in found)


def drop(root: Path, id_: str) -> None:
    """Take a hand-in away, previewed or waiting."""
    for kind in (_PREVIEWS, WAITS):
        shutil.rmtree(root / STATE / kind / id_, ignore_errors=True)


def clear_over(root: Path, *, now: datetime) -> None:
    """Take away previews that are older than an hour, and what a killed server left of one."""
    for folder in _folders(root, _PREVIEWS):
        draft = _record(folder)
        if _is_left(folder, now) if draft is None else _is_over(draft, now):
            shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path, now: datetime) -> bool:
    """Say whether nobody is still writing into a folder that has no record yet."""
    try:
        began = datetime.fromtimestamp(folder.stat().st_mtime, now.tzinfo)
    except FileNotFoundError:  # handed in meanwhile
        return False
    return now - began >= LIFE


def _folders(root: Path, kind: str) -> Iterator[Path]:
    place = root / STATE / kind
    if place.is_dir():
        yield from sorted(path for path in place.iterdir() if is_id(path.name))


def _record(folder: Path) -> Draft | None:
    """Give what is written of a hand-in, its files without their bytes."""
    try:
        return msgspec.msgpack.decode((folder / _OFFER).read_bytes(), type=Draft)
    except (OSError, msgspec.MsgspecError):
        return None


def _read(folder: Path) -> Draft | None:
    draft = _record(folder)
    if draft is None:
        return None
    try:
        named = enumerate(draft.offer.files)
        files = tuple((name, (folder / f"{at}").read_bytes()) for at, (name, _) in named)
    except OSError:
        return None
    return replace(draft, offer=replace(draft.offer, files=files))


def _is_over(draft: Draft, now: datetime) -> bool:
    """Say whether an hour has passed; those who came at once had their time a moment earlier."""
    return not -_MEANWHILE <= now - datetime.fromisoformat(draft.at) < LIFE


def _entry(act: str, offer: Offer, key: str) -> Entry:
    before = dict(offer.base)
    files = (FileChange(name, before.get(name, ""), digest_of(data)) for name, data in offer.files)
    return Entry(act, offer.id, key, offer.agency, offer.round, offer.item, tuple(files))
