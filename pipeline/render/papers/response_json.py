"""`tiep-thu-giai-trinh.json`: every comment with its answer, its verdict and the evidence.

Source: design.md, section 5.
"""

from datetime import date
from typing import Final

from pipeline.model.comment import Certainty, Letter, Response
from pipeline.model.earlier import Feedback
from pipeline.model.response_table import LeftLine, ResponseTable
from pipeline.model.verdict import CommentTrace
from pipeline.render.json import json_bytes

_UNSURE: Final = (Certainty.UNSURE, Certainty.UNPLACED)


def response_json(table: ResponseTable) -> bytes:
    """Give the .json: comments in the table's order, and how many have each verdict.

    What earlier rounds left stands apart, as `earlier`, and is no part of the counts.
    """
    comments = [
        _comment(line.response, body.body.agency, line.old_place, line.trace)
        for _, body, line in table.lines
    ]
    counts = {verdict.value: count for verdict, count in table.verdicts}
    left = {kind.value: count for kind, count in table.left_counts}
    earlier = [_left(line) for line in table.left]
    return json_bytes(
        {"comments": comments, "counts": counts, "earlier": earlier, "earlier_counts": left}
    )


def _left(line: LeftLine) -> dict[str, object]:
    left = line.left
    place = left.now.place
    comment = left.response.comment
    return {
        **_comment(left.response, comment.agency, line.old_place, left.trace),
        "changes": [],  # those of the log between the last two drafts alone have an id
        "kind": left.kind.value,
        "now": {
            "place": place.text if place else None,
            "page": place.page if place else None,
            "words": left.now.words,
        },
        "reply": _reply(left.reply) if left.reply else None,
    }


def _reply(reply: Feedback) -> dict[str, object]:
    return {
        "stand": reply.stand.value,
        "words": reply.words,
        "round": reply.round,
        "letter": _letter(reply.letter),
        "source": {"file": reply.origin.file, "place": reply.origin.place},
    }


def _comment(
    response: Response, body: str, place: str, trace: CommentTrace | None
) -> dict[str, object]:
    comment, row, disposition = response.comment, response.row, response.disposition
    return {
        "code": row.code if row else comment.code,
        "round": comment.round,
        "body": body,
        "letter": _letter(comment.letter),
        "item": comment.item,
        "place": place,
        "unsure": comment.certainty in _UNSURE,
        "quote": comment.quote,
        "text": comment.content,
        "proposed": comment.proposed,
        "disposition": disposition.value if disposition else None,
        "explanation": row.explanation if row else "",
        "verdict": trace.verdict.value if trace else None,
        "evidence": _evidence(trace) if trace else None,
        "changes": list(trace.changes) if trace else [],
        "sources": [{"file": origin.file, "place": origin.place} for origin in response.sources],
        "replies": [
            {"author": reply.author, "day": _day(reply.day), "text": reply.text}
            for reply in comment.replies
        ],
        "resolved": comment.resolved,
    }


def _letter(letter: Letter) -> dict[str, object]:
    return {"no": letter.number, "day": _day(letter.day)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _evidence(trace: CommentTrace) -> dict[str, object]:
    evidence = trace.evidence
    return {
        "old": evidence.old,
        "new": evidence.new,
        "place": evidence.place.text if evidence.place else None,
        "page": evidence.place.page if evidence.place else None,
        "told": evidence.told,
        "asked": evidence.asked,
    }
