"""`ky.yaml` of an agency → who signed which of its items, and by which letter."""

import re
from typing import Final

from pipeline.intake.shared.fields import Findings, Record, as_record, read_list
from pipeline.model.notice import Outcome
from pipeline.model.signature import Signature, SignedPart, source_hash

_ENTRY: Final = ("nguoi", "chuc-vu", "so", "ngay", "ban-ky", "muc")
_PART: Final = ("id", "sha256", "tep")
_FILE: Final = ("tep", "sha256")
_HASH: Final = re.compile("[0-9a-f]{64}")


def read_signatures(
    text: str, file: str, *, agency: str, round_number: int
) -> Outcome[tuple[Signature, ...] | None]:
    """Give the signatures in the order of the file; None where it is no list of them.

    An entry without person, number or day signs nothing: an error says what it lacks.
    """
    records, findings = read_list(text, file, _ENTRY, "chữ ký", "ky-can-danh-sach")
    if records is None:
        return Outcome(None, tuple(findings.notices))
    read = (_signature(record, file, agency, round_number, findings) for record in records)
    return Outcome(tuple(entry for entry in read if entry), tuple(findings.notices))


def _signature(
    record: Record, file: str, agency: str, round_number: int, findings: Findings
) -> Signature | None:
    person = record.text("nguoi", required=True)
    number = record.text("so", required=True)
    day = record.day("ngay", required=True)
    title, scan = record.text("chuc-vu"), record.text("ban-ky")
    entries = record.records("muc", _PART, required=True)
    parts = tuple(part for part in (_part(entry, findings) for entry in entries) if part)
    if not person or not number or day is None:
        return None
    return Signature(
        agency, round_number, person, title, number, day, scan, parts, file, record.line
    )


def _part(record: Record, findings: Findings) -> SignedPart | None:
    """Give one item signed; its files only where they make the hash that was signed."""
    item = record.identifier("id", required=True)
    digest = _digest(record, findings)
    nodes = (as_record(node, _FILE, findings, "'tep'") for node in record.nodes("tep"))
    files = {entry.text("tep", required=True): _digest(entry, findings) for entry in nodes if entry}
    if not item or not digest:
        return None
    known = tuple(sorted(files.items())) if source_hash(files) == digest else ()
    if files and not known:
        message = f"các tệp ghi ở mục '{item}' không khớp sha256 đã ký của mục"
        fix = "không sửa tay ky.yaml; ký lại bằng `quyhoach sign`"
        findings.warning("ky-tep-khong-khop", message, fix, record.line)
    return SignedPart(item, digest, known, record.line)


def _digest(record: Record, findings: Findings) -> str:
    digest = record.text("sha256", required=True)
    if not digest or _HASH.fullmatch(digest):
        return digest
    message = f"'sha256' là '{digest[:20]}', cần 64 chữ số 0-9, a-f"
    fix = "không ghi tay; ký lại bằng `quyhoach sign`"
    findings.error("ky-sha256-sai", message, fix, record.line)
    return ""
