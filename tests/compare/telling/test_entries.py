"""Entries: every change in one, in reading order; what is spelt otherwise by item."""

from hypothesis import given, settings

from pipeline.compare.drafts import compare
from pipeline.compare.telling.entries import tell
from pipeline.model.change import ChangeClass
from pipeline.model.flow import Flow
from tests.compare.flows import ROADS, flow, heading, one, pairs, section, words
from tests.compare.told import entries, long, told

SPELT, SO = "Thuỷ lợi – hoà mạng", "Thủy lợi - hòa mạng"


def test_unrelated_edits_of_one_item_are_two_entries() -> None:
    texts = [long(topic) for topic in ("Chợ", "Cầu", "Trạm", "Phà")]
    edited = [texts[0].replace("riêng", "chung"), *texts[1:3], texts[3].replace("2030", "2035")]
    old, new = one(*map(words, texts)), one(*map(words, edited), number=2)
    found = entries(old, new)
    assert [entry.changes for entry in found] == [(0,), (1,)]
    comparison = compare(old, new)
    assert [entry.id for entry in found] == [change.id for change in comparison.changes]


def test_what_is_only_spelt_otherwise_is_one_entry_an_item() -> None:
    def draft(text: str, number: int) -> Flow:
        lines = [words(f"{long(topic)} {text}") for topic in ("Chợ", "Cầu", "Trạm")]
        other = section("hai", *lines[:1], place="Phần I, mục I.2")
        return flow(section("mot", *lines), other, number=number)

    found = entries(draft(SPELT, 1), draft(SO, 2))
    assert [(entry.item, len(entry.changes)) for entry in found] == [("mot", 3), ("hai", 1)]
    assert {entry.class_ for entry in found} == {ChangeClass.FORM}


def test_text_of_several_agencies_names_none() -> None:
    def draft(agency: str, number: int) -> Flow:
        lines = (words(f"{long(t)} {agency} quyết định.", agency=a) for t, a in owners)
        return one(*lines, number=number)

    owners = ("Chợ", ROADS), ("Cầu", ROADS), ("Trạm", "so-y-te")
    (entry,) = entries(draft("UBND", 1), draft("Ủy ban", 2))
    assert (entry.agency, entry.item) == ("", "mot")


@settings(max_examples=100, deadline=None)
@given(pairs())
def test_every_change_is_in_exactly_one_entry(drawn: tuple[Flow, Flow]) -> None:
    comparison = compare(*drawn)
    inside = [index for entry in tell(comparison) for index in entry.changes]
    assert sorted(inside) == list(range(len(comparison.changes)))


def test_what_went_from_one_moved_section_to_another_is_told_once() -> None:
    rest = [words(long(f"Đoạn {n}")) for n in range(12)]
    end = heading("Kết luận", "1.9."), *rest
    first = heading("Cấp nước", "1.1."), words(long("Nước")), words(long("Đập"))
    second = heading("Thoát nước", "1.2."), words(long("Cống"))
    stray = words(long("Hồ"))
    old, new = one(*first, stray, *second, *end), one(*end, *first, *second, stray, number=2)
    found = entries(old, new)
    inside = [index for entry in found for index in entry.changes]
    assert len(inside) == len(set(inside))


def test_equal_drafts_tell_nothing() -> None:
    assert told(one(words(long("Chợ"))), one(words(long("Chợ")), number=2)) == []


def test_the_same_comparison_is_told_the_same_way() -> None:
    old, new = one(words(long("Chợ"))), one(words(long("Cầu")), words(long("Phà")), number=2)
    assert entries(old, new) == entries(old, new)
    (gone, came) = entries(old, new)
    assert came.id.startswith("1-2-mot-")
    assert gone.id != came.id
