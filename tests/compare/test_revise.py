"""The text of both drafts: order of sections and changes, reasons, native moves."""

import pytest

from pipeline.compare.align import align
from pipeline.compare.drafts import compare
from pipeline.compare.ledger import Ledger
from pipeline.compare.revise import revise
from pipeline.model.change import ChangeClass, ChangedThing, ChangeKind, Tracked
from pipeline.model.comparison import (
    Fate,
    RevisedBlock,
    RevisedFigure,
    RevisedParagraph,
    RevisedTable,
)
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, FlowParagraph, FlowSection, Role
from pipeline.model.inlines import Math
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import (
    HEALTH,
    ROADS,
    figure,
    flow,
    heading,
    note,
    one,
    part,
    runs,
    section,
    table,
    words,
)
from tests.compare.told import item, point

LONG = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."
OTHER = "Tỉnh có mười bảy đô thị, trong đó một đô thị loại hai và hai đô thị loại ba."
THIRD = "Các xã vùng cao còn thiếu nước sạch vào mùa khô, cần đầu tư thêm nhiều."


def test_a_plain_paragraph_moves_natively_and_one_with_a_footnote_does_not() -> None:
    old, new = (
        one(words(LONG), words(OTHER), words(THIRD)),
        one(words(OTHER), words(THIRD), words(LONG)),
    )
    fates = {revision.fate for revision in compare(old, new).revisions()}
    assert fates == {Fate.MOVED_AWAY, Fate.MOVED_HERE}
    noted = words(LONG, note("Theo Luật."))
    old, new = one(noted, words(OTHER), words(THIRD)), one(words(OTHER), words(THIRD), noted)
    comparison = compare(old, new)
    assert {revision.fate for revision in comparison.revisions()} == {Fate.DELETED, Fate.INSERTED}
    assert [change.kind for change in comparison.changes] == [ChangeKind.MOVED]


def test_changes_follow_the_new_draft() -> None:
    old = one(words(LONG), words(OTHER), words(THIRD))
    new = one(words(OTHER.replace("mười bảy", "mười tám")), words(THIRD), words(LONG), number=2)
    kinds = [change.kind for change in compare(old, new).changes]
    assert kinds == [ChangeKind.CHANGED, ChangeKind.MOVED]


def test_the_reason_is_that_of_the_agency_for_the_item() -> None:
    new = one(words(LONG), words(OTHER), number=2)
    said = replace(new.sections[0], reasons=((HEALTH, "Cập nhật số liệu"),))
    (change,) = compare(one(words(LONG)), flow(said, number=2)).changes
    assert change.reason == "Cập nhật số liệu"


def test_a_gone_section_stands_where_it_stood() -> None:
    old = flow(section("mot"), section("hai", words(LONG)), section("ba"))
    comparison = compare(old, flow(section("mot"), section("ba"), number=2))
    assert [(entry.section.id, entry.gone) for entry in comparison.sections] == [
        ("mot", False),
        ("hai", True),
        ("ba", False),
    ]


def told(old: Flow, new: Flow) -> list[tuple[str, str, str, str, str]]:
    """Each change as (kind, thing, old words, new words, author); both sides hold besides."""
    comparison = compare(old, new)
    assert accepted(comparison) == shown(new)
    assert rejected(comparison) == shown(old)
    return [
        (change.kind.value, change.what.value, change.old, change.new, change.author)
        for change in comparison.changes
    ]


def laid(old: Flow, new: Flow) -> list[list[str]]:
    """The blocks of each section behind its title, by what became of them."""
    return [[fate(block) for block in held.blocks[1:]] for held in compare(old, new).sections]


def fate(block: RevisedBlock) -> str:
    match block:
        case RevisedParagraph(mark=mark):
            return mark.fate.value if mark else "changed"
        case RevisedTable(revision=revision) if revision:
            return revision.fate.value
        case RevisedFigure(paragraphs=(RevisedParagraph(mark=mark), *_)) if mark:
            return mark.fate.value
        case RevisedTable() | RevisedFigure():
            return "changed"
    return "kept"


def as_role(role: Role) -> FlowParagraph:
    return replace(words("Một hai."), role=role)


@pytest.mark.parametrize(
    ("block", "thing"),
    [
        (words("Một hai."), ChangedThing.PARAGRAPH),
        (heading("Một hai"), ChangedThing.HEADING),
        (replace(runs(Math("x")), role=Role.FORMULA), ChangedThing.FORMULA),
        (as_role(Role.TABLE_CAPTION), ChangedThing.CAPTION),
        (as_role(Role.FIGURE_CAPTION), ChangedThing.CAPTION),
        (as_role(Role.DRAWING), ChangedThing.FIGURE),
        (as_role(Role.FIXED), ChangedThing.PARAGRAPH),
        (table("Một", ["A"], ["x"]), ChangedThing.TABLE),
        (figure("Một", "a"), ChangedThing.FIGURE),
    ],
)
def test_what_came_or_went_is_named_by_its_kind(block: FlowBlock, thing: ChangedThing) -> None:
    came, gone = compare(one(), one(block, number=2)), compare(one(block), one(number=2))
    ((added,), (deleted,)) = came.changes, gone.changes
    assert (added.what, added.kind, deleted.what, deleted.kind) == (
        thing, ChangeKind.ADDED, thing, ChangeKind.DELETED,
    )  # fmt: skip
    assert (added.old_place, deleted.new_place) == (None, None)
    assert added.new_place == deleted.old_place is not None
    assert added.new == deleted.old
    assert (added.item, deleted.item) == ("mot", "mot")
    assert laid(one(), one(block, number=2)) == [["inserted"]]
    assert laid(one(block), one(number=2)) == [["deleted"]]


def test_a_word_that_changed_is_told_of_the_block_where_it_stands() -> None:
    old = one(words(LONG), words(OTHER), heading("Dân số của tỉnh"), words(THIRD))
    new = one(
        words(LONG), words(OTHER.replace("mười bảy", "mười tám")),
        heading("Dân số của vùng"), words(THIRD), number=2,
    )  # fmt: skip
    comparison = compare(old, new)
    paragraph, title = comparison.changes
    assert (paragraph.what, title.what) == (ChangedThing.PARAGRAPH, ChangedThing.HEADING)
    assert (paragraph.old, title.old) == (OTHER, "Dân số của tỉnh")
    assert paragraph.old_place is not None
    assert (paragraph.old_place, paragraph.new_place) == (paragraph.new_place, paragraph.old_place)
    assert paragraph.old_place.text == "Phần I, mục I.1, đoạn 2"
    assert laid(old, new) == [["kept", "changed", "changed", "kept"]]


def test_a_letter_that_shifted_is_of_form() -> None:
    old = one(point("a", LONG), point("b", OTHER))
    (shifted,) = compare(old, one(point("a", LONG), point("c", OTHER), number=2)).changes
    assert shifted.class_ is ChangeClass.FORM
    (edited,) = compare(old, one(point("a", LONG), point("b", f"{OTHER} Hết."), number=2)).changes
    assert edited.class_ is ChangeClass.CONTENT


def test_blocks_of_two_kinds_in_one_place_go_and_come() -> None:
    title = section("mot").blocks[0]
    old = flow(replace(section("mot"), blocks=(words("Một hai."),)))
    new = flow(replace(section("mot"), blocks=(table("Một", ["A"], ["x"]),)), number=2)
    assert [entry[:2] for entry in told(old, new)] == [("sua", "bang")]
    assert [entry[:2] for entry in told(new, old)] == [("sua", "doan")]
    assert title not in old.sections[0].blocks


SHOWN, DRAWN = table("Vốn", ["A", "B"], ["x", "1"]), figure("Sơ đồ", "a")


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        (SHOWN, replace(SHOWN, landscape=True), 1),
        (SHOWN, replace(SHOWN, options=(("cols", "2,1"),)), 1),
        (SHOWN, replace(SHOWN, options=(("form", "bieu-1"),)), 0),
        (SHOWN, replace(SHOWN, workbook="a.xlsx"), 0),
        (DRAWN, replace(DRAWN, drawing=replace(DRAWN.drawing, wide=True)), 1),
        (DRAWN, figure("Sơ đồ", "a", alt="Bản đồ"), 1),
        (DRAWN, figure("Sơ đồ", "a"), 0),
    ],
)
def test_what_prints_the_same_may_be_laid_otherwise(
    old: FlowBlock, new: FlowBlock, count: int
) -> None:
    for more in ((), (words(LONG),)):
        comparison = compare(one(old), one(new, *more, number=2))
        unmarked = [one_ for one_ in comparison.changes if one_.tracked is Tracked.UNTRACKED]
        assert len(unmarked) == count
        assert len(comparison.changes) == count + len(more)
        back = compare(one(new), one(old, number=2)).changes
        assert len(back) == count


def test_blocks_that_stayed_are_those_of_the_new_draft() -> None:
    old, new = one(words(LONG), SHOWN), one(words(LONG), SHOWN, number=2)
    (held,) = compare(old, new).sections
    assert all(block is now for block, now in zip(held.blocks, new.sections[0].blocks, strict=True))
    more = one(words(LONG), SHOWN, words(OTHER), number=2)
    (held,) = compare(old, more).sections
    assert all(held.blocks[index] is more.sections[0].blocks[index] for index in range(3))


def owned(*blocks: FlowBlock, by: str, title: str = "Mục mot") -> FlowSection:
    held = section("mot", *(replace(block, source=words("", agency=by).source) for block in blocks))
    first = replace(held.blocks[0], source=words("", agency=by).source)
    assert isinstance(first, FlowParagraph)
    first = replace(first, runs=words(title).runs)
    return replace(held, owner=by, blocks=(first, *held.blocks[1:]))


def test_an_item_handed_over_is_one_change_and_what_was_edited_in_it_another() -> None:
    old, new = (
        owned(words(LONG), words(OTHER), by=HEALTH),
        owned(words(LONG), words(OTHER), by=ROADS),
    )
    whole = ("chuyen", "tieu-de", "Mục mot", "Mục mot", "Sở Xây dựng")
    assert told(flow(old), flow(new, number=2)) == [whole]
    edited = OTHER.replace("mười bảy", "mười tám")
    new = owned(words(LONG), words(edited), by=ROADS, title="Mục một")
    assert told(flow(old), flow(new, number=2)) == [
        ("chuyen", "tieu-de", "Mục mot", "Mục một", "Sở Xây dựng"),
        ("chuyen", "doan", OTHER, edited, "Sở Xây dựng"),
    ]
    comparison = compare(flow(old), flow(new, number=2))
    assert {(r.fate, r.author) for r in comparison.revisions()} == {
        (Fate.DELETED, "Sở Y tế"),
        (Fate.INSERTED, "Sở Xây dựng"),
    }
    assert laid(flow(old), flow(new, number=2)) == [["inserted", *["deleted", "inserted"] * 2]]


def test_a_block_alone_handed_over_is_a_change_of_its_own() -> None:
    old, new = (
        one(words(LONG), words(OTHER)),
        one(words(LONG), words(OTHER, agency=ROADS), number=2),
    )
    assert told(old, new) == [("chuyen", "doan", OTHER, OTHER, "Sở Xây dựng")]
    assert laid(old, new) == [["kept", "deleted", "inserted"]]
    # an item may be led by another agency while its blocks stay whose they were
    led = flow(replace(old.sections[0], owner=ROADS), number=2)
    assert told(old, led) == []
    both = flow(replace(new.sections[0], owner=ROADS), number=2)
    assert told(old, both) == [("chuyen", "tieu-de", "Mục mot", "Mục mot", "Sở Xây dựng")]
    back = flow(replace(new.sections[0], owner=ROADS)), flow(old.sections[0], number=2)
    assert told(*back) == [("chuyen", "tieu-de", "Mục mot", "Mục mot", "Sở Y tế")]


def test_a_block_that_moved_to_another_agencys_item_goes_and_comes() -> None:
    old = flow(section("mot", words(LONG), words(OTHER)), section("hai", words(THIRD)))
    here = section("hai", words(THIRD), words(LONG, agency=ROADS), place="Phần I, mục I.2")
    new = flow(section("mot", words(OTHER)), here, number=2)
    assert told(old, new) == [("chuyen", "doan", LONG, LONG, "Sở Xây dựng")]
    assert laid(old, new) == [["deleted", "kept"], ["kept", "inserted"]]
    comparison = compare(old, new)
    (change,) = comparison.changes
    assert (change.item, change.agency) == ("hai", ROADS)
    assert {(r.fate, r.author) for r in comparison.revisions()} == {
        (Fate.DELETED, "Sở Y tế"),
        (Fate.INSERTED, "Sở Xây dựng"),
    }
    assert change.old_place is not None
    assert change.new_place is not None
    assert (change.old_place.text, change.new_place.text) == (
        "Phần I, mục I.1, đoạn 1",
        "Phần I, mục I.2, đoạn 2",
    )


def test_a_paragraph_moves_and_a_table_goes_and_comes() -> None:
    rest = [words(f"{OTHER} Số {n}.") for n in range(6)]
    old, new = one(words(LONG), *rest), one(*rest, words(LONG), number=2)
    assert laid(old, new) == [["moved-away", *["kept"] * 6, "moved-here"]]
    old, new = one(SHOWN, *rest), one(*rest, SHOWN, number=2)
    assert laid(old, new) == [["deleted", *["kept"] * 6, "inserted"]]
    assert told(old, new)[0][:2] == ("chuyen", "bang")
    listed = item(LONG)
    old, new = one(words(LONG), *rest), one(*rest, listed, number=2)
    assert laid(old, new) == [["deleted", *["kept"] * 6, "inserted"]]
    old, new = one(listed, *rest), one(*rest, words(LONG), number=2)
    assert laid(old, new) == [["deleted", *["kept"] * 6, "inserted"]]


FILLING = section("ba", *(words(f"{OTHER} Số {n}.") for n in range(9)))


def test_an_item_that_moved_tells_of_its_own_changes_besides() -> None:
    first = section("mot", words(LONG), words(THIRD), SHOWN)
    whole = ("chuyen", "tieu-de", "Mục mot", "Mục mot", "Sở Y tế")
    old = flow(first, FILLING)
    assert told(old, flow(FILLING, first, number=2)) == [whole]
    edited = LONG.replace("1.234,5", "1.240")
    changed = section("mot", words(edited), words(OTHER), SHOWN)
    assert told(old, flow(FILLING, changed, number=2)) == [
        ("xoa", "doan", THIRD, "", "Sở Y tế"),
        whole,
        ("sua", "doan", LONG, edited, "Sở Y tế"),
        ("them", "doan", "", OTHER, "Sở Y tế"),
    ]
    title = replace(heading("Khác", level=3), id="mot")
    retitled = replace(first, blocks=(title, *first.blocks[1:]))
    assert told(old, flow(FILLING, retitled, number=2)) == [(*whole[:3], "Khác", whole[4])]


def test_what_came_into_an_item_that_moved_moved_by_itself() -> None:
    first, other = section("mot", words(LONG)), section("hai", words(OTHER), words(THIRD))
    old = flow(first, FILLING, other)
    new = flow(
        FILLING, section("hai", words(OTHER)), section("mot", words(LONG), words(THIRD)), number=2
    )
    assert told(old, new) == [
        ("chuyen", "tieu-de", "Mục mot", "Mục mot", "Sở Y tế"),
        ("chuyen", "doan", THIRD, THIRD, "Sở Y tế"),
    ]


def test_a_section_stands_where_the_new_draft_has_it_or_the_old_one_had() -> None:
    old = flow(part("A"), section("mot", words(LONG)), FILLING)
    new = flow(part("A"), FILLING, section("hai", words(THIRD)), number=2)
    sections = compare(old, new).sections
    assert [(held.section.id, held.gone) for held in sections] == [
        ("phan:1", False), ("mot", True), ("ba", False), ("hai", False),
    ]  # fmt: skip
    assert sections[1].section is old.sections[1]
    assert sections[2].section is new.sections[1]


def test_a_split_or_merge_tells_of_its_paragraphs_a_line_each() -> None:
    whole, pieces = [words(f"{LONG} {OTHER}")], [words(LONG), words(OTHER)]
    old, new = one(words(THIRD), *whole), one(words(THIRD), *pieces, number=2)
    assert told(old, new) == [
        ("sua", "doan", f"{LONG} {OTHER}", f"{LONG}\n{OTHER}", "Sở Y tế"),
    ]
    back = flow(new.sections[0]), flow(old.sections[0], number=2)
    assert told(*back) == [("sua", "doan", f"{LONG}\n{OTHER}", f"{LONG} {OTHER}", "Sở Y tế")]
    for drafts in ((old, new), back):
        (change,) = compare(*drafts).changes
        assert change.old_place is not None
        assert change.old_place == change.new_place
        assert change.old_place.text == "Phần I, mục I.1, đoạn 2"


def test_differences_of_form_are_marked_in_what_was_parted_when_asked() -> None:
    old, new = one(words(f"Uỷ {LONG} {OTHER}")), one(words(f"Ủy {LONG}"), words(OTHER), number=2)
    ledger = Ledger(old, new)
    revise(align(old, new), old, new, ledger, formal=True)
    marked = {change.class_: change.tracked for change in ledger.changes()}
    assert marked == {ChangeClass.CONTENT: Tracked.MARKED, ChangeClass.FORM: Tracked.MARKED}


def test_each_section_counts_its_own_lists() -> None:
    def draft(start: int, number: int) -> Flow:
        held = [
            section(id_, item(LONG, start=start), item(OTHER, start=start)) for id_ in ("a", "b")
        ]
        return flow(*held, number=number)

    comparison = compare(draft(1, 1), draft(4, 2))
    assert [(change.item, change.class_) for change in comparison.changes] == [
        ("a", ChangeClass.FORMATTING),
        ("b", ChangeClass.FORMATTING),
    ]
    assert laid(draft(1, 1), draft(4, 2)) == [["changed", "changed"]] * 2


def test_a_box_that_went_never_parts_a_table_from_its_source() -> None:
    grid = table("Tổ chức khoa học", ["A"], ["x"])
    source = words("Nguồn: Sở Khoa học và Công nghệ.", style="NguonBang")
    box = words("Sở Khoa học và Công nghệ chưa gửi nội dung này.", style="HopThongBao")
    compared = compare(one(box), one(words(LONG), grid, source, number=2))
    (told,) = [s.blocks for s in compared.sections if s.section.id == "mot"]
    lines = [getattr(block, "paragraph", block) for block in told]
    styles = [getattr(line, "style", "table") for line in lines]
    assert styles[1:] == ["HopThongBao", "BodyText", "table", "NguonBang"]
