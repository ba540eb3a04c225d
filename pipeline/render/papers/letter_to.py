"""What a covering letter is made of."""

from dataclasses import dataclass
from datetime import date

from pipeline.render.papers.issuer import Issuer


@dataclass(frozen=True, slots=True)
class LetterTo:
    """What a covering letter says.

    Attributes:
        body: The body written to.
        issuer: Who writes it, under which sign and in what tone.
        draft, report: Names of the draft and of the report.
        made: The day of the draft.
        items: Places and titles of the items that concern the body most.
        more: How many more there are, which the sheet lists.
        answer_by: The last day for an answer, None where none is set; `term` the words of the
            plan ("15 ngày làm việc"), "" for a date.
        contact: The body's contact agency in the province, "" for none.
        silence: Whether silence counts as agreement.
        council: Whether it goes before the appraisal council.
        person: Whether a member of the council is written to.
    """

    body: str
    issuer: Issuer
    draft: str
    report: str
    made: date
    items: tuple[str, ...] = ()
    more: int = 0
    answer_by: date | None = None
    term: str = ""
    contact: str = ""
    silence: bool = False
    council: bool = False
    person: bool = False
