import pytest

from pipeline.model.table_title import repeats_caption

CAPTION = "Giảm nghèo vùng đồng bào dân tộc thiểu số theo khu vực, năm 2025"


@pytest.mark.parametrize("title", [
    CAPTION,
    CAPTION.upper() + ".",
    "GIẢM NGHÈO VÙNG ĐỒNG BÀO DÂN TỘC THIỂU SỐ",
    "Bảng 3.2: Giảm nghèo vùng đồng bào dân tộc thiểu số",
    "Giảm nghèo nam 2025",
])  # fmt: skip
def test_a_title_without_a_word_of_its_own_repeats_the_caption(title: str) -> None:
    assert repeats_caption(title, CAPTION)


@pytest.mark.parametrize("title", [
    "", "Biểu 01", "Biểu 01. Giảm nghèo theo khu vực", "Giảm nghèo năm 2024",
    "Giảm nghèo bình quân theo khu vực",
])  # fmt: skip
def test_a_title_that_says_more_does_not(title: str) -> None:
    assert not repeats_caption(title, CAPTION)


def test_nothing_is_repeated_where_there_is_no_caption() -> None:
    assert not repeats_caption("Giảm nghèo", "")
