from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.model.change import Place
from pipeline.model.comment import ChangeTrace, Ground, Trace
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from pipeline.render.changelog.entries import (
    DraftPages,
    Redline,
    both_places,
    by_part,
    change_log,
    difference,
    formal_counts,
    numbers_in_short,
    place_words,
    signed,
)
from tests.render import sample_comparison as sample
from tests.render.samples import para, single, written


def test_an_entry_names_part_item_and_agency() -> None:
    first = sample.log().entries[0]
    assert (first.part, first.agency) == ("Phần II", "Sở Xây dựng")
    assert first.item == "Phần II, mục I.1. Hạ tầng giao thông"


def test_text_of_several_agencies_says_so() -> None:
    assert sample.log().entries[4].agency == "Nhiều cơ quan"


def test_a_change_leads_to_its_new_place_else_to_its_old_one_else_to_the_file() -> None:
    first, second, third = sample.log().entries[:3]
    assert first.address == f"so-sanh-lan-1.docx#{block_bookmark('lan-2', 'giao-thong', 2)}"
    assert second.address == "so-sanh-lan-1.docx"
    assert third.address == f"so-sanh-lan-1.docx#{block_bookmark('lan-1', 'giao-thong', 9)}"


def test_what_is_gone_leads_to_the_title_of_its_item() -> None:
    title = block_bookmark("lan-2", "giao-thong", 1)
    log = change_log(
        sample.comparison(),
        sample.SUMMARY,
        redline=replace(sample.REDLINE, bookmarks=frozenset({title})),
        pages=DraftPages(),
    )
    assert log.entries[2].address == f"so-sanh-lan-1.docx#{title}"


def test_a_redline_says_itself_which_bookmarks_it_has() -> None:
    data = written(single(para("Một đoạn."), para("Đoạn nữa."))).data
    redline = Redline.of("so-sanh-lan-1.docx", data, {0: (7,)})
    names = {block_bookmark("lan-2", "muc-mot", ordinal) for ordinal in range(1, 4)}
    assert names <= redline.bookmarks
    assert redline.marks == {0: (7,)}


def test_marks_are_those_that_the_redline_gave() -> None:
    first, second = sample.log().entries[:2]
    assert second.change.marks == (5, 6)
    assert first.change.marks == (1, 2, 3, 4)


def test_places_have_the_pages_that_are_known() -> None:
    new = Pages({block_bookmark("lan-2", "giao-thong", 2): 7})
    log = change_log(
        sample.comparison(), sample.SUMMARY, redline=sample.REDLINE, pages=DraftPages(new=new)
    )
    change = log.entries[0].change
    assert change.new_place == Place(f"{sample.ROAD}, đoạn 1", 2, 7)
    assert change.old_place == Place(f"{sample.ROAD}, đoạn 1", 2)
    assert place_words(change.new_place) == "Phần II, mục I.1, đoạn 1 (trang 7)"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (Place("A", 1, 4), Place("A", 1, 4), "A (trang 4)"),
        (Place("A", 1, 4), Place("A", 1, 5), "A (trang 4) → trang 5"),
        (Place("A", 1), Place("A", 1, 5), "A (trang 5)"),
        (Place("A", 1, 4), Place("B", 1, 5), "A (trang 4) → B (trang 5)"),
        (None, Place("B", 1), "(chưa có) → B"),
        (Place("A", 1), None, "A → (không còn)"),
    ],
)
def test_both_places_are_said_once_where_they_are_one(
    old: Place | None, new: Place | None, words: str
) -> None:
    assert both_places(old, new) == words


def test_a_change_is_explained_by_a_comment_or_a_reason_or_not_at_all() -> None:
    grounds = [entry.ground for entry in sample.log().entries]
    assert grounds[:3] == [Ground.COMMENT, Ground.REASON, Ground.NONE]
    assert [entry.number for entry in sample.log().unexplained] == [3, 4, 5, 7]


def test_a_trace_says_more_than_the_change_itself() -> None:
    traced = ChangeTrace(sample.CHANGES[2].id, Ground.COMMENT, ("YK1-BXD-09",))
    log = change_log(
        sample.comparison(),
        sample.SUMMARY,
        redline=sample.REDLINE,
        pages=DraftPages(),
        trace=Trace(changes=(traced,)),
    )
    assert log.entries[2].ground is Ground.COMMENT
    assert log.entries[2].change.comments == ("YK1-BXD-09",)
    assert [entry.number for entry in log.unexplained] == [4, 5, 7]


def test_every_change_is_told_or_formal_or_untracked() -> None:
    log = sample.log()
    listed = [*log.told, *log.formal, *log.untracked]
    assert sorted(entry.number for entry in listed) == list(range(1, 8))
    assert [entry.number for entry in log.formal] == [6]
    assert [entry.number for entry in log.untracked] == [7]


def test_parts_stand_in_reading_order_with_their_titles() -> None:
    log = sample.log()
    assert list(log.parts.items()) == [
        ("Phần II", "HIỆN TRẠNG HẠ TẦNG"),
        ("Phần III", "PHƯƠNG ÁN PHÁT TRIỂN"),
    ]
    backwards = tuple(reversed(log.entries))
    assert list(by_part(backwards, log.parts)) == ["Phần II", "Phần III"]


def test_formal_differences_are_counted_by_item_and_kind() -> None:
    entries = sample.log().formal
    twice = (*entries, replace(entries[0], number=9))
    assert formal_counts(twice) == (
        ("Phần III, mục II.2. Cấp nước", "kiểu đặt dấu thanh", 2),
        ("Phần III, mục II.2. Cấp nước", "gạch nối, gạch ngang", 2),
    )


def test_numbers_in_a_row_are_drawn_together() -> None:
    assert numbers_in_short([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"
    assert numbers_in_short([]) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [("1234.5", "+1.234,5"), ("-0.25", "−0,25"), ("1E+3", "+1.000"), ("0.00", "0"), ("5", "+5"),
     ("NaN", "NaN")],
)  # fmt: skip
def test_differences_are_printed_as_vietnamese_numbers(value: str, text: str) -> None:
    assert signed(Decimal(value)) == text


def test_a_difference_has_its_unit_and_per_cent_where_known() -> None:
    assert difference(Decimal(5), Decimal(100) / 3, "km") == "+5 km (+33,3%)"
    assert difference(Decimal(-5), None) == "−5"
    assert difference(None, None, "km") == ""
