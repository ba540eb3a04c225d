"""`van-ban.yaml` → `LegalDocument` values, in the file's order."""

from typing import Final

from pipeline.intake.shared.fields import Findings, Record, as_record
from pipeline.intake.shared.yaml import Sequence, kind_of, read_node
from pipeline.model.notice import Outcome
from pipeline.model.registers import LegalDocument

_KEYS: Final = (
    "so", "loai", "co-quan", "ngay", "trich-yeu", "hieu-luc-tu", "het-hieu-luc", "thay-the-boi",
    "sua-doi", "ghi-chu",
)  # fmt: skip


def read_legal_documents(text: str, file: str) -> Outcome[tuple[LegalDocument, ...] | None]:
    """Give the documents, the first of two with one number; None where there is no list."""
    node = read_node(text, file=file)
    findings = Findings(file, list(node.notices))
    if node.value is None:
        return Outcome(None if node.notices else (), tuple(findings.notices))
    if not isinstance(node.value, Sequence):
        findings.error(
            "van-ban-can-danh-sach",
            f"cần danh sách văn bản, nhưng là {kind_of(node.value)}",
            "viết mỗi văn bản bắt đầu bằng dòng `- so: …`, dưới là loai, ngay, trich-yeu",
            node.value.line,
        )
        return Outcome(None, tuple(findings.notices))
    found: dict[str, LegalDocument] = {}
    for entry in node.value.items:
        record = as_record(entry, _KEYS, findings, "văn bản")
        document = None if record is None else _document(record)
        if document is None or record is None:
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
