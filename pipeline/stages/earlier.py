"""The rounds before the last: their answers held against every draft since.

Their drafts are made again, for a comment points into the draft it was made on.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.compare.drafts import compare
from pipeline.consult.memory.current_places import CurrentPlaces
from pipeline.consult.memory.feedback import feedback_notices, known_feedback
from pipeline.consult.memory.kept import UNKEPT, Words, asked_by_others, held_later, undone
from pipeline.consult.memory.later_answers import answered_later, unknown_answers
from pipeline.consult.memory.left import (
    EarlierRound,
    code_of,
    in_order,
    last_words,
    left_of,
)
from pipeline.consult.memory.told import left_notices
from pipeline.consult.places.spots import Spots
from pipeline.consult.responses import paged
from pipeline.consult.trace import trace
from pipeline.model.comment import Comment, Consultation, Response
from pipeline.model.comparison import Comparison
from pipeline.model.earlier import Feedback, Left, Standing
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow
from pipeline.model.notice import Notice
from pipeline.model.outline import Agency
from pipeline.model.text import folded
from pipeline.model.verdict import CommentTrace, Trace, Verdict
from pipeline.rounds import Resources, read_shared
from pipeline.stages.build import build
from pipeline.stages.consultation import (
    REGISTER,
    ConsultationRecord,
    read_consultation,
)
from pipeline.work.memory import uninterrupted
from pipeline.work.store import Store
from pipeline.workspace import Inventory


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the rounds before the last.

    Attributes:
        rounds: Each round in order, those on which nobody said anything left out.
        left: What is told again of them.
        agencies: Bodies that wrote then and are not known now.
        inputs: Hashes of the files read for it, by name.
        notices: What of it is to be mended.
        last: Where comments on the draft before the newest stand.
    """

    rounds: tuple[EarlierRound, ...] = ()
    left: tuple[Left, ...] = ()
    agencies: tuple[Agency, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    last: CurrentPlaces | None = None

    def all_of(self, agencies: Sequence[Agency]) -> tuple[Agency, ...]:
        """Give the bodies given and, behind them, those that wrote in earlier rounds alone."""
        known = {agency.id for agency in agencies}
        others = {agency.id: agency for agency in self.agencies if agency.id not in known}
        return (*agencies, *others.values())

    def now(self, comment: Comment) -> Standing:
        """Give where what a comment of any round is about stands in the newest draft."""
        own = next((one for one in self.rounds if one.consultation.round == comment.round), None)
        if own is not None:
            return own.places(comment)
        return Standing() if self.last is None else self.last.of(comment)

    @property
    def feedback(self) -> Mapping[str, Feedback]:
        """Give what bodies said of the answers, the last word of each, by code."""
        return {code: one for held in self.rounds for code, one in held.feedback.items()}


@uninterrupted()
def remembered(
    inventory: Inventory,
    last: ConsultationRecord,
    comparison: Comparison,
    found: Trace,
    spots: Spots,
    resources: Resources,
) -> Memory:
    """Give what rounds before the last left, as the newest draft has it.

    Args:
        inventory: The workspace's files.
        last: What was said on the draft before the newest, feedback on older answers with it.
        comparison: The newest draft and the one before.
        found: What it says of the comments on the one before.
        spots: The blocks of the newest draft.
        resources: Cache, pool and watch.
    """
    newest = comparison.new.round_number
    earlier = _Earlier(inventory, resources)
    drafts = _Drafts(earlier, comparison, resources.kept)
    records = earlier.records(newest, last)
    owners = _owned(records)
    came = [one for record in (*records.values(), last) for one in record.feedback]
    heard = last_words(known_feedback(came, owners))
    others = {newest: asked_by_others(found, comparison)}
    # the newest first: a later round's comments are known when an earlier one's are judged
    held = [
        _held(records[number], drafts, spots, others, heard) for number in sorted(records)[::-1]
    ]
    rounds = held[::-1]
    told = [(one.consultation.round, tuple(left_of(one, newest))) for one in rounds]
    draft = comparison.new.round_name
    notices = (
        *(notice for number, own in told for notice in left_notices(own, number, draft)),
        # what came in before was told in its own round
        *feedback_notices(last.feedback, owners, _names(last)),
        *unknown_answers(last.later, owners, last.register.file),
    )
    return Memory(
        tuple(rounds),
        in_order([left for _, own in told for left in own]),
        tuple(dict.fromkeys(agency for one in records.values() for agency in one.agencies)),
        {name: digest for one in records.values() for name, digest in one.inputs.items()},
        notices,
        CurrentPlaces(comparison, spots),
    )


@uninterrupted()
def replied(
    inventory: Inventory, last: ConsultationRecord, newest: int, resources: Resources
) -> tuple[Notice, ...]:
    """Give what is amiss in what bodies say of the answers to what they said before.

    Args:
        inventory: The workspace's files.
        last: What was said on the draft before the newest.
        newest: The number of the newest.
        resources: Cache, pool and watch.
    """
    if not last.feedback:
        return ()
    owners = _owned(_Earlier(inventory, resources).records(newest, last))
    return tuple(feedback_notices(last.feedback, owners, _names(last)))


def _names(record: ConsultationRecord) -> dict[str, str]:
    return {agency.id: agency.name for agency in record.agencies}


def _answered(
    records: Mapping[int, ConsultationRecord], last: ConsultationRecord
) -> dict[int, ConsultationRecord]:
    """Give the rounds with what registers of later ones answer of them."""
    rows = [row for record in (*records.values(), last) for row in record.later]
    return {
        number: replace(record, consultation=answered_later(record.consultation, rows))
        for number, record in records.items()
    }


def _owned(records: Mapping[int, ConsultationRecord]) -> dict[str, str]:
    """Give the bodies by the codes of their comments."""
    return {code: body for record in records.values() for code, body in _owners(record)}


def _owners(record: ConsultationRecord) -> Iterator[tuple[str, str]]:
    """Give the codes of a round's comments, each with the body whose it is."""
    ids = {folded(agency.name): agency.id for agency in record.agencies}
    for response in record.consultation.responses:
        yield code_of(response), response.comment.agency
    for row in record.consultation.orphans:
        yield row.code, ids.get(folded(row.agency), row.agency)


class _Earlier:
    """The drafts before, each made when it is first asked for, and what was said on them."""

    def __init__(self, inventory: Inventory, resources: Resources) -> None:
        self._inventory, self._resources = inventory, resources
        self.built = cache(lambda number: build(inventory, number, resources).value)

    def records(self, newest: int, last: ConsultationRecord) -> dict[int, ConsultationRecord]:
        """Give what was said on the drafts before the last, with what later registers answer."""
        read = ((number, self._record(number)) for number in range(1, newest - 1))
        return _answered({number: record for number, record in read if record is not None}, last)

    def _record(self, number: int) -> ConsultationRecord | None:
        """Give what was said on a draft; None where nothing was, or it cannot be made.

        What is wrong in its files was told in its own round.
        """
        register = f"sections/lan-{number + 1}/{REGISTER}"
        if not self._inventory.comment_files(number) and self._inventory.get(register) is None:
            return None
        shared = read_shared(self._inventory, number + 1, self._resources).value
        built = self.built(number)
        if shared is None or built is None:
            return None
        return read_consultation(self._inventory, built, shared[0], self._resources).value


class _Drafts:
    """The drafts up to the newest, compared when that is first asked for."""

    def __init__(self, earlier: _Earlier, newest: Comparison, kept: Store) -> None:
        self._earlier, self._newest, self._kept = earlier, newest, kept
        self.newest = newest.new.round_number
        self.compared = cache(self._compared)

    def _compared(self, old: int, new: int) -> Comparison | None:
        """Give two drafts compared, None where one cannot be made."""
        one, other = self._flow(old), self._flow(new)
        return None if one is None or other is None else compare(one, other, kept=self._kept)

    def _flow(self, number: int) -> Flow | None:
        if number >= self.newest - 1:
            return self._newest.new if number == self.newest else self._newest.old
        built = self._earlier.built(number)
        return None if built is None else built.flow


@dataclass(slots=True)
class _Holding:
    """The answers of one round as the drafts since have them, so far."""

    made: Consultation
    traces: dict[str, CommentTrace] = field(default_factory=dict)
    kept_in: dict[str, int] = field(default_factory=dict)

    def unkept(self) -> list[tuple[Response, CommentTrace]]:
        """Give the promises that no draft so far has kept."""
        return self._of(UNKEPT)

    def kept(self) -> list[tuple[Response, CommentTrace]]:
        """Give the promises that the answering draft kept just as asked."""
        return self._of((Verdict.AS_ASKED,))

    def _of(self, verdicts: Collection[Verdict]) -> list[tuple[Response, CommentTrace]]:
        coded = ((response, self.traces.get(code_of(response))) for response in self.made.responses)
        return [(one, entry) for one, entry in coded if entry and entry.verdict in verdicts]

    def take(self, entries: Iterable[CommentTrace], draft: int) -> None:
        """Let a draft say what became of promises that were not kept before it."""
        for entry in entries:
            self.traces[entry.code] = entry
            if entry.verdict is Verdict.LATER:
                self.kept_in[entry.code] = draft


def _held(
    record: ConsultationRecord,
    drafts: _Drafts,
    spots: Spots,
    others: dict[int, frozenset[Words]],
    heard: Mapping[str, Feedback],
) -> EarlierRound:
    """Give a round with what every draft since says of its answers.

    `others` gains what the comments of this round brought to the draft that answers them.
    """
    made, number = record.consultation, record.consultation.round
    held = _Holding(made)
    answering = drafts.compared(number, number + 1)
    if answering is not None:
        found = trace(made, answering)
        held.traces |= {entry.code: entry for entry in found.comments}
        others[number + 1] = asked_by_others(found, answering)
    for later in range(number + 2, drafts.newest + 1):
        unkept = held.unkept()
        comparison = drafts.compared(number, later) if unkept else None
        if comparison is not None:
            entries = held_later(unkept, comparison, others.get(later, frozenset()))
            is_newest = later == drafts.newest
            held.take((paged(one, spots) if is_newest else one for one in entries), later)
    newest = drafts.compared(number, drafts.newest) if held.kept() else None
    if answering is not None and newest is not None:
        others_now = others.get(drafts.newest, frozenset())
        held.take(undone(held.kept(), answering, newest, others_now), drafts.newest)
    draft, places = record.earlier.round.name, _places(number, drafts, spots)
    own = {code for code, _ in _owners(record)}
    feedback = {code: one for code, one in heard.items() if code in own}
    return EarlierRound(made, draft, held.traces, held.kept_in, feedback, places)


def _places(number: int, drafts: _Drafts, spots: Spots) -> Callable[[Comment], Standing]:
    """Give who says where things of a draft stand now; the drafts are compared when asked."""

    @cache
    def places() -> CurrentPlaces | None:
        comparison = drafts.compared(number, drafts.newest)
        return None if comparison is None else CurrentPlaces(comparison, spots)

    def of(comment: Comment) -> Standing:
        known = places()
        return Standing() if known is None else known.of(comment)

    return of
