"""Citations of a draft with the documents they mean."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.compose.checks.evidence import Evidence, Passage
from pipeline.compose.law.citations import Citation, citations_in
from pipeline.compose.law.meaning import meant
from pipeline.model.legal import LegalDocument, LegalLibrary


class Cited(NamedTuple):
    """A citation where it stands; `document` is None where the list has none that it can mean."""

    passage: Passage
    citation: Citation
    document: LegalDocument | None


def cites(passage: Passage) -> bool:
    """Say whether a passage cites anything."""
    return bool(citations_in(passage.text))


def cited(evidence: Evidence, library: LegalLibrary) -> Iterator[Cited]:
    """Give every citation of the draft in reading order."""
    for passage in evidence.passages:
        for one in citations_in(passage.text):
            yield Cited(passage, one, meant(one, library))
