from pipeline.model.brought import Left
from pipeline.render.terminal.imported import diff_lines, left_lines, written_lines


def test_what_was_written_is_counted_and_nothing_is_said_of_what_is_not_there() -> None:
    counts = {"tiêu đề": 3, "bảng": 0, "hình": 1}
    place = "sections/lan-1/so-y-te"
    assert list(written_lines(place, "y-te", counts, dry=False)) == [
        "Đã ghi sections/lan-1/so-y-te/y-te.md: 3 tiêu đề, 1 hình"
    ]
    assert next(written_lines(place, "y-te", {}, dry=True)).startswith("Sẽ ghi")


def test_places_left_are_told_with_why_and_the_rest_counted() -> None:
    left = [Left("đoạn 1: 'Mật'", "Mật", "chữ ẩn"), Left("đầu trang", "SỞ " * 60, "có", "bỏ")]
    lines = list(left_lines(left * 9, ".nhap/y-te.json", every=False))
    assert lines[1] == "    đoạn 1: 'Mật': chữ ẩn"
    assert lines[2].startswith("    đầu trang: “SỞ SỞ")
    assert lines[2].endswith("…” có; bỏ")
    assert lines[-1].startswith("    … và 6 chỗ nữa")
    assert len(list(left_lines(left * 9, "x", every=True))) == 19
    assert list(left_lines((), "x", every=False)) == ["  Không để lại chữ nào ngoài bài."]


def test_a_difference_shows_lines_and_names_other_files() -> None:
    lines = list(diff_lines("a\nb\n", "a\nc\n", ["y-te-bang-1.xlsx"], every=False))
    assert [line for line in lines if line.startswith(("  -b", "  +c"))] == ["  -b", "  +c"]
    assert lines[-1] == "  khác nội dung: y-te-bang-1.xlsx"
    long = list(diff_lines("", "\n".join(map(str, range(99))), (), every=False))
    assert "dòng nữa" in long[-1]
    assert list(diff_lines("a", "a", (), every=True)) == []
