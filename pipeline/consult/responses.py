"""The response table: what each body said and what became of it, with both places.

Source: domain.md, section 4 (Tổng hợp, tiếp thu, giải trình); design.md, section 2 (groups).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.consult.places.quotations import quoted
from pipeline.consult.places.spots import Spots
from pipeline.model.body_groups import grouped
from pipeline.model.change import Change, Place
from pipeline.model.comment import (
    Answer,
    Body,
    Comment,
    Consultation,
    Disposition,
    Letter,
    Response,
)
from pipeline.model.earlier import Left
from pipeline.model.fixed import replace
from pipeline.model.outline import Agency
from pipeline.model.response_table import (
    BodyLines,
    GroupLines,
    LeftLine,
    ResponseLine,
    ResponseTable,
)
from pipeline.model.verdict import CommentTrace, Trace

_UNPLACED: Final = "chưa xác định vị trí"
_NAMED_ITEM: Final = re.compile(
    r"(?:Phần [IVXLC]+(?:, mục [IVXLC0-9]+(?:\.[0-9]+)*)?|Phụ lục [IVXLC]+)?\s*"
    r"\[(?P<id>[a-z0-9-]+)\]"
)
_TABLE: Final = re.compile(r"\bbảng [\"“]?(?P<name>[^,;\"”\[\n]{4,})", re.IGNORECASE)
_MOST_PLACES: Final = 3  # places told of one comment; the change log has all
_CLOSED: Final = (Answer.SILENT, Answer.SILENT_AGREED)


@dataclass(frozen=True, slots=True)
class Answered:
    """What the two drafts say of the answers, where they have been compared.

    `spots` are the blocks of the new draft; `changes` those of the log; `trace` holds them
    against the comments.
    """

    spots: Spots
    changes: Sequence[Change] = ()
    trace: Trace = field(default_factory=Trace)


def response_table(
    consultation: Consultation,
    agencies: Sequence[Agency],
    drafts: tuple[str, str],
    answered: Answered,
    left: Sequence[Left] = (),
    *,
    council: bool = False,
) -> ResponseTable:
    """Give the table of one consultation.

    Args:
        consultation: Bodies, comments and answers.
        agencies: All bodies, in their order.
        drafts: Names of the draft commented on and of the one that answers.
        answered: The new draft, by which places are told.
        left: What earlier rounds left, in the order it is told.
        council: Whether the draft commented on was before the appraisal council.
    """
    places = _NewPlaces(answered)
    by_body: dict[str, list[Response]] = {}
    for response in consultation.responses:
        by_body.setdefault(response.comment.agency, []).append(response)
    bodies = {body.agency: body for body in consultation.bodies}
    wrote = [agency for agency in agencies if _wrote(bodies.get(agency.id))]
    groups = tuple(
        GroupLines(
            title,
            tuple(
                _body_lines(agency, bodies[agency.id], by_body.get(agency.id, ()), places)
                for agency in members
            ),
        )
        for title, members in grouped(wrote)
    )
    quiet = [
        agency for agency in agencies if agency.id in bodies and bodies[agency.id].answer in _CLOSED
    ]
    silent = tuple(
        (title.partition(". ")[2], tuple(agency.name for agency in members))
        for title, members in grouped(quiet)
    )
    answers = Counter(body.answer for body in consultation.bodies)
    results = Counter(response.disposition for response in consultation.responses)
    return ResponseTable(
        earlier=drafts[0],
        later=drafts[1],
        groups=groups,
        silent=silent,
        asked=sum(body.asked for body in consultation.bodies),
        answered=len(wrote),
        agreed=answers[Answer.AGREED],
        presumed=answers[Answer.SILENT_AGREED],
        dispositions=tuple((value, results[value]) for value in Disposition),
        balance=consultation.balance,
        left=tuple(_left_lines(left, agencies)),
        council=council,
    )


def letter_words(letters: Iterable[Letter], *, person: bool = False) -> str:
    """Give the letters of a body: "Văn bản số 323/SNNMT ngày 19/01/2026, gửi sau thời hạn".

    A person of the council sends remarks: "Phiếu nhận xét ngày 19/01/2026".
    """
    kind = "Phiếu nhận xét" if person else "Văn bản"
    return "; ".join(filter(None, (_letter(letter, kind) for letter in letters)))


def place_words(place: Place | None) -> str:
    """Give a place with its page where it is known."""
    return "" if place is None else place.words


def paged(entry: CommentTrace, spots: Spots) -> CommentTrace:
    """Give a trace with the page of its evidence, where the new draft has it."""
    evidence = entry.evidence
    place = evidence.place
    if place is None or not evidence.stands:
        return entry
    known = replace(place, page=spots.page(evidence.item, place.block))
    return replace(entry, evidence=replace(evidence, place=known))


def _wrote(body: Body | None) -> bool:
    return body is not None and body.answer not in _CLOSED


def _letter(letter: Letter, kind: str) -> str:
    words = f"{kind} số {letter.number}" if letter.number else ""
    if letter.day is not None:
        words = f"{words or kind} ngày {letter.day:%d/%m/%Y}"
    return f"{words or kind}, gửi sau thời hạn" if letter.late else words


def _body_lines(
    agency: Agency, body: Body, responses: Sequence[Response], places: "_NewPlaces"
) -> BodyLines:
    lines = tuple(
        ResponseLine(
            number,
            response,
            old_place(response.comment),
            places.of(response),
            places.traced.get(response.comment.code),
        )
        for number, response in enumerate(responses, 1)
    )
    return BodyLines(agency.name, letter_words(body.letters, person=agency.is_person), body, lines)


def _left_lines(left: Sequence[Left], agencies: Sequence[Agency]) -> Iterator[LeftLine]:
    names = {agency.id: agency.name for agency in agencies}
    for one in left:
        comment = one.response.comment
        yield LeftLine(one, names.get(comment.agency, comment.agency), old_place(comment))


def old_place(comment: Comment) -> str:
    """Give where a comment points in its draft, as far as that is known."""
    if comment.place is not None:
        return place_words(comment.place)
    return f"{comment.item_text} ({_UNPLACED})" if comment.item_text else _UNPLACED


class _NewPlaces:
    """Says where in the new draft the answer to a comment stands."""

    def __init__(self, answered: Answered) -> None:
        self._spots = answered.spots
        self._changes: Mapping[str, Change] = {change.id: change for change in answered.changes}
        self.traced: Mapping[str, CommentTrace] = {
            entry.code: paged(entry, answered.spots) for entry in answered.trace.comments
        }

    def of(self, response: Response) -> str:
        """Give the register's words with places as they are numbered now, else those traced."""
        row = response.row
        if row is not None and row.changed_at:
            return self._renumbered(row.changed_at)
        entry = self.traced.get(response.comment.code)
        if entry is None or response.disposition not in (Disposition.ACCEPTED, Disposition.PARTLY):
            return ""
        found = (self._changes.get(name) for name in entry.changes)
        told = (place_words(change.new_place or None) for change in found if change is not None)
        places = list(dict.fromkeys(filter(None, told)))
        more = len(places) - _MOST_PLACES
        return "; ".join(places[:_MOST_PLACES]) + (f" và {more} chỗ khác" if more > 0 else "")

    def _renumbered(self, words: str) -> str:
        parts = re.split(r"([;\n]+)", words)
        return "".join(map(self._one, parts)).strip()

    def _one(self, part: str) -> str:
        found = _NAMED_ITEM.search(part)
        place = self._spots.section_place(found["id"]) if found else None
        if found is None or place is None:
            return part
        told = part.replace(found[0], place.text, 1)
        table = _TABLE.search(part)
        own = self._spots.stretch(found["id"])
        near = quoted(self._spots, f"“{table['name'].strip()}”", own) if table and own else ()
        spot = near[0] if near else None
        if spot is not None and spot.label:
            place = self._spots.place(spot)
            told = f"{told} ({spot.label})"
        return told if place.page is None else f"{told}, trang {place.page}"
