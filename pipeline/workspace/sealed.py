"""Issued rounds: what they were made of is read from their seal, and what differs is told.

From the moment a round is issued, its files and those of the rounds before come from
`phat-hanh/dau-vao.zip`; a file of an agency that was changed, taken away or added there since is
an error that names it, and changes no draft. So it is with comments received and registers that
the seal holds; only what came late, a comment file that it does not know, is read by the next
draft, while the issued one keeps what it knew. Shared files serve later rounds as they stand now.

Source: design.md, section 2, "Inputs of round N".
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from pipeline.intake.shared.schedule_content import SCHEDULE, schedule_hash
from pipeline.limits import MB
from pipeline.model.errors import system_words
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.seal import INPUTS, ISSUED, PAGES, RECORD, Seal
from pipeline.publish.archive import opened_archive, stream_hash
from pipeline.publish.seal_record import read_seal
from pipeline.workspace.inventory import (
    COMMENTS,
    SECTIONS,
    Inventory,
    Kept,
    SealedRound,
    StoredFile,
    is_issued,
    listed,
    stored,
)
from pipeline.workspace.opening import ZipFiles, opened, read_bytes
from pipeline.workspace.records import is_record

REGISTER: Final = "tiep-thu.xlsx"
LETTERS: Final = "cong-van.yaml"
# what later commands read, a draft never does
_NO_SHARED: Final = ("ho-so/", "site/")
_NO_SHARED_FILES: Final = frozenset({"kho-khan.yaml", "HUONG-DAN.md"})
_OWN: Final = frozenset({RECORD, "tiep-thu.cu.xlsx"})
LOST, ADDED, CHANGED = "không còn", "thêm sau khi chốt", "khác bản đã chốt"
CODES: Final = {
    LOST: "tep-mat-sau-khi-chot",
    ADDED: "tep-them-sau-khi-chot",
    CHANGED: "tep-khac-ban-chot",
}
_LIMIT: Final = 64 * MB  # of a record: some 500,000 files


def scan(root: Path) -> Outcome[Inventory]:
    """Give the files under `root/sections`, issued rounds as their seals have them.

    Each entry that is refused is told, and each difference between a seal and what stands there.
    """
    found = listed(root)
    sealed = _with_seals(found.value)
    return Outcome(sealed.value, (*found.notices, *sealed.notices))


def input_files(inventory: Inventory, round_number: int) -> tuple[StoredFile, ...]:
    """Give what round N is made of, in the order of names: what its seal keeps."""
    return tuple(file for file in inventory.files if _is_input(file, round_number))


def earlier_seals(inventory: Inventory, round_number: int) -> tuple[StoredFile, ...]:
    """Give the files of the seals of the rounds before: a draft is compared with what was sent."""
    names = (RECORD, f"{ISSUED}/{INPUTS}", f"{ISSUED}/{PAGES}")
    rounds = [entry.number for entry in inventory.seals if entry.number < round_number]
    places = (f"{SECTIONS}/lan-{number}/{name}" for number in rounds for name in names)
    found = (inventory.get(place) for place in places)
    return tuple(file for file in found if file is not None)


def differences(inventory: Inventory, seal: Seal) -> Iterator[tuple[str, str]]:
    """Give each input of a seal that stands otherwise in the folders now, and how.

    `inventory` is as `listed` gives it.
    """
    now = {file.name for file in input_files(inventory, seal.round)}
    sealed = {name for name in seal.inputs if name.startswith(f"{SECTIONS}/")}
    for name in sorted(sealed | now):
        if name not in now:
            yield name, LOST
        elif name not in sealed:
            yield name, ADDED
        elif _hash(inventory, name) != seal.inputs[name] and not _is_same_plan(
            inventory, name, seal
        ):
            yield name, CHANGED


def is_bound(file: StoredFile, round_number: int, how: str = "") -> bool:
    """Say whether a file stands as round N's seal has it, for later rounds too.

    `how` is the way it differs from the seal; a comment file or register may come `ADDED`.
    """
    if file.round is None or not _is_input(file, round_number):
        return False
    if file.agency or not file.inner.startswith((f"{COMMENTS}/", REGISTER)):
        return True
    # numbers of letters that come late are written into the list of those before
    return how != ADDED and PurePosixPath(file.inner).name != LETTERS


def _is_input(file: StoredFile, round_number: int) -> bool:
    inner = file.inner
    if file.round is None:
        return not inner.startswith(_NO_SHARED) and inner not in _NO_SHARED_FILES
    if file.round > round_number:
        return False
    if file.agency:
        return not is_record(inner)
    if inner.startswith(f"{COMMENTS}/"):
        return file.round < round_number
    return inner not in _OWN and not inner.startswith((f"{ISSUED}/", *_NO_SHARED))


def _with_seals(inventory: Inventory) -> Outcome[Inventory]:
    """Give the files as seals bind them, with what is wrong with seals or differs from them."""
    read = [_sealed(inventory, file) for file in inventory.files if _is_record(file)]
    seals = tuple(sorted((one.value for one in read if one.value), key=lambda one: one.number))
    notices = tuple(notice for one in read for notice in one.notices)
    issued = {entry.number for entry in seals}
    files = [file for file in inventory.files if not is_issued(file) or file.round in issued]
    if not seals:
        return Outcome(replace(inventory, files=tuple(files)), notices)
    newest = seals[-1]
    bound = [file for file in newest.files if is_bound(file, newest.number)]
    kept = {file.name for file in bound}
    free = [
        file for file in files if file.name not in kept and not is_bound(file, newest.number, ADDED)
    ]
    together = tuple(sorted((*free, *bound), key=lambda file: file.name))
    notices = (*notices, *_differing(inventory, newest))
    return Outcome(Inventory(inventory.root, together, inventory.refused, seals), notices)


def _is_record(file: StoredFile) -> bool:
    return file.round is not None and not file.agency and file.inner == RECORD


def _sealed(inventory: Inventory, record: StoredFile) -> Outcome[SealedRound | None]:
    """Give an issued round; None for one that is open, or whose seal cannot be read."""
    data = read_bytes(inventory, record.name, limit=_LIMIT)
    seal = None if data.value is None else read_seal(data.value)
    if seal is None or seal.round != record.round:
        return Outcome(None, (_damaged(record.name, "đã bị sửa hoặc hỏng"),))
    if not seal.is_closed:
        return Outcome(None)
    name = f"{record.name.removesuffix(RECORD)}{ISSUED}/{INPUTS}"
    file = inventory.get(name)
    if file is None:
        return Outcome(None, (_damaged(name, "không còn"),))
    try:
        with opened_archive(file.path) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError):
        return Outcome(None, (_damaged(name, "đã hỏng"),))
    lost = [entry for entry in seal.inputs if entry not in sizes]
    if lost:
        return Outcome(None, (_damaged(name, f"không còn chứa {lost[0]}"),))
    kept = ZipFiles(file.path)
    files = (
        stored(entry, file.path, sizes[entry], Kept(kept, digest))
        for entry, digest in sorted(seal.inputs.items())
        if entry.startswith(f"{SECTIONS}/")
    )
    return Outcome(SealedRound(seal.round, seal, tuple(files)))


def _differing(inventory: Inventory, sealed: SealedRound) -> Iterator[Notice]:
    for name, how in differences(inventory, sealed.seal):
        file = stored(name, inventory.root, 0)
        if is_bound(file, sealed.number, how):
            yield Notice(
                Severity.ERROR,
                CODES[how],
                f"{how}; lần {sealed.number} đã chốt nên các dự thảo lấy theo bản đã chốt",
                mending(file, sealed.number),
                name,
                agency=owner(file) or None,
            )


def mending(file: StoredFile, round_number: int) -> str:
    """Say what to do with a file that stands otherwise than round N's seal has it."""
    opening = f"hoặc mở lại bằng `quyhoach unseal {round_number} --reason …`"
    following = round_number + 1
    if file.agency:
        new = (
            f"chép sang lần sau bằng `quyhoach carry {file.agency} --to {following}` và sửa ở đó, "
            "trả lại tệp ở đây như khi chốt"
        )
    elif file.inner.startswith(f"{COMMENTS}/"):
        new = "trả lại tệp như khi nhận; văn bản gửi thêm thì đặt thành tệp khác cạnh tệp này"
    elif file.inner == REGISTER:
        new = (
            f"trả lại tệp như khi chốt; trả lời bổ sung ghi vào lan-{following}/{REGISTER} (lập "
            f"bằng `quyhoach responses {following}`)"
        )
    else:
        new = f"đặt bản mới vào lan-{following}/, trả lại tệp ở đây như khi chốt"
    return f"{new}; {opening}"


def owner(file: StoredFile) -> str:
    """Give the agency of a file, of a comment the body it came from; "" for shared files."""
    if file.agency or not file.inner.startswith(f"{COMMENTS}/"):
        return file.agency
    return PurePosixPath(file.inner).parts[1].partition(".")[0]


def _damaged(name: str, how: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "ban-chot-hong",
        f"{how}; không đọc được bản đã chốt nên lần này đang đọc từ các tệp hiện có",
        "lấy lại tệp từ bản lưu; kiểm tra bằng `quyhoach verify`",
        name,
    )


def _is_same_plan(inventory: Inventory, name: str, seal: Seal) -> bool:
    """Say whether a plan differs from the sealed one in nothing that a draft is made of."""
    place = inventory.get(f"{SECTIONS}/lan-{seal.round}/{ISSUED}/{INPUTS}")
    if PurePosixPath(name).name != SCHEDULE or place is None:
        return False
    now = read_bytes(inventory, name, limit=_LIMIT).value
    try:
        with ZipFiles(place.path).opened(name) as stream:
            before = stream.read(_LIMIT)
    except OSError:
        return False
    return now is not None and schedule_hash(now) == schedule_hash(before)


def _hash(inventory: Inventory, name: str) -> str:
    """Give the SHA-256 of a file as it stands; "" where it cannot be read."""
    file = inventory.get(name)
    if file is None:
        return ""
    try:
        with opened(inventory, file) as stream:
            return stream_hash(stream)
    except OSError as error:
        return f"({system_words(error)})"
