"""A number that no listed document has, and the listed one it is most likely a misprint of."""

from collections.abc import Iterator
from typing import Final

from pipeline.compose.law.citations import Citation
from pipeline.model.legal import LegalDocument, LegalLibrary, number_key
from pipeline.model.text import bare, folded

_SLIPS: Final = 2  # letters that a slip of the hand changes at most, where more speaks for it
_SUBJECT: Final = 24  # letters of a subject that are no chance


def misprinted(text: str, citation: Citation, library: LegalLibrary) -> LegalDocument | None:
    """Give the document that an unlisted citation surely means.

    Its number is near, and it has the same day, the same subject follows, or only accents and
    case differ ("58/2023/ND-CP").
    """
    for document in near(citation, library, _SLIPS) if citation.number else ():
        if number_key(citation.number) == document.key:
            continue  # the same number of another year
        if bare(citation.number) == bare(document.number):
            return document
        if _has_day(citation, document) or _has_subject(text, citation, document):
            return document
    return None


def near(citation: Citation, library: LegalLibrary, slips: int = 1) -> Iterator[LegalDocument]:
    """Give the listed documents whose number is a slip away, or the same but for its year.

    Of a law cited by its name those of other years.
    """
    if not citation.number:
        yield from library.laws(f"{citation.kind} {citation.name}")
        return
    # loaded for a number that is in no list
    from rapidfuzz.distance import DamerauLevenshtein

    number = number_key(citation.number)
    for document in library.documents:
        same_ends = _ends(number) == _ends(document.key)
        if same_ends or DamerauLevenshtein.distance(number, document.key) <= slips:
            yield document


def _ends(number: str) -> tuple[str, str]:
    return number.partition("/")[0], number.rpartition("/")[2]


def _has_day(citation: Citation, document: LegalDocument) -> bool:
    return citation.day is not None and citation.day.value == document.issued


def _has_subject(text: str, citation: Citation, document: LegalDocument) -> bool:
    after = folded(text[citation.end : citation.end + 90]).removeprefix("về việc ")
    subject = folded(document.subject).removeprefix("về việc ").removeprefix("về ")[:_SUBJECT]
    return len(subject) == _SUBJECT and after.removeprefix("về ").startswith(subject)
