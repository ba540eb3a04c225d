"""Documents cited with a wrong day, year, kind, issuer or number.

Comments a province really made on a draft: "12 tháng 6" for "12 tháng 8", "20223". What a number
itself says is held without any list: the year in it is that of the day (Nghị định 30/2020/NĐ-CP,
Phụ lục I, mục II.3: numbers begin anew on 01/01), its symbol names kind and issuer. The rest is
held against `van-ban.yaml`; a row that nobody held against the text makes no error.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.compose.checks.cited import Cited, cited
from pipeline.compose.checks.evidence import Evidence
from pipeline.compose.law.citations import Citation, Day
from pipeline.compose.law.nearest import misprinted
from pipeline.compose.law.symbols import NEUTRAL, issuer_of, kinds_of
from pipeline.model.legal import LegalDocument, LegalLibrary
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import bare

_YEAR_DIGITS: Final = 4
_TITLES: Final = re.compile(r"^(?:Bộ trưởng|Thống đốc|Chủ tịch|Tổng)\s+(?=Bộ|Ngân hàng)")
_LIST: Final = "hoặc sửa dòng của văn bản trong van-ban.yaml nếu danh sách sai"


def legal_citations(evidence: Evidence) -> Iterator[Notice]:
    """Tell of citations that contradict themselves or the list of documents."""
    library = LegalLibrary(evidence.registers.documents)
    for one in cited(evidence, library):
        wrong = [*_within_itself(one)]
        yield from wrong
        if one.document is not None:
            yield from _against_list(one, one.document)
        elif not wrong:
            yield from _misprinted(one, library)


def _within_itself(one: Cited) -> Iterator[Notice]:
    """Tell of a year of other than four digits, a day that never was, a year that is not the day's.

    With a document of the list the list says what is right, so only the day itself is looked at.
    """
    citation, listed = one.citation, one.document is not None
    day, year = citation.day, citation.year
    if year and len(year) != _YEAR_DIGITS and not listed:
        message = f"“{citation.shown}”: năm “{year}” trong số hiệu không phải một năm"
        yield _told(one, "van-ban-sai-so", message, f"viết {_mended(citation)}", Severity.ERROR)
    elif day is not None and not listed and day.year:
        if len(day.year) == _YEAR_DIGITS and day.value is None:
            message = f"“{day.text}” của “{citation.shown}” không có trong lịch"
            yield _told(one, "van-ban-sai-ngay", message, "sửa ngày theo văn bản", Severity.ERROR)
        elif len(day.year) not in (2, _YEAR_DIGITS):
            message = f"năm “{day.year}” trong “{day.text}” của “{citation.shown}” không đúng"
            fix = f"viết năm {year or 'bằng bốn chữ số'}"
            yield _told(one, "van-ban-sai-ngay", message, fix, Severity.ERROR)
        elif year and len(day.year) == _YEAR_DIGITS and year != day.year:
            message = f"“{citation.shown}” có năm {year} trong số hiệu nhưng ghi “{day.text}”"
            fix = "sửa năm trong số hiệu hoặc năm ban hành cho khớp nhau, theo văn bản"
            yield _told(one, "van-ban-sai-ngay", message, fix, Severity.WARNING)
    if not listed:
        yield from _against_symbol(one)


def _mended(citation: Citation) -> str:
    day = citation.day
    right = day.year if day and len(day.year) == _YEAR_DIGITS else "năm bằng bốn chữ số"
    return f"{citation.number.partition('/')[0]}/{right}/{citation.symbol}"


def _against_symbol(one: Cited) -> Iterator[Notice]:
    citation = one.citation
    allowed = kinds_of(citation.symbol)
    if allowed and citation.kind and citation.kind not in (*allowed, *NEUTRAL):
        message = f"{citation.number} là {allowed[0]}, ở đây ghi “{citation.kind}”"
        fix = f"viết “{allowed[0]} số {citation.number}”, hoặc sửa ký hiệu theo văn bản"
        yield _told(one, "van-ban-sai-loai", message, fix, Severity.WARNING)
    issuer = issuer_of(citation.symbol)
    if issuer and citation.issuer and not _same_body(citation.issuer, issuer):
        message = f"{citation.shown} do {issuer} ban hành, ở đây ghi “của {citation.issuer}”"
        fix = f"viết “của {issuer}”, hoặc sửa ký hiệu theo văn bản"
        yield _told(one, "van-ban-sai-co-quan", message, fix, Severity.WARNING)


def _against_list(one: Cited, document: LegalDocument) -> Iterator[Notice]:
    citation = one.citation
    if citation.day is not None:
        yield from _wrong_day(one, document, citation.day)
    if document.kind and citation.kind not in ("", "Văn bản", document.kind):
        message = f"{citation.number} là {document.kind}, ở đây ghi “{citation.kind}”"
        fix = f"viết “{document.kind} số {document.number}”"
        yield _told(one, "van-ban-sai-loai", message + document.hearsay, fix, Severity.WARNING)
    issuer = document.issuer or issuer_of(citation.symbol)
    if citation.issuer and issuer and not _same_body(citation.issuer, issuer):
        message = f"{document.title} do {issuer} ban hành, ở đây ghi “của {citation.issuer}”"
        fix = f"viết “của {issuer}”, {_LIST}"
        yield _told(one, "van-ban-sai-co-quan", message + document.hearsay, fix, Severity.WARNING)


def _wrong_day(one: Cited, document: LegalDocument, day: Day) -> Iterator[Notice]:
    issued = document.issued
    if issued is None or _is_right(day, document):
        return
    written = f"{issued.day}/{issued.month}/{issued.year}"
    message = f"{document.title} ban hành ngày {written}, ở đây ghi “{day.text}”"
    severity = Severity.ERROR if document.checked else Severity.WARNING
    fix = f"viết “ngày {written}”, hoặc sửa ngày trong van-ban.yaml nếu danh sách sai"
    yield _told(one, "van-ban-sai-ngay", message + document.hearsay, fix, severity)


def _is_right(day: Day, document: LegalDocument) -> bool:
    issued = document.issued
    assert issued is not None
    same = (day.day, day.month) == (issued.day, issued.month)
    return same and day.year in ("", str(issued.year))


def _misprinted(one: Cited, library: LegalLibrary) -> Iterator[Notice]:
    near = misprinted(one.passage.text, one.citation, library)
    if near is not None:
        message = (
            f"không có {one.citation.shown} trong danh sách; cùng ngày hoặc cùng trích yếu là "
            f"{near.title}{near.hearsay}"
        )
        fix = f"viết {near.number}, hoặc thêm văn bản vào van-ban.yaml"
        yield _told(one, "van-ban-sai-so", message, fix, Severity.WARNING)


def _same_body(written: str, right: str) -> bool:
    one, other = _body(written), _body(right)
    return one.startswith(other) or other.startswith(one)


def _body(name: str) -> str:
    name = _TITLES.sub("", name.replace("Uỷ", "Ủy").replace("uỷ", "ủy"))
    name = name.replace("UBTVQH", "Ủy ban thường vụ Quốc hội").replace("BCH ", "Ban Chấp hành ")
    name = name.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân")
    return bare(name.replace(",", "").replace("-", "").replace("–", ""))


def _told(one: Cited, code: str, message: str, fix: str, severity: Severity) -> Notice:
    return one.passage.notice(severity, code, message, fix)
