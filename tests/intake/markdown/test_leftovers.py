"""What stays in the text though it was meant otherwise: told once, printed as written."""

import pytest

from tests.intake.as_markdown import codes, text_of


@pytest.mark.parametrize(
    ("text", "code", "kept"),
    [
        ("a[^x]", "chu-thich-thieu", "a[^x]"),
        ("a <b>đậm</b>", "html-tho", "a <b>đậm</b>"),
        ("<!-- ghi chú -->", "html-tho", "<!-- ghi chú -->"),
        ("a {#muc-x} b", "thuoc-tinh-sai-cho", "a {#muc-x} b"),
        ("`x`{=html}", "ma-nguyen-van", "x"),
    ],
)
def test_it_is_noticed_and_kept(text: str, code: str, kept: str) -> None:
    assert codes(text) == [code]
    assert text_of(text) == kept


def test_the_same_mark_twice_is_one_notice_and_two_marks_are_two() -> None:
    assert codes("a[^x] b[^x]") == ["chu-thich-thieu"]
    assert codes("a[^x] b[^y]") == ["chu-thich-thieu"] * 2


def test_what_stands_in_code_is_what_was_meant() -> None:
    assert codes("`<b>` và `[^x]`") == []


def test_a_reference_spelled_almost_right_is_noticed() -> None:
    assert codes("xem @Bảng-x") == ["tro-viet-sai"]


def test_comparisons_are_no_html() -> None:
    assert codes("nếu a <b và c> d thì x < 5 > 3") == []
