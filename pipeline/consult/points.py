"""Points on which bodies differ, put into words as the newest draft has them.

A matter commented on in two rounds is one point, with the views and proposed texts of both.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from pipeline.consult.memory.left import code_of, is_reserved
from pipeline.consult.proof.excerpts import cut
from pipeline.consult.responses import letter_words, place_words
from pipeline.model.comment import Comment, Disposition, RegisterRow, Response
from pipeline.model.divergence import Divergence, DivergenceKind, View
from pipeline.model.earlier import Feedback, Stand, Standing
from pipeline.model.fixed import replace
from pipeline.model.text import folded

_ID: Final = re.compile(r"\s*\[[a-z0-9-]+\]\s*$")
_KEEP: Final = "giữ như dự thảo"
_KEPT: Final = 300  # letters of the present words told in an option
_SAME_MATTER: Final = 80  # of 100: quotations of one passage in two drafts
_AGREED: Final = "Cơ quan góp ý đồng ý với kết quả xử lý."


@dataclass(frozen=True, slots=True)
class Today:
    """What the newest draft has of what was commented on, and what bodies said of the answers.

    Attributes:
        now: Where a comment stands in the newest draft; None where drafts were not compared.
        drafts: Names of the drafts commented on, by number.
        feedback: What bodies said of the answers, the last word of each, by code.
    """

    now: Callable[[Comment], Standing] | None = None
    drafts: Mapping[int, str] = field(default_factory=dict)
    feedback: Mapping[str, Feedback] = field(default_factory=dict)

    def holds(self, response: Response) -> bool:
        """Say whether a body holds to its view against the answer."""
        return is_reserved(self.feedback.get(code_of(response)))

    def agrees(self, response: Response) -> bool:
        """Say whether a body agrees with the answer."""
        told = self.feedback.get(code_of(response))
        return told is not None and told.stand is Stand.AGREED


@dataclass(frozen=True, slots=True)
class Matter:
    """Comments on one matter.

    `accepted` are those of others, accepted before, that they speak against; `marked` says that
    a person marked it; `reason` is why the machine lists it otherwise.
    """

    own: tuple[Response, ...]
    accepted: tuple[Response, ...] = ()
    marked: bool = True
    reason: str = ""


def one_place_one_matter(found: Iterable[Matter], today: Today) -> list[Matter]:
    """Give the matters, those of several rounds on one passage of the newest draft as one."""
    made: list[Matter] = []
    for matter in found:
        at = next((n for n, other in enumerate(made) if _is_one(other, matter, today)), None)
        if at is None:
            made.append(matter)
        else:
            made[at] = _joined(made[at], matter)
    return made


def _joined(one: Matter, other: Matter) -> Matter:
    """Give both as one, the earliest round's comments first."""
    own = sorted((*one.own, *other.own), key=lambda response: response.comment.round)
    return replace(one, own=tuple(own), marked=True, accepted=(*one.accepted, *other.accepted))


def _is_one(one: Matter, other: Matter, today: Today) -> bool:
    """Say whether two marked matters of different rounds are on the same words."""
    first, second = one.own[0].comment, other.own[0].comment
    if today.now is None or not (one.marked and other.marked) or first.round == second.round:
        return False
    here, there = (today.now(comment) for comment in (first, second))
    if here.place is None or there.place is None or here.place.text != there.place.text:
        return False
    quotes = folded(first.quote), folded(second.quote)
    alike = all(quotes) and fuzz.token_sort_ratio(*quotes) >= _SAME_MATTER
    return alike or ", cột " in here.place.text


@dataclass(frozen=True, slots=True)
class PointWriter:
    """Puts matters into words.

    `names` are the bodies' names by id, `people` the ids of the appraisal council's members.
    """

    names: Mapping[str, str]
    today: Today
    people: frozenset[str] = frozenset()

    def point(self, matter: Matter) -> Divergence:
        """Give a matter as the paper tells it."""
        own, last = matter.own, matter.own[-1].comment
        first = own[0].comment
        rows = [response.row for response in own if response.row is not None]
        decision = next((row.decision for row in rows if row.decision), "")
        if not decision and self._is_settled(own):
            decision = _AGREED
        kind = DivergenceKind.OPEN if matter.marked else DivergenceKind.FOUND
        told = {code_of(one): one for one in (*matter.accepted, *own)}
        each = dict.fromkeys(code_of(one) for one in (*own, *matter.accepted))
        views = tuple(self._view(told[code], last.round) for code in each)
        now = None if self.today.now is None else self.today.now(last)
        return Divergence(
            kind=DivergenceKind.DECIDED if decision else kind,
            place=place_words(first.place) or _ID.sub("", first.item_text),
            subject=first.quote,
            views=views,
            stance="\n".join(dict.fromkeys(row.explanation for row in rows if row.explanation)),
            options=tuple(_options(views, now)),
            proposal=_each(row.proposal for row in rows),
            decider=_each(row.decider for row in rows),
            decision=decision,
            reason="" if matter.marked else matter.reason,
            draft=self.today.drafts.get(first.round, ""),
            now=now,
        )

    def _is_settled(self, own: Sequence[Response]) -> bool:
        """Say whether all whose views are still open agree with the answer."""
        open_ = [one for one in own if one.disposition is Disposition.DIFFERING]
        others_hold = any(map(self.today.holds, own))
        return bool(open_) and all(map(self.today.agrees, open_)) and not others_hold

    def _view(self, response: Response, last: int) -> View:
        comment = response.comment
        told = self.today.feedback.get(code_of(response))
        return View(
            comment.code,
            self.names.get(comment.agency, comment.agency),
            letter_words((comment.letter,), person=comment.agency in self.people),
            comment.content,
            comment.proposed,
            self.today.drafts.get(comment.round, "") if comment.round != last else "",
            told.told if told else "",
        )


def row_point(row: RegisterRow) -> Divergence:
    """Give a point of which only the register's row is known."""
    letters = f"Văn bản số {row.letter}" if row.letter else ""
    view = View(row.code, row.agency, letters, row.content, row.proposed)
    return Divergence(
        kind=DivergenceKind.DECIDED if row.decision else DivergenceKind.OPEN,
        place=row.position or _ID.sub("", row.item_text),
        subject=row.quote,
        views=(view,),
        stance=row.explanation,
        options=tuple(_options((view,), None)),
        proposal=row.proposal,
        decider=row.decider,
        decision=row.decision,
    )


def _each(texts: Iterable[str]) -> str:
    """Give every text once, a line each."""
    return "\n".join(dict.fromkeys(filter(None, texts)))


def _options(views: Sequence[View], now: Standing | None) -> Iterator[str]:
    """Give what may be done: leave the draft as it is now, or take the text that bodies propose."""
    by_text: dict[str, list[View]] = defaultdict(list)
    for view in views:
        by_text[folded(view.proposed)].append(view)
    words = f": “{cut(now.words, _KEPT)}”" if now and now.words else ""
    yield f"Phương án 1: {_KEEP}{words}."
    asked = (group for text, group in by_text.items() if text)
    for number, group in enumerate(asked, 2):
        bodies = ", ".join(dict.fromkeys(view.body for view in group))
        yield f"Phương án {number} (theo {bodies}): “{group[0].proposed}”."
