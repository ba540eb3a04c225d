"""What became of everything that agencies owe in a round, from files alone and a day.

Late is what came after the round's `han-nop` by `nop.yaml` or the text's own `ngay`; what came
and of which nobody wrote down when is neither late nor in time, and said to be so.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from pipeline.model.delivery import DayFrom, Delivery, DeliveryState, Duty, PartRecord
from pipeline.model.notice import Notice, Severity, in_order
from pipeline.model.outline import Round
from pipeline.model.receipt import Receipt
from pipeline.model.signature import PartSignature, SignState, SourceFile
from pipeline.monitor.missing_rows import MISSING_ROWS

# What a form lacks though its descriptor demands it: columns, cells, whole rows.
INCOMPLETE_CODES: Final = frozenset({"cot-thieu", "o-bat-buoc-trong", MISSING_ROWS})
Dated = tuple[date | None, DayFrom | None]


def deliveries(
    records: Sequence[PartRecord],
    in_round: Round,
    *,
    receipts: Sequence[Receipt],
    notices: Sequence[Notice],
    signatures: Sequence[PartSignature],
    today: date,
) -> tuple[Delivery, ...]:
    """Give what became of each record, in their order.

    Args:
        records: What the files of the round say.
        in_round: The round, with its last day for contributions.
        receipts: What is written down of files that came, of any round.
        notices: All that was noticed of the round's draft; errors make a part faulty.
        signatures: Those of the parts that stand.
        today: The day the work is looked at.
    """
    signed = {(one.sources.agency, one.sources.item): one for one in signatures}
    faults = _faults(notices)
    own: dict[str, list[Receipt]] = {}
    for receipt in receipts:
        if receipt.round == in_round.number:
            own.setdefault(receipt.agency, []).append(receipt)
    return tuple(
        _delivery(
            record,
            in_round,
            own.get(record.agency, ()),
            _own_faults(record, faults),
            None if record.duty is Duty.FORM else signed.get((record.agency, record.item)),
            today,
        )
        for record in records
    )


def _faults(notices: Sequence[Notice]) -> Mapping[tuple[str, str], Sequence[Notice]]:
    """Give the errors by agency and item, and by agency and file."""
    found: dict[tuple[str, str], list[Notice]] = {}
    for notice in notices:
        if notice.severity is Severity.ERROR and notice.agency:
            for key in {notice.item or "", notice.file} - {""}:
                found.setdefault((notice.agency, key), []).append(notice)
    return found


def _own_faults(
    record: PartRecord, faults: Mapping[tuple[str, str], Sequence[Notice]]
) -> tuple[Notice, ...]:
    """Give the errors of a part: those of its item and of its files; of a form its files' alone."""
    keys = [file.name for file in record.files]
    if record.duty is not Duty.FORM:
        keys.append(record.item)
    found = (notice for key in keys for notice in faults.get((record.agency, key), ()))
    return in_order(found)


def _delivery(
    record: PartRecord,
    in_round: Round,
    receipts: Sequence[Receipt],
    errors: Sequence[Notice],
    signature: PartSignature | None,
    today: date,
) -> Delivery:
    new = _arrived(record, in_round.number)
    day, day_from = _day(record, new, receipts, signature, in_round.number)
    state = _state(record, errors)
    late = _late(state, in_round.due, day, day_from, today, arrived=bool(new))
    until = day if new else today
    missing = sum(notice.code in INCOMPLETE_CODES for notice in errors)
    graver = sorted(errors, key=lambda notice: notice.code in INCOMPLETE_CODES)
    here = f"sections/lan-{in_round.number}/"
    return Delivery(
        record,
        state,
        day,
        day_from,
        arrived=bool(new),
        carried=not new and any(file.name.startswith(here) for file in record.files),
        late=late,
        days_late=(until - in_round.due).days if late and until and in_round.due else 0,
        faults=(*filter(None, [record.broken]), *(_told(notice) for notice in graver)),
        missing=missing,
        signature=signature,
    )


def _state(record: PartRecord, errors: Sequence[Notice]) -> DeliveryState:
    if not record.text:
        return DeliveryState.OWED if record.owed else DeliveryState.OPTIONAL
    if record.withdrawn:
        return DeliveryState.WITHDRAWN
    if record.broken or any(notice.code not in INCOMPLETE_CODES for notice in errors):
        return DeliveryState.FAULTY
    if errors:
        return DeliveryState.INCOMPLETE
    return DeliveryState.UNCHANGED if _is_unchanged(record) else DeliveryState.RECEIVED


def _is_unchanged(record: PartRecord) -> bool:
    return bool(record.before) and _bytes(record.files) == _bytes(record.before)


def _bytes(files: Sequence[SourceFile]) -> dict[str, str]:
    return {file.inner: file.sha256 for file in files}


def _arrived(record: PartRecord, number: int) -> tuple[SourceFile, ...]:
    """Give the files that came in the round and say something new."""
    before = _bytes(record.before)
    here = f"sections/lan-{number}/"
    return tuple(
        file
        for file in record.files
        if file.name.startswith(here) and before.get(file.inner) != file.sha256
    )


def _day(
    record: PartRecord,
    new: Sequence[SourceFile],
    receipts: Sequence[Receipt],
    signature: PartSignature | None,
    number: int,
) -> Dated:
    """Give the day on which the last of the new files came, and where that is stated."""
    noted = [day for file in new if (day := received_on(file, receipts)) is not None]
    if noted:
        return max(noted), DayFrom.RECEIPT
    if new and record.sent and any(file.name == record.text for file in new):
        return record.sent, DayFrom.FRONT_MATTER
    if new and signature is not None and signature.signature is not None:
        held = signature.state is SignState.SIGNED and signature.signature.round == number
        return (signature.signature.day, DayFrom.SIGNATURE) if held else (None, None)
    return None, None


def received_on(file: SourceFile, receipts: Sequence[Receipt]) -> date | None:
    """Give the day on which these bytes came, else the last on which a file of the name did."""
    named = [receipt for receipt in receipts if receipt.names(file.inner)]
    same = [receipt.day for receipt in named if receipt.holds(file.sha256)]
    if same:
        return min(same)
    return max((receipt.day for receipt in named), default=None)


def _late(
    state: DeliveryState,
    due: date | None,
    day: date | None,
    day_from: DayFrom | None,
    today: date,
    *,
    arrived: bool,
) -> bool | None:
    if due is None:
        return False
    if arrived:
        known = day is not None and day_from is not DayFrom.SIGNATURE
        return day > due if known and day is not None else None
    return state is DeliveryState.OWED and today > due


def _told(notice: Notice) -> str:
    return f"{notice.place}: {notice.message}" if notice.file else notice.message
