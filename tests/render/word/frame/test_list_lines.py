from pipeline.model.letter_widths import width
from pipeline.render.word.frame.list_lines import (
    APPENDIX,
    CAPTION,
    HANGS,
    TEXT_WIDTH,
    heading_line,
    with_room,
)

FULL = (
    "Bảng 2.5. Giải ngân các dự án vùng đồng bào dân tộc thiểu số giai đoạn 2021\u00a0-\u00a02025"
)


def test_a_line_that_its_words_fill_ends_before_the_last_of_them() -> None:
    assert with_room(FULL, CAPTION).split("\n") == [
        "Bảng 2.5. Giải ngân các dự án vùng đồng bào dân tộc thiểu số giai đoạn ",
        "2021\u00a0-\u00a02025",
    ]
    assert width(FULL, bold=False) * 260 < TEXT_WIDTH  # without its number it would fit


def test_a_line_with_room_stays_as_it_is_whether_it_is_the_first_or_not() -> None:
    for words in ("Bảng 2.5. Giải ngân", f"{FULL} và những năm sau", "một"):
        assert with_room(words, CAPTION) == words
    assert "\n" in with_room(f"{FULL} {FULL[:-12]}", CAPTION)


def test_capitals_bold_letters_and_indents_take_their_room() -> None:
    words = "IX. Bảo vệ môi trường, tài nguyên và ứng phó biến đổi khí hậu"
    assert with_room(words, heading_line(2)).endswith("biến đổi \nkhí hậu")
    assert "\n" not in with_room(words, heading_line(3))
    assert heading_line(4).left == 2 * heading_line(3).left == 480
    assert {level for level in HANGS if heading_line(level).bold} == {1}


def test_the_number_of_an_appendix_stands_before_its_words() -> None:
    title = "Danh mục cơ sở y tế và cơ sở trợ giúp xã hội cũ"
    assert with_room(title, APPENDIX, "Phụ lục VIII. ") == f"{title[:-6]}\n{title[-6:]}"
    assert with_room(title, APPENDIX) == title
