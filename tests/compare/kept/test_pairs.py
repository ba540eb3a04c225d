"""What two sections gave is found again by what they hold, and by nothing else."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings

from pipeline.compare.drafts import compare
from pipeline.compare.kept.pairs import SectionPairs
from pipeline.model import content_key
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowSection
from pipeline.work.store import NOTHING_KEPT
from tests.compare.flows import flow, note, pairs, runs, section, table, words
from tests.render.memory import Memory

WORDS = msgspec.msgpack.Decoder(str)
ONE, OTHER = section("mot", words("Một.")), section("mot", words("Hai."))


def step(
    kept: Memory, sections: tuple[FlowSection, FlowSection], told: bytes, made: list[bytes]
) -> str:
    def make() -> str:
        made.append(told)
        return told.decode()

    return SectionPairs(kept).of("buoc", sections, WORDS, make, fits=lambda _: True, told=told)


def test_a_step_is_taken_once_of_the_same_sections_told_the_same() -> None:
    kept, made = Memory(), list[bytes]()
    asked = [((ONE, OTHER), b"a"), ((ONE, OTHER), b"a"), ((ONE, OTHER), b"b"), ((OTHER, ONE), b"a")]
    assert [step(kept, *one, made) for one in asked] == ["a", "a", "b", "a"]
    assert made == [b"a", b"b", b"a"]


@pytest.mark.parametrize("harm", [b"", b"\x90", b"\x91" * 2_000, b"\xa1"])
def test_what_is_no_result_is_worked_out_again(harm: bytes) -> None:
    kept, made = Memory(), list[bytes]()
    for _ in range(2):
        assert step(kept, (ONE, OTHER), b"a", made) == "a"
        kept.held = dict.fromkeys(kept.held, harm)
    assert len(made) == 2


def test_what_cannot_be_of_these_sections_is_worked_out_again() -> None:
    kept = Memory()
    pairs = SectionPairs(kept)

    def found(word: str) -> str:
        sections = ONE, OTHER
        return pairs.of("buoc", sections, WORDS, lambda: word, fits=lambda one: one == word)

    assert [found("a"), found("b")] == ["a", "b"]


def test_what_is_another_when_it_is_read_back_is_not_kept() -> None:
    kept, listed = Memory(), msgspec.msgpack.Decoder(tuple[object, ...])
    made: tuple[object, ...] = SectionPairs(kept).of(
        "buoc", (ONE, OTHER), listed, lambda: (Decimal(1),), fits=lambda _: True
    )
    assert (made, kept.held) == ((Decimal(1),), {})


def test_where_nothing_is_kept_nothing_is_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(content_key, "content_key")
    pairs = SectionPairs(NOTHING_KEPT)
    assert pairs.of("buoc", (ONE, OTHER), WORDS, lambda: "a", fits=lambda _: True) == "a"


@settings(max_examples=40, deadline=None)
@given(pairs())
def test_drafts_compare_the_same_with_what_is_kept(drafts: tuple[Flow, Flow]) -> None:
    expected, kept = compare(*drafts), Memory()
    assert compare(*drafts, kept=kept) == expected
    kept.new.clear()
    assert compare(*drafts, kept=kept) == expected
    assert kept.new == []
    kept.held = {key: data[:-1] for key, data in kept.held.items()}
    assert compare(*drafts, kept=kept) == expected


LONG = "Mạng lưới đường bộ của tỉnh có tổng chiều dài {} km, phân bố đều trên địa bàn."


def draft(number: int, *changed: int) -> Flow:
    """Six items; those changed have another figure in a paragraph, a table and a footnote."""
    made = []
    for at in range(6):
        value = f"{number if at in changed else 1}.{at}34,5"
        shown = table("Đường", ["Tuyến", "Dài"], ["QL1", value], ["QL4", "20"])
        noted = runs(*words(LONG.format(value)).runs, note(f"Theo báo cáo {value}."))
        made.append(section(f"muc-{at}", words(LONG.format(value)), shown, noted))
    return flow(*made, number=number)


def test_of_one_section_that_changed_the_others_are_not_compared_again() -> None:
    kept, old = Memory(), draft(1)
    compare(old, draft(2, 0, 1, 2), kept=kept)
    kept.new.clear()
    again = draft(2, 0, 1, 2, 3)
    assert compare(old, again, kept=kept) == compare(old, again)
    assert len(kept.new) == 3  # what is equal, what is alike and what became of it


def test_who_is_named_as_an_author_is_told() -> None:
    kept, old, new = Memory(), draft(1), draft(2, 0)
    compare(old, new, kept=kept)
    renamed = replace(new, names={id_: f"{name} tỉnh" for id_, name in new.names.items()})
    assert compare(old, renamed, kept=kept) == compare(old, renamed)
    assert compare(old, new, kept=kept, formal=True) == compare(old, new, formal=True)
