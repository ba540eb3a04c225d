"""Spellings of the sample draft's places: those of one meaning are placed, no other in silence.

What they mean is known from the printed file by code of its own:
python -m tests.seeded.place_spellings --seed 7 build/lan-1/bao-cao-lan-1.docx
"""

import pytest

from pipeline.consult.places.placing import Placer, Placing
from pipeline.consult.places.spots import Spots
from pipeline.model.comment import Certainty
from pipeline.stages.build import build
from pipeline.workspace import scan
from tests.rounds.workspaces import resources
from tests.sample_drafts import SampleDrafts
from tests.seeded.place_spellings import marks, spellings
from tests.tries import tries

SURE = (Certainty.BY_ITEM, Certainty.BY_ADDRESS, Certainty.BY_TEXT)


def words_of(placing: Placing, spots: Spots) -> str:
    """Give the words of the first block of a place: of a figure, those of its caption."""
    first = [spot.text for spot in spots.within(placing.stretches[0])][:2]
    return next(filter(None, first), "")


@pytest.mark.parametrize("seed", [7, 8][: tries(1, 2)])
def test_what_has_one_meaning_is_placed_and_nothing_else_without_saying_so(
    sample_drafts: SampleDrafts, seed: int
) -> None:
    made = spellings(marks(sample_drafts.report(1)), seed)
    built = build(scan(sample_drafts.root).value, 1, resources()).value
    assert built is not None
    spots = Spots(built.flow)
    placer = Placer(spots)
    single = [one for one in made if len(one.meant) == 1]
    several = [one for one in made if len(one.meant) > 1]
    assert len(single) >= 120
    assert len(several) >= 5
    missed = []
    for one in single:
        placing = placer.placing("", "", one.text)
        from_item = placer.placing("", one.text, "")
        for found in (placing, from_item):
            meant = " ".join(one.meant[0].casefold().split()).rstrip(".:")
            if found.certainty not in SURE or not words_of(found, spots).startswith(meant[:60]):
                missed.append((one.text, one.meant[0], found.certainty, found.said))
    assert missed == []
    silent = [one.text for one in several if placer.placing("", one.text, "").certainty in SURE]
    assert silent == []
