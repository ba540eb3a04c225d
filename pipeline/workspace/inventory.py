"""What stands under `sections/`: regular files by name, and what was refused.

Names are relative to the workspace, with `/`, in NFC ("sections/lan-1/so-y-te/y-te.md"):
the same names that notices, sources and manifests carry. Links are never followed, devices,
pipes and sockets never opened; each is reported. The order of files on disk is immaterial.
"""

import os
import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final, Protocol

from pipeline.intake.shared.agencies import RESERVED
from pipeline.limits import MAX_FILES, MAX_FOLDER_DEPTH
from pipeline.model.errors import system_words
from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.seal import ISSUED, Seal

SECTIONS: Final = "sections"
COMMENTS: Final = "y-kien"
# Deep enough for any honest folder; a name longer than 255 bytes cannot stand on disk.

_ROUND: Final = re.compile("lan-([1-9][0-9]{0,2})")
_ALMOST_ROUND: Final = re.compile(r"(?i)(lan|lần|dot|đợt|draft)[ _-]*0*([1-9][0-9]{0,2})")
# Folders that stand directly under sections/ beside the rounds.
_SHARED_FOLDERS: Final = frozenset({"bieu-mau", "ho-so", "ban-do"})
# What operating systems and office programs leave behind; no agency means to send it.
_LITTER: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db"})
_KINDS: Final = (
    (stat.S_ISLNK, "liên kết (symlink)"),
    (stat.S_ISFIFO, "ống dẫn (fifo)"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISBLK, "thiết bị"),
    (stat.S_ISCHR, "thiết bị"),
)


class Archive(Protocol):
    """Where files of an issued round are kept."""

    def opened(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """Open the file of that name; `OSError` where it cannot be read."""


class Kept(Fixed):
    """That a file is read from an archive, and the SHA-256 that it must have."""

    archive: Archive
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A regular file.

    Attributes:
        name: Relative to the workspace, with `/`, in NFC.
        path: Where it really stands; its spelling on disk may differ from `name`.
        size: In bytes, when it was listed.
        round: The number N of its `lan-N/`, None for what is shared by all rounds.
        agency: The folder of the agency, "" for shared and reserved folders.
        inner: Its name within the agency's folder, the round's, or `sections/`.
        kept: Where it is read from an issued round's archive; `path` is then the archive's.
    """

    name: str
    path: Path
    size: int
    round: int | None
    agency: str
    inner: str
    kept: Kept | None = field(default=None, compare=False)


class SealedRound(Fixed):
    """An issued round: its seal, and the files that it is made of as the seal keeps them."""

    number: int
    seal: Seal
    files: tuple[StoredFile, ...]


class RefusedEntry(Fixed):
    """A file or folder that is not read, and why, in a few words."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """All files under `sections/`, sorted by name; `seals` are the issued rounds, lowest first."""

    root: Path
    files: tuple[StoredFile, ...] = ()
    refused: tuple[RefusedEntry, ...] = ()
    seals: tuple[SealedRound, ...] = ()
    _named: dict[str, StoredFile] = field(default_factory=dict, repr=False, compare=False)
    _of_agency: dict[str, tuple[StoredFile, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        grouped: defaultdict[str, list[StoredFile]] = defaultdict(list)
        for file in self.files:
            self._named[file.name] = file
            grouped[file.agency].append(file)
        self._of_agency.update((agency, tuple(files)) for agency, files in grouped.items())

    def get(self, name: str) -> StoredFile | None:
        """Give the file of that name, None where there is none."""
        return self._named.get(name)

    @property
    def rounds(self) -> tuple[int, ...]:
        """Give the numbers of the rounds that have files, lowest first."""
        return tuple(sorted({file.round for file in self.files if file.round is not None}))

    def folders(self, round_number: int) -> tuple[str, ...]:
        """Give the agencies' folders in rounds 1…N, sorted."""
        return tuple(sorted({file.agency for file in self._up_to(round_number) if file.agency}))

    def agency_files(self, agency: str, round_number: int) -> tuple[StoredFile, ...]:
        """Give an agency's files in rounds 1…N, sorted by round, then name."""
        found = (
            file
            for file in self._of_agency.get(agency, ())
            if file.round is not None and file.round <= round_number
        )
        return tuple(sorted(found, key=lambda file: (file.round or 0, file.name)))

    def newest_files(self, round_number: int) -> tuple[StoredFile, ...]:
        """Give the newest file of each name in each agency's folder, of rounds 1…N.

        They are sorted by agency, then name; names differing in case alone are one.
        """
        found = {
            (agency, file.inner.casefold()): file
            for agency in self.folders(round_number)
            for file in self.agency_files(agency, round_number)
        }
        return tuple(found[key] for key in sorted(found))

    def comment_files(self, round_number: int) -> tuple[StoredFile, ...]:
        """Give the files that came in on draft `round_number`, sorted by name."""
        return tuple(
            file
            for file in self.files
            if file.round == round_number
            and not file.agency
            and file.inner.startswith(f"{COMMENTS}/")
        )

    def sealed(self, round_number: int) -> SealedRound | None:
        """Give a round as it was issued; None where it is open."""
        return next((entry for entry in self.seals if entry.number == round_number), None)

    def of_round(self, round_number: int) -> "Inventory":
        """Give what round N is read from: its seal where it is issued, else these files."""
        own = self.sealed(round_number)
        if own is None:
            return self
        before = tuple(entry for entry in self.seals if entry.number < round_number)
        numbers = {entry.number for entry in before}
        pages = (file for file in self.files if is_issued(file) and file.round in numbers)
        files = sorted((*own.files, *pages), key=lambda file: file.name)
        return Inventory(self.root, tuple(files), seals=before)

    def _up_to(self, round_number: int) -> Iterator[StoredFile]:
        return (
            file for file in self.files if file.round is not None and file.round <= round_number
        )


def is_issued(file: StoredFile) -> bool:
    """Say whether a file stands in the `phat-hanh/` of a round."""
    return not file.agency and file.round is not None and file.inner.startswith(f"{ISSUED}/")


def listed(root: Path) -> Outcome[Inventory]:
    """Give the files that stand under `root/sections`, and a notice for all that is refused.

    A folder that cannot be listed hides no other. Contents are not read.
    """
    folder = root / SECTIONS
    try:
        mode = folder.lstat().st_mode
    except (OSError, ValueError):
        return _nothing(root, "không có thư mục sections/")
    if not stat.S_ISDIR(mode):
        return _nothing(root, f"sections là {_kind(mode)}, không phải thư mục")
    scanner = _Scanner()
    scanner.walk(folder)
    files = tuple(sorted(scanner.files, key=lambda file: file.name))
    refused = tuple(sorted(scanner.refused, key=lambda entry: entry.name))
    notices = (*scanner.notices, *_strange_folders(files))
    return Outcome(Inventory(root, files, refused), notices)


def shared_file(inventory: Inventory, name: str, round_number: int) -> str | None:
    """Give the file that serves for `name` in round N: the newest of rounds 1…N, else the shared.

    `name` is as under `sections/`: "de-cuong.yaml", "bieu-mau/du-an.yaml".
    """
    places = [f"{SECTIONS}/lan-{number}/{name}" for number in range(round_number, 0, -1)]
    names = (*places, f"{SECTIONS}/{name}")
    return next((place for place in names if inventory.get(place)), None)


class _Scanner:
    """A walk through folders, with what it found so far."""

    def __init__(self) -> None:
        self.files: list[StoredFile] = []
        self.refused: list[RefusedEntry] = []
        self.notices: list[Notice] = []
        self._entries = 0

    def walk(self, folder: Path) -> None:
        waiting = [(folder, SECTIONS, 1)]
        while waiting:
            path, name, depth = waiting.pop()
            for entry, inner in self._listed(path, name):
                self._entries += 1
                if depth > MAX_FOLDER_DEPTH:
                    self._refuse_rest(name, f"thư mục sâu quá {MAX_FOLDER_DEPTH} cấp")
                    break
                if self._entries > MAX_FILES:
                    self._refuse_rest(name, f"có hơn {MAX_FILES} tệp, không đọc tiếp")
                    return
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((Path(entry.path), inner, depth + 1))
                else:
                    self._add(entry, inner)

    def _refuse_rest(self, name: str, reason: str) -> None:
        self._refuse(name, "thu-muc-qua-lon", reason, "bỏ bớt thư mục con, tệp thừa")

    def _listed(self, folder: Path, name: str) -> Iterator[tuple[os.DirEntry[str], str]]:
        """Give the entries of a folder with their names, in an order of their own."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            why = f"không mở được thư mục ({system_words(error)})"
            self._refuse(name, "thu-muc-khong-mo-duoc", why, "cấp quyền đọc thư mục này")
            return
        usable = [entry for entry in entries if not _is_litter(entry.name)]
        spelled = [entry for entry in usable if self._is_spelled(entry.name, name)]
        yield from (
            (entry, f"{name}/{_nfc(entry.name)}") for entry in self._distinct(spelled, name)
        )

    def _is_spelled(self, entry: str, folder: str) -> bool:
        """Say whether a name can be printed and written into a manifest."""
        try:
            entry.encode()
        except UnicodeEncodeError:
            shown = os.fsencode(entry).decode("latin-1")
            why = "tên tệp không phải UTF-8"
        else:
            if entry.isprintable() and "\\" not in entry:
                return True
            shown, why = entry, "tên tệp có ký tự điều khiển hoặc dấu \\"
        shown = "".join(sign if sign.isprintable() else "�" for sign in shown)
        self._refuse(f"{folder}/{shown}", "ten-tep-hong", why, "đổi tên tệp, dùng chữ và số")
        return False

    def _distinct(self, entries: list[os.DirEntry[str]], folder: str) -> Iterator[os.DirEntry[str]]:
        """Give one entry for every name, and report names that differ only in their coding."""
        alike: dict[str, dict[str, os.DirEntry[str]]] = {}
        # A name already in NFC comes first, whatever the bytes of the others.
        for entry in sorted(entries, key=lambda entry: entry.name != _nfc(entry.name)):
            name = _nfc(entry.name)
            spellings = alike.setdefault(name.casefold(), {})
            if name in spellings:
                why = "hai tệp cùng tên, chỉ khác cách mã hóa dấu"
                fix = "giữ một tệp, đổi tên hoặc xóa tệp kia"
                self._notice(Severity.ERROR, "ten-tep-trung", why, fix, f"{folder}/{name}")
                self.refused.append(RefusedEntry(f"{folder}/{name} (bản thứ hai)", why))
            else:
                spellings[name] = entry
        for spellings in alike.values():
            if len(spellings) > 1:
                names = ", ".join(f"'{name}'" for name in sorted(spellings))
                why = f"các tên {names} chỉ khác chữ hoa, chữ thường"
                fix = "đổi tên cho khác hẳn: trên Windows chúng là một tệp"
                place = f"{folder}/{min(spellings)}"
                self._notice(Severity.WARNING, "ten-tep-trung", why, fix, place)
            yield from spellings.values()

    def _add(self, entry: os.DirEntry[str], name: str) -> None:
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            why = f"không xem được tệp ({system_words(error)})"
            self._refuse(name, "tep-khong-mo-duoc", why, "kiểm tra quyền đọc tệp")
            return
        if not stat.S_ISREG(status.st_mode):
            fix = "chép chính tệp vào đây thay cho liên kết"
            why = f"là {_kind(status.st_mode)}, không đọc"
            self._refuse(name, "tep-lien-ket", why, fix)
            return
        self.files.append(stored(name, Path(entry.path), status.st_size))

    def _refuse(self, name: str, code: str, reason: str, fix: str) -> None:
        self.refused.append(RefusedEntry(name, reason))
        self._notice(Severity.ERROR, code, reason, fix, name)

    def _notice(self, severity: Severity, code: str, message: str, fix: str, name: str) -> None:
        agency = _place(name)[1] or None
        self.notices.append(Notice(severity, code, message, fix, name, agency=agency))


def stored(name: str, path: Path, size: int, kept: Kept | None = None) -> StoredFile:
    """Give a file by its name, which says whose and of which round it is."""
    return StoredFile(name, path, size, *_place(name), kept)


def _place(name: str) -> tuple[int | None, str, str]:
    """Give round, agency and inner name of a name under `sections/`."""
    parts = name.split("/")[1:]
    found = _ROUND.fullmatch(parts[0]) if len(parts) > 1 else None
    if not found:
        return None, "", "/".join(parts)
    inner = parts[1:]
    if len(inner) > 1 and inner[0] not in RESERVED:
        return int(found[1]), inner[0], "/".join(inner[1:])
    return int(found[1]), "", "/".join(inner)


def _strange_folders(files: Iterable[StoredFile]) -> Iterator[Notice]:
    """Report folders under `sections/` that no round and no shared list reads."""
    tops = (file.inner.split("/")[0] for file in files if file.round is None and "/" in file.inner)
    for top in dict.fromkeys(tops):
        if top not in _SHARED_FOLDERS:
            almost = _ALMOST_ROUND.fullmatch(top)
            fix = f"đổi tên thành lan-{almost[2]}" if almost else "đưa tệp vào lan-N/<cơ quan>/"
            message = f"thư mục '{top}' không phải một lần dự thảo, không tệp nào trong đó được đọc"
            yield Notice(Severity.WARNING, "thu-muc-la", message, fix, f"{SECTIONS}/{top}")


def _nothing(root: Path, message: str) -> Outcome[Inventory]:
    fix = "chạy trong thư mục làm việc, hoặc tạo mới bằng `quyhoach init <thư mục>`"
    notice = Notice(Severity.ERROR, "khong-co-sections", message, fix, SECTIONS)
    return Outcome(Inventory(root), (notice,))


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _LITTER


def _kind(mode: int) -> str:
    return next((words for is_kind, words in _KINDS if is_kind(mode)), "tệp loại lạ")


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
