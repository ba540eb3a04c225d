from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.consult.merging import contradictions, merged
from pipeline.model.change import Place
from pipeline.model.comment import (
    Certainty,
    Comment,
    CommentKind,
    Letter,
    Reply,
    comment_key,
)
from pipeline.model.fixed import replace
from tests.consult.comments import comment


def in_word(said: Comment, place: str = "comment:7") -> Comment:
    word = comment(file="y-kien/so-y-te.docx", place=place)
    return replace(said, origins=word.origins, certainty=Certainty.CERTAIN, bookmark="_qh_a")


def test_a_sheet_sent_twice_is_one_set_of_comments() -> None:
    first = comment("Một.", quote="a")
    again = replace(first, origins=comment(file="y-kien/so-y-te-2.xlsx").origins)
    found = merged([first, comment("Hai."), again])
    assert [c.content for c in found] == ["Một.", "Hai."]
    assert [origin.file for origin in found[0].origins] == [
        "y-kien/so-y-te.xlsx",
        "y-kien/so-y-te-2.xlsx",
    ]


def test_the_same_comment_in_a_sheet_and_in_a_word_file_is_one_with_the_surer_place() -> None:
    sheet = comment("Rà soát.", quote="quy mô 500 giường bệnh")
    found = merged([sheet, in_word(replace(sheet, quote="quy mô 500 giường"))])
    assert len(found) == 1
    assert (found[0].certainty, found[0].bookmark) == (Certainty.CERTAIN, "_qh_a")
    assert found[0].quote == "quy mô 500 giường bệnh"


def test_a_thread_sent_twice_keeps_each_reply_once_and_being_done() -> None:
    said = replace(in_word(comment("Rà soát.")), replies=(Reply("Một"),))
    later = replace(said, replies=(Reply("Một"), Reply("Hai")), resolved=True)
    (found,) = merged([said, later])
    assert (found.replies, found.resolved) == ((Reply("Một"), Reply("Hai")), True)


def test_the_same_words_at_other_places_or_of_other_bodies_stay_apart() -> None:
    said = comment("Sửa lỗi.", quote="một chỗ")
    others = (
        replace(said, quote="chỗ khác"),
        replace(said, item="giao-duc"),
        comment("Sửa lỗi.", quote="một chỗ", agency="so-noi-vu"),
        in_word(replace(said, quote="đoạn hoàn toàn khác hẳn")),
    )
    assert len(merged([said, *others])) == 5


def test_two_reviewers_of_one_body_are_kept_apart() -> None:
    said = in_word(comment("Rà soát."))
    assert len(merged([replace(said, author="A"), replace(said, author="B")])) == 2


def test_an_edit_that_a_sheet_asks_for_in_other_words_is_not_the_same_comment() -> None:
    edit = replace(in_word(comment("x")), kind=CommentKind.TRACKED, content="Thay a bằng b")
    assert len(merged([comment("Thay a thành b"), edit])) == 2


@given(
    st.lists(st.builds(comment, st.sampled_from("abc"), quote=st.sampled_from("xy")), max_size=9)
)
def test_as_many_places_go_out_as_came_in(said: list[Comment]) -> None:
    assert sum(len(c.origins) for c in merged(said)) == len(said)


def test_a_sheet_that_agrees_beside_one_that_comments_is_told() -> None:
    agreed = Letter("so-y-te", "2/SYT", files=("y-kien/so-y-te/2.xlsx",), agrees=True)
    told = list(contradictions([agreed], [comment()]))
    assert [(n.code, n.file) for n in told] == [("hai-phieu-khac-nhau", "y-kien/so-y-te/2.xlsx")]


def test_agreement_with_comments_in_one_sheet_is_no_contradiction() -> None:
    letter = replace(comment().letter, agrees=True)
    assert list(contradictions([letter], [comment()])) == []


def test_two_proposals_for_one_quotation_in_two_sheets_are_told() -> None:
    first = comment(quote="500 giường", proposed="600 giường")
    second = comment(quote="500 giường", proposed="700 giường", file="y-kien/so-y-te/b.xlsx")
    assert [n.cell for n in contradictions([], [first, second])] == ["GopY!C9"]
    assert list(contradictions([], [first, replace(second, proposed="600  giường")])) == []


def test_of_two_that_are_one_the_surer_tells_the_place_and_the_first_the_rest() -> None:
    day, later = date(2025, 11, 20), date(2025, 11, 21)
    sheet = replace(comment("Rà soát.", quote="a", item=""), certainty=Certainty.UNPLACED)
    word = replace(
        in_word(comment("Rà soát.", quote="")), author="An", day=later, place=Place("b", 3)
    )
    (found,) = merged([sheet, word])
    assert (found.item, found.certainty, found.place, found.bookmark) == (
        "y-te", Certainty.CERTAIN, Place("b", 3), "_qh_a",
    )  # fmt: skip
    assert (found.quote, found.author, found.day) == ("a", "An", later)
    assert found.key == comment_key(sheet)
    (other,) = merged([replace(word, author="Bình", day=day), sheet])
    assert (other.author, other.day, other.quote, other.certainty) == (
        "Bình", day, "a", Certainty.CERTAIN,
    )  # fmt: skip
    (kept,) = merged([replace(sheet, author="Chi", day=day), word])
    assert (kept.author, kept.day) == ("Chi", day)


@pytest.mark.parametrize(
    ("more", "one"),
    [
        ({}, True),
        ({"item": ""}, True),
        ({"item": "giao-duc"}, False),
        ({"quote": ""}, True),
        ({"quote": "quy mô 500 giường và hơn"}, True),
        ({"quote": "đất đai, khoáng sản"}, False),
        ({"kind": CommentKind.TRACKED}, True),
        ({"proposed": "x"}, False),
        ({"content": "RÀ  SOÁT."}, True),
    ],
)
def test_a_sheet_and_a_word_file_say_the_same(more: dict[str, object], one: bool) -> None:
    sheet = comment("Rà soát.", quote="quy mô 500 giường")
    word = replace(in_word(sheet), **more)  # type: ignore[arg-type]
    assert (len(merged([sheet, word])) == 1) is one
    assert (len(merged([word, sheet])) == 1) is one
    same_file = replace(word, origins=sheet.origins, bookmark="_qh_b")
    assert len(merged([sheet, same_file])) == 2


def test_a_word_file_sent_twice_beside_a_sheet_is_one_comment() -> None:
    sheet = comment("Rà soát.", quote="một chỗ")
    word = in_word(comment("Rà soát.", quote="một chỗ khác"))
    exact = replace(word, origins=word.origins)
    assert [len(one.origins) for one in merged([sheet, word, exact])] == [3]
    apart = in_word(comment("Rà soát.", quote="hoàn toàn khác hẳn"))
    assert [len(one.origins) for one in merged([sheet, apart, apart])] == [1, 2]


def test_a_contradiction_names_both_files() -> None:
    agreed = Letter("so-y-te", "2", files=("y-kien/so-y-te/2.xlsx",), agrees=True)
    (told,) = contradictions([agreed], [comment()])
    assert (told.agency, told.file) == ("so-y-te", "y-kien/so-y-te/2.xlsx")
    assert "y-kien/so-y-te.xlsx có ý kiến" in told.message
    own = comment("Khác.", file="y-kien/so-y-te/2.xlsx")
    assert list(contradictions([agreed], [comment(), own])) == []
    assert list(contradictions([replace(agreed, agrees=False)], [comment()])) == []
    assert list(contradictions([replace(agreed, agency="so-noi-vu")], [comment()])) == []
    first = comment(quote="q" * 70, proposed="a")
    second = replace(
        comment(quote="q" * 70, proposed="b", file="b.xlsx", place="GopY!C3"), agency="so-y-te"
    )
    (rival,) = contradictions([], [first, second])
    assert (rival.file, rival.cell, rival.agency) == ("b.xlsx", "GopY!C3", "so-y-te")
    assert f"“{'q' * 60}” khác với y-kien/so-y-te.xlsx (GopY!C9)" in rival.message
    for other in (replace(second, quote=""), replace(second, proposed=""),
                  replace(second, item="giao-duc"), replace(second, agency="so-noi-vu"),
                  replace(second, origins=first.origins)):  # fmt: skip
        assert list(contradictions([], [first, other])) == []
