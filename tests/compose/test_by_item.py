import msgspec
import pytest

from pipeline.compose.abbreviations import abbreviations
from pipeline.compose.assemble import compose
from pipeline.compose.by_item import ByItem
from pipeline.compose.digest import content_hash
from pipeline.model import content_key
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.document import Source
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.report import Report
from pipeline.work.store import NOTHING_KEPT
from tests.render.memory import Memory
from tests.samples import contribution, item, materials, outline, paragraph, table

WORDS = msgspec.msgpack.Decoder(str)
LISTED = (Abbreviation("UBND", "Ủy ban nhân dân", Source()),)


def draft(*words: str) -> Report:
    shape = outline([[("", [item(f"muc-{at}") for at, _ in enumerate(words)])]])
    own = (
        contribution(f"muc-{at}", paragraph(text), table("B", cells=(("KKT",), ("a",))))
        for at, text in enumerate(words)
    )
    return compose(materials(shape, *own)).value


def test_a_step_is_taken_once_of_the_same_section_told_the_same() -> None:
    kept, taken = Memory(), []

    def step(told: bytes) -> str:
        (section,) = draft("Một").sections()

        def make() -> str:
            taken.append(told)
            return told.decode()

        return ByItem(kept).of(section, "buoc", WORDS, make, told)

    assert [step(b"a"), step(b"a"), step(b"b")] == ["a", "a", "b"]
    assert taken == [b"a", b"b"]


@pytest.mark.parametrize("harm", [b"", b"\x90", b"\x91" * 2_000, b"\xa1"])
def test_what_is_no_result_is_worked_out_again(harm: bytes) -> None:
    kept = Memory()
    (section,) = draft("Một").sections()
    for _ in range(2):
        assert ByItem(kept).of(section, "buoc", WORDS, lambda: "ab") == "ab"
        kept.held = dict.fromkeys(kept.held, harm)


def test_where_nothing_is_kept_nothing_is_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(content_key, "content_key")
    by_item = ByItem(NOTHING_KEPT)
    (section,) = draft("Một").sections()
    assert by_item.of(section, "buoc", WORDS, lambda: "ab") == "ab"


@pytest.mark.parametrize("edit", ["Hai (KKT)", "Khu kinh tế (KKT) và UBND", "KCN KCN", "Không"])
def test_hash_and_abbreviations_of_kept_items_are_those_of_the_report(edit: str) -> None:
    kept = Memory()
    for words in (("Khu kinh tế (KKT)", "UBND tỉnh", "KCN"), ("Khu kinh tế (KKT)", edit, "KCN")):
        made = draft(*words)
        known = ByItem(kept)
        assert content_hash(made, known) == content_hash(made) == made.content_hash
        assert abbreviations(made, LISTED, known) == abbreviations(made, LISTED)


def test_a_line_further_down_is_another_section_that_says_the_same() -> None:
    kept = Memory()
    made = draft("Một")
    (section,) = made.sections()
    moved = replace(paragraph("Một"), source=Source("so-a", "b.md", 99))
    other = replace(section, blocks=(moved, *section.blocks[1:]))
    assert isinstance(moved.runs[0], Text)
    known = ByItem(kept)
    known.of(section, "buoc", WORDS, lambda: "ab")
    known.of(other, "buoc", WORDS, lambda: "ab")
    assert len(kept.held) == 2
