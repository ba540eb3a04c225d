"""The same words replaced by the same others: one entry from three places on."""

import pytest

from pipeline.model.flow import FlowBlock
from tests.compare.flows import heading, note, one, table, words
from tests.compare.told import entries, long, told_of

SHORT, FULL = "UBND", "Ủy ban nhân dân"


def named(agency: str, *topics: str) -> tuple[FlowBlock, ...]:
    return tuple(words(f"{long(topic)} Việc này do {agency} tỉnh quyết định.") for topic in topics)


def test_a_replacement_in_three_places_is_one_with_the_words_replaced() -> None:
    topics = "Chợ", "Cầu", "Trạm"
    (entry,) = entries(one(*named(SHORT, *topics)), one(*named(FULL, *topics), number=2))
    assert (entry.kind, entry.what) == ("thay-the", "doan")
    assert (entry.old, entry.new, len(entry.changes)) == (SHORT, FULL, 3)
    assert entry.new_place is not None
    assert entry.new_place.text == "Phần I, mục I.1, đoạn 1 - 3"


def test_a_word_that_stayed_within_the_term_is_part_of_it() -> None:
    topics = "Chợ", "Cầu", "Trạm"
    old, new = "Sở chuyên ngành", "cơ quan chuyên môn"
    (entry,) = entries(one(*named(old, *topics)), one(*named(new, *topics), number=2))
    assert (entry.kind, entry.old, entry.new) == ("thay-the", old, new)


def test_in_two_places_it_may_be_by_chance() -> None:
    found = told_of(named(SHORT, "Chợ", "Cầu"), named(FULL, "Chợ", "Cầu"))
    assert found == [("sua", "doan", {"doan": 1})] * 2


def test_headings_cells_and_footnotes_are_places_too() -> None:
    def draft(agency: str) -> tuple[FlowBlock, ...]:
        grid = table("Đầu mối", ["Nơi", "Vai trò"], ["Tỉnh", f"{agency} chủ trì chung"], figures=2)
        noted = words(long("Chợ"), note(f"Theo văn bản của {agency} tỉnh."))
        return heading(f"Trách nhiệm của {agency} tỉnh"), noted, grid

    assert told_of(draft(SHORT), draft(FULL)) == [
        ("thay-the", "doan", {"tieu-de": 1, "o": 1, "chu-thich-cuoi-trang": 1})
    ]


def test_the_first_letter_of_a_sentence_makes_no_other_word() -> None:
    old = (*named(SHORT, "Chợ", "Cầu"), words(f"{SHORT} tỉnh quyết định. {long('Trạm')}"))
    new = (*named("ủy ban", "Chợ", "Cầu"), words(f"Ủy ban tỉnh quyết định. {long('Trạm')}"))
    assert told_of(old, new) == [("thay-the", "doan", {"doan": 3})]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cấp 5", "cấp 6"),  # a number may change in three places for three reasons
        ("cấp", "cấp trên của"),  # nothing was replaced
        ("cấp trên của", "cấp"),
    ],
)
def test_numbers_and_what_only_came_or_went_are_told_one_by_one(old: str, new: str) -> None:
    topics = "Chợ", "Cầu", "Trạm"
    found = told_of(named(old, *topics), named(new, *topics))
    assert [entry[0] for entry in found] == ["sua"] * 3


def test_a_paragraph_in_which_more_was_changed_tells_for_itself() -> None:
    topics = "Chợ", "Cầu", "Trạm"
    new = (*named(FULL, *topics), words(f"{FULL} tỉnh giao. {long('Phà')} Hết."))
    old = (*named(SHORT, *topics), words(f"{SHORT} tỉnh giao. {long('Phà')}"))
    assert told_of(old, new) == [("thay-the", "doan", {"doan": 3}), ("sua", "doan", {"doan": 1})]
