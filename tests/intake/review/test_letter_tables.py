from pipeline.intake.review.letter_tables import read_letter_tables
from pipeline.model.comment_sheet import CommentSheet
from pipeline.model.notice import Outcome
from tests.hostile.packages import copy, paragraph

HEAD = ("TT", "Nội dung trong dự thảo", "Ý kiến góp ý", "Lý do")
ROW = ("1", "dài 300 km", "Đề nghị rà soát.", "chưa khớp")


def cell(words: str, properties: str = "") -> str:
    inner = "".join(paragraph(line) for line in words.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    made = ("".join(row if row.startswith("<") else cell(row) for row in line) for line in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in made)}</w:tbl>"


def read(*pieces: str) -> Outcome[CommentSheet | None]:
    return read_letter_tables(copy("".join(pieces)), file="so-x.docx")


def test_rows_under_headings_of_comments_are_comments_with_all_their_cells() -> None:
    outcome = read(table(HEAD, ROW))
    assert outcome.value is not None
    (row,) = outcome.value.rows
    assert (row.quote, row.content) == (
        "dài 300 km",
        "Đề nghị rà soát.\nGhi chú (Lý do): chưa khớp",
    )
    assert row.cell == "Bảng 1!C2"
    assert outcome.notices == ()


def test_words_of_the_letter_outside_of_its_tables_are_told() -> None:
    outcome = read(paragraph("Cơ bản nhất trí, nhưng bỏ mục 3."), table(HEAD, ROW))
    (notice,) = outcome.notices
    assert notice.code == "chu-ngoai-bang"
    assert "bỏ mục 3" in notice.message


def test_lines_of_a_cell_stay_apart_and_a_cell_merged_downwards_speaks_for_both() -> None:
    first = (cell("1"), cell("dài 300 km", "<w:vMerge w:val='restart'/>"), "Một.\nHai.", "")
    second = (cell("2"), cell("", "<w:vMerge/>"), "Ba.", "")
    outcome = read(table(HEAD, first, second))
    assert outcome.value is not None
    assert [(row.quote, row.content) for row in outcome.value.rows] == [
        ("dài 300 km", "Một.\nHai."),
        ("dài 300 km", "Ba."),
    ]


def test_a_cell_over_two_columns_moves_those_behind_it() -> None:
    wide = (cell("Mục 1", "<w:gridSpan w:val='2'/>"), "Bỏ.", "")
    outcome = read(table(HEAD, ROW, wide))
    assert outcome.value is not None
    assert [row.content for row in outcome.value.rows][1].startswith("Bỏ.")


def test_a_letter_without_such_a_table_is_only_a_letter() -> None:
    for pieces in ((paragraph("Kính gửi"),), (table(("TT", "Tên"), ("1", "Xã A")),), ()):
        assert read(*pieces) == Outcome(None)
    assert read_letter_tables(b"PK", file="so-x.docx") == Outcome(None)


def test_rows_that_agree_are_an_answer() -> None:
    outcome = read(table(HEAD, ("1", "", "Thống nhất.", "")))
    assert outcome.value is not None
    assert outcome.value.agrees
    assert outcome.value.rows == ()


def test_a_table_of_ours_that_came_back_is_told_and_no_comment() -> None:
    ours = table(("TT", "Nội dung góp ý", "Tiếp thu, giải trình"), ("1", "Bỏ.", "Tiếp thu."))
    outcome = read(paragraph("Kính gửi"), ours)
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["bang-tra-loi-gui-lai", "chu-ngoai-bang"]
