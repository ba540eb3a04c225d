"""Moves of Word's: what stayed moves, what was replaced goes here and comes there."""

from collections.abc import Sequence

from pipeline.compare.drafts import compare
from pipeline.compare.moved import is_movable
from pipeline.model.change import ChangeKind
from pipeline.model.comparison import Comparison, Fate, RevisedParagraph
from pipeline.model.document import plain_text
from pipeline.model.flow import Flow, FlowBlock
from pipeline.model.inlines import LineBreak, Marks, Text
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import flow, heading, note, one, runs, section, table, words
from tests.compare.told import item, long

KEPT = [words(long(f"Đoạn {n}")) for n in range(8)]


def checked(old: Flow, new: Flow) -> Comparison:
    comparison = compare(old, new)
    assert accepted(comparison) == shown(new)
    assert rejected(comparison) == shown(old)
    return comparison


def fates(comparison: Comparison) -> list[list[tuple[str, str]]]:
    """Each paragraph that came or went: its words by what became of them."""
    return [
        [(span.revision.fate.value, plain_text(span.runs)) for span in block.spans if span.revision]
        for held in comparison.sections
        for block in held.blocks
        if isinstance(block, RevisedParagraph) and block.mark
    ]


def moved(block: FlowBlock, after: FlowBlock) -> Comparison:
    return checked(one(block, *KEPT), one(*KEPT, after, number=2))


def test_a_paragraph_that_moved_and_was_edited_moves_with_its_edits() -> None:
    text = long("Chợ")
    comparison = moved(words(text), words(text.replace("riêng", "chung")))
    (change,) = comparison.changes
    assert change.kind is ChangeKind.MOVED
    away, here = fates(comparison)
    assert [fate for fate, _ in away] == ["moved-away", "deleted", "moved-away"]
    assert [fate for fate, _ in here] == ["moved-here", "inserted", "moved-here"]
    assert (away[1][1].strip(), here[1][1].strip()) == ("riêng", "chung")


def test_an_item_of_a_list_is_a_move_in_the_log_and_comes_and_goes_in_word() -> None:
    comparison = moved(item(long("Chợ")), item(long("Chợ")))
    assert {change.kind for change in comparison.changes} == {ChangeKind.MOVED}
    assert [[fate for fate, _ in found] for found in fates(comparison)] == [
        ["deleted"],
        ["inserted"],
    ]


def test_words_that_look_otherwise_move_as_either_draft_has_them() -> None:
    text = long("Chợ")
    comparison = moved(words(text), runs(Text(text, Marks(bold=True))))
    assert {change.kind for change in comparison.changes} == {ChangeKind.MOVED}


def native(before: Sequence[FlowBlock], after: Sequence[FlowBlock]) -> set[str]:
    """The fates in an item that moved to the front."""
    first = section("mot", *KEPT)
    old = flow(first, section("hai", *before, place="Phần I, mục I.2"))
    new = flow(section("hai", *after, place="Phần I, mục I.1"), first, number=2)
    comparison = checked(old, new)
    return {revision.fate.value for revision in comparison.revisions()}


def test_paragraphs_of_an_item_that_moved_move_and_its_tables_go_and_come() -> None:
    blocks = (heading("Chợ"), words(long("Chợ")), table("A", ["B", "C"], ["c", "d"]))
    assert native(blocks, blocks) == {"moved-away", "moved-here", "deleted", "inserted"}


def test_only_words_can_move() -> None:
    assert is_movable(words("Một."))
    for block in (
        item("Một."),
        words(""), heading("Một"), words("Một", note("Hai")), runs(Text("a", Marks(link="https://a"))),
        runs(Text("a", Marks(target="muc"))), runs(LineBreak()), table("A", ["B"], ["c"]),
    ):  # fmt: skip
        assert not is_movable(block)
    assert Fate.MOVED_AWAY.is_old
