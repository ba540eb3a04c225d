from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from pipeline.consult.responses import Answered, response_table
from pipeline.model.change import Place
from pipeline.model.comment import Answer, Certainty, Disposition
from pipeline.model.verdict import CommentTrace, Evidence, Trace, Verdict
from pipeline.render.excel.response_workbook import (
    ANSWER_WORDS,
    CERTAINTY_WORDS,
    response_workbook,
)
from tests.consult.answered import AGENCIES, consulted, row, said, spots

SAID = said("=1+1", quote="34 giường")


def opened() -> Any:
    rows = (row("YK1-SYT-001", SAID, disposition=Disposition.ACCEPTED, explanation="Đã sửa."),)
    evidence = Evidence("khác", "36", "34 giường", "35 giường", Place("Phần I, đoạn 1", 2), "y-te")
    trace = Trace((CommentTrace("YK1-SYT-001", Verdict.OTHERWISE, ("1-2-y-te-ab",), evidence),))
    table = response_table(
        consulted(SAID, said("Hai.", "xa-a"), rows=rows),
        AGENCIES,
        ("Dự thảo lần 1", "Dự thảo lần 2"),
        Answered(spots(), (), trace),
    )
    return load_workbook(BytesIO(response_workbook(table, {"y-te": "Y tế"})))


def column(page: Any, title: str) -> list[object]:
    at = [cell.value for cell in page[1]].index(title) + 1
    return [page.cell(line, at).value for line in range(2, page.max_row + 1)]


def test_each_comment_has_one_row_with_all_that_is_known_of_it() -> None:
    page = opened()["Tiếp thu, giải trình"]
    assert column(page, "Mã ý kiến") == ["YK1-SYT-001", "YK1-XAA-001"]
    assert column(page, "Mục") == ["Y tế", "Y tế"]
    assert column(page, "Xác định vị trí") == ["theo trích dẫn", "chỉ theo mục"]
    assert column(page, "Đối chiếu với dự thảo") == ["đã sửa nhưng khác đề nghị", None]
    assert column(page, "Mã đối chiếu") == ["khac-de-nghi", None]
    assert column(page, "Nội dung trước khi sửa") == ["34 giường", None]
    assert column(page, "Nội dung sau khi sửa") == ["35 giường", None]
    assert column(page, "Nơi sửa") == ["Phần I, đoạn 1", None]
    assert column(page, "Mã thay đổi") == ["1-2-y-te-ab", None]
    assert column(page, "Nguồn (tệp, ô)")[0] == "y-kien/so-y-te.xlsx (GopY!C9)"
    assert page["D2"].data_type == "s"


def test_every_body_asked_or_heard_is_listed_and_the_balance_stands_there() -> None:
    book = opened()
    assert column(book["Cơ quan"], "Cơ quan") == ["Sở Y tế", "UBND xã A", "Bộ Y tế", "Sở Nội vụ"]
    figures = dict(book["Tổng hợp"].iter_rows(min_row=2, values_only=True))
    assert (figures["Ý kiến nhận được"], figures["Đã trả lời"], figures["Chưa trả lời"]) == (
        2,
        1,
        1,
    )
    assert figures["Đối chiếu: đã sửa nhưng khác đề nghị"] == 1
    assert figures["Đối chiếu: ghi tiếp thu nhưng chưa thấy sửa"] == 0


def test_every_value_has_words() -> None:
    assert set(CERTAINTY_WORDS) == set(Certainty)
    assert set(ANSWER_WORDS) == set(Answer)
