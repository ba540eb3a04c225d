"""What is told again of an earlier round: open, promised and not kept, kept only now, differing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.consult.memory.kept import UNKEPT
from pipeline.model.comment import (
    Comment,
    Consultation,
    Disposition,
    Letter,
    RegisterRow,
    Response,
)
from pipeline.model.earlier import Feedback, Left, LeftKind, Stand, Standing
from pipeline.model.verdict import CommentTrace, Verdict

_OPEN: Final = (None, Disposition.DIFFERING)
_CHECKED_BY_BODY: Final = (Verdict.OTHERWISE, Verdict.ITEM_ONLY)


@dataclass(frozen=True, slots=True)
class EarlierRound:
    """A round before the last, as the drafts since have it.

    Attributes:
        consultation: Comments on draft K, placed there, with their answers.
        draft: Its name.
        traces: What became of each comment as the newest draft has it, by code.
        kept_in: The draft in which a promise was kept that was not kept at once, by code.
        feedback: What bodies said of the answers, the last word of each, by code.
        places: Where things stand in the newest draft.
    """

    consultation: Consultation
    draft: str
    traces: Mapping[str, CommentTrace]
    kept_in: Mapping[str, int]
    feedback: Mapping[str, Feedback]
    places: Callable[[Comment], Standing]

    def responses(self) -> Iterator[Response]:
        """Give every comment with its answer, open ones known from the register alone behind."""
        yield from self.consultation.responses
        for row in self.consultation.orphans:
            if row.code and row.content and row.disposition in _OPEN:
                yield Response(_known_from(row, self.consultation.round), row)


def left_of(past: EarlierRound, newest: int) -> Iterator[Left]:
    """Give what draft `newest` tells again of a round, in the order of its register."""
    for response in past.responses():
        code = code_of(response)
        trace = past.traces.get(code) or CommentTrace(code, _untraced(response))
        reply = past.feedback.get(code)
        kind = _kind(response, trace, reply, past.kept_in.get(code) == newest)
        if kind is not None:
            now = past.places(response.comment)
            yield Left(kind, response, past.draft, trace, now, reply)


def code_of(response: Response) -> str:
    """Give the code of a comment."""
    return response.row.code if response.row else response.comment.code


def is_reserved(reply: Feedback | None) -> bool:
    """Say whether a body holds to its view, or says of the answer what nobody can tell."""
    return reply is not None and reply.stand is not Stand.AGREED


def last_words(feedback: Iterable[Feedback]) -> Mapping[str, Feedback]:
    """Give the last reply on each answer; of two in one round the one that does not agree."""
    found: dict[str, Feedback] = {}
    for reply in feedback:
        before = found.get(reply.code)
        newer = before is None or reply.round > before.round
        if newer or (before and reply.round == before.round and is_reserved(reply)):
            found[reply.code] = reply
    return found


def _kind(
    response: Response, trace: CommentTrace, reply: Feedback | None, is_new: bool
) -> LeftKind | None:
    """Give why a comment is told again, None where it is settled."""
    row = response.row
    if response.disposition is None:
        return LeftKind.UNANSWERED
    agreed = reply is not None and reply.stand is Stand.AGREED
    if trace.verdict in UNKEPT and not (agreed and trace.verdict in _CHECKED_BY_BODY):
        return LeftKind.UNKEPT
    decided = row is not None and bool(row.decision)
    if not decided and is_reserved(reply):
        return LeftKind.DIFFERING
    if response.disposition is Disposition.DIFFERING and not decided and not agreed:
        return LeftKind.DIFFERING
    return LeftKind.LATER if trace.verdict is Verdict.LATER and is_new else None


def _untraced(response: Response) -> Verdict:
    """Give the verdict of an open comment that is known from its row alone."""
    return Verdict.OPEN if response.disposition is None else Verdict.DIFFERING


def _known_from(row: RegisterRow, round_number: int) -> Comment:
    return Comment(
        round_number,
        row.agency,
        Letter(row.agency, row.letter, row.letter_day),
        row.content,
        item=row.item,
        item_text=row.item_text,
        quote=row.quote,
        proposed=row.proposed,
        code=row.code,
    )


def in_order(found: Sequence[Left]) -> tuple[Left, ...]:
    """Give what is left by its kind, the oldest round first within each."""
    kinds = tuple(LeftKind)
    return tuple(sorted(found, key=lambda left: kinds.index(left.kind)))
