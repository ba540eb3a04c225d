"""A hand-in put in place: the agency's folder exchanged whole, and a line in the journal.

Under the lock that nobody reads by meanwhile: what a killed hand-in left is cleared away, the
hand-in is held against what stands there now, the new folder is made beside and exchanged (the
only step that counts), the journal gets its line, the former folder goes. A process killed at any
moment leaves the hand-in wholly there or not at all, and `recover` writes the line that was left
unwritten.

Source: the site's design, "Nộp", "Journal" and "Conflicts".
"""

import json
import shutil
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pipeline.model.fixed import Fixed
from pipeline.model.import_record import digest_of
from pipeline.model.notice import Severity
from pipeline.publish.folder import exchange_folder
from pipeline.publish.handed_folder import (
    clear_away,
    folder_beside,
    leftovers,
    records,
    restore,
)
from pipeline.publish.sections_lock import exchanging
from pipeline.render.monitoring.receipt_yaml import with_deliveries
from pipeline.rounds.served.journal import (
    Entry,
    FileChange,
    Line,
    append,
    entry_of,
    is_behind,
    lines,
    told,
)
from pipeline.stages.handing.offer import Offer, receipts_of, standing
from pipeline.stages.handing.open_round import open_round, shared_files
from pipeline.workspace.records import DELIVERIES

ACT: Final = "nop"
_RECEIPTS: Final = (ACT, "cho")  # `drafts` writes the other
WAIT_SECONDS: Final = 30.0  # for those who read to end


class Conflict(StrEnum):
    """Why a hand-in did not land; nothing was changed."""

    CLOCK = "dong-ho"
    NO_ROUND = "khong-nhan"
    NOT_THEIRS = "khong-phai-muc"
    CHANGED = "ban-da-doi"
    OPEN = "dang-mo"
    EDITED = "cho-hop-nhat"
    RECORDS = "nop-yaml"


class Landed(Fixed):
    """A hand-in that stands, with its line in the journal.

    `again` where nothing was exchanged: it stood there already, by this line.
    """

    line: Line
    again: bool = False


class Stopped(Fixed):
    """A hand-in that did not land; `words` say why and what to do."""

    why: Conflict
    words: str


def hand_in(
    root: Path, offer: Offer, *, now: datetime, wait: float = WAIT_SECONDS
) -> Landed | Stopped:
    """Put a hand-in into its folder, or say why not.

    Args:
        root: The workspace.
        offer: What is handed in.
        now: The time with its zone.
        wait: Seconds to wait for those who read.

    Raises:
        BusyError: Others still read.
        OSError: The disk is full or refuses; the hand-in is wholly there or not at all.
    """
    with exchanging(root, wait=wait):
        if leftovers(root / "sections" / f"lan-{offer.round}"):
            _recover(root, now)
        known = receipt(root, offer.id)
        if known is not None:
            return Landed(known, again=True)
        stopped = _stopped(root, offer, now)
        if stopped is not None:
            return stopped
        same = _same_before(root, offer)
        if same is not None:
            return Landed(same, again=True)
        return _changed(root, offer) or _landed(root, offer, now)


def recover(root: Path, *, now: datetime, wait: float = WAIT_SECONDS) -> tuple[Line, ...]:
    """Clear away what killed hand-ins left, and write the lines they left unwritten.

    Raises:
        BusyError: Others still read.
        OSError: The disk is full or refuses.
    """
    with exchanging(root, wait=wait):
        return _recover(root, now)


def receipt(root: Path, id_: str) -> Line | None:
    """Give the line of a hand-in by its id; None where there is none."""
    return next((line for line in lines(root) if line.entry.id == id_ and
                 line.entry.act == ACT), None)  # fmt: skip


def act_line(root: Path, id_: str) -> Line | None:
    """Give the line that a receipt is made of: of the hand-in, before it landed of its waiting."""
    found = [line for line in lines(root) if line.entry.id == id_ and line.entry.act in _RECEIPTS]
    return min(found, key=lambda line: _RECEIPTS.index(line.entry.act), default=None)


def received_on(root: Path, entry: Entry) -> date | None:
    """Give the day that `nop.yaml` says the files of a hand-in came on; None where it is silent."""
    folder = root / f"sections/lan-{entry.round}/{entry.body}"
    known = receipts_of(folder, entry.body, entry.round)
    brought = {file.name: file.after for file in entry.files if file.after}
    days = [one.day for one in (known[1] if known else ()) if brought.get(one.inner) == one.sha256]
    return max(days, default=None)


def _recover(root: Path, now: datetime) -> tuple[Line, ...]:
    known = {line.entry.id for line in lines(root)}
    made = []
    for folder in sorted((root / "sections").glob("lan-*")):
        restore(folder)
        for path in records(folder):
            entry = _entry_of(path)
            if entry is not None and entry.id not in known:
                made.append(append(root, entry, at=now))
        clear_away(folder)  # last: until the line stands, what is left says that one is missing
    return tuple(made)


def _stopped(root: Path, offer: Offer, now: datetime) -> Stopped | None:
    """Say why nothing is taken in whatever stands in the folder: clock, round, outline."""
    if is_behind(root, now):
        words = "đồng hồ máy chủ chậm hơn lần ghi trước; tạm dừng nhận cho đến khi chỉnh lại"
        return Stopped(Conflict.CLOCK, words)
    shared = shared_files(root, offer.round)
    if shared is None or (current := open_round(root, shared)) is None:
        words = f"lần {offer.round} không nhận bài: kế hoạch hoặc đề cương không đọc được"
        return Stopped(Conflict.NO_ROUND, words)
    if current != offer.round:
        words = f"lần {offer.round} không nhận bài nữa hoặc chưa nhận; đang nhận lần {current}"
        return Stopped(Conflict.NO_ROUND, words)
    item = next((one for one in shared.outline.items if one.id == offer.item), None)
    if item is None or offer.agency not in (item.lead, *item.partners):
        words = f"theo đề cương hiện nay '{offer.agency}' không viết mục '{offer.item}'"
        return Stopped(Conflict.NOT_THEIRS, words)
    return None


def _same_before(root: Path, offer: Offer) -> Line | None:
    """Give the line of the hand-in by which just these bytes stand there; None where none does."""
    folder = root / offer.folder
    now = standing(folder, offer.item, [name for name, _ in offer.files])
    wanted = {name: digest_of(data) for name, data in offer.files}
    if offer.gone or now.gone or dict(now.touched) != wanted:
        return None
    found = None
    for line in lines(root):
        entry = line.entry
        ours = (entry.act, entry.body, entry.round, entry.item)
        brought = {file.name: file.after for file in entry.files if file.after}
        if ours == (ACT, offer.agency, offer.round, offer.item) and brought == wanted:
            found = line
    return found


def _changed(root: Path, offer: Offer) -> Stopped | None:
    """Say why what stands in the folder now does not let the hand-in in."""
    folder = root / offer.folder
    now = standing(folder, offer.item, [*dict(offer.files), *offer.gone])
    if now.touched != offer.base:
        names = sorted({name for name, _ in {*now.touched} ^ {*offer.base}})
        words = f"từ khi xem trước, bản đang dùng đã đổi: {', '.join(names)}"
        return Stopped(Conflict.CHANGED, words)
    for name, _ in now.touched:
        for mark in (f"~${name}", f".~lock.{name}#"):
            if (folder / mark).exists():
                words = f"tệp {name} đang mở trên máy chủ; đóng tệp rồi nộp lại"
                return Stopped(Conflict.OPEN, words)
    if now.edited and not offer.insists:
        words = "tư vấn đã sửa bài đang dùng; bài nộp chờ tư vấn hợp nhất"
        return Stopped(Conflict.EDITED, words)
    return None


def _landed(root: Path, offer: Offer, now: datetime) -> Landed | Stopped:
    folder = root / offer.folder
    listing = _deliveries(folder, offer, now)
    if listing is None:
        words = "sổ nộp nop.yaml của cơ quan có lỗi nên chưa nhận được; báo tư vấn sửa tệp đó"
        return Stopped(Conflict.RECORDS, words)
    entry = Entry(
        ACT, offer.id, offer.key, offer.agency, offer.round, offer.item, _changes(offer)
    )  # fmt: skip
    files = {**dict(offer.files), DELIVERIES: listing.encode()}
    record = _record(entry, offer, now)
    folder.mkdir(parents=True, exist_ok=True)  # an empty one is exchanged as any other
    beside = folder_beside(folder, offer.id, files, offer.gone, record)
    # what an error leaves beside makes the next who hands in look for a line left unwritten
    exchange_folder(beside, folder)
    line = append(root, entry, at=now)
    shutil.rmtree(beside, ignore_errors=True)
    return Landed(line)


def _changes(offer: Offer) -> tuple[FileChange, ...]:
    before = dict(offer.base)
    came = [FileChange(name, before.get(name, ""), digest_of(data)) for name, data in offer.files]
    went = [FileChange(name, before.get(name, ""), "") for name in offer.gone]
    return (*came, *went)


def _deliveries(folder: Path, offer: Offer, now: datetime) -> str | None:
    """Give `nop.yaml` with what comes; None where it would not read back as just that."""
    known = receipts_of(folder, offer.agency, offer.round)
    if known is None:
        return None
    text, receipts = known
    files = [(name, digest_of(data)) for name, data in offer.files]
    made = with_deliveries(
        text, receipts, offer.gone, files, day=offer.day or now.date(), way=offer.way, by=offer.by
    )
    kept = [one for one in receipts if not any(one.names(name) for name in offer.gone)]
    return made if _reads_back(made, offer, kept, files) else None


def _reads_back(text: str, offer: Offer, kept: Any, files: list[tuple[str, str]]) -> bool:
    from pipeline.intake.shared.receipts import read_receipts

    read = read_receipts(text, DELIVERIES, agency=offer.agency, round_number=offer.round)
    found = [(one.inner, one.sha256, one.day) for one in read.value]
    before = [(one.inner, one.sha256, one.day) for one in kept]
    wrong = any(notice.severity is Severity.ERROR for notice in read.notices)
    added = [(name, digest) for name, digest, _ in found[len(before) :]]
    return not wrong and found[: len(before)] == before and added == files


def _record(entry: Entry, offer: Offer, now: datetime) -> bytes:
    """Give `nop.json`: what the journal's line will say, and when and how it came."""
    record = {**told(entry), "luc": now.isoformat(timespec="seconds"), "cach": offer.way}
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _entry_of(path: Path) -> Entry | None:
    """Give what a record says; None for what is none of ours."""
    try:
        return entry_of(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None
