"""`tiep-thu-giai-trinh.json`: every comment with its answer, its verdict and the evidence.

Source: design.md, section 5.
"""

import json
from datetime import date

from pipeline.model.comment import Letter
from pipeline.model.response_table import BodyLines, ResponseLine, ResponseTable
from pipeline.model.verdict import VERDICT_WORDS, CommentTrace, Verdict
from pipeline.render.json import json_bytes


def response_json(table: ResponseTable) -> bytes:
    """Give the .json: comments in the table's order, and how many have each verdict."""
    comments = [_comment(body, line) for _, body, line in table.lines]
    counts = {verdict.value: count for verdict, count in table.verdicts}
    return json_bytes({"comments": comments, "counts": counts})


def graded(data: bytes) -> str:
    """Give in a line how many comments have each verdict, read from the .json; "" for none."""
    counts: dict[str, int] = json.loads(data)["counts"]
    told = [f"{VERDICT_WORDS[key]} {counts[key]}" for key in Verdict if counts.get(key)]
    return f"Ý kiến: {'; '.join(told)}" if told else ""


def _comment(body: BodyLines, line: ResponseLine) -> dict[str, object]:
    comment, row, trace = line.response.comment, line.response.row, line.trace
    disposition = line.response.disposition
    return {
        "code": row.code if row else comment.code,
        "round": comment.round,
        "body": body.body.agency,
        "letter": _letter(comment.letter),
        "item": comment.item,
        "place": line.old_place,
        "quote": comment.quote,
        "text": comment.content,
        "proposed": comment.proposed,
        "disposition": disposition.value if disposition else None,
        "explanation": row.explanation if row else "",
        "verdict": trace.verdict.value if trace else None,
        "evidence": _evidence(trace) if trace else None,
        "changes": list(trace.changes) if trace else [],
        "sources": [{"file": origin.file, "place": origin.place} for origin in comment.origins],
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
