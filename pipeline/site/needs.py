"""Which keys a body needs, by its part in the work, and until when."""

from datetime import date
from typing import Final

from pipeline.consult.bodies import is_asked
from pipeline.consult.deadline import answer_by
from pipeline.rounds.shared import Shared
from pipeline.site.keys import Role, last_day

ALLOWS: Final = {
    Role.VIEW: "Xem các bản dự thảo đã phát hành",
    Role.COMMENT: "Góp ý và xem các bản dự thảo đã phát hành",
    Role.HAND_IN: "Nộp bài của cơ quan và xem bản dự thảo đang soạn",
    Role.WATCH: "Theo dõi, xem mọi bản dự thảo và ý kiến",
    Role.CONSULT: "Làm việc với quyền của tư vấn",
}
"""What a key of each role lets its body do, as its slip says."""
_REVIEWING: Final = frozenset({Role.VIEW, Role.COMMENT})


def expiry(role: Role, shared: Shared, today: date) -> date:
    """Give the last day of a key of that role that is made today."""
    return last_day(deadline_of(role, shared), today)


def roles_needed(body: str, shared: Shared) -> tuple[Role, ...]:
    """Give the roles that a body of the list needs a key for, at least one.

    A department that writes and is asked needs two: whoever comments for it need not be who
    hands in for it.
    """
    outline, planner = shared.outline, shared.outline.planning_agency
    if body == outline.consultant:
        return (Role.CONSULT,)
    agency = next(one for one in shared.agencies if one.id == body)
    writes = any(body in (item.lead, *item.partners) for item in outline.items)
    asked = any(is_asked(agency, draft, planner) for draft in shared.schedule.rounds)
    found = (
        *((Role.WATCH,) if body == planner else ()),
        *((Role.HAND_IN,) if writes else ()),
        *((Role.COMMENT,) if asked else ()),
    )
    return found or (Role.VIEW,)


def deadline_of(role: Role, shared: Shared) -> date | None:
    """Give the last day on which the plan wants something of that role; None for no such day."""
    rounds = shared.schedule.rounds
    if role is Role.HAND_IN:
        days = [draft.due for draft in rounds]
    elif role in _REVIEWING:
        days = [answer_by(draft, shared.settings.holidays) for draft in rounds]
    else:
        days = []
    return max((day for day in days if day), default=None)
