"""The line of the journal that a receipt is made of, whatever was sent: a hand-in, comments, …"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline.rounds.served.journal import Line, lines
from pipeline.stages.commenting.answers import ACT as FEEDBACK
from pipeline.stages.commenting.sending import ACT as COMMENTS
from pipeline.stages.handing.drafts import WAITS
from pipeline.stages.handing.exchange import ACT as HANDED
from pipeline.stages.handing.sent_signatures import RETURNED, SENT, SIGNED

# the sooner the better: a hand-in that landed says more than that it waited
_ORDER: Final = (HANDED, WAITS, COMMENTS, FEEDBACK, SIGNED, RETURNED, SENT)
_FIRST: Final = frozenset({HANDED, WAITS, COMMENTS, FEEDBACK, SENT})


def receipt_line(root: Path, id_: str, body: str = "") -> Line | None:
    """Give the line of what was sent under an id, of one body where it is named; None for none.

    Of a hand-in it is the landing rather than the waiting before, of a signature what became of
    it; of words sent again and again under one id the newest.
    """
    found = [
        line
        for line in lines(root)
        if line.entry.id == id_ and line.entry.act in _ORDER and body in ("", line.entry.body)
    ]
    return min(found, key=lambda line: (_ORDER.index(line.entry.act), -line.number), default=None)


def sent_lines(root: Path, body: str) -> Iterable[Line]:
    """Give the lines of all that a body sent, the newest first, each id once."""
    own = (
        line for line in lines(root) if (line.entry.body, line.entry.act in _FIRST) == (body, True)
    )
    return reversed({line.entry.id: line for line in own}.values())
