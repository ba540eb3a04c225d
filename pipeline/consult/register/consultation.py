"""Comments held against the register: each keeps the code and the answer it was given.

A comment is known again by the key the register keeps, else by its words; one that its body
has reworded since keeps its row, and the consultant is told to look at the answer again. No row
is ever let go: one whose comment is no longer there is kept and named.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.consult.register.codes import Codes
from pipeline.consult.register.pairing import RegisterRows
from pipeline.consult.register.told import (
    decided,
    orphaned,
    reworded,
    strange_groups,
    unexplained,
)
from pipeline.model.body_groups import grouped
from pipeline.model.comment import (
    Balance,
    Body,
    Comment,
    Consultation,
    Register,
    RegisterRow,
    Response,
)
from pipeline.model.notice import Outcome
from pipeline.model.outline import Agency


def consultation(
    round_number: int,
    bodies: Sequence[Body],
    comments: Sequence[Comment],
    register: Register,
    agencies: Sequence[Agency],
) -> Outcome[Consultation]:
    """Give all that was said on draft `round_number` with its answers, every comment coded.

    Args:
        round_number: The draft commented on.
        bodies: What each body answered, in their order.
        comments: Each once, located; in their order new ones get their numbers.
        register: The register of the next draft, as the consultant left it.
        agencies: All bodies, those who wrote under a name of their own among them.
    """
    rows = tuple(_with_group_answers(register.rows))
    known = RegisterRows(rows, agencies)
    paired = known.pair(comments)
    in_groups = (agency for _, group in grouped(agencies) for agency in group)
    order = {agency.id: at for at, agency in enumerate(in_groups)}
    codes = Codes(round_number, agencies, rows)
    responses = []
    fresh = []
    for at, comment in enumerate(comments):
        if at in paired:
            row = paired[at]
            responses.append((row, Response(replace(comment, code=row.code), row)))
        else:
            fresh.append(comment)
    fresh.sort(key=lambda comment: order.get(comment.agency, len(order)))
    place = {id(row): at for at, row in enumerate(rows)}
    responses.sort(key=lambda pair: place[id(pair[0])])
    whole = (
        *(response for _, response in responses),
        *(Response(replace(comment, code=codes.next(comment.agency))) for comment in fresh),
    )
    held = {id(row) for row in paired.values()}
    orphans = tuple(row for row in rows if id(row) not in held)
    made = Consultation(round_number, tuple(bodies), whole, orphans, balance(whole))
    notices = (
        *orphaned(orphans, register.file),
        *reworded(paired, comments, known.reworded, register.file),
        *unexplained(made, register.file),
        *strange_groups(rows, register.file),
        *decided(made, register.file),
    )
    return Outcome(made, notices)


def balance(responses: Iterable[Response]) -> Balance:
    """Give how many comments were received, answered, left open, and said twice."""
    received = answered = total = 0
    for response in responses:
        total += 1
        received += len(response.comment.origins)
        answered += response.disposition is not None
    return Balance(received, answered, total - answered, received - total)


def _with_group_answers(rows: Sequence[RegisterRow]) -> Iterator[RegisterRow]:
    """Give the rows; one that names another as its answer, and has none, takes that one's."""
    by_code = {row.code: row for row in rows if row.code}
    for row in rows:
        leader = by_code.get(row.group)
        if row.disposition is None and leader is not None and leader is not row:
            yield replace(
                row,
                disposition=leader.disposition,
                explanation=row.explanation or leader.explanation,
                changed_at=row.changed_at or leader.changed_at,
                decision=row.decision or leader.decision,
            )
        else:
            yield row
