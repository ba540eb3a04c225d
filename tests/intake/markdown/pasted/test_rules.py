from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.markdown.pasted.rules import (
    CODES,
    RULES,
    WITHIN,
    mended_lines,
    pasted_notices,
    pieces,
)
from pipeline.model.notice import Severity
from tests.intake.as_markdown import codes, read

PASTED = """---
ly-do: thử
---
# 1. Mạng lưới

• Một
"""


def test_what_was_pasted_is_told_with_line_agency_and_item() -> None:
    told = read(PASTED).notices
    assert [(notice.line, notice.code) for notice in told] == [
        (4, "tieu-de-tu-danh-so"),
        (6, "dau-dong-la"),
    ]
    assert {(notice.agency, notice.severity) for notice in told} == {("so-y-te", Severity.WARNING)}
    assert all("đây có lẽ là" in notice.message for notice in told)


def test_a_fence_holds_what_it_holds() -> None:
    assert codes("```\n# 1. Mục\n\n\tthụt\n```\n") == []


def test_after_some_of_a_kind_one_notice_stands_for_the_others() -> None:
    told = list(pasted_notices(["• a"] * 20, file="a.md", first_line=0))
    assert len(told) == 9
    assert told[8].message.startswith("từ dòng này trở đi còn nhiều chỗ cùng loại. ")


def test_every_kind_says_what_it_probably_is_and_how_to_write_it() -> None:
    text = (
        "# 1. a\n\nPHẦN I\n\n**Đậm**\n\n• a\n\n- a\n+ b\n\na) m; b) n\n\nTên\tSố\na\t1\n\nx\n"
        "\n\tthụt\n\nMột câu.\nHai câu nữa đó.\n\nBảng 1. Tên\n\nxem Bảng 2 và xã(1)\n\n(1) chú"
    )
    told = list(pasted_notices(text.split("\n"), file="a.md", first_line=0))
    assert {notice.code for notice in told} == CODES
    for notice in told:
        assert "đây có lẽ là" in notice.message
        assert notice.fix
        assert "{{" not in notice.fix


LINES = st.lists(
    st.sampled_from(
        [
            *("", "# 1.1. a", "• b", "– c", "- d", "+ e", "\tg", "    h", "a) i; b) k", "l."),
            *("M n;", "x\ty", "z   t   u", "**v**", "Bảng 1. w", "PHẦN I", "[^1]: q", "a) p"),
        ]
    ),
    max_size=12,
)


@given(LINES)
def test_mending_keeps_the_words_and_ends_where_nothing_is_left_to_mend(lines: list[str]) -> None:
    before = lines
    for _ in range(6):
        before = mended_lines(before, before)
    assert mended_lines(before, before) == before
    kept = "".join(sign for sign in "".join(before) if sign.isalpha())
    assert kept == "".join(sign for sign in "".join(lines) if sign.isalpha())


def test_no_two_pieces_that_are_blocks_claim_a_line() -> None:
    assert len(RULES) == 10
    assert len(WITHIN) == 2
    found = pieces(["**Bảng 1. a**", "", "• xem Bảng 2"])
    assert [piece.code for piece in found] == ["ten-bang-go-tay", "dau-dong-la", "tro-go-tay"]
