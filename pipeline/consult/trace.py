"""Comments held against changes: was what was promised done, and why was each thing changed.

An accepted comment is proven by the words that stand now where it points, or where the
register's "Nội dung chỉnh sửa tại" says they stand; a change that is not what was asked is told
as such, and the name of an item alone is a claim. What is only described cannot be compared: a
change of substance at its place is the most that can be said. A change of form proves nothing,
unless form was asked for.

Source: design.md, section 5 (verdicts on an answer) and section 7 (a verdict is never better
than its evidence; a change with neither comment nor reason is listed).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from pipeline.consult.changed_places import ChangedPlaces, Named
from pipeline.consult.proof.commented import Commented, Drafts
from pipeline.consult.proof.excerpts import shown
from pipeline.consult.proof.findings import TELLING, Finding, finding, known_keys, may_be_said
from pipeline.consult.proof.passage import Passage, Piece
from pipeline.consult.proof.requests import Request, request
from pipeline.consult.proof.substance import changes_substance
from pipeline.consult.proof.terms import said, terms
from pipeline.model.change import Change
from pipeline.model.comment import Certainty, Comment, Consultation, Disposition, Response
from pipeline.model.comparison import Comparison
from pipeline.model.fixed import replace
from pipeline.model.verdict import (
    ChangeTrace,
    CommentTrace,
    Evidence,
    Ground,
    Trace,
    Verdict,
)

_ACCEPTED: Final = (Disposition.ACCEPTED, Disposition.PARTLY)
_NAMING: Final = frozenset({"nhóm", "mục", "phần", "bảng"})
_ROMAN: Final = re.compile(r"[ivxlc]+")
_NAMED: Final = "tại nơi nêu trong bảng tiếp thu"
_ITEM: Final = "bảng tiếp thu chỉ nêu đến mục; mục có thay đổi nhưng chưa xác định được chỗ sửa"
_ITEM_OF_COMMENT: Final = "ý kiến chỉ nêu đến mục; mục có thay đổi nhưng chưa xác định được chỗ sửa"
_AS_EXPLAINED: Final = "đã sửa một phần như nội dung giải trình"
_ELSEWHERE: Final = "nội dung đề nghị có tại {place}, nhưng bảng tiếp thu chưa nêu nơi đó"
_MOVED_ELSEWHERE: Final = "nội dung đã được chuyển, nhưng không đến nơi đề nghị"
_MOVED_SOMEWHERE: Final = "nội dung đã được chuyển; chưa đối chiếu được nơi đề nghị"
_REFUSED: Final = "không tiếp thu nhưng nội dung góp ý đã được sửa"


def trace(consultation: Consultation, comparison: Comparison) -> Trace:
    """Give what became of every comment, and why everything was changed.

    Args:
        consultation: The comments on `comparison.old`, placed, with their answers.
        comparison: That draft and the one that answers it.

    Returns:
        One entry a comment in the order of the register, one a change in the order of the log.
    """
    judge = _Judge(comparison)
    accepted = {
        number: judge.accepted(response)
        for number, response in enumerate(consultation.responses)
        if response.disposition in _ACCEPTED
    }
    answered = {
        change
        for entry in accepted.values()
        if entry.verdict is Verdict.AS_ASKED
        for change in entry.changes
    }
    comments = tuple(
        accepted[number] if number in accepted else judge.other(response, answered)
        for number, response in enumerate(consultation.responses)
    )
    answers = _answers(accepted.values())
    changes = tuple(_grounds(change, answers.get(change.id, ())) for change in comparison.changes)
    return Trace(comments, changes)


def answers_held(responses: Sequence[Response], comparison: Comparison) -> tuple[CommentTrace, ...]:
    """Give what became of accepted comments on `comparison.old` alone, one for one."""
    judge = _Judge(comparison)
    return tuple(map(judge.accepted, responses))


def _answers(traced: Iterable[CommentTrace]) -> Mapping[str, tuple[str, ...]]:
    """Give, by change, the codes of the accepted comments of which it is the evidence."""
    answers: dict[str, tuple[str, ...]] = {}
    for entry in traced:
        for change in entry.changes:
            answers[change] = (*answers.get(change, ()), entry.code)
    return answers


def _grounds(change: Change, comments: tuple[str, ...]) -> ChangeTrace:
    if comments:
        return ChangeTrace(change.id, Ground.COMMENT, comments)
    return ChangeTrace(change.id, Ground.REASON if change.reason else Ground.NONE)


def _code(response: Response) -> str:
    return response.row.code if response.row else response.comment.code


class _Judge:
    """Holds answers against two drafts."""

    def __init__(self, comparison: Comparison) -> None:
        self._places = ChangedPlaces(comparison.new)
        self._drafts = Drafts(comparison)
        self._groups: dict[str, Sequence[tuple[Sequence[Piece], frozenset[str]]]] = {}

    def accepted(self, response: Response) -> CommentTrace:
        """Give what became of an accepted comment, by the surest sign there is."""
        comment = response.comment
        changed_at = response.row.changed_at if response.row else ""
        found = self._found(comment, changed_at)
        if found.verdict is Verdict.OTHERWISE and _is_explained(response, found):
            found = replace(found, verdict=Verdict.CHANGED, told=_AS_EXPLAINED)
        return _traced(_code(response), found)

    def other(self, response: Response, answered: set[str]) -> CommentTrace:
        """Give what became of a comment that was not accepted.

        Args:
            response: The comment with its answer.
            answered: Changes that do what accepted comments asked.
        """
        code, disposition = _code(response), response.disposition
        if disposition is None:
            return CommentTrace(code, Verdict.OPEN)
        if disposition is Disposition.DIFFERING:
            return CommentTrace(code, Verdict.DIFFERING)
        if disposition is Disposition.NOTED:
            return CommentTrace(code, Verdict.NOTED)
        done = self._done_anyway(response.comment, answered)
        if done is None:
            return CommentTrace(code, Verdict.REFUSED)
        told = replace(done, verdict=Verdict.REFUSED_BUT_DONE, told=_REFUSED)
        return _traced(code, told)

    def _found(self, comment: Comment, changed_at: str) -> Finding:
        asked = request(comment)
        at = self._drafts.commented(comment)
        own = self._own(comment, asked, at)
        if own.verdict is Verdict.AS_ASKED:
            return own
        named = self._places.read(changed_at) if changed_at.strip() else ()
        there = [self._at_place(asked, comment, place) for place in named if place.is_fine]
        items = dict.fromkeys(
            item for place in named if not place.is_fine for item in sorted(place.items)
        )
        elsewhere = [item for item in items if item != comment.item]
        if _is_item_alone(comment):
            elsewhere.extend(comment.scope or (comment.item,))
        whole = [self._in_item(asked, item) for item in elsewhere] if asked.is_explicit else []
        best = [one for one in (*there, *whole) if one.verdict is Verdict.AS_ASKED]
        changed = [
            one
            for verdict in (Verdict.CHANGED, Verdict.OTHERWISE)
            for one in (own, *there)
            if one.verdict is verdict
        ]
        if best:
            return best[0]
        if changed:
            return changed[0]
        return self._claimed(asked, comment, list(items)) or self._nothing(asked, comment, own)

    def _own(self, comment: Comment, asked: Request, at: Commented) -> Finding:
        """Give what became of the place commented on itself."""
        if asked.kept and (comment.place is None or _is_item_alone(comment)):
            return Finding()
        found = finding(asked, comment.quote, at.own, at.beside, at.row)
        if asked.moved is not None and found.verdict is Verdict.AS_ASKED:
            return self._moved(asked.moved, found)
        return found

    def _moved(self, target: str, found: Finding) -> Finding:
        """Say whether what was moved stands where it was asked to stand."""
        ids = {word for word in target.split() if word in self._drafts.new.sections}
        named = ids.union(*(one.items for one in self._places.read(target)))
        wanted = {term.key for term in terms(target) if term.is_said and term.key not in _NAMING}
        wanted = {key for key in wanted if not _ROMAN.fullmatch(key)}
        for piece in found.pieces:
            words = f"{piece.context} | {piece.place.text if piece.place else ''}"
            if piece.item in named or (wanted and wanted <= {term.key for term in terms(words)}):
                return found
        if named:
            return replace(found, verdict=Verdict.OTHERWISE, told=_MOVED_ELSEWHERE)
        return replace(found, verdict=Verdict.CHANGED, told=_MOVED_SOMEWHERE)

    def _at_place(self, asked: Request, comment: Comment, named: Named) -> Finding:
        """Give what became of a place that the register names."""
        changes = [
            change
            for item in sorted(named.items)
            for change in self._drafts.changes(item)
            if named.holds(change)
        ]
        standing = [change for change in changes if change.new_place is not None]
        if standing and not (asked.whole or asked.gone):
            changes = standing  # what went may have had the number that another has now
        pieces = self._drafts.pieces(changes)
        if asked.moved is not None:
            found = self._came(comment, pieces)
        else:
            found = finding(asked, comment.quote, pieces)
        return replace(found, told=f"{found.told} ({_NAMED})")

    def _came(self, comment: Comment, pieces: Sequence[Piece]) -> Finding:
        """Say whether what was to be moved came at a place that is named."""
        gone = [piece.old for piece in self._drafts.commented(comment).own if not piece.new]
        came = tuple(piece for piece in pieces if any(_is_alike(text, piece.new) for text in gone))
        if came:
            return Finding(Verdict.AS_ASKED, came, "nội dung đã được chuyển đến")
        there = tuple(piece for piece in pieces if piece.differs)
        return Finding(Verdict.CHANGED, there, "có thay đổi") if there else Finding()

    def _in_item(self, asked: Request, item: str) -> Finding:
        """Give where in an item the words asked for came."""
        if not any(len(said(terms(one.text))) >= TELLING for one in asked.says):
            return Finding()  # a figure or two stands anywhere
        for group, keys in self._groups_of(item):
            if not may_be_said(asked, keys):
                continue
            found = finding(asked, "", group)
            if found.verdict is Verdict.AS_ASKED:
                return found
        return Finding()

    def _groups_of(self, item: str) -> Sequence[tuple[Sequence[Piece], frozenset[str]]]:
        """Give all that changed in an item, what belongs together with the keys of its terms."""
        if item not in self._groups:
            groups = _groups(self._drafts.whole(item))
            self._groups[item] = [(group, known_keys(group)) for group in groups]
        return self._groups[item]

    def _claimed(self, asked: Request, comment: Comment, items: Sequence[str]) -> Finding | None:
        """Give a claim that names an item alone, where that item changed in substance."""
        own = [comment.item] if _is_item_alone(comment) else []
        for item in (*items, *own):
            if any(map(changes_substance, self._drafts.changes(item))):
                told = _ITEM if item in items else _ITEM_OF_COMMENT
                words = "; ".join(one.text for one in asked.says)
                return Finding(Verdict.ITEM_ONLY, (), told, words)
        return None

    def _nothing(self, asked: Request, comment: Comment, own: Finding) -> Finding:
        """Give that nothing changed, with where the asked words came without being told."""
        if not asked.says or not comment.item:
            return own
        found = self._in_item(asked, comment.item)
        if found.verdict is not Verdict.AS_ASKED or not found.pieces or not found.pieces[0].place:
            return own
        return replace(own, told=_ELSEWHERE.format(place=found.pieces[0].place.text))

    def _done_anyway(self, comment: Comment, answered: set[str]) -> Finding | None:
        """Give the changes that do what a comment asked, though it was not accepted.

        A block may change for other reasons, so with a proposal only its text tells.
        """
        asked = request(comment)
        if asked.kept:
            return None
        at = self._drafts.commented(comment)
        if asked.is_explicit:
            found = finding(asked, comment.quote, at.own, at.beside, at.row)
            if found.verdict is not Verdict.AS_ASKED and comment.item and asked.says:
                found = self._in_item(asked, comment.item)
            return found if found.verdict is Verdict.AS_ASKED else None
        free = [piece for piece in at.own if not answered.intersection(piece.changes)]
        found = finding(asked, comment.quote, free)
        return found if found.verdict in (Verdict.AS_ASKED, Verdict.CHANGED) else None


def _is_item_alone(comment: Comment) -> bool:
    """Say whether a comment points to an item as a whole."""
    placed = comment.certainty is not Certainty.UNPLACED and bool(comment.item)
    return placed and (comment.span is None or comment.certainty is Certainty.BY_ITEM)


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Give pieces that belong together: the cells of a row, one paragraph."""
    numbered = list(enumerate(pieces))
    for _, group in groupby(numbered, lambda one: _group_key(*one)):
        yield [piece for _, piece in group]


def _group_key(number: int, piece: Piece) -> tuple[object, ...]:
    if piece.row is None or piece.place is None:
        return (number,)
    return (piece.item, piece.place.block)


def _is_alike(old: str, new: str) -> bool:
    """Say whether a text that went is the one that came, its wording aside."""
    was, now = ({term.key for term in terms(text) if term.is_said} for text in (old, new))
    return bool(was) and 2 * len(was & now) >= max(len(was), len(now))


def _is_explained(response: Response, found: Finding) -> bool:
    """Say whether a part was accepted, and the figures and names written are those explained."""
    if response.disposition is not Disposition.PARTLY or response.row is None:
        return False
    explained = {term.key for term in terms(response.row.explanation)}
    came = [one.term for one in Passage(found.pieces).now if one.fresh]
    hard = {term.key for term in came if term.is_hard} or {term.key for term in came}
    return bool(hard) and hard <= explained


def _traced(code: str, found: Finding) -> CommentTrace:
    changes = dict.fromkeys(change for piece in found.pieces for change in piece.changes)
    old, new, place, item = shown(found.pieces)
    stands = bool(new) or not old
    evidence = Evidence(found.told, found.asked, old, new, place, item, stands=stands)
    return CommentTrace(code, found.verdict, tuple(changes), evidence)
