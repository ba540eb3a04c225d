"""What a covering letter is made of."""

from dataclasses import dataclass
from datetime import date

from pipeline.render.word.shell import TagValue


@dataclass(frozen=True, slots=True)
class LetterTo:
    """What a covering letter says.

    Attributes:
        body: The body written to.
        head: Values of head and foot, as `papers.letterhead_values` gives them.
        draft, report: Names of the draft and of the report.
        made: The day of the draft.
        sign: The short name of the planning agency, for the letter's number.
        items: Places and titles of the items that concern the body most.
        answer_by: The last day for an answer, None where none is set; `term` the words of the
            plan ("15 ngày làm việc"), "" for a date.
        contact: The body's contact agency in the province, "" for none.
        silence: Whether silence counts as agreement.
        council: Whether it goes before the appraisal council.
        person: Whether a member of the council is written to.
    """

    body: str
    head: dict[str, TagValue]
    draft: str
    report: str
    made: date
    sign: str
    items: tuple[str, ...] = ()
    answer_by: date | None = None
    term: str = ""
    contact: str = ""
    silence: bool = False
    council: bool = False
    person: bool = False
