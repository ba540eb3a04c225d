from dataclasses import replace
from datetime import date

from pipeline.consult.register.entered import NOBODY, Senders, is_entered, stranger_id, strangers
from pipeline.model.comment import Letter, Register, RegisterRow
from pipeline.model.outline import Agency, Group
from pipeline.model.register_memory import ENTERED, Remembered
from tests.consult.comments import comment

AGENCIES = (
    Agency("bo-y-te", "Bộ Y tế", Group.MINISTRY, "BYT"),
    Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT, "SYT"),
)
LETTER = Letter("bo-y-te", "7/BYT", date(2025, 12, 1), ("sections/lan-1/y-kien/bo-y-te.pdf",))
SENDERS = Senders.of(AGENCIES, (LETTER,))
ROW = RegisterRow("", "Bộ Y tế", content="Bổ sung.", cell="TiepThu!A9", source="bo-y-te.pdf")


def test_a_row_of_the_consultants_own_is_told_from_one_whose_comment_is_gone() -> None:
    bare = Register()
    keeping = Register(memory={"A": Remembered("k"), "B": Remembered(ENTERED)})
    assert is_entered(ROW, bare)
    assert not is_entered(RegisterRow(""), bare)
    assert not is_entered(replace(ROW, code="A", source=""), bare)
    assert is_entered(replace(ROW, code="A"), bare)
    assert not is_entered(replace(ROW, code="A"), keeping)
    assert is_entered(replace(ROW, code="B", source=""), keeping)
    assert is_entered(replace(ROW, code="C", source=""), keeping)
    assert is_entered(replace(ROW, code="A", split_from="X"), keeping)


def test_it_is_of_the_body_it_names_with_the_letter_of_its_file() -> None:
    made = SENDERS.comment(ROW, 1, "t", None)
    assert (made.agency, made.letter.number, made.letter.day) == (
        "bo-y-te",
        "7/BYT",
        date(2025, 12, 1),
    )
    assert (made.entered, made.origins[0].place) == (True, "TiepThu!A9")


def test_without_a_name_it_is_of_its_file_or_of_what_it_was_split_from() -> None:
    assert SENDERS.comment(replace(ROW, agency=""), 1, "t", None).agency == "bo-y-te"
    piece = replace(ROW, agency="", source="", split_from="A")
    made = SENDERS.comment(piece, 1, "t", comment(item="y-te"))
    assert (made.agency, made.item, made.letter.number) == ("so-y-te", "y-te", "1/so-y-te")
    assert SENDERS.comment(replace(piece, split_from=""), 1, "t", None).agency == NOBODY.id


def test_a_name_nobody_knows_is_a_body_of_its_own() -> None:
    row = replace(ROW, agency="Hội Đông y", source="")
    assert SENDERS.comment(row, 1, "t", None).agency == stranger_id("Hội Đông y") == "hoi-dong-y"
    assert [one.name for one in strangers((row, row, ROW), AGENCIES)] == ["Hội Đông y"]


def test_what_a_row_does_not_say_is_told() -> None:
    rows = (
        replace(ROW, source=""),
        replace(ROW, source="khong-co.pdf"),
        replace(ROW, source="thư điện tử", agency=""),
        ROW,
        replace(ROW, source="", split_from="A"),
    )
    assert [notice.code for notice in SENDERS.amiss(rows, "t")] == [
        "dong-nhap-thieu-nguon",
        "nguon-khong-co",
        "dong-nhap-thieu-co-quan",
    ]
