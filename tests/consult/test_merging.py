from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.consult.merging import contradictions, merged
from pipeline.model.comment import Certainty, Comment, CommentKind, Letter, Reply
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
