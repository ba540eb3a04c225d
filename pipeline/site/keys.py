"""The keys of a served site: who may come in, as what, until when; only their hashes are kept.

`.phuc-vu/khoa.yaml` is a list of `{id, co-quan, vai-tro, sha256, het-han, thu-hoi, phien}`. A key
is 160 random bits in 32 letters and digits (base32): nobody guesses it, and a plain SHA-256 of it
is safe to keep, for a slow hash guards words that people chose (argon2 took 0.26 s a check).
`phien` counts the exchanges of a key: sessions begun under an earlier one end.

The file is read afresh whenever it changed, so that a key taken back is refused at the next
request, also by a server that runs; a file that cannot be read lets nobody in.

Source: the site's design, "Keys".
"""

import base64
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

import filelock

from pipeline.intake.shared.fields import Findings, Record, read_list
from pipeline.intake.text import decode
from pipeline.model.errors import JournalError, KeysError
from pipeline.model.fixed import Fixed, replace
from pipeline.model.notice import Outcome
from pipeline.publish.folder import replace_file
from pipeline.rounds.served.journal import last_line
from pipeline.rounds.served.state import STATE, state_folder

KEYS: Final = "khoa.yaml"
BYTES: Final = 20  # of a key: 160 bits
_AFTER_DEADLINE: Final = timedelta(days=30)
_LONGEST: Final = timedelta(days=180)
_LOCK: Final = ".khoa.khoa"
_WAIT: Final = 10.0  # seconds for another process to end its change
_FIELDS: Final = ("id", "co-quan", "vai-tro", "sha256", "het-han", "thu-hoi", "phien")
_HASH: Final = re.compile("[0-9a-f]{64}")
_BETWEEN: Final = re.compile(r"[\s\-]+")  # what people put between groups of letters


class Role(StrEnum):
    """What a key lets its body do."""

    VIEW = "xem"
    COMMENT = "gop-y"
    HAND_IN = "nop"
    WATCH = "theo-doi"
    CONSULT = "tu-van"


class Key(Fixed):
    """A key as it is kept: `expires` is its last day, `session` the number of its exchanges."""

    id: str
    body: str
    role: Role
    sha256: str
    expires: date
    revoked: date | None = None
    session: int = 1

    def opens(self, today: date) -> bool:
        """Say whether it lets in on that day."""
        return self.revoked is None and today <= self.expires


class Keys:
    """The keys of a workspace, as the file holds them now.

    A clock that is set back opens none again that ended: the latest day that was seen counts.
    """

    def __init__(self, workspace: Path) -> None:
        self._path = workspace / STATE / KEYS
        self._stamp: object = None
        self._held: tuple[Key, ...] = ()
        self._day = _last_day_known(workspace)

    def all(self) -> tuple[Key, ...]:
        """Give every key, those that open nothing any more too; () where the file is damaged."""
        stamp = file_stamp(self._path)
        if stamp != self._stamp:
            read = read_keys(self._path)
            self._held = read.value if not read.notices else ()
            self._stamp = stamp
        return self._held

    def of_secret(self, secret: str, today: date) -> Key | None:
        """Give the key of those letters, where it lets in on that day."""
        digest, today = _digest(secret), self._not_before(today)
        return next((key for key in self.all() if key.sha256 == digest and key.opens(today)), None)

    def of_session(self, name: str, session: int, today: date) -> Key | None:
        """Give the key by its id, where sessions of that number still stand."""
        today = self._not_before(today)
        found = (key for key in self.all() if (key.id, key.session) == (name, session))
        return next((key for key in found if key.opens(today)), None)

    def _not_before(self, today: date) -> date:
        self._day = max(self._day, today)
        return self._day


def all_keys(workspace: Path) -> tuple[Key, ...]:
    """Give every key of a workspace.

    Raises:
        KeysError: The file of keys cannot be read.
    """
    read = read_keys(workspace / STATE / KEYS)
    if read.notices:
        first = read.notices[0]
        raise KeysError(f"{first.place}: {first.message}; {first.fix}")
    return read.value


def _last_day_known(workspace: Path) -> date:
    """Give the day of the journal's last line, the first of all days where there is none."""
    try:
        last = last_line(workspace)
    except JournalError:
        last = None
    return date.min if last is None else datetime.fromisoformat(last.at).date()


def last_day(deadline: date | None, today: date) -> date:
    """Give until when a key made today lets in: 30 days after the deadline, 180 at most."""
    wanted = today + _LONGEST if deadline is None else max(deadline, today) + _AFTER_DEADLINE
    return min(wanted, today + _LONGEST)


def issue(
    workspace: Path, body: str, role: Role, *, expires: date, random: bytes
) -> tuple[Key, str]:
    """Add a key for a body; give it with its secret, which is nowhere else.

    `random` are 20 bytes that nobody can foresee.

    Raises:
        KeysError: The file of keys cannot be read, so that nothing may be added.
        OSError: The disk refuses; the keys are as they were.
    """
    secret = _secret(random)
    made: list[Key] = []

    def add(keys: tuple[Key, ...]) -> tuple[Key, ...]:
        made.append(Key(_free(f"{body}-{role}", keys), body, role, _digest(secret), expires))
        return (*keys, *made)

    _change(workspace, add)
    return made[0], secret


def revoke(workspace: Path, name: str, today: date) -> Key:
    """Take a key back for good.

    Raises:
        KeysError: There is none of that id, or the file cannot be read.
        OSError: The disk refuses; the keys are as they were.
    """
    return _change_one(workspace, name, lambda key: replace(key, revoked=key.revoked or today))


def exchange(workspace: Path, name: str, *, expires: date, random: bytes) -> tuple[Key, str]:
    """Put a new secret in the place of a key's; sessions begun under the old one end.

    Raises:
        KeysError: There is none of that id, or the file cannot be read.
        OSError: The disk refuses; the keys are as they were.
    """
    secret = _secret(random)

    def renew(key: Key) -> Key:
        return replace(
            key, sha256=_digest(secret), expires=expires, revoked=None, session=key.session + 1
        )

    return _change_one(workspace, name, renew), secret


def read_keys(path: Path) -> Outcome[tuple[Key, ...]]:
    """Give the keys of a file, () where there is none; what is wrong with it is told."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Outcome((), ())
    text = decode(data, file=f"{STATE}/{KEYS}")
    if text.value is None:
        return Outcome((), text.notices)
    records, findings = read_list(
        text.value, f"{STATE}/{KEYS}", _FIELDS, "khóa truy cập", "khoa-can-danh-sach"
    )
    read = (_key(record, findings) for record in records or ())
    keys = tuple(key for key in read if key is not None)
    return Outcome(keys, (*text.notices, *findings.notices))


def _key(record: Record, findings: Findings) -> Key | None:
    name = record.identifier("id", required=True)
    body = record.identifier("co-quan", required=True)
    role = record.choice("vai-tro", Role, Role.VIEW, required=True)
    digest = record.text("sha256", required=True)
    expires = record.day("het-han", required=True)
    session = record.number("phien")
    if digest and not _HASH.fullmatch(digest):
        message = f"'sha256' là '{digest[:20]}', cần 64 chữ số 0-9, a-f"
        findings.error("khoa-sha256-sai", message, "cấp lại: quyhoach keys --doi ID", record.line)
    if not name or not body or expires is None:
        return None
    return Key(name, body, role, digest, expires, record.day("thu-hoi"), session or 1)


def _keys_yaml(keys: tuple[Key, ...]) -> bytes:
    entries = (
        f"- id: {key.id}\n  co-quan: {key.body}\n  vai-tro: {key.role}\n  sha256: {key.sha256}\n"
        f"  het-han: {key.expires.isoformat()}\n"
        f"{f'  thu-hoi: {key.revoked.isoformat()}{chr(10)}' if key.revoked else ''}"
        f"  phien: {key.session}\n"
        for key in keys
    )
    return "".join(entries).encode()


def _change(workspace: Path, made: Callable[[tuple[Key, ...]], tuple[Key, ...]]) -> None:
    """Write what `made` makes of the keys, while no other process does."""
    folder = state_folder(workspace)
    with filelock.FileLock(folder / _LOCK, timeout=_WAIT):
        replace_file(folder / KEYS, _keys_yaml(made(all_keys(workspace))))


def _change_one(workspace: Path, name: str, change: Callable[[Key], Key]) -> Key:
    changed: list[Key] = []

    def one(keys: tuple[Key, ...]) -> tuple[Key, ...]:
        changed.extend(change(key) for key in keys if key.id == name)
        if not changed:
            raise KeysError(f"không có khóa '{name}'; xem các khóa: quyhoach keys")
        return tuple(changed[0] if key.id == name else key for key in keys)

    _change(workspace, one)
    return changed[0]


def _free(stem: str, keys: tuple[Key, ...]) -> str:
    """Give the first id with that beginning that no key has or had."""
    taken = {key.id for key in keys}
    return next(name for n in range(1, len(taken) + 2) if (name := f"{stem}-{n}") not in taken)


def _secret(random: bytes) -> str:
    assert len(random) == BYTES
    return base64.b32encode(random).decode()


def _digest(secret: str) -> str:
    """Give the hash of a key as people type it: small letters and gaps make no other key."""
    return sha256(_BETWEEN.sub("", secret).upper().encode()).hexdigest()


def file_stamp(path: Path) -> object:
    """Give what is another once a file was written again: times, size, number; () for no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino
