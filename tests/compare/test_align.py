"""Sections and blocks beside one another: titles, identities, moved and handed-over items."""

import pytest

from pipeline.compare.align import align
from pipeline.compare.drafts import compare
from pipeline.model.change import ChangedThing, ChangeKind
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, FlowParagraph, FlowSection, FlowTable, SectionKind
from tests.compare.flows import figure, flow, heading, one, part, section, table, words

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


def test_a_heading_moves_with_the_paragraph_beneath_it_though_that_was_edited() -> None:
    rest = [words(f"{LONG} Phần {n}.") for n in range(6)]
    was = "Quy mô dân số của tỉnh tăng đều qua các năm, năm 2024 là 810 nghìn người."
    now = was.replace("810", "812")
    head, other = heading("Dân số", "1.2."), heading("Lao động", "1.2.")
    changes = compare(one(head, words(was), *rest), one(*rest, head, words(now), number=2)).changes
    assert [change.kind for change in changes] == [ChangeKind.MOVED] * 2
    # below another heading the paragraph alone has moved
    changes = compare(one(head, words(was), *rest), one(*rest, other, words(now), number=2)).changes
    assert {change.kind for change in changes if change.what == "tieu-de"} == {
        ChangeKind.DELETED, ChangeKind.ADDED,
    }  # fmt: skip


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


def chapter(title: str, index: int = 1) -> FlowSection:
    return replace(part(title, index), id=f"phan:1/chuong:{index}", kind=SectionKind.CHAPTER)


def homes(old: list[FlowSection], new: list[FlowSection]) -> dict[int, int]:
    return align(flow(*old), flow(*new, number=2)).homes


def test_parts_are_matched_among_parts_and_chapters_among_chapters() -> None:
    old, new = [part("MỘT"), chapter("HAI")], [part("HAI"), chapter("MỘT")]
    assert homes(old, new) == {0: 0, 1: 1}
    assert homes(old, new[1:]) == {1: 0}
    assert homes([section("mot")], [part("Mục mot")]) == {}
    assert homes([section("phan:1")], [part("Mục phan:1")]) == {}


def test_parts_that_changed_places_are_known_by_their_titles() -> None:
    old = [part("MỘT", 1), part("Hoà", 2), part("BA", 3)]
    new = [part("BA", 1), part("Hòa", 2), part("MỘT", 3)]
    assert homes(old, new) == homes(new, old) == {0: 2, 1: 1, 2: 0}
    below = [replace(one_, blocks=(*one_.blocks, words("Lời dẫn."))) for one_ in old]
    assert homes(below, new) == homes(new, below) == {0: 2, 1: 1, 2: 0}


def test_a_part_edited_is_known_by_likeness_and_one_written_anew_by_its_place() -> None:
    old = [part("ĐÁNH GIÁ HIỆN TRẠNG NĂM 2024", 1), part("MỤC TIÊU", 2)]
    new = [part("SỰ CẦN THIẾT", 1), part("ĐÁNH GIÁ HIỆN TRẠNG NĂM 2025", 2)]
    assert homes(old, new) == {0: 1}
    longer = [*new, part("GIẢI PHÁP", 3)]
    assert homes([*old, part("TỔ CHỨC", 3), part("HẾT", 4)], longer) == {0: 1, 2: 2}
    below = [replace(one_, blocks=(*one_.blocks, words("Lời dẫn."))) for one_ in old]
    assert homes(below, new) == {0: 1}
    assert homes(new, below) == {1: 0}


def order(*held: FlowSection) -> Flow:
    return flow(*held)


def laid_sections(old: Flow, new: Flow) -> list[tuple[int | None, int | None]]:
    return [(stretch.old, stretch.new) for stretch in align(old, new).stretches]


def test_of_items_that_changed_places_the_longest_stay() -> None:
    few, many = section("it", words("a")), section("nhieu", words("b"), words("c"), words("d"))
    assert laid_sections(order(few, many), order(many, few)) == [(0, None), (1, 0), (None, 1)]
    assert laid_sections(order(many, few), order(few, many)) == [(None, 0), (0, 1), (1, None)]
    # of either side: a short one that grew weighs as much as it does now
    grown = section("it", *(words(f"a{n}") for n in range(8)))
    assert laid_sections(order(few, many), order(many, grown)) == [(None, 0), (0, 1), (1, None)]
    assert laid_sections(order(grown, many), order(many, few)) == [(None, 0), (0, 1), (1, None)]


def item(*blocks: FlowBlock) -> Flow:
    return one(*blocks)


def became(old: list[FlowBlock], new: list[FlowBlock]) -> dict[int, int]:
    """Which blocks of an item are which of it later, the title left out; both directions."""
    there = _partners(old, new)
    assert {j: i for i, j in there.items()} == _partners(new, old)
    return there


def _partners(old: list[FlowBlock], new: list[FlowBlock]) -> dict[int, int]:
    found = align(item(*old), item(*new)).partners
    assert found.pop((0, 0)) == (0, 0)
    return {i: j for (_, i), (_, j) in found.items()}


def laid(old: list[FlowBlock], new: list[FlowBlock]) -> str:
    """The steps of an item behind its title: "1=1", gone "2-", come "+2", regrouped "3=3,4"."""
    (stretch,) = align(item(*old), item(*new)).stretches
    told = []
    for step in stretch.steps[1:]:
        was, now = (",".join(map(str, side)) for side in (step.old, step.new))
        told.append(f"{was}={now}" if was and now else f"{was}-" if was else f"+{now}")
    return " ".join(told)


def text(count: int, name: str = "a") -> FlowParagraph:
    return words(" ".join(f"{name}{n}" for n in range(count)))


def edited(count: int, changed: int, name: str = "a") -> FlowParagraph:
    """A paragraph of `text` whose last words are others."""
    kept = [f"{name}{n}" for n in range(count - changed)]
    return words(" ".join([*kept, *(f"{name}x{n}" for n in range(changed))]))


A, B, C, D = (text(6, name) for name in "abcd")


def test_an_empty_section_lies_beside_any() -> None:
    full = one(A)
    empty = flow(replace(full.sections[0], blocks=()))
    assert align(empty, full).partners == align(full, empty).partners == {}
    (stretch,) = align(empty, full).stretches
    assert [(step.old, step.new) for step in stretch.steps] == [((), (0,)), ((), (1,))]


def test_a_title_is_the_title_whatever_stands_there() -> None:
    other = heading("Khác hẳn")
    new = flow(replace(one(A).sections[0], blocks=(other, one(A).sections[0].blocks[0], A)))
    assert align(one(A), new).partners == {(0, 0): (0, 0), (0, 1): (0, 2)}


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ([A, B, C], [A, B, C], "1=1 2=2 3=3"),
        ([A, B, C], [A, C], "1=1 2- 3=2"),
        ([A, C], [A, B, C], "1=1 +2 2=3"),
        ([A], [B], "1- +1"),
        ([A, B], [B, A], "1- 2=1 +2"),
        ([A, text(1), B], [A, text(1), C, text(1), B], "1=1 2=2 +3 +4 3=5"),
        ([text(1), text(1)], [text(1)], "1=1 2-"),
        ([], [A], "+1"),
        ([A], [], "1-"),
    ],
)
def test_blocks_lie_beside_one_another_in_order(
    old: list[FlowBlock], new: list[FlowBlock], steps: str
) -> None:
    assert laid(old, new) == steps


def test_what_differs_in_form_is_the_same_also_elsewhere() -> None:
    old, new = words("Uỷ ban tỉnh đã hoà giải."), words("Ủy ban tỉnh đã hòa giải.")
    rest: list[FlowBlock] = [text(9, "b"), text(9, "c")]
    assert became([old, *rest], [*rest, new]) == {1: 3, 2: 1, 3: 2}
    assert became([words("Uỷ")], [words("Ủy")]) == {1: 1}


def test_a_block_in_the_same_gap_is_the_same_from_half_its_words_on() -> None:
    assert became([text(9), A], [edited(9, 4), A]) == {1: 1, 2: 2}  # 10 of 18 words
    assert became([text(9), B], [edited(9, 5), B]) == {2: 2}  # 8 of 18


@pytest.mark.parametrize(
    ("count", "changed", "known"),
    [(20, 3, True), (20, 5, False), (5, 0, True), (4, 0, False), (8, 1, True), (7, 1, False)],
)
def test_a_block_elsewhere_is_the_same_where_it_says_enough(
    count: int, changed: int, known: bool
) -> None:
    rest: list[FlowBlock] = [text(30, "b"), text(30, "c")]
    moved = {1: 3} if known else {}
    assert became([text(count), *rest], [*rest, edited(count, changed)]) == {**moved, 2: 1, 3: 2}


def test_what_moved_without_saying_enough_is_not_held_by_where_it_went() -> None:
    # the four words may then be another of what stands in their place
    assert became([text(4), text(9, "b")], [edited(4, 1), text(9, "b"), text(4)]) == {1: 1, 2: 2}
    # what is only half alike does not move with its neighbour
    old: list[FlowBlock] = [text(9, "r"), text(6, "p"), text(60)]
    new: list[FlowBlock] = [edited(60, 8), edited(9, 1, "r"), edited(6, 3, "p")]
    assert became(old, new) == {1: 2, 3: 1}


def test_what_has_no_words_pairs_by_its_place() -> None:
    def draft(name: str) -> list[FlowBlock]:
        said = [text(9, f"{name}{n}") for n in range(3)]
        return [said[0], words(""), said[1], words(""), said[2]]

    assert became(draft("x"), draft("y")) == {2: 2, 4: 4}


def test_what_became_short_is_not_known_elsewhere() -> None:
    named = [replace(text(count), id="muc-a") for count in (9, 3)]
    rest: list[FlowBlock] = [text(30, "b"), text(30, "c")]
    for before, after in (named, named[::-1]):
        assert became([before, *rest], [*rest, after]) == {2: 1, 3: 2}
    assert became([named[0], *rest], [*rest, replace(text(9, "x"), id="muc-a")])[1] == 3


def test_blocks_that_changed_places_stay_where_they_say_most() -> None:
    long, short = text(40), text(9, "b")
    assert laid([short, long], [long, short]) == "1- 2=1 +2"
    assert laid([long, short], [short, long]) == "+1 1=2 2-"
    grown, was = replace(text(60), id="a"), replace(text(5), id="a")
    middle = text(20, "b")
    assert laid([was, middle], [middle, grown]) == laid([grown, middle], [middle, was])


def named(id_: str, caption: str, value: str) -> FlowTable:
    shown = table(caption, ["A", "B"], [value, "1"])
    return replace(shown, above=(replace(shown.above[0], id=id_),))


def test_an_identifier_says_more_than_a_caption_and_a_caption_more_than_words() -> None:
    old = [named("a", "Một", "x")]
    assert became([*old], [named("", "Một", "z"), named("a", "Hai", "y")]) == {1: 2}
    assert became([named("", "Một", "x")], [named("", "Hai", "x"), named("", "Một", "y")]) == {1: 2}
    values = "x k l m n o", "y z t u v w"
    assert became(
        [named("", "Một", values[0])], [named("", "Một", values[1]), named("", "Hai", values[0])]
    ) == {1: 1}
    # a name that stands twice says nothing
    twice: list[FlowBlock] = [named("", "Một", "k l m n o"), named("", "Một", "u v w x y z")]
    assert became([named("", "Một", "k l m n p")], twice) == {1: 1}
    assert became([words("Một hai."), *old], [words("Ba bốn."), *old]) == {2: 2}


def test_what_stands_beside_what_moved_moves_with_it_only_where_it_is_equal() -> None:
    rest: list[FlowBlock] = [text(30, "b"), text(30, "c")]
    moved: list[FlowBlock] = [text(1), text(9, "d"), text(2)]
    assert became([*moved, *rest], [*rest, *moved]) == {1: 3, 2: 4, 3: 5, 4: 1, 5: 2}
    # a neighbour in one draft only, and one of the same name that says something else
    apart = [*rest, text(1), text(3, "k"), *moved[1:]]
    assert became([*moved, *rest], apart) == {2: 5, 3: 6, 4: 1, 5: 2}
    other = [replace(text(1), id="x"), *moved[1:]], [replace(text(1, "y"), id="x"), *moved[1:]]
    assert became([*other[0], *rest], [*rest, *other[1]]) == {2: 4, 3: 5, 4: 1, 5: 2}
    two = [*moved, *rest, text(1, "m"), text(9, "n"), text(30, "o")]
    assert became(two, [text(30, "o"), *rest, *moved, text(1, "m"), text(9, "n")])[1] == 4


def retitled(old: list[FlowBlock], new: list[FlowBlock]) -> bool:
    """Whether the first block became the first."""
    return became(old, new).get(1) == 1


def test_a_retitled_heading_is_the_same_by_what_stands_beneath_it() -> None:
    old, new = heading("Giao thông"), heading("Đi lại")
    assert retitled([old, A], [new, A])
    assert retitled([old, A, B], [new, C, A])
    assert not retitled([old, A], [new, B])
    # where nothing stands beneath one, nothing denies it
    assert retitled([old], [new, A])
    assert retitled([old, A], [new])
    assert retitled([old], [new])
    assert not retitled([old, A, heading("Hết"), B], [new, B, heading("Hết"), A])


def test_a_heading_of_another_level_or_one_of_two_is_another() -> None:
    old, new = heading("Giao thông"), heading("Đi lại")
    assert not retitled([old, A], [replace(new, level=5), A])
    assert not retitled([old, A], [new, heading("Thuỷ lợi"), A])
    assert not retitled([old, heading("Thuỷ lợi"), A], [new, A])
    assert retitled([old, A, heading("Hết")], [new, A, heading("Hết")])
    assert became([words("Một"), A], [words("Hai"), A]) == {2: 2}


def test_a_paragraph_that_was_split_beneath_it_holds_a_heading_too() -> None:
    old, new = heading("Giao thông"), heading("Đi lại")
    whole, pieces = words(f"{A.text}. {B.text}."), [words(f"{A.text}."), words(f"{B.text}.")]
    assert retitled([old, whole], [new, *pieces])
    assert retitled([old, *pieces], [new, whole])


def both_ways(old: Flow, new: Flow) -> dict[tuple[int, int], tuple[int, int]]:
    """Give the partners, the same in both directions."""
    there, back = align(old, new), align(new, old)
    assert back.origins() == there.partners
    return there.partners


def test_which_of_two_alike_has_moved_does_not_hang_on_which_draft_is_older() -> None:
    # the same words, as many letters: their look alone tells one from the other
    above, below = heading("Giao thông"), heading("Giao thông", level=5)
    partners = both_ways(one(above, above, below), one(above, below, above, number=2))
    assert len(partners) == 3


def test_a_figure_that_came_from_elsewhere_holds_no_heading_in_either_direction() -> None:
    shown, came = figure("Sơ đồ", "a" * 64), figure("Sơ đồ mạng lưới", "a" * 64)
    same, retitled_ = heading("Giao thông"), heading("Đi lại")
    old = flow(section("mot", came), section("hai", same, same, shown))
    new = flow(section("hai", same, retitled_, came), number=2)
    partners = both_ways(old, new)
    assert partners[0, 1] == (0, 3)
    assert (1, 2) not in partners


def test_a_split_or_merged_paragraph_is_one_step() -> None:
    whole = words(f"{A.text}. {B.text}. {C.text}.")
    pieces = [words(f"{one_.text}.") for one_ in (A, B, C)]
    assert laid([whole], [*pieces]) == "1=1,2,3"
    assert laid([*pieces], [whole]) == "1,2,3=1"
    assert laid([D, whole, text(9, "e")], [D, *pieces, text(9, "e")]) == "1=1 2=2,3,4 3=5"
    assert laid([D, *pieces, text(9, "e")], [D, whole, text(9, "e")]) == "1=1 2,3,4=2 5=3"
    two = [words(f"{A.text}. {B.text}."), words(f"{C.text}. {D.text}.")]
    four = [words(f"{one_.text}.") for one_ in (A, B, C, D)]
    assert laid([*two], [*four]) == "1=1,2 2=3,4"
    assert laid([*four], [*two]) == "1,2=1 3,4=2"
    assert became([*two], [*four]) == {}
