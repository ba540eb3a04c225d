"""A comparison summed up: tallies, numbers, and how much of each item changed."""

from decimal import Decimal

from pipeline.compare.drafts import compare
from pipeline.compare.summary import summarise
from pipeline.compare.telling.entries import tell
from pipeline.model.change import ChangeKind
from pipeline.model.change_summary import ChangeSummary
from pipeline.model.flow import Flow
from tests.compare.flows import HEALTH, ROADS, flow, part, section, table, words

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
