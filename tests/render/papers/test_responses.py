from datetime import date

from pipeline.consult.responses import Answered, response_table
from pipeline.model.change import Place
from pipeline.model.comment import RESOLVED, Disposition, Letter, Reply
from pipeline.model.fixed import replace
from pipeline.model.response_table import ResponseTable
from pipeline.model.verdict import CommentTrace, Evidence, Trace, Verdict
from pipeline.render.papers.responses import (
    closing_words,
    opening_words,
    response_docx,
)
from tests.consult.answered import AGENCIES, consulted, report, row, said, spots
from tests.oracle.gate import defects
from tests.render.paper_texts import kept_with_next
from tests.render.paper_texts import table as texts
from tests.render.papers.left_tables import with_left
from tests.render.shipped import response_template

ONE = said("Rà soát & sửa <số>.", quote="34 giường", proposed="36 giường")
TWO = said("Bổ sung.", "xa-a")
ROWS = (
    row("YK1-SYT-001", ONE, disposition=Disposition.PARTLY, explanation="Đã sửa.", decision="36"),
)
AGREED = Letter("bo-y-te", "8/BYT", date(2025, 11, 20), ("y-kien/bo-y-te.xlsx",), agrees=True)


def table() -> ResponseTable:
    made = consulted(ONE, TWO, rows=ROWS, letters=(AGREED,))
    return response_table(made, AGENCIES, ("Dự thảo lần 1", "Dự thảo lần 2"), Answered(spots()))


def test_the_word_file_tells_every_comment_by_group_and_body() -> None:
    data = response_docx(table(), report(), template=response_template())
    assert defects(data) == []
    rows = texts(data, 1)
    assert [line[0] for line in rows] == [
        "TT",
        "I. BỘ, NGÀNH TRUNG ƯƠNG",
        "1. Bộ Y tế (Văn bản số 8/BYT ngày 20/11/2025)",
        "Thống nhất với nội dung dự thảo, không có ý kiến khác.",
        "II. SỞ, BAN, NGÀNH",
        "1. Sở Y tế (Văn bản số 1/so-y-te)",
        "1.1",
        "III. UBND CÁC XÃ, PHƯỜNG",
        "1. UBND xã A (Văn bản số 1/xa-a)",
        "1.1",
    ]
    said_cell = rows[6][1]
    assert said_cell.startswith("Rà soát & sửa <số>.\nTrích dẫn: “34 giường”")
    assert "Đề nghị sửa thành: “36 giường”" in said_cell
    assert rows[6][3] == "Tiếp thu một phần.\nĐã sửa.\nKết luận: 36"
    assert "(chưa xử lý)" in rows[9]


def test_a_thread_shows_its_replies_with_author_and_day_and_that_it_is_done() -> None:
    replies = (Reply("Đã xem.\nSẽ sửa.", "B", date(2025, 11, 20)), Reply("Cảm ơn."))
    made = consulted(replace(TWO, replies=replies, resolved=True), rows=ROWS, letters=(AGREED,))
    told = response_table(made, AGENCIES, ("1", "2"), Answered(spots()))
    rows = texts(response_docx(told, report(), template=response_template()), 1)
    (cell,) = [row[1] for row in rows if len(row) > 1 and "Bổ sung." in row[1]]
    assert cell.endswith(f"Trả lời (B, 20/11/2025): Đã xem.\nSẽ sửa.\nTrả lời: Cảm ơn.\n{RESOLVED}")


def test_it_opens_with_the_figures_and_ends_with_those_who_did_not_answer() -> None:
    first, second = opening_words(table())
    assert "đã gửi xin ý kiến: 4" in first
    assert "tổng số ý kiến nhận được: 2" in first
    assert "tiếp thu một phần: 1; chưa xử lý: 1" in second
    assert closing_words(table()) == (
        "Các cơ quan, tổ chức chưa có văn bản trả lời (1):",
        "- Sở, ban, ngành (1): Sở Nội vụ.",
    )
    assert closing_words(replace(table(), silent=())) == ()
    data = response_docx(replace(table(), silent=()), report(), template=response_template())
    assert "Bảng trên có 2 ý kiến./." in kept_with_next(data)
    data = response_docx(with_left(), report(), template=response_template())
    assert "Bảng trên có 1 ý kiến./." in kept_with_next(data)
    presumed = closing_words(replace(table(), presumed=1))
    assert presumed[0].endswith("coi như thống nhất (1):")


def traced(verdict: Verdict, evidence: Evidence) -> ResponseTable:
    found = Trace((CommentTrace("YK1-SYT-001", verdict, ("c",), evidence),))
    made = consulted(ONE, TWO, rows=ROWS)
    drafts = ("Dự thảo lần 1", "Dự thảo lần 2")
    return response_table(made, AGENCIES, drafts, Answered(spots(), (), found))


def test_a_verdict_stands_under_the_answer_with_asked_old_and_new_words() -> None:
    place = Place("Bảng 1.1, dòng “Tuyến tỉnh”", 4)
    other = Evidence("khác", "36 giường", "34 giường", "35 giường", place, "y-te")
    data = response_docx(traced(Verdict.OTHERWISE, other), report(), template=response_template())
    assert defects(data) == []
    (cell,) = (line[3] for line in texts(data, 1) if "Đối chiếu:" in (line[3:4] or [""])[0])
    assert cell.endswith(
        "Đối chiếu: đã sửa nhưng khác đề nghị (Bảng 1.1, dòng “Tuyến tỉnh”).\n"
        "Đề nghị: “36 giường”\nCũ: 34 giường\nMới: 35 giường"
    )
    gone = Evidence("", "", "34 giường", "", place, "y-te", stands=False)
    data = response_docx(traced(Verdict.AS_ASKED, gone), report(), template=response_template())
    assert any("Cũ: 34 giường\nMới: (không còn)" in "".join(line) for line in texts(data, 1))


def test_a_verdict_without_words_says_what_was_found_and_one_that_promises_nothing_is_silent() -> (
    None
):
    claimed = traced(Verdict.ITEM_ONLY, Evidence("bảng chỉ nêu đến mục"))
    data = response_docx(claimed, report(), template=response_template())
    whole = "".join("".join(line) for line in texts(data, 1))
    assert "Đối chiếu: chỉ nêu đến mục.\nBảng chỉ nêu đến mục." in whole
    noted = traced(Verdict.NOTED, Evidence())
    data = response_docx(noted, report(), template=response_template())
    assert "Đối chiếu" not in "".join("".join(line) for line in texts(data, 1))


def test_grades_open_the_table_those_of_no_comment_left_out() -> None:
    third = opening_words(traced(Verdict.UNCHANGED, Evidence()))[2]
    assert third == "3. Đối chiếu với Dự thảo lần 2: ghi tiếp thu nhưng chưa thấy sửa: 1."
    assert len(opening_words(table())) == 2
