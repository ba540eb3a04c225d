import pytest

from pipeline.model.register_memory import (
    Remembered,
    memory_line,
    number_of,
    print_of,
    read_memory_line,
)


@pytest.mark.parametrize(
    "kept",
    [
        Remembered("0123456789abcdef"),
        Remembered("k", {"item": "ab"}, {"explanation": 'Dòng 1\nDòng 2 {x} "y"'}),
        Remembered("nhap", {}, {"content": "Ý kiến"}),
    ],
)
def test_what_is_kept_is_read_back_from_its_line(kept: Remembered) -> None:
    line = memory_line("YK1-SYT-001", kept)
    assert "\n" not in line
    assert read_memory_line(line) == ("YK1-SYT-001", kept)


def test_a_line_that_is_not_ours_keeps_code_and_key() -> None:
    for rest in (" {hong", ' {"w":3,"v":[1]}'):
        assert read_memory_line(f"A b{rest}") == ("A", Remembered("b"))


def test_a_print_is_of_the_words_and_not_of_their_spelling() -> None:
    assert print_of("Y  TẾ ") == print_of("y tế")
    assert print_of("y tế") != print_of("y té")
    assert len(print_of("")) == 8


@pytest.mark.parametrize(
    ("text", "number"), [("3", "3"), ("Mẫu 03", "3"), ("[mẫu 3]", "3"), ("MẪU A", "a"), ("0", "0")]
)
def test_the_number_of_a_module(text: str, number: str) -> None:
    assert number_of(text) == number
