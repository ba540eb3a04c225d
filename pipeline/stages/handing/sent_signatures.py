"""Signatures that agencies sent and nobody confirmed yet: `.phuc-vu/cho/ID/`.

What came on the site signs nothing: it lies there whole, the scan of the letter beside it, until
the consultant confirms it (then `ky.yaml` says so) or returns it with words. It stands for the
files as they were when it was sent; once one of them is another, it is not confirmed.

Source: the site's design, "Routes", `/ky/N`.
"""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from pipeline.model.fixed import Fixed, replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.signature import PartSignature
from pipeline.publish.folder import replace_file, sync_folder, write_durably
from pipeline.publish.sections_lock import exchanging, reading
from pipeline.rounds.served.journal import Entry, FileChange, append
from pipeline.rounds.served.state import STATE, state_folder
from pipeline.stages.handing.drafts import WAITS, is_id
from pipeline.stages.handing.exchange import WAIT_SECONDS
from pipeline.stages.handing.signing_letter import (
    ScanFile,
    SigningLetter,
    put_signed,
    sign,
)
from pipeline.work.watch import unwatched

SENT: Final = "ky-cho"
SIGNED: Final = "ky"
RETURNED: Final = "ky-tra-lai"
_RECORD: Final = "ky.msgpack"
_SCAN: Final = "ban-ky"


class SentSignature(Fixed):
    """What was sent: its round, letter, key; `files` are (item, name, SHA-256) it stands for.

    `at` is when it came (ISO 8601), `returned` why it was not confirmed, "" while it waits.
    """

    id: str
    round: int
    letter: SigningLetter
    key: str
    at: str
    files: tuple[tuple[str, str, str], ...]
    returned: str = ""


def send_signature(
    root: Path, number: int, letter: SigningLetter, *, id_: str, key: str, now: datetime
) -> SentSignature | tuple[Notice, ...]:
    """Keep a signature for the consultant; give what is wrong where it could not be confirmed.

    Args:
        root: The workspace.
        number: The round.
        letter: What is signed, with its scan.
        id_: Of what is sent.
        key: The id of the key that sends.
        now: The time with its zone.

    Raises:
        OSError: The disk is full or refuses; it is wholly there or not at all.
    """
    with reading(root):
        made = sign(root, letter, number, today=now.date(), watch=unwatched)
    if made.value is None:
        return tuple(one for one in made.notices if one.severity is Severity.ERROR)
    if not made.value.parts:
        return (_wrong("các mục này đã ký cả rồi", "không phải gửi lại"),)
    items = tuple(part.sources.item for part in made.value.parts)
    files = _files(made.value.parts)
    sent = SentSignature(
        id_, number, replace(letter, items=items), key, now.isoformat(timespec="seconds"), files
    )
    if (same := _same(root, sent)) is not None:
        return same
    _keep(root, sent)
    append(root, _entry(SENT, sent, key), at=now)
    return sent


def sent_signature(root: Path, id_: str) -> SentSignature | None:
    """Give what was sent, with the bytes of its scan; None for any other id."""
    sent = _read(root, id_)
    return None if sent is None else _scanned(root, sent)


def sent_signatures(root: Path) -> tuple[SentSignature, ...]:
    """Give all that were sent and not confirmed, returned ones too, the oldest first.

    Their scans are without bytes: each may have 20 MB.
    """
    place = root / STATE / WAITS
    names = [path.name for path in place.iterdir()] if place.is_dir() else []
    found = filter(None, (_read(root, name) for name in names))
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def sent_stamps(root: Path) -> tuple[tuple[str, int], ...]:
    """Give what is another once one was sent, returned or confirmed."""
    found = sorted((root / STATE / WAITS).glob(f"*/{_RECORD}"))
    return tuple((path.parent.name, path.stat().st_mtime_ns) for path in found)


def _read(root: Path, id_: str) -> SentSignature | None:
    if not is_id(id_):
        return None
    try:
        data = (root / STATE / WAITS / id_ / _RECORD).read_bytes()
        return msgspec.msgpack.decode(data, type=SentSignature)
    except (OSError, msgspec.MsgspecError):
        return None


def _scanned(root: Path, sent: SentSignature) -> SentSignature | None:
    """Give it with the bytes of its scan, None where that is gone."""
    assert sent.letter.scan is not None, "none is sent without"
    try:
        data = (root / STATE / WAITS / sent.id / _SCAN).read_bytes()
    except OSError:
        return None
    return replace(sent, letter=replace(sent.letter, scan=replace(sent.letter.scan, data=data)))


def confirm(root: Path, sent: SentSignature, key: str, *, now: datetime) -> tuple[Notice, ...]:
    """Write what was sent into `ky.yaml`; give why not where it does not hold any more.

    Raises:
        BusyError: Others still read.
        OSError: The disk is full or refuses.
    """
    with exchanging(root, wait=WAIT_SECONDS):
        if sent_signature(root, sent.id) is None:
            return ()  # somebody pressed before
        made = sign(root, sent.letter, sent.round, today=now.date(), watch=unwatched)
        if made.value is None:
            return tuple(one for one in made.notices if one.severity is Severity.ERROR)
        changed = sorted(set(_files(made.value.parts)) ^ set(_still(sent, made.value.parts)))
        if changed:
            names = ", ".join(dict.fromkeys(name for _, name, _ in changed))
            message = f"các tệp đã đổi từ lúc cơ quan gửi chữ ký: {names}"
            return (_wrong(message, "trả lại để cơ quan ký nội dung mới"),)
        put_signed(root, made.value)
        append(root, _entry(SIGNED, sent, key), at=now)
        shutil.rmtree(root / STATE / WAITS / sent.id, ignore_errors=True)
    return ()


def send_back(root: Path, sent: SentSignature, words: str, key: str, *, now: datetime) -> None:
    """Return what was sent with words, which its agency reads.

    Raises:
        OSError: The disk is full or refuses.
    """
    append(root, _entry(RETURNED, sent, key), at=now)
    place = root / STATE / WAITS / sent.id / _RECORD
    replace_file(place, _record(replace(sent, returned=words)))


def _same(root: Path, sent: SentSignature) -> SentSignature | None:
    """Give what waits already and is the same: whoever presses twice sends once."""
    waiting = (one for one in sent_signatures(root) if not one.returned)
    alike = (one for one in waiting if (one.round, one.files) == (sent.round, sent.files))
    found = filter(None, (_scanned(root, one) for one in alike))
    return next((one for one in found if one.letter == sent.letter), None)


def _still(sent: SentSignature, parts: Sequence[PartSignature]) -> tuple[tuple[str, str, str], ...]:
    """Give the files of what is still to be signed, as they were when it was sent."""
    items = {part.sources.item for part in parts}
    return tuple(file for file in sent.files if file[0] in items)


def _files(parts: Sequence[PartSignature]) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (part.sources.item, file.name, file.sha256) for part in parts for file in part.sources.files
    )


def _keep(root: Path, sent: SentSignature) -> None:
    """Put it where it waits in one rename."""
    waits = state_folder(root) / WAITS
    beside = waits / f".{sent.id}"
    assert sent.letter.scan is not None, "none is sent without"
    try:
        write_durably(beside / _SCAN, sent.letter.scan.data)
        write_durably(beside / _RECORD, _record(sent))
        beside.rename(waits / sent.id)
        sync_folder(waits)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _record(sent: SentSignature) -> bytes:
    assert sent.letter.scan is not None, "none is sent without"
    bare = ScanFile(sent.letter.scan.name, b"")
    return msgspec.msgpack.encode(replace(sent, letter=replace(sent.letter, scan=bare)))


def _entry(act: str, sent: SentSignature, key: str) -> Entry:
    files = tuple(FileChange(name, digest, digest) for _, name, digest in sent.files)
    return Entry(act, sent.id, key, sent.letter.agency, sent.round, "", files)


def _wrong(message: str, fix: str) -> Notice:
    return Notice(Severity.ERROR, "ky-cho", message, fix)
