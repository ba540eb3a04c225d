"""Edits made without marks are told from what the draft says: changed, gone, moved, added."""

from collections.abc import Sequence

import pytest

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.edits import Edit
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.untracked_edits import UntrackedEdit, in_order, untracked_edits
from tests.intake.review.copies import block, matched, p, row, table, units

LONG = [f"Đoạn thứ {word} nói về một việc khác hẳn." for word in ("một", "hai", "ba", "bốn")]


def edits(
    content: str,
    blocks: Sequence[DraftBlock],
    found: Matching,
) -> tuple[list[UntrackedEdit], set[int]]:
    read = units(content)
    told, missing = untracked_edits(read, [unit.before for unit in read], blocks, found)
    return in_order(told, found), missing


def told(*given: tuple[list[UntrackedEdit], set[int]]) -> list[tuple[int | None, int | None, str]]:
    return [(one.block, one.unit, one.edit.content) for found, _ in given for one in found]


def test_a_copy_that_says_what_the_draft_says_has_no_edit() -> None:
    found = edits(p("một hai") + p("ba"), [block("một  hai"), block("ba")], matched([0, 1], 2))
    assert found == ([], set())


def test_words_changed_are_told_at_their_block_and_unit() -> None:
    found = edits(p("a") + p("Dài 6 km."), [block("Dài 5 km."), block("a")], matched([1, 0], 2))
    assert told(found) == [(0, 1, "Sửa “5” thành “6”")]
    assert found[0][0].edit == Edit("Dài 5 km.", "Dài 6 km.", "Sửa “5” thành “6”")


def test_a_paragraph_split_without_marks_is_no_change_of_words() -> None:
    found = edits(p("Câu một.") + p("Câu hai."), [block("Câu một. Câu hai.")], matched([0, 0], 1))
    assert told(found) == []


def test_paragraphs_joined_are_held_together_against_the_one() -> None:
    joined = matched([0], 2)
    joined.joined_to[1] = 0
    blocks = [block("Câu một."), block("Câu hai.")]
    assert told(edits(p("Câu một. Câu hai."), blocks, joined)) == []
    assert told(edits(p("Câu một. Câu 2."), blocks, joined)) == [(0, 0, "Sửa “hai” thành “2”")]


def test_what_is_gone_is_told_but_not_what_says_nothing() -> None:
    blocks = [block("Còn."), block("Mất."), block("a b", cells=("a", "b")), block("")]
    blocks.append(block("Còn nữa."))
    assert told(edits(p("Còn.") + p("Còn nữa."), blocks, matched([0, 4], 5))) == [
        (1, None, "Bỏ đoạn “Mất.”"), (2, None, "Bỏ dòng “a b”"),
    ]  # fmt: skip


def test_a_section_that_the_copy_does_not_hold_is_not_gone() -> None:
    blocks = [block("A."), *(block(f"Mất {n}.", section=1) for n in range(10))]
    found = edits(p("A."), blocks, matched([0], 11))
    assert found == ([], {1})
    # three of ten are there: it is held
    read = p("A.") + "".join(p(f"Mất {n}.") for n in range(3))
    found = edits(read, blocks, matched([0, 1, 2, 3], 11))
    assert (len(found[0]), found[1]) == (7, set())
    found = edits(p("A.") + p("Mất 0.") + p("Mất 1."), blocks, matched([0, 1, 2], 11))
    assert found == ([], {1})


def test_a_block_joined_to_another_counts_as_held() -> None:
    joined = matched([0], 2)
    joined.joined_to[1] = 0
    blocks = [block("Một."), block("Hai.", section=1)]
    assert edits(p("Một. Hai."), blocks, joined) == ([], set())


def test_what_came_stands_behind_the_block_before_it() -> None:
    content = p("Mới đầu.") + p("A.") + p("Mới sau A.") + table(row("x", "y")) + p("")
    content += p("B khác.")
    found = edits(content, [block("A."), block("B.")], matched([None, 0, None, None, None, 1], 2))
    assert told(found) == [
        (None, 0, "Thêm đoạn “Mới đầu.”"),
        (None, 2, "Thêm đoạn “Mới sau A.”"),
        (None, 3, "Thêm dòng “x y”"),
        (1, 5, "Thêm “khác”"),
    ]


@pytest.mark.parametrize(
    ("order", "moved"),
    [([0, 1, 2, 3], []), ([1, 2, 3, 0], [0]), ([3, 0, 1, 2], [3]), ([0, 2, 1, 3], [2]),
     ([3, 2, 1, 0], [1, 2, 3])],
)  # fmt: skip
def test_as_few_blocks_moved_as_explain_the_order(order: list[int], moved: list[int]) -> None:
    blocks = [block(text) for text in LONG]
    found, _ = edits("".join(p(LONG[n]) for n in order), blocks, matched(list(order), 4))
    assert [one.block for one in found] == moved


def test_a_move_says_behind_what_it_stands_now() -> None:
    blocks = [block(text) for text in LONG]
    behind, _ = edits("".join(p(LONG[n]) for n in (1, 2, 3, 0)), blocks, matched([1, 2, 3, 0], 4))
    assert behind == [
        UntrackedEdit(0, 3, Edit(LONG[0], LONG[0], f"Chuyển “{LONG[0]}” đến sau “{LONG[3]}”"))
    ]
    first, _ = edits("".join(p(LONG[n]) for n in (3, 0, 1, 2)), blocks, matched([3, 0, 1, 2], 4))
    assert first[0].edit.content == f"Chuyển “{LONG[3]}” lên đầu"


def test_what_is_short_or_stands_twice_did_not_move() -> None:
    for count, moved in ((11, 0), (12, 1)):
        texts = ["x" * count, LONG[1], LONG[2]]
        content = p(texts[1]) + p(texts[2]) + p(texts[0])
        found, _ = edits(content, [block(text) for text in texts], matched([1, 2, 0], 3))
        assert len(found) == moved
    texts = [LONG[0], LONG[1], LONG[2], LONG[0]]
    content = "".join(p(texts[n]) for n in (1, 2, 0, 3))
    found, _ = edits(content, [block(text) for text in texts], matched([1, 2, 0, 3], 4))
    assert found == []


def test_the_cells_of_a_row_that_changed_are_told_under_its_name() -> None:
    blocks = [block("Cầu 5 tỷ", cells=("Cầu", "5", "tỷ"))]
    (found,), _ = edits(table(row("Cầu", "6", "tỷ")), blocks, matched([0], 1))
    assert found.edit == Edit("5", "6", "Dòng “Cầu | 5 | tỷ”: Viết lại nội dung ô “5”")
    (found,), _ = edits(table(row("Cầu", "", "đồng")), blocks, matched([0], 1))
    assert (found.edit.quote, found.edit.proposed) == ("5 | tỷ", "đồng")
    assert found.edit.content == (
        "Dòng “Cầu | 5 | tỷ”: Bỏ nội dung ô “5”; Viết lại nội dung ô “tỷ”"
    )


def test_a_row_with_other_cells_is_told_as_a_whole() -> None:
    blocks = [block("Cầu 5", cells=("Cầu", "5"))]
    (found,), _ = edits(table(row("Cầu", "6", "tỷ")), blocks, matched([0], 1))
    assert found.edit.content == "Sửa “5” thành “6 tỷ”"


def test_rows_that_changed_places_are_told_and_many_of_a_table_are_sorted() -> None:
    texts = [f"{name} xã" for name in "ABCDEFG"]
    blocks = [block(text, cells=(text,), table=0, name="Dân số") for text in texts]
    few = [1, 2, 3, 4, 5, 6, 0]
    found, _ = edits(table(*(row(texts[at]) for at in few)), blocks, matched([*few], 7))
    assert [one.edit.content for one in found] == ["Chuyển “A xã” đến sau “G xã”"]
    many = [6, 5, 4, 3, 2, 1, 0]
    found, _ = edits(table(*(row(texts[at]) for at in many)), blocks, matched([*many], 7))
    assert [one.edit.content for one in found] == [
        "Sắp xếp lại các dòng của bảng “Dân số” (6 dòng chuyển chỗ)"
    ]
