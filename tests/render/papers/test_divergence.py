from pipeline.model.change import Place
from pipeline.model.divergence import Divergence, DivergenceKind, View
from pipeline.model.earlier import Standing
from pipeline.model.fixed import replace
from pipeline.render.papers.divergence import divergence_docx
from tests.consult.answered import report
from tests.oracle.gate import defects
from tests.render.paper_texts import kept_with_next, paragraphs, table
from tests.render.shipped import divergence_template

DRAFTS = ("Dự thảo lần 1", "Dự thảo lần 2")
VIEW = View("YK1-SYT-001", "Sở Y tế", "Văn bản số 1/SYT", "Cao hơn.", "36 giường")
OPEN = Divergence(
    DivergenceKind.OPEN,
    "Bảng 1.1",
    "34 giường",
    (VIEW,),
    "Giữ nguyên.",
    ("Phương án 1: giữ như dự thảo.",),
    "Phương án 1",
    "UBND tỉnh",
)
FOUND = Divergence(DivergenceKind.FOUND, "Bảng 1.2", "", (VIEW,), reason="khác nhau")


def rows(*points: Divergence) -> list[list[str]]:
    data = divergence_docx(points, report(), DRAFTS, template=divergence_template())
    assert defects(data) == []
    return table(data, 1)


def test_each_point_has_the_columns_that_deciders_expect() -> None:
    found = rows(OPEN)
    assert found[0] == [
        "STT",
        "Nội dung, vị trí",
        "Các ý kiến (cơ quan, văn bản)",
        "Quan điểm cơ quan lập",
        "Phương án",
        "Đề xuất",
        "Cấp quyết định",
        "Kết luận",
    ]
    assert found[2][1] == "Bảng 1.1\nTrích dẫn: “34 giường”"
    assert found[2][2].startswith("Sở Y tế (Văn bản số 1/SYT): Cao hơn.\nĐề nghị sửa thành:")
    assert found[2][3:] == [
        "Giữ nguyên.",
        "Phương án 1: giữ như dự thảo.",
        "Phương án 1",
        "UBND tỉnh",
        "",
    ]


def test_what_the_machine_found_stands_apart_with_its_reason() -> None:
    found = rows(OPEN, FOUND)
    assert [line[0] for line in found[1:]] == [
        "I. NỘI DUNG CHƯA CÓ KẾT LUẬN",
        "1",
        "II. NỘI DUNG CÓ THỂ CÒN KHÁC NHAU, CẦN RÀ SOÁT",
        "1",
    ]
    assert "Lý do nêu: khác nhau" in found[4][1]


def test_a_point_stands_at_its_present_place_beside_the_words_commented_on() -> None:
    now = Standing(Place("Bảng 1.3", 4, 12), "36 giường")
    found = rows(replace(OPEN, draft="Dự thảo lần 1", now=now))
    assert found[2][1] == (
        "Bảng 1.3 (trang 12)\nHiện ghi: “36 giường”\nNơi được góp ý: Dự thảo lần 1, Bảng 1.1\n"
        "Trích dẫn: “34 giường”"
    )
    gone = rows(replace(OPEN, draft="Dự thảo lần 1", now=Standing()))
    assert gone[2][1].startswith("Không còn trong Dự thảo lần 2\nNơi được góp ý: ")


def test_a_view_says_of_which_draft_it_is_and_what_its_body_holds_of_the_answer() -> None:
    view = replace(VIEW, draft="Dự thảo lần 1", feedback="Bảo lưu: giữ 36")
    assert rows(replace(OPEN, views=(view,)))[2][2] == (
        "Sở Y tế (Văn bản số 1/SYT; đối với Dự thảo lần 1): Cao hơn.\n"
        "Đề nghị sửa thành: “36 giường”\nVề kết quả xử lý: Bảo lưu: giữ 36"
    )


def test_a_draft_without_differences_says_so() -> None:
    data = divergence_docx((), report(), DRAFTS, template=divergence_template())
    assert defects(data) == []
    assert "Không còn nội dung nào có ý kiến khác nhau." in paragraphs(data)
    assert not any(text.endswith("./.") for text in paragraphs(data))


def test_the_signature_stands_with_the_line_that_ends_the_table() -> None:
    data = divergence_docx((OPEN, FOUND), report(), DRAFTS, template=divergence_template())
    assert "Bảng trên có 2 nội dung./." in paragraphs(data)
    assert "Bảng trên có 2 nội dung./." in kept_with_next(data)
