from collections.abc import Sequence

import pytest

from pipeline.compose.checks.quoted_percentages import quoted_percentages
from pipeline.model.document import Cell, Grid, Inline, Row, Table
from pipeline.model.fixed import replace
from pipeline.model.inlines import Reference, Text
from pipeline.model.table import Column, RowKind
from tests.compose.checks.ground import evidence_of, said, sheet
from tests.samples import paragraph, source

HEAD = ["STT", "Loại đất", "Diện tích [ha]"]
TABLE = sheet(
    [HEAD, ["1", "Đất nông nghiệp", "831"],
     ["2", "Đất phi nông nghiệp", "70"], ["3", "Đất chưa sử dụng", "99"],
     ["", "Tổng cộng", "1.000"]],
    id_="bang-dat",
)  # fmt: skip


def told(words: str, table: Table = TABLE) -> list[str]:
    """What is said of words that a reference to the table follows."""
    return said(quoted_percentages, evidence_of(paragraph(words, Reference("bang-dat")), table))


def is_told(words: str, *rows: Sequence[str], head: Sequence[str] = HEAD) -> bool:
    return told(f"{words}, theo ", sheet([head, *rows], id_="bang-dat")) != []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Năm 2025, đất nông nghiệp chiếm 83,1%, theo ", False),
        ("Năm 2025, đất nông nghiệp chiếm 85,1%, theo ", True),
        ("Năm 2025, đất nông nghiệp đạt 85,1%, theo ", True),
        ("Năm 2025, đất nông nghiệp là 85,1%, theo ", True),
        ("Năm 2025, đất nông nghiệp bằng 85,1%, theo ", True),
        ("Năm 2025, đất nông nghiệp chiếm tỷ lệ 85,1%, theo ", True),
        ("Năm 2025, đất nông nghiệp chiếm tỷ trọng 85,1 %, theo ", True),
        ("Năm 2025, đất nông nghiệp tăng 85,1%, theo ", False),
        ("Năm 2025, đất nông nghiệp chiếm 12.5%, theo ", False),
        ("Đất nông nghiệp đạt 90%/năm, theo ", False),
        ("Đất nông nghiệp đạt 90% - 95%, theo ", False),
        ("Đất nông nghiệp đạt 90% – 95%, theo ", False),
        ("Đất nông nghiệp đạt 90% so với 2020, theo ", False),
        ("Đất nông nghiệp đạt 90% kế hoạch, theo ", False),
        ("Đất nông nghiệp đạt 90% mục tiêu, theo ", False),
        ("Đất nông nghiệp chiếm 90% tổng mức, theo ", False),
        ("Đất nông nghiệp chiếm 90% diện tích, theo ", False),
        ("Đất nông nghiệp chiếm 90% dân số, theo ", False),
        ("Đất nông nghiệp chiếm 90% của tỉnh, theo ", True),
        ("Năm 2025, đất phi nông nghiệp chiếm 7,0%, theo ", False),
        ("Năm 2025, đất phi nông nghiệp chiếm 83,1%, theo ", True),
        ("Năm 2025, đất ở chiếm 3,0%, theo ", False),
        ("Tổng cộng chiếm 50%, theo ", False),
        ("Đất nông nghiệp; phần này chiếm 90%, theo ", False),
        ("Đất nông nghiệp (năm nay) chiếm 90%, theo ", False),
        ("Đất chưa sử dụng tăng. Đất nông nghiệp chiếm 90%, theo ", True),
    ],
)
def test_a_percentage_must_be_that_of_the_row_it_names(words: str, *, wrong: bool) -> None:
    assert (told(words) != []) is wrong


def test_what_is_said_quotes_the_sentence_and_all_that_the_table_has() -> None:
    table = sheet(
        [["STT", "Loại đất", "2020 [%]", "2025 [%]", "2030 [%]"],
         ["1", "Đất nông nghiệp", "81", "82,25", "81"]],
        id_="bang-dat",
    )  # fmt: skip
    assert told("Rừng; nay đất nông nghiệp đạt 50,05%, theo ", table) == [
        "1 warning ty-le-khac-bang: câu ghi “nay đất nông nghiệp đạt 50,05%”, nhưng Bảng 1.1 cho "
        "81,00, 82,25% → sửa câu hoặc sửa bảng cho khớp"
    ]
    (whole,) = told("đất nông nghiệp đạt 50%, theo ", table)
    assert "cho 81,0, 82,2%" in whole


@pytest.mark.parametrize(
    ("cell", "rate", "wrong"),
    [("83,4", "83", False), ("83,4", "84", False), ("83,39", "84", True), ("83,61", "83", True),
     ("83,4", "82", True), ("83,46", "83,4", False), ("83,47", "83,4", True),
     ("83,34", "83,4", False), ("83,33", "83,4", True)],
)  # fmt: skip
def test_six_tenths_of_the_last_digit_are_let_pass(cell: str, rate: str, *, wrong: bool) -> None:
    row, head = ["1", "Đất nông nghiệp", cell], ["STT", "Loại", "Phần [%]"]
    assert is_told(f"Đất nông nghiệp chiếm {rate}%", row, head=head) is wrong


def test_words_of_a_row_shorter_than_eight_characters_may_be_chance() -> None:
    total = ["", "Tổng cộng", "100"]
    assert is_told("Đất rừng chiếm 50%", ["1", "Đất rừng", "10"], total)
    assert not is_told("Đất lúa chiếm 50%", ["1", "Đất lúa", "10"], total)


def test_two_rows_of_one_name_may_both_be_meant() -> None:
    rows = (["1", "Đất trồng lúa", "10"], ["2", "Đất trồng lúa", "20"], ["", "Tổng cộng", "100"])
    for rate, wrong in (("10", False), ("20", False), ("30", True)):
        assert is_told(f"Đất trồng lúa chiếm {rate}%", *rows) is wrong


def test_without_a_total_or_with_one_of_nothing_amounts_are_no_percentages() -> None:
    row = ["1", "Đất nông nghiệp", "831"]
    for total in ((), (["", "Tổng cộng", "0"],), (["", "Tổng cộng", ""],),
                  (["", "Tổng cộng", "900 - 1.000"],)):  # fmt: skip
        assert not is_told("Đất nông nghiệp chiếm 5%", row, *total)
    assert is_told("Đất nông nghiệp chiếm 5%", row, ["", "Tổng cộng", "0,5"])


def test_ranges_words_and_running_numbers_are_no_percentages() -> None:
    head = ["STT", "Loại đất", "Tỷ lệ [%]"]
    assert not is_told("Đất nông nghiệp chiếm 5%", ["1", "Đất nông nghiệp", "8 - 9"], head=head)
    assert not is_told("Đất nông nghiệp chiếm 5%", ["1", "Đất nông nghiệp", ""], head=head)
    assert is_told("Đất nông nghiệp chiếm 5%", ["5", "Đất nông nghiệp", "8"], head=head)
    assert is_told("Tỷ lệ che phủ rừng đạt 5%", ["5", "Tỷ lệ che phủ rừng", "8"])


@pytest.mark.parametrize(
    ("column", "label"),
    [("Phần [%]", "Đất nông nghiệp"), ("Phần (%)", "Đất nông nghiệp"),
     ("Phần", "Đất nông nghiệp (%)"), ("Phần", "Cơ cấu nông nghiệp"),
     ("Phần", "Tỷ lệ nông nghiệp")],
)  # fmt: skip
def test_what_is_a_percentage_already_is_no_part_of_the_total(column: str, label: str) -> None:
    rows = (["1", label, "20"], ["", "Tổng cộng", "50"])
    head = ["STT", "Loại", column]
    assert not is_told(f"{label} đạt 20%", *rows, head=head)
    assert is_told(f"{label} đạt 40%", *rows, head=head) is ("(%)" not in label)


def test_the_paragraph_must_refer_to_one_table_of_the_draft() -> None:
    other = sheet([HEAD, ["1", "Đất khác hẳn", "831"]], id_="bang-khac", caption="Khác")
    unnamed = sheet([HEAD, ["1", "Đất nông nghiệp", "831"]], caption="Không tên")

    def of(*runs: Inline | str) -> list[str]:
        blocks = (paragraph("Đất nông nghiệp chiếm 90%, theo ", *runs), TABLE, other, unnamed)
        return said(quoted_percentages, evidence_of(*blocks))

    named, also = Reference("bang-dat"), Reference("bang-khac")
    assert len(of(named)) == len(of(named, " và ", named)) == len(of(named, Reference("muc"))) == 1
    assert of() == of(also) == of(named, also) == of(Reference("muc")) == []


def test_tables_are_each_held_against_their_own_paragraphs() -> None:
    other = replace(
        sheet([["STT", "Tên", "[%]"], ["1", "Đất nông nghiệp", "20"]], caption="Khác"), id="bang-b"
    )
    first = paragraph("Đất nông nghiệp chiếm 20%, theo ", Reference("bang-b"), line=1)
    again = paragraph("Đất nông nghiệp chiếm 20%, theo ", Reference("bang-dat"), line=2)
    third = paragraph("Đất nông nghiệp chiếm 83,1%, theo ", Reference("bang-b"), line=3)
    told = said(quoted_percentages, evidence_of(first, again, third, TABLE, other))
    assert [line.split()[0] for line in told] == ["2", "3"]


def test_the_words_of_ninety_characters_before_are_read() -> None:
    name = "Đất nông nghiệp " + "a" * 74  # ninety characters
    total = ["", "Tổng cộng", "100"]
    assert is_told(f"Vì {name} chiếm 90%", ["1", name, "5"], total)
    assert not is_told(f"Vì {name}b chiếm 90%", ["1", f"{name}b", "5"], total)


def test_a_cell_that_refers_to_a_table_is_no_sentence() -> None:
    runs = (Text("Đất nông nghiệp chiếm 90%, theo "), Reference("bang-dat"))
    rows = (
        Row((Cell((Text("Ghi chú"),), "Ghi chú"),), RowKind.HEADER),
        Row((Cell(runs, "Đất nông nghiệp chiếm 90%"),)),
    )
    own = Table(Grid((Column("Ghi chú"),), rows), (), "bang-khac", source=source())
    assert said(quoted_percentages, evidence_of(own, TABLE)) == []
