"""Points on which bodies still differ, for those who decide."""

from enum import StrEnum

from pipeline.model.earlier import Standing
from pipeline.model.fixed import Fixed


class DivergenceKind(StrEnum):
    """How a point came to be listed."""

    OPEN = "chua-ket-luan"  # marked in the register
    DECIDED = "da-ket-luan"  # marked, and decided since
    FOUND = "may-phat-hien"  # found by the machine, for a person to judge


class View(Fixed):
    """What one body says on a point: its name and letters, what it asks, the text it proposes.

    `draft` is the name of the draft it was said of, "" where that is the last one; `feedback`
    is what the body said of the answer it got, "" for nothing.
    """

    code: str
    body: str
    letters: str
    content: str
    proposed: str = ""
    draft: str = ""
    feedback: str = ""


class Divergence(Fixed):
    """One point.

    Attributes:
        kind: Open, decided, or found by the machine.
        place: Where it stands in the draft commented on.
        subject: The words of that draft it is about, "" where none are quoted.
        views: What the bodies say, each once.
        stance: What the planning agency answered.
        options: What may be done, as the views have it.
        proposal, decider, decision: As the register has them; "" where empty.
        reason: Why the machine lists it, "" for those marked by hand.
        draft: The name of the draft commented on, "" where it is not known.
        now: Where it stands in the newest draft, and its words there; None where the drafts
            were not compared.
    """

    kind: DivergenceKind
    place: str
    subject: str
    views: tuple[View, ...]
    stance: str = ""
    options: tuple[str, ...] = ()
    proposal: str = ""
    decider: str = ""
    decision: str = ""
    reason: str = ""
    draft: str = ""
    now: Standing | None = None
