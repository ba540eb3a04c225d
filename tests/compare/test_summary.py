"""A comparison summed up: tallies, numbers, and how much of each item changed."""

from decimal import Decimal

import pytest

from pipeline.compare.drafts import compare
from pipeline.compare.summary import summarise
from pipeline.compare.telling.entries import tell
from pipeline.model.change import (
    Change,
    ChangeClass,
    ChangedThing,
    ChangeKind,
    Place,
    TableChange,
)
from pipeline.model.change_summary import ChangeSummary, ItemShare
from pipeline.model.comparison import Comparison
from pipeline.model.entry import EntryKind, LogEntry
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, SectionKind
from pipeline.model.inlines import Text
from tests.compare.flows import (
    HEALTH,
    ROADS,
    figure,
    flow,
    note,
    one,
    part,
    runs,
    section,
    table,
    words,
)

LONG = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km."
NAMES = ["Tên", "Vốn"]


def summary() -> ChangeSummary:
    old = flow(
        part("ĐÁNH GIÁ"),
        section("mot", words(LONG), table("Vốn", NAMES, ["Đường", "100"], ["Cầu", "8"])),
        section("hai", words("Giữ nguyên."), owner=ROADS),
        section("bo", words("Một hai ba.", agency=ROADS), owner=ROADS),
    )
    new = flow(
        part("ĐÁNH GIÁ"),
        section(
            "mot",
            words(LONG.replace("1.234,5", "1.240")),
            table("Vốn", NAMES, ["Đường", "150"], ["Cầu", "4"]),
        ),
        section("hai", words("Giữ nguyên."), owner=ROADS),
        number=2,
    )
    return summed(old, new)


def summed(old: Flow, new: Flow) -> ChangeSummary:
    comparison = compare(old, new)
    return summarise(comparison, tell(comparison))


def test_changes_are_tallied_by_agency_part_and_thing() -> None:
    told = summary()
    assert [(tally.key, tally.label, tally.total) for tally in told.by_agency] == [
        (HEALTH, "Sở Y tế", 2),
        (ROADS, "Sở Xây dựng", 1),
    ]
    (part_,) = told.by_part
    assert (part_.label, part_.total, part_.content) == ("Phần I", 3, 3)
    assert {tally.key: tally.total for tally in told.by_kind} == {"muc": 1, "doan": 1, "o": 1}
    assert told.by_agency[1].kinds == ((ChangeKind.DELETED, 1),)


def test_an_entry_of_several_parts_and_agencies_is_tallied_too() -> None:
    def draft(word: str, number: int) -> Flow:
        first = section("mot", words(f"{LONG} Do {word} tỉnh lập."))
        second = section("hai", words(f"{LONG} Cũng do {word} tỉnh lập.", agency=ROADS))
        third = section("ba", words(f"{LONG} Và do {word} tỉnh duyệt."))
        return flow(part("A"), first, part("B", 2), second, third, number=number)

    told = summed(draft("UBND", 1), draft("Ủy ban", 2))
    assert [(tally.label, tally.total) for tally in told.by_part] == [("Nhiều phần, phụ lục", 1)]
    assert [(tally.label, tally.total) for tally in told.by_agency] == [("Nhiều cơ quan", 1)]
    assert told.by_kind[0].kinds == ((ChangeKind.CHANGED, 1),)


def test_the_numbers_that_moved_farthest_come_first() -> None:
    first, second = summary().largest
    assert (first.row, first.percent) == ("Đường", Decimal("50.00"))
    assert (second.row, second.percent) == ("Cầu", Decimal("-50.00"))
    assert first.delta == 50


def test_ordinals_that_shifted_are_no_numbers_that_moved() -> None:
    names = ["STT", "Tên", "Vốn"]
    rows = [["1", "Đường tỉnh", "100"], ["2", "Cầu treo", "8"], ["3", "Bến xe khách", "5"]]
    fewer = [["1", "Cầu treo", "8"], ["2", "Bến xe khách", "5"]]
    old = flow(part("ĐÁNH GIÁ"), section("mot", table("Vốn", names, *rows)))
    new = flow(part("ĐÁNH GIÁ"), section("mot", table("Vốn", names, *fewer)), number=2)
    told = summed(old, new)
    assert {tally.key: tally.total for tally in told.by_kind} == {"dong": 1}
    assert told.largest == ()


def test_items_tell_how_much_of_them_changed() -> None:
    told = summary()
    assert [(item.item, item.changes, item.marked) for item in told.items] == [
        ("mot", 3, 3),
        ("hai", 0, 0),
        ("bo", 2, 5),
    ]
    assert [item.item for item in told.unchanged] == ["hai"]
    assert told.items[0].words == 2 + 12 + 10


def entry(item: str = "mot", agency: str = HEALTH, **other: object) -> LogEntry:
    told = LogEntry(
        "1-2", item, agency, EntryKind.CHANGED, ChangeClass.CONTENT, ChangedThing.PARAGRAPH,
        None, None, "", "", (), (0,),
    )  # fmt: skip
    return replace(told, **other)  # type: ignore[arg-type]


def change(
    *cells: TableChange, agency: str = HEALTH, old: str = "Bảng 1", new: str = "Bảng 2"
) -> Change:
    was, now = (Place(text, 1) if text else None for text in (old, new))
    kind, class_, what = ChangeKind.CHANGED, ChangeClass.CONTENT, ChangedThing.CELL
    return Change("id", "mot", agency, f"Tên {agency}", kind, class_, what, was, now, "", "", cells)


def of(*entries: LogEntry, old: Flow, new: Flow, changes: tuple[Change, ...] = ()) -> ChangeSummary:
    return summarise(Comparison(old, new, (), changes), entries)


OLD = flow(part("A"), section("mot"), section("cu"), part("B", 2), section("hai"))
NEW = flow(part("A"), section("mot"), part("B", 2), section("hai"), part("C", 3), number=2)


def test_parts_are_in_the_order_of_the_new_draft_and_several_come_last() -> None:
    several, one_, two, old = entry(""), entry("mot"), entry("hai"), entry("cu")
    told = of(several, two, one_, two, old, old, old, old=OLD, new=NEW).by_part
    assert [(tally.key, tally.label, tally.total) for tally in told] == [
        ("phan:1", "Phần I", 4),
        ("phan:2", "Phần II", 2),
        ("", "Nhiều phần, phụ lục", 1),
    ]


def test_an_appendix_is_a_part_and_so_is_an_item_before_the_first() -> None:
    annex = replace(section("phu-luc"), kind=SectionKind.APPENDIX, place="Phụ lục I")
    behind = section("sau", place="Phụ lục I, mục 1")
    new = flow(part("A"), section("mot"), annex, behind, number=2)
    told = of(entry("phu-luc"), entry("sau"), entry("mot"), old=flow(), new=new).by_part
    assert [(tally.key, tally.label, tally.total) for tally in told] == [
        ("phan:1", "Phần I", 1),
        ("phu-luc", "Phụ lục I", 2),
    ]
    gone = of(entry("phu-luc"), old=new, new=NEW).by_part
    assert [tally.key for tally in gone] == ["phu-luc"]
    bare = of(entry("mot"), old=flow(), new=flow(section("mot"), part("A"))).by_part
    assert bare == ()  # an item is no part, and stands in none
    chapter = replace(part("X"), id="phan:1/chuong:1", kind=SectionKind.CHAPTER, place="Chương I")
    within = of(entry("phan:1/chuong:1"), old=flow(), new=flow(part("A"), chapter)).by_part
    assert [tally.key for tally in within] == ["phan:1"]


def test_agencies_are_by_the_number_of_their_entries_then_by_name() -> None:
    entries = [entry(agency=agency) for agency in ("a", "c", "b", "c", "b", "")]
    changes = tuple(change(agency=agency) for agency in "abc")
    told = of(*entries, old=OLD, new=NEW, changes=changes).by_agency
    assert [(tally.key, tally.label, tally.total) for tally in told] == [
        ("b", "Tên b", 2),
        ("c", "Tên c", 2),
        ("", "Nhiều cơ quan", 1),
        ("a", "Tên a", 1),
    ]


def test_a_tally_counts_kinds_and_classes() -> None:
    entries = [
        entry(kind=EntryKind.ADDED), entry(kind=EntryKind.SORTED), entry(kind=EntryKind.MOVED),
        entry(class_=ChangeClass.FORM), entry(class_=ChangeClass.FORMATTING),
        entry(class_=ChangeClass.FORMATTING), entry(what=ChangedThing.TABLE),
    ]  # fmt: skip
    told = of(*entries, old=OLD, new=NEW).by_kind
    tallies = {tally.key: tally for tally in told}
    paragraphs, tables = tallies[ChangedThing.PARAGRAPH.value], tallies[ChangedThing.TABLE.value]
    assert dict(paragraphs.kinds) == {
        ChangeKind.ADDED: 1, ChangeKind.CHANGED: 3, ChangeKind.MOVED: 2,
    }  # fmt: skip
    assert (paragraphs.content, paragraphs.formal, paragraphs.formatting) == (3, 1, 2)
    assert tables.kinds == ((ChangeKind.CHANGED, 1),)


def cell(row: str, delta: int | None, percent: int | None) -> TableChange:
    number, share = (None if value is None else Decimal(value) for value in (delta, percent))
    return TableChange("Bảng", row, "Vốn", "1", "2", number, share, "tỷ đồng")


def test_numbers_are_by_how_far_they_moved_then_by_place() -> None:
    far, near = cell("xa", -1, -50), cell("gần", 9, 5)
    same, more = cell("bằng", 2, 5), cell("hơn", -9, 5)
    none, zero, words_ = cell("mới", 100, None), cell("không", 0, 0), cell("chữ", None, None)
    little = cell("ít", 3, None)
    changes = (
        change(little, none, zero, words_, same, near, far),
        change(more, new="Bảng 1"),
    )
    told = of(old=OLD, new=NEW, changes=changes).largest
    assert [number.row for number in told] == ["xa", "hơn", "gần", "bằng", "mới", "ít"]
    assert told[0].place == "Bảng 2"
    assert (told[0].change, told[0].agency, told[0].unit) == ("id", HEALTH, "tỷ đồng")
    (gone,) = of(old=OLD, new=NEW, changes=(change(far, new=""),)).largest
    assert gone.place == "Bảng 1"
    (came,) = of(old=OLD, new=NEW, changes=(change(far, old=""),)).largest
    assert came.place == "Bảng 2"


def share(old: tuple[FlowBlock, ...], new: tuple[FlowBlock, ...]) -> ItemShare:
    (found,) = summed(one(*old), one(*new, number=2)).items
    return found


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (words("Một hai ba bốn."), words("Một năm sáu bảy bốn."), 3),
        (words("Một năm sáu bảy bốn."), words("Một hai ba bốn."), 3),
        (words("Một hai ba bốn."), words("Một ba bốn."), 1),
        (words("Một hai ba bốn năm."), runs(Text("Một hai ba bốn năm."), note("sáu bảy")), 2),
        (runs(Text("Một hai ba."), note("a b c")), runs(Text("Một hai ba."), note("a d c")), 1),
        (runs(Text("Một hai ba."), note("a b c")), runs(Text("Một tư ba."), note("a d c")), 2),
        (table("A B C", ["D"], ["x y"], unit="ha"), table("A B C", ["D"], ["x z"], unit="ha"), 1),
        (table("A B C", ["D"], ["x"], unit="ha"), table("A B C", ["D"], ["x"], unit="km"), 1),
        (figure("A B C", "a"), figure("A B D", "a"), 1),
    ],
)
def test_what_replaces_something_counts_once(old: FlowBlock, new: FlowBlock, marked: int) -> None:
    assert share((old, words("Giữ nguyên.")), (new, words("Giữ nguyên."))).marked == marked


def test_lines_below_a_table_count_too() -> None:
    def shown(text: str) -> FlowBlock:
        return replace(table("A B C", ["D"], ["x"]), below=(words(text, style="NguonBang"),))

    assert share((shown("Nguồn: Sở Y tế"),), (shown("Nguồn: Sở Công thương"),)).marked == 2


def test_an_item_is_told_once_with_its_title_and_no_more_than_its_words() -> None:
    (found,) = summed(one(words("Một.")), one(number=2)).items
    assert (found.title, found.words, found.marked, found.changes) == ("Mục mot", 2, 1, 1)
    (all_,) = summed(one(words("Một hai ba bốn năm.")), one(number=2)).items
    assert (all_.words, all_.marked) == (2, 2)
    empty = flow(replace(section("mot"), blocks=()), number=2)
    (bare,) = summed(empty, empty).items
    assert (bare.title, bare.words, bare.marked) == ("", 0, 0)


def test_all_words_of_an_item_that_went_are_marked() -> None:
    held = section("bo", words("Một hai."), figure("Sơ đồ", "a"), owner=ROADS)
    _, gone = summed(flow(section("mot"), held), flow(section("mot"), number=2)).items
    assert (gone.item, gone.agency, gone.words, gone.marked) == ("bo", ROADS, 8, 8)


def test_an_item_that_moved_is_no_item_that_went() -> None:
    filling = section("ba", *(words(f"{LONG} Số {n}.") for n in range(9)))
    first = section("mot", words(LONG))
    told = summed(flow(part("A"), first, filling), flow(part("A"), filling, first, number=2))
    assert [item.item for item in told.items] == ["ba", "mot"]
