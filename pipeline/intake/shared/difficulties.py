"""`kho-khan.yaml` → what hinders the work, for the progress report to UBND tỉnh (plan, IV.2)."""

from typing import Final

from pipeline.intake.shared.fields import Record, read_list
from pipeline.model.notice import Outcome
from pipeline.model.receipt import Difficulty

_KEYS: Final = ("id", "co-quan", "kho-khan", "de-xuat", "cap-giai-quyet")


def read_difficulties(text: str, file: str) -> Outcome[tuple[Difficulty, ...]]:
    """Give the difficulties in the order of the file; one of an id met before is told."""
    records, findings = read_list(text, file, _KEYS, "khó khăn", "kho-khan-can-danh-sach")
    lines: dict[str, int] = {}
    found: list[Difficulty] = []
    for record in records or ():
        name = record.identifier("id")
        if name and name in lines:
            message = f"mã '{name}' đã dùng ở dòng {lines[name]}"
            findings.warning("kho-khan-trung-ma", message, "đặt mã khác", record.line)
        lines.setdefault(name, record.line)
        entry = _difficulty(record, file)
        if entry is not None:
            found.append(entry)
    return Outcome(tuple(found), tuple(findings.notices))


def _difficulty(record: Record, file: str) -> Difficulty | None:
    agency = record.identifier("co-quan")
    trouble = record.text("kho-khan", required=True)
    proposal, by = record.text("de-xuat"), record.text("cap-giai-quyet")
    return Difficulty(agency, trouble, proposal, by, file) if trouble else None
