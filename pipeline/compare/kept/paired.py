"""How the blocks of two sections pair, as it is kept: places of either side, and their groups."""

from collections.abc import Sequence
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from pipeline.compare.pairing import TAKEN, Pairing
from pipeline.compare.regrouped import Group
from pipeline.model.fixed import Fixed, field

_Places = tuple[Annotated[int, Meta(ge=TAKEN)], ...]
_Positions = tuple[Annotated[int, Meta(ge=0)], ...]


class Paired(Fixed):
    """A `Pairing` as it stands after a step.

    Attributes:
        same: Whether nothing differs, and there was nothing to pair.
        to_new, to_old, scores: As a `Pairing` has them.
        groups: Paragraphs that were split or merged, those of the old side first.
    """

    same: bool = False
    to_new: _Places = ()
    to_old: _Places = ()
    scores: dict[int, float] = field(default_factory=dict)
    groups: tuple[tuple[_Positions, _Positions], ...] = ()

    @staticmethod
    def of(pairing: Pairing, groups: Sequence[Group] = ()) -> "Paired":
        """Give how a pairing stands."""
        told = tuple((group.old, group.new) for group in groups)
        scores = dict(sorted(pairing.scores.items()))
        return Paired(False, tuple(pairing.to_new), tuple(pairing.to_old), scores, told)

    def fits(self, old: int, new: int) -> bool:
        """Say whether it can be of sections with so many blocks: partners name one another."""
        if self.same:
            return old == new
        inside = all(
            all(at < old for at in olds) and all(at < new for at in news)
            for olds, news in self.groups
        )
        return inside and (len(self.to_new), len(self.to_old)) == (old, new) and self._agrees()

    def _agrees(self) -> bool:
        there = [(i, j) for i, j in enumerate(self.to_new) if j >= 0]
        back = {(i, j) for j, i in enumerate(self.to_old) if i >= 0}
        known = all(0 <= i < len(self.to_new) for i in self.scores)
        return known and len(there) == len(back) and back.issuperset(there)

    def pairing(self) -> Pairing:
        """Give a pairing that stands so."""
        made = Pairing(len(self.to_new), len(self.to_old))
        self.put_in(made)
        return made

    def put_in(self, pairing: Pairing) -> tuple[Group, ...]:
        """Let a pairing stand so too, and give the groups."""
        pairing.to_new[:], pairing.to_old[:] = self.to_new, self.to_old
        pairing.scores = dict(self.scores)
        return tuple(Group(old, new) for old, new in self.groups)


PAIRED: Final = msgspec.msgpack.Decoder(Paired)
