"""Documents cited: expired on the draft's day, with a wrong day, or of a wrong kind.

Comments a province really made on a draft: expired laws cited; "12 tháng 6" for "12 tháng 8".
What is right depends on the day: NQ 66.2/2025/NQ-CP served until 10/12/2025. The list of
documents is `van-ban.yaml`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage, sentences
from pipeline.model.notice import Notice, Severity
from pipeline.model.registers import LegalDocument

_CITED: Final = re.compile(
    r"(?:(?:Luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Kế hoạch|Chỉ thị|Công văn|Thông báo)"
    r"(?:\s+[^\d;:.(]{0,60}?)?\s+)?(?:số\s+)?(?P<number>\d+(?:\.\d+)?(?:/\d{4})?/[A-ZĐ][\w-]*)"
    r"(?P<date>,?\s+ngày\s+(?:(?P<d1>\d{1,2})[/.-](?P<m1>\d{1,2})[/.-](?P<y1>\d{2,6})"
    r"|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})(?:\s+năm\s+(?P<y2>\d{2,6}))?))?",
    re.IGNORECASE,
)
_KIND: Final = re.compile(
    "Luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Kế hoạch|Chỉ thị|Công văn|Thông báo",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"(?<!\d )tháng (\d{1,2})(?: năm |/)(\d{4})")
_EXCUSED: Final = re.compile(
    r"hết hiệu lực|thay (?:thế|cho)|trước đây|trước ngày|bãi bỏ|không còn hiệu lực|đến ngày|"
    r"thời điểm|chuyển tiếp|được ban hành khi|khi đó|đã được",
    re.IGNORECASE,
)


def legal_citations(evidence: Evidence) -> Iterator[Notice]:
    """Tell of citations that do not agree with the list of documents on the draft's day."""
    known = {entry.number.casefold(): entry for entry in evidence.registers.documents}
    day = evidence.report.round.day
    for passage in evidence.passages:
        if "/" in passage.text:
            for sentence in sentences(passage.text):
                yield from _in_sentence(passage, sentence, known, day)


def _in_sentence(
    passage: Passage, sentence: str, known: Mapping[str, LegalDocument], day: date
) -> Iterator[Notice]:
    for found in _CITED.finditer(sentence):
        document = known.get(found["number"].casefold())
        if document is None:
            yield from _misprinted(passage, found, known)
            continue
        yield from _wrong_day(passage, found, document)
        kinds = _KIND.findall(sentence[found.start() : found.start("number")])
        if document.kind and kinds and kinds[-1].casefold() != document.kind.casefold():
            message = f"{found['number']} là {document.kind}, ở đây ghi “{kinds[-1]}”"
            fix = f"viết “{document.kind} số {document.number}”"
            yield passage.notice(Severity.WARNING, "van-ban-sai-loai", message, fix)
        past = _EXCUSED.search(passage.text) or _is_past(sentence, document)
        if document.expired and day >= document.expired and not past:
            yield _expired(passage, document)


def _wrong_day(passage: Passage, found: re.Match[str], document: LegalDocument) -> Iterator[Notice]:
    if found["date"] is None or document.issued is None:
        return
    day, month = int(found["d1"] or found["d2"]), int(found["m1"] or found["m2"])
    year = found["y1"] or found["y2"]
    issued = document.issued
    right = (day, month) == (issued.day, issued.month) and year in (None, str(issued.year))
    if not right:
        written = f"{issued.day}/{issued.month}/{issued.year}"
        message = (
            f"{document.kind} số {document.number} ban hành ngày {written}, ở đây ghi "
            f"“{found['date'].strip(' ,')}”"
        )
        fix = f"viết “ngày {written}”, hoặc sửa ngày trong van-ban.yaml nếu danh sách sai"
        yield passage.notice(Severity.ERROR, "van-ban-sai-ngay", message, fix)


def _is_past(sentence: str, document: LegalDocument) -> bool:
    """Say whether the sentence dates what it tells to a month in which the document served."""
    until = document.expired
    months = ((int(found[2]), int(found[1])) for found in _MONTH.finditer(sentence))
    return until is not None and any(month <= (until.year, until.month) for month in months)


def _expired(passage: Passage, document: LegalDocument) -> Notice:
    until = document.expired
    assert until is not None
    instead = f"; văn bản thay thế: {document.replaced_by}" if document.replaced_by else ""
    message = (
        f"{document.kind} số {document.number} đã hết hiệu lực từ ngày "
        f"{until.day}/{until.month}/{until.year}{instead}"
    )
    fix = (
        f"viện dẫn {document.replaced_by}" if document.replaced_by else "viện dẫn văn bản hiện hành"
    )
    return passage.notice(
        Severity.WARNING,
        "van-ban-het-hieu-luc",
        message,
        f"{fix}; nếu nhắc lại việc đã qua thì ghi rõ “đã hết hiệu lực”",
    )


def _misprinted(
    passage: Passage, found: re.Match[str], known: Mapping[str, LegalDocument]
) -> Iterator[Notice]:
    """Tell of a number that differs from a listed one of the same day by a letter or year."""
    number = found["number"].casefold()
    for document in known.values():
        listed = document.number.casefold()
        same_start = number.partition("/")[0] == listed.partition("/")[0]
        if same_start and number.rpartition("/")[2] == listed.rpartition("/")[2]:
            message = (
                f"không có văn bản số {found['number']} trong danh sách; gần nhất là "
                f"{document.number} ({document.kind})"
            )
            fix = f"viết {document.number}, hoặc thêm văn bản vào van-ban.yaml"
            yield passage.notice(Severity.WARNING, "van-ban-sai-so", message, fix)
            return
