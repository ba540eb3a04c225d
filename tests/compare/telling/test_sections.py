"""Whole sections: what came, went or moved with all beneath it is one."""

from pipeline.compare.telling.sections import told_sections
from tests.compare.flows import ROADS, flow, heading, one, part, section, table, words
from tests.compare.told import entries, grouped, laid_out, long, told, told_of

KEPT = words(long("Mở đầu"))
NEW = (heading("Cấp nước", "1.2."), words(long("Nước")), words(long("Đập")))
GRID = table("Công trình", ["Tên", "Vốn"], ["Hồ chứa", "15"])


def test_a_heading_with_all_beneath_it_is_one_section() -> None:
    found = told_of((KEPT,), (KEPT, *NEW, GRID))
    assert found == [("them", "muc", {"muc": 1, "tieu-de": 1, "doan": 2, "bang": 1})]
    gone = told_of((KEPT, *NEW, GRID), (KEPT,))
    assert gone == [("xoa", "muc", {"muc": 1, "tieu-de": 1, "doan": 2, "bang": 1})]


def test_the_outermost_section_counts() -> None:
    inner = heading("Hồ chứa", "1.2.1.", 5), words(long("Hồ"))
    found = told_of((KEPT,), (KEPT, *NEW, *inner))
    assert found == [("them", "muc", {"muc": 1, "tieu-de": 2, "doan": 3})]


def test_neighbouring_sections_are_told_together_and_their_number_is_said() -> None:
    second = heading("Thoát nước", "1.3."), words(long("Cống"))
    ((kind, what, counts),) = told_of((KEPT,), (KEPT, *NEW, *second))
    assert (kind, what, counts["muc"]) == ("them", "muc", 2)


def test_sections_with_text_of_the_draft_before_between_them_are_two() -> None:
    end = heading("Kết luận", "1.3."), words(long("Kết luận"))
    last = heading("Thoát nước", "1.4."), words(long("Cống"))
    found = told_of((KEPT, *end), (KEPT, *NEW, *end, *last))
    assert [entry[:2] for entry in found] == [("them", "muc"), ("them", "muc")]


def test_a_heading_that_has_text_of_the_draft_before_beneath_it_is_a_heading() -> None:
    found = told_of((KEPT, words(long("Nước"))), (KEPT, NEW[0], words(long("Nước"))))
    assert found == [("them", "tieu-de", {"tieu-de": 1})]


def test_a_heading_alone_is_a_heading_but_an_item_without_text_is_a_section() -> None:
    alone = told_of((KEPT,), (KEPT, NEW[0]))
    assert alone == [("them", "tieu-de", {"tieu-de": 1})]
    empty = told(flow(section("mot", KEPT)), flow(section("mot", KEPT), section("hai"), number=2))
    assert empty == [("them", "muc", {"muc": 1, "tieu-de": 1})]


def test_items_that_came_and_went_are_one_each() -> None:
    old = flow(section("mot", KEPT), section("hai", *NEW[1:], place="Phần I, mục I.2"))
    new = flow(section("mot", KEPT), section("ba", GRID, place="Phần I, mục I.3"), number=2)
    found = entries(old, new)
    assert [(entry.kind, entry.what, entry.item) for entry in found] == [
        ("xoa", "muc", "hai"),
        ("them", "muc", "ba"),
    ]
    assert found[0].old == "Mục hai"


def test_a_part_with_its_items_is_one() -> None:
    old = flow(part("HIỆN TRẠNG"), section("mot", KEPT))
    more = part("PHƯƠNG ÁN", 2), section("hai", *NEW, place="Phần II, mục 1")
    ((kind, what, counts),) = told(old, flow(*old.sections, *more, number=2))
    assert (kind, what) == ("them", "muc")
    assert counts == {"muc": 1, "tieu-de": 3, "doan": 2}


def test_an_item_that_moved_is_one_with_its_edits() -> None:
    first, second = (
        section("mot", *(words(long(f"Một {n}")) for n in range(9))),
        section("hai", KEPT),
    )
    third = section("ba", words(long("Ba")), words(long("Ba nữa")))
    edited = section("ba", words(long("Ba").replace("riêng", "chung")), words(long("Ba nữa")))
    found = told(flow(first, second, third), flow(edited, first, second, number=2))
    assert [entry[:2] for entry in found] == [("chuyen", "muc")]


def test_a_section_that_moved_in_its_item_is_one() -> None:
    rest = [words(long(f"Đoạn {n}")) for n in range(12)]
    end = heading("Kết luận", "1.3."), *rest
    found = told_of((KEPT, *NEW, *end), (KEPT, *end, *NEW))
    assert found == [("chuyen", "muc", {"muc": 1, "tieu-de": 1, "doan": 2})]


def test_an_item_another_agency_answers_for_now_went_over_as_one() -> None:
    old = flow(section("mot", KEPT, *NEW))
    mine = (words(long("Mở đầu"), agency=ROADS), words(long("Nước"), agency=ROADS))
    found = told(old, flow(section("mot", *mine, owner=ROADS), number=2))
    assert ("chuyen", "muc") in [entry[:2] for entry in found]


def test_a_moved_section_takes_what_came_and_went_in_it() -> None:
    rest = [words(long(f"Đoạn {n}")) for n in range(12)]
    end = heading("Kết luận", "1.3."), *rest
    later = (*NEW[:2], words("Kênh mương nội đồng do xã quản lý."))
    blocks, changes = laid_out(one(KEPT, *NEW, *end), one(KEPT, *end, *later, number=2))
    assert grouped(list(told_sections(blocks, changes))) == [("chuyen", "muc", 4)]
