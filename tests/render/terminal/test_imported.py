from pipeline.model.brought import Left
from pipeline.render.terminal.imported import diff_lines, left_lines, written_lines


def test_what_was_written_is_counted_and_nothing_is_said_of_what_is_not_there() -> None:
    counts = {"tiêu đề": 3, "bảng": 0, "hình": 1}
    place = "sections/lan-1/so-y-te"
    assert list(written_lines(place, "y-te", counts, dry=False)) == [
        "Đã ghi sections/lan-1/so-y-te/y-te.md: 3 tiêu đề, 1 hình"
    ]
    assert next(written_lines(place, "y-te", {}, dry=True)).startswith("Sẽ ghi")


def test_what_can_be_mended_is_told_by_place_and_the_usual_by_kind() -> None:
    usual = Left("đoạn 1: 'SỞ Y TẾ'", "SỞ Y TẾ", "phần đầu văn bản")
    hidden = Left("đoạn 3: 'Mật'", "Mật", "chữ ẩn", "bỏ ẩn")
    comment = Left("ghi chú", "Xem " * 60, "ghi chú của A", "xử lý trong Word")
    lines = list(left_lines([usual, usual, hidden, comment], ".nhap/y-te.json", every=False))
    assert lines[1] == "    đoạn 3: 'Mật': chữ ẩn; bỏ ẩn"
    assert lines[2].startswith("    ghi chú: “Xem Xem")
    assert lines[3] == "    phần đầu văn bản (2 chỗ)"
    assert list(left_lines((), "x", every=False)) == ["  Không để lại chữ nào ngoài bài."]


def test_beyond_some_places_the_rest_is_counted_unless_every_one_is_asked_for() -> None:
    left = [Left(f"đoạn {at}", "", "chữ ẩn", "bỏ ẩn") for at in range(18)]
    lines = list(left_lines(left, "x", every=False))
    assert lines[-1] == "    … và 6 chỗ nữa (--chi-tiet cho biết từng chỗ)"
    assert len(list(left_lines([*left, Left("tệp", "", "mục lục")], "x", every=True))) == 20


def test_a_difference_shows_lines_and_names_other_files() -> None:
    lines = list(diff_lines("a\nb\n", "a\nc\n", ["y-te-bang-1.xlsx"], every=False))
    assert [line for line in lines if line.startswith(("  -b", "  +c"))] == ["  -b", "  +c"]
    assert lines[-1] == "  khác nội dung: y-te-bang-1.xlsx"
    long = list(diff_lines("", "\n".join(map(str, range(99))), (), every=False))
    assert "dòng nữa" in long[-1]
    assert list(diff_lines("a", "a", (), every=True)) == []
