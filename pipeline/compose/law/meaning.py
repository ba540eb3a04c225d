"""Which document of a list a citation means."""

from pipeline.compose.law.citations import Citation
from pipeline.model.legal import LegalDocument, LegalLibrary


def meant(citation: Citation, library: LegalLibrary) -> LegalDocument | None:
    """Give the document of the list that a citation means.

    A number without a year begins anew each year: with the day of another year it means another
    document. A law cited by its name means the one of its year.
    """
    if citation.number:
        found = library.numbered(citation.number)
        return None if found is not None and _is_another(citation, found) else found
    laws = library.laws(f"{citation.kind} {citation.name}")
    return next((law for law in laws if _is_of(citation, law)), None)


def _is_another(citation: Citation, document: LegalDocument) -> bool:
    day = citation.day
    if citation.year or day is None or document.issued is None or not day.year:
        return False
    issued = document.issued
    return (day.day, day.month) != (issued.day, issued.month) and day.year != str(issued.year)


def _is_of(citation: Citation, law: LegalDocument) -> bool:
    return law.issued is not None and citation.of == str(law.issued.year)
