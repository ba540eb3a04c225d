"""Comments held against changes: was what was promised done, and why was each thing changed.

An accepted comment is proven where a change overlaps the block it points to, where the text it
proposes stands now and did not before, where the words it quotes are gone, or where the
register's "Nội dung chỉnh sửa tại" names a place that changed. Formal changes count: many
comments ask for spelling.

Source: design.md, section 7 (accepted with no change in its place is an error; a change with
neither comment nor reason is listed).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from pipeline.consult.changed_places import ChangedPlaces
from pipeline.model.change import Change, ChangeKind
from pipeline.model.comment import (
    Certainty,
    ChangeTrace,
    Comment,
    CommentTrace,
    Consultation,
    Disposition,
    Ground,
    Proof,
    Response,
    Trace,
)
from pipeline.model.comparison import Comparison
from pipeline.model.flow import Flow, FlowSection, FlowTable
from pipeline.model.ordinals import Standing, standings
from pipeline.model.text import folded

_ACCEPTED: Final = (Disposition.ACCEPTED, Disposition.PARTLY)
_QUOTED: Final = 12  # letters of a quotation that is told from another
_ALIKE: Final = 90.0  # of 100: the proposed text, taken over with a word or two changed
_MORE: Final = ("bổ sung", "thêm", "làm rõ", "nêu rõ", "cụ thể", "đưa vào", "ghi rõ", "viết rõ")
_MARKS: Final = (("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("‑", "-"))

_THERE: Final = "có thay đổi tại chính nơi góp ý"
_BESIDE: Final = "có nội dung bổ sung ngay tại nơi góp ý"
_PROPOSED: Final = "nội dung đề nghị đã có trong dự thảo mới"
_GONE: Final = "nội dung được trích dẫn đã được sửa hoặc bỏ"
_NAMED: Final = "có thay đổi tại nơi nêu trong bảng tiếp thu"
_NAMED_ITEM: Final = "có thay đổi trong mục nêu trong bảng tiếp thu (chỉ nêu đến mục)"
_ITEM: Final = "có thay đổi trong mục được góp ý (ý kiến chỉ nêu đến mục)"
_NOTHING: Final = "chưa thấy thay đổi nào tương ứng trong dự thảo mới"


@dataclass(frozen=True, slots=True)
class _Found:
    """Changes that answer a comment, by what they were known, and whether elsewhere."""

    changes: tuple[str, ...] = ()
    evidence: str = ""
    elsewhere: bool = False


def trace(consultation: Consultation, comparison: Comparison) -> Trace:
    """Give what became of every comment, and why everything was changed.

    Args:
        consultation: The comments on `comparison.old`, placed, with their answers.
        comparison: That draft and the one that answers it.

    Returns:
        One entry a comment in the order of the register, one a change in the order of the log.
    """
    ground = _Ground(comparison)
    comments = tuple(_traced(response, ground) for response in consultation.responses)
    answers = _answers(consultation.responses, comments)
    changes = tuple(_grounds(change, answers.get(change.id, ())) for change in comparison.changes)
    return Trace(comments, changes)


def with_comments(changes: Sequence[Change], found: Trace) -> tuple[Change, ...]:
    """Give the changes with the codes of the comments they answer."""
    codes = {entry.change: entry.comments for entry in found.changes}
    return tuple(replace(change, comments=codes.get(change.id, ())) for change in changes)


def _answers(
    responses: Sequence[Response], traced: Sequence[CommentTrace]
) -> Mapping[str, tuple[str, ...]]:
    """Give, by change, the codes of the comments it answers; those refused are none."""
    answers: dict[str, tuple[str, ...]] = {}
    for response, entry in zip(responses, traced, strict=True):
        if response.disposition in _ACCEPTED:
            for change in entry.changes:
                answers[change] = (*answers.get(change, ()), entry.code)
    return answers


def _grounds(change: Change, comments: tuple[str, ...]) -> ChangeTrace:
    if comments:
        return ChangeTrace(change.id, Ground.COMMENT, comments)
    return ChangeTrace(change.id, Ground.REASON if change.reason else Ground.NONE)


def _traced(response: Response, ground: "_Ground") -> CommentTrace:
    comment, disposition = response.comment, response.disposition
    code = response.row.code if response.row else comment.code
    if disposition is None or disposition is Disposition.DIFFERING:
        return CommentTrace(code, Proof.OPEN)
    if disposition in _ACCEPTED:
        changed_at = response.row.changed_at if response.row else ""
        found = ground.proof(comment, changed_at)
        if not found.changes:
            return CommentTrace(code, Proof.MISSING, evidence=_NOTHING)
        proof = Proof.DONE_ELSEWHERE if found.elsewhere else Proof.DONE
        return CommentTrace(code, proof, found.changes, found.evidence)
    found = ground.done_anyway(comment)
    if found.changes and disposition is Disposition.REFUSED:
        return CommentTrace(code, Proof.CHANGED_ANYWAY, found.changes, found.evidence)
    return CommentTrace(code, Proof.KEPT)


class _Ground:
    """What a comparison offers as proof: the changes of every item, and both drafts' words."""

    def __init__(self, comparison: Comparison) -> None:
        self._places = ChangedPlaces(comparison.new)
        self._old = _Words(comparison.old)
        self._new = _Words(comparison.new)
        self._changes: dict[str, list[Change]] = {}
        for change in comparison.changes:
            self._changes.setdefault(change.item, []).append(change)

    def proof(self, comment: Comment, changed_at: str) -> _Found:
        """Give the changes that answer an accepted comment, by the surest sign there is."""
        changes = self._changes.get(comment.item, [])
        found = self._here(comment, changes) or self._beside(comment, changes)
        found = found or _proposed(comment, changes) or self._gone(comment, changes)
        found = found or self._named(changed_at)
        if found is None and comment.certainty is Certainty.BY_ITEM and changes:
            found = _Found(_ids(changes), _ITEM)
        return found or _Found()

    def done_anyway(self, comment: Comment) -> _Found:
        """Give the changes that do what a comment asked, though it was not accepted.

        A block may change for other reasons, so with a proposal only its text tells.
        """
        changes = self._changes.get(comment.item, [])
        found = _proposed(comment, changes)
        if found is None and not comment.proposed:
            found = self._here(comment, changes)
        return found or _Found()

    def _here(self, comment: Comment, changes: Sequence[Change]) -> _Found | None:
        covered = self._old.covered(comment)
        return _found(
            [c for c in changes if c.old_place is not None and c.old_place.block in covered],
            _THERE,
        )

    def _beside(self, comment: Comment, changes: Sequence[Change]) -> _Found | None:
        """Give what was added right before or behind the block, where more was asked for."""
        asked = _searched(f"{comment.content} {comment.proposed}")
        if not any(word in asked for word in _MORE):
            return None
        texts = self._old.texts(comment.item, self._old.covered(comment))
        added = {
            change.new_place.block: change
            for change in changes
            if change.kind is ChangeKind.ADDED and change.new_place is not None
        }
        beside = [at for at in added if texts & self._new.beside(comment.item, at)]
        for at in beside:
            # what was added in one go stands in a row
            beside.extend(near for near in (at - 1, at + 1) if near in added and near not in beside)
        return _found([added[at] for at in sorted(beside)], _BESIDE)

    def _gone(self, comment: Comment, changes: Sequence[Change]) -> _Found | None:
        quote = _searched(comment.quote)
        if len(quote) < _QUOTED or self._new.holds(comment.item, quote):
            return None
        return _found([c for c in changes if quote in _searched(c.old)], _GONE)

    def _named(self, changed_at: str) -> _Found | None:
        for named in self._places.read(changed_at) if changed_at.strip() else ():
            changes = [
                change
                for item in sorted(named.items)
                for change in self._changes.get(item, ())
                if named.holds(change)
            ]
            if changes:
                return _Found(_ids(changes), _NAMED if named.is_fine else _NAMED_ITEM, True)
        return None


def _proposed(comment: Comment, changes: Sequence[Change]) -> _Found | None:
    """Give the changes that brought the proposed text, where it did not stand before."""
    wanted = _searched(comment.proposed)
    if not wanted:
        return None
    return _found([change for change in changes if _brings(change, wanted)], _PROPOSED)


def _brings(change: Change, wanted: str) -> bool:
    was, now = _searched(change.old), _searched(change.new)
    cells = ((_searched(cell.old), _searched(cell.new)) for cell in change.tables)
    if len(wanted) < _QUOTED:
        # a few letters stand anywhere: they must be all that is new
        return any(new == wanted != old for old, new in ((was, now), *cells))
    if wanted in now:
        return wanted not in was
    if not now or len(now) < len(wanted) // 2:
        return False
    likeness = fuzz.partial_ratio(wanted, now, score_cutoff=_ALIKE)
    return likeness >= _ALIKE and likeness > fuzz.partial_ratio(wanted, was)


def _found(changes: Sequence[Change], evidence: str) -> _Found | None:
    return _Found(_ids(changes), evidence) if changes else None


def _ids(changes: Sequence[Change]) -> tuple[str, ...]:
    return tuple(change.id for change in changes)


@lru_cache(maxsize=8192)  # every comment of an item is held against every change of it
def _searched(text: str) -> str:
    for mark, plain in _MARKS:
        text = text.replace(mark, plain)
    return folded(text)


class _Words:
    """The words of one draft by item and ordinal, read when they are first asked for."""

    def __init__(self, flow: Flow) -> None:
        self._sections = {section.id: section for section in flow.sections}
        self._read: dict[str, dict[int, str]] = {}
        self._whole: dict[str, str] = {}
        self._standing: dict[str, tuple[Standing, ...]] = {}
        self._covered: dict[tuple[str, int], frozenset[int]] = {}

    def covered(self, comment: Comment) -> frozenset[int]:
        """Give the ordinals a comment points to: a block's, all of a table's for its caption."""
        section = self._sections.get(comment.item)
        if section is None or comment.place is None:
            return frozenset()
        if comment.certainty in (Certainty.BY_ITEM, Certainty.UNPLACED):
            return frozenset()
        key = (comment.item, comment.place.block)
        if key not in self._covered:
            if comment.item not in self._standing:
                self._standing[comment.item] = tuple(standings(section))
            self._covered[key] = _covered(section, self._standing[comment.item], key[1])
        return self._covered[key]

    def texts(self, item: str, ordinals: frozenset[int]) -> frozenset[str]:
        """Give the words at some ordinals of an item, empty ones left out."""
        words = self._of(item)
        return frozenset(filter(None, (words.get(ordinal, "") for ordinal in ordinals)))

    def beside(self, item: str, ordinal: int) -> frozenset[str]:
        """Give the words right before and behind an ordinal."""
        words = self._of(item)
        return frozenset(filter(None, (words.get(ordinal - 1, ""), words.get(ordinal + 1, ""))))

    def holds(self, item: str, words: str) -> bool:
        """Say whether an item holds the words anywhere."""
        if item not in self._whole:
            self._whole[item] = "\n".join(self._of(item).values())
        return words in self._whole[item]

    def _of(self, item: str) -> dict[int, str]:
        if item not in self._read:
            section = self._sections.get(item)
            entries: Iterator[tuple[int, str]] = (
                iter(())
                if section is None
                else ((entry.ordinal, _searched(entry.text)) for entry in standings(section))
            )
            self._read[item] = dict(entries)
        return self._read[item]


def _covered(section: FlowSection, entries: Sequence[Standing], ordinal: int) -> frozenset[int]:
    at = next((entry for entry in entries if entry.ordinal == ordinal), None)
    if at is None:
        return frozenset()
    if at.row is None and isinstance(section.blocks[at.block], FlowTable):
        return frozenset(entry.ordinal for entry in entries if entry.block == at.block)
    return frozenset({ordinal})
