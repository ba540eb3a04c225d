"""What a head's signature leaves in an agency's folder: an entry in `ky.yaml`, the letter's copy.

Asked by the command `sign`, and by the site where the consultant confirms what an agency sent.

Source: design.md, section 2, `ky.yaml`; plan, III.1.b.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.intake.shared.fields import suggested_id
from pipeline.intake.shared.signatures import read_signatures
from pipeline.intake.text import decode
from pipeline.limits import MB
from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.outline import Agency
from pipeline.model.signature import PartSignature
from pipeline.monitor.signing import LetterOfHead, misused_number, signable
from pipeline.publish.folder import replace_file
from pipeline.publish.new_file import put_new_file
from pipeline.render.monitoring.signature_yaml import signature_entry
from pipeline.rounds import Resources
from pipeline.stages.build import build, newest_round
from pipeline.stages.notices import unknown_agency
from pipeline.stages.signing import signing
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, read_bytes, scan
from pipeline.workspace.places import is_behind_link
from pipeline.workspace.records import SIGNATURES, is_record

LONGEST: Final = 64 * MB  # of a scan


class ScanFile(Fixed):
    """The copy of a signed letter: the name it came by, its bytes."""

    name: str
    data: bytes


class SigningLetter(Fixed):
    """What a head signs: an agency's items (() all), who signs, by which letter.

    "" as title takes that of the agency's head; `scan` None where no copy came.
    """

    agency: str
    items: tuple[str, ...]
    person: str
    number: str
    day: date
    title: str = ""
    scan: ScanFile | None = None


class Signed(Fixed):
    """What signing leaves: files to write, relative to the workspace, and what it signed.

    `scan` is the copy of the letter, None where none is put there; `data` is b"" where nothing
    is left to sign.
    """

    file: str
    data: bytes
    parts: tuple[PartSignature, ...]
    scan: tuple[str, bytes] | None = None


def put_signed(root: Path, signed: Signed) -> None:
    """Write what signing leaves, the letter's copy first.

    Raises:
        OSError: The disk is full or refuses; `ky.yaml` is as it was.
    """
    if signed.scan is not None:
        put_new_file(root / signed.scan[0], signed.scan[1])
    if signed.data:
        (root / signed.file).parent.mkdir(parents=True, exist_ok=True)
        replace_file(root / signed.file, signed.data)


def sign(
    root: Path, asked: SigningLetter, round_number: int | None, *, today: date, watch: Watch
) -> Outcome[Signed | None]:
    """Give what signing an agency's parts leaves in round N, the newest where it is None.

    None, with errors, where it would sign what is not there, use a letter's number twice, or
    write over a list that cannot be read.
    """
    scanned = scan(root)
    inventory = scanned.value
    number = round_number or newest_round(inventory)
    resources = Resources(MemoryCache(), serial, watch)
    built = build(inventory, number, resources)
    if built.value is None:
        return Outcome(None, in_order((*scanned.notices, *built.notices)))
    agencies = built.value.shared.agencies
    unknown = unknown_agency(asked.agency, agencies)
    if unknown is not None:
        return Outcome(None, (unknown,))
    known = signing(inventory, built.value, resources, today=today)
    chosen = signable(known.value.parts, asked.agency, asked.items)
    letter = _letter(asked, agencies)
    misused = misused_number(letter, chosen.value, asked.agency, known.value.signatures)
    notices = in_order((*chosen.notices, *misused, *_too_early(asked, today)))
    if any(notice.severity is Severity.ERROR for notice in notices):
        return Outcome(None, notices)
    made = _written(inventory, number, asked, letter, chosen.value)
    return Outcome(made.value, in_order((*notices, *made.notices)))


def _letter(asked: SigningLetter, agencies: Sequence[Agency]) -> LetterOfHead:
    own = next(agency for agency in agencies if agency.id == asked.agency)
    scanned = ""
    if asked.scan is not None:
        name = suggested_id(asked.number) or "van-ban"
        scanned = f"ban-ky-{name}{Path(asked.scan.name).suffix.lower()}"
    title = asked.title or own.head_title
    return LetterOfHead(asked.person, asked.number, asked.day, title, scanned)


def _written(
    inventory: Inventory,
    number: int,
    asked: SigningLetter,
    letter: LetterOfHead,
    parts: tuple[PartSignature, ...],
) -> Outcome[Signed | None]:
    folder = f"sections/lan-{number}/{asked.agency}"
    file = f"{folder}/{SIGNATURES}"
    if is_behind_link(inventory, file):
        return Outcome(None, (_unreadable(file),))
    copy = _scan(inventory, folder, asked, letter)
    if copy.notices:
        return Outcome(None, copy.notices)
    if not parts:
        return Outcome(Signed(file, b"", (), copy.value))
    before = b"" if inventory.get(file) is None else read_bytes(inventory, file, limit=MB).value
    entry = signature_entry(
        [part.sources for part in parts],
        person=letter.person,
        title=letter.title,
        number=letter.number,
        day=letter.day,
        scan=letter.scan,
    )
    text = None if before is None else _with(before, entry, file, asked.agency, number)
    if text is None:
        return Outcome(None, (_unreadable(file),))
    return Outcome(Signed(file, text.encode(), parts, copy.value))


def _with(before: bytes, entry: str, file: str, agency: str, number: int) -> str | None:
    """Give the list with an entry more; None where it would not read back as just that."""
    decoded = decode(before, file=file)
    if decoded.value is None:
        return None
    old = read_signatures(decoded.value, file, agency=agency, round_number=number)
    if old.value is None or any(n.severity is Severity.ERROR for n in old.notices):
        return None
    kept = decoded.value.rstrip()
    for text in (f"{kept}\n{entry}" if kept else entry, entry):
        new = read_signatures(text, file, agency=agency, round_number=number).value or ()
        if len(new) == len(old.value) + 1 and new[:-1] == old.value:
            return text
    return None


def _scan(
    inventory: Inventory, folder: str, asked: SigningLetter, letter: LetterOfHead
) -> Outcome[tuple[str, bytes] | None]:
    """Give the copy of the letter under the name it gets; None where it is there already."""
    if asked.scan is None:
        return Outcome(None)
    if not is_record(letter.scan):
        message = f"bản ký '{asked.scan.name}' không phải tệp .pdf hoặc hình"
        return _refused(message, "chụp hoặc quét văn bản đã ký thành .pdf, .png, .jpg")
    data = asked.scan.data
    if not 0 < len(data) <= LONGEST:
        message = f"bản ký '{asked.scan.name}' có {len(data)} byte"
        return _refused(message, f"gửi tệp có nội dung, không quá {LONGEST // MB} MB")
    name = f"{folder}/{letter.scan}"
    if inventory.get(name) is None:
        return Outcome((name, data))
    if read_bytes(inventory, name, limit=LONGEST).value == data:
        return Outcome(None)
    return _refused(f"đã có {name} với nội dung khác", "kiểm tra số văn bản, hoặc bỏ tệp cũ")


def _too_early(asked: SigningLetter, today: date) -> tuple[Notice, ...]:
    if asked.day <= today:
        return ()
    message = f"ngày ký {asked.day:%d/%m/%Y} sau ngày hôm nay ({today:%d/%m/%Y})"
    return (Notice(Severity.WARNING, "ky-ngay-sau-nay", message, "kiểm tra lại --date"),)


def _unreadable(file: str) -> Notice:
    message = "ky.yaml có lỗi hoặc không viết thành danh sách mỗi dòng một chữ ký; không ghi thêm"
    fix = "sửa tệp theo thông báo của `quyhoach status`, mỗi chữ ký mở đầu bằng '- nguoi: …'"
    return Notice(Severity.ERROR, "ky-khong-ghi-duoc", message, fix, file)


def _refused(message: str, fix: str) -> Outcome[tuple[str, bytes] | None]:
    return Outcome(None, (Notice(Severity.ERROR, "ky-ban-ky-hong", message, fix),))
