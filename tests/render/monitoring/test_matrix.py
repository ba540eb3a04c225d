"""The matrix fits 100 columns, groups sum up where they are large, one agency is shown whole."""

from pipeline.render.monitoring.matrix import agency_lines, status_lines
from pipeline.render.terminal.lines import Style, columns, plain
from tests.render.monitoring.statuses import status


def lines() -> list[str]:
    return [plain(line) for line in status_lines(status())]


def row(name: str) -> list[list[str]]:
    """The cells of an agency, by round."""
    found = next(line for line in lines() if line.strip().startswith(name))
    return [cells.split() for cells in found.split("│")[1:]]


def test_no_line_is_wider_than_100_columns() -> None:
    assert max(columns(line) for line in lines()) <= 100
    assert max(columns(plain(line)) for line in agency_lines(status(), "so-xay-dung")) <= 100
    assert max(columns(plain(line)) for line in status_lines(status(), width=60)) <= 60


def test_each_agency_has_its_figures_of_each_round_under_its_group() -> None:
    assert row("Sở Y tế") == [["·", "1", "·", "·", "1", "1/1"], ["·", "1", "·", "·", "·", "0/1"]]
    assert row("Sở Xây dựng") == [["1", "·", "·", "·", "1", "·"], ["1", "·", "·", "1", "1", "·"]]
    assert row("Tổng số")[1] == ["31", "1", "·", "1", "31", "0/1"]
    names = [line.strip() for line in lines()]
    assert names.index("I. Sở, ban, ngành") < names.index("II. UBND các xã, phường")


def test_a_large_group_is_one_line() -> None:
    assert row("30 đơn vị") == [["·"] * 6, ["30", "·", "·", "·", "30", "·"]]
    assert not any("UBND xã 7" in line and "│" in line for line in lines())


def test_answers_stand_by_group_with_those_who_are_silent() -> None:
    text = "\n".join(lines())
    assert "Lấy ý kiến Dự thảo lần 1, hạn trả lời 24/11/2025" in text
    found = {line.split("  ")[1].strip(): line for line in lines() if "trả lời," in line}
    assert (
        "1/1 trả lời, 0 thống nhất, 0 im lặng, xử lý 3/4 ý kiến" in found["I. Bộ, ngành Trung ương"]
    )
    assert "1/1 trả lời, 1 thống nhất" in found["II. Sở, ban, ngành"]
    assert "0/1 trả lời, 0 thống nhất, 1 im lặng" in found["III. UBND các xã, phường"]


def test_what_is_overdue_is_named_and_forms_are_counted() -> None:
    text = lines()
    at = text.index("Quá hạn, Dự thảo lần 2: 32 phần")
    assert text[at + 1] == "  chậm 5 ngày     Sở Xây dựng: Giao thông [giao-thong]"
    assert text[at + 2].split() == ["có", "lỗi", "Sở", "Xây", "dựng:", "Cấp", "nước", "[cap-nuoc]"]
    assert text[at + 3] == "  chậm 5 ngày     30 cơ quan: biểu mẫu Dữ liệu xã [du-lieu]"
    assert "1 phần đã nhận không rõ ngày: ghi vào nop.yaml" in text
    assert "Đổi sau khi ký: 1 phần, phải ký lại" in text


def test_colour_is_a_style_of_pieces_and_never_in_the_text() -> None:
    made = status_lines(status())
    assert any(piece.style is Style.ERROR for line in made for piece in line)
    assert "\x1b" not in "".join(lines())


def test_one_agency_is_shown_with_every_part_its_faults_and_those_it_asks() -> None:
    text = [plain(line) for line in agency_lines(status(), "so-y-te")]
    at = text.index("  đã nhận        =Y tế [y-te]")
    known = "nhận 13/11/2025 (theo nop.yaml); chậm 3 ngày; đã ký"
    assert text[at + 1].strip() == known
    assert "  đầu mối Bộ Y tế: có ý kiến, 4 ý kiến" in text
    assert f"{'':17}không rõ ngày nhận để tính hạn; đổi sau khi ký" in text
    assert f"{'':17}tệp a.md khác tệp đã ký" in text
    roads = [plain(line) for line in agency_lines(status(), "so-xay-dung")]
    assert f"{'':17}sections/a.md:3: sai" in roads
    assert "  lấy ý kiến: thống nhất" in roads
    forms = [plain(line) for line in agency_lines(status(), "xa-3")]
    assert "  chưa gửi       Dữ liệu xã [du-lieu] (biểu mẫu)" in forms
