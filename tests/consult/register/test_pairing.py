import pytest

from pipeline.consult.register.pairing import RegisterRows
from pipeline.model.comment import Comment, RegisterRow, Reply, comment_key
from pipeline.model.fixed import replace
from pipeline.model.outline import Agency, Group
from pipeline.model.register_memory import ENTERED
from tests.consult.comments import comment

AGENCIES = (Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT), Agency("xa-a", "Xã A", Group.COMMUNE))


def row(code: str, content: str, agency: str = "Sở Y tế", **more: object) -> RegisterRow:
    return replace(RegisterRow(code, agency, content=content), **more)  # type: ignore[arg-type]


def paired(rows: list[RegisterRow], *comments: Comment) -> dict[int, str]:
    found = RegisterRows(rows, AGENCIES).pair(comments)
    return {at: row.code for at, row in found.items()}


def test_the_key_goes_before_the_words() -> None:
    said = comment("Rà soát.")
    assert paired([row("A", "Rà soát."), row("B", "Khác.", key=comment_key(said))], said) == {
        0: "B"
    }


def test_words_are_known_whatever_their_case_and_wherever_the_item_was_moved() -> None:
    said = comment("Rà soát  LẠI.", item="y-te")
    assert paired([row("A", "rà soát lại", item="giao-duc")], said) == {0: "A"}
    assert paired([row("A", "rà soát lại", agency="Xã A")], said) == {}


def test_a_thread_is_known_by_its_whole_and_by_its_first_words() -> None:
    said = replace(comment("Rà soát."), replies=(Reply("Đã xem"),))
    assert paired([row("A", said.thread)], said) == {0: "A"}
    assert paired([row("A", "Rà soát.")], said) == {0: "A"}


def test_a_row_tells_one_comment_only() -> None:
    said = comment("Rà soát.")
    assert paired([row("A", "Rà soát."), row("B", "Rà soát.")], said, said, said) == {
        0: "A",
        1: "B",
    }


def test_a_reworded_comment_keeps_the_row_that_is_most_alike() -> None:
    rows = [
        row("A", "Đề nghị bổ sung số liệu năm 2023 cho bảng."),
        row("B", "Đề nghị bổ sung số liệu năm 2024."),
    ]
    known = RegisterRows(rows, AGENCIES)
    said = [comment("Đề nghị bổ sung thêm số liệu năm 2024.")]
    assert {at: row.code for at, row in known.pair(said).items()} == {0: "B"}
    assert known.reworded == {0}
    assert paired(rows, comment("Nội dung khác hẳn.")) == {}


def test_a_row_without_code_is_known_by_its_very_words() -> None:
    assert paired([row("", "Rà soát.")], comment("Rà soát.")) == {0: ""}
    assert paired([row("", "Rà soát lại.")], comment("Rà soát lại nhé.")) == {}


def test_a_row_with_a_code_met_before_or_of_the_consultants_own_tells_nothing() -> None:
    said = comment("Rà soát.")
    assert paired([row("A", "Rà soát.", split_from="B")], said) == {}
    assert paired([row("A", "Rà soát.", key=ENTERED)], said) == {}
    assert paired([row("A", "Khác hẳn."), row("A", "Rà soát.")], said) == {}


def test_of_rows_with_the_same_words_the_one_at_the_comments_place_is_taken() -> None:
    said = comment("Rà soát.", item="y-te", quote="34")
    rows = [
        row("A", "Rà soát."),
        row("B", "Rà soát.", item="giao-duc", quote="34"),
        row("C", "Rà soát.", item="y-te", quote="34"),
    ]
    assert paired(rows, said) == {0: "C"}
    assert paired(rows[:2], said) == {0: "B"}
    assert paired(rows[:1], said) == {0: "A"}
    assert paired(rows, said, said, said) == {0: "C", 1: "B", 2: "A"}


def test_an_edit_without_words_of_its_own_is_known_by_its_quote() -> None:
    said = comment("", quote="34 giường")
    assert paired([row("A", "", quote="34 giường", item="y-te")], said) == {0: "A"}
    assert paired([row("A", "", quote="35 giường", item="y-te")], said) == {}
    assert paired([row("A", "")], comment("")) == {}


def test_a_comment_of_its_own_words_is_not_taken_by_one_reworded() -> None:
    rows = [row("A", "Đề nghị bổ sung số liệu năm 2024.")]
    said = (
        comment("Đề nghị bổ sung số liệu năm 2023."),
        comment("Đề nghị bổ sung số liệu năm 2024."),
    )
    known = RegisterRows(rows, AGENCIES)
    assert {at: row.code for at, row in known.pair(said).items()} == {1: "A"}
    assert known.reworded == set()


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("abcdefgh", "abcdefXY", True),  # 12 of 16 letters: 75 of 100
        ("abcdefghi", "abcdefXYZ", False),  # two thirds
    ],
)
def test_three_letters_of_four_are_a_comment_reworded(old: str, new: str, same: bool) -> None:
    assert (paired([row("A", old)], comment(new)) == {0: "A"}) is same


@pytest.mark.parametrize(
    ("there", "now", "same"),
    [("y-te", "y-te", True), ("", "y-te", True), ("y-te", "", True), ("giao-duc", "y-te", False)],
)
def test_a_reworded_comment_is_on_the_item_it_was_on(there: str, now: str, same: bool) -> None:
    rows = [row("A", "Đề nghị bổ sung số liệu năm 2024.", item=there)]
    said = comment("Đề nghị bổ sung thêm số liệu năm 2024.", item=now)
    assert (paired(rows, said) == {0: "A"}) is same


def test_two_reworded_comments_take_each_its_own_row() -> None:
    rows = [
        row("A", "Đề nghị bổ sung số liệu năm 2023."),
        row("B", "Đề nghị bổ sung số liệu 2030."),
    ]
    said = [
        comment(text) for text in ("Đề nghị bổ sung số liệu 2030!", "Đề nghị bổ sung số liệu 2023.")
    ]
    known = RegisterRows(rows, AGENCIES)
    assert {at: row.code for at, row in known.pair(said).items()} == {0: "B", 1: "A"}
    assert known.reworded == {0, 1}


def test_a_row_of_nobody_known_is_of_its_own_name() -> None:
    said = comment("Rà soát.", agency="hoi-dong-y")
    assert paired([row("A", "Rà soát.", agency="hoi-dong-y")], said) == {0: "A"}
    assert paired([row("A", "Rà soát.", agency="SỞ  y tế")], comment("Rà soát.")) == {0: "A"}


def test_words_are_not_asked_for_where_every_key_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = comment("Rà soát."), comment("Bổ sung.")
    rows = [row(said.content, "Khác.", key=comment_key(said)) for said in (one, other)]
    monkeypatch.delattr("pipeline.consult.register.pairing._words")
    assert paired(rows, one, other) == {0: "Rà soát.", 1: "Bổ sung."}
    assert paired([], one, other) == {}
