"""Promises of an earlier round, held against drafts made since: kept later, or still not.

The proof is that of every promise, between the draft commented on and a later one. "Nội dung
chỉnh sửa tại" names places of the draft that answered: in a later one it proves nothing unless
the words that were asked for stand there. A change that another comment asked for keeps no other
promise of which only the wish is known.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from pipeline.consult.trace import answers_held
from pipeline.model.comment import Response
from pipeline.model.comparison import Comparison
from pipeline.model.fixed import replace
from pipeline.model.formula_words import readable
from pipeline.model.text import folded
from pipeline.model.verdict import CommentTrace, Trace, Verdict

UNKEPT: Final = (Verdict.UNCHANGED, Verdict.OTHERWISE, Verdict.ITEM_ONLY)
_TOLD: Final = "đã thực hiện tại {draft}"

Words = tuple[str, str]  # an item, and what it says now


def asked_by_others(found: Trace, comparison: Comparison) -> frozenset[Words]:
    """Give what the changes brought that did just what accepted comments asked."""
    ids = {
        change
        for entry in found.comments
        if entry.verdict is Verdict.AS_ASKED
        for change in entry.changes
    }
    changes = (change for change in comparison.changes if change.id in ids)
    return frozenset((change.item, folded(change.new)) for change in changes)


def held_later(
    unkept: Sequence[tuple[Response, CommentTrace]],
    comparison: Comparison,
    others: Collection[Words] = (),
) -> tuple[CommentTrace, ...]:
    """Give what a later draft says of promises not kept before, one for one.

    Args:
        unkept: Accepted comments on `comparison.old`, each with what was last said of it.
        comparison: That draft and a later one than that which answers.
        others: What later comments brought (`asked_by_others`).
    """
    responses = [response for response, _ in unkept]
    own = answers_held([_without_place(response) for response in responses], comparison)
    named = answers_held(responses, comparison)
    brought = {change.id: (change.item, folded(change.new)) for change in comparison.changes}
    draft = lower_first(comparison.new.round_name)
    return tuple(
        _held(before, here, there, draft, brought, others)
        for (_, before), here, there in zip(unkept, own, named, strict=True)
    )


def undone(
    kept: Sequence[tuple[Response, CommentTrace]],
    answering: Comparison,
    newest: Comparison,
    others: Collection[Words] = (),
) -> tuple[CommentTrace, ...]:
    """Give the promises that the answering draft kept and the newest has taken back.

    Only what stands again as it stood in the draft commented on is told: what was written
    since may be right for reasons of its own.

    Args:
        kept: Accepted comments with what was proven of them.
        answering: The draft commented on and the one that answers.
        newest: The draft commented on and the newest.
        others: What later comments brought to the newest draft.
    """
    alone = [_without_place(response) for response, _ in kept]
    then, now = answers_held(alone, answering), answers_held(alone, newest)
    drafts = lower_first(answering.new.round_name), lower_first(newest.new.round_name)
    return tuple(
        _taken_back(proof, *drafts)
        for (_, proof), was, present in zip(kept, then, now, strict=True)
        if was.verdict is Verdict.AS_ASKED
        and present.verdict is Verdict.UNCHANGED
        and not _is_brought(proof, others)
    )


def _is_brought(proof: CommentTrace, others: Collection[Words]) -> bool:
    """Say whether later comments asked for what stands there again."""
    words = folded(proof.evidence.old.strip("… "))
    own = (text for item, text in others if item == proof.evidence.item)
    return any(words in readable(text) for text in own)


def _taken_back(proof: CommentTrace, answering: str, newest: str) -> CommentTrace:
    evidence = replace(
        proof.evidence,
        told=f"đã sửa tại {answering} nhưng {newest} trở lại như cũ",
        old=proof.evidence.new,
        new=proof.evidence.old,
        stands=False,
    )
    return CommentTrace(proof.code, Verdict.UNCHANGED, (), evidence)


def lower_first(name: str) -> str:
    """Give a draft's name as it stands within a sentence: "dự thảo lần 3"."""
    return name[:1].lower() + name[1:]


def _without_place(response: Response) -> Response:
    row = response.row
    return response if row is None else replace(response, row=replace(row, changed_at=""))


def _held(
    before: CommentTrace,
    own: CommentTrace,
    named: CommentTrace,
    draft: str,
    brought: Mapping[str, Words],
    others: Collection[Words],
) -> CommentTrace:
    done = next((one for one in (own, named) if one.verdict is Verdict.AS_ASKED), None)
    if done is None and own.verdict is Verdict.CHANGED and not _is_of_others(own, brought, others):
        done = own
    if done is not None:
        told = f"{_TOLD.format(draft=draft)}: {done.evidence.told}"
        return replace(done, verdict=Verdict.LATER, evidence=replace(done.evidence, told=told))
    return own if own.verdict is Verdict.OTHERWISE else before


def _is_of_others(
    found: CommentTrace, brought: Mapping[str, Words], others: Collection[Words]
) -> bool:
    """Say whether all that changed is what later comments asked for."""
    changes = [brought[change] for change in found.changes if change in brought]
    return bool(changes) and all(change in others for change in changes)
