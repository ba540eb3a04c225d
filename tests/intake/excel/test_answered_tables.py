from pipeline.intake.excel.comment_sheets import comment_sheet_in
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.model.comment_sheet import CommentSheet
from pipeline.model.inlines import Text
from pipeline.model.notice import Outcome, Severity

RESPONSES = ("TT", "Nội dung góp ý", "Vị trí tại Dự thảo lần 1", "Tiếp thu, giải trình")
CHANGES = ("STT", "Vị trí cũ", "Nội dung cũ", "Nội dung mới", "Ý kiến")
OWN = ("TT", "Nội dung trong dự thảo", "Ý kiến góp ý")


def sheet(*lines: tuple[str, ...], title: str = "T") -> RawSheet:
    cells = {
        (row, column): Content(words, (Text(words),))
        for row, line in enumerate(lines, 1)
        for column, words in enumerate(line, 1)
        if words
    }
    return RawSheet(title, cells)


def read(*sheets: RawSheet, file: str = "y-kien/so-x.xlsx") -> Outcome[CommentSheet | None]:
    return comment_sheet_in(Outcome(sheets), file=file)


def test_comments_with_our_answers_beside_them_are_no_new_comments() -> None:
    rows = (("1", "Rà soát.", "Bảng 3.1", "Tiếp thu."), ("2", "Bỏ.", "", ""))
    outcome = read(sheet(("SỞ TÀI CHÍNH",), RESPONSES, ("I. Sở, ban, ngành",), *rows))
    assert outcome.value is None
    (notice,) = outcome.notices
    assert (notice.code, notice.severity) == ("bang-tra-loi-gui-lai", Severity.WARNING)
    assert "(2 dòng)" in notice.message
    assert notice.cell == "T!A2"
    assert "cột không phải" not in notice.message


def test_a_change_log_is_no_comment_table() -> None:
    outcome = read(sheet(CHANGES, ("1", "mục 1", "a", "b", "YK1-STC-001")))
    assert outcome.value is None
    assert [notice.code for notice in outcome.notices] == ["bang-tra-loi-gui-lai"]


def test_a_form_whose_column_for_the_answer_is_empty_is_a_comment_table() -> None:
    rows = (("1", "Rà soát.", "Bảng 3.1", ""), ("2", "Bỏ.", "", ""), ("3", "Thêm.", "", "Có."))
    outcome = read(sheet(RESPONSES, *rows))
    assert outcome.value is not None
    assert [row.content for row in outcome.value.rows] == [
        "Rà soát.",
        "Bỏ.",
        "Thêm.\nGhi chú (Tiếp thu, giải trình): Có.",
    ]


def test_what_was_written_into_a_column_of_its_own_is_told() -> None:
    rows = (("1", "Rà soát.", "", "Tiếp thu.", "chưa đạt"), ("2", "Bỏ.", "", "Tiếp thu.", ""))
    outcome = read(sheet((*RESPONSES, "Ý kiến của đơn vị"), *rows))
    assert "ghi: “chưa đạt”" in outcome.notices[0].message
    long = sheet((*RESPONSES, "Phản hồi"), ("1", "Bỏ.", "", "Tiếp thu.", "x" * 2_010))
    assert "x… (còn 10 ký tự trong tệp)" in read(long).notices[0].message


def test_comments_beside_a_table_of_ours_are_read_and_a_letters_words_told() -> None:
    ours = sheet(RESPONSES, ("1", "Rà soát.", "", "Tiếp thu."), title="Bảng 1")
    listed = sheet(("Mã ý kiến", "Mục", "Nội dung góp ý"), ("YK1-X-001", "Y tế", "Bỏ."))
    own = sheet(OWN, ("1", "dài 300 km", "Sửa."), title="Bảng 2")
    around = sheet(("Đề nghị bỏ mục 3.",), title="Văn bản")
    outcome = read(ours, listed, own, around, file="y-kien/so-x.docx")
    assert outcome.value is not None
    assert [row.content for row in outcome.value.rows] == ["Sửa."]
    assert [notice.code for notice in outcome.notices] == ["bang-tra-loi-gui-lai", "chu-ngoai-bang"]
    alone = read(ours, around, file="y-kien/so-x.docx")
    assert alone.value is None
    assert "Đề nghị bỏ mục 3." in alone.notices[1].message
    assert len(read(ours, around).notices) == 1
    assert read(listed).value is not None
