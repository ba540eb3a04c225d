import msgspec
import pytest

from pipeline.compare.kept.paired import PAIRED, Paired
from pipeline.compare.pairing import FREE, TAKEN, Pairing
from pipeline.compare.regrouped import Group

GROUP = Group((1,), (1, 2))


def pairing() -> Pairing:
    made = Pairing(3, 4)
    made.add(2, 3, 0.75)
    made.add(0, 0)
    made.to_new[1] = made.to_old[1] = made.to_old[2] = TAKEN
    return made


def test_a_pairing_stands_as_it_was_kept() -> None:
    kept = Paired.of(pairing(), (GROUP,))
    read = PAIRED.decode(msgspec.msgpack.encode(kept))
    again = read.pairing()
    assert (again.to_new, again.to_old) == ([0, TAKEN, 2 + 1], [0, TAKEN, TAKEN, 2])
    assert again.scores == {2: 0.75}
    assert read.put_in(Pairing(3, 4)) == (GROUP,)
    assert read.fits(3, 4)


def test_the_order_in_which_pairs_were_found_is_not_told() -> None:
    first, second = Pairing(2, 2), Pairing(2, 2)
    for made, order in ((first, (0, 1)), (second, (1, 0))):
        for at in order:
            made.add(at, at, 0.5)
    encode = msgspec.msgpack.encode
    assert encode(Paired.of(first)) == encode(Paired.of(second))


@pytest.mark.parametrize(
    "wrong",
    [
        Paired(to_new=(0,), to_old=(0, FREE)),
        Paired(to_new=(1, FREE), to_old=(0, FREE)),
        Paired(to_new=(0, 5), to_old=(0, FREE)),
        Paired(to_new=(0, FREE), to_old=(0, 0)),
        Paired(to_new=(0, 1), to_old=(0, 1), scores={7: 0.5}),
        Paired(to_new=(0, 1), to_old=(0, 1), groups=(((2,), (0, 1)),)),
    ],
)
def test_what_cannot_be_of_two_sections_of_two_blocks_does_not_fit(wrong: Paired) -> None:
    assert not wrong.fits(2, 2)


def test_equal_sections_have_as_many_blocks() -> None:
    assert Paired(same=True).fits(2, 2)
    assert not Paired(same=True).fits(2, 3)


@pytest.mark.parametrize(
    "data", [["Paired", False, [-3]], ["Paired", False, [], [], {}, [[[-1], [0]]]]]
)
def test_a_place_that_is_none_is_not_read(data: list[object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        PAIRED.decode(msgspec.msgpack.encode(data))
