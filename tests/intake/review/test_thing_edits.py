"""What became of pictures, charts and formulas, told in words."""

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.thing_edits import (
    ThingEdit,
    lost_things,
    tracked_things,
    untracked_things,
    without_drawn_formulas,
)
from pipeline.intake.review.things import Thing, ThingKind
from pipeline.intake.review.units import Unit
from pipeline.model.fixed import replace
from tests.intake.review.copies import block, matched, p, units
from tests.intake.review.test_things import CHART, with_numbers
from tests.intake.word.elements import by, element

PLAN = Thing(ThingKind.PICTURE, frozenset(("a",)), "Sơ đồ")
OTHER = Thing(ThingKind.PICTURE, frozenset(("b",)))
SUM = Thing(ThingKind.FORMULA, frozenset(("x",)), "x")
CHANGE = element(by("ins", "", "B", "2025-11-21T00:00:00Z"))
GONE = element(by("del", "", "B"))


def unit(*things: Thing) -> Unit:
    (made,) = units(p(""))
    made.paragraphs[0].things = list(things)
    return made


def draft(*things: Thing) -> DraftBlock:
    return replace(block(""), things=things)


def untracked(was: tuple[Thing, ...], now: tuple[Thing, ...]) -> list[str]:
    found = untracked_things([unit(*now)], [draft(*was)], matched([0], 1), set())
    return [edit.content for edit in found]


def test_things_come_go_and_are_replaced() -> None:
    assert untracked((PLAN,), (PLAN,)) == []
    assert untracked((PLAN,), ()) == ["Bỏ hình “Sơ đồ”"]
    assert untracked((), (OTHER,)) == ["Thêm hình (xem trong tệp góp ý)"]
    assert untracked((PLAN,), (OTHER,)) == ["Thay hình “Sơ đồ” (xem trong tệp góp ý)"]
    assert untracked((PLAN, SUM), (SUM,)) == ["Bỏ hình “Sơ đồ”"]
    assert untracked((SUM,), (SUM, OTHER)) == ["Thêm hình (xem trong tệp góp ý)"]
    assert untracked((PLAN,), (SUM,)) == ["Bỏ hình “Sơ đồ”", "Thêm công thức “x”"]


def test_a_formula_and_a_chart_are_told_with_what_is_in_them() -> None:
    new = Thing(ThingKind.FORMULA, frozenset(("y",)), "y")
    assert untracked((SUM,), (new,)) == ["Sửa công thức “x” thành “y”"]
    old = Thing(ThingKind.CHART, name="GRDP", chart=CHART)
    changed = Thing(ThingKind.CHART, chart=with_numbers("1,5", "3"))
    assert untracked((old,), (changed,)) == ["Sửa biểu đồ “GRDP”: 2021: 2 → 3"]
    assert untracked((), (changed,)) == ["Thêm biểu đồ (2020: 1,5; 2021: 3)"]
    unread = Thing(ThingKind.CHART, frozenset(("z",)))
    told = "Thay biểu đồ “GRDP” bằng biểu đồ khác kiểu (xem trong tệp góp ý)"
    assert untracked((replace(old, prints=frozenset("q")),), (unread,)) == [told]


def test_many_numbers_are_counted() -> None:
    names = tuple(map(str, range(12)))
    old = replace(with_numbers(*"1" * 12), categories=names)
    new = replace(with_numbers(*"2" * 12), categories=names)
    (told,) = untracked((Thing(ThingKind.CHART, chart=old),), (Thing(ThingKind.CHART, chart=new),))
    assert told.endswith("7: 1 → 2; … (12 chỗ)")


def test_what_stands_beside_no_block_was_added_and_what_has_no_unit_went() -> None:
    found = list(untracked_things([unit(OTHER)], [draft(PLAN)], matched([None], 1), set()))
    assert [(e.block, e.unit, e.added) for e in found] == [(0, None, False), (None, 0, True)]
    kept = list(untracked_things([unit(OTHER)], [draft(PLAN)], matched([None], 1), {0}))
    assert [(e.block, e.unit) for e in kept] == [(None, 0)]


def test_tracked_things_have_their_author_and_are_not_told_again() -> None:
    came = replace(OTHER, revisions=(CHANGE,))
    went = replace(PLAN, name="", revisions=(GONE,))
    both = replace(OTHER, revisions=(CHANGE, GONE))
    reading = [unit(came, went, both)], [draft(PLAN)], matched([0], 1)
    found = list(tracked_things(*reading))
    assert [(e.content, e.author, e.ids, e.added) for e in found] == [
        ("Thêm hình (xem trong tệp góp ý)", "B", ("1",), True),
        ("Bỏ hình “Sơ đồ”", "B", ("1",), False),
    ]
    assert list(untracked_things(*reading, set())) == []


def test_a_formula_changed_inside_with_tracking_is_one_edit() -> None:
    changed = replace(SUM, after="x+1", revisions=(CHANGE,))
    reading = [unit(changed)], [draft(SUM)], matched([0], 1)
    assert [e.content for e in tracked_things(*reading)] == ["Sửa công thức “x” thành “x+1”"]
    assert list(untracked_things(*reading, set())) == []


def test_things_are_lost_only_where_all_of_several_are() -> None:
    assert lost_things([unit(PLAN)], [draft(SUM), draft(SUM)]) == {ThingKind.FORMULA: 2}
    assert lost_things([unit(SUM)], [draft(SUM), draft(SUM)]) == {}
    assert lost_things([unit()], [draft(SUM)]) == {}
    assert lost_things([unit()], [draft(PLAN, PLAN)]) == {}
    assert lost_things([unit()], [draft(PLAN, PLAN, PLAN)]) == {ThingKind.PICTURE: 3}


def test_formulas_that_a_program_drew_are_counted_and_one_alone_is_an_edit() -> None:
    def edit(kind: ThingKind, *, added: bool = False) -> ThingEdit:
        return ThingEdit(0, 0, kind, "x", added=added)

    gone, drawn = edit(ThingKind.FORMULA), edit(ThingKind.SHAPE, added=True)
    assert without_drawn_formulas([gone, drawn]) == ([gone, drawn], 0)
    other = edit(ThingKind.PICTURE)
    left, count = without_drawn_formulas([gone, drawn, other, replace(gone), replace(drawn)])
    assert (left, count) == ([other], 2)
    left, count = without_drawn_formulas(
        [gone, replace(gone), replace(gone), drawn, replace(drawn)]
    )
    assert (len(left), left[0].kind, count) == (1, ThingKind.FORMULA, 2)
