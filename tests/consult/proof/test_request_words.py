import pytest

from pipeline.consult.proof import request_words as words


@pytest.mark.parametrize("text", ["Đưa dự án ra khỏi danh mục", "bỏ dòng", "Lược bỏ câu này"])
def test_words_that_delete(text: str) -> None:
    assert words.DELETES.match(text)


@pytest.mark.parametrize("text", ["Đưa vào khai thác 120 km", "bổ sung", "rút ngắn"])
def test_words_that_do_not_delete(text: str) -> None:
    assert not words.DELETES.match(text)


def test_more_is_asked_for_by_more_words_than_one() -> None:
    assert words.MORE.search("Cần làm rõ cách tính")
    assert words.MORE.search("nêu cụ thể")
    assert not words.MORE.search("cụ thể hóa nghị quyết")


def test_the_value_of_a_description_stands_behind_its_colon() -> None:
    found = words.VALUE.search('Bảng "A", dòng “Nam”, cột 2024: “812,2”')
    assert found is not None
    assert found[1] == "812,2"
    assert not words.VALUE.search("dòng “Nam”")


def test_what_moves_says_so_with_a_thing_or_a_direction() -> None:
    assert words.MOVES.match("Chuyển sang nhóm VI")
    assert not words.MOVES.match("Chuyển đổi số trong nông nghiệp")
