"""Numbered lists that count from another number."""

from pipeline.compare.drafts import compare
from pipeline.compare.ledger import Edit, Ledger, Subject, Version
from pipeline.compare.recounted import counted_as, is_recounted, with_former_list
from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Place
from pipeline.model.comparison import Comparison, Fate, RevisedParagraph, Revision
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph, ListPlace
from tests.compare.flows import HEALTH, one, table, words

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


def test_only_numbered_lists_count() -> None:
    (one_,), (five,) = listed("Một"), listed("Một", start=5)
    bullet = replace(one_, list_place=ListPlace(1, 0))
    assert is_recounted(one_, five)
    assert not is_recounted(one_, one_)
    for old, new in ((one_, bullet), (bullet, one_), (bullet, bullet), (words("a"), one_)):
        assert not is_recounted(old, new)
    shown = table("A", ["B"])
    assert not is_recounted(shown, one_)
    assert not is_recounted(one_, shown)


def test_two_lists_are_two_changes() -> None:
    old = [*listed(ITEMS[0]), *listed(*ITEMS[1:], key=2)]
    new = [*listed(ITEMS[0], start=3), *listed(*ITEMS[1:], start=4, key=2)]
    told = [(change.old, change.new) for change in compared(old, new).changes]
    assert told == [
        ("danh sách đánh số từ 1", "danh sách đánh số từ 3"),
        ("danh sách đánh số từ 1", "danh sách đánh số từ 4"),
    ]


def test_an_item_that_looks_otherwise_besides_says_that_too() -> None:
    (old,), (new,) = listed(ITEMS[0]), listed(ITEMS[0], start=5)
    deeper = replace(new, list_place=ListPlace(1, 1, 5), style="DanhSachSo2")
    (block,) = compared([old], [deeper]).sections[0].blocks[1:]
    assert isinstance(block, RevisedParagraph)
    assert (block.paragraph, block.was) == (deeper, old)
    told = [(change.look, change.old) for change in compared([old], [deeper]).changes]
    assert told == [("mục danh sách: cấp 1 → cấp 2", ITEMS[0])]


def test_an_item_without_words_has_no_span() -> None:
    (old,), (new,) = listed(""), listed("", start=5)
    version = Version(Place("đoạn 1", 2), "", HEALTH)
    subject = Subject("mot", ChangedThing.PARAGRAPH, version, version)
    found = with_former_list(old, new, Edit(Ledger(one(), one(number=2)), subject))
    assert (found.paragraph, found.spans, found.was) == (new, (), old)
    assert found.restyled == Revision(Fate.RESTYLED, 0, "Sở Y tế")
    assert counted_as(old, new) == new
