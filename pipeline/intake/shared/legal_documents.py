"""`van-ban.yaml` → `LegalDocument` values, in the file's order."""

from typing import Final

from pipeline.intake.shared.fields import Record, read_list
from pipeline.model.notice import Outcome
from pipeline.model.registers import LegalDocument

_KEYS: Final = (
    "so", "loai", "co-quan", "ngay", "trich-yeu", "hieu-luc-tu", "het-hieu-luc", "thay-the-boi",
    "sua-doi", "ghi-chu",
)  # fmt: skip


def read_legal_documents(text: str, file: str) -> Outcome[tuple[LegalDocument, ...] | None]:
    """Give the documents, the first of two with one number; None where there is no list."""
    records, findings = read_list(text, file, _KEYS, "văn bản", "van-ban-can-danh-sach")
    if records is None:
        return Outcome(None, tuple(findings.notices))
    found: dict[str, LegalDocument] = {}
    for record in records:
        document = _document(record)
        if document is None:
            continue
        if document.number.casefold() in found:
            findings.warning(
                "van-ban-trung",
                f"văn bản số {document.number} đã có trong danh sách",
                "giữ một mục cho mỗi văn bản",
                record.line,
            )
        found.setdefault(document.number.casefold(), document)
    return Outcome(tuple(found.values()), tuple(findings.notices))


def _document(record: Record) -> LegalDocument | None:
    number = record.text("so", required=True)
    if not number:
        return None
    return LegalDocument(
        number=number,
        kind=record.text("loai", required=True),
        issued=record.day("ngay"),
        issuer=record.text("co-quan"),
        subject=record.text("trich-yeu"),
        expired=record.day("het-hieu-luc"),
        replaced_by=record.text("thay-the-boi"),
    )
