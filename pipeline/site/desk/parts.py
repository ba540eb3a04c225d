"""How the parts of a body stand in the draft that is being written: delivered, signed, waiting."""

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model.delivery import SIGN_WORDS, STATE_WORDS, Delivery, DeliveryState, Duty
from pipeline.model.fixed import Fixed
from pipeline.model.outline import Round
from pipeline.model.signature import SignState
from pipeline.rounds.served.journal import Line
from pipeline.site.handing.parts import WAYS, handed_round
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.stages.handing.sent_signatures import SentSignature, sent_signatures
from pipeline.stages.monitoring.own_deliveries import own_deliveries, own_receipts

_GOOD: Final = frozenset({DeliveryState.RECEIVED, DeliveryState.UNCHANGED, DeliveryState.WITHDRAWN})
_NAMED: Final = 2  # files of a part that are not as they were signed


class PartLine(Fixed):
    """A part or form as its agency is told of it.

    `grade` and `sign_grade` are "fine", "warn" or ""; `told` when and how it came, `signed` and
    `sign_told` how it stands with the signature, "" where none is needed; `address` where it
    stands, `hand_in` where it is handed in, `receipt` its newest receipt, "" for none.
    """

    title: str
    state: str
    grade: str
    told: str
    signed: str = ""
    sign_grade: str = ""
    sign_told: str = ""
    address: str = ""
    hand_in: str = ""
    receipt: str = ""


class ToSign(Fixed):
    """A part that stands in the draft: its item and title, how it stands with the signature.

    `asks` says whether the head still has to sign it.
    """

    item: str
    title: str
    told: str
    asks: bool


def to_sign(served: Served, body: str) -> tuple[ToSign, ...]:
    """Give the parts of a body that its head may sign in the round that is being written."""
    current = served.shared().round
    waiting = waiting_signatures(served, current.number, body)
    found = []
    for one in deliveries_of(served, current, body):
        if one.signature is not None:
            signed, grade, told = _signed(one, waiting)
            words = ": ".join(filter(None, (signed, told)))
            found.append(ToSign(one.record.item, one.record.title, words, grade == "warn"))
    return tuple(found)


def deliveries_of(served: Served, current: Round, body: str) -> tuple[Delivery, ...]:
    """Give what a body owes, what nobody has to send left out."""
    found = own_deliveries(
        served.workspace, served.figures(), current, body, today=served.today
    )  # fmt: skip
    return tuple(one for one in found if one.state is not DeliveryState.OPTIONAL)


def waiting_signatures(served: Served, number: int, body: str) -> tuple[SentSignature, ...]:
    """Give the signatures that a body sent and nobody confirmed yet, returned ones too."""
    return tuple(
        one for one in sent_signatures(served.workspace)
        if (one.letter.agency, one.round) == (body, number)
    )  # fmt: skip


def part_line(
    served: Served, one: Delivery, current: Round, role: Role,
    waiting: Sequence[SentSignature], sent: Sequence[Line],
) -> PartLine:  # fmt: skip
    """Give a part as its agency is told of it."""
    record = one.record
    is_form = record.duty is Duty.FORM
    signed, grade, told = _signed(one, waiting)
    opened = role in (Role.HAND_IN, Role.CONSULT) and handed_round(served) == current.number
    key = current.number, record.item
    receipt = next(
        (line.entry.id for line in sent if (line.entry.round, line.entry.item) == key), ""
    )
    late = f", muộn {one.days_late} ngày" if one.late and one.days_late else ""
    return PartLine(
        record.title,
        STATE_WORDS[one.state] + late,
        "fine" if one.state in _GOOD and not late else "warn",
        _came(served, one, current),
        signed,
        grade,
        told,
        address="" if is_form else f"#{record.item}",
        hand_in=f"/nop/{current.number}/{record.item}" if opened and not is_form else "",
        receipt=f"/bien-nhan/{receipt}" if receipt else "",
    )


def _came(served: Served, one: Delivery, current: Round) -> str:
    """Give when and how a part came, in words; what is wrong with it where something is."""
    if one.faults:
        return one.faults[0]
    if not one.arrived:
        return ""
    receipts = own_receipts(served.workspace, current.number, one.record.agency)
    name = one.record.text.rpartition("/")[2]
    ways = [WAYS.get(receipt.way, receipt.way) for receipt in receipts if receipt.names(name)]
    day = f"ngày {one.day:%d/%m/%Y}" if one.day else "không rõ ngày"
    return ", ".join(filter(None, (day, ways[-1] if ways else "")))


def _signed(one: Delivery, waiting: Sequence[SentSignature]) -> tuple[str, str, str]:
    """Give how a part stands with the signature: in short, its grade, and more of it."""
    if one.signature is None:
        return "", "", ""
    state, held = one.signature.state, one.signature.signature
    letter = f"số {held.number}, {held.day:%d/%m/%Y}" if held else ""
    if state is SignState.SIGNED:
        return SIGN_WORDS[state], "fine", letter
    own = [sent for sent in waiting if one.record.item in sent.letter.items]
    if own and not own[-1].returned:
        return "chờ xác nhận ký", "", f"văn bản số {own[-1].letter.number}"
    if own:
        return "ký bị trả lại", "warn", own[-1].returned
    return SIGN_WORDS[state], "warn", "; ".join(filter(None, (letter, _changed(one))))


def _changed(one: Delivery) -> str:
    """Give which files are others than those signed, by their own names."""
    told = one.signature.changes if one.signature else ()
    folders = re.compile(rf"sections/lan-\d+/{re.escape(one.record.agency)}/")
    words = [folders.sub("", change) for change in told]
    more = [f"và {len(words) - _NAMED} tệp nữa"] if len(words) > _NAMED else []
    return ", ".join((*words[:_NAMED], *more))
