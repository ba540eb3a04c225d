"""Paragraphs split and merged: one change, an inserted or deleted end."""

from pipeline.compare.drafts import compare
from pipeline.model.change import ChangeKind
from pipeline.model.comparison import Comparison, Fate, RevisedParagraph
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import one, words

FIRST = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."
SECOND = "Tỉnh có mười bảy đô thị, trong đó một đô thị loại hai và hai đô thị loại ba."


def both(comparison: Comparison) -> None:
    assert accepted(comparison) == shown(comparison.new)
    assert rejected(comparison) == shown(comparison.old)


def test_a_split_paragraph_is_one_change_with_an_inserted_end() -> None:
    comparison = compare(one(words(f"{FIRST} {SECOND}")), one(words(FIRST), words(SECOND)))
    (change,) = comparison.changes
    first, second = comparison.sections[0].blocks[1:]
    assert isinstance(first, RevisedParagraph)
    assert isinstance(second, RevisedParagraph)
    assert first.mark is not None
    assert (first.mark.fate, second.mark) == (Fate.INSERTED, None)
    assert change.kind is ChangeKind.CHANGED
    gone = [span for span in first.spans if span.revision]
    assert sum(len(getattr(run, "text", "")) for span in gone for run in span.runs) == 1
    both(comparison)


def test_a_merged_paragraph_is_one_change_with_a_deleted_end() -> None:
    comparison = compare(
        one(words(FIRST), words(SECOND, style="TrichDan")), one(words(f"{FIRST} {SECOND}"))
    )
    assert len(comparison.changes) == 1
    first, second = comparison.sections[0].blocks[1:]
    assert isinstance(first, RevisedParagraph)
    assert isinstance(second, RevisedParagraph)
    assert first.mark is not None
    assert first.mark.fate is Fate.DELETED
    assert second.was is not None
    both(comparison)


def test_a_paragraph_split_in_three_and_edited_is_one_change() -> None:
    third = "Các xã vùng cao còn thiếu nước sạch vào mùa khô, cần đầu tư thêm."
    old = one(words(f"{FIRST} {SECOND} {third}"))
    new = one(words(FIRST), words(SECOND.replace("mười bảy", "mười tám")), words(third))
    comparison = compare(old, new)
    assert len(comparison.changes) == 1
    both(comparison)
