"""Sections and blocks beside one another: titles, identities, moved and handed-over items."""

from dataclasses import replace

from pipeline.compare.align import align
from pipeline.compare.drafts import compare
from pipeline.model.change import ChangedThing, ChangeKind
from pipeline.model.flow import FlowParagraph, FlowTable
from tests.compare.flows import flow, heading, one, part, section, table, words

LONG = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."


def test_parts_are_matched_by_title_and_not_by_their_number() -> None:
    old = flow(part("ĐÁNH GIÁ HIỆN TRẠNG", 1), part("ĐIỀU CHỈNH QUY HOẠCH", 2))
    new = flow(part("SỰ CẦN THIẾT", 1), part("ĐÁNH GIÁ HIỆN TRẠNG", 2), part("ĐIỀU CHỈNH", 3))
    assert align(old, new).homes == {0: 1, 1: 2}
    kinds = [(change.kind, change.what) for change in compare(old, new).changes]
    assert kinds[0] == (ChangeKind.ADDED, ChangedThing.HEADING)


def test_an_item_is_known_by_its_id_whatever_its_title() -> None:
    old, new = one(words(LONG)), one(words(LONG), number=2)
    title = new.sections[0].blocks[0]
    assert isinstance(title, FlowParagraph)
    title = replace(title, runs=words("Hạ tầng").runs)
    new = flow(replace(new.sections[0], blocks=(title, *new.sections[0].blocks[1:])), number=2)
    (change,) = compare(old, new).changes
    assert (change.kind, change.what) == (ChangeKind.CHANGED, ChangedThing.HEADING)


def test_a_retitled_and_renumbered_heading_is_the_same_heading() -> None:
    old = one(heading("Hiện trạng giao thông", "1.1."), words(LONG))
    new = one(heading("Tình hình đi lại", "1.4."), words(LONG), number=2)
    (change,) = compare(old, new).changes
    assert (change.kind, change.what) == (ChangeKind.CHANGED, ChangedThing.HEADING)
    renumbered = one(heading("Hiện trạng giao thông", "1.9."), words(LONG), number=2)
    assert compare(old, renumbered).changes == ()


def test_a_table_is_known_by_its_identifier() -> None:
    def named(id_: str, caption: str, value: str) -> FlowTable:
        shown = table(caption, ["A", "B"], [value, "1"])
        return replace(shown, above=(replace(shown.above[0], id=id_),))

    old = one(named("bang-a", "Một", "x"), named("bang-b", "Hai", "y"))
    new = one(named("bang-a", "Khác hẳn", "z"), number=2)
    assert align(old, new).partners[0, 1] == (0, 1)


def test_a_dropped_item_is_one_change_a_block() -> None:
    old = flow(section("mot", words(LONG)), section("hai", words("Giữ nguyên.")))
    comparison = compare(old, flow(section("hai", words("Giữ nguyên.")), number=2))
    assert [change.kind for change in comparison.changes] == [ChangeKind.DELETED] * 2
    assert [entry.gone for entry in comparison.sections] == [True, False]


def test_what_says_little_moves_with_its_neighbour() -> None:
    rest = [words(f"{LONG} Phần {n}.") for n in range(6)]
    moved = (heading("Dân số", "1.2."), words("Quy mô dân số của tỉnh tăng đều qua các năm."))
    old, new = one(*moved, *rest), one(*rest, *moved, number=2)
    assert {change.kind for change in compare(old, new).changes} == {ChangeKind.MOVED}
    alone = compare(one(moved[0], *rest), one(*rest, moved[0], number=2))
    assert {change.kind for change in alone.changes} == {ChangeKind.DELETED, ChangeKind.ADDED}


def test_a_section_in_the_place_of_another_is_not_its_heading_retitled() -> None:
    end = heading("Kết luận", "1.2."), words(LONG)
    old = one(heading("Đất đai"), words("Ruộng bậc thang có ở ba xã vùng cao."), *end)
    new = one(heading("Chợ"), words("Tỉnh có mười bảy đô thị, đủ loại."), *end, number=2)
    changes = compare(old, new).changes
    told = [(change.kind, change.what) for change in changes if change.what == "tieu-de"]
    assert told == [
        (ChangeKind.DELETED, ChangedThing.HEADING),
        (ChangeKind.ADDED, ChangedThing.HEADING),
    ]
