from pipeline.intake.departmental.paragraphs.lines import Laid, LaidTable, Line
from pipeline.intake.departmental.set_aside import without_frame
from pipeline.model.document import Cell, Grid, Row
from pipeline.model.inlines import Text
from pipeline.model.table import Column
from tests.intake.departmental.pages import BODY, line, store

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def table(*words: str, ruled: bool = False) -> LaidTable:
    cells = tuple(Cell((Text(word),), word) for word in words)
    return LaidTable(1, 1, Grid((Column(),) * len(words), (Row(cells),)), ruled=ruled)


def kept(*laid: Laid) -> list[str]:
    return [thing.text for thing in without_frame(laid, store("x"))]


def test_letterhead_title_recipients_and_signatures_are_set_aside_and_told() -> None:
    held = store("x")
    laid = (
        table("UBND TỈNH\nSỞ Y TẾ", f"{MOTTO}\nĐộc lập - Tự do - Hạnh phúc"),
        line("BÁO CÁO", bold=True, align="center"),
        line("Về lĩnh vực y tế", bold=True, align="center"),
        line("I. HIỆN TRẠNG", bold=True),
        line(BODY),
        table("Nơi nhận:\n- Như trên;", "GIÁM ĐỐC"),
    )
    assert [thing.text for thing in without_frame(laid, held)] == ["I. HIỆN TRẠNG", BODY]
    words = " ".join(entry.text for entry in held.left)
    assert all(word in words for word in (MOTTO, "BÁO CÁO", "Về lĩnh vực y tế", "Nơi nhận:"))


def test_a_letterhead_typed_in_lines_is_set_aside_too() -> None:
    laid = (
        line("SỞ Y TẾ", bold=True), line(MOTTO, bold=True), line("Độc lập - Tự do - Hạnh phúc"),
        line("Số: 12/BC-SYT"), line("Lạng Sơn, ngày 05 tháng 11 năm 2025"),
        line("Kính gửi: Sở Tài chính"), line("- UBND tỉnh;"), line(BODY),
    )  # fmt: skip
    assert kept(*laid) == [BODY]


def test_a_file_without_frame_keeps_every_line() -> None:
    laid = (line("Y tế cơ sở", bold=True), line(BODY), line("Giám đốc các trung tâm báo cáo."))
    assert kept(*laid) == [thing.text for thing in laid if isinstance(thing, Line)]


def test_a_table_of_data_is_no_letterhead_and_no_signature() -> None:
    numbers = table("TT", "Số: 5/7", "Giám đốc", ruled=True)
    assert kept(numbers, line(BODY), numbers) == [numbers.text, BODY, numbers.text]


def test_recipients_and_a_signer_in_lines_end_the_text() -> None:
    laid = (line(BODY), line("Nơi nhận:", bold=True), line("- Như trên;"), line("- Lưu: VT."),
            line("KT. GIÁM ĐỐC", bold=True), line("PHÓ GIÁM ĐỐC", bold=True),
            line("Nguyễn Văn A", bold=True))  # fmt: skip
    assert kept(*laid) == [BODY]


def test_an_annex_behind_the_signature_stays() -> None:
    laid = (line(BODY), line("Nơi nhận:"), line("- Như trên;"),
            line("Phụ lục I", bold=True, align="center"), line(BODY))  # fmt: skip
    assert kept(*laid) == [BODY, "Phụ lục I", BODY]


def test_a_contents_list_typed_by_hand_is_set_aside() -> None:
    laid = (line("MỤC LỤC"), line("I. Hiện trạng ...... 1"), line("II. Định hướng ..... 12"),
            line("I. Hiện trạng"), line(BODY))  # fmt: skip
    assert kept(*laid) == ["I. Hiện trạng", BODY]


def test_what_an_annex_is_attached_to_is_set_aside_and_told() -> None:
    held = store("x")
    attached = line("(Kèm theo Báo cáo điều chỉnh quy hoạch tỉnh)", italic=True, align="center")
    laid = (line("Danh mục dự án", bold=True), attached, line(BODY))
    assert [thing.text for thing in without_frame(laid, held)] == ["Danh mục dự án", BODY]
    assert [entry.text for entry in held.left] == [attached.text]
    assert kept(line(BODY), line(attached.text)) == [BODY, attached.text]
