"""Points on which bodies differ: those marked in the register, and those a machine can see.

Candidates are two bodies that propose different text or numbers for the same words, and a
comment on words that stand there because another body's comment was accepted. A person judges
them; nothing is marked by itself.

Source: domain.md, section 4 (Ý kiến khác nhau).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from pipeline.consult.points import Matter, PointWriter, Today, one_place_one_matter, row_point
from pipeline.model.comment import (
    Certainty,
    Comment,
    Consultation,
    Disposition,
    Response,
)
from pipeline.model.divergence import Divergence, DivergenceKind
from pipeline.model.outline import Agency
from pipeline.model.text import folded

_ACCEPTED: Final = (Disposition.ACCEPTED, Disposition.PARTLY)
_SAME_WORDS: Final = 85  # of 100: two quotations of the same words, one a little longer
_TELLING: Final = 16  # letters of a quotation that is looked for in accepted proposals


def divergences(
    consultation: Consultation,
    earlier: Sequence[Consultation],
    agencies: Sequence[Agency],
    today: Today | None = None,
) -> tuple[Divergence, ...]:
    """Give every point, those still open first, then those found, then those decided.

    Args:
        consultation: Comments on the last draft, placed, with their answers.
        earlier: Those on the drafts before, with the answers they got.
        agencies: All bodies, by whose order views stand.
        today: What the newest draft has of what they are on, and what bodies said since.
    """
    today = today or Today()
    people = frozenset(agency.id for agency in agencies if agency.is_person)
    writer = PointWriter({agency.id: agency.name for agency in agencies}, today, people)
    found = [*_of_last(consultation.responses, earlier), *_of_earlier(earlier, today)]
    points = [writer.point(matter) for matter in one_place_one_matter(found, today)]
    # a marked row whose comment is not read again (a lost file of an earlier round)
    for held in (consultation, *earlier):
        marked_rows = (row for row in held.orphans if row.disposition is Disposition.DIFFERING)
        points += map(row_point, marked_rows)
    order = (DivergenceKind.OPEN, DivergenceKind.FOUND, DivergenceKind.DECIDED)
    return tuple(sorted(points, key=lambda point: order.index(point.kind)))


def _of_last(responses: Sequence[Response], earlier: Sequence[Consultation]) -> Iterator[Matter]:
    """Give the matters of the comments on the last draft."""
    groups = _Groups(responses)
    reasons: dict[int, str] = {}
    for one, other, reason in _rivals(responses):
        groups.join(one, other)
        reasons.setdefault(groups.root(one), reason)
    against = dict(_against_accepted(responses, earlier))
    for members in groups.sets():
        marked = any(responses[at].disposition is Disposition.DIFFERING for at in members)
        accepted = tuple(against[at] for at in members if at in against)
        if marked or len(members) > 1 or accepted:
            reason = reasons.get(groups.root(members[0]), "")
            if accepted:
                reason = "trái với ý kiến đã tiếp thu ở lần trước"
            yield Matter(tuple(responses[at] for at in members), accepted, marked, reason)


def _of_earlier(earlier: Sequence[Consultation], today: Today) -> Iterator[Matter]:
    """Give the matters of earlier rounds that are marked, or to which a body holds."""
    for before in earlier:
        groups = _Groups(before.responses)
        for one, other, _ in _rivals(before.responses):
            groups.join(one, other)
        for members in groups.sets():
            own = tuple(before.responses[at] for at in members)
            if any(r.disposition is Disposition.DIFFERING or today.holds(r) for r in own):
                yield Matter(own)


def same_points(responses: Sequence[Response]) -> tuple[tuple[Response, ...], ...]:
    """Give the responses marked as differing that are one point, two or more together."""
    groups = _Groups(responses)
    for one, other, _ in _rivals(responses):
        groups.join(one, other)
    found = (tuple(responses[at] for at in members) for members in groups.sets())
    return tuple(
        group
        for group in found
        if len(group) > 1 and any(r.disposition is Disposition.DIFFERING for r in group)
    )


class _Groups:
    """Comments joined into points, by position; those answered together are one from the start."""

    def __init__(self, responses: Sequence[Response]) -> None:
        self._parent = list(range(len(responses)))
        codes = {response.comment.code: at for at, response in enumerate(responses)}
        for at, response in enumerate(responses):
            leader = codes.get(response.row.group) if response.row else None
            if leader is not None:
                self.join(at, leader)

    def root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low

    def sets(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            found[self.root(at)].append(at)
        return list(found.values())


def _rivals(responses: Sequence[Response]) -> Iterator[tuple[int, int, str]]:
    """Give the pairs of comments that cannot both be done, and why."""
    by_place: dict[tuple[str, int | str], list[int]] = defaultdict(list)
    for at, response in enumerate(responses):
        comment = response.comment
        sure = comment.certainty in (Certainty.CERTAIN, Certainty.BY_TEXT)
        # the draft of an earlier round is not made again: there the same words are the place
        where = comment.place.block if comment.place and sure else folded(comment.quote)
        if where and comment.proposed:
            by_place[comment.item, where].append(at)
    told = {
        at: _Told(comment.agency, folded(comment.quote), folded(comment.proposed))
        for positions in by_place.values()
        for at in positions
        if (comment := responses[at].comment)
    }
    for positions in by_place.values():
        for index, at in enumerate(positions):
            for other in positions[index + 1 :]:
                if _differ(told[at], told[other]):
                    yield at, other, _why(responses[at], responses[other])


class _Told(NamedTuple):
    """What tells one comment from another at a place, folded once."""

    agency: str
    quote: str
    proposed: str


def _differ(one: _Told, other: _Told) -> bool:
    """Say whether two bodies propose different text for the same words."""
    if one.agency == other.agency or one.proposed == other.proposed:
        return False
    if not one.quote or not other.quote or one.quote == other.quote:
        return True
    return fuzz.partial_ratio(one.quote, other.quote) >= _SAME_WORDS


def _why(one: Response, other: Response) -> str:
    accepted = [r.disposition in _ACCEPTED for r in (one, other)]
    if accepted[0] != accepted[1]:
        return "một ý kiến đã tiếp thu, ý kiến kia đề nghị khác tại cùng chỗ"
    return "hai cơ quan đề nghị sửa khác nhau tại cùng chỗ"


def _against_accepted(
    responses: Sequence[Response], earlier: Sequence[Consultation]
) -> Iterator[tuple[int, Response]]:
    """Give the comments on words that stand there by another body's accepted comment."""
    accepted: dict[str, list[Response]] = defaultdict(list)
    for before in earlier:
        for response in before.responses:
            if response.disposition in _ACCEPTED and response.comment.proposed:
                accepted[response.comment.item].append(response)
    for at, response in enumerate(responses):
        comment = response.comment
        quote = folded(comment.quote).strip(' ."“”')
        if len(quote) < _TELLING or not comment.proposed:
            continue
        for held in accepted[comment.item]:
            if held.comment.agency != comment.agency and _came_from(quote, held.comment):
                yield at, held
                break


def _came_from(quote: str, accepted: Comment) -> bool:
    """Say whether quoted words were brought by a comment, and did not stand there before."""
    return quote in folded(accepted.proposed) and quote not in folded(accepted.quote)
