from pipeline.render.papers.body_page import body_page_files
from tests.consult.answered import report
from tests.oracle.gate import defects
from tests.render.feedback_pages import PAGE
from tests.render.paper_texts import kept_with_next, paragraphs, table
from tests.render.shipped import body_page_template


def test_a_bodys_comments_stand_by_draft_with_room_for_its_word_on_each() -> None:
    files = body_page_files((PAGE,), report(), template=body_page_template())
    data = files["so-y-te"]
    assert defects(data) == []
    rows = table(data, 1)
    assert [row[0] for row in rows] == [
        "TT",
        "Sở Y tế",
        "Ý kiến đối với Dự thảo lần 1 (1)",
        "1",
        "Ý kiến đối với Dự thảo lần 2 (1)",
        "2",
    ]
    assert rows[0][5] == "Ý kiến của cơ quan về kết quả (đồng ý / bảo lưu)"
    assert rows[3][1:] == [
        "YK1-SYT-001",
        "Bảng 1.1\nRà soát & sửa <số>.\nTrích dẫn: “34 giường”\nĐề nghị sửa thành: “=36 giường”",
        "Tiếp thu.\nĐã sửa.\nKết luận: 36\n"
        "Đối chiếu: đã sửa đúng như đề nghị (Bảng 1.1 (trang 7)).\nCũ: 34\nMới: 36",
        "Bảng 1.1, dòng 2 (trang 7)\n“36 giường”",
        "Bảo lưu: chưa thấy sửa",
    ]
    assert rows[5][3:] == ["(chưa xử lý)", "không còn trong dự thảo", ""]
    assert any("bảo lưu và nêu lý do" in text for text in paragraphs(data))
    assert "Đề nghị cơ quan gửi lại bảng này sau khi ghi ý kiến./." in kept_with_next(data)


def test_each_body_has_a_file_of_its_own() -> None:
    assert body_page_files((), report(), template=body_page_template()) == {}
