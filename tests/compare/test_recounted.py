"""Numbered lists that count from another number."""

from dataclasses import replace

from pipeline.compare.drafts import compare
from pipeline.model.change import ChangeClass, ChangeKind
from pipeline.model.comparison import Comparison, RevisedParagraph
from pipeline.model.flow import FlowParagraph, ListPlace
from tests.compare.flows import one, words

ITEMS = ("Nâng cấp đường tỉnh 226.", "Xây cầu Kỳ Cùng.", "Mở bến xe phía Bắc.")


def listed(*texts: str, start: int = 1, key: int = 1) -> list[FlowParagraph]:
    place = ListPlace(key, 0, start)
    return [replace(words(text, style="DanhSachSo1"), list_place=place) for text in texts]


def compared(old: list[FlowParagraph], new: list[FlowParagraph]) -> Comparison:
    return compare(one(*old), one(*new, number=2))


def test_another_first_number_is_one_change_told_of_every_item() -> None:
    comparison = compared(listed(*ITEMS), listed(*ITEMS, start=5))
    (change,) = comparison.changes
    assert (change.kind, change.class_) == (ChangeKind.CHANGED, ChangeClass.FORMATTING)
    assert (change.old, change.new) == ("danh sách đánh số từ 1", "danh sách đánh số từ 5")
    items = comparison.sections[0].blocks[1:]
    assert [block.was for block in items if isinstance(block, RevisedParagraph)] == listed(*ITEMS)


def test_a_word_changed_in_such_a_list_is_a_change_of_its_own() -> None:
    edited = (ITEMS[0], "Xây cầu Kỳ Lừa.", ITEMS[2])
    comparison = compared(listed(*ITEMS), listed(*edited, start=5))
    assert {change.class_ for change in comparison.changes} == {
        ChangeClass.FORMATTING,
        ChangeClass.CONTENT,
    }


def test_a_list_that_a_paragraph_parts_is_told_once() -> None:
    parted = [*listed(ITEMS[0]), words("Một đoạn xen giữa."), *listed(*ITEMS[1:], start=2, key=2)]
    kinds = [(change.kind, change.class_) for change in compared(listed(*ITEMS), parted).changes]
    assert kinds == [
        (ChangeKind.ADDED, ChangeClass.CONTENT),
        (ChangeKind.CHANGED, ChangeClass.FORMATTING),
    ]
