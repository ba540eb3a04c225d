"""What moved from one progress report to the next."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pipeline.model.delivery import DeliveryStatus
from pipeline.model.progress import AnswerKey, DeliveryKey, Move, Moved, Snapshot

K = TypeVar("K")
V = TypeVar("V")


def snapshot(status: DeliveryStatus) -> Snapshot:
    """Give what of a status is compared with another, as `theo-doi.json` writes it."""
    deliveries: dict[DeliveryKey, tuple[str, str]] = {}
    for one, entry in status.all():
        key = delivery_key(
            one.number, entry.record.agency, entry.record.duty.value, entry.record.item
        )
        signed = entry.signature.state.value if entry.signature else ""
        deliveries[key] = entry.state.value, signed
    answers: dict[AnswerKey, tuple[str, int]] = {
        (one.round.number, entry.agency): (entry.answer.value, entry.comments)
        for one in status.rounds
        for entry in one.answers
    }
    return Snapshot(status.today, deliveries, answers)


def delivery_key(number: int, agency: str, duty: str, item: str) -> DeliveryKey:
    """Give what names a part or form; leading an item or taking part in it makes no other part."""
    return number, agency, "bieu-mau" if duty == "bieu-mau" else "muc", item


def moves(before: Snapshot, after: Snapshot) -> tuple[Move, ...]:
    """Give all that is other in `after`, by round, agency and item; "" for what was not there."""
    found = (*_deliveries(before, after), *_answers(before, after))
    return tuple(sorted(found, key=lambda move: (move.round, move.agency, move.item, move.what)))


def _deliveries(before: Snapshot, after: Snapshot) -> Iterator[Move]:
    for key, old, new in _pairs(before.deliveries, after.deliveries, ("", "")):
        number, agency, _, item = key
        for what, was, now in zip((Moved.STATE, Moved.SIGNATURE), old, new, strict=True):
            if was != now:
                yield Move(number, agency, item, what, was, now)


def _answers(before: Snapshot, after: Snapshot) -> Iterator[Move]:
    for (number, agency), old, new in _pairs(before.answers, after.answers, ("", 0)):
        if old[0] != new[0]:
            yield Move(number, agency, "", Moved.ANSWER, old[0], new[0])
        elif old[1] != new[1]:
            yield Move(number, agency, "", Moved.COMMENTS, str(old[1]), str(new[1]))


def _pairs(old: Mapping[K, V], new: Mapping[K, V], none: V) -> Iterator[tuple[K, V, V]]:
    for key in dict.fromkeys((*old, *new)):
        yield key, old.get(key, none), new.get(key, none)
