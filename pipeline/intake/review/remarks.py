"""The comments in the margin of a copy: a thread is one comment, what was replied beneath it.

Sources: ECMA-376 Part 1, 17.13.4 (comments); [MS-DOCX] 2.5.1 (threads).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.intake.review.ranges import CommentRange
from pipeline.intake.word.comment_parts import MarginComment
from pipeline.model.comment import Reply


@dataclass(frozen=True, slots=True)
class Remark:
    """One thread: what it begins with, the replies in order, and what it points to, if anything."""

    first: MarginComment
    replies: tuple[MarginComment, ...] = ()
    pointed: CommentRange | None = None

    @property
    def resolved(self) -> bool:
        """Say whether anything of it is marked as done."""
        return any(said.resolved for said in (self.first, *self.replies))


def remarks(
    comments: Sequence[MarginComment], ranges: Mapping[str, CommentRange]
) -> Iterator[Remark]:
    """Give the threads in the order of their first comments.

    A reply whose comment is not there is a thread of its own. A thread points where its first
    comment does, else where a reply does.
    """
    first = _firsts(comments)
    beneath: dict[str, list[MarginComment]] = {}
    for said in comments:
        if first[said.id] != said.id:
            beneath.setdefault(first[said.id], []).append(said)
    for said in comments:
        if first[said.id] == said.id:
            replies = tuple(beneath.pop(said.id, ()))
            hung = (ranges.get(one.id) for one in (said, *replies))
            yield Remark(said, replies, next(filter(None, hung), None))


def replies(remark: Remark) -> tuple[Reply, ...]:
    """Give the replies of a thread as a comment has them."""
    return tuple(Reply(said.text, said.author, said.day) for said in remark.replies)


def _firsts(comments: Sequence[MarginComment]) -> dict[str, str]:
    """Give for each comment the one its thread begins with, itself where it is that one.

    Word hangs every reply on the first comment, other programs one reply on another.
    """
    parents = {said.id: said.parent for said in comments}
    found: dict[str, str] = {}
    for id_ in parents:
        at, seen = id_, {id_}
        while parents.get(parents[at]) is not None and parents[at] not in seen:
            at = parents[at]
            seen.add(at)
        found[id_] = at if not parents[at] or parents[at] not in parents else id_
    return found
