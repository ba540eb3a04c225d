"""Comments held against the register: each keeps the code and the answer it was given.

No row is ever let go: one whose comment is no longer there is kept and named, one that was
deleted though its comment is there comes back with its answer, and one that the consultant wrote
is a comment of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.consult.register.codes import Codes
from pipeline.consult.register.entered import Senders, is_entered
from pipeline.consult.register.pairing import RegisterRows
from pipeline.consult.register.remembered import deleted_entries, deleted_rows
from pipeline.consult.register.shared_answers import amiss, with_shared_answers
from pipeline.consult.register.told import (
    decided,
    entries_deleted,
    orphaned,
    restored,
    reworded,
    unexplained,
)
from pipeline.model.body_groups import grouped
from pipeline.model.comment import (
    Balance,
    Body,
    Comment,
    Consultation,
    Letter,
    Register,
    RegisterRow,
    Response,
)
from pipeline.model.fixed import replace
from pipeline.model.notice import Outcome
from pipeline.model.outline import Agency


def consultation(
    round_number: int,
    bodies: Sequence[Body],
    comments: Sequence[Comment],
    register: Register,
    agencies: Sequence[Agency],
    letters: Sequence[Letter] = (),
    agreements: int = 0,
) -> Outcome[Consultation]:
    """Give all that was said on draft `round_number` with its answers, every comment coded.

    Args:
        round_number: The draft commented on.
        bodies: What each body answered, in their order.
        comments: Each once, located; in their order new ones get their numbers.
        register: The register of the next draft, as the consultant left it.
        agencies: All bodies, those who wrote under a name of their own among them.
        letters: Those that came in, by whose files rows of the consultant's own are known.
        agreements: How many rows of comment sheets only agree.
    """
    deleted = tuple(deleted_rows(register))
    known = RegisterRows((*register.rows, *deleted), agencies)
    given = _sorted(register, known.pair(comments), deleted)
    senders = Senders.of(agencies, letters)
    told = {at: comments[position] for at, position in given.paired.items()}
    told |= _entered(given, told, senders, round_number, register.file)
    codes = Codes(round_number, agencies, (*register.rows, *deleted, *deleted_entries(register)))
    coded = list(given.rows)
    for at in sorted(told):
        coded[at] = replace(coded[at], code=coded[at].code or codes.next(told[at].agency))
    rows = with_shared_answers(coded, register.modules)
    whole = (
        *(Response(replace(told[at], code=rows[at].code), rows[at]) for at in sorted(told)),
        *(
            Response(replace(comment, code=codes.next(comment.agency)))
            for comment in _fresh(given, comments, agencies)
        ),
    )
    orphans = tuple(row for at, row in enumerate(rows) if at not in told)
    total = balance(whole, agreements)
    made = Consultation(round_number, tuple(bodies), whole, orphans, total)
    changed = [(rows[at], comments[given.paired[at]]) for at in _reworded(given, known)]
    notices = (
        *orphaned(orphans, register.file, {response.comment.code for response in whole}),
        *restored(rows[len(register.rows) :], register.file),
        *entries_deleted(deleted_entries(register), register.file),
        *reworded(changed, register.file),
        *unexplained(made, register.file),
        *amiss(register),
        *senders.amiss((rows[at] for at in given.entered), register.file),
        *decided(made, register.file),
    )
    return Outcome(made, notices)


def balance(responses: Iterable[Response], agreements: int = 0) -> Balance:
    """Give how many comments were received, answered, left open, said twice, and entered."""
    received = answered = total = entered = entered_open = 0
    for response in responses:
        if response.comment.entered:
            entered += 1
            entered_open += response.disposition is None
            continue
        total += 1
        received += len(response.comment.origins)
        answered += response.disposition is not None
    return Balance(
        received,
        answered,
        total - answered,
        received - total,
        entered,
        entered_open,
        agreements,
    )


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The rows of a register by what they are, each known by its place among `rows`.

    `rows` are those that stand there and, behind them, those deleted whose comment is there;
    `paired` gives the position of the comment that a row tells; `entered` are the consultant's.
    """

    rows: tuple[RegisterRow, ...]
    paired: Mapping[int, int]
    entered: tuple[int, ...]


def _sorted(
    register: Register, paired: Mapping[int, RegisterRow], deleted: Sequence[RegisterRow]
) -> _Sorted:
    position = {id(row): at for at, row in paired.items()}
    rows = (*register.rows, *(row for row in deleted if id(row) in position))
    of_comments = {at: position[id(row)] for at, row in enumerate(rows) if id(row) in position}
    left = (at for at in range(len(rows)) if at not in of_comments)
    return _Sorted(rows, of_comments, tuple(at for at in left if is_entered(rows[at], register)))


def _entered(
    given: _Sorted, told: Mapping[int, Comment], senders: Senders, round_number: int, file: str
) -> dict[int, Comment]:
    """Give the comments that the consultant's own rows are, by the rows' places."""
    wholes = {given.rows[at].code: comment for at, comment in told.items() if given.rows[at].code}
    own: dict[int, Comment] = {}
    # pieces behind what they may be pieces of
    for at in sorted(given.entered, key=lambda at: bool(given.rows[at].split_from)):
        row = given.rows[at]
        own[at] = senders.comment(row, round_number, file, wholes.get(row.split_from))
        if row.code:
            wholes.setdefault(row.code, own[at])
    return own


def _fresh(
    given: _Sorted, comments: Sequence[Comment], agencies: Sequence[Agency]
) -> list[Comment]:
    """Give the comments that no row tells yet, body by body as in every table."""
    in_groups = (agency for _, group in grouped(agencies) for agency in group)
    order = {agency.id: at for at, agency in enumerate(in_groups)}
    held = set(given.paired.values())
    fresh = [comment for at, comment in enumerate(comments) if at not in held]
    return sorted(fresh, key=lambda comment: order.get(comment.agency, len(order)))


def _reworded(given: _Sorted, known: RegisterRows) -> list[int]:
    """Give the places of the rows whose comment was found by words merely alike."""
    return [at for at, position in given.paired.items() if position in known.reworded]
