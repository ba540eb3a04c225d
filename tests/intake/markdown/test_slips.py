import pytest

from pipeline.intake.markdown.slips import slips
from pipeline.limits import MAX_TOLD
from tests.intake.as_markdown import read, text_of


def told(text: str, first_line: int = 0) -> list[tuple[str, int | None]]:
    return [(n.code, n.line) for n in slips(text, file="a.md", first_line=first_line)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d\n", "dau-xung-dot", 2),
        (">>>>>>> d", "dau-xung-dot", 1),
        ("a\n\n+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n", "bang-kieu-khac", 3),
        ("Năm   Giá\n----  ---\n2024  12\n2025  13\n", "bang-kieu-khac", 2),
        ("Các c\u043eng trình", "chu-giong", 1),
        ("Đường \u0391B", "chu-giong", 1),
        ("a_x000D_", "ky-tu-thoat", 1),
        ("họp ngày 31/4/2025", "ngay-khong-co", 1),
        ("họp Ngày 29/02/2025", "ngay-khong-co", 1),
        ("họp ngày 31 tháng 9 năm 2025", "ngay-khong-co", 1),
    ],
)
def test_a_slip_is_told_once_at_its_line(text: str, code: str, line: int) -> None:
    assert told(text) == [(code, line)]
    assert told(text, first_line=4) == [(code, line + 4)]


@pytest.mark.parametrize(
    "text",
    [
        "Tiêu đề\n=======\n",
        "<<<<<< sáu dấu",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Tiêu đề\n-------\n\n---\n\n- - a",
        "ΔT, 5 μm, hệ số α; Москва và Санкт-Петербург",
        "_x005F_ và _x1F600_",
        "ngày 29/02/2024, 31/12/2025; số 31/2/2025; tỷ lệ 30/02/2025",
        "```\n+---+---+\nngày 31/4/2025\n```\n",
        "~~~\n----  ---\n```\n_x000D_\n~~~\n",
    ],
)
def test_what_is_meant_is_no_slip(text: str) -> None:
    assert told(text) == []


def test_a_conflict_is_told_within_code_too_and_each_once() -> None:
    conflict = "<<<<<<< a\nx\n||||||| b\ny\n=======\nz\n>>>>>>> c\n"
    assert told(f"```\n{conflict}```\n\n{conflict}") == [("dau-xung-dot", 2), ("dau-xung-dot", 11)]


def test_a_fence_left_open_hides_no_slip() -> None:
    assert told("```\na_x000D_\n") == [("ky-tu-thoat", 2)]


def test_many_slips_of_a_kind_end_in_one_notice() -> None:
    *few, last = slips("a_x000D_\n" * (MAX_TOLD + 5), file="a.md", first_line=0)
    assert len(few) == MAX_TOLD
    assert last.message == "còn 5 chỗ khác có lỗi như trên"
    assert last.line == MAX_TOLD + 1


def test_slips_are_told_of_a_section_below_its_front_matter_and_no_word_is_lost() -> None:
    text = "---\nly-do: sửa\n---\nHọp ngày 31/4/2025.\n"
    (notice,) = read(text).notices
    assert (notice.code, notice.line, notice.item) == ("ngay-khong-co", 4, "y-te")
    assert "31/4/2025" in text_of(text)


@pytest.mark.parametrize("mark", ["```", "~~~", "`````"])
def test_a_fence_that_nothing_closes_is_told(mark: str) -> None:
    (notice,) = read(f"a\n\n{mark}\nb\n\n# c\n").notices
    assert (notice.code, notice.line) == ("khoi-ma-khong-dong", 3)
    assert read(f"a\n\n{mark}\nb\n{mark}\n").notices == ()
    assert [n.code for n in read(f"{mark}").notices] == ["khoi-ma-khong-dong"]


def test_thousands_of_slips_that_the_parser_meets_end_in_one_notice() -> None:
    row = "| 1 | 2 | 3 |\n"
    found = read("| a | b |\n|---|---|\n" + row * 500).notices
    assert [notice.code for notice in found] == ["dong-bang-lech"] * (MAX_TOLD + 1)
    assert found[-1].message.startswith("từ dòng này trở đi còn nhiều chỗ")


def test_divisions_within_one_that_lacks_its_end_are_not_told_again() -> None:
    assert [n.code for n in read("::: khung\n::: khung\na\n").notices] == ["khoi-khong-dong"]
    twice = "> ::: khung\n> a\n\n> ::: khung\n> b\n"
    assert [n.code for n in read(twice).notices] == ["khoi-khong-dong"] * 2
