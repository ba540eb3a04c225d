import pytest

from pipeline.intake.departmental.paragraphs.markers import Kind, marker_of


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Phần thứ nhất", Kind.PART, "thứ nhất"),
        ("PHẦN II. ĐÁNH GIÁ", Kind.PART, "II"),
        ("Phụ lục III", Kind.ANNEX, "III"),
        ("Chương I", Kind.CHAPTER, "I"),
        ("Mục 2", Kind.SECTION, "2"),
        ("Tiểu mục 1", Kind.SUBSECTION, "1"),
        ("Điều 5. Phạm vi", Kind.ARTICLE, "5"),
        ("A. Đặt vấn đề", Kind.CAPITAL, "A"),
        ("C. Kiến nghị", Kind.CAPITAL, "C"),
        ("IV. Giải pháp", Kind.ROMAN, "IV"),
        ("I/ Tình hình", Kind.ROMAN, "I"),
        ("II - Kết quả", Kind.ROMAN, "II"),
        ("1. Dân số", Kind.ARABIC, "1"),
        ("1.1 Quy mô", Kind.DECIMAL_2, "1.1"),
        ("2.3.1. Cơ cấu", Kind.DECIMAL_3, "2.3.1"),
        ("I.2. Y tế", Kind.DECIMAL_2, "I.2"),
        ("đ) Nước sạch", Kind.LETTER, "đ"),
        ("- Đường", Kind.DASH, "-"),
        ("+ Cầu", Kind.DASH, "+"),
        ("(1) Thứ nhất", Kind.OTHER, "1"),
        ("1) Thứ nhất", Kind.ROUND, "1"),
        ("1/ Thuận lợi", Kind.ARABIC, "1"),
    ],
)
def test_a_line_opens_with_a_marker(text: str, kind: Kind, count: str) -> None:
    found = marker_of(text)
    assert (found.kind, found.count) == (kind, count)


@pytest.mark.parametrize(
    "text",
    [
        "", "Dân số trung bình", "1.234 người", "1,5 triệu", "Phần lớn các xã", "Mục tiêu đến 2030",
        "Điều kiện tự nhiên", "-5,2% so với", "CNTT", "Việt Nam. Lào",
    ],
)  # fmt: skip
def test_words_that_only_look_like_one_open_with_none(text: str) -> None:
    assert marker_of(text).kind is Kind.NONE


def test_a_marker_says_how_many_letters_it_takes() -> None:
    assert "1.1. Quy mô"[marker_of("1.1. Quy mô").length :] == "Quy mô"
    assert "Chương I: Chung"[marker_of("Chương I: Chung").length :] == "Chung"
