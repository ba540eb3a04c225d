from pipeline.consult.memory.feedback import (
    check_page,
    feedback_notices,
    foreign_page,
    known_feedback,
)
from pipeline.model.earlier import Feedback, Stand
from pipeline.model.feedback_sheet import FeedbackRow, FeedbackSheet
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from tests.render.papers.left_tables import RESERVED

OWNERS = {"YK1-SYT-001": "so-y-te", "YK1-SNV-001": "so-noi-vu"}
NAMES = {"so-noi-vu": "Sở Nội vụ"}


def only(one: Feedback) -> Notice:
    (notice,) = feedback_notices([one], OWNERS, NAMES)
    assert (notice.file, notice.cell) == (RESERVED.origin.file, RESERVED.origin.place)
    return notice


def test_who_holds_to_a_view_is_named_with_the_reason() -> None:
    notice = only(RESERVED)
    assert (notice.code, notice.severity) == ("co-quan-bao-luu", Severity.WARNING)
    assert notice.message.endswith("về kết quả xử lý: “chưa thấy sửa”")
    assert only(replace(RESERVED, words="")).message.endswith("về kết quả xử lý")


def test_what_is_neither_yes_nor_no_is_told_and_agreement_only_with_words() -> None:
    assert only(replace(RESERVED, stand=Stand.UNCLEAR)).code == "chua-ro-dong-y"
    agreed = replace(RESERVED, stand=Stand.AGREED)
    assert only(agreed).code == "dong-y-kem-loi"
    assert list(feedback_notices([replace(agreed, words="")], OWNERS, NAMES)) == []


def test_a_code_of_nobody_or_of_another_counts_not_and_is_told_with_its_words() -> None:
    slip = replace(RESERVED, code="YK1-SYT-01")
    notice = only(slip)
    assert (notice.code, notice.severity) == ("ma-y-kien-khong-co", Severity.ERROR)
    assert "không có trong các lần góp ý; chưa tính: “Bảo lưu: chưa thấy sửa”" in notice.message
    assert notice.fix.startswith("có phải là YK1-SYT-001? ")
    other = replace(RESERVED, code="YK1-SNV-001")
    assert "là ý kiến của Sở Nội vụ" in only(other).message
    assert known_feedback([RESERVED, slip, other], OWNERS) == (RESERVED,)


def test_a_page_of_another_draft_or_without_a_word_is_told() -> None:
    row = FeedbackRow("YK1-SYT-001", Stand.AGREED, "", "YKienCacLan!G11")
    page = FeedbackSheet("so-y-te", "Sở Y tế", 2, rows=(row,))
    assert list(check_page(page, "f.xlsx", "so-y-te", 2)) == []
    assert list(check_page(replace(page, round=None), "f.xlsx", "so-y-te", 2)) == []
    (wrong,) = check_page(page, "f.xlsx", "so-y-te", 3)
    assert (wrong.code, wrong.fix) == ("phieu-lan-khac", "chuyển tệp sang lan-2/y-kien/")
    (empty,) = check_page(replace(page, rows=()), "f.xlsx", "so-y-te", 2)
    assert empty.code == "phieu-y-kien-trong"


def test_a_page_of_another_body_is_an_error_with_all_it_says() -> None:
    notice = foreign_page("f.xlsx", "Sở Y tế", "so-noi-vu", "YK1-SYT-001: Đồng ý")
    assert notice.severity is Severity.ERROR
    assert notice.message.startswith("phiếu lập cho Sở Y tế nhưng")
    assert notice.message.endswith("“YK1-SYT-001: Đồng ý”")
