"""Every delivery is counted in one state; lateness and signatures go across."""

from pipeline.model.delivery import Delivery, DeliveryState, Duty
from pipeline.model.delivery_counts import Counts, counted
from pipeline.model.signature import PartSignature, PartSources, SignState
from tests.monitor.records import AGENCY, record


def of(
    state: DeliveryState, *, late: bool | None = False, sign: SignState | None = None
) -> Delivery:
    part = None if sign is None else PartSignature(PartSources(AGENCY, "y-te", ()), sign)
    return Delivery(record(), state, late=late, signature=part)


def test_each_state_is_counted_apart_and_all_of_them_are_all() -> None:
    entries = [of(state) for at, state in enumerate(DeliveryState) for _ in range(at + 1)]
    counts = counted(entries)
    assert (counts.owed, counts.received, counts.incomplete, counts.faulty) == (1, 2, 3, 4)
    assert (counts.withdrawn, counts.unchanged, counts.optional) == (5, 6, 7)
    assert counts.all == len(entries)
    assert counts.asked == len(entries) - 7
    assert counted([]) == Counts()


def test_what_is_late_or_of_an_unknown_day_is_counted_whatever_its_state() -> None:
    counts = counted(
        [
            of(DeliveryState.OWED, late=True),
            of(DeliveryState.RECEIVED, late=True),
            of(DeliveryState.FAULTY, late=None),
            of(DeliveryState.RECEIVED),
        ]
    )
    assert (counts.late, counts.undated) == (2, 1)


def test_a_part_changed_after_signing_is_unsigned_and_a_form_is_neither() -> None:
    states = (SignState.SIGNED, SignState.CHANGED, SignState.UNSIGNED, None)
    counts = counted(of(DeliveryState.RECEIVED, sign=state) for state in states)
    assert (counts.signed, counts.unsigned) == (1, 2)


def test_duties_are_counted_apart() -> None:
    form = Delivery(record(duty=Duty.FORM), DeliveryState.OWED)
    assert counted([of(DeliveryState.OWED), form], [Duty.FORM]).owed == 1
    assert counted([of(DeliveryState.OWED), form], [Duty.LEAD, Duty.PARTNER]).owed == 1
