"""`nop.yaml` of an agency → when each of its files came, how, and through whom."""

import re
from typing import Final

from pipeline.intake.shared.fields import Findings, Record, read_list
from pipeline.model.notice import Outcome
from pipeline.model.receipt import Receipt

_KEYS: Final = ("tep", "sha256", "ngay", "cach", "nguoi")
_HASH: Final = re.compile("[0-9a-f]{64}")


def read_receipts(
    text: str, file: str, *, agency: str, round_number: int
) -> Outcome[tuple[Receipt, ...]]:
    """Give what the list says, in its order; an entry without file or day says nothing."""
    records, findings = read_list(text, file, _KEYS, "lần nộp", "nop-can-danh-sach")
    read = (_receipt(record, file, agency, round_number, findings) for record in records or ())
    return Outcome(tuple(entry for entry in read if entry), tuple(findings.notices))


def _receipt(
    record: Record, file: str, agency: str, round_number: int, findings: Findings
) -> Receipt | None:
    name = record.text("tep", required=True)
    day = record.day("ngay", required=True)
    digest = record.text("sha256")
    way, person = record.text("cach"), record.text("nguoi")
    if digest and not _HASH.fullmatch(digest):
        message = f"'sha256' là '{digest[:20]}', cần 64 chữ số 0-9, a-f"
        fix = "bỏ dòng sha256, hoặc chép đúng kết quả của sha256sum"
        findings.warning("nop-sha256-sai", message, fix, record.line)
        digest = ""
    if not name or day is None:
        return None
    return Receipt(agency, round_number, name, day, digest, way, person, file, record.line)
