from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.changelog import compare_reports
from pipeline.compose.assemble import compose
from pipeline.model.blocks import Block
from pipeline.model.change import Change, ChangedThing, ChangeKind
from pipeline.model.inlines import NoteMark
from pipeline.model.report import Report
from tests.samples import FIRST, contribution, heading, item, materials, outline, paragraph, table

SHAPE = outline([[("CHƯƠNG", [item("mot"), item("hai")])]])
SECOND = replace(FIRST, number=2, name="Dự thảo lần 2")
A = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km."
B = "Tỉnh có mười bảy đô thị, trong đó một đô thị loại hai."


def report(
    mot: tuple[Block, ...] = (), hai: tuple[Block, ...] = (), *, later: bool = False
) -> Report:
    written = (contribution("mot", *mot), contribution("hai", *hai))
    return compose(materials(SHAPE, *written, round_=SECOND if later else FIRST)).value


def changes(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[Change, ...]:
    return compare_reports(report(old), report(new, later=True))


def test_a_changed_paragraph_is_one_change_with_both_texts_and_places() -> None:
    new = A.replace("1.234,5", "1.240")
    (change,) = changes((paragraph(B), paragraph(A)), (paragraph(B), paragraph(new)))
    assert (change.kind, change.what) == (ChangeKind.CHANGED, ChangedThing.PARAGRAPH)
    assert (change.old, change.new) == (A, new)
    assert change.new_place is not None
    assert change.new_place.text == "Phần I, mục I.1, đoạn 2"
    assert change.id.startswith("1-2-mot-")


def test_added_and_deleted_paragraphs_are_told_apart() -> None:
    (added,) = changes((paragraph(A),), (paragraph(A), paragraph(B)))
    (deleted,) = changes((paragraph(A), paragraph(B)), (paragraph(A),))
    assert (added.kind, deleted.kind) == (ChangeKind.ADDED, ChangeKind.DELETED)
    assert added.old_place is None
    assert deleted.new_place is None


def test_a_paragraph_moved_to_another_item_is_one_move() -> None:
    old = report((paragraph(A), paragraph(B)))
    new = report((paragraph(A),), (paragraph(B),), later=True)
    (change,) = compare_reports(old, new)
    assert change.kind is ChangeKind.MOVED
    assert change.item == "hai"


def test_a_retitled_heading_is_the_same_heading() -> None:
    (change,) = changes((heading("Đường bộ hiện nay"),), (heading("Đường bộ hiện có"),))
    assert (change.kind, change.what) == (ChangeKind.CHANGED, ChangedThing.HEADING)


def test_numbers_that_only_shift_are_no_change() -> None:
    old = (table("Một"), paragraph(A))
    assert changes(old, old) == ()
    (change,) = changes((table("Một"),), (table("Thêm", cells=(("B",),)), table("Một")))
    assert change.kind is ChangeKind.ADDED


def test_a_footnote_changes_by_itself() -> None:
    old = paragraph(A, NoteMark("1", (paragraph("Theo Luật Đường bộ năm 2024."),)))
    new = paragraph(A, NoteMark("1", (paragraph("Theo Luật Đường bộ năm 2025."),)))
    (change,) = changes((old,), (new,))
    assert change.what is ChangedThing.FOOTNOTE


words = st.lists(st.sampled_from(["một", "hai", "ba", "bốn", "năm", "sáu"]), min_size=1, max_size=6)
paragraphs = st.lists(words.map(" ".join), max_size=6)


@given(paragraphs)
def test_equal_reports_have_no_changes(texts: list[str]) -> None:
    blocks = tuple(map(paragraph, texts))
    assert changes(blocks, blocks) == ()


@given(paragraphs, paragraphs)
def test_what_is_kept_deleted_and_added_makes_both_drafts(old: list[str], new: list[str]) -> None:
    found = changes(tuple(map(paragraph, old)), tuple(map(paragraph, new)))
    assert len({change.id for change in found}) == len(found)
    gone = [change.old for change in found if change.kind is ChangeKind.DELETED]
    come = [change.new for change in found if change.kind is ChangeKind.ADDED]
    assert len(old) - len(gone) == len(new) - len(come)
