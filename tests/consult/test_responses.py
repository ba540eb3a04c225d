from datetime import date

import pytest

from pipeline.compose.flow import lay_out
from pipeline.consult.places.spots import Spots
from pipeline.consult.responses import (
    Answered,
    letter_words,
    paged,
    place_words,
    response_table,
)
from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind, Place
from pipeline.model.comment import Disposition, Letter, RegisterRow
from pipeline.model.fixed import replace
from pipeline.model.identity import block_bookmark
from pipeline.model.outline import Settings
from pipeline.model.pages import Pages
from pipeline.model.response_table import ResponseTable
from pipeline.model.verdict import CommentTrace, Evidence, Trace, Verdict
from tests.consult.answered import AGENCIES, consulted, report, row, said, spots

DRAFTS = ("Dự thảo lần 1", "Dự thảo lần 2")
SAID = said("Rà soát.", quote="đạt 34 giường trên một vạn dân")


def table_of(
    *rows: RegisterRow, letters: tuple[Letter, ...] = (), settings: Settings | None = None
) -> ResponseTable:
    made = consulted(SAID, rows=rows, letters=letters, settings=settings)
    return response_table(made, AGENCIES, DRAFTS, Answered(spots()))


def new_place(changed_at: str, answered: Answered | None = None) -> str:
    rows = (row("YK1-SYT-001", SAID, disposition=Disposition.ACCEPTED, changed_at=changed_at),)
    made = consulted(SAID, rows=rows)
    table = response_table(made, AGENCIES, DRAFTS, answered or Answered(spots()))
    (line,) = (line for _, _, line in table.lines)
    return line.new_place


def test_bodies_stand_by_group_with_those_that_agree_and_those_that_are_silent() -> None:
    agreed = Letter("bo-y-te", "8/BYT", date(2025, 11, 20), ("y-kien/bo-y-te.xlsx",), agrees=True)
    table = table_of(letters=(agreed,))
    assert [(g.title, [b.title for b in g.bodies]) for g in table.groups] == [
        ("I. Bộ, ngành Trung ương", ["Bộ Y tế (Văn bản số 8/BYT ngày 20/11/2025)"]),
        ("II. Sở, ban, ngành", ["Sở Y tế (Văn bản số 1/so-y-te)"]),
    ]
    assert table.silent == (
        ("Sở, ban, ngành", ("Sở Nội vụ",)),
        ("UBND các xã, phường", ("UBND xã A",)),
    )
    assert (table.asked, table.answered, table.agreed, table.presumed) == (4, 2, 1, 0)


def test_silence_that_counts_as_agreement_is_counted_apart() -> None:
    table = table_of(settings=Settings(silence_is_agreement=True))
    assert (table.agreed, table.presumed) == (0, 3)


def test_every_comment_stands_once_with_where_it_pointed() -> None:
    (line,) = (line for _, _, line in table_of().lines)
    assert line.old_place == "Phần I, mục I.1.1, đoạn 1"
    assert line.number == 1


def test_a_comment_that_could_not_be_placed_says_so() -> None:
    lost = replace(said("Chung.", item=""), item_text="Mục cũ")
    table = response_table(consulted(lost), AGENCIES, DRAFTS, Answered(spots()))
    assert [line.old_place for _, _, line in table.lines] == ["Mục cũ (chưa xác định vị trí)"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Phần III, mục VI.3 [y-te], đoạn đầu", "Phần I, mục I.1, đoạn đầu"),
        ("[giao-duc]", "Phần I, mục I.2"),
        (
            "Phần II, mục V.1 [y-te], bảng Số giường bệnh, dòng 1",
            "Phần I, mục I.1, bảng Số giường bệnh, dòng 1 (Bảng 1.1)",
        ),
        (
            "Phụ lục II [y-te]; Phần II, mục I.1 [giao-duc]",
            "Phần I, mục I.1; Phần I, mục I.2",
        ),
        ("Phần III, mục 2 [da-bo], đoạn 3", "Phần III, mục 2 [da-bo], đoạn 3"),
        ("toàn bộ báo cáo", "toàn bộ báo cáo"),
    ],
)
def test_the_place_of_the_change_follows_the_numbers_of_the_new_draft(
    written: str, told: str
) -> None:
    assert new_place(written) == told


def test_a_page_is_told_where_the_new_draft_was_rendered() -> None:
    pages = Pages({block_bookmark("lan-1", "giao-duc", 1): 7})
    answered = Answered(Spots(lay_out(report()), pages))
    assert new_place("[giao-duc]", answered) == "Phần I, mục I.2, trang 7"


def changed(name: str, place: str) -> Change:
    return Change(
        name, "y-te", "so-y-te", "", ChangeKind.CHANGED, ChangeClass.CONTENT,
        ChangedThing.PARAGRAPH, None, Place(place, 2), "a", "b",
    )  # fmt: skip


def test_without_words_in_the_register_the_traced_changes_say_where() -> None:
    changes = [changed(str(n), f"Phần I, đoạn {n}") for n in range(5)]
    names = tuple(change.id for change in changes)
    trace = Trace((CommentTrace("YK1-SYT-001", Verdict.CHANGED, names),))
    told = new_place("", Answered(spots(), changes, trace))
    assert told == "Phần I, đoạn 0; Phần I, đoạn 1; Phần I, đoạn 2 và 2 chỗ khác"


def test_letters_and_places_are_put_into_words() -> None:
    letter = Letter("a", "1/A", date(2026, 1, 5), late=True)
    assert letter_words((letter,)) == "Văn bản số 1/A ngày 05/01/2026, gửi sau thời hạn"
    assert letter_words((Letter("a"), Letter("a", "2/A"))) == "Văn bản số 2/A"
    assert place_words(Place("Bảng 1.1", 3, 12)) == "Bảng 1.1 (trang 12)"
    assert place_words(None) == ""


def test_results_are_counted() -> None:
    table = table_of(row("YK1-SYT-001", SAID, disposition=Disposition.PARTLY))
    counts = {value: count for value, count in table.dispositions if count}
    assert counts == {Disposition.PARTLY: 1}
    assert table.balance.answered == 1


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        (Letter("a"), ""),
        (Letter("a", "1/A"), "Văn bản số 1/A"),
        (Letter("a", day=date(2026, 1, 5)), "Văn bản ngày 05/01/2026"),
        (Letter("a", "1/A", date(2026, 1, 5)), "Văn bản số 1/A ngày 05/01/2026"),
        (Letter("a", late=True), "Văn bản, gửi sau thời hạn"),
    ],
)
def test_a_letter_says_what_is_known_of_it(letter: Letter, words: str) -> None:
    assert letter_words((letter,)) == words
    two = (letter, Letter("a", "9/A"))
    assert letter_words(two) == ("; " if words else "").join((words, "Văn bản số 9/A"))


def test_the_table_names_both_drafts_and_numbers_comments_body_by_body() -> None:
    more = replace(SAID, content="Thêm.")
    other = said("Khác.", agency="so-noi-vu")
    made = consulted(SAID, other, more)
    table = response_table(made, AGENCIES, DRAFTS, Answered(spots()))
    assert (table.earlier, table.later) == DRAFTS
    told = [(body.name, line.number, line.response.comment.content)
            for _, body, line in table.lines]  # fmt: skip
    assert told == [("Sở Y tế", 1, "Rà soát."), ("Sở Y tế", 2, "Thêm."), ("Sở Nội vụ", 1, "Khác.")]
    assert [value for value, _ in table.dispositions] == list(Disposition)
    lost = replace(said("Chung.", item=""), item_text="")
    table = response_table(consulted(lost), AGENCIES, DRAFTS, Answered(spots()))
    assert [line.old_place for _, _, line in table.lines] == ["chưa xác định vị trí"]


PAGED = Spots(lay_out(report()), Pages({block_bookmark("lan-1", "y-te", 3): 7}))


@pytest.mark.parametrize(
    ("evidence", "page"),
    [
        (Evidence(place=Place("đoạn 1", 3), item="y-te"), 7),
        (Evidence(place=Place("đoạn 1", 3), item="giao-duc"), None),
        (Evidence(place=Place("đoạn 1", 3), item="y-te", stands=False), None),
    ],
)
def test_evidence_that_stands_in_the_new_draft_has_its_page(
    evidence: Evidence, page: int | None
) -> None:
    entry = CommentTrace("A", Verdict.CHANGED, (), evidence)
    place = paged(entry, PAGED).evidence.place
    assert place == Place("đoạn 1", 3, page)
    nowhere = replace(entry, evidence=Evidence())
    assert paged(nowhere, PAGED) == nowhere


def traced_place(disposition: Disposition | None, *places: str | None, lost: bool = False) -> str:
    """What is told of where an answer stands, by traced changes at these places."""
    changes = [
        replace(changed(str(n), place or ""), new_place=None if place is None else Place(place, 2))
        for n, place in enumerate(places)
    ]
    names = (*(("gone",) if lost else ()), *(change.id for change in changes))
    trace = Trace((CommentTrace("YK1-SYT-001", Verdict.CHANGED, names),))
    rows = (row("YK1-SYT-001", SAID, disposition=disposition),)
    made = consulted(SAID, rows=rows)
    table = response_table(made, AGENCIES, DRAFTS, Answered(spots(), changes, trace))
    (line,) = (line for _, _, line in table.lines)
    return line.new_place


def test_traced_places_are_told_each_once_of_what_was_accepted() -> None:
    yes = Disposition.ACCEPTED
    assert traced_place(yes, "b", "a", "b") == "b; a"
    assert traced_place(Disposition.PARTLY, "a") == "a"
    assert traced_place(yes, "a", None, lost=True) == "a"
    assert traced_place(yes, "a", "b", "c") == "a; b; c"
    assert traced_place(yes, "a", "b", "c", "d") == "a; b; c và 1 chỗ khác"
    assert traced_place(yes) == ""
    assert [traced_place(one, "a") for one in (None, Disposition.REFUSED, Disposition.NOTED)] == [
        ""
    ] * 3


def test_a_table_is_looked_for_in_the_item_that_is_named() -> None:
    assert new_place("[giao-duc], bảng Số giường bệnh") == "Phần I, mục I.2, bảng Số giường bệnh"
    assert new_place("[y-te], bảng Sai").endswith("bảng Sai")
    assert new_place("[y-te] và [y-te]") == "Phần I, mục I.1 và [y-te]"
    assert new_place(" [y-te]\n[giao-duc] ") == "Phần I, mục I.1\nPhần I, mục I.2"
