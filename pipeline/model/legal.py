"""Legal documents that drafts cite, and what state each is in on a day.

A citation is right or wrong for a day: NQ 66.2/2025/NQ-CP served until 10/12/2025, Luật Quy hoạch
112/2025/QH15 serves from 01/3/2026 and its Điều 56 before that. What nobody has held against the
text (`checked` False) is known by hearsay: it is told so, and never an error.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.model.text import folded

_SPACES: Final = re.compile(r"\s+")
_LAW: Final = ("luật", "bộ luật")


class LegalState(StrEnum):
    """What a document is on a day; the words are those of the table of legal bases."""

    UNKNOWN = "Chưa rõ hiệu lực"
    NOT_ISSUED = "Chưa ban hành"
    LATER = "Chưa có hiệu lực"
    IN_FORCE = "Còn hiệu lực"
    AMENDED = "Còn hiệu lực, đã được sửa đổi, bổ sung"
    PARTLY_REPEALED = "Hết hiệu lực một phần"
    SUSPENDED = "Tạm ngưng hiệu lực"
    EXPIRED = "Hết hiệu lực"


class LegalSpan(Fixed):
    """A time in which part of a document is in another state than the rest.

    `what` names the part ("Điều 56"; "" for all of it), `by` the document that made it so.
    `until` is the first day on which it is over; None for no end.
    """

    since: date
    until: date | None = None
    what: str = ""
    by: str = ""

    def covers(self, day: date) -> bool:
        """Say whether the day is in it."""
        return self.since <= day and (self.until is None or day < self.until)


class LegalDocument(Fixed):
    """A document that drafts cite: "236/QĐ-TTg", its kind, its day, and its states.

    `in_force` is its first day in force, `expired` the first on which it is not; `early` are
    parts in force before the rest. `amends` and `amended_by` are numbers of other documents.
    """

    number: str
    kind: str
    issued: date | None = None
    issuer: str = ""
    subject: str = ""
    expired: date | None = None
    replaced_by: str = ""
    in_force: date | None = None
    early: tuple[LegalSpan, ...] = ()
    amends: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    partly_repealed: tuple[LegalSpan, ...] = ()
    suspended: tuple[LegalSpan, ...] = ()
    source: str = ""
    checked: bool = False

    @property
    def key(self) -> str:
        """Give what one number has in common however it is spaced, in capitals or not."""
        return number_key(self.number)

    @property
    def is_law(self) -> bool:
        """Say whether it is cited by its name: Luật Quy hoạch năm 2017."""
        return self.kind.casefold() in _LAW

    @property
    def title(self) -> str:
        """Give how a notice names it: "Nghị định số 37/2019/NĐ-CP", "Luật Quy hoạch số …"."""
        return f"{self.subject if self.is_law and self.subject else self.kind} số {self.number}"

    @property
    def hearsay(self) -> str:
        """Give the words that say that nobody held the row against the text; "" where done."""
        if self.checked:
            return ""
        told = f", theo {self.source}" if self.source else ""
        return f" (dòng này của van-ban.yaml chưa đối chiếu với văn bản{told})"


class LegalLibrary:
    """The documents of a list, found by number or by a law's name."""

    def __init__(self, documents: Sequence[LegalDocument]) -> None:
        self.documents = tuple(documents)
        self._by_key = {document.key: document for document in documents}
        self._laws: dict[str, list[LegalDocument]] = {}
        for document in documents:
            if document.is_law:
                self._laws.setdefault(folded(document.subject), []).append(document)
        self._amended = _amendments(documents)

    def numbered(self, number: str) -> LegalDocument | None:
        """Give the document of a number; None where the list has none."""
        return self._by_key.get(number_key(number))

    def laws(self, name: str) -> tuple[LegalDocument, ...]:
        """Give the laws of a name ("Luật Quy hoạch"), in the list's order."""
        return tuple(self._laws.get(folded(name), ()))

    def amendments(self, document: LegalDocument, day: date) -> tuple[str, ...]:
        """Give the numbers of what amended it by that day, in the list's order."""
        numbers = self._amended.get(document.key, ())
        return tuple(number for number in numbers if self._serves_by(number, day))

    def _serves_by(self, number: str, day: date) -> bool:
        other = self.numbered(number)
        if other is None:
            return True  # its day is unknown, that it amends is not
        since = other.in_force or other.issued
        return since is None or since <= day

    def state(self, document: LegalDocument, day: date) -> LegalState:
        """Give the state a document is in; the gravest where there are several."""
        if document.issued is not None and day < document.issued:
            return LegalState.NOT_ISSUED
        if document.expired is not None and day >= document.expired:
            return LegalState.EXPIRED
        if any(span.covers(day) and not span.what for span in document.suspended):
            return LegalState.SUSPENDED
        since = document.in_force or document.issued
        if since is not None and day < since:
            return LegalState.LATER
        if any(span.covers(day) for span in document.partly_repealed):
            return LegalState.PARTLY_REPEALED
        if self.amendments(document, day):
            return LegalState.AMENDED
        return LegalState.UNKNOWN if since is None else LegalState.IN_FORCE


def number_key(number: str) -> str:
    """Give a number without spaces, with one kind of hyphen, Ð as Đ, in small letters."""
    bare = _SPACES.sub("", number).replace("–", "-").replace("\u2011", "-").replace("Ð", "Đ")
    head, slash, rest = bare.partition("/")
    return f"{head.lstrip('0') or head}{slash}{rest}".casefold()


def _amendments(documents: Sequence[LegalDocument]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, str]] = {}
    for amended, by in _pairs(documents):
        found.setdefault(number_key(amended), {}).setdefault(number_key(by), by)
    return {key: tuple(numbers.values()) for key, numbers in found.items()}


def _pairs(documents: Sequence[LegalDocument]) -> Iterator[tuple[str, str]]:
    for document in documents:
        for other in document.amended_by:
            yield document.number, other
        for other in document.amends:
            yield other, document.number
