"""Documents cited as they were before they were amended: nowhere does the report name what did.

A base is cited with what amended it (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.b; comments of
Sở Tư pháp ask for number and day of the amending document). Told once a document, for one place
that names the amendment serves the whole report.
"""

from collections.abc import Iterator

from pipeline.compose.checks.cited import Cited, cited
from pipeline.compose.checks.evidence import Evidence
from pipeline.model.legal import LegalDocument, LegalLibrary, LegalState, number_key
from pipeline.model.notice import Notice, Severity


def unnamed_amendments(evidence: Evidence) -> Iterator[Notice]:
    """Tell of amended documents whose amendments the report names nowhere."""
    library = LegalLibrary(evidence.registers.documents)
    day = evidence.report.round.day
    every = list(cited(evidence, library))
    numbers = {number_key(one.citation.number) for one in every if one.citation.number}
    first: dict[str, Cited] = {}
    for one in every:
        if one.document is not None:
            first.setdefault(one.document.key, one)
    for one in first.values():
        document = one.document
        if document is None or library.state(document, day) is not LegalState.AMENDED:
            continue
        amendments = library.amendments(document, day)
        if not numbers & {number_key(number) for number in amendments}:
            yield _told(one, document, amendments)


def _told(one: Cited, document: LegalDocument, amendments: tuple[str, ...]) -> Notice:
    named = ", ".join(amendments)
    message = f"{document.title} đã được sửa đổi, bổ sung bởi {named}{document.hearsay}"
    fix = f"ở mục căn cứ viết thêm “được sửa đổi, bổ sung bởi … số {named}”"
    return one.passage.notice(Severity.INFO, "van-ban-da-sua-doi", message, fix)
