from pipeline.model.kit import Kit, KitComment, KitNotice
from pipeline.render.papers.kit_page import kit_page
from pipeline.render.templates.papers import kit_template
from tests.consult.answered import report
from tests.oracle.gate import defects
from tests.render.paper_texts import paragraphs, table

NAMES = {"so-y-te": "Sở Y tế", "bo-y-te": "Bộ Y tế"}
NOTICE = KitNotice("lỗi", "sections/a.md:3", "sai & thiếu <bảng>", "sửa")
COMMENT = KitComment(
    "YK1-1", "y-te", "bo-y-te", "Văn bản số 1", "Phần I", "Cao\nhơn", "36", "Tiếp thu", "Đã sửa"
)
OPEN = KitComment("YK1-2", "y-te", "xa-la", "", "Phần II", "Hỏi", "", "", "")


def page(kit: Kit, *enclosed: str) -> bytes:
    data = kit_page(kit, report(), NAMES, enclosed, template=kit_template())
    assert defects(data) == []
    return data


def test_notices_and_comments_stand_in_two_tables() -> None:
    data = page(Kit("so-y-te", (NOTICE,), (COMMENT, OPEN)), "2-noi-dung.docx")
    assert table(data, 1)[1] == ["1", "lỗi", "sections/a.md:3", "sai & thiếu <bảng>", "sửa"]
    rows = table(data, 2)
    assert rows[1] == [
        "YK1-1",
        "Bộ Y tế\nVăn bản số 1\nPhần I",
        "Cao\nhơn\nĐề nghị sửa thành: “36”",
        "Tiếp thu.\nĐã sửa",
    ]
    assert rows[2] == ["YK1-2", "xa-la\nPhần II", "Hỏi", "Chưa trả lời."]
    texts = paragraphs(data)
    assert any(text.startswith("Có 1 điểm cần xem lại") and "2 ý kiến" in text for text in texts)
    assert "Gửi kèm: 2-noi-dung.docx." in texts


def test_where_nothing_is_amiss_it_says_so() -> None:
    texts = paragraphs(page(Kit("so-y-te")))
    assert "Không có điểm nào cần xem lại." in texts
    assert not any(text.startswith("Gửi kèm") for text in texts)
