from datetime import date

import pytest

from pipeline.consult.register.entered import NOBODY, Senders, is_entered, stranger_id, strangers
from pipeline.model.comment import Letter, Register, RegisterRow
from pipeline.model.fixed import replace
from pipeline.model.notice import Severity
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


def test_a_row_says_something_by_any_of_three_cells() -> None:
    bare = RegisterRow("", "Bộ Y tế", cell="TiepThu!A9")
    said = [replace(bare, **{name: "x"}) for name in ("content", "proposed", "quote")]  # type: ignore[arg-type]
    assert [is_entered(row, Register()) for row in (bare, *said)] == [False, True, True, True]


def test_a_row_takes_over_all_it_says() -> None:
    row = replace(
        ROW, code="A", letter="8/BYT", letter_day=date(2025, 12, 9), item="y-te", quote="34",
        item_text="Y tế [y-te]", proposed="36",
    )  # fmt: skip
    made = SENDERS.comment(row, 2, "tiep-thu.xlsx", None)
    assert (made.round, made.code, made.content, made.key) == (2, "A", "Bổ sung.", ENTERED)
    assert (made.letter.number, made.letter.day, made.letter.files) == (
        "8/BYT",
        date(2025, 12, 9),
        LETTER.files,
    )
    assert (made.item, made.item_text, made.quote, made.proposed) == (
        "y-te", "Y tế [y-te]", "34", "36",
    )  # fmt: skip
    assert made.origins[0].file == "tiep-thu.xlsx"


def test_a_piece_stands_where_the_whole_did_unless_it_names_an_item() -> None:
    whole = comment(item="y-te")
    piece = replace(ROW, agency="", source="", split_from="A")
    assert SENDERS.comment(replace(piece, item="giao-duc"), 1, "t", whole).item == "giao-duc"
    assert SENDERS.comment(replace(piece, item_text="Mục lạ"), 1, "t", whole).item == ""
    assert SENDERS.comment(piece, 1, "t", None).item == ""
    named = replace(piece, agency="SYT")
    assert SENDERS.comment(named, 1, "t", replace(whole, agency="xa-a")).agency == "so-y-te"


@pytest.mark.parametrize("name", ["Bộ Y tế", " bộ  y TẾ", "BYT", "bo-y-te"])
def test_a_body_is_known_by_name_short_name_and_id(name: str) -> None:
    assert SENDERS.comment(replace(ROW, agency=name, source=""), 1, "t", None).agency == "bo-y-te"


def test_a_body_without_a_short_name_is_not_known_by_nothing() -> None:
    senders = Senders.of((Agency("xa-a", "Xã A", Group.COMMUNE),))
    made = senders.comment(replace(ROW, agency="", source=""), 1, "t", None)
    assert made.agency == NOBODY.id == "chua-ro-co-quan"


def test_the_first_of_two_bodies_of_one_name_is_the_one() -> None:
    twin = Agency("bo-khac", "Bộ Y tế", Group.MINISTRY, "BYT")
    assert Senders.of((*AGENCIES, twin)).ids["byt"] == "bo-y-te"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("bo-y-te.pdf", True),
        (" BO-Y-TE.PDF ", True),
        ("y-kien\\bo-y-te.pdf", True),
        ("y-kien/bo-y-te.pdf", True),
        ("sections/lan-1/y-kien/bo-y-te.pdf", True),
        ("y-te.pdf", False),
        ("bo-y-te", False),
        ("", False),
    ],
)
def test_the_letter_is_the_one_whose_file_is_named(source: str, found: bool) -> None:
    more = Letter("so-y-te", "9", files=("a.pdf", "sections/lan-1/y-kien/khac.pdf"))
    senders = Senders.of(AGENCIES, (more, replace(LETTER, files=("b.pdf", *LETTER.files))))
    made = senders.comment(replace(ROW, agency="", source=source), 1, "t", None)
    assert (made.letter.number == "7/BYT") is found
    assert (made.agency == "bo-y-te") is found


@pytest.mark.parametrize(
    "name",
    ["a.pdf", "a.doc", "a.DOCX", "a.xls", "a.xlsx", "a.png", "a.jpg", "a.jpeg", "a.tif", "a.tiff",
     "a.eml", "a.msg "],
)  # fmt: skip
def test_a_file_that_is_not_there_is_told_with_its_name(name: str) -> None:
    (notice,) = SENDERS.amiss([replace(ROW, code="A", source=name)], "t.xlsx")
    assert (notice.code, notice.severity, notice.file, notice.cell) == (
        "nguon-khong-co", Severity.WARNING, "t.xlsx", "TiepThu!A9",
    )  # fmt: skip
    assert notice.message == f"'A': không có tệp '{name.strip()}' trong y-kien"


def test_notices_name_the_row_and_weigh_what_is_missing() -> None:
    told = list(SENDERS.amiss([replace(ROW, code="A", source="", agency="")], "t.xlsx"))
    assert [(one.severity, one.message[:4], one.file, one.cell) for one in told] == [
        (Severity.WARNING, "'A' ", "t.xlsx", "TiepThu!A9"),
        (Severity.ERROR, "'A' ", "t.xlsx", "TiepThu!A9"),
    ]
    assert list(SENDERS.amiss([replace(ROW, agency="")], "t")) == []
    assert list(SENDERS.amiss([replace(ROW, agency="", source="", split_from="A")], "t")) == []
    assert list(SENDERS.amiss([replace(ROW, source="thư điện tử pdf")], "t")) == []


def test_the_id_of_a_name_is_short_and_plain() -> None:
    assert stranger_id(" Ông Đỗ (Văn) A. ") == "ong-do-van-a"
    assert stranger_id("") == ""
    assert stranger_id("a" * 80) == "a" * 60
    assert list(strangers((replace(ROW, agency=""),), AGENCIES)) == []
    named = [replace(ROW, agency=name) for name in ("Hội A", "hội a", "Hội B", "SYT")]
    assert [(one.id, one.name, one.group) for one in strangers(named, AGENCIES)] == [
        ("hoi-a", "Hội A", Group.OTHER),
        ("hoi-b", "Hội B", Group.OTHER),
    ]
