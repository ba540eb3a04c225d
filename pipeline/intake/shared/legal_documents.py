"""`van-ban.yaml` → `LegalDocument` values, in the file's order."""

from collections.abc import Iterator
from typing import Final

from pipeline.intake.shared.fields import Findings, Record, read_list
from pipeline.model.legal import LegalDocument, LegalSpan
from pipeline.model.notice import Outcome

_KEYS: Final = (
    "so", "loai", "co-quan", "ngay", "trich-yeu", "hieu-luc-tu", "hieu-luc-mot-phan",
    "het-hieu-luc", "thay-the-boi", "sua-doi", "sua-doi-boi", "bai-bo-mot-phan", "tam-ngung",
    "nguon", "doi-chieu", "ghi-chu",
)  # fmt: skip
_SPAN: Final = ("tu", "den", "phan", "boi")


def read_legal_documents(text: str, file: str) -> Outcome[tuple[LegalDocument, ...] | None]:
    """Give the documents, the first of two with one number; None where there is no list.

    A row without `doi-chieu: true` is one that nobody has held against the text.
    """
    records, findings = read_list(text, file, _KEYS, "văn bản", "van-ban-can-danh-sach")
    if records is None:
        return Outcome(None, tuple(findings.notices))
    found: dict[str, LegalDocument] = {}
    for record in records:
        document = _document(record)
        if document is None:
            continue
        if document.key in found:
            findings.warning(
                "van-ban-trung",
                f"văn bản số {document.number} đã có trong danh sách",
                "giữ một mục cho mỗi văn bản",
                record.line,
            )
        _told_backwards(document, record, findings)
        found.setdefault(document.key, document)
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
        in_force=record.day("hieu-luc-tu"),
        early=tuple(_spans(record, "hieu-luc-mot-phan")),
        amends=record.text_or_texts("sua-doi"),
        amended_by=record.text_or_texts("sua-doi-boi"),
        partly_repealed=tuple(_spans(record, "bai-bo-mot-phan")),
        suspended=tuple(_spans(record, "tam-ngung")),
        source=record.text("nguon"),
        checked=record.flag("doi-chieu"),
    )


def _spans(record: Record, key: str) -> Iterator[LegalSpan]:
    for one in record.records(key, _SPAN):
        since = one.day("tu", required=True)
        if since is not None:
            yield LegalSpan(since, one.day("den"), one.text("phan"), one.text("boi"))


def _told_backwards(document: LegalDocument, record: Record, findings: Findings) -> None:
    """Tell of a row whose days run backwards."""
    days = [day for day in (document.issued, document.in_force, document.expired) if day]
    if days != sorted(days):
        findings.warning(
            "van-ban-ngay-nguoc",
            f"văn bản số {document.number} có ngày ban hành, hiệu lực, hết hiệu lực không theo "
            "thứ tự",
            "ghi ngay ≤ hieu-luc-tu ≤ het-hieu-luc, theo văn bản",
            record.line,
        )
