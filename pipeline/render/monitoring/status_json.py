"""`theo-doi.json`: how the work stands on a day, for machines and for the next progress report."""

from datetime import date

from pipeline.model.delivery import BodyAnswer, Delivery, DeliveryStatus, RoundDelivery
from pipeline.model.delivery_counts import Counts, counted
from pipeline.model.outline import Milestone
from pipeline.model.receipt import Difficulty
from pipeline.model.signature import PartSignature
from pipeline.render.json import json_bytes

_Json = dict[str, object]


def status_json(status: DeliveryStatus) -> bytes:
    """Give the JSON: rounds with every delivery and answer, milestones, difficulties.

    Days are written 2025-11-15; `late` is null where it came and nobody knows when; `status`
    of a signature is "da-ky", "doi-sau-khi-ky" or "chua-ky".
    """
    return json_bytes(
        {
            "today": status.today.isoformat(),
            "agencies": [
                {"id": one.id, "name": one.name, "group": one.group.value}
                for one in status.agencies
            ],
            "rounds": [_round(one) for one in status.rounds],
            "milestones": [_milestone(one) for one in status.milestones],
            "difficulties": [_difficulty(one) for one in status.difficulties],
        }
    )


def _round(one: RoundDelivery) -> _Json:
    return {
        "number": one.round.number,
        "name": one.round.name,
        "day": _day(one.round.day),
        "due": _day(one.round.due),
        "answer_by": _day(one.answer_by),
        "counts": _counts(counted(one.deliveries)),
        "deliveries": [_delivery(entry) for entry in one.deliveries],
        "answers": [_answer(entry) for entry in one.answers],
    }


def _counts(counts: Counts) -> _Json:
    names = Counts.__struct_fields__
    return {"all": counts.all, **{name: getattr(counts, name) for name in names}}


def _delivery(entry: Delivery) -> _Json:
    record = entry.record
    return {
        "agency": record.agency,
        "item": record.item,
        "title": record.title,
        "place": record.place,
        "duty": record.duty.value,
        "state": entry.state.value,
        "file": record.text,
        "day": _day(entry.day),
        "day_from": entry.day_from.value if entry.day_from else None,
        "late": entry.late,
        "days_late": entry.days_late,
        "arrived": entry.arrived,
        "carried": entry.carried,
        "missing": entry.missing,
        "faults": list(entry.faults),
        "signature": _signature(entry.signature),
    }


def _signature(part: PartSignature | None) -> _Json | None:
    if part is None:
        return None
    by = part.signature
    return {
        "status": part.state.value,
        "sha256": part.sources.sha256,
        "person": by.person if by else None,
        "title": by.title if by else None,
        "number": by.number if by else None,
        "day": _day(by.day) if by else None,
        "scan": by.scan if by else None,
        "changes": list(part.changes),
    }


def _answer(entry: BodyAnswer) -> _Json:
    return {
        "agency": entry.agency,
        "asked": entry.asked,
        "answer": entry.answer.value,
        "contact": entry.contact,
        "comments": entry.comments,
        "answered": entry.answered,
        "letters": [
            {"no": number, "day": _day(day), "late": late} for number, day, late in entry.letters
        ],
    }


def _milestone(one: Milestone) -> _Json:
    return {"title": one.title, "due": _day(one.due), "done": _day(one.done)}


def _difficulty(one: Difficulty) -> _Json:
    return {
        "agency": one.agency,
        "trouble": one.trouble,
        "proposal": one.proposal,
        "settled_by": one.settled_by,
        "source": one.source,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
