import io

import docx

from pipeline.intake.word.feedback_table import is_feedback_docx, read_feedback_docx
from pipeline.model.earlier import Stand
from pipeline.model.feedback_sheet import FeedbackSheet
from pipeline.render.papers.body_page import body_page_files
from tests.consult.answered import report
from tests.render.feedback_pages import PAGE
from tests.render.shipped import body_page_template, response_template

SENT = body_page_files((PAGE,), report(), template=body_page_template())["so-y-te"]


def filled(*said: str, code: str = "") -> bytes:
    """Give the page with words in the last cells of its rows, in order."""
    document = docx.Document(io.BytesIO(SENT))  # noqa: TID251 -- a body's program
    rows = [row for row in document.tables[1].rows if len(row._tr.tc_lst) == 6][1:]
    for row, words in zip(rows, said, strict=True):
        row.cells[5].text = words
    if code:
        rows[0].cells[1].text = code
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(data: bytes) -> FeedbackSheet:
    outcome = read_feedback_docx(data, file="f.docx")
    assert [notice.code for notice in outcome.notices] == ["phieu-y-kien-word"]
    assert outcome.value is not None
    return outcome.value


def test_the_last_column_is_read_by_code() -> None:
    page = read(filled("Bảo lưu: đo lại", "đồng ý"))
    assert (page.body, page.name, page.round) == ("", "Sở Y tế", None)
    assert [(row.code, row.stand, row.words) for row in page.rows] == [
        ("YK1-SYT-001", Stand.RESERVED, "đo lại"),
        ("YK2-SYT-001", Stand.AGREED, ""),
    ]
    assert page.rows[0].cell == "dòng 4 của bảng"


def test_what_is_unclear_keeps_all_its_words_and_an_empty_cell_says_nothing() -> None:
    (row,) = read(filled("Xem lại\nmột phần", "")).rows
    assert (row.stand, row.words) == (Stand.UNCLEAR, "Xem lại\nmột phần")


def test_a_code_broken_over_lines_is_one() -> None:
    assert read(filled("Đồng ý", "", code="YK1-\nSYT-001")).rows[0].code == "YK1-SYT-001"


def test_only_such_pages_are_known_for_it() -> None:
    assert is_feedback_docx(SENT)
    assert not is_feedback_docx(response_template())
    assert not is_feedback_docx(b"PK")
    assert read_feedback_docx(response_template(), file="f.docx").value is None
