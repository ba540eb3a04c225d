"""How many deliveries there are of each kind, of an agency, a round, or both."""

from collections.abc import Iterable

from pipeline.model.delivery import Delivery, DeliveryState, Duty
from pipeline.model.fixed import Fixed
from pipeline.model.signature import SignState


class Counts(Fixed):
    """Numbers of deliveries.

    `owed` to `optional` are those of a state and add up to `all`. Across them: `late` came or
    are owed after their day, `undated` came and nobody knows when; `signed` parts stand as they
    were signed, `unsigned` stand and are not.
    """

    owed: int = 0
    received: int = 0
    unchanged: int = 0
    incomplete: int = 0
    faulty: int = 0
    withdrawn: int = 0
    optional: int = 0
    late: int = 0
    undated: int = 0
    signed: int = 0
    unsigned: int = 0

    @property
    def all(self) -> int:
        """Give how many deliveries were counted."""
        came = self.received + self.unchanged + self.incomplete + self.faulty
        return self.owed + came + self.withdrawn + self.optional

    @property
    def asked(self) -> int:
        """Give how many were asked for or came."""
        return self.all - self.optional


def counted(deliveries: Iterable[Delivery], duties: Iterable[Duty] = tuple(Duty)) -> Counts:
    """Count the deliveries of some duties."""
    kept = set(duties)
    chosen = [entry for entry in deliveries if entry.record.duty in kept]
    by_state = dict.fromkeys(DeliveryState, 0)
    for entry in chosen:
        by_state[entry.state] += 1
    signatures = [entry.signature.state for entry in chosen if entry.signature is not None]
    signed = sum(state is SignState.SIGNED for state in signatures)
    return Counts(
        owed=by_state[DeliveryState.OWED],
        received=by_state[DeliveryState.RECEIVED],
        unchanged=by_state[DeliveryState.UNCHANGED],
        incomplete=by_state[DeliveryState.INCOMPLETE],
        faulty=by_state[DeliveryState.FAULTY],
        withdrawn=by_state[DeliveryState.WITHDRAWN],
        optional=by_state[DeliveryState.OPTIONAL],
        late=sum(entry.late is True for entry in chosen),
        undated=sum(entry.late is None for entry in chosen),
        signed=signed,
        unsigned=len(signatures) - signed,
    )
