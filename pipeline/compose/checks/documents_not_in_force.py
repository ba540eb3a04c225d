"""Documents cited on a day on which they are not in force: expired, suspended, not yet issued.

What is right depends on the day of the draft: NQ 66.2/2025/NQ-CP served until 10/12/2025; of Luật
Quy hoạch 112/2025/QH15 only Điều 56 serves before 01/3/2026. A sentence that tells of the past, or
of the document's own end, may cite it. Source: Luật Ban hành văn bản quy phạm pháp luật
64/2025/QH15, Điều 53 and 57 (effect, and its end).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pipeline.compose.checks.cited import Cited, cited
from pipeline.compose.checks.evidence import Evidence
from pipeline.compose.law.citations import citations_in
from pipeline.model.legal import LegalDocument, LegalLibrary, LegalState
from pipeline.model.notice import Notice, Severity

_ENDED: Final = re.compile(
    r"hết hiệu lực|thay (?:thế|cho)|trước đây|trước đó|trước ngày|bãi bỏ|không còn hiệu lực|"
    r"đến (?:hết )?ngày|thời điểm|chuyển tiếp|được ban hành khi|khi đó|kế thừa từ|lịch sử|"
    r"đã (?:được )?(?:lập|thẩm định|phê duyệt|ban hành) theo|được lập theo|"
    r"trong thời gian chưa ban hành|sửa đổi, bổ sung một số điều của\s*…",
    re.IGNORECASE,
)
_COMING: Final = re.compile(
    r"có hiệu lực|hiệu lực (?:thi hành )?từ|chuyển tiếp|kể từ ngày|từ ngày|dự thảo|thông qua|"
    r"sẽ (?:được )?(?:ban hành|áp dụng|thay thế)|chuẩn bị|khi .{0,30}hiệu lực|thay (?:thế|cho)",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"(?<!\d )tháng (\d{1,2})(?: năm |/)(\d{4})", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:\bnăm|\d\s*[-–])\s*((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_BOUND: Final = re.compile(r"(?<=[.;:!?])\s+(?=[A-ZÀ-ỸĐ\d\-+])|\n")


def documents_not_in_force(evidence: Evidence) -> Iterator[Notice]:
    """Tell of citations of documents that are not in force on the draft's day."""
    library = LegalLibrary(evidence.registers.documents)
    day = evidence.report.round.day
    for one in cited(evidence, library):
        if one.document is None:
            continue
        state = library.state(one.document, day)
        sentence = _sentence_of(one)
        if state is LegalState.EXPIRED and not _tells_of_the_past(sentence, one.document):
            yield _expired(one, one.document)
        elif state is LegalState.SUSPENDED and not _ENDED.search(sentence):
            yield _suspended(one, one.document, day)
        elif state in (LegalState.LATER, LegalState.NOT_ISSUED):
            if not (_COMING.search(sentence) or _serves_early(one.document, day)):
                yield _coming(one, one.document, state)
        elif state is LegalState.PARTLY_REPEALED:
            yield from _repealed_part(one, one.document, day)


def _sentence_of(one: Cited) -> str:
    """Give the sentence of a citation, the words of citations left out."""
    text, citation = one.passage.text, one.citation
    for other in citations_in(text):
        if other.start != citation.start:
            text = text[: other.start] + " " * (other.end - other.start) + text[other.end :]
    before = _BOUND.split(text[: citation.start])[-1]
    after = _BOUND.split(text[citation.end :], maxsplit=1)[0]
    return f"{before} … {after}"


def _tells_of_the_past(sentence: str, document: LegalDocument) -> bool:
    return bool(_ENDED.search(sentence)) or _dates_it_back(sentence, document)


def _dates_it_back(sentence: str, document: LegalDocument) -> bool:
    """Say whether the sentence dates what it tells to a time in which the document served."""
    until = document.expired
    if until is None:
        return False
    months = [(int(found[2]), int(found[1])) for found in _MONTH.finditer(sentence)]
    if any(month <= (until.year, until.month) for month in months):
        return True
    years = [int(found[1]) for found in _YEAR.finditer(_MONTH.sub("", sentence))]
    return bool(years) and max(years) < until.year


def _serves_early(document: LegalDocument, day: date) -> bool:
    return any(span.covers(day) for span in document.early)


def _expired(one: Cited, document: LegalDocument) -> Notice:
    until = document.expired
    assert until is not None
    instead = f"; văn bản thay thế: {document.replaced_by}" if document.replaced_by else ""
    message = f"{document.title} đã hết hiệu lực từ ngày {_shown(until)}{instead}"
    now = document.replaced_by or "văn bản hiện hành"
    fix = f"viện dẫn {now}; nếu nhắc lại việc đã qua thì ghi rõ “đã hết hiệu lực”"
    return _told(one, document, "van-ban-het-hieu-luc", message, fix)


def _suspended(one: Cited, document: LegalDocument, day: date) -> Notice:
    span = next(span for span in document.suspended if span.covers(day))
    by = f" theo {span.by}" if span.by else ""
    message = f"{document.title} tạm ngưng hiệu lực từ ngày {_shown(span.since)}{by}"
    fix = "bỏ viện dẫn, hoặc nêu rõ văn bản đang tạm ngưng hiệu lực"
    return _told(one, document, "van-ban-tam-ngung", message, fix)


def _coming(one: Cited, document: LegalDocument, state: LegalState) -> Notice:
    since = document.issued if state is LegalState.NOT_ISSUED else document.in_force
    assert since is not None
    what = "chưa được ban hành" if state is LegalState.NOT_ISSUED else "chưa có hiệu lực"
    message = f"{document.title} {what} tại ngày của dự thảo (từ ngày {_shown(since)})"
    fix = "viện dẫn văn bản đang có hiệu lực, hoặc nêu rõ ngày văn bản có hiệu lực"
    return _told(one, document, "van-ban-chua-hieu-luc", message, fix)


def _repealed_part(one: Cited, document: LegalDocument, day: date) -> Iterator[Notice]:
    """Tell of an article cited that is repealed; of the rest nothing is said."""
    before = one.passage.text[max(0, one.citation.start - 60) : one.citation.start]
    cited_part = re.search(r"Điều\s+\d+[a-zđ]?(?=[^Đ]*$)", before)
    spans: Sequence[str] = [
        span.what for span in document.partly_repealed if span.covers(day) and span.what
    ]
    if cited_part and any(_names(cited_part[0], what) for what in spans):
        message = f"{cited_part[0]} của {document.title} đã bị bãi bỏ ({'; '.join(spans)})"
        fix = "viện dẫn quy định thay thế"
        yield _told(one, document, "van-ban-bai-bo-mot-phan", message, fix)


def _names(article: str, what: str) -> bool:
    return re.search(rf"{re.escape(article)}(?!\d)", what) is not None


def _told(one: Cited, document: LegalDocument, code: str, message: str, fix: str) -> Notice:
    return one.passage.notice(Severity.WARNING, code, f"{message}{document.hearsay}", fix)


def _shown(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
