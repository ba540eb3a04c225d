"""Whether comments on an issued draft are taken, and whether they come late."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.publish.seal import seal_of


@dataclass(frozen=True, slots=True)
class Period:
    """The time for comments: its last day; whether that is over; why none are taken, "" if so."""

    last: date | None
    is_late: bool
    closed: str = ""


def period_of(workspace: Path, round_number: int, last: date | None, today: date) -> Period:
    """Give the time for comments on a round.

    Late ones are taken, as letters are; none once the answers to them are issued.

    Args:
        workspace: The folder with `sections/`.
        round_number: The round commented on; it is issued.
        last: The last day for answers, None where the plan sets none.
        today: The day.
    """
    is_late = last is not None and today > last
    if _is_issued(workspace, round_number + 1):
        why = (
            f"Dự thảo lần {round_number + 1} kèm tiếp thu, giải trình đã phát hành; góp ý đối với "
            f"dự thảo lần {round_number} đã khép lại. Hãy góp ý trên dự thảo mới."
        )
        return Period(last, is_late, why)
    return Period(last, is_late)


def _is_issued(workspace: Path, round_number: int) -> bool:
    seal = seal_of(workspace / "sections" / f"lan-{round_number}")
    return seal is not None and seal.is_closed
