from pipeline.render.excel.left_list import SHEET, left_list
from tests.render.papers.left_tables import with_left


def test_each_comment_left_is_a_row_with_state_proof_reply_and_present_words() -> None:
    sheet = left_list(with_left(reply=True), {"y-te": "Y tế"})
    (row,) = sheet.rows
    told = {column.title: value for column, value in zip(sheet.columns, row, strict=True)}
    assert sheet.name == SHEET
    assert told["Tình trạng"] == "ghi tiếp thu nhưng chưa thực hiện đúng"
    assert (told["Ý kiến đối với"], told["Mã ý kiến"]) == ("Dự thảo lần 1", "YK1-SYT-001")
    assert told["Mục"] == "Y tế"
    assert told["Đề nghị sửa thành"] == "36 giường"
    assert told["Ý kiến của cơ quan về kết quả"] == "Bảo lưu: chưa thấy sửa"
    assert told["Mã đối chiếu"] == "khong-thay-doi"
    assert told["Vị trí tại Dự thảo lần 3"] == "Phần I, mục I.1.1, đoạn 2 (trang 9)"
    assert told["Nội dung tại Dự thảo lần 3"] == "34 giường"
