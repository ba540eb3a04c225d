"""What holds of every pair of drafts: accepting and rejecting, equal drafts, marks, directions."""

from hypothesis import given, settings

from pipeline.compare.align import align
from pipeline.compare.drafts import compare
from pipeline.model.change import ChangeClass, ChangeKind, Tracked
from pipeline.model.flow import Flow
from tests.compare.both_sides import accepted, folded_shown, rejected, settled, shown
from tests.compare.flows import HEALTH, NAMES, ROADS, flow, one, pairs, section, table, words

LONG = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."
OTHER = "Tỉnh có mười bảy đô thị, trong đó một đô thị loại hai và hai đô thị loại ba."


@settings(max_examples=80, deadline=None)
@given(pairs())
def test_leaving_out_one_side_gives_the_other_exactly(drafts: tuple[Flow, Flow]) -> None:
    old, new = drafts
    comparison = compare(old, new, formal=True)
    assert accepted(comparison) == shown(new)
    assert rejected(comparison) == shown(old)


@settings(max_examples=40, deadline=None)
@given(pairs())
def test_without_formal_differences_the_same_holds_after_folding(drafts: tuple[Flow, Flow]) -> None:
    old, new = drafts
    comparison = compare(old, new)
    assert accepted(comparison) == shown(new)
    assert folded_shown(rejected(comparison)) == folded_shown(shown(old))


@settings(max_examples=40, deadline=None)
@given(pairs())
def test_a_change_is_marked_exactly_if_a_revision_names_it(drafts: tuple[Flow, Flow]) -> None:
    comparison = compare(*drafts)
    named = {revision.change for revision in comparison.revisions()}
    marked = {
        index for index, change in enumerate(comparison.changes) if change.tracked is Tracked.MARKED
    }
    assert named == marked


@settings(max_examples=25, deadline=None)
@given(pairs())
def test_equal_drafts_have_no_changes(drafts: tuple[Flow, Flow]) -> None:
    for draft in drafts:
        assert compare(draft, draft, formal=True).changes == ()


@settings(max_examples=60, deadline=None)
@given(pairs())
def test_the_same_blocks_are_matched_in_both_directions(drafts: tuple[Flow, Flow]) -> None:
    old, new = drafts
    there, back = align(old, new), align(new, old)
    assert {(b, a) for a, b in back.partners.items()} == set(there.partners.items())


def test_a_paragraph_moved_to_another_item_is_one_move() -> None:
    old = flow(section("mot", words(LONG), words(OTHER)), section("hai"))
    new = flow(section("mot", words(OTHER)), section("hai", words(LONG)), number=2)
    (change,) = compare(old, new).changes
    assert (change.kind, change.item) == (ChangeKind.MOVED, "hai")
    assert change.old_place is not None
    assert change.old_place.text == "Phần I, mục I.1, đoạn 1"


def test_a_block_that_another_agency_answers_for_now_is_handed_over() -> None:
    old, new = one(words(LONG)), one(words(LONG, agency=ROADS), number=2)
    comparison = compare(old, new)
    (change,) = comparison.changes
    assert (change.kind, change.agency) == (ChangeKind.MOVED, ROADS)
    assert [revision.author for revision in comparison.revisions()][-1] == "Sở Xây dựng"
    assert {revision.author for revision in comparison.revisions()} == {"Sở Y tế", "Sở Xây dựng"}


def test_an_item_that_moved_is_one_change_and_what_was_edited_in_it_another() -> None:
    filling = section("ba", *(words(f"{OTHER} Số {n}.") for n in range(9)))
    first = section("mot", words(LONG), words(OTHER))
    edited = section("mot", words(LONG.replace("1.234,5", "1.240")), words(OTHER))
    comparison = compare(flow(first, filling), flow(filling, edited, number=2))
    kinds = sorted(change.kind.value for change in comparison.changes)
    assert kinds == ["chuyen", "sua"]
    assert rejected(comparison) == shown(comparison.old)


def test_formal_differences_are_listed_and_marked_only_when_asked() -> None:
    old, new = one(words("Uỷ ban tỉnh hoà bình.")), one(words("Ủy ban tỉnh hòa bình."), number=2)
    (listed,) = compare(old, new).changes
    assert (listed.class_, listed.tracked) == (ChangeClass.FORM, Tracked.FORMAL)
    (marked,) = compare(old, new, formal=True).changes
    assert (marked.class_, marked.tracked) == (ChangeClass.FORM, Tracked.MARKED)


def test_the_changes_of_one_agency_can_be_accepted_alone() -> None:
    figures = (["1", "Đường tỉnh", "5"], ["2", "Cầu mới", "7"])
    names = ["STT", "Tên", "Vốn"]

    def draft(health: str, roads: str, number: int) -> Flow:
        rows = [[*row[:2], health] for row in figures]
        mine = words(LONG.replace("1.234,5", health)), table("Vốn", names, *rows, figures=2)
        theirs = words(OTHER.replace("mười bảy", roads), agency=ROADS)
        return flow(section("mot", *mine, theirs), section("hai", theirs, *mine), number=number)

    comparison = compare(draft("1.240", "mười bảy", 1), draft("1.300", "mười tám", 2))
    both = settled(comparison, lambda author: author == NAMES[ROADS])
    assert both == shown(draft("1.240", "mười tám", 2))
    both = settled(comparison, lambda author: author == NAMES[HEALTH])
    assert both == shown(draft("1.300", "mười bảy", 2))


def test_the_author_is_the_agency_that_answers_for_the_block() -> None:
    old = flow(section("mot", words(LONG), words(OTHER, agency=ROADS)))
    new = flow(section("mot"), number=2)
    by = {change.old: change.author for change in compare(old, new).changes}
    assert by == {LONG: "Sở Y tế", OTHER: "Sở Xây dựng"}
    assert {change.agency for change in compare(old, new).changes} == {HEALTH, ROADS}
