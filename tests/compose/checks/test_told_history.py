import pytest

from pipeline.compose.checks.told_history import is_past, says_so, sentences_told


def past(text: str) -> list[bool]:
    return [sentence.is_past for sentence in sentences_told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trước sắp xếp, có 11 huyện. Huyện Cao Lộc có 22 xã.", [True, True]),
        ("Trước sắp xếp, có 11 huyện. Nay huyện Cao Lộc giáp.", [True, False]),
        ("Năm 2023, tỉnh có 200 xã. Các huyện đã rà soát. Đến năm 2030 sẽ mở rộng.",
         [True, True, False]),
        ("Huyện Cao Lộc có 22 xã. Trước đây rộng.", [False, True]),
        ("Giai đoạn 2021 - 2025 và tiếp tục đến năm 2030.", [False]),
        ("Đến năm 2030, các xã cũ được nâng cấp.", [True]),
        ("TP. Lạng Sơn mở rộng.", [False]),
        ("Bỏ lớp trung gian cấp huyện, kết nối thẳng.", [True]),
        ("Đất bỏ hoang tại huyện Cao Lộc.", [False]),
        ("Một dòng\nNăm 2020 hai dòng", [False, True]),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_in_the_past_until_it_says_otherwise(
    text: str, expected: list[bool]
) -> None:
    assert past(text) == expected


def test_quotations_and_titles_of_old_documents_are_blanked_out() -> None:
    text = (
        "Đề án “Chợ huyện Cao Lộc” và Quyết định số 12/QĐ-UBND ngày 3/4/2020 của UBND tỉnh về "
        "chợ huyện Cao Lộc; xây chợ."
    )
    (sentence,) = sentences_told(text)
    assert "huyện" not in sentence.open
    assert sentence.open.endswith("; xây chợ.")
    assert sentence.text == text
    assert len(sentence.open) == len(text)
    (new,) = sentences_told(text.replace("2020", "2025").replace("ngày 3/4", "ngày 3/8"))
    assert new.open.count("huyện") == 1


def test_a_caption_tells_of_the_past_by_its_years_and_a_row_by_its_words() -> None:
    assert is_past("Dân số năm 2022 theo huyện")
    assert not is_past("Dân số năm 2030")
    assert says_so("xã cũ")
    assert not says_so("năm 2022")
